//! From a destination and whoever calls to a token.

use std::sync::Arc;

use docket_domain::{Chance, Clock};
use docket_http::UserToken;
use docket_http::outbound::{ClientIdentity, Outbound};

use super::answer::{self, Token};
use super::assertion::Encoding;
use super::cache::{CacheKey, KeyParts, TokenCache};
use super::client::Client;
use super::error::TokenError;
use super::grant::Grant;
use super::inputs::{Fetching, Inputs};
use super::key_sets::KeySets;
use super::request::{self, Form};
use super::sent::Secrets;
use super::signing::Unsigned;
use crate::authentication::{Authentication, is_client_provided};
use crate::certificates::{Certificates, KeyMaterial};
use crate::properties::{Destination, Properties};
use crate::service::DestinationsSettings;
use crate::trust::Trust;
use crate::validate::PropertyError;

/// The type of token a token exchange yields if nobody says which.
///
/// Source: RFC 8693, section 3.
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

#[derive(Clone)]
pub(crate) struct TokenRetrieval {
    pub outbound: Outbound,
    pub trust: Trust,
    pub certificates: Certificates,
    pub cache: TokenCache,
    pub key_sets: KeySets,
    pub clock: Clock,
    pub chance: Chance,
    pub settings: Arc<DestinationsSettings>,
}

/// All that decides what token comes out, worked out before anything is sent.
struct Plan {
    key: CacheKey,
    /// Whether the token may serve others who ask for the same.
    may_be_kept: bool,
    service: TokenService,
    asking: Asking,
}

/// Who is asked, and as whom.
struct TokenService {
    url: String,
    client: Client,
    /// The certificate the client proves itself with.
    identity: Option<Arc<KeyMaterial>>,
}

/// With what a token is asked for.
enum Asking {
    Grant(Grant),
    /// With an assertion that is signed when it is needed.
    Assertion(Unsigned),
}

impl TokenRetrieval {
    /// The token for calls to `destination`; `None` if its type needs none.
    ///
    /// Steps: is the type supported; for Basic make the header and for a SAML assertion sign it; otherwise work out whom the token is
    /// for and what goes into the request; look in the cache under exactly that; fetch it once.
    pub async fn retrieve(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let properties = &destination.properties;
        let authentication = Authentication::of(properties)?;
        authentication.supported(properties)?;
        match authentication {
            Authentication::None
            | Authentication::ClientCertificate
            | Authentication::PrincipalPropagation => Ok(None),
            Authentication::Basic => basic(properties).map(|token| Some(Arc::new(token))),
            Authentication::SamlAssertion => {
                // Each call gets an assertion of its own: nobody can tell how often the other side takes the same.
                let unsigned = self.unsigned(destination, inputs).await?;
                let recipient = properties.get("tokenServiceURL").or(properties.get("URL"));
                let recipient = recipient.unwrap_or_default();
                let assertion = self.sign(properties, unsigned, recipient, Encoding::Base64).await?;
                Ok(Some(Arc::new(Token::made("SAML2.0", assertion))))
            }
            _ => {
                let plan = self.plan(destination, authentication, inputs).await?;
                let may_be_kept = plan.may_be_kept && inputs.fetching == Fetching::IfNotKept;
                let key = plan.key;
                // Boxed: a request under way is large, and most callers find a kept token.
                let fetching = Box::pin(self.fetch(properties, authentication, plan));
                let token = if may_be_kept {
                    self.cache.get(key, fetching).await?
                } else {
                    Arc::new(fetching.await?)
                };
                Ok(Some(token))
            }
        }
    }

    /// Drops the token such a call would be answered with.
    pub async fn forget(&self, destination: &Destination, inputs: Inputs<'_>) {
        let Ok(authentication) = Authentication::of(&destination.properties) else { return };
        if authentication.asks_a_token_service()
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
        // With a system user there is no person in the assertion, so none in the key and none to take the tenant from.
        let person = inputs.person.filter(|_| authentication.needs_a_person(properties));
        let inputs = Inputs { person, ..inputs };
        let is_common = is_common(properties, authentication);
        let subdomain = self.subdomain(is_common, authentication, inputs)?;
        let url = request::token_service_url(properties, is_common, &subdomain)?;
        let identity =
            self.key_store(destination, "tokenService.KeyStoreLocation", "tokenService.KeyStorePassword");
        let identity = identity.await?;
        let assertion = inputs.client_assertion;
        let client = Client::of(properties, authentication, assertion.cloned(), identity.is_some())?;

        let mut parts = key_parts(destination, person, &subdomain);
        parts.add(assertion.map(|assertion| assertion.kind.as_str()));
        parts.add(assertion.map(|assertion| assertion.value.as_str()));
        let chain = identity.iter().flat_map(|material| material.chain());
        chain.for_each(|certificate| parts.add_bytes(certificate));
        let asking = if authentication == Authentication::SamlBearer && !is_client_provided(properties) {
            let unsigned = self.unsigned(destination, inputs).await?;
            unsigned.add_to(&mut parts);
            Asking::Assertion(unsigned)
        } else {
            let grant = Grant::of(properties, authentication, inputs)?;
            if let Grant::Jwt { assertion, .. } = &grant {
                parts.add(Some(assertion));
            }
            Asking::Grant(grant)
        };
        let may_be_kept = (assertion.is_none() || inputs.client_assertion_is_ours)
            && match &asking {
                Asking::Grant(grant) => grant.may_be_kept(),
                Asking::Assertion(_) => true,
            };
        let service = TokenService { url, client, identity };
        Ok(Plan { key: parts.finish(), may_be_kept, service, asking })
    }

