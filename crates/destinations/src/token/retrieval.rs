//! From a destination and whoever calls to a token.

use docket_domain::{Chance, Clock};
use docket_http::UserToken;
use docket_http::outbound::Outbound;
use docket_saml::SigningKey;
use std::sync::Arc;

use super::answer::{self, Token};
use super::assertion::{self, Subject};
use super::cache::{CacheKey, KeyParts, TokenCache};
use super::error::TokenError;
use super::request::{self, Form};
use super::{attributes, identity};
use crate::authentication::{Authentication, is_client_provided};
use crate::properties::{Destination, Properties};
use crate::service::DestinationsSettings;
use crate::trust::Trust;
use crate::validate::PropertyError;

/// What a caller brings besides the destination's own properties.
#[derive(Clone, Copy, Default)]
pub(crate) struct Inputs<'a> {
    /// Whose token it shall be; checked before it comes here.
    pub person: Option<&'a UserToken>,
    /// The tenant's subdomain, from `X-tenant`.
    pub tenant: Option<&'a str>,
    /// From `X-samlAssertion`.
    pub saml_assertion: Option<&'a str>,
    /// The call came over the interface, where a common token service must be told its tenant.
    pub tenant_is_required: bool,
}

#[derive(Clone)]
pub(crate) struct TokenRetrieval {
    pub outbound: Outbound,
    pub trust: Trust,
    pub cache: TokenCache,
    pub clock: Clock,
    pub chance: Chance,
    pub settings: Arc<DestinationsSettings>,
}

/// All that decides what token comes out, worked out before anything is sent.
struct Plan {
    key: CacheKey,
    token_service_url: String,
    kind: PlanKind,
}

enum PlanKind {
    ClientCredentials,
    Saml { subject: Subject, key: SigningKey },
    GivenAssertion(String),
}

impl TokenRetrieval {
    /// The token for calls to `destination`; `None` if its type needs none.
    ///
    /// Steps: is the type supported; for Basic make the header; otherwise work out whom the token is for and what goes into the
    /// request; look in the cache under exactly that; fetch it once.
    pub async fn retrieve(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let properties = &destination.properties;
        let authentication = Authentication::of(properties)?;
        authentication.supported(properties)?;
        match authentication {
            Authentication::None | Authentication::Other(_) => Ok(None),
            Authentication::Basic => basic(properties).map(|token| Some(Arc::new(token))),
            Authentication::ClientCredentials | Authentication::SamlBearer => {
                let plan = self.plan(destination, authentication, inputs).await?;
                let key = plan.key;
                self.cache.get(key, self.fetch(properties, plan)).await.map(Some)
            }
        }
    }

    /// Drops the token such a call would be answered with.
    pub async fn forget(&self, destination: &Destination, inputs: Inputs<'_>) {
        let Ok(authentication) = Authentication::of(&destination.properties) else { return };
        if matches!(authentication, Authentication::ClientCredentials | Authentication::SamlBearer)
            && let Ok(plan) = self.plan(destination, authentication, inputs).await
        {
            self.cache.forget(plan.key).await;
        }
    }

    async fn plan(
        &self,
        destination: &Destination,
        authentication: Authentication,
        inputs: Inputs<'_>,
    ) -> Result<Plan, TokenError> {
        let properties = &destination.properties;
        let is_saml = authentication == Authentication::SamlBearer;
        // With a system user there is no person in the assertion, so none in the key and none to take the tenant from.
        let person = inputs.person.filter(|_| authentication.stands_for_a_person(properties));
        let subdomain = self.subdomain(properties, is_saml, person, inputs)?;
        let token_service_url = request::token_service_url(properties, &subdomain)?;

        let mut parts = key_parts(destination, person, &subdomain);
        let kind = if !is_saml {
            PlanKind::ClientCredentials
        } else if is_client_provided(properties) {
            let assertion = inputs.saml_assertion.ok_or_else(|| {
                TokenError::Request(
                    "SAMLAssertionProvider is ClientProvided, so the request must bring the assertion in X-samlAssertion"
                        .to_owned(),
                )
            })?;
            parts.add(Some(assertion));
            PlanKind::GivenAssertion(assertion.to_owned())
        } else {
            let user_id = identity::user_id(properties, person)?;
            let attributes = attributes::of(properties, person);
            let key = self.trust.signing_key().await.map_err(|error| TokenError::internal(&error))?;
            parts.add(Some(&user_id));
            for attribute in &attributes {
                parts.add(Some(&attribute.name));
                attribute.values.iter().for_each(|value| parts.add(Some(value)));
                parts.add(None);
            }
            parts.add(Some(key.certificate().fingerprint_sha256()));
            PlanKind::Saml { subject: Subject { user_id, attributes }, key }
        };
        Ok(Plan { key: parts.finish(), token_service_url, kind })
    }

