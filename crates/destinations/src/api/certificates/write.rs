//! Writing one certificate or many.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde_json::Value;

use super::described::{CertificatesRefused, CertificatesToWrite, CertificatesUpdated};
use crate::api::body::Body;
use crate::api::certificates::TYPE;
use crate::api::crud::{MAX_BULK, instance_of};
use crate::api::described::BodyRefusals;
use crate::api::list::bad;
use crate::api::outcome::{self, DestinationCount, DestinationWriteOutcome};
use crate::certificates::file::CertificateFile;
use crate::certificates::generation::Generation;
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};
use crate::validate::PropertyError;

type Answer = Result<Response, ApiError>;

/// Creates certificates of the subaccount
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    post,
    path = "/v1/subaccountCertificates",
    operation_id = "createSubaccountCertificates",
    request_body = CertificatesToWrite,
    responses(
        (status = 201, description = "Created; a single certificate is answered without a body.",
            body = Vec<DestinationWriteOutcome>),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A member is missing or not valid.", body = CertificatesRefused),
        (status = 409, description = "There is a certificate of that name already.", body = CertificatesRefused),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn create_in_subaccount(
    State(destinations): State<Destinations>,
    body: Body,
) -> Answer {
    write(&destinations, SUBACCOUNT, body, Write::Create).await
}

/// Creates certificates of the caller's service instance
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    post,
    path = "/v1/instanceCertificates",
    operation_id = "createInstanceCertificates",
    request_body = CertificatesToWrite,
    responses(
        (status = 201, description = "Created; a single certificate is answered without a body.",
            body = Vec<DestinationWriteOutcome>),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A member is missing or not valid.", body = CertificatesRefused),
        (status = 409, description = "There is a certificate of that name already.", body = CertificatesRefused),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn create_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Answer {
    write(&destinations, &instance_of(&caller)?, body, Write::Create).await
}

/// Replaces certificates of the subaccount
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    put,
    path = "/v1/subaccountCertificates",
    operation_id = "updateSubaccountCertificates",
    request_body = CertificatesToWrite,
    responses(
        (status = 200, description = "Replaced.", body = CertificatesUpdated),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A member is missing or not valid.", body = CertificatesRefused),
        (status = 404, description = "There is no certificate of that name.", body = CertificatesRefused),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn update_in_subaccount(
    State(destinations): State<Destinations>,
    body: Body,
) -> Answer {
    write(&destinations, SUBACCOUNT, body, Write::Update).await
}

/// Replaces certificates of the caller's service instance
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    put,
    path = "/v1/instanceCertificates",
    operation_id = "updateInstanceCertificates",
    request_body = CertificatesToWrite,
    responses(
        (status = 200, description = "Replaced.", body = CertificatesUpdated),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A member is missing or not valid.", body = CertificatesRefused),
        (status = 404, description = "There is no certificate of that name.", body = CertificatesRefused),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn update_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Answer {
    write(&destinations, &instance_of(&caller)?, body, Write::Update).await
}

#[derive(Clone, Copy)]
enum Write {
    Create,
    Update,
}

/// One object: done or its error. An array: what became of each.
async fn write(destinations: &Destinations, level: &str, body: Body, write: Write) -> Answer {
    let done = match write {
        Write::Create => StatusCode::CREATED,
        Write::Update => StatusCode::OK,
    };
    match body.json(ErrorFamily::Destination)? {
        Value::Array(items) if items.len() > MAX_BULK => {
            Err(bad(&format!("One request may hold at most {MAX_BULK} certificates.")))
        }
        Value::Array(items) => {
            let mut outcomes = Vec::with_capacity(items.len());
            for item in &items {
                outcomes.push((outcome::name_of(item), apply(destinations, level, item, write).await));
            }
            Ok(outcome::bulk(done, outcomes))
        }
        single => {
            apply(destinations, level, &single, write)
                .await
                .map_err(|error| error.into_api(ErrorFamily::Destination))?;
            Ok(match write {
                Write::Create => done.into_response(),
                Write::Update => Json(DestinationCount { count: 1 }).into_response(),
            })
        }
    }
}

/// The new `ETag`.
async fn apply(
    destinations: &Destinations,
    level: &str,
    item: &Value,
    write: Write,
) -> Result<String, DestinationError> {
    let certificates = &destinations.certificates;
    let stored = match (write, read(item)?) {
        (Write::Create, Asked::Upload(file)) => certificates.create_at(level, file).await?,
        (Write::Update, Asked::Upload(file)) => certificates.update_at(level, file).await?,
        (Write::Create, Asked::Generate(name, asked)) => certificates.generate_at(level, name, asked).await?,
        (Write::Update, Asked::Generate(name, asked)) => {
            certificates.regenerate_at(level, name, asked).await?
        }
    };
    Ok(stored.etag)
}

/// A file, or what one is generated from.
enum Asked {
    Upload(CertificateFile),
    Generate(String, Generation),
}

fn read(item: &Value) -> Result<Asked, PropertyError> {
    if !item.is_object() {
        return Err(PropertyError::new("body", "must be a JSON object, or an array of them"));
    }
    let text = |member: &str| match item.get(member) {
        None | Some(Value::Null) => Ok(""),
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(_) => Err(PropertyError::new(member, "must be a string")),
    };
    let name = text("Name")?;
    match item.get("Attributes") {
        None | Some(Value::Null) => match text("Type")? {
            "" | TYPE => CertificateFile::read(name, text("Content")?).map(Asked::Upload),
            _ => Err(PropertyError::new("Type", format!("must be {TYPE}, or be left out"))),
        },
        Some(attributes) if text("Content")?.is_empty() => {
            Ok(Asked::Generate(name.to_owned(), Generation::from_json(name, attributes)?))
        }
        Some(_) => {
            Err(PropertyError::new("Attributes", "cannot be combined with Content: upload or generate"))
        }
    }
}
