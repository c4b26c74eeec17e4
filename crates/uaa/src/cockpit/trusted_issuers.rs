//! `/cockpit-api/v1/trusted-issuers`.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use docket_http::{ApiError, ErrorFamily};
use docket_saml::Certificate;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Uaa;
use crate::trusted_issuers::{NameIds, NewIssuer, TrustError, TrustedIssuer};

/// The issuers whose assertions are taken.
#[derive(Serialize, ToSchema)]
pub(super) struct TrustedIssuerList {
    value: Vec<TrustedIssuerView>,
}

/// An issuer whose SAML assertions are taken.
#[derive(Serialize, ToSchema)]
#[schema(as = TrustedIssuer)]
#[serde(rename_all = "camelCase")]
pub(super) struct TrustedIssuerView {
    name: String,
    /// `Issuer` of its assertions.
    entity_id: String,
    name_id: NameIds,
    /// Any of these may have signed.
    certificates: Vec<IssuerCertificate>,
}

/// A certificate of an issuer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct IssuerCertificate {
    subject: String,
    not_before: Timestamp,
    /// Told, not judged: whoever registered the certificate trusts its key.
    not_after: Timestamp,
    fingerprint_sha256: String,
    /// As PEM.
    pem: String,
}

/// An issuer to trust: its metadata, or its entity id and certificates.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct NewTrustedIssuer {
    /// 1 to 64 letters, digits, `-`, `_` or `.`.
    name: String,
    /// SAML 2.0 metadata of one entity.
    metadata: Option<String>,
    entity_id: Option<String>,
    /// PEM, or the base64 body alone.
    certificates: Option<Vec<String>>,
    name_id: Option<NameIds>,
}

/// What an issuer is replaced by.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct ChangedIssuer {
    /// SAML 2.0 metadata of one entity.
    metadata: Option<String>,
    entity_id: Option<String>,
    /// PEM, or the base64 body alone.
    certificates: Option<Vec<String>>,
    name_id: Option<NameIds>,
}

impl From<TrustedIssuer> for TrustedIssuerView {
    fn from(issuer: TrustedIssuer) -> Self {
        let shown = |certificate: &Certificate| IssuerCertificate {
            subject: certificate.subject().to_owned(),
            not_before: certificate.not_before().into(),
            not_after: certificate.not_after().into(),
            fingerprint_sha256: certificate.fingerprint_sha256().to_owned(),
            pem: certificate.to_pem(),
        };
        let certificates = issuer.certificates.iter().map(shown).collect();
        Self { name: issuer.name, entity_id: issuer.entity_id, name_id: issuer.name_id, certificates }
    }
}

impl From<TrustError> for ApiError {
    fn from(error: TrustError) -> Self {
        let (status, code, target) = match &error {
            TrustError::Invalid { field, .. } => {
                (StatusCode::BAD_REQUEST, "cockpit.trustedIssuer.invalid", Some(*field))
            }
            TrustError::Taken => (StatusCode::CONFLICT, "cockpit.trustedIssuer.taken", Some("name")),
            TrustError::NoSuchIssuer(_) => {
                (StatusCode::NOT_FOUND, "cockpit.trustedIssuer.notFound", Some("name"))
            }
            TrustError::Storage(cause) => {
                tracing::error!(error = %cause, "Trusted issuers could not be read or written: {cause}.");
                return Self::internal(ErrorFamily::TaskCenter);
            }
        };
        let api = Self::task_center(status, code, error.to_string());
        match target {
            Some(target) => api.at(target),
            None => api,
        }
    }
}

/// Lists the trusted issuers
#[utoipa::path(
    get,
    path = "/trusted-issuers",
    operation_id = "listTrustedIssuers",
    responses((status = 200, description = "All of them, by name.", body = TrustedIssuerList)),
)]
pub(super) async fn list(State(uaa): State<Uaa>) -> Result<Json<TrustedIssuerList>, ApiError> {
    let issuers = uaa.list_trusted_issuers().await?;
    Ok(Json(TrustedIssuerList { value: issuers.into_iter().map(TrustedIssuerView::from).collect() }))
}

/// Shows one trusted issuer
#[utoipa::path(
    get,
    path = "/trusted-issuers/{name}",
    operation_id = "getTrustedIssuer",
    params(("name" = String, Path, description = "The issuer's name.")),
    responses(
        (status = 200, description = "The issuer.", body = TrustedIssuerView),
        (status = 404, description = "There is no such issuer."),
    ),
)]
pub(super) async fn show(
    State(uaa): State<Uaa>,
    Path(name): Path<String>,
) -> Result<Json<TrustedIssuerView>, ApiError> {
    Ok(Json(uaa.trusted_issuer(&name).await?.into()))
}

/// Trusts an issuer
///
/// From then on its assertions are taken at `/oauth/token/alias/{alias}`.
#[utoipa::path(
    post,
    path = "/trusted-issuers",
    operation_id = "createTrustedIssuer",
    request_body = NewTrustedIssuer,
    responses(
        (status = 201, description = "The issuer.", body = TrustedIssuerView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "The name or the entity id is taken."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(uaa): State<Uaa>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<TrustedIssuerView>), ApiError> {
    let name = fields.required_text("name")?;
    let issuer = uaa.put_trusted_issuer(read(name, fields)?, false).await?;
    tracing::info!(issuer = issuer.name, "Issuer {} was trusted by {}.", issuer.name, caller.describe());
    Ok((StatusCode::CREATED, Json(issuer.into())))
}

/// Replaces what is known of a trusted issuer
#[utoipa::path(
    put,
    path = "/trusted-issuers/{name}",
    operation_id = "replaceTrustedIssuer",
    params(("name" = String, Path, description = "The issuer's name.")),
    request_body = ChangedIssuer,
    responses(
        (status = 200, description = "The issuer.", body = TrustedIssuerView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 404, description = "There is no such issuer."),
        (status = 409, description = "The entity id is another issuer's."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn replace(
    State(uaa): State<Uaa>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    fields: Fields,
) -> Result<Json<TrustedIssuerView>, ApiError> {
    let issuer = uaa.put_trusted_issuer(read(name, fields)?, true).await?;
    tracing::info!(issuer = issuer.name, "Issuer {} was replaced by {}.", issuer.name, caller.describe());
    Ok(Json(issuer.into()))
}

/// Stops trusting an issuer
#[utoipa::path(
    delete,
    path = "/trusted-issuers/{name}",
    operation_id = "deleteTrustedIssuer",
    params(("name" = String, Path, description = "The issuer's name.")),
    responses(
        (status = 204, description = "Its assertions are not taken any more."),
        (status = 404, description = "There is no such issuer."),
    ),
)]
pub(super) async fn delete(
    State(uaa): State<Uaa>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    uaa.delete_trusted_issuer(&name).await?;
    tracing::info!(issuer = name, "Issuer {name} was distrusted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

fn read(name: String, mut fields: Fields) -> Result<NewIssuer, ApiError> {
    let new = NewIssuer {
        name,
        metadata: fields.text("metadata")?,
        entity_id: fields.text("entityId")?,
        certificates: fields.texts("certificates")?,
        name_id: fields.text("nameId")?,
    };
    fields.finish()?;
    Ok(new)
}
