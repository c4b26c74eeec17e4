//! Tokens for which another destination is asked first: those whose client proves itself with that one's token.
//!
//! Source: SAP BTP Connectivity, "Client Assertion with Automated Assertion Fetching by the Service".

use std::sync::Arc;

use super::answer::Token;
use super::client::ClientAssertion;
use super::error::TokenError;
use super::inputs::Inputs;
use crate::authentication::Authentication;
use crate::properties::Destination;
use crate::service::Destinations;
use crate::validate::PropertyError;

impl Destinations {
    /// The token for calls to `destination`; `None` if its type needs none.
    ///
    /// Unless the caller brings a client assertion, one comes from the destination `provider` names, else
    /// `clientAssertion.destinationName`; it is on the same level as this one.
    pub(crate) async fn token(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
        provider: Option<&str>,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let user_info = self.user_info(destination, inputs).await?;
        let inputs = Inputs { user_info: user_info.as_deref(), ..inputs };
        match self.client_assertion(destination, inputs, provider).await? {
            None => self.tokens.retrieve(destination, inputs).await,
            Some(assertion) => self.tokens.retrieve(destination, asserted(inputs, &assertion)).await,
        }
    }

    /// Drops the token such a call would be answered with.
    pub(crate) async fn forget_token(&self, destination: &Destination, inputs: Inputs<'_>) {
        let Ok(user_info) = self.user_info(destination, inputs).await else { return };
        let inputs = Inputs { user_info: user_info.as_deref(), ..inputs };
        match self.client_assertion(destination, inputs, None).await {
            Ok(None) => self.tokens.forget(destination, inputs).await,
            Ok(Some(assertion)) => self.tokens.forget(destination, asserted(inputs, &assertion)).await,
            Err(_) => {}
        }
    }

    async fn client_assertion(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
        provider: Option<&str>,
    ) -> Result<Option<ClientAssertion>, TokenError> {
        let asks =
            Authentication::of(&destination.properties).is_ok_and(Authentication::asks_a_token_service);
        let provider = provider.or_else(|| destination.get("clientAssertion.destinationName"));
        let Some(name) = provider.filter(|_| asks && inputs.client_assertion.is_none()) else {
            return Ok(None);
        };
        let through = |error: TokenError| TokenError::Through { name: name.to_owned(), error: error.into() };
        self.assertion_of(&destination.instance_id, name, inputs).await.map(Some).map_err(through)
    }

    /// The token of a destination, as proof of another one's client.
    async fn assertion_of(
        &self,
        level: &str,
        name: &str,
        inputs: Inputs<'_>,
    ) -> Result<ClientAssertion, TokenError> {
        let provider = self.find_at(level, name).await.map_err(|error| TokenError::internal(&error))?;
        let provider = provider.ok_or_else(|| {
            TokenError::Request("there is no such destination on the same level".to_owned())
        })?;
        if Authentication::of(&provider.properties)? != Authentication::ClientCredentials {
            let problem = "must be OAuth2ClientCredentials where a client assertion is to come from";
            return Err(PropertyError::new("Authentication", problem).into());
        }
        let kind = provider.get("clientAssertion.type").ok_or_else(|| {
            PropertyError::new(
                "clientAssertion.type",
                "is missing; it says what kind of assertion the token is",
            )
        })?;
        let tenant = inputs.tenant.filter(|_| provider.get("tokenServiceURLType") == Some("Common"));
        let inputs = Inputs { tenant, fetching: inputs.fetching, ..Inputs::default() };
        let token = self.tokens.retrieve(&provider, inputs).await?;
        let token = token.ok_or(TokenError::NoToken("there is none"))?;
        Ok(ClientAssertion { value: token.value.clone(), kind: kind.to_owned() })
    }
}

fn asserted<'a>(inputs: Inputs<'a>, assertion: &'a ClientAssertion) -> Inputs<'a> {
    Inputs { client_assertion: Some(assertion), client_assertion_is_ours: true, ..inputs }
}
