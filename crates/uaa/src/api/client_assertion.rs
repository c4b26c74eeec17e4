//! A client that proves who it is by a JWT it signed: `private_key_jwt`, with the private key of one of its service keys of
//! the type x509.
//!
//! Source: RFC 7523, sections 2.2 and 3; OpenID Connect Core 1.0, section 9.

use std::time::Duration;

use docket_domain::Timestamp;
use docket_domain::service::ServiceKey;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};
use x509_parser::pem::parse_x509_pem;

use crate::client::{AuthenticatedClient, ClientProof};
use crate::error::Result;
use crate::{Uaa, jwt, secrets};

/// `client_assertion_type`.
pub(super) const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Service keys are RSA keys.
pub(super) const ALGORITHMS: [&str; 6] = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

const MOST_BYTES: usize = 16 * 1024;
const MOST_ID_BYTES: usize = 255;
/// How far clocks may be apart.
const LEEWAY: Duration = Duration::from_mins(1);
/// An assertion is made for one request, and its `jti` kept as long.
const MOST_LIFE: Duration = Duration::from_hours(1);

type Checked<T> = std::result::Result<T, &'static str>;

impl Uaa {
    /// The client of an assertion, which works once. `named` is the `client_id` beside it, if there was one.
    ///
    /// # Errors
    /// The inner one says what is wrong with the assertion, without a word of it.
    pub(super) async fn client_by_assertion(
        &self,
        assertion: &str,
        named: Option<&str>,
    ) -> Result<Checked<AuthenticatedClient>> {
        let (id, algorithm) = match claimed(assertion) {
            Ok(claimed) => claimed,
            Err(reason) => return Ok(Err(reason)),
        };
        if named.is_some_and(|named| named != id) {
            return Ok(Err("its sub is not the client_id beside it"));
        }
        let now = self.clock().now();
        // That there is no such client is not told apart from a signature that does not hold.
        let unsigned = "it is not signed with the private key of a living x509 key of the client";
        let Some(client) = self.service_instances().client_for(&id).await? else { return Ok(Err(unsigned)) };
        let found = client
            .keys_with_certificate(now)
            .find_map(|key| Some((key.id.clone(), signed_by(assertion, algorithm, key)?)));
        let Some((key_id, claims)) = found else { return Ok(Err(unsigned)) };
        let end = match check(&claims, &id, &self.token_endpoints(), now) {
            Ok(end) => end,
            Err(reason) => return Ok(Err(reason)),
        };
        let jti = claims.get("jti").and_then(Value::as_str).unwrap_or_default();
        let mut tx = self.store().begin().await?;
        let used = secrets::hash(&format!("client assertion\n{id}\n{jti}"));
        if !tx.use_assertion(&used, end.plus(LEEWAY)).await? {
            return Ok(Err("it was used before; make another one for each request"));
        }
        tx.commit().await?;
        let proof = ClientProof::Assertion;
        Ok(Ok(AuthenticatedClient { instance: client.instance, policy: client.policy, key_id, proof }))
    }

    /// What assertions name as audience: any address that gives tokens, over each scheme; the first one is also the issuer.
    fn token_endpoints(&self) -> Vec<String> {
        let mut endpoints = vec![self.issuer()];
        if let Some(https) = &self.settings().https_url {
            endpoints.push(format!("{}/oauth/token", https.as_str().trim_end_matches('/')));
        }
        endpoints.extend(self.assertion_addresses());
        endpoints
    }
}

/// Whose the assertion says it is, and how it says it is signed; nothing is checked yet.
fn claimed(assertion: &str) -> Checked<(String, Algorithm)> {
    let unreadable = "it is not a JWT signed with an algorithm known here";
    if assertion.len() > MOST_BYTES {
        return Err(unreadable);
    }
    let token =
        jsonwebtoken::dangerous::insecure_decode::<Map<String, Value>>(assertion).map_err(|_| unreadable)?;
    let algorithm = token.header.alg;
    if !ALGORITHMS.contains(&format!("{algorithm:?}").as_str()) {
        return Err("it is not signed with RS256, RS384, RS512, PS256, PS384 or PS512");
    }
    let subject = token.claims.get("sub").and_then(Value::as_str);
    Ok((subject.ok_or("it has no sub, which is the client id")?.to_owned(), algorithm))
}

/// The claims if that key signed them.
fn signed_by(assertion: &str, algorithm: Algorithm, key: &ServiceKey) -> Option<Map<String, Value>> {
    let (_, pem) = parse_x509_pem(key.certificate.as_ref()?.chain_pem.as_bytes()).ok()?;
    let certificate = pem.parse_x509().ok()?;
    let public = DecodingKey::from_rsa_der(certificate.public_key().subject_public_key.data.as_ref());
    // Each claim is checked on our clock, and by name.
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    Some(jsonwebtoken::decode::<Map<String, Value>>(assertion, &public, &validation).ok()?.claims)
}

/// The end of the assertion.
fn check(claims: &Map<String, Value>, id: &str, audiences: &[String], now: Timestamp) -> Checked<Timestamp> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let time = |name: &str| claims.get(name).and_then(jwt::seconds);
    if text("iss") != Some(id) || text("sub") != Some(id) {
        return Err("its iss and sub must both be the client id");
    }
    let meant = |audience: &str| audiences.iter().any(|ours| ours == audience);
    let for_us = match claims.get("aud") {
        Some(Value::String(one)) => meant(one),
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).any(meant),
        _ => false,
    };
    if !for_us {
        return Err("its aud must be the address of the token endpoint");
    }
    let end = time("exp").ok_or("it has no exp")?;
    if now >= end.plus(LEEWAY) {
        return Err("it has expired; compare the clocks of both sides");
    }
    if end > now.plus(MOST_LIFE) {
        return Err("it is good for more than an hour");
    }
    if [time("iat"), time("nbf")].into_iter().flatten().any(|at| at > now.plus(LEEWAY)) {
        return Err("it is from the future; compare the clocks of both sides");
    }
    if !text("jti").is_some_and(|jti| (1..=MOST_ID_BYTES).contains(&jti.len())) {
        return Err("it has no jti of 1 to 255 bytes");
    }
    Ok(end)
}
