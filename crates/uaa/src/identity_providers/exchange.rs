//! The code against tokens, and what `/userinfo` adds.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_domain::identity_provider::{ClientAuthentication, IdentityProvider};
use docket_http::outbound::OutboundRequest;
use serde_json::{Map, Value, json};
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::IdentityProviders;
use super::fault::Fault;
use super::metadata::{Metadata, PATIENCE};
use crate::error::Result;

const TOKENS: &str = "token endpoint";
const USER_INFO: &str = "userinfo endpoint";
/// A client assertion is used at once.
const ASSERTION_LIFETIME: Duration = Duration::from_mins(1);

/// What the provider gave for a code.
pub(super) struct Tokens {
    pub(super) id_token: Zeroizing<String>,
    pub(super) access_token: Zeroizing<String>,
}

impl IdentityProviders {
    /// Source: OpenID Connect Core 1.0, 3.1.3.1 and 3.1.3.3; RFC 7636, 4.5.
    pub(super) async fn redeem(
        &self,
        provider: &IdentityProvider,
        metadata: &Metadata,
        code: &str,
        verifier: &str,
    ) -> Result<std::result::Result<Tokens, Fault>> {
        let mut form = vec![
            ("grant_type".to_owned(), "authorization_code".to_owned()),
            ("code".to_owned(), code.to_owned()),
            ("redirect_uri".to_owned(), self.redirect_uri(&provider.name)),
            ("code_verifier".to_owned(), verifier.to_owned()),
        ];
        let basic = self.prove_client(provider, metadata, &mut form).await?;
        let mut request = OutboundRequest::post_form(metadata.token_endpoint.clone(), &form)
            .header("accept", "application/json")
            .timeout(PATIENCE);
        if let Some(basic) = &basic {
            request = request.header("authorization", basic);
        }
        let response = match self.parts.outbound.send(request).await {
            Ok(response) => response,
            Err(cause) => return Ok(Err(Fault::Unreachable { what: TOKENS, cause })),
        };
        if !response.status.is_success() {
            return Ok(Err(Fault::status(TOKENS, &response)));
        }
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let text = |name: &str| body.get(name).and_then(Value::as_str);
        let read = || match (text("id_token"), text("access_token"), text("token_type")) {
            (None, ..) => Err("its answer has no id_token; is openid among the scopes?"),
            (_, None, _) => Err("its answer has no access_token"),
            (.., kind) if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case("bearer")) => {
                Err("its answer's token_type is not Bearer")
            }
            (Some(id), Some(access), _) => Ok(Tokens {
                id_token: Zeroizing::new(id.to_owned()),
                access_token: Zeroizing::new(access.to_owned()),
            }),
        };
        Ok(read().map_err(|reason| Fault::malformed(TOKENS, reason)))
    }

    /// Adds what proves the client to the form, or gives the `Authorization` header.
    async fn prove_client(
        &self,
        provider: &IdentityProvider,
        metadata: &Metadata,
        form: &mut Vec<(String, String)>,
    ) -> Result<Option<String>> {
        let settings = &provider.settings;
        let client_id = settings.client_id.clone();
        match settings.client_authentication {
            ClientAuthentication::ClientSecretBasic => {
                let secret = self.secret(&provider.name).await?;
                // Both are form-encoded first (RFC 6749, 2.3.1).
                let encoded =
                    |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
                let pair = Zeroizing::new(format!("{}:{}", encoded(&client_id), encoded(&secret)));
                return Ok(Some(format!("Basic {}", STANDARD.encode(pair.as_bytes()))));
            }
            ClientAuthentication::ClientSecretPost => {
                let secret = self.secret(&provider.name).await?;
                form.push(("client_secret".to_owned(), secret.to_string()));
            }
            ClientAuthentication::PrivateKeyJwt => {
                let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                form.push(("client_assertion_type".to_owned(), kind.to_owned()));
                form.push(("client_assertion".to_owned(), self.client_assertion(&client_id, metadata)?));
            }
            ClientAuthentication::None => {}
        }
        form.push(("client_id".to_owned(), client_id));
        Ok(None)
    }

    /// Source: OpenID Connect Core 1.0, section 9; RFC 7523, section 3.
    fn client_assertion(&self, client_id: &str, metadata: &Metadata) -> Result<String> {
        let now = self.parts.clock.now();
        let claims = json!({
            "iss": client_id, "sub": client_id, "aud": metadata.token_endpoint.as_str(),
            "jti": self.parts.chance.hex::<16>(),
            "iat": now.as_seconds(), "exp": now.plus(ASSERTION_LIFETIME).as_seconds(),
        });
        let Value::Object(claims) = claims else { unreachable!("an object was written") };
        self.parts.keys.sign(&self.url("/token_keys"), &claims)
    }

    async fn secret(&self, name: &str) -> Result<Zeroizing<String>> {
        let mut tx = self.parts.store.read().await?;
        Ok(tx.open_identity_provider_secret(&self.parts.vault, name).await?.unwrap_or_default())
    }

    /// The claims of `/userinfo`, which must be of the same person. Source: OpenID Connect Core 1.0, 5.3.
    pub(super) async fn user_info(
        &self,
        metadata: &Metadata,
        access_token: &str,
        subject: &str,
    ) -> std::result::Result<Map<String, Value>, Fault> {
        let Some(address) = &metadata.userinfo_endpoint else { return Ok(Map::new()) };
        let bearer = Zeroizing::new(format!("Bearer {access_token}"));
        let request = OutboundRequest::get(address.clone())
            .header("accept", "application/json")
            .header("authorization", &bearer)
            .timeout(PATIENCE);
        let response = self
            .parts
            .outbound
            .send(request)
            .await
            .map_err(|cause| Fault::Unreachable { what: USER_INFO, cause })?;
        if !response.status.is_success() {
            return Err(Fault::status(USER_INFO, &response));
        }
        let Ok(claims) = serde_json::from_slice::<Map<String, Value>>(&response.body) else {
            let reason = "its answer is not a JSON object; signed answers are not supported";
            return Err(Fault::malformed(USER_INFO, reason));
        };
        if claims.get("sub").and_then(Value::as_str) != Some(subject) {
            return Err(Fault::malformed(USER_INFO, "its answer is about somebody else"));
        }
        Ok(claims)
    }
}
