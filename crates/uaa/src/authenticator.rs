//! Who is calling docket's own interfaces.
//!
//! Which tokens count there, beyond being alive ([`crate::verify`]):
//!
//! | token issued to a client of | of the client itself | of a person |
//! |---|---|---|
//! | a task center instance (`one-inbox-service`) | the client, with the roles among its authorities | the person, with those of their roles the token carries |
//! | a destination instance | the client, without roles | the person, without roles: enough for destinations on their behalf, for nothing else |
//! | an application (`xsuaa`) | refused | refused |
//!
//! `aud` must name the client the token was issued to. An application's token is meant for the application; to call
//! docket for somebody it exchanges it (jwt-bearer) with the client of a task center or destination instance, and the new
//! token names that one. Roles count only if the person still has them at this moment.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use docket_domain::service::{Service, ServiceInstance};
use docket_domain::{Authentication, Role, Roles, Timestamp, UserId};
use docket_http::caller::{Credential, SessionCaller};
use docket_http::{Authenticator, Caller, Client, ClientKind, Person, Refused, UserToken, UserTokens};
use serde_json::{Map, Value, json};

use crate::api::userinfo::UserInfo;
use crate::error::{Result, UaaError};
use crate::person::ActivePerson;
use crate::service_instances::ClientPolicy;
use crate::verify::{Verified, authentication_of};
use crate::{Uaa, client, scope, secrets, session};

/// How long the claims of somebody who is named, and not signed in, hold: for the calls of one test.
const NAMED_LIFETIME: Duration = Duration::from_mins(5);

#[async_trait]
impl Authenticator for Uaa {
    async fn bearer(&self, token: &str) -> std::result::Result<Caller, Refused> {
        if secrets::same(token, self.admin_token()) && !token.is_empty() {
            return Ok(Caller::CommandLine);
        }
        let verified = self.verify(token).await.map_err(ours)??;
        caller_of(verified)
    }

    async fn session(&self, cookie: &str) -> Option<SessionCaller> {
        match self.session_person(cookie).await {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(error = %error, "A session could not be looked up: {error}.");
                None
            }
        }
    }
}

#[async_trait]
impl UserTokens for Uaa {
    async fn validate(&self, token: &str) -> std::result::Result<UserToken, Refused> {
        let verified = self.verify_jwt(token).await.map_err(ours)??;
        let Some(person) = &verified.person else {
            return Err(Refused("The token is a client's own and stands for nobody.".to_owned()));
        };
        Ok(UserToken {
            issuer: self.issuer(),
            zone: self.settings().subaccount_id.clone(),
            subject: person.user.id.as_str().to_owned(),
            expires_at: verified.expires_at,
            claims: Arc::new(verified.claims),
        })
    }

    async fn user_info(&self, token: &UserToken) -> std::result::Result<Map<String, Value>, Refused> {
        let person = async {
            let mut tx = self.store().read().await?;
            Ok(ActivePerson::find(&mut tx, &UserId::new(&token.subject)).await?)
        };
        let person = person.await.map_err(ours)?;
        let person = person
            .ok_or_else(|| Refused("The person this token stands for is not active any more.".to_owned()))?;
        let scopes = token.claims.get("scope").and_then(Value::as_array);
        let has_scope = |scope: &str| scopes.is_some_and(|scopes| scopes.iter().any(|found| found == scope));
        match serde_json::to_value(UserInfo::of(&person, &authentication_of(&token.claims), has_scope)) {
            Ok(Value::Object(info)) => Ok(info),
            _ => Ok(Map::new()),
        }
    }

    async fn person_named(&self, who: &str) -> std::result::Result<UserToken, Refused> {
        let person = self.active_person_named(who).await.map_err(ours)??;
        let now = self.clock().now();
        let expires_at = now.plus(NAMED_LIFETIME);
        let claims = self.session_claims(&person, &Authentication::password(), now, expires_at);
        Ok(UserToken {
            issuer: self.issuer(),
            zone: self.settings().subaccount_id.clone(),
            subject: person.user.id.as_str().to_owned(),
            expires_at,
            claims: Arc::new(claims),
        })
    }
}

