//! Which properties belong to which authentication type.

use super::{Authentication, is_client_provided};
use crate::properties::Properties;

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

const fn default(name: &'static str, default: &'static str) -> Field {
    Field { name, needed: Needed::Never, default: Some(default) }
}

const URL_TYPE: Field = default("tokenServiceURLType", "Dedicated");

const BASIC: [Field; 2] = [needed("User"), needed("Password")];
const CLIENT: [Field; 2] = [needed("clientId"), optional("clientSecret")];
const TOKEN_SERVICE: [Field; 2] = [URL_TYPE, needed("tokenServiceURL")];
/// Its token service's address is always taken as it is.
const DEDICATED_TOKEN_SERVICE: [Field; 1] = [needed("tokenServiceURL")];
const TOKEN_SERVICE_USER: [Field; 2] = [optional("tokenServiceUser"), optional("tokenServicePassword")];
const SCOPE: [Field; 1] = [optional("scope")];
const KEY_STORE: [Field; 3] = [
    default("KeyStore.Source", "DestinationService"),
    optional("KeyStoreLocation"),
    optional("KeyStorePassword"),
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
const SAML_ASSERTION: [Field; 2] = [needed("audience"), needed("authnContextClassRef")];

/// What every request to a token service can be given.
const FURTHER_TOKEN_SERVICE: [Field; 5] = [
    default("tokenServiceURL.ProxyType", "Internet"),
    optional("tokenService.KeyStoreLocation"),
    optional("tokenService.KeyStorePassword"),
    default("tokenServiceURL.ConnectionTimeoutInSeconds", "10"),
    default("tokenServiceURL.SocketReadTimeoutInSeconds", "10"),
];
/// How the client tells who it is, where it has an id and a secret.
const FURTHER_CLIENT: [Field; 3] = [
    default("tokenService.addClientCredentialsInBody", "true"),
    optional("clientAssertion.destinationName"),
    optional("clientAssertion.type"),
];
const FURTHER_USER: [Field; 3] = [
    optional("x_user_token.jwks"),
    optional("x_user_token.jwks_uri"),
    default("x_user_token.header.typ", "JWT"),
];
const FURTHER_ASSERTION: [Field; 12] = [
    optional("assertionIssuer"),
    optional("assertionRecipient"),
    optional("nameIdFormat"),
    optional("nameQualifier"),
    optional("userIdSource"),
    optional("KeyStoreLocation"),
    optional("KeyStorePassword"),
    default("includeSigningCertificateInSAMLAssertion", "false"),
    default("skipUserAttributesPrefixInSAMLAttributes", "false"),
    default("skipUserUuidInSAMLAttributes", "false"),
    optional("apiKey"),
    optional("companyId"),
];
const FURTHER_SAML_BEARER: [Field; 3] = [
    default("SAMLAssertionProvider", "DestinationServiceGenerated"),
    default("samlAssertionEncoding", "base64url"),
    optional("scope"),
];
const FURTHER_SAML_ASSERTION: [Field; 3] =
    [default("samlAssertionEncoding", "base64"), optional("SystemUser"), optional("clientKey")];
const PREEMPTIVE: [Field; 1] = [default("Preemptive", "true")];

impl Authentication {
    /// The properties such a destination is usually made of, in the order a form shows them.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'static Field> {
        let groups: &[&'static [Field]] = match self {
            Self::None | Self::PrincipalPropagation => &[],
            Self::Basic => &[&BASIC],
            Self::ClientCertificate => &[&KEY_STORE],
            Self::ClientCredentials
            | Self::TechnicalUserPropagation
            | Self::RefreshToken
            | Self::AuthorizationCode => &[&CLIENT, &TOKEN_SERVICE, &TOKEN_SERVICE_USER, &SCOPE],
            Self::Password => &[&BASIC, &CLIENT, &TOKEN_SERVICE, &TOKEN_SERVICE_USER, &SCOPE],
            Self::JwtBearer | Self::UserTokenExchange => &[&CLIENT, &TOKEN_SERVICE, &SCOPE],
            Self::TokenExchange => &[&CLIENT, &DEDICATED_TOKEN_SERVICE, &SCOPE],
            Self::SamlBearer => &[&SAML_BEARER],
            Self::SamlAssertion => &[&SAML_ASSERTION],
        };
        groups.iter().copied().flatten()
    }

    /// What else belongs to the type; what begins with `tokenServiceURL.headers.` and its like is left to the table of
    /// all properties.
    pub(crate) fn further_fields(self) -> impl Iterator<Item = &'static Field> {
        let groups: &[&'static [Field]] = match self {
            Self::None | Self::PrincipalPropagation | Self::ClientCertificate => &[],
            Self::Basic => &[&PREEMPTIVE],
            Self::ClientCredentials
            | Self::TechnicalUserPropagation
            | Self::Password
            | Self::RefreshToken
            | Self::AuthorizationCode
            | Self::TokenExchange => &[&FURTHER_CLIENT, &FURTHER_TOKEN_SERVICE],
            Self::JwtBearer | Self::UserTokenExchange => {
                &[&FURTHER_CLIENT, &FURTHER_TOKEN_SERVICE, &FURTHER_USER]
            }
            Self::SamlBearer => {
                &[&FURTHER_ASSERTION, &FURTHER_SAML_BEARER, &FURTHER_TOKEN_SERVICE, &FURTHER_USER]
            }
            Self::SamlAssertion => &[&FURTHER_ASSERTION, &FURTHER_SAML_ASSERTION, &FURTHER_USER],
        };
        groups.iter().copied().flatten()
    }

    /// The properties without which such a destination is not stored.
    pub(crate) fn required(self, properties: &Properties) -> impl Iterator<Item = &'static str> {
        let is_client_provided = is_client_provided(properties);
        let required = move |field: &&Field| match field.needed {
            Needed::Always => true,
            Needed::UnlessClientProvided => !is_client_provided,
            Needed::Never => false,
        };
        self.fields().filter(required).map(|field| field.name)
    }
}
