//! Issuing access and ID tokens.

use docket_domain::{Authentication, Timestamp, UserId};
use docket_storage::StorageError;
use docket_storage::access_tokens::AccessToken;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::asked::{Asked, Attributes, TokenFormat};
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::person::{ActivePerson, PASSWORD_CLAIM};
use crate::service_instances::GrantType;
use crate::{Uaa, scope, secrets};

/// The claim that names the service key whose secret the token was got with. A token without a living key is worth
/// nothing on our interfaces, and ID tokens have none, so they are no access tokens.
pub(crate) const KEY_CLAIM: &str = "docket_key";

/// What ID tokens say that the access token beside them says as well.
pub(crate) const COPIED_TO_ID_TOKENS: [&str; 16] = [
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

/// What `/oauth/token` answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenResponse {
    /// A JWT, or with `token_format=opaque` a text that says nothing.
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
    pub(crate) asked: Asked,
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
    pub(crate) async fn client_token(
        &self,
        client: &AuthenticatedClient,
        scopes: &[String],
        asked: &Asked,
    ) -> Result<TokenResponse> {
        let mut claims = self.common_claims(client, GrantType::ClientCredentials, scopes, None);
        claims.insert("sub".to_owned(), json!(client.client_id()));
        claims.insert("authorities".to_owned(), json!(scopes));
        add_attributes(&mut claims, asked.attributes.as_ref());
        let issued = Issued { claims, user: None, id_token: None };
        self.respond(client, issued, asked.format).await
    }

    /// A token of a client that stands for a person, with an ID token if `openid` was granted.
    pub(crate) async fn person_token(
        &self,
        client: &AuthenticatedClient,
        granted: &PersonGrant<'_>,
    ) -> Result<TokenResponse> {
        let scopes = &granted.scopes;
        let mut claims = self.common_claims(client, granted.grant, scopes, granted.not_after);
        claims.append(&mut granted.person.claims(&granted.authentication));
        claims.insert("auth_time".to_owned(), json!(granted.auth_time.as_seconds()));
        if let Some(mark) = &granted.person.password_mark {
            claims.insert(PASSWORD_CLAIM.to_owned(), json!(mark));
        }
        if let Some(Value::Object(extra)) = claims.get_mut("ext_attr") {
            extra.insert("given_name".to_owned(), json!(granted.person.user.given_name));
            extra.insert("family_name".to_owned(), json!(granted.person.user.family_name));
        }
        add_attributes(&mut claims, granted.asked.attributes.as_ref());
        let by_openid = scopes.iter().any(|scope| scope == scope::OPENID);
        let wants_id = by_openid && !matches!(granted.grant, GrantType::JwtBearer | GrantType::Saml2Bearer);
        let id_token = wants_id.then(|| self.id_token(&claims, granted.nonce.as_deref())).transpose()?;
        let issued = Issued { claims, user: Some(&granted.person.user.id), id_token };
        self.respond(client, issued, granted.asked.format).await
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
            "rev_sig": secrets::hash(&client.key_id)[..8],
            "iat": now.as_seconds(),
            "exp": expires.as_seconds(),
            KEY_CLAIM: client.key_id,
        });
        let Value::Object(claims) = claims else { unreachable!("an object was written") };
        claims
    }

    /// OpenID Connect Core 1.0, section 2. It names no service key: nobody gets in with it.
    fn id_token(&self, access: &Map<String, Value>, nonce: Option<&str>) -> Result<String> {
        let mut claims: Map<String, Value> = COPIED_TO_ID_TOKENS
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

    async fn respond(
        &self,
        client: &AuthenticatedClient,
        issued: Issued<'_>,
        format: TokenFormat,
    ) -> Result<TokenResponse> {
        let Issued { claims, user, id_token } = issued;
        let expires = claims["exp"].as_i64().unwrap_or_default();
        let scopes: Vec<&str> =
            claims["scope"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let (scope, jti) = (scopes.join(" "), claims["jti"].as_str().unwrap_or_default().to_owned());
        let access_token = match format {
            TokenFormat::Jwt => self.keys().sign(&self.key_set_url(), &claims)?,
            TokenFormat::Opaque => self.opaque_token(client, claims, user).await?,
        };
        Ok(TokenResponse {
            access_token,
            token_type: "bearer",
            expires_in: (expires - self.clock().now().as_seconds() - 1).max(0),
            scope,
            jti,
            refresh_token: None,
            id_token,
        })
    }

    /// Keeps what the token says, and of the token itself its hash.
    async fn opaque_token(
        &self,
        client: &AuthenticatedClient,
        claims: Map<String, Value>,
        user: Option<&UserId>,
    ) -> Result<String> {
        let token = secrets::new_secret(self.chance());
        let mut tx = self.store().begin().await?;
        tx.insert_access_token(&AccessToken {
            token_hash: secrets::hash(&token),
            key_id: client.key_id.clone(),
            user_id: user.cloned(),
            expires_at: Timestamp::from_seconds(claims["exp"].as_i64().unwrap_or_default()),
            claims,
        })
        .await
        .map_err(|error| match error {
            // The key or the person was deleted a moment ago.
            StorageError::Conflict(_) => UaaError::bad_credentials(),
            other => other.into(),
        })?;
        tx.commit().await?;
        Ok(token)
    }
}

/// A token before it has its form.
struct Issued<'a> {
    claims: Map<String, Value>,
    user: Option<&'a UserId>,
    id_token: Option<String>,
}

fn add_attributes(claims: &mut Map<String, Value>, attributes: Option<&Attributes>) {
    if let Some(attributes) = attributes {
        claims.insert("az_attr".to_owned(), json!(attributes));
    }
}
