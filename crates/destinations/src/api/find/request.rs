//! What a find or consume asks for: its headers and query, and the token they lead to.

use docket_http::{ApiError, Caller};
use http::HeaderMap;

use super::answer::{AuthToken, Configuration, ConsumedDestination};
use super::token::TokenHeaders;
use crate::api::list::bad;
use crate::properties::Destination;
use crate::service::Destinations;

/// What a call asks for, read before anything is looked up.
pub(super) struct Request<'r> {
    caller: &'r Caller,
    token: TokenHeaders<'r>,
    skip_tokens: bool,
    skip_credentials: bool,
}

/// Headers that ask for what docket does not do: answered by an error instead of a token made without them.
const UNSUPPORTED: [&str; 1] = ["x-fragment-name"];

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
        Ok(Self {
            caller,
            token: TokenHeaders::read(headers)?,
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
