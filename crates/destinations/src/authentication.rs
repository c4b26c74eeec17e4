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

/// All types of the destination service; for those after the first four docket fetches no token.
pub(crate) const NAMES: [&str; 14] = [
    "NoAuthentication",
    "BasicAuthentication",
    "OAuth2ClientCredentials",
    "OAuth2SAMLBearerAssertion",
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

/// A property that belongs to an authentication type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) needed: Needed,
    /// What holds without it.
    pub(crate) default: Option<&'static str>,
}

/// Whether a destination of the type is stored without the property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needed {
    Always,
    /// The assertion's contents matter only where docket makes it.
    UnlessClientProvided,
    Never,
}

const fn needed(name: &'static str) -> Field {
    Field { name, needed: Needed::Always, default: None }
}

const fn optional(name: &'static str) -> Field {
    Field { name, needed: Needed::Never, default: None }
}

const fn of_assertion(name: &'static str) -> Field {
    Field { name, needed: Needed::UnlessClientProvided, default: None }
}

const URL_TYPE: Field =
    Field { name: "tokenServiceURLType", needed: Needed::Never, default: Some("Dedicated") };

const BASIC: [Field; 2] = [needed("User"), needed("Password")];
const CLIENT_CREDENTIALS: [Field; 7] = [
    needed("clientId"),
    optional("clientSecret"),
    URL_TYPE,
    needed("tokenServiceURL"),
    optional("tokenServiceUser"),
    optional("tokenServicePassword"),
    optional("scope"),
];
const SAML_BEARER: [Field; 8] = [
    of_assertion("audience"),
    of_assertion("authnContextClassRef"),
    needed("clientKey"),
    URL_TYPE,
    needed("tokenServiceURL"),
    optional("tokenServiceUser"),
    optional("tokenServicePassword"),
    optional("SystemUser"),
];
const CERTIFICATE: [Field; 2] = [optional("KeyStoreLocation"), optional("KeyStorePassword")];
/// Of the further types that fetch tokens.
const OTHER_TOKEN: [Field; 5] = [
    optional("clientId"),
    optional("clientSecret"),
    URL_TYPE,
    optional("tokenServiceURL"),
    optional("scope"),
];
const PASSWORD: [Field; 7] = [
    optional("User"),
    optional("Password"),
    optional("clientId"),
    optional("clientSecret"),
    URL_TYPE,
    optional("tokenServiceURL"),
    optional("scope"),
];
const ASSERTION: [Field; 2] = [optional("audience"), optional("authnContextClassRef")];

impl Authentication {
    /// The type of a destination. Without one it is Basic if a user and a password are there, else none (Cloud SDK JS
    /// reads it so).
    ///
    /// # Errors
    /// A type the destination service does not have.
    pub fn of(properties: &Properties) -> Result<Self, PropertyError> {
        match properties.get("Authentication") {
            None if properties.get("User").is_some() && properties.get("Password").is_some() => {
                Ok(Self::Basic)
            }
            None | Some("NoAuthentication") => Ok(Self::None),
            Some("BasicAuthentication") => Ok(Self::Basic),
            Some("OAuth2ClientCredentials") => Ok(Self::ClientCredentials),
            Some("OAuth2SAMLBearerAssertion") => Ok(Self::SamlBearer),
            Some(other) => {
                NAMES.iter().find(|known| **known == other).map(|known| Self::Other(known)).ok_or_else(|| {
                    PropertyError::new("Authentication", format!("must be one of {}", NAMES.join(", ")))
                })
            }
        }
    }

    /// Every type, in the order of [`NAMES`].
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(|name| match name {
            "NoAuthentication" => Self::None,
            "BasicAuthentication" => Self::Basic,
            "OAuth2ClientCredentials" => Self::ClientCredentials,
            "OAuth2SAMLBearerAssertion" => Self::SamlBearer,
            other => Self::Other(other),
        })
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

    /// The properties that belong to the type, in the order a form shows them.
    pub(crate) fn fields(self) -> &'static [Field] {
        match self {
            Self::None | Self::Other("PrincipalPropagation") => &[],
            Self::Basic => &BASIC,
            Self::ClientCredentials => &CLIENT_CREDENTIALS,
            Self::SamlBearer => &SAML_BEARER,
            Self::Other("ClientCertificateAuthentication") => &CERTIFICATE,
            Self::Other("OAuth2Password") => &PASSWORD,
            Self::Other("SAMLAssertion") => &ASSERTION,
            Self::Other(_) => &OTHER_TOKEN,
        }
    }

    /// The properties without which such a destination is not stored.
    pub(crate) fn required(self, properties: &Properties) -> impl Iterator<Item = &'static str> {
        let is_client_provided = is_client_provided(properties);
        let required = move |field: &&Field| match field.needed {
            Needed::Always => true,
            Needed::UnlessClientProvided => !is_client_provided,
            Needed::Never => false,
        };
        self.fields().iter().filter(required).map(|field| field.name)
    }

    /// Whether docket itself can call with such a credential.
    pub(crate) const fn is_supported(self) -> bool {
        !matches!(self, Self::Other(_))
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
