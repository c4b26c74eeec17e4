//! What instances of the destination service are created with, kept by the destinations.

use async_trait::async_trait;
use docket_destinations::instance_parameters::{InstanceParameters, ParameterError};
use docket_destinations::{DestinationError, Destinations};
use docket_storage::Tx;
use docket_uaa::service_instances::{ContentsError, ServiceContents};
use serde_json::{Map, Value};

/// Puts what an instance is created with where it belongs.
pub struct DestinationContents(pub Destinations);

#[async_trait]
impl ServiceContents for DestinationContents {
    fn check(&self, parameters: &Map<String, Value>) -> Result<Map<String, Value>, ContentsError> {
        InstanceParameters::read(parameters).map_err(shaped)?;
        Ok(InstanceParameters::without_secrets(parameters))
    }

    async fn apply(
        &self,
        tx: &mut Tx,
        instance_id: &str,
        parameters: &Map<String, Value>,
    ) -> Result<(), ContentsError> {
        let read = InstanceParameters::read(parameters).map_err(shaped)?;
        self.0.apply_instance_parameters(tx, instance_id, read).await.map_err(shaped)
    }

    fn applied(&self) {
        self.0.instance_parameters_applied();
    }
}

fn shaped(error: ParameterError) -> ContentsError {
    match error {
        ParameterError::Invalid { field, message } => ContentsError::Invalid { field, message },
        ParameterError::Taken { field, message } => ContentsError::Taken { field, message },
        ParameterError::Destinations(DestinationError::Storage(error)) => ContentsError::Storage(error),
        ParameterError::Destinations(other) => {
            ContentsError::Taken { field: "init_data".to_owned(), message: other.to_string() }
        }
    }
}
