//! The way of a browser to a provider and back.

use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_domain::Authentication;
use docket_domain::identity_provider::IdentityProvider;
use docket_domain::user::User;
use docket_storage::identity_providers::Journey;
use docket_storage::sessions::Session;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::IdentityProviders;
use super::exchange::Tokens;
use super::external::External;
use super::fault::Fault;
use super::id_token::{self, Checked, Expected};
use super::metadata::Metadata;
use super::people::Refusal;
use crate::error::Result;
use crate::form::Form;
use crate::session::{FromProvider, Proof};
use crate::{jwt, secrets};

/// How long a person may take at the provider: time for a forgotten password.
const PATIENCE: Duration = Duration::from_mins(30);
/// `amr` of a sign-in whose provider does not say how: somewhere else, as UAA puts it.
const ELSEWHERE: &str = "ext";
/// What of the groups goes into tokens, which have to fit into a header.
const MOST_GROUP_BYTES: usize = 4096;
/// Longer ID tokens are not sent back when signing out: addresses have limits.
const MOST_HINT_BYTES: usize = 4096;

/// Somebody about to be sent to a provider.
pub(crate) struct Departure<'a> {
    pub(crate) provider: &'a IdentityProvider,
    /// The browser's own secret: only it can come back.
    pub(crate) browser: &'a str,
    /// Where to go on to afterwards, on our own address.
    pub(crate) target: &'a str,
    pub(crate) login_hint: Option<&'a str>,
    /// Whether the person must prove anew who they are.
    pub(crate) anew: bool,
    /// The language of the pages, as a tag.
    pub(crate) language: &'static str,
}

/// Somebody who came back and is believed.
pub(crate) struct Arrival {
    pub(crate) user: User,
    pub(crate) proof: Proof,
    pub(crate) target: String,
}

