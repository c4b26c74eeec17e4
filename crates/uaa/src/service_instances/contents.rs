//! What an instance is created with besides its client: contents of the service it is an instance of, such as destinations.
//!
//! Who keeps them is not known here; [`ServiceContents`] is implemented by whoever does.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use docket_domain::service::{Service, ServiceInstance};
use docket_storage::{StorageError, Tx};
use serde_json::{Map, Value};

use super::InstanceError;

/// The parameters of an instance of the destination service that concern its contents.
///
/// Source: SAP BTP Connectivity, "Use a Config.JSON to Create or Update a Destination Service Instance"; `version` is what
/// deployment tools add.
const CONTENTS: [&str; 4] = ["HTML5Runtime_enabled", "init_data", "subscriber_access", "version"];

/// Keeps the contents of the destination service.
#[async_trait]
pub trait ServiceContents: Send + Sync {
    /// Checks the parameters that concern contents, and gives them as they may be kept and shown: without secrets.
    fn check(&self, parameters: &Map<String, Value>) -> Result<Map<String, Value>, ContentsError>;

    /// Makes the contents as the parameters say, within the transaction that stores the instance `instance_id`.
    async fn apply(
        &self,
        tx: &mut Tx,
        instance_id: &str,
        parameters: &Map<String, Value>,
    ) -> Result<(), ContentsError>;

    /// The transaction has been committed.
    fn applied(&self);
}

/// Why contents were not taken; `field` is below `parameters`.
#[derive(Debug, thiserror::Error)]
pub enum ContentsError {
    #[error("{message}")]
    Invalid { field: String, message: String },
    /// Something of that name is there, and the parameters say to fail then.
    #[error("{message}")]
    Taken { field: String, message: String },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<ContentsError> for InstanceError {
    fn from(error: ContentsError) -> Self {
        let below = |field: String| format!("parameters.{field}");
        match error {
            ContentsError::Invalid { field, message } => Self::Invalid { field: below(field), message },
            ContentsError::Taken { field, message } => Self::ContentTaken { field: below(field), message },
            ContentsError::Storage(error) => Self::Storage(error),
        }
    }
}

/// Who keeps contents, once that is known: that part is made after this one.
#[derive(Clone, Default)]
pub(super) struct Contents(Arc<OnceLock<Arc<dyn ServiceContents>>>);

impl Contents {
    /// The first one stays.
    pub fn keep_in(&self, contents: Arc<dyn ServiceContents>) {
        let _ = self.0.set(contents);
    }

    /// The parameters that do not concern contents.
    pub fn others(parameters: &Map<String, Value>) -> Map<String, Value> {
        let mut others = parameters.clone();
        others.retain(|name, _| !CONTENTS.contains(&name.as_str()));
        others
    }

    /// The parameters that concern contents.
    pub fn of(parameters: &Map<String, Value>) -> Map<String, Value> {
        let mut own = parameters.clone();
        own.retain(|name, _| CONTENTS.contains(&name.as_str()));
        own
    }

    /// The parameters as they may be kept and shown, once the ones that concern contents are checked.
    pub fn kept(
        &self,
        service: Service,
        parameters: &Map<String, Value>,
    ) -> Result<Map<String, Value>, InstanceError> {
        let Some(first) = CONTENTS.into_iter().find(|name| parameters.contains_key(*name)) else {
            return Ok(parameters.clone());
        };
        match self.0.get() {
            Some(contents) if service == Service::Destination => Ok(contents.check(parameters)?),
            _ => Err(super::parameters::unknown(
                &format!("parameters.{first}"),
                &format!("the service {service}"),
            )),
        }
    }

    /// Makes the contents of `instance` as `parameters` say, as they were given.
    pub async fn apply(
        &self,
        tx: &mut Tx,
        instance: &ServiceInstance,
        parameters: &Map<String, Value>,
    ) -> Result<(), InstanceError> {
        match self.0.get() {
            Some(contents) if instance.service == Service::Destination => {
                Ok(contents.apply(tx, &instance.id, parameters).await?)
            }
            _ => Ok(()),
        }
    }

    /// The transaction has been committed.
    pub fn applied(&self, service: Service) {
        if let Some(contents) = self.0.get().filter(|_| service == Service::Destination) {
            contents.applied();
        }
    }
}
