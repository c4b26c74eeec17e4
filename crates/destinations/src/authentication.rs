//! The authentication types: which there are, and whom their credential stands for.
//!
//! Source: SAP BTP Connectivity, "HTTP Destinations".

mod fields;

pub(crate) use fields::{Field, Needed};

use crate::properties::Properties;
use crate::validate::PropertyError;

/// How calls to a destination are authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    None,
    Basic,
    ClientCertificate,
    PrincipalPropagation,
    ClientCredentials,
    Password,
    JwtBearer,
    UserTokenExchange,
    TokenExchange,
    RefreshToken,
    AuthorizationCode,
    TechnicalUserPropagation,
    SamlBearer,
    SamlAssertion,
}

/// All types, in the order they are offered.
const ALL: [Authentication; 14] = [
    Authentication::None,
    Authentication::Basic,
    Authentication::ClientCredentials,
    Authentication::SamlBearer,
    Authentication::ClientCertificate,
    Authentication::PrincipalPropagation,
    Authentication::Password,
    Authentication::JwtBearer,
    Authentication::UserTokenExchange,
    Authentication::TokenExchange,
    Authentication::RefreshToken,
    Authentication::AuthorizationCode,
    Authentication::TechnicalUserPropagation,
    Authentication::SamlAssertion,
];

/// The names of all types, in the same order.
pub(crate) const NAMES: [&str; ALL.len()] = {
    let mut names = [""; ALL.len()];
    let mut index = 0;
    while index < ALL.len() {
        names[index] = ALL[index].name();
        index += 1;
    }
    names
};

impl Authentication {
    /// The type of a destination. Without one it is Basic if a user and a password are there, else none (Cloud SDK JS
    /// reads it so).
    ///
    /// # Errors
    /// A type that is unknown here. Such a destination is kept for other clients.
    pub fn of(properties: &Properties) -> Result<Self, PropertyError> {
        let Some(name) = properties.get("Authentication") else {
            let has_both = properties.get("User").is_some() && properties.get("Password").is_some();
            return Ok(if has_both { Self::Basic } else { Self::None });
        };
        Self::all().find(|known| known.name() == name).ok_or_else(|| {
            PropertyError::new(
                "Authentication",
                format!("names a type that is unknown here; known are {}", NAMES.join(", ")),
            )
        })
    }

    /// Every type, in the order of [`NAMES`].
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        ALL.into_iter()
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "NoAuthentication",
            Self::Basic => "BasicAuthentication",
            Self::ClientCertificate => "ClientCertificateAuthentication",
            Self::PrincipalPropagation => "PrincipalPropagation",
            Self::ClientCredentials => "OAuth2ClientCredentials",
            Self::Password => "OAuth2Password",
            Self::JwtBearer => "OAuth2JWTBearer",
            Self::UserTokenExchange => "OAuth2UserTokenExchange",
            Self::TokenExchange => "OAuth2TokenExchange",
            Self::RefreshToken => "OAuth2RefreshToken",
            Self::AuthorizationCode => "OAuth2AuthorizationCode",
            Self::TechnicalUserPropagation => "OAuth2TechnicalUserPropagation",
            Self::SamlBearer => "OAuth2SAMLBearerAssertion",
            Self::SamlAssertion => "SAMLAssertion",
        }
    }

    /// Whether a token service is asked for a token.
    pub(crate) const fn asks_a_token_service(self) -> bool {
        match self {
            Self::None
            | Self::Basic
            | Self::ClientCertificate
            | Self::PrincipalPropagation
            | Self::SamlAssertion => false,
            Self::ClientCredentials
            | Self::Password
            | Self::JwtBearer
            | Self::UserTokenExchange
            | Self::TokenExchange
            | Self::RefreshToken
            | Self::AuthorizationCode
            | Self::TechnicalUserPropagation
            | Self::SamlBearer => true,
        }
    }

    /// Whether docket itself can call with such a credential. The others live from what a program brings along, or are meant for
    /// a proxy that docket does not speak to.
    pub(crate) const fn is_supported(self) -> bool {
        match self {
            Self::None
            | Self::Basic
            | Self::ClientCertificate
            | Self::ClientCredentials
            | Self::Password
            | Self::SamlBearer
            | Self::SamlAssertion => true,
            Self::PrincipalPropagation
            | Self::JwtBearer
            | Self::UserTokenExchange
            | Self::TokenExchange
            | Self::RefreshToken
            | Self::AuthorizationCode
            | Self::TechnicalUserPropagation => false,
        }
    }

    /// Whether docket can fetch a token for such a destination.
    ///
    /// # Errors
    /// The property that asks for something docket does not do, or that contradicts another one.
    pub(crate) fn supported(self, properties: &Properties) -> Result<(), PropertyError> {
        if !self.asks_a_token_service() {
            return Ok(());
        }
        if properties.get("tokenServiceURL.ProxyType").is_some_and(|kind| kind != "Internet") {
            return Err(PropertyError::new(
                "tokenServiceURL.ProxyType",
                "must be Internet: there is no cloud connector here, so docket reaches token services directly. Remove the property or \
                 set it to Internet, and give docket a way to the address in tokenServiceURL (for a private one the operator \
                 allows it in outbound.allow_private)",
            ));
        }
        // The technical user's token service is always reached over the Internet, whatever the way to the system.
        if properties.get("tokenService.KeyStoreLocation").is_some()
            && properties.get("tokenServiceURL.ProxyType").is_none()
            && properties.get("ProxyType").is_some_and(|kind| kind != "Internet")
            && self != Self::TechnicalUserPropagation
        {
            return Err(PropertyError::new(
                "tokenService.KeyStoreLocation",
                "works over the Internet only; set tokenServiceURL.ProxyType to Internet, or ProxyType",
            ));
        }
        if properties.get("clientAssertion.destinationName").is_some()
            && properties.get("clientSecret").is_some()
        {
            return Err(PropertyError::new(
                "clientSecret",
                "must be empty, because clientAssertion.destinationName takes its place",
            ));
        }
        Ok(())
    }

    /// Whether the token is made from the person's own, who must therefore be known.
    pub(crate) fn needs_a_person(self, properties: &Properties) -> bool {
        match self {
            Self::JwtBearer | Self::UserTokenExchange => true,
            other => other.stands_for_a_person(properties),
        }
    }

    /// Whether docket itself can call in the name of a person: a technical credential never stands for one, and for an
    /// exchange of the person's token docket would have to hold one.
    pub(crate) fn stands_for_a_person(self, properties: &Properties) -> bool {
        match self {
            Self::SamlBearer => properties.get("SystemUser").is_none() && !is_client_provided(properties),
            Self::SamlAssertion => properties.get("SystemUser").is_none(),
            Self::None
            | Self::Basic
            | Self::ClientCertificate
            | Self::PrincipalPropagation
            | Self::ClientCredentials
            | Self::Password
            | Self::JwtBearer
            | Self::UserTokenExchange
            | Self::TokenExchange
            | Self::RefreshToken
            | Self::AuthorizationCode
            | Self::TechnicalUserPropagation => false,
        }
    }
}

/// Whether the caller brings the assertion instead of having one made.
pub(crate) fn is_client_provided(properties: &Properties) -> bool {
    properties.get("SAMLAssertionProvider") == Some("ClientProvided")
}
