//! The authentication types: which there are, what each needs, and whom its credential stands for.

use crate::properties::Properties;
use crate::validate::PropertyError;

/// How calls to a destination are authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    None,
    Basic,
    ClientCredentials,
    SamlBearer,
    /// Stored for other clients; docket itself fetches no token for it.
    Other(&'static str),
}

/// Types of the destination service that docket stores without fetching tokens for them.
const OTHERS: [&str; 10] = [
    "ClientCertificateAuthentication",
    "PrincipalPropagation",
    "OAuth2Password",
    "OAuth2JWTBearer",
    "OAuth2UserTokenExchange",
    "OAuth2TokenExchange",
    "OAuth2RefreshToken",
    "OAuth2AuthorizationCode",
    "OAuth2TechnicalUserPropagation",
    "SAMLAssertion",
];

impl Authentication {
    /// The type of a destination. Without one it is Basic if a user and a password are there, else none (Cloud SDK JS
    /// reads it so).
    ///
    /// # Errors
    /// A type the destination service does not have.
    pub fn of(properties: &Properties) -> Result<Self, PropertyError> {
        match properties.get("Authentication") {
            None if properties.get("User").is_some() && properties.get("Password").is_some() => Ok(Self::Basic),
            None | Some("NoAuthentication") => Ok(Self::None),
            Some("BasicAuthentication") => Ok(Self::Basic),
            Some("OAuth2ClientCredentials") => Ok(Self::ClientCredentials),
            Some("OAuth2SAMLBearerAssertion") => Ok(Self::SamlBearer),
            Some(other) => OTHERS.iter().find(|known| **known == other).map(|known| Self::Other(known)).ok_or_else(|| {
                PropertyError::new(
                    "Authentication",
                    format!(
                        "must be one of NoAuthentication, BasicAuthentication, OAuth2ClientCredentials, OAuth2SAMLBearerAssertion, {}",
                        OTHERS.join(", ")
                    ),
                )
            }),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "NoAuthentication",
            Self::Basic => "BasicAuthentication",
            Self::ClientCredentials => "OAuth2ClientCredentials",
            Self::SamlBearer => "OAuth2SAMLBearerAssertion",
            Self::Other(name) => name,
        }
    }

    /// The properties without which a destination of this type is not stored.
    pub(crate) fn required(self, properties: &Properties) -> &'static [&'static str] {
        match self {
            Self::None | Self::Other(_) => &[],
            Self::Basic => &["User", "Password"],
            Self::ClientCredentials => &["clientId", "tokenServiceURL"],
            Self::SamlBearer if is_client_provided(properties) => &["clientKey", "tokenServiceURL"],
            Self::SamlBearer => &["audience", "clientKey", "tokenServiceURL", "authnContextClassRef"],
        }
    }

    /// Whether docket can fetch a token for such a destination.
    ///
    /// # Errors
    /// The property that asks for something docket does not do.
    pub(crate) fn supported(self, properties: &Properties) -> Result<(), PropertyError> {
        let unsupported: &[&str] = match self {
            Self::None | Self::Basic => &[],
            Self::ClientCredentials => &UNSUPPORTED_TOKEN_SERVICE,
            Self::SamlBearer => {
                if properties.get("KeyStoreLocation").is_some() {
                    return Err(PropertyError::new(
                        "KeyStoreLocation",
                        "names a key store, which is not supported; assertions are signed with the subaccount's trust certificate",
                    ));
                }
                &UNSUPPORTED_TOKEN_SERVICE
            }
            Self::Other(name) => {
                return Err(PropertyError::new(
                    "Authentication",
                    format!(
                        "is {name}, for which no token can be fetched; supported are NoAuthentication, BasicAuthentication, OAuth2ClientCredentials and OAuth2SAMLBearerAssertion"
                    ),
                ));
            }
        };
        for property in unsupported {
            if properties.get(property).is_some() {
                return Err(PropertyError::new(property, "is not supported"));
            }
        }
        if !matches!(self, Self::None | Self::Basic)
            && properties.get("tokenServiceURL.ProxyType").is_some_and(|kind| kind != "Internet")
        {
            return Err(PropertyError::new(
                "tokenServiceURL.ProxyType",
                "must be Internet; other ways to a token service are not supported",
            ));
        }
        Ok(())
    }

    /// Whether a token fetched for a person stands for that person. A technical credential never does.
    pub(crate) fn stands_for_a_person(self, properties: &Properties) -> bool {
        match self {
            Self::SamlBearer => properties.get("SystemUser").is_none() && !is_client_provided(properties),
            Self::None | Self::Basic | Self::ClientCredentials | Self::Other(_) => false,
        }
    }
}

const UNSUPPORTED_TOKEN_SERVICE: [&str; 3] =
    ["tokenService.KeyStoreLocation", "clientAssertion.destinationName", "clientAssertion.type"];

/// Whether the caller brings the assertion instead of having one made.
pub(crate) fn is_client_provided(properties: &Properties) -> bool {
    properties.get("SAMLAssertionProvider") == Some("ClientProvided")
}
