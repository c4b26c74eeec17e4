//! Another secret, or another certificate, for a key that is there.
//!
//! A rotated key is a new key under the old one's name: tokens name their key by its id, so those of the old one go with it.
//! With an overlap the old one goes on under the name `<key>~<digits>`, which nobody else can give, until its end.

use std::time::Duration;

use aws_lc_rs::rsa::KeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_domain::Timestamp;
use docket_domain::service::ServiceKey;

use super::instances::{instance, locked, no_such_key};
use super::key_request::{KeyKind, KeyRequest, X509Request};
use super::{CredentialType, InstanceError, ServiceInstances};

type Result<T> = std::result::Result<T, InstanceError>;

/// Whoever needs longer wants a second key.
const MOST_OVERLAP: Duration = Duration::from_hours(30 * 24);
const DAY_SECONDS: u64 = 86_400;

/// What became of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    pub key: ServiceKey,
    /// The old one, if it goes on for a while.
    pub old: Option<ServiceKey>,
}

impl ServiceInstances {
    /// Gives a key a new secret or a new certificate: of the kind `request` names, or of the kind it has. Without `keep_old`
    /// the old one stops with every token that came from it, refresh tokens included; with it the old one works for so long,
    /// and people stay signed in with the new one.
    ///
    /// # Errors
    /// No such instance or key; a key that is retiring already; an overlap of nothing or of more than 30 days; or the
    /// instance's parameters do not allow the kind.
    pub async fn rotate_key(
        &self,
        instance_name: &str,
        name: &str,
        request: Option<&KeyRequest>,
        keep_old: Option<Duration>,
    ) -> Result<Rotated> {
        if keep_old.is_some_and(|span| span < Duration::from_secs(1) || span > MOST_OVERLAP) {
            let message = "keepOldSeconds must be a number of seconds from 1 to 2592000 (30 days)";
            return Err(InstanceError::invalid("keepOldSeconds", message));
        }
        let mut tx = self.store.read().await?;
        let found = instance(&mut tx, instance_name).await?;
        let existing = tx.find_service_key(&self.vault, &found.id, name).await?;
        drop(tx);
        let (old, secret) = existing
            .filter(|(key, _)| key.is_good(self.clock.now()))
            .ok_or_else(|| no_such_key(&found, name))?;
        let alike = alike(&old, &secret);
        let (id, client_id) = (self.chance.uuid().to_string(), found.client_id.clone());
        // Made before the transaction: an RSA key takes its time.
        let made = match request.unwrap_or(&alike).kind(&found)? {
            KeyKind::Secret => self.new_secret_key(id, name),
            KeyKind::X509(wanted) => self.new_x509_key(id, name, &client_id, wanted).await?,
        };
        let mut tx = self.store.begin().await?;
        let instance = locked(&mut tx, instance_name).await?;
        let current = tx.list_service_keys(&instance.id).await?.into_iter().find(|key| key.id == old.id);
        // Somebody else rotated or deleted it meanwhile, or it is on its way out.
        let mut old = current.filter(|key| key.name == name).ok_or_else(|| no_such_key(&instance, name))?;
        if old.retires_at.is_some() {
            let message = "this is the old secret or certificate of a key that was rotated; rotate that key";
            return Err(InstanceError::invalid("name", message));
        }
        let old = match keep_old {
            None => {
                tx.delete_service_key(&instance.id, name).await?;
                None
            }
            Some(span) => {
                let at = self.clock.now().plus(span);
                old.name = format!("{name}~{}", self.chance.hex::<4>());
                old.retires_at = Some(at);
                tx.retire_service_key(&old.id, &old.name, at).await?;
                Some(old)
            }
        };
        let key = self.insert_key(&mut tx, &instance, made).await?;
        if let Some(old) = &old {
            tx.move_refresh_tokens(&old.id, &key.id).await?;
        }
        tx.commit().await?;
        Ok(Rotated { key, old })
    }
}

/// A request for a key like this one.
fn alike(key: &ServiceKey, secret: &str) -> KeyRequest {
    let Some(certificate) = &key.certificate else {
        return KeyRequest::of(CredentialType::BindingSecret, None);
    };
    let key_bits = key_bits(secret).unwrap_or(X509Request::default().key_bits);
    let wanted = X509Request { key_bits, validity: whole_days(key.created_at, certificate.expires_at) };
    KeyRequest::of(CredentialType::X509, Some(wanted))
}

/// The span as it was asked for: making the key took a moment.
fn whole_days(from: Timestamp, until: Timestamp) -> Duration {
    let days = (until.since(from).as_secs() + DAY_SECONDS / 2) / DAY_SECONDS;
    Duration::from_secs(days.max(1) * DAY_SECONDS)
}

/// How long a private key (PKCS #8, PEM) is.
fn key_bits(pem: &str) -> Option<u16> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let pair = KeyPair::from_pkcs8(&STANDARD.decode(body).ok()?).ok()?;
    u16::try_from(pair.public_modulus_len() * 8).ok()
}
