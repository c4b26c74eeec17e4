//! What the user's own token service says of them: the source of an assertion's attributes, and of the user id where the token
//! itself does not have it.
//!
//! Source: SAP BTP Connectivity, "User Propagation via SAML 2.0 Bearer Assertion Flow"; OpenID Connect Discovery 1.0, section 4.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use docket_http::UserToken;
use docket_http::outbound::{Outbound, OutboundRequest, OutboundResponse};
use moka::future::Cache;
use serde_json::{Map, Value};
use url::Url;

use super::error::TokenError;
use super::identity;
use super::inputs::Inputs;
use crate::authentication::Authentication;
use crate::properties::{Destination, parse_url};
use crate::service::Destinations;

pub(crate) type UserInfo = Map<String, Value>;

/// How long the answer for one token is used.
const KEPT: Duration = Duration::from_mins(5);
const MAX_KEPT: u64 = 10_000;
const TIMEOUT: Duration = Duration::from_secs(10);
/// Larger ones do not fit into an assertion.
const MAX_BYTES: usize = 128 * 1024;

/// Answers of other token services, under a digest of the token they were given for. Cheap to clone.
#[derive(Clone)]
pub(crate) struct ForeignUserInfo {
    kept: Cache<[u8; 32], Arc<UserInfo>>,
    outbound: Outbound,
}

impl Destinations {
    /// What userinfo says of the person, where the destination makes an assertion of it; `None` if nothing is needed, or the
    /// token's scopes do not open it.
    pub(crate) async fn user_info(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
    ) -> Result<Option<Arc<UserInfo>>, TokenError> {
        let properties = &destination.properties;
        let makes_an_assertion =
            Authentication::of(properties).is_ok_and(|kind| kind.stands_for_a_person(properties));
        let Some(person) =
            inputs.person.filter(|person| makes_an_assertion && identity::has_user_attributes_scope(person))
        else {
            return Ok(None);
        };
        if !inputs.person_is_foreign {
            let info = self.user_tokens.user_info(person).await;
            return info.map(|info| Some(Arc::new(info))).map_err(|refused| failed(&refused.0));
        }
        let Some(token) = inputs.user_jwt else { return Ok(None) };
        self.foreign_user_info.of(person, token).await.map(Some)
    }
}

impl ForeignUserInfo {
    pub fn new(outbound: Outbound) -> Self {
        let kept = Cache::builder().max_capacity(MAX_KEPT).time_to_live(KEPT).build();
        Self { kept, outbound }
    }

    /// Asks the userinfo endpoint that the issuer's discovery document names, with the person's token.
    async fn of(&self, person: &UserToken, token: &str) -> Result<Arc<UserInfo>, TokenError> {
        let mut key = [0; 32];
        key.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
        let fetched =
            self.kept.try_get_with(key, async { self.fetch(&person.issuer, token).await.map(Arc::new) });
        fetched.await.map_err(|error| (*error).clone())
    }

    async fn fetch(&self, issuer: &str, token: &str) -> Result<UserInfo, TokenError> {
        // XSUAA's issuer is the address of its token endpoint.
        let base = issuer.trim_end_matches('/').trim_end_matches("/oauth/token");
        let address = parse_url(&format!("{base}/.well-known/openid-configuration"));
        let address = address.ok_or_else(|| failed("the token's iss is no http or https address"))?;
        let discovered = self.get(address, None).await?;
        let endpoint = discovered.get("userinfo_endpoint").and_then(Value::as_str).and_then(parse_url);
        let endpoint =
            endpoint.ok_or_else(|| failed("the issuer's discovery document names no userinfo_endpoint"))?;
        self.get(endpoint, Some(token)).await
    }

    async fn get(&self, url: Url, token: Option<&str>) -> Result<UserInfo, TokenError> {
        let mut request = OutboundRequest::get(url)
            .header("accept", "application/json")
            .connect_timeout(TIMEOUT)
            .timeout(TIMEOUT)
            .max_bytes(MAX_BYTES);
        if let Some(token) = token {
            request = request.header("authorization", &format!("Bearer {token}"));
        }
        let OutboundResponse { status, body, .. } =
            self.outbound.send(request).await.map_err(|error| failed(&error.to_string()))?;
        if !status.is_success() {
            return Err(failed(&format!("the issuer answered {}", status.as_u16())));
        }
        serde_json::from_slice(&body).map_err(|_| failed("the issuer's answer is no JSON object"))
    }
}

fn failed(reason: &str) -> TokenError {
    TokenError::Identity(format!("the user's attributes cannot be read from userinfo: {reason}"))
}
