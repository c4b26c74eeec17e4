//! What a find or consume asks for: its headers and query, and the token they lead to.

use std::sync::Arc;

use docket_http::{ApiError, Caller, UserToken};
use http::HeaderMap;

use super::answer::{AuthToken, Configuration, ConsumedDestination};
use crate::api::list::bad;
use crate::properties::Destination;
use crate::service::Destinations;
use crate::token::answer::Token;
use crate::token::error::TokenError;
use crate::token::foreign_user;
use crate::token::retrieval::Inputs;
use crate::validate::PropertyError;

/// What a call asks for, read before anything is looked up.
pub(super) struct Request<'r> {
    caller: &'r Caller,
    user_token: Option<&'r str>,
    tenant: Option<&'r str>,
    saml_assertion: Option<&'r str>,
    skip_tokens: bool,
    skip_credentials: bool,
}

/// Headers that ask for what docket does not do: answered by an error instead of a token made without them.
const UNSUPPORTED: [&str; 5] = [
    "x-client-assertion",
    "x-client-assertion-type",
    "x-client-assertion-destination-name",
    "x-fragment-name",
    "x-chain-name",
];

impl<'r> Request<'r> {
    pub(super) fn read(
        caller: &'r Caller,
        query: &[(String, String)],
        headers: &'r HeaderMap,
    ) -> Result<Self, ApiError> {
        // An empty header means the same as none.
        let header = |name: &str| headers.get(name)?.to_str().ok().filter(|value| !value.trim().is_empty());
        if let Some(name) = UNSUPPORTED.iter().find(|name| header(name).is_some()) {
            return Err(bad(&format!("The header {name} is not supported.")));
        }
        let is_true =
            |name: &str| query.iter().any(|(key, value)| key == name && value.eq_ignore_ascii_case("true"));
        let (user_token, tenant) = (header("x-user-token"), header("x-tenant"));
        if user_token.is_some() && tenant.is_some() {
            return Err(bad("X-user-token and X-tenant cannot be combined; the token says the tenant."));
        }
        Ok(Self {
            caller,
            user_token,
            tenant,
            saml_assertion: header("x-samlassertion"),
            skip_tokens: is_true("$skipTokenRetrieval"),
            skip_credentials: is_true("$skipCredentials"),
        })
    }

    pub(super) async fn answer(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> ConsumedDestination {
        let properties = if self.skip_credentials {
            destination.properties.masked().0
        } else {
            destination.properties.clone()
        };
        let auth_token =
            if self.skip_tokens { None } else { self.auth_token(destinations, destination).await };
        ConsumedDestination {
            destination_configuration: Configuration { properties: properties.into_map(), metadata: None },
            auth_tokens: auth_token.map(|token| vec![token]),
        }
    }

    /// The token as it is shown, or why there is none; `None` where there is nothing to fetch.
    async fn auth_token(&self, destinations: &Destinations, destination: &Destination) -> Option<AuthToken> {
        match self.token(destinations, destination).await {
            Ok(token) => token.map(|token| AuthToken::of(&token, destinations.clock.now())),
            Err(error) => {
                let name = destination.name();
                tracing::info!(destination.name = name, "No token for destination {name}: {error}");
                Some(AuthToken::failed(error.to_string()))
            }
        }
    }

    async fn token(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let person = self.person(destinations, destination).await?;
        let inputs = Inputs {
            person: person.as_ref(),
            tenant: self.tenant,
            saml_assertion: self.saml_assertion,
            tenant_is_required: true,
        };
        destinations.tokens.retrieve(destination, inputs).await
    }

    /// Who the token is for: `X-user-token` goes before `Authorization`; both count only after they were checked, and only for
    /// a destination that acts for persons.
    async fn person(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> Result<Option<UserToken>, TokenError> {
        if !destination.acts_for_persons() {
            return Ok(None);
        }
        if let Some(token) = self.user_token {
            if let Some(jwks) = destination.get("x_user_token.jwks") {
                let now = destinations.clock.now();
                return foreign_user::validate(token, jwks, &destination.properties, now).map(Some);
            }
            if destination.get("x_user_token.jwks_uri").is_some() {
                let problem = "is not supported; put the key set into x_user_token.jwks";
                return Err(PropertyError::new("x_user_token.jwks_uri", problem).into());
            }
            let checked = destinations.user_tokens.validate(token).await;
            return checked.map(Some).map_err(|refused| {
                TokenError::Identity(format!("the token in X-user-token is not accepted: {}", refused.0))
            });
        }
        match self.caller {
            Caller::Person(person) => UserToken::of(person).map(Some).ok_or_else(|| {
                TokenError::Identity("the user's token lacks iss, zid, sub or exp".to_owned())
            }),
            Caller::Client(_) | Caller::CommandLine => Ok(None),
        }
    }
}
