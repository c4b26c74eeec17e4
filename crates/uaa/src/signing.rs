//! The keys tokens are signed with.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::{Chance, Clock, Timestamp};
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

/// How long a process goes on with what it read: what another process withdraws stops here after so long at the latest.
const READ_AGAIN_AFTER: Duration = Duration::from_mins(1);

/// The token service's keys: the newest one whose time has come signs, all that are not retired verify.
///
/// The pairs are kept ready: reading an RSA key for each signature costs three times the signature.
#[derive(Clone)]
pub(crate) struct SigningKeys {
    pub(crate) store: Store,
    pub(crate) vault: Vault,
    pub(crate) clock: Clock,
    current: Arc<RwLock<Arc<KeySet>>>,
}

/// The keys as they were read: never empty, the one that signs last of all first.
pub(crate) struct KeySet {
    pub(crate) keys: Vec<Arc<SigningKey>>,
    read_at: Timestamp,
}

/// A key with both halves, ready to use.
pub(crate) struct SigningKey {
    pub(crate) created_at: Timestamp,
    pub(crate) signs_from: Timestamp,
    pub(crate) verifying: VerifyingKey,
    pair: KeyPair,
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
#[schema(as = TokenKey)]
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
            let now = clock.now();
            let row = generate(chance, now, now, None).await?;
            let mut tx = store.begin().await?;
            if tx.claim_setting(FIRST_KEY_SETTING, &row.kid).await? {
                tx.insert_signing_key(vault, &row).await?;
            }
            tx.commit().await?;
            rows = store.read().await?.list_signing_keys(vault).await?;
        }
        let current = Arc::new(RwLock::new(Arc::new(KeySet::of(&rows, clock.now())?)));
        Ok(Self { store: store.clone(), vault: vault.clone(), clock: clock.clone(), current })
    }

    fn current(&self) -> Arc<KeySet> {
        self.current.read().expect("no holder of this lock panics").clone()
    }

    /// Reads the keys again: another process may have made or retired one.
    pub(crate) async fn reload(&self) -> Result<Arc<KeySet>> {
        let read_at = self.clock.now();
        let rows = self.store.read().await?.list_signing_keys(&self.vault).await?;
        let known = self.current();
        let same = rows.iter().map(|row| &row.kid).eq(known.keys.iter().map(|key| &key.verifying.kid));
        let fresh = if same {
            Arc::new(KeySet { keys: known.keys.clone(), read_at })
        } else {
            Arc::new(KeySet::of(&rows, read_at)?)
        };
        *self.current.write().expect("no holder of this lock panics") = fresh.clone();
        Ok(fresh)
    }

    /// The public key of that name, if tokens of it count.
    pub(crate) async fn find(&self, kid: &str) -> Result<Option<Arc<SigningKey>>> {
        let find = |set: &KeySet| set.keys.iter().find(|key| key.verifying.kid == kid).cloned();
        let known = self.current();
        if self.clock.now().since(known.read_at) < READ_AGAIN_AFTER
            && let Some(key) = find(&known)
        {
            return Ok(Some(key));
        }
        Ok(find(&*self.reload().await?))
    }

    /// Every key that a client should know, the signing one first, as they are in the database.
    pub(crate) async fn published(&self) -> Result<Vec<Arc<SigningKey>>> {
        let set = self.reload().await?;
        let signing = set.signing(self.clock.now()).clone();
        let others = set.keys.iter().filter(|key| key.verifying.kid != signing.verifying.kid).cloned();
        Ok(std::iter::once(signing.clone()).chain(others).collect())
    }

    /// The public key that belongs to the signing one, in PEM.
    pub(crate) fn public_pem(&self) -> String {
        self.current().signing(self.clock.now()).verifying.public_pem.clone()
    }

    /// A signed JWT with these claims. `key_set_url` goes into the header as `jku`.
    pub(crate) fn sign(&self, key_set_url: &str, claims: &serde_json::Map<String, Value>) -> Result<String> {
        let set = self.current();
        let SigningKey { pair, verifying, .. } = &**set.signing(self.clock.now());
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": verifying.kid, "jku": key_set_url});
        let claims = serde_json::to_vec(claims).expect("JSON values serialise");
        let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), token.as_bytes(), &mut signature)
            .map_err(|_| UaaError::SigningKey("used"))?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

impl KeySet {
    fn of(rows: &[SigningKeyRow], read_at: Timestamp) -> Result<Self> {
        if rows.is_empty() {
            return Err(UaaError::SigningKey("found"));
        }
        let keys = rows.iter().map(|row| SigningKey::of(row).map(Arc::new)).collect::<Result<_>>()?;
        Ok(Self { keys, read_at })
    }

    /// The key that signs at that time; the oldest if all of them begin later, by a clock that is ahead of ours.
    pub(crate) fn signing(&self, now: Timestamp) -> &Arc<SigningKey> {
        let begun = self.keys.iter().find(|key| key.signs_from <= now);
        begun.or(self.keys.last()).expect("a set is never empty")
    }
}

impl SigningKey {
    fn of(row: &SigningKeyRow) -> Result<Self> {
        Ok(Self {
            created_at: row.created_at,
            signs_from: row.signs_from,
            verifying: VerifyingKey::of(row)?,
            pair: KeyPair::from_pkcs8(&row.private).map_err(|_| UaaError::SigningKey("read"))?,
        })
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

/// A new key (RSA-2048) that signs from `signs_from` on, after the key `follows`.
pub(crate) async fn generate(
    chance: &Chance,
    now: Timestamp,
    signs_from: Timestamp,
    follows: Option<String>,
) -> Result<SigningKeyRow> {
    let failed = || UaaError::SigningKey("made");
    let pair = tokio::task::spawn_blocking(|| KeyPair::generate(KeySize::Rsa2048))
        .await
        .expect("making a key does not panic and blocking work is not cancelled")
        .map_err(|_| failed())?;
    let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| failed())?;
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| failed())?;
    Ok(SigningKeyRow {
        kid: format!("docket-{}", chance.hex::<8>()),
        private: Zeroizing::new(private.as_ref().to_vec()),
        public_pem: pem("PUBLIC KEY", public.as_ref()),
        created_at: now,
        signs_from,
        follows,
    })
}

fn pem(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("base64 is ASCII")).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
