//! Checking our own access tokens.

use docket_domain::service::ServiceInstance;
use docket_domain::{Authentication, Timestamp, UserId};
use docket_http::Refused;
use serde_json::{Map, Value};

use crate::error::Result;
use crate::jwt::{self, JwtError};
use crate::person::{ActivePerson, PASSWORD_CLAIM, SIGN_IN_CLAIM};
use crate::service_instances::GrantType;
use crate::tokens::KEY_CLAIM;
use crate::{Uaa, secrets};

/// A living access token: signed by us, not expired, its service key there, its person active.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) claims: Map<String, Value>,
    /// The client it was issued to.
    pub(crate) instance: ServiceInstance,
    /// The person it stands for; `None` for a client's own token.
    pub(crate) person: Option<ActivePerson>,
    pub(crate) expires_at: Timestamp,
}

impl Verified {
    /// The members of `scope`, or of any other claim that is an array of texts.
    pub(crate) fn texts(&self, claim: &str) -> impl Iterator<Item = &str> {
        self.claims.get(claim).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    pub(crate) fn has_scope(&self, scope: &str) -> bool {
        self.texts("scope").any(|found| found == scope)
    }

    /// True if `aud` names that instance, by its client id or its application name.
    pub(crate) fn is_meant_for(&self, instance: &ServiceInstance) -> bool {
        self.texts("aud").any(|audience| audience == instance.client_id || audience == instance.xsappname)
    }

    /// How the person proved who they are.
    pub(crate) fn authentication(&self) -> Authentication {
        authentication_of(&self.claims)
    }

    pub(crate) fn auth_time(&self) -> Timestamp {
        let seconds = self.claims.get("auth_time").or_else(|| self.claims.get("iat")).and_then(Value::as_i64);
        Timestamp::from_seconds(seconds.unwrap_or_default())
    }
}

/// How the person of a token proved who they are, by its claims.
pub(crate) fn authentication_of(claims: &Map<String, Value>) -> Authentication {
    let texts = |list: Option<&Value>| -> Vec<String> {
        let list = list.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let origin = claims.get("origin").and_then(Value::as_str).unwrap_or(Authentication::LOCAL);
    let groups = claims.get("xs.system.attributes").and_then(|attributes| attributes.get("xs.saml.groups"));
    Authentication {
        origin: origin.to_owned(),
        methods: texts(claims.get("amr")),
        // Of people who signed in here the directory's count, as they are now.
        groups: (origin != Authentication::LOCAL).then(|| texts(groups)),
        sign_in: claims.get(SIGN_IN_CLAIM).and_then(Value::as_str).map(str::to_owned),
    }
}

impl Uaa {
    /// Checks an access token of either form. What an opaque one says is in the database, by its hash; what both say is
    /// then checked alike, see [`Uaa::verify_jwt`].
    ///
    /// # Errors
    /// As there.
    pub(crate) async fn verify(&self, token: &str) -> Result<std::result::Result<Verified, Refused>> {
        if !secrets::is_secret(token) {
            return self.verify_jwt(token).await;
        }
        match self.store().read().await?.find_access_token(&secrets::hash(token)).await? {
            Some(found) => self.living(found.claims).await,
            None => Ok(Err(refused("There is no such token, or it is not valid any more."))),
        }
    }

    /// Checks an access token that must be a JWT: algorithm RS256 whatever its header says, one of our keys, `iss`, `zid`, `exp`; then in the
    /// database that its service key still belongs to the client in `cid` and, if it stands for somebody, that they are
    /// active. No cache, so that what was deleted or deactivated stops at once in every process: a few reads by key.
    ///
    /// `aud` is the caller's to judge, who knows what the token is shown for.
    ///
    /// # Errors
    /// The inner one says which check failed, without a word of the token; the outer one is ours.
    pub(crate) async fn verify_jwt(&self, token: &str) -> Result<std::result::Result<Verified, Refused>> {
        if secrets::is_secret(token) {
            return Ok(Err(refused(
                "This must be a JWT, and an opaque token was given; ask for the token with token_format=jwt.",
            )));
        }
        match self.signed_claims(token).await? {
            Ok(claims) => self.living(claims).await,
            Err(refused) => Ok(Err(refused)),
        }
    }

    /// Whether what a token of ours says still holds.
    async fn living(&self, claims: Map<String, Value>) -> Result<std::result::Result<Verified, Refused>> {
        let text = |name: &str| claims.get(name).and_then(Value::as_str);
        let expires_at = match jwt::check_expiry(&claims, self.clock().now()) {
            Ok(expires_at) => expires_at,
            Err(error) => return Ok(Err(error.into())),
        };
        if text("zid") != Some(self.settings().subaccount_id.as_str()) {
            return Ok(Err(refused("The token belongs to another subaccount.")));
        }
        let (Some(client_id), Some(key_id), Some(grant)) = (text("cid"), text(KEY_CLAIM), text("grant_type"))
        else {
            return Ok(Err(refused("This is no access token.")));
        };
        let mut tx = self.store().read().await?;
        let Some(instance) = tx.find_service_instance_by_key(client_id, key_id, self.clock().now()).await?
        else {
            return Ok(Err(refused(
                "The service key this token came from was deleted, or has other credentials by now; get a new token.",
            )));
        };
        let person = if grant == GrantType::ClientCredentials.name() {
            None
        } else {
            if !tx.is_signed_in(&authentication_of(&claims)).await? {
                return Ok(Err(refused(
                    "The sign-in this token goes back to was ended at its identity provider, or that is off.",
                )));
            }
            let id = UserId::new(text("user_id").unwrap_or_default());
            match ActivePerson::find(&mut tx, &id).await? {
                Some(person) if person.has_still(text(PASSWORD_CLAIM)) => Some(person),
                Some(_) => {
                    return Ok(Err(refused(
                        "The person this token stands for has changed their password since; they sign in again.",
                    )));
                }
                None => return Ok(Err(refused("The person this token stands for is not active any more."))),
            }
        };
        Ok(Ok(Verified { claims, instance, person, expires_at }))
    }

    /// The claims of anything we signed: signature and issuer only, expired or not.
    pub(crate) async fn signed_claims(
        &self,
        token: &str,
    ) -> Result<std::result::Result<Map<String, Value>, Refused>> {
        let kid = match jwt::key_name(token) {
            Ok(kid) => kid,
            Err(error) => return Ok(Err(error.into())),
        };
        let Some(key) = self.keys().find(&kid).await? else { return Ok(Err(JwtError::UnknownKey.into())) };
        Ok(jwt::signed_claims(token, &key.verifying.decoding, &self.issuer()).map_err(Refused::from))
    }
}

impl From<JwtError> for Refused {
    fn from(error: JwtError) -> Self {
        Self(error.to_string())
    }
}

fn refused(reason: &str) -> Refused {
    Refused(reason.to_owned())
}
