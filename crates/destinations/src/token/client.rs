//! How a client tells a token service who it is.
//!
//! Source: SAP BTP Connectivity, "OAuth Client Credentials Authentication", "Using Client Assertion with OAuth Flows", "OAuth
//! with X.509 Client Certificates"; destination-service reference, section 7.

use super::error::TokenError;
use crate::authentication::Authentication;
use crate::properties::Properties;
use crate::validate::PropertyError;

/// A token that proves who a client is, in place of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClientAssertion {
    pub value: String,
    /// The URI of its kind.
    pub kind: String,
}

/// The client and the proof of it.
#[derive(Clone)]
pub(crate) enum Client {
    /// HTTP Basic, and nothing in the form.
    Header { user: String, password: String },
    /// Both in the form; a public client has no secret.
    Form { id: String, secret: Option<String> },
    /// Its id in the form, and beside it what proves it.
    Asserted { id: String, assertion: ClientAssertion },
    /// For the SAML bearer grant: its key in the form, and HTTP Basic if the token service has a user of its own.
    Key { id: String, user: Option<(String, String)> },
}

impl Client {
    /// Who asks the destination's token service, and how that is shown. In this order:
    ///
    /// 1. a client assertion: `client_assertion` and `client_assertion_type` in the form, and no secret anywhere;
    /// 2. a client certificate (`has_certificate`): `client_id` in the form, and no secret anywhere;
    /// 3. `tokenServiceUser` and `tokenServicePassword`: HTTP Basic with them;
    /// 4. `tokenService.addClientCredentialsInBody=false`: HTTP Basic with `clientId` and `clientSecret`;
    /// 5. otherwise `client_id` and `client_secret` in the form.
    ///
    /// # Errors
    /// A property that is missing, or a secret beside what takes its place.
    pub fn of(
        properties: &Properties,
        authentication: Authentication,
        assertion: Option<ClientAssertion>,
        has_certificate: bool,
    ) -> Result<Self, TokenError> {
        let missing = |name: &str| PropertyError::new(name, "is missing");
        let text = |name: &str| properties.get(name).map(str::to_owned);
        let is_saml = authentication == Authentication::SamlBearer;
        let id_property = if is_saml { "clientKey" } else { "clientId" };
        let id = text(id_property).ok_or_else(|| missing(id_property))?;
        let secret = text("clientSecret");
        if let Some(assertion) = assertion {
            if secret.is_some() {
                let problem = "must be empty, because a client assertion takes its place";
                return Err(PropertyError::new("clientSecret", problem).into());
            }
            return Ok(Self::Asserted { id, assertion });
        }
        if has_certificate {
            return Ok(Self::Form { id, secret: None });
        }
        let user =
            text("tokenServiceUser").map(|user| (user, text("tokenServicePassword").unwrap_or_default()));
        if is_saml {
            return Ok(Self::Key { id, user });
        }
        if let Some((user, password)) = user {
            return Ok(Self::Header { user, password });
        }
        // Only who proves to be the client gets a token for nothing else.
        let needs_a_secret = matches!(
            authentication,
            Authentication::ClientCredentials | Authentication::TechnicalUserPropagation
        );
        if secret.is_none() && needs_a_secret {
            return Err(missing("clientSecret").into());
        }
        let in_header = properties
            .get("tokenService.addClientCredentialsInBody")
            .is_some_and(|value| value.eq_ignore_ascii_case("false"));
        Ok(match secret {
            Some(password) if in_header => Self::Header { user: id, password },
            secret => Self::Form { id, secret },
        })
    }

    /// Puts into the form what belongs there; what is left is for HTTP Basic.
    pub fn place(self, fields: &mut Vec<(&'static str, String)>) -> Option<(String, String)> {
        match self {
            Self::Header { user, password } => Some((user, password)),
            Self::Form { id, secret } => {
                fields.push(("client_id", id));
                fields.extend(secret.map(|secret| ("client_secret", secret)));
                None
            }
            Self::Asserted { id, assertion } => {
                fields.push(("client_id", id));
                fields.push(("client_assertion", assertion.value));
                fields.push(("client_assertion_type", assertion.kind));
                None
            }
            Self::Key { id, user } => {
                fields.push(("client_id", id));
                user
            }
        }
    }
}
