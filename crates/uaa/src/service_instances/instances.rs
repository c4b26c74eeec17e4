//! The handle: making, finding and deleting instances and keys.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_domain::service::{KeyCertificate, Service, ServiceInstance, ServiceKey};
use docket_domain::{Chance, Clock};
use docket_storage::{StorageError, Store, Tx, Vault};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::contents::{Contents, ServiceContents};
use super::key_request::{KeyKind, KeyRequest, X509Request};
use super::{
    Credentials, Descriptor, InstanceError, ServiceClient, ServiceInstancesSettings, credentials, declared,
    parameters, x509,
};

type Result<T> = std::result::Result<T, InstanceError>;

/// 256 bits, as much as the signing key's hash.
const SECRET_BYTES: usize = 32;
const MAX_NAME_CHARACTERS: usize = 64;

/// Service instances and their keys. Cheap to clone; nothing is cached, so what is deleted is gone at once.
#[derive(Clone)]
pub struct ServiceInstances {
    pub(super) store: Store,
    pub(super) vault: Vault,
    pub(super) clock: Clock,
    pub(super) chance: Chance,
    settings: ServiceInstancesSettings,
    pub(super) contents: Contents,
}

/// An instance to create.
#[derive(Clone, Debug)]
pub struct NewInstance {
    /// 1 to 64 letters, digits, `-`, `_` or `.`.
    pub name: String,
    pub service: Service,
    /// The service's one plan if not given.
    pub plan: Option<String>,
    pub parameters: Map<String, Value>,
}

/// A key before it is stored.
pub(super) struct NewKey {
    id: String,
    name: String,
    /// The client's secret; the private key in PEM if there is a certificate.
    secret: Zeroizing<String>,
    certificate: Option<KeyCertificate>,
}

impl ServiceInstances {
    pub fn new(
        store: Store,
        vault: Vault,
        clock: Clock,
        chance: Chance,
        settings: ServiceInstancesSettings,
    ) -> Self {
        Self { store, vault, clock, chance, settings, contents: Contents::default() }
    }

    /// Says who keeps what instances are created with besides their clients; without it none may be given.
    pub fn keep_contents_in(&self, contents: Arc<dyn ServiceContents>) {
        self.contents.keep_in(contents);
    }

    /// # Errors
    /// A value that is not taken, or a name or application name that is.
    pub async fn create(&self, mut new: NewInstance) -> Result<ServiceInstance> {
        let given = new.parameters;
        new.parameters = Contents::others(&given);
        let mut instance = self.made(new)?;
        instance.parameters = self.contents.kept(instance.service, &given)?;
        let descriptor = Descriptor::check(&instance)?;
        let mut tx = self.store.begin().await?;
        if tx.find_service_instance(&instance.name).await?.is_some() {
            return Err(InstanceError::NameTaken(instance.name));
        }
        if let Some(other) = tx.find_service_instance_by_client(&instance.client_id).await? {
            let xsappname = instance.xsappname.trim_end_matches("!t1").to_owned();
            return Err(InstanceError::ApplicationTaken { xsappname, instance: other.name });
        }
        tx.insert_service_instance(&instance).await.map_err(|error| match error {
            StorageError::Conflict(_) => InstanceError::NameTaken(instance.name.clone()),
            other => other.into(),
        })?;
        declared::declare(&mut tx, &instance, descriptor, instance.created_at).await?;
        self.contents.apply(&mut tx, &instance, &given).await?;
        tx.commit().await?;
        self.contents.applied(instance.service);
        Ok(instance)
    }

    /// The instance of that name, made if there is none; true if it was made. One that is there stays as it is.
    ///
    /// # Errors
    /// As [`ServiceInstances::create`], or [`InstanceError::OtherService`].
    pub async fn ensure(&self, new: NewInstance) -> Result<(ServiceInstance, bool)> {
        let (name, service) = (new.name.clone(), new.service);
        if let Some(instance) = self.find(&name).await? {
            return same_service(instance, service).map(|instance| (instance, false));
        }
        match self.create(new).await {
            Ok(instance) => Ok((instance, true)),
            // Somebody else was faster.
            Err(InstanceError::NameTaken(_)) => {
                same_service(self.get(&name).await?, service).map(|instance| (instance, false))
            }
            Err(error) => Err(error),
        }
    }

    pub async fn list(&self) -> Result<Vec<ServiceInstance>> {
        Ok(self.store.read().await?.list_service_instances().await?)
    }

    pub async fn find(&self, name: &str) -> Result<Option<ServiceInstance>> {
        Ok(self.store.read().await?.find_service_instance(name).await?)
    }

    /// # Errors
    /// [`InstanceError::NoSuchInstance`].
    pub async fn get(&self, name: &str) -> Result<ServiceInstance> {
        instance(&mut self.store.read().await?, name).await
    }