    /// The tenant a common token service is asked for: `X-tenant`, else the person's, else our own.
    fn subdomain(
        &self,
        is_common: bool,
        authentication: Authentication,
        inputs: Inputs<'_>,
    ) -> Result<String, TokenError> {
        let must_be_told = inputs.tenant_is_required
            && matches!(
                authentication,
                Authentication::ClientCredentials | Authentication::TechnicalUserPropagation
            );
        match (is_common, inputs.tenant) {
            (false, Some(_)) => Err(TokenError::Request(
                "X-tenant must not be sent for a destination whose tokenServiceURLType is Dedicated".to_owned(),
            )),
            (true, None) if must_be_told => Err(TokenError::Request(
                "X-tenant is missing; a destination whose tokenServiceURLType is Common needs the tenant's subdomain".to_owned(),
            )),
            (_, Some(tenant)) if !request::is_host_label(tenant) => Err(TokenError::Request(
                "X-tenant is no subdomain: it may hold letters, digits, \"-\" and \"_\", at most 63 of them".to_owned(),
            )),
            (_, Some(tenant)) => Ok(tenant.to_owned()),
            (_, None) => {
                let of_person =
                    inputs.person.and_then(|person| person.claims.get("ext_attr")?.get("zdn")?.as_str());
                Ok(of_person.unwrap_or(&self.settings.subdomain).to_owned())
            }
        }
    }

    async fn fetch(
        &self,
        properties: &Properties,
        authentication: Authentication,
        plan: Plan,
    ) -> Result<Token, TokenError> {
        let mut token = match &plan.asking {
            Asking::Grant(grant) => self.ask(properties, &plan.service, grant).await?,
            Asking::Assertion(unsigned) => self.ask_signed(properties, &plan.service, unsigned).await?,
        };
        match authentication {
            Authentication::TokenExchange => {
                // Which type is wanted may stand in the form or in the address.
                let asked_for = ["tokenService.body.", "tokenServiceURL.queries."]
                    .into_iter()
                    .flat_map(|prefix| properties.under(prefix))
                    .find(|(name, _)| *name == "requested_token_type")
                    .map_or(ACCESS_TOKEN, |(_, value)| value);
                token.issued_type.get_or_insert_with(|| asked_for.to_owned());
            }
            Authentication::TechnicalUserPropagation => {
                token.header = answer::TECHNICAL_AUTHENTICATION;
                token.issued_type = None;
            }
            _ => token.issued_type = None,
        }
        Ok(token)
    }

    /// Asks with a signed assertion; if that is refused and there is another trust key, once more with that one.
    ///
    /// So no token is lost while the trust certificate is rotated here and exchanged there, whichever comes first. A token
    /// request changes nothing, so it may be repeated. A destination with a key of its own has no other one.
    async fn ask_signed(
        &self,
        properties: &Properties,
        service: &TokenService,
        unsigned: &Unsigned,
    ) -> Result<Token, TokenError> {
        let signed = async |unsigned: Unsigned| {
            let assertion = self.sign(properties, unsigned, &service.url, Encoding::Base64Url).await?;
            self.ask(properties, service, &Grant::Saml(assertion)).await
        };
        let refused = match signed(unsigned.clone()).await {
            Err(error @ TokenError::Refused { status: 400 | 401 | 403, .. }) => error,
            other => return other,
        };
        let Some(certificate) = unsigned.trust_certificate() else { return Err(refused) };
        let other = self.trust.other_signing_key(certificate).await;
        let Some(other) = other.map_err(|error| TokenError::internal(&error))? else { return Err(refused) };
        let (tried, fingerprint) =
            (certificate.fingerprint_sha256(), other.certificate().fingerprint_sha256().to_owned());
        let token = signed(unsigned.by(other)).await.map_err(|_| refused)?;
        tracing::info!(
            trust.fingerprint = fingerprint,
            "The token service of destination {} took the assertion signed under the trust certificate {fingerprint}, after \
             it had refused the one under {tried}.",
            properties.get("Name").unwrap_or_default()
        );
        Ok(token)
    }

    async fn ask(
        &self,
        properties: &Properties,
        service: &TokenService,
        grant: &Grant,
    ) -> Result<Token, TokenError> {
        let form = Form::new(properties, grant, service.client.clone());
        let mut secrets = Secrets::of(properties);
        form.tell(&mut secrets);
        let identity = service.identity.as_deref().map(identity_of);
        let request = form.into_request(properties, &service.url)?;
        if identity.is_some() && request.url.scheme() != "https" {
            let problem = "must begin with https://, because the client proves itself with a certificate";
            return Err(PropertyError::new("tokenServiceURL", problem).into());
        }
        let asked = self.clock.now();
        let response = self.outbound.send(request.identity(identity)).await;
        let response = response.map_err(|error| TokenError::Unreachable(error.to_string()))?;
        answer::read(&response, &secrets, asked)
    }
}

/// The certificate as outbound calls show it.
pub(crate) fn identity_of(material: &KeyMaterial) -> ClientIdentity {
    ClientIdentity::from_pem(&material.private_pem(), &material.chain_pem())
}

/// Whether the token service's address depends on the tenant; that of a token exchange never does.
fn is_common(properties: &Properties, authentication: Authentication) -> bool {
    authentication != Authentication::TokenExchange && properties.get("tokenServiceURLType") == Some("Common")
}

fn basic(properties: &Properties) -> Result<Token, TokenError> {
    let user = properties.get("User").ok_or_else(|| PropertyError::new("User", "is missing"))?;
    let password = properties.get("Password").ok_or_else(|| PropertyError::new("Password", "is missing"))?;
    let header = request::basic(user, password);
    Ok(Token::made("Basic", header.strip_prefix("Basic ").unwrap_or_default().to_owned()))
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