impl Uaa {
    /// The one active person with that Global User ID, else that user name, else that e-mail address.
    async fn active_person_named(&self, who: &str) -> Result<std::result::Result<ActivePerson, Refused>> {
        let mut tx = self.store().read().await?;
        let shown: String = who.chars().filter(|letter| !letter.is_control()).take(100).collect();
        let refused = |reason: String| Ok(Err(Refused(reason)));
        let by_id = tx.find_user(&UserId::new(who)).await?;
        let named = match by_id {
            Some(user) => Some(user),
            None => tx.find_user_by_name(who).await?,
        };
        let user = match named {
            Some(user) => user,
            None => match <[_; 1]>::try_from(tx.find_users_by_email(who).await?) {
                Ok([user]) => user,
                Err(found) if found.is_empty() => {
                    return refused(format!(
                        "There is nobody with the user name, e-mail address or Global User ID \"{shown}\"."
                    ));
                }
                Err(_) => {
                    return refused(format!(
                        "Several people have the e-mail address \"{shown}\"; give a user name or a Global User ID."
                    ));
                }
            },
        };
        match ActivePerson::find(&mut tx, &user.id).await? {
            Some(person) => Ok(Ok(person)),
            None => refused(format!("{} is not active; nobody can act for them.", user.user_name)),
        }
    }

    /// The claims a session stands for.
    fn session_claims(
        &self,
        person: &ActivePerson,
        authentication: &Authentication,
        auth_time: Timestamp,
        expires_at: Timestamp,
    ) -> Map<String, Value> {
        let mut claims = person.claims(authentication);
        claims.insert("iss".to_owned(), json!(self.issuer()));
        claims.insert("zid".to_owned(), json!(self.settings().subaccount_id));
        claims.insert("iat".to_owned(), json!(auth_time.as_seconds()));
        claims.insert("auth_time".to_owned(), json!(auth_time.as_seconds()));
        claims.insert("exp".to_owned(), json!(expires_at.as_seconds()));
        claims
    }

    async fn session_person(&self, cookie: &str) -> Result<Option<SessionCaller>> {
        let Some(found) = self.find_session(cookie).await? else { return Ok(None) };
        let person = ActivePerson::find(&mut self.store().read().await?, &found.user_id).await?;
        let Some(person) = person else { return Ok(None) };
        let claims = self.session_claims(&person, &found.authentication, found.auth_time, found.expires_at);
        let roles = person.roles;
        Ok(Some(SessionCaller {
            person: Arc::new(described(person, claims, roles, None)),
            csrf_token: session::csrf_token(cookie),
        }))
    }
}

fn caller_of(verified: Verified) -> std::result::Result<Caller, Refused> {
    let kind = match verified.instance.service {
        Service::TaskCenter => ClientKind::TaskCenter,
        Service::Destination => ClientKind::Destination,
        Service::Application => {
            return Err(Refused(
                "The token was issued for an application; exchange it (jwt-bearer) with the client of an instance of the \
                 service that is called: a task center instance, or a destination instance for the destination service."
                    .to_owned(),
            ));
        }
    };
    if !verified.is_meant_for(&verified.instance) {
        return Err(Refused("The token's audience is another service.".to_owned()));
    }
    let in_token = match kind {
        ClientKind::TaskCenter => scope::roles_in(&verified.instance.xsappname, verified.texts("scope")),
        ClientKind::Destination | ClientKind::Application | ClientKind::Directory => Roles::default(),
    };
    let described_client = |roles: Roles| Client {
        client_id: verified.instance.client_id.clone(),
        instance_id: verified.instance.id.clone(),
        kind,
        roles,
    };
    let Some(person) = verified.person.clone() else {
        let given = roles_given(&verified.instance)?;
        return Ok(Caller::Client(Arc::new(described_client(both(in_token, given)))));
    };
    let roles = both(in_token, person.roles);
    let issued_to = Some(Arc::new(described_client(Roles::default())));
    Ok(Caller::Person(Arc::new(described(person, verified.claims, roles, issued_to))))
}

/// The roles among the authorities a client has at this moment.
fn roles_given(instance: &ServiceInstance) -> std::result::Result<Roles, Refused> {
    let policy = ClientPolicy::of(instance).map_err(|error| ours(error.into()))?;
    let authorities = client::authorities(instance, &policy);
    Ok(scope::roles_in(&instance.xsappname, authorities.iter().map(String::as_str)))
}

fn both(one: Roles, other: Roles) -> Roles {
    Role::ALL.into_iter().filter(|role| one.has(*role) && other.has(*role)).collect()
}

fn described(
    person: ActivePerson,
    claims: Map<String, Value>,
    roles: Roles,
    client: Option<Arc<Client>>,
) -> Person {
    let user = person.user;
    Person {
        id: user.id,
        user_name: user.user_name,
        email: user.email,
        display_name: user.display_name,
        roles,
        locale: user.locale,
        claims: Arc::new(claims),
        credential: if client.is_some() { Credential::Token } else { Credential::Cookie },
        client,
    }
}

/// A check that could not be made is a refusal; the cause goes to the log.
fn ours(error: UaaError) -> Refused {
    Refused(error.into_api().message)
}