    /// Deletes an instance; with `purge` also its keys. Tokens of its client stop working; its roles leave the role collections
    /// they are in, and the collections it declared are gone.
    ///
    /// # Errors
    /// [`InstanceError::NoSuchInstance`]; without `purge` [`InstanceError::HasKeys`].
    pub async fn delete(&self, name: &str, purge: bool) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let instance = locked(&mut tx, name).await?;
        let mut keys = tx.list_service_keys(&instance.id).await?;
        keys.retain(|key| key.is_good(self.clock.now()));
        let keys = keys.len();
        if keys > 0 && !purge {
            return Err(InstanceError::HasKeys { instance: instance.name, keys });
        }
        tx.delete_service_instance(&instance.id).await?;
        Ok(tx.commit().await?)
    }

    /// A new key with a secret of its own and the client id of its instance.
    ///
    /// # Errors
    /// No such instance, or a name that is not taken or is.
    pub async fn create_key(&self, instance: &str, name: &str) -> Result<ServiceKey> {
        self.create_key_as(instance, name, &KeyRequest::default()).await
    }

    /// A new key of the kind that is asked for.
    ///
    /// # Errors
    /// As [`ServiceInstances::create_key`]; or the instance's parameters do not allow the kind.
    pub async fn create_key_as(
        &self,
        instance_name: &str,
        name: &str,
        request: &KeyRequest,
    ) -> Result<ServiceKey> {
        check_name(name)?;
        let found = instance(&mut self.store.read().await?, instance_name).await?;
        let (id, client_id) = (self.chance.uuid().to_string(), found.client_id.clone());
        // Made before the transaction: an RSA key takes its time.
        let made = match request.kind(&found)? {
            KeyKind::Secret => self.new_secret_key(id, name),
            KeyKind::X509(wanted) => self.new_x509_key(id, name, &client_id, wanted).await?,
        };
        let mut tx = self.store.begin().await?;
        let instance = locked(&mut tx, instance_name).await?;
        let existing = tx.list_service_keys(&instance.id).await?;
        if existing.iter().any(|key| key.name == name) {
            return Err(InstanceError::KeyTaken { instance: instance.name, key: name.to_owned() });
        }
        let key = self.insert_key(&mut tx, &instance, made).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// The key of that name, made if there is none; true if it was made.
    ///
    /// # Errors
    /// As [`ServiceInstances::create_key`], but for a name that is taken.
    pub async fn ensure_key(&self, instance: &str, name: &str) -> Result<(ServiceKey, bool)> {
        check_name(name)?;
        let mut tx = self.store.begin().await?;
        let instance = locked(&mut tx, instance).await?;
        let existing = tx.list_service_keys(&instance.id).await?;
        if let Some(key) = existing.into_iter().find(|key| key.name == name) {
            return Ok((key, false));
        }
        let made = self.new_secret_key(self.chance.uuid().to_string(), name);
        let key = self.insert_key(&mut tx, &instance, made).await?;
        tx.commit().await?;
        Ok((key, true))
    }

    /// The keys of an instance, oldest first.
    ///
    /// # Errors
    /// No such instance.
    pub async fn list_keys(&self, name: &str) -> Result<Vec<ServiceKey>> {
        let mut tx = self.store.read().await?;
        let instance = instance(&mut tx, name).await?;
        let mut keys = tx.list_service_keys(&instance.id).await?;
        keys.retain(|key| key.is_good(self.clock.now()));
        Ok(keys)
    }

    /// A key and its credentials: everything a client needs, the secret included. Only for an administrator's eyes.
    /// `verification_key` is the public key tokens are checked with, in PEM.
    ///
    /// # Errors
    /// No such instance or key.
    pub async fn key_with_credentials(
        &self,
        instance_name: &str,
        name: &str,
        verification_key: &str,
    ) -> Result<(ServiceKey, Credentials)> {
        let mut tx = self.store.read().await?;
        let instance = instance(&mut tx, instance_name).await?;
        let (key, secret) = tx
            .find_service_key(&self.vault, &instance.id, name)
            .await?
            .filter(|(key, _)| key.is_good(self.clock.now()))
            .ok_or_else(|| no_such_key(&instance, name))?;
        let credentials =
            credentials::credentials(&self.settings, &instance, &key, &secret, verification_key);
        Ok((key, credentials))
    }

    /// Deletes a key. Its secret and the tokens that came from it stop working.
    ///
    /// # Errors
    /// No such instance or key.
    pub async fn delete_key(&self, instance: &str, name: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let instance = locked(&mut tx, instance).await?;
        if !tx.delete_service_key(&instance.id, name).await? {
            return Err(no_such_key(&instance, name));
        }
        Ok(tx.commit().await?)
    }

    /// The client with that id, to check a secret and what it may do; `None` if there is none.
    pub async fn client_for(&self, client_id: &str) -> Result<Option<ServiceClient>> {
        // PostgreSQL does not take it, so nobody is called so.
        if client_id.contains('\0') {
            return Ok(None);
        }
        let mut tx = self.store.read().await?;
        let Some(instance) = tx.find_service_instance_by_client(client_id).await? else { return Ok(None) };
        let mut keys = tx.open_service_keys(&self.vault, &instance.id).await?;
        keys.retain(|(key, _)| key.is_good(self.clock.now()));
        ServiceClient::new(instance, keys).map(Some)
    }

    pub(super) fn new_secret_key(&self, id: String, name: &str) -> NewKey {
        let mut random = Zeroizing::new([0; SECRET_BYTES]);
        self.chance.fill(random.as_mut());
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.encode(random.as_ref()));
        NewKey { id, name: name.to_owned(), secret, certificate: None }
    }

    pub(super) async fn new_x509_key(
        &self,
        id: String,
        name: &str,
        client_id: &str,
        wanted: X509Request,
    ) -> Result<NewKey> {
        let authority = x509::authority(&self.store, &self.vault, &self.clock, &self.chance).await?;
        let issued = x509::issue(authority, wanted, &id, client_id, &self.clock, &self.chance).await?;
        let (secret, certificate) = (issued.private_pem, Some(issued.certificate));
        Ok(NewKey { id, name: name.to_owned(), secret, certificate })
    }

    pub(super) async fn insert_key(
        &self,
        tx: &mut Tx,
        instance: &ServiceInstance,
        made: NewKey,
    ) -> Result<ServiceKey> {
        let NewKey { id, name, secret, certificate } = made;
        let created_at = self.clock.now();
        let instance_id = instance.id.clone();
        let key = ServiceKey { id, instance_id, name, created_at, certificate, retires_at: None };
        tx.insert_service_key(&self.vault, &key, &secret).await.map_err(|error| match error {
            StorageError::Conflict(_) => {
                InstanceError::KeyTaken { instance: instance.name.clone(), key: key.name.clone() }
            }
            other => other.into(),
        })?;
        Ok(key)
    }

    /// The instance as it will be stored.
    fn made(&self, new: NewInstance) -> Result<ServiceInstance> {
        check_name(&new.name)?;
        let plan = new.plan.unwrap_or_else(|| new.service.plan().to_owned());
        if plan != new.service.plan() {
            let message = format!("the service {} has the plan {} only", new.service, new.service.plan());
            return Err(InstanceError::invalid("plan", message));
        }
        let given = parameters::check_given(new.service, &new.parameters)?;
        let id = self.chance.uuid().to_string();
        // In the form the real services give: a broker's clones end in `!b…|<broker>!b…`, applications in `!t…`.
        let xsappname = match new.service {
            Service::TaskCenter => format!("{id}!b1|one-inbox-docket!b1"),
            Service::Destination => format!("clone{}!b1|destination-xsappname!b1", id.replace('-', "")),
            Service::Application => format!("{}!t1", given.xsappname.unwrap_or_else(|| format!("na-{id}"))),
        };
        Ok(ServiceInstance {
            client_id: format!("sb-{xsappname}"),
            id,
            name: new.name,
            service: new.service,
            plan,
            xsappname,
            parameters: new.parameters,
            created_at: self.clock.now(),
        })
    }
}

