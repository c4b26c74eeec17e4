//! The keys tokens are signed with.

use std::sync::{Arc, RwLock};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::{Chance, Clock};
use docket_storage::signing_keys::SigningKeyRow;
use docket_storage::{Store, Vault};
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::error::{Result, UaaError};

/// The setting that is claimed by the one process that makes the first key.
const FIRST_KEY_SETTING: &str = "first_signing_key";

/// The token service's keys: the newest active one signs, all that are not retired verify.
///
/// The pairs are kept ready: reading an RSA key for each signature costs three times the signature.
#[derive(Clone)]
pub(crate) struct SigningKeys {
    store: Store,
    vault: Vault,
    current: Arc<RwLock<Arc<KeySet>>>,
}

struct KeySet {
    pair: KeyPair,
    /// The signing key's first.
    public: Vec<Arc<VerifyingKey>>,
}

/// The public half of a key.
pub(crate) struct VerifyingKey {
    pub(crate) kid: String,
    pub(crate) public_pem: String,
    pub(crate) decoding: DecodingKey,
    modulus: String,
    exponent: String,
}

/// The public half of a key as `/token_keys` shows it. Source: RFC 7517; `value` is XSUAA's.
#[derive(Serialize, ToSchema)]
pub(crate) struct PublicKey {
    kty: &'static str,
    e: String,
    n: String,
    #[serde(rename = "use")]
    usage: &'static str,
    kid: String,
    alg: &'static str,
    /// As PEM.
    value: String,
}

impl SigningKeys {
    /// Loads the keys, making the first one (RSA-2048) if there is none. Of several processes that start together on one
    /// database one makes it and the others use it.
    pub(crate) async fn load(store: &Store, vault: &Vault, clock: &Clock, chance: &Chance) -> Result<Self> {
        let mut rows = store.read().await?.list_signing_keys(vault).await?;
        if rows.is_empty() {
            let row = generate(clock, chance).await?;
            let mut tx = store.begin().await?;
            if tx.claim_setting(FIRST_KEY_SETTING, &row.kid).await? {
                tx.insert_signing_key(vault, &row).await?;
            }
            tx.commit().await?;
            rows = store.read().await?.list_signing_keys(vault).await?;
        }
        let current = Arc::new(RwLock::new(Arc::new(KeySet::of(&rows)?)));
        Ok(Self { store: store.clone(), vault: vault.clone(), current })
    }

    fn current(&self) -> Arc<KeySet> {
        self.current.read().expect("no holder of this lock panics").clone()
    }

    /// Reads the keys again: another process may have made one.
    async fn reload(&self) -> Result<Arc<KeySet>> {
        let rows = self.store.read().await?.list_signing_keys(&self.vault).await?;
        let known = self.current();
        if rows.iter().map(|row| &row.kid).eq(known.public.iter().map(|key| &key.kid)) {
            return Ok(known);
        }
        let fresh = Arc::new(KeySet::of(&rows)?);
        *self.current.write().expect("no holder of this lock panics") = fresh.clone();
        Ok(fresh)
    }

    /// The public key of that name, if tokens of it may be alive.
    pub(crate) async fn find(&self, kid: &str) -> Result<Option<Arc<VerifyingKey>>> {
        let find = |set: &KeySet| set.public.iter().find(|key| key.kid == kid).cloned();
        if let Some(key) = find(&self.current()) {
            return Ok(Some(key));
        }
        Ok(find(&*self.reload().await?))
    }

    /// Every public key a living token may need, the signing one first, as they are in the database.
    pub(crate) async fn published(&self) -> Result<Vec<Arc<VerifyingKey>>> {
        Ok(self.reload().await?.public.clone())
    }

    /// The public key that belongs to the signing one, in PEM.
    pub(crate) fn public_pem(&self) -> String {
        self.current().public[0].public_pem.clone()
    }

    /// A signed JWT with these claims. `key_set_url` goes into the header as `jku`.
    pub(crate) fn sign(&self, key_set_url: &str, claims: &serde_json::Map<String, Value>) -> Result<String> {
        let set = self.current();
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": set.public[0].kid, "jku": key_set_url});
        let claims = serde_json::to_vec(claims).expect("JSON values serialise");
        let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let mut signature = vec![0; set.pair.public_modulus_len()];
        set.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), token.as_bytes(), &mut signature)
            .map_err(|_| UaaError::SigningKey("used"))?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

impl KeySet {
    fn of(rows: &[SigningKeyRow]) -> Result<Self> {
        // Keys that sign come first; a key that only waits for its turn cannot stand alone.
        let signing = rows.first().filter(|row| row.active_from.is_some());
        let signing = signing.ok_or(UaaError::SigningKey("found"))?;
        let pair = KeyPair::from_pkcs8(&signing.private).map_err(|_| UaaError::SigningKey("read"))?;
        let public = rows.iter().map(|row| VerifyingKey::of(row).map(Arc::new)).collect::<Result<_>>()?;
        Ok(Self { pair, public })
    }
}

impl VerifyingKey {
    fn of(row: &SigningKeyRow) -> Result<Self> {
        let unreadable = |_| UaaError::SigningKey("read");
        let decoding = DecodingKey::from_rsa_pem(row.public_pem.as_bytes()).map_err(unreadable)?;
        let jwk = Jwk::from_decoding_key(&decoding, Some(Algorithm::RS256)).map_err(unreadable)?;
        let AlgorithmParameters::RSA(parameters) = jwk.algorithm else {
            return Err(UaaError::SigningKey("read"));
        };
        Ok(Self {
            kid: row.kid.clone(),
            public_pem: row.public_pem.clone(),
            decoding,
            modulus: parameters.n,
            exponent: parameters.e,
        })
    }

    /// The key as `/token_keys` shows it.
    pub(crate) fn public(&self) -> PublicKey {
        PublicKey {
            kty: "RSA",
            e: self.exponent.clone(),
            n: self.modulus.clone(),
            usage: "sig",
            kid: self.kid.clone(),
            alg: "RS256",
            value: self.public_pem.clone(),
        }
    }
}

async fn generate(clock: &Clock, chance: &Chance) -> Result<SigningKeyRow> {
    let failed = || UaaError::SigningKey("made");
    let pair = tokio::task::spawn_blocking(|| KeyPair::generate(KeySize::Rsa2048))
        .await
        .expect("making a key does not panic and blocking work is not cancelled")
        .map_err(|_| failed())?;
    let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| failed())?;
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| failed())?;
    let now = clock.now();
    Ok(SigningKeyRow {
        kid: format!("docket-{}", chance.hex::<8>()),
        private: Zeroizing::new(private.as_ref().to_vec()),
        public_pem: pem("PUBLIC KEY", public.as_ref()),
        created_at: now,
        active_from: Some(now),
    })
}

fn pem(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("base64 is ASCII")).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