    /// The tenant a common token service is asked for: `X-tenant`, else the person's, else our own.
    fn subdomain(
        &self,
        properties: &Properties,
        is_saml: bool,
        person: Option<&UserToken>,
        inputs: Inputs<'_>,
    ) -> Result<String, TokenError> {
        let is_common = properties.get("tokenServiceURLType") == Some("Common");
        match (is_common, inputs.tenant) {
            (false, Some(_)) => Err(TokenError::Request(
                "X-tenant must not be sent for a destination whose tokenServiceURLType is Dedicated".to_owned(),
            )),
            (true, None) if inputs.tenant_is_required && !is_saml => Err(TokenError::Request(
                "X-tenant is missing; a destination whose tokenServiceURLType is Common needs the tenant's subdomain".to_owned(),
            )),
            (_, Some(tenant)) => Ok(tenant.to_owned()),
            (_, None) => {
                let of_person = person.and_then(|person| person.claims.get("ext_attr")?.get("zdn")?.as_str());
                Ok(of_person.unwrap_or(&self.settings.subdomain).to_owned())
            }
        }
    }

    async fn fetch(&self, properties: &Properties, plan: Plan) -> Result<Token, TokenError> {
        let url = &plan.token_service_url;
        match plan.kind {
            PlanKind::ClientCredentials => {
                self.ask(properties, url, request::client_credentials(properties)?).await
            }
            PlanKind::GivenAssertion(assertion) => {
                self.ask(properties, url, request::saml_bearer(properties, &assertion)?).await
            }
            PlanKind::Saml { subject, key } => {
                self.ask_signed(properties, url, &Arc::new(subject), key).await
            }
        }
    }

    /// Asks with an assertion signed by `key`; if that is refused and there is another trust key, once more with that one.
    ///
    /// So no token is lost while the trust certificate is rotated here and exchanged there, whichever comes first. A token
    /// request changes nothing, so it may be repeated.
    async fn ask_signed(
        &self,
        properties: &Properties,
        url: &str,
        subject: &Arc<Subject>,
        key: SigningKey,
    ) -> Result<Token, TokenError> {
        let certificate = key.certificate().clone();
        let form = self.signed_form(properties, url, subject, key).await?;
        let refused = match self.ask(properties, url, form).await {
            Err(error @ TokenError::Refused { status: 400 | 401 | 403, .. }) => error,
            other => return other,
        };
        let other = self.trust.other_signing_key(&certificate).await;
        let Some(other) = other.map_err(|error| TokenError::internal(&error))? else { return Err(refused) };
        let (tried, fingerprint) =
            (certificate.fingerprint_sha256(), other.certificate().fingerprint_sha256().to_owned());
        let form = self.signed_form(properties, url, subject, other).await?;
        let token = self.ask(properties, url, form).await.map_err(|_| refused)?;
        tracing::info!(
            trust.fingerprint = fingerprint,
            "The token service of destination {} took the assertion signed under the trust certificate {fingerprint}, after \
             it had refused the one under {tried}.",
            properties.get("Name").unwrap_or_default()
        );
        Ok(token)
    }

    async fn signed_form(
        &self,
        properties: &Properties,
        url: &str,
        subject: &Arc<Subject>,
        key: SigningKey,
    ) -> Result<Form, TokenError> {
        let (properties, url, subject) = (properties.clone(), url.to_owned(), subject.clone());
        let (entity_id, now, chance) = (self.settings.entity_id(), self.clock.now(), self.chance.clone());
        // An RSA-4096 signature takes milliseconds of pure computing.
        let signing = tokio::task::spawn_blocking(move || {
            let assertion = assertion::signed(&properties, &subject, &url, &entity_id, &key, now, &chance)?;
            request::saml_bearer(&properties, &assertion)
        });
        signing.await.map_err(|error| TokenError::internal(&error))?
    }

    async fn ask(&self, properties: &Properties, url: &str, form: Form) -> Result<Token, TokenError> {
        let mut secrets = form.secrets();
        let own = properties.iter().filter(|(name, _)| properties.is_secret(name));
        secrets.extend(own.map(|(_, value)| value.to_owned()));
        let request = form.into_request(properties, url)?;
        let asked = self.clock.now();
        let response =
            self.outbound.send(request).await.map_err(|error| TokenError::Unreachable(error.to_string()))?;
        answer::read(&response, &secrets, asked)
    }
}

fn basic(properties: &Properties) -> Result<Token, TokenError> {
    let user = properties.get("User").ok_or_else(|| PropertyError::new("User", "is missing"))?;
    let password = properties.get("Password").ok_or_else(|| PropertyError::new("Password", "is missing"))?;
    let header = request::basic(user, password);
    let value = header.strip_prefix("Basic ").unwrap_or_default().to_owned();
    Ok(Token { kind: "Basic", value, expires_at: None, scope: None, refresh: None })
}

/// Everything of the destination, and who the token is for: validated issuer, zone and subject.
fn key_parts(destination: &Destination, person: Option<&UserToken>, subdomain: &str) -> KeyParts {
    let mut parts = KeyParts::new();
    parts.add(Some(&destination.instance_id));
    for (name, value) in destination.properties.iter() {
        parts.add(Some(name));
        parts.add(Some(value));
    }
    parts.add(None);
    parts.add(Some(subdomain));
    parts.add(person.map(|person| person.issuer.as_str()));
    parts.add(person.map(|person| person.zone.as_str()));
    parts.add(person.map(|person| person.subject.as_str()));
    parts
}