impl IdentityProviders {
    /// The provider's address to send the browser to. Source: OpenID Connect Core 1.0, 3.1.2.1; RFC 7636, 4.3.
    pub(crate) async fn depart(
        &self,
        departure: &Departure<'_>,
    ) -> Result<std::result::Result<String, Fault>> {
        let provider = departure.provider;
        let settings = &provider.settings;
        let metadata = match self.discovery.metadata(&settings.issuer).await {
            Ok(metadata) => metadata,
            Err(fault) => return Ok(Err(fault)),
        };
        let state = secrets::new_secret(&self.parts.chance);
        let now = self.parts.clock.now();
        let mut tx = self.parts.store.begin().await?;
        tx.insert_journey(&Journey {
            state_hash: secrets::hash(&state),
            provider: provider.name.clone(),
            browser_hash: secrets::hash(departure.browser),
            target: departure.target.to_owned(),
            anew: departure.anew,
            started_at: now,
            expires_at: now.plus(PATIENCE),
        })
        .await?;
        tx.commit().await?;
        let challenge =
            URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier(&state, departure.browser).as_bytes()));
        let mut address = metadata.authorization_endpoint.clone();
        let mut query = address.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &settings.client_id)
            .append_pair("redirect_uri", &self.redirect_uri(&provider.name))
            .append_pair("scope", &settings.scopes.join(" "))
            .append_pair("state", &state)
            .append_pair("nonce", &nonce(&state, departure.browser))
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("ui_locales", departure.language);
        if departure.anew {
            query.append_pair("prompt", "login");
        }
        if let Some(hint) = departure.login_hint {
            query.append_pair("login_hint", hint);
        }
        drop(query);
        Ok(Ok(address.into()))
    }

    /// Somebody back from the provider called `name`, with the browser's own secret and the query they came with:
    ///
    /// 1. the state belongs to a journey of this browser to this provider, made in time, and is used up;
    /// 2. the answer is this provider's, and not a refusal;
    /// 3. the code is redeemed, the ID token checked, and `/userinfo` asked if it left something out;
    /// 4. the person here is found or made; roles follow the groups.
    pub(crate) async fn arrive(
        &self,
        name: &str,
        browser: Option<&str>,
        form: &Form,
    ) -> std::result::Result<Arrival, Refusal> {
        let (Some(state), Some(browser)) = (form.get("state"), browser) else { return Err(Refusal::Stale) };
        let mut tx = self.parts.store.begin().await?;
        let journey = tx.take_journey(&secrets::hash(state)).await?;
        tx.commit().await?;
        let ours = |journey: &Journey| {
            journey.provider == name
                && secrets::same(&journey.browser_hash, &secrets::hash(browser))
                && self.parts.clock.now() < journey.expires_at
        };
        let Some(journey) = journey.filter(ours) else { return Err(Refusal::Stale) };
        let provider = self.find_enabled(name).await?.ok_or(Refusal::Stale)?;
        let metadata = self.discovery.metadata(&provider.settings.issuer).await.map_err(Refusal::Fault)?;
        let code = code_of(form, &metadata)?;
        let tokens = self.redeem(&provider, &metadata, code, &verifier(state, browser)).await?;
        let tokens = tokens.map_err(Refusal::Fault)?;
        let nonce = nonce(state, browser);
        let mut claims =
            self.believe(&provider, &metadata, &tokens, &nonce, &journey).await.map_err(Refusal::Fault)?;
        let names = &provider.settings.claims;
        let mut external = External::read(&claims, names);
        if external.lacks_something(names) {
            let more = self.user_info(&metadata, &tokens.access_token, &external.subject).await;
            add_missing(&mut claims, more.map_err(Refusal::Fault)?);
            external = External::read(&claims, names);
        }
        let user = self.find_or_create(&provider, &external).await?;
        self.apply_group_roles(&provider, &user.id, external.groups.as_deref().unwrap_or_default()).await?;
        let proof = self.proof(&provider, &claims, external, tokens.id_token);
        Ok(Arrival { user, proof, target: journey.target })
    }

    /// The claims of the ID token if it holds. A key that is not known may be new, so the key set is fetched again once.
    async fn believe(
        &self,
        provider: &IdentityProvider,
        metadata: &Metadata,
        tokens: &Tokens,
        nonce: &str,
        journey: &Journey,
    ) -> std::result::Result<Map<String, Value>, Fault> {
        let expected = Expected {
            issuer: &metadata.issuer,
            client_id: &provider.settings.client_id,
            algorithms: &provider.settings.signing_algorithms,
            nonce,
            access_token: &tokens.access_token,
            now: self.parts.clock.now(),
            anew_since: journey.anew.then_some(journey.started_at),
        };
        for missed in [false, true] {
            let keys = self.key_sets.keys(&metadata.jwks_uri, missed).await?;
            if let Checked::Claims(claims) = id_token::check(&tokens.id_token, &keys, &expected)? {
                return Ok(claims);
            }
        }
        Err(Fault::IdToken("is signed with a key that is not in the provider's key set".to_owned()))
    }

    fn proof(
        &self,
        provider: &IdentityProvider,
        claims: &Map<String, Value>,
        external: External,
        id_token: Zeroizing<String>,
    ) -> Proof {
        let now = self.parts.clock.now();
        let auth_time = claims.get("auth_time").and_then(jwt::seconds).map_or(now, |said| said.min(now));
        let stated =
            claims.get("amr").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let mut methods: Vec<String> =
            stated.filter(|method| (1..=32).contains(&method.len())).take(10).map(str::to_owned).collect();
        if methods.is_empty() {
            methods.push(ELSEWHERE.to_owned());
        }
        let groups =
            provider.settings.claims.groups.as_ref().map(|_| for_tokens(external.groups.unwrap_or_default()));
        let authentication = Authentication { origin: provider.name.clone(), methods, groups, sign_in: None };
        let sid = claims.get("sid").and_then(Value::as_str).filter(|sid| !sid.is_empty()).map(str::to_owned);
        let from_provider = Some(FromProvider { subject: external.subject, sid, id_token });
        Proof { auth_time, authentication, from_provider }
    }

    /// Where to send the browser to end the session at the provider as well, if it offers that. `target` is where it goes
    /// on to when it comes back. Source: OpenID Connect RP-Initiated Logout 1.0, section 2.
    pub(crate) async fn sign_out(&self, session: &Session, target: &str) -> Result<Option<String>> {
        let origin = &session.authentication.origin;
        let Some(provider) = self.find_enabled(origin).await? else { return Ok(None) };
        let found = match self.discovery.metadata(&provider.settings.issuer).await {
            Ok(metadata) => metadata.end_session_endpoint.clone(),
            Err(fault) => {
                tracing::warn!("Somebody signed out here and not at {origin}: {fault}");
                None
            }
        };
        let Some(mut address) = found else { return Ok(None) };
        let state = secrets::new_secret(&self.parts.chance);
        let now = self.parts.clock.now();
        let mut tx = self.parts.store.begin().await?;
        let id_token = tx.find_session_id_token(&self.parts.vault, &session.id_hash).await?;
        tx.insert_journey(&Journey {
            state_hash: out(&state),
            provider: provider.name.clone(),
            browser_hash: String::new(),
            target: target.to_owned(),
            anew: false,
            started_at: now,
            expires_at: now.plus(PATIENCE),
        })
        .await?;
        tx.commit().await?;
        let mut query = address.query_pairs_mut();
        query
            .append_pair("client_id", &provider.settings.client_id)
            .append_pair("post_logout_redirect_uri", &self.signed_out_uri())
            .append_pair("state", &state);
        if let Some(token) = id_token.filter(|token| token.len() <= MOST_HINT_BYTES) {
            query.append_pair("id_token_hint", &token);
        }
        drop(query);
        Ok(Some(address.into()))
    }

    /// Where somebody goes on to who comes back from signing out at a provider.
    pub(crate) async fn signed_out(&self, state: &str) -> Result<Option<String>> {
        let mut tx = self.parts.store.begin().await?;
        let journey = tx.take_journey(&out(state)).await?;
        tx.commit().await?;
        let fresh = journey.filter(|journey| self.parts.clock.now() < journey.expires_at);
        Ok(fresh.map(|journey| journey.target).filter(|target| !target.is_empty()))
    }
}

