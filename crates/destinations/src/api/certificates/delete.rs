//! Deleting one certificate or the named ones.
//!
//! One that destinations name is deleted all the same, and the log says which: the service's description knows the refusal "resource
//! is in use" for destinations alone, and programs exchange a certificate by deleting it and writing it anew. The cockpit, where
//! somebody can be asked, refuses.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};

use crate::api::crud::instance_of;
use crate::api::described::DeleteParameters;
use crate::api::filter::names_to_delete;
use crate::api::outcome::{self, DestinationCount, DestinationsDeleted};
use crate::certificates::usage::usages;
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Deletes one certificate of the subaccount
#[utoipa::path(
    delete,
    path = "/v1/subaccountCertificates/{name}",
    operation_id = "deleteSubaccountCertificate",
    params(("name" = String, Path, description = "The certificate's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 404, description = "There is no certificate of that name."),
    ),
)]
pub(in crate::api) async fn in_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, SUBACCOUNT, &name).await
}

/// Deletes one certificate of the caller's service instance
#[utoipa::path(
    delete,
    path = "/v1/instanceCertificates/{name}",
    operation_id = "deleteInstanceCertificate",
    params(("name" = String, Path, description = "The certificate's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 404, description = "There is no certificate of that name."),
    ),
)]
pub(in crate::api) async fn in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, &instance_of(&caller)?, &name).await
}

/// Deletes the named certificates of the subaccount
#[utoipa::path(
    delete,
    path = "/v1/subaccountCertificates",
    operation_id = "deleteSubaccountCertificates",
    params(DeleteParameters),
    responses(
        (status = 200, description = "What became of each.", body = DestinationsDeleted),
        (status = 400, description = "`$filter` is missing or cannot be read, or there is another parameter."),
    ),
)]
pub(in crate::api) async fn filtered_in_subaccount(
    State(destinations): State<Destinations>,
    query: Parameters,
) -> Answer {
    delete_filtered(&destinations, SUBACCOUNT, &query).await
}

/// Deletes the named certificates of the caller's service instance
#[utoipa::path(
    delete,
    path = "/v1/instanceCertificates",
    operation_id = "deleteInstanceCertificates",
    params(DeleteParameters),
    responses(
        (status = 200, description = "What became of each.", body = DestinationsDeleted),
        (status = 400, description = "`$filter` is missing or cannot be read, or there is another parameter."),
    ),
)]
pub(in crate::api) async fn filtered_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    delete_filtered(&destinations, &instance_of(&caller)?, &query).await
}

async fn delete(destinations: &Destinations, level: &str, name: &str) -> Answer {
    let deleted = delete_one(destinations, level, name).await.map_err(shaped)?;
    if deleted {
        Ok(Json(DestinationCount { count: 1 }).into_response())
    } else {
        Err(shaped(DestinationError::NotFound))
    }
}

async fn delete_filtered(destinations: &Destinations, level: &str, query: &[(String, String)]) -> Answer {
    let mut outcomes = Vec::new();
    for name in names_to_delete(query)? {
        let deleted = delete_one(destinations, level, &name).await.map_err(shaped)?;
        outcomes.push((name, deleted));
    }
    Ok(outcome::deleted(outcomes))
}

async fn delete_one(destinations: &Destinations, level: &str, name: &str) -> Result<bool, DestinationError> {
    let deleted = destinations.certificates.delete_at(level, name).await?;
    if deleted {
        let users = usages(&destinations.list_at(level).await?, name);
        let mut users: Vec<&str> = users.iter().map(|usage| usage.destination.as_str()).collect();
        users.dedup();
        if !users.is_empty() {
            let users = users.join(", ");
            tracing::warn!(
                certificate.name = name,
                "The certificate {name} was deleted, and these destinations name it: {users}. They get no token or certificate \
                 with it until there is one of that name again."
            );
        }
    }
    Ok(deleted)
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
