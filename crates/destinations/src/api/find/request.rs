//! What a find or consume asks for: its headers and query, and the token they lead to.

use docket_http::{ApiError, Caller, ErrorFamily};
use http::HeaderMap;

use super::answer::{AuthToken, Configuration, ConsumedDestination, Owner};
use super::certificates;
use super::fragments::{FragmentHeaders, Search};
use super::token::TokenHeaders;
use crate::properties::Destination;
use crate::service::Destinations;

/// What a call asks for, read before anything is looked up.
pub(super) struct Request<'r> {
    caller: &'r Caller,
    token: TokenHeaders<'r>,
    fragments: FragmentHeaders<'r>,
    skip_tokens: bool,
    skip_credentials: bool,
}

impl<'r> Request<'r> {
    pub(super) fn read(
        caller: &'r Caller,
        query: &[(String, String)],
        headers: &'r HeaderMap,
    ) -> Result<Self, ApiError> {
        let is_true =
            |name: &str| query.iter().any(|(key, value)| key == name && value.eq_ignore_ascii_case("true"));
        Ok(Self {
            caller,
            token: TokenHeaders::read(headers)?,
            fragments: FragmentHeaders::read(headers)?,
            skip_tokens: is_true("$skipTokenRetrieval"),
            skip_credentials: is_true("$skipCredentials"),
        })
    }

    /// What is answered, and whose the certificates in it are.
    pub(super) async fn answer(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> Result<(ConsumedDestination, Vec<Owner>), ApiError> {
        let properties = if self.skip_credentials {
            destination.properties.masked().0
        } else {
            destination.properties.clone()
        };
        let auth_token = if self.skip_tokens {
            None
        } else {
            self.token.check_chain(destinations, self.caller).await?;
            self.auth_token(destinations, destination).await
        };
        let found =
            certificates::of(destinations, destination, self.skip_tokens, self.skip_credentials).await;
        let found = found.map_err(|error| error.into_api(ErrorFamily::Destination))?;
        let (certificates, levels): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let owners = levels.iter().map(|level| Owner::at(destinations, level)).collect();
        let answer = ConsumedDestination {
            destination_configuration: Configuration { properties: properties.into_map(), metadata: None },
            auth_tokens: auth_token.map(|token| vec![token]),
            certificates,
        };
        Ok((answer, owners))
    }

    /// The destination with the fragments the call names, and whose each of them is.
    pub(super) async fn with_fragments(
        &self,
        destinations: &Destinations,
        destination: Destination,
        search: Search,
    ) -> Result<(Destination, Vec<Owner>), ApiError> {
        self.fragments.apply(destinations, self.caller, destination, search).await
    }

    /// The token as it is shown, or why there is none; `None` where there is nothing to fetch.
    async fn auth_token(&self, destinations: &Destinations, destination: &Destination) -> Option<AuthToken> {
        match self.token.fetch(destinations, self.caller, destination).await {
            Ok(token) => token.map(|token| AuthToken::of(&token, destinations.clock.now())),
            Err(error) => {
                let name = destination.name();
                tracing::info!(destination.name = name, "No token for destination {name}: {error}");
                Some(AuthToken::failed(error.to_string()))
            }
        }
    }
}
