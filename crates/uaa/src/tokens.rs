//! Issuing access and ID tokens.

use docket_domain::{Authentication, Timestamp};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::client::AuthenticatedClient;
use crate::error::Result;
use crate::person::ActivePerson;
use crate::service_instances::GrantType;
use crate::{Uaa, scope};

/// The claim that names the service key whose secret the token was got with. A token without a living key is worth
/// nothing on our interfaces, and ID tokens have none, so they are no access tokens.
pub(crate) const KEY_CLAIM: &str = "docket_key";

/// What `/oauth/token` answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenResponse {
    access_token: String,
    token_type: &'static str,
    /// Seconds, a number; one less than the token lives, as the time it took to get here counts.
    expires_in: i64,
    /// Separated by spaces.
    scope: String,
    jti: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    id_token: Option<String>,
}

impl TokenResponse {
    pub(crate) fn with_refresh_token(self, refresh_token: Option<String>) -> Self {
        Self { refresh_token, ..self }
    }
}

/// How a person came to grant a token.
pub(crate) struct PersonGrant<'a> {
    pub(crate) person: &'a ActivePerson,
    pub(crate) grant: GrantType,
    pub(crate) scopes: Vec<String>,
    /// When the person proved who they are.
    pub(crate) auth_time: Timestamp,
    /// And how.
    pub(crate) authentication: Authentication,
    pub(crate) nonce: Option<String>,
    /// The token never outlives this.
    pub(crate) not_after: Option<Timestamp>,
}

impl Uaa {
    /// A token of a client that stands for nobody.
    pub(crate) fn client_token(
        &self,
        client: &AuthenticatedClient,
        scopes: &[String],
        az_attr: Option<Value>,
    ) -> Result<TokenResponse> {
        let mut claims = self.common_claims(client, GrantType::ClientCredentials, scopes, None);
        claims.insert("sub".to_owned(), json!(client.client_id()));
        claims.insert("authorities".to_owned(), json!(scopes));
        if let Some(attributes) = az_attr {
            claims.insert("az_attr".to_owned(), attributes);
        }
        self.respond(&claims, scopes, None)
    }

    /// A token of a client that stands for a person, with an ID token if `openid` was granted.
    pub(crate) fn person_token(
        &self,
        client: &AuthenticatedClient,
        granted: &PersonGrant<'_>,
    ) -> Result<TokenResponse> {
        let scopes = &granted.scopes;
        let mut claims = self.common_claims(client, granted.grant, scopes, granted.not_after);
        claims.append(&mut granted.person.claims(&granted.authentication));
        claims.insert("auth_time".to_owned(), json!(granted.auth_time.as_seconds()));
        if let Some(Value::Object(extra)) = claims.get_mut("ext_attr") {
            extra.insert("given_name".to_owned(), json!(granted.person.user.given_name));
            extra.insert("family_name".to_owned(), json!(granted.person.user.family_name));
        }
        let by_openid = scopes.iter().any(|scope| scope == scope::OPENID);
        let wants_id = by_openid && !matches!(granted.grant, GrantType::JwtBearer | GrantType::Saml2Bearer);
        let id_token = wants_id.then(|| self.id_token(&claims, granted.nonce.as_deref())).transpose()?;
        self.respond(&claims, scopes, id_token)
    }

    fn common_claims(
        &self,
        client: &AuthenticatedClient,
        grant: GrantType,
        scopes: &[String],
        not_after: Option<Timestamp>,
    ) -> Map<String, Value> {
        let settings = self.settings();
        let now = self.clock().now();
        let lifetime = client.policy.access_token_lifetime.unwrap_or(settings.access_token_lifetime);
        let expires = now.plus(lifetime);
        let expires = not_after.map_or(expires, |limit| limit.min(expires));
        let id = client.client_id();
        let xsappname = &client.instance.xsappname;
        let claims = json!({
            "jti": self.chance().hex::<16>(),
            "ext_attr": {
                "enhancer": "XSUAA",
                "subaccountid": settings.subaccount_id,
                "zdn": settings.subdomain,
                "serviceinstanceid": client.instance.id,
            },
            "iss": self.issuer(),
            "zid": settings.subaccount_id,
            "cid": id, "client_id": id, "azp": id,
            "aud": [id, xsappname],
            "scope": scopes,
            "grant_type": grant.name(),
            "rev_sig": crate::secrets::hash(&client.key_id)[..8],
            "iat": now.as_seconds(),
            "exp": expires.as_seconds(),
            KEY_CLAIM: client.key_id,
        });
        let Value::Object(claims) = claims else { unreachable!("an object was written") };
        claims
    }

    /// OpenID Connect Core 1.0, section 2. It names no service key: nobody gets in with it.
    fn id_token(&self, access: &Map<String, Value>, nonce: Option<&str>) -> Result<String> {
        const COPIED: [&str; 16] = [
            "iss",
            "sub",
            "azp",
            "zid",
            "iat",
            "exp",
            "auth_time",
            "amr",
            "user_id",
            "user_uuid",
            "user_name",
            "email",
            "given_name",
            "family_name",
            "name",
            "origin",
        ];
        let mut claims: Map<String, Value> = COPIED
            .iter()
            .filter_map(|name| access.get(*name).map(|value| ((*name).to_owned(), value.clone())))
            .collect();
        claims.insert("jti".to_owned(), json!(self.chance().hex::<16>()));
        claims.insert("aud".to_owned(), json!([access["cid"]]));
        if let Some(nonce) = nonce {
            claims.insert("nonce".to_owned(), json!(nonce));
        }
        self.keys().sign(&self.key_set_url(), &claims)
    }

    fn respond(
        &self,
        claims: &Map<String, Value>,
        scopes: &[String],
        id_token: Option<String>,
    ) -> Result<TokenResponse> {
        let expires = claims["exp"].as_i64().unwrap_or_default();
        Ok(TokenResponse {
            access_token: self.keys().sign(&self.key_set_url(), claims)?,
            token_type: "bearer",
            expires_in: (expires - self.clock().now().as_seconds() - 1).max(0),
            scope: scopes.join(" "),
            jti: claims["jti"].as_str().unwrap_or_default().to_owned(),
            refresh_token: None,
            id_token,
        })
    }
}
