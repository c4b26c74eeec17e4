//! What a connector needs to call a system: its address and the credential, as the technical user or as a person.

use std::sync::Arc;

use docket_http::UserToken;
use docket_http::outbound::ClientIdentity;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use url::Url;

use crate::authentication::Authentication;
use crate::call_headers::is_of_the_call;
use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::Destinations;
use crate::token::answer::Token;
use crate::token::error::TokenError;
use crate::token::inputs::Inputs;
use crate::token::retrieval::identity_of;
use crate::validate::PropertyError;

/// Whom a call is made for.
#[derive(Clone, Copy, Debug)]
pub enum ActFor<'a> {
    /// The technical user the destination itself names.
    TechnicalUser,
    /// This person and nobody else.
    Person(&'a UserToken),
}

/// How to call a destination's system once.
#[derive(Clone)]
pub struct Access {
    pub url: Url,
    /// `Authorization`, and what the destination adds as `URL.headers.*`.
    pub headers: HeaderMap,
    /// `URL.queries.*`.
    pub queries: Vec<(String, String)>,
    /// The certificate to show; only with `ClientCertificateAuthentication`.
    pub identity: Option<ClientIdentity>,
}

impl std::fmt::Debug for Access {
    /// Names and not values: among them is the credential.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Access")
            .field("host", &self.url.host_str())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// Why a destination cannot be called.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error("there is no destination \"{0}\"")]
    NoDestination(String),
    #[error("destination {name} cannot be called: {reason}")]
    NotUsable { name: String, reason: String },
    /// Its credential is a technical one, which never serves a person's call.
    #[error(
        "destination {name} yields no token of the person ({reason}); it is never used for a person's call"
    )]
    NotAsPerson { name: String, reason: String },
    /// Its credential is always a person's.
    #[error(
        "destination {name} yields tokens of persons only; set SystemUser, or use OAuth2ClientCredentials"
    )]
    NotAsTechnicalUser { name: String },
    #[error("no token for destination {name}: {error}")]
    Token { name: String, error: TokenError },
    #[error(transparent)]
    Storage(DestinationError),
}

impl Destinations {
    /// The address and credential for a call through the subaccount's destination `name`.
    ///
    /// # Errors
    /// [`AccessError`]. For a person every credential but one made for that very person is refused, before anything is sent.
    pub async fn access(&self, name: &str, who: ActFor<'_>) -> Result<Access, AccessError> {
        let destination = self.find(name).await.map_err(AccessError::Storage)?;
        let destination = destination.ok_or_else(|| AccessError::NoDestination(name.to_owned()))?;
        let url = usable(&destination)?;
        let inputs = inputs(&destination, who)?;
        self.access_with(&destination, url, inputs).await.map(|(access, _)| access)
    }

    /// The same for a destination at hand; gives the token along that goes into the headers.
    pub(crate) async fn access_with(
        &self,
        destination: &Destination,
        url: Url,
        inputs: Inputs<'_>,
    ) -> Result<(Access, Option<Arc<Token>>), AccessError> {
        let failed = |error| AccessError::Token { name: destination.name().to_owned(), error };
        let token = Box::pin(self.token(destination, inputs, None)).await.map_err(failed)?;
        let mut headers = added_headers(destination);
        if let Some(token) = &token {
            let value = HeaderValue::try_from(token.header_value());
            let mut value = value.map_err(|_| failed(TokenError::NoToken("it cannot stand in a header")))?;
            value.set_sensitive(true);
            let name = HeaderName::from_bytes(token.header.as_bytes());
            headers.insert(name.unwrap_or(header::AUTHORIZATION), value);
        }
        let queries = destination.properties.under("URL.queries.");
        let queries = queries.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let identity = self.identity(destination).await.map_err(failed)?;
        Ok((Access { url, headers, queries, identity }, token))
    }

    /// The certificate docket shows to the destination's system.
    pub(crate) async fn identity(
        &self,
        destination: &Destination,
    ) -> Result<Option<ClientIdentity>, TokenError> {
        if Authentication::of(&destination.properties)? != Authentication::ClientCertificate {
            return Ok(None);
        }
        if destination.get("KeyStore.Source") == Some("ClientProvided") {
            let problem = "is ClientProvided, so docket has no certificate to show";
            return Err(PropertyError::new("KeyStore.Source", problem).into());
        }
        let material = self.tokens.key_store(destination, "KeyStoreLocation", "KeyStorePassword").await?;
        let material = material.ok_or_else(|| PropertyError::new("KeyStoreLocation", "is missing"))?;
        Ok(Some(identity_of(&material)))
    }

    /// Drops the kept token of such a call, after the system refused it; the next [`Destinations::access`] fetches a new one.
    pub async fn forget(&self, name: &str, who: ActFor<'_>) {
        if let Ok(Some(destination)) = self.find(name).await
            && let Ok(inputs) = inputs(&destination, who)
        {
            Box::pin(self.forget_token(&destination, inputs)).await;
        }
    }
}

fn usable(destination: &Destination) -> Result<Url, AccessError> {
    callable(destination).map_err(|reason| AccessError::NotUsable {
        name: destination.name().to_owned(),
        reason: reason.to_owned(),
    })
}

/// Where docket itself calls the destination's system, or why it never does.
pub(crate) fn callable(destination: &Destination) -> Result<Url, &'static str> {
    if destination.get("Type") != Some("HTTP") {
        return Err("its Type is not HTTP");
    }
    if destination.get("ProxyType").is_some_and(|kind| kind != "Internet") {
        return Err("its ProxyType is not Internet");
    }
    destination.url().ok_or("its URL is no http or https address")
}

pub(crate) fn inputs<'a>(destination: &Destination, who: ActFor<'a>) -> Result<Inputs<'a>, AccessError> {
    let name = || destination.name().to_owned();
    let properties = &destination.properties;
    let authentication = Authentication::of(properties)
        .map_err(|error| AccessError::NotUsable { name: name(), reason: error.to_string() })?;
    let stands_for_a_person = authentication.stands_for_a_person(properties);
    match who {
        ActFor::Person(person) if stands_for_a_person => {
            Ok(Inputs { person: Some(person), ..Inputs::default() })
        }
        ActFor::Person(_) => {
            let reason = match authentication {
                Authentication::SamlBearer if properties.get("SystemUser").is_some() => {
                    "it has a SystemUser".to_owned()
                }
                Authentication::SamlBearer => "its SAMLAssertionProvider is ClientProvided".to_owned(),
                other => format!("its Authentication is {}", other.name()),
            };
            Err(AccessError::NotAsPerson { name: name(), reason })
        }
        ActFor::TechnicalUser if stands_for_a_person => Err(AccessError::NotAsTechnicalUser { name: name() }),
        ActFor::TechnicalUser if !authentication.is_supported() => Err(AccessError::NotUsable {
            name: name(),
            reason: format!(
                "its Authentication is {}, for which a program must bring something along or use a proxy",
                authentication.name()
            ),
        }),
        ActFor::TechnicalUser => Ok(Inputs::default()),
    }
}

fn added_headers(destination: &Destination) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in destination.properties.under("URL.headers.") {
        if is_of_the_call(name) {
            continue;
        }
        if let (Ok(header), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            value.set_sensitive(destination.properties.is_secret(&format!("URL.headers.{name}")));
            headers.insert(header, value);
        }
    }
    headers
}