/// The code of an answer of that provider. Source: OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207, section 2.4.
fn code_of<'f>(form: &'f Form, metadata: &Metadata) -> std::result::Result<&'f str, Refusal> {
    match form.get("iss") {
        Some(issuer) if issuer != metadata.issuer => {
            return Err(Refusal::Fault(Fault::Answer("is from another issuer")));
        }
        None if metadata.names_issuer => {
            return Err(Refusal::Fault(Fault::Answer(
                "does not name its issuer, although the provider says it does",
            )));
        }
        Some(_) | None => {}
    }
    if let Some(error) = form.get("error") {
        let code = |letter: &char| letter.is_ascii_lowercase() || *letter == '_';
        return Err(Refusal::Declined(error.chars().filter(code).take(60).collect()));
    }
    form.get("code").ok_or(Refusal::Fault(Fault::Answer("has no code")))
}

/// What `/userinfo` says and the ID token does not. The word on an address counts for that address only.
fn add_missing(claims: &mut Map<String, Value>, more: Map<String, Value>) {
    let same_address = !claims.contains_key("email") || claims.get("email") == more.get("email");
    for (name, value) in more {
        if !claims.contains_key(&name) && (name != "email_verified" || same_address) {
            claims.insert(name, value);
        }
    }
}

/// As many groups as tokens have room for, in the provider's order.
fn for_tokens(groups: Vec<String>) -> Vec<String> {
    let all = groups.len();
    let mut bytes = 0;
    let fits = |group: &String| {
        bytes += group.len() + 3;
        bytes <= MOST_GROUP_BYTES
    };
    let kept: Vec<String> = groups.into_iter().take_while(fits).collect();
    if kept.len() < all {
        tracing::warn!(
            "Of somebody's {all} groups only {} go into their tokens, which have no room for more.",
            kept.len()
        );
    }
    kept
}

/// Nonce and PKCE verifier are made of the state and the browser's own secret, so neither has to be kept: what is stored
/// opens nothing, and a state in another browser fits nothing.
fn nonce(state: &str, browser: &str) -> String {
    secrets::hash(&format!("nonce of {state} in {browser}"))
}

fn verifier(state: &str, browser: &str) -> String {
    secrets::hash(&format!("verifier of {state} in {browser}"))
}

/// The hash of a state for signing out: one for signing in is never taken for it.
fn out(state: &str) -> String {
    secrets::hash(&format!("sign out {state}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_beyond_what_a_token_holds_are_left_out() {
        let groups: Vec<String> = (0..1000).map(|n| format!("group-{n:04}")).collect();
        let kept = for_tokens(groups.clone());
        assert!(kept.len() < groups.len() && kept[..] == groups[..kept.len()]);
        assert_eq!(for_tokens(groups[..10].to_vec()), groups[..10]);
    }

    #[test]
    fn an_address_from_userinfo_does_not_vouch_for_that_of_the_id_token() {
        let object = |value: Value| value.as_object().unwrap().clone();
        let mut claims = object(serde_json::json!({"sub": "s", "email": "boss@example.com"}));
        add_missing(
            &mut claims,
            object(
                serde_json::json!({"sub": "t", "email": "me@example.com", "email_verified": true, "name": "Me"}),
            ),
        );
        assert_eq!(
            Value::Object(claims),
            serde_json::json!({"sub": "s", "email": "boss@example.com", "name": "Me"})
        );
    }
}
