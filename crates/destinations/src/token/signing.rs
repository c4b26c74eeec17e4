//! Whose key signs an assertion, and signing it.

use std::sync::Arc;

use docket_saml::{Certificate, SigningKey};

use super::assertion::{self, Encoding, Subject};
use super::cache::KeyParts;
use super::error::TokenError;
use super::inputs::Inputs;
use super::retrieval::TokenRetrieval;
use super::{attributes, identity};
use crate::certificates::{KeyMaterial, KeyStoreError};
use crate::properties::{Destination, Properties};
use crate::validate::PropertyError;

/// An assertion before it is signed.
#[derive(Clone)]
pub(super) struct Unsigned {
    subject: Arc<Subject>,
    signer: Signer,
}

/// What an assertion is signed with.
#[derive(Clone)]
enum Signer {
    Trust(SigningKey),
    /// The destination's own key store, with its name.
    KeyStore(Arc<KeyMaterial>, String),
}

impl Unsigned {
    /// Adds all that tells this assertion from another one.
    pub fn add_to(&self, parts: &mut KeyParts) {
        parts.add(Some(&self.subject.user_id));
        for attribute in &self.subject.attributes {
            parts.add(Some(&attribute.name));
            attribute.values.iter().for_each(|value| parts.add(Some(value)));
            parts.add(None);
        }
        match &self.signer {
            Signer::Trust(key) => parts.add(Some(key.certificate().fingerprint_sha256())),
            Signer::KeyStore(material, _) => {
                material.chain().iter().for_each(|certificate| parts.add_bytes(certificate));
            }
        }
    }

    /// The trust certificate it is to be signed under; `None` if the destination has a key store of its own.
    pub fn trust_certificate(&self) -> Option<&Certificate> {
        match &self.signer {
            Signer::Trust(key) => Some(key.certificate()),
            Signer::KeyStore(..) => None,
        }
    }

    /// The same to be signed by another trust key.
    pub fn by(&self, key: SigningKey) -> Self {
        Self { subject: self.subject.clone(), signer: Signer::Trust(key) }
    }
}

impl TokenRetrieval {
    /// Whom the assertion of a destination is about, and the key it is signed with: that of `KeyStoreLocation`, else the trust key.
    pub(super) async fn unsigned(
        &self,
        destination: &Destination,
        inputs: Inputs<'_>,
    ) -> Result<Unsigned, TokenError> {
        let properties = &destination.properties;
        let person = inputs.person.filter(|_| properties.get("SystemUser").is_none());
        let user_id = identity::user_id(properties, person, inputs.user_info)?;
        let attributes = attributes::of(properties, person, inputs.user_info);
        let own = self.key_store(destination, "KeyStoreLocation", "KeyStorePassword").await?;
        let signer = match (own, properties.get("KeyStoreLocation")) {
            (Some(material), Some(name)) => Signer::KeyStore(material, name.to_owned()),
            _ => Signer::Trust(self.trust.signing_key().await.map_err(|error| TokenError::internal(&error))?),
        };
        Ok(Unsigned { subject: Arc::new(Subject { user_id, attributes }), signer })
    }

    /// The key and certificates the property `location` names; `None` if it names none.
    pub(crate) async fn key_store(
        &self,
        destination: &Destination,
        location: &str,
        password: &str,
    ) -> Result<Option<Arc<KeyMaterial>>, TokenError> {
        let Some(name) = destination.get(location) else { return Ok(None) };
        let opened =
            self.certificates.key_material(&destination.instance_id, name, destination.get(password)).await;
        opened.map(Some).map_err(|error| unusable(location, &error))
    }

    /// The signed assertion, encoded.
    pub(super) async fn sign(
        &self,
        properties: &Properties,
        unsigned: Unsigned,
        recipient: &str,
        encoding: Encoding,
    ) -> Result<String, TokenError> {
        let (properties, recipient) = (properties.clone(), recipient.to_owned());
        let (entity_id, now, chance) = (self.settings.entity_id(), self.clock.now(), self.chance.clone());
        // An RSA-4096 signature takes milliseconds of pure computing.
        let signing = tokio::task::spawn_blocking(move || {
            let Unsigned { subject, signer } = unsigned;
            let key = match signer {
                Signer::Trust(key) => key,
                Signer::KeyStore(material, name) => {
                    material.signing_key(&name).map_err(|error| unusable("KeyStoreLocation", &error))?
                }
            };
            assertion::signed(&properties, &subject, &recipient, encoding, &entity_id, &key, now, &chance)
        });
        signing.await.map_err(|error| TokenError::internal(&error))?
    }
}

fn unusable(location: &str, error: &KeyStoreError) -> TokenError {
    match error {
        KeyStoreError::Internal => TokenError::Internal,
        error => PropertyError::new(location, format!("cannot be used: {error}")).into(),
    }
}