pub(super) async fn instance(tx: &mut Tx, name: &str) -> Result<ServiceInstance> {
    tx.find_service_instance(name).await?.ok_or_else(|| InstanceError::NoSuchInstance(name.to_owned()))
}

pub(super) async fn locked(tx: &mut Tx, name: &str) -> Result<ServiceInstance> {
    tx.find_service_instance_for_update(name)
        .await?
        .ok_or_else(|| InstanceError::NoSuchInstance(name.to_owned()))
}

pub(super) fn no_such_key(instance: &ServiceInstance, name: &str) -> InstanceError {
    InstanceError::NoSuchKey { instance: instance.name.clone(), key: name.to_owned() }
}

fn same_service(instance: ServiceInstance, service: Service) -> Result<ServiceInstance> {
    if instance.service == service {
        return Ok(instance);
    }
    Err(InstanceError::OtherService { name: instance.name, service: instance.service.name() })
}

/// Names stand in paths, file names and environment variables.
fn check_name(name: &str) -> Result<()> {
    let taken = (1..=MAX_NAME_CHARACTERS).contains(&name.len())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
        && name.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    if taken {
        return Ok(());
    }
    let rule = format!(
        "the name must be 1 to {MAX_NAME_CHARACTERS} letters, digits or any of - _ . and begin with a letter or a digit"
    );
    Err(InstanceError::invalid("name", rule))
}
