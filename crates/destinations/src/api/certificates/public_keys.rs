//! The public parts of one certificate.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::read::existing;
use crate::api::conditional;
use crate::api::crud::instance_of;
use crate::api::described::{ConditionAnswers, Conditions};
use crate::api::list::bad;
use crate::certificates::public::PublicPart;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;

/// A certificate with its chain.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
#[schema(as = CertificateChain)]
struct PublicKey {
    /// The entry's name, in a key store.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    alias: Option<String>,
    /// The chain as PEM, the entry's own certificate first.
    content: String,
    #[serde(rename = "SubjectDN")]
    subject_dn: String,
}

/// Reads the public parts of one certificate of the subaccount
///
/// Of a key store, the chain of each entry.
#[utoipa::path(
    get,
    path = "/v1/subaccountCertificates/{name}/publicKeys",
    operation_id = "getSubaccountCertificatePublicKeys",
    params(("name" = String, Path, description = "The certificate's name."), Conditions),
    responses(
        (status = 200, description = "The chains.", body = Vec<PublicKey>, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 400, description = "The file is an uploaded key store under a password."),
        (status = 404, description = "There is no certificate of that name."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, SUBACCOUNT, &name, &headers).await
}

/// Reads the public parts of one certificate of the caller's service instance
///
/// Of a key store, the chain of each entry.
#[utoipa::path(
    get,
    path = "/v1/instanceCertificates/{name}/publicKeys",
    operation_id = "getInstanceCertificatePublicKeys",
    params(("name" = String, Path, description = "The certificate's name."), Conditions),
    responses(
        (status = 200, description = "The chains.", body = Vec<PublicKey>, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 400, description = "The file is an uploaded key store under a password."),
        (status = 404, description = "There is no certificate of that name."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, &instance_of(&caller)?, &name, &headers).await
}

async fn get(destinations: &Destinations, level: &str, name: &str, headers: &HeaderMap) -> Answer {
    let stored = existing(destinations, level, name).await?;
    if let Some(answer) = conditional::answer(headers, &stored.etag) {
        return Ok(answer);
    }
    let parts = destinations.certificates.public_parts(&stored, Vec::new()).await;
    if parts.is_empty() {
        return Err(bad(
            "The public part of a key store that was uploaded and is under a password cannot be read.",
        ));
    }
    let keys: Vec<PublicKey> = parts.into_iter().map(PublicKey::from).collect();
    Ok(conditional::tagged(Json(keys).into_response(), &stored.etag))
}

impl From<PublicPart> for PublicKey {
    fn from(part: PublicPart) -> Self {
        Self {
            alias: part.alias,
            content: part.chain.iter().map(|certificate| certificate.pem.as_str()).collect(),
            subject_dn: part.chain.first().map(|first| first.subject.clone()).unwrap_or_default(),
        }
    }
}
