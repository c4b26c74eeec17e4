//! `/cockpit-api/v1/certificates`: the subaccount's certificates as administrators see them, never a private part.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::expiry::days_left;
use docket_domain::{Expiry, Timestamp};
use docket_http::{ApiError, ErrorFamily};
use docket_storage::certificates::StoredCertificate;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use crate::certificates::file::{CertificateFile, FileKind};
use crate::certificates::generation::{self, Generation, Validity};
use crate::certificates::public::{PublicCertificate, PublicPart};
use crate::certificates::usage::{Usage, usages};
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};
use crate::validate::PropertyError;

/// The subaccount's certificates.
#[derive(Serialize, ToSchema)]
pub(super) struct CertificateList {
    value: Vec<CertificateSummary>,
}

/// A certificate file, without what is in it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateSummary {
    name: String,
    kind: CertificateKind,
    /// When the first of its certificates ends; `null` if that takes a password nobody gave.
    #[schema(required)]
    valid_until: Option<Timestamp>,
    /// Whole days until then; 0 on the last day and after it.
    #[schema(required)]
    days_left: Option<u32>,
    /// `EXPIRING` during the last 60 days, when docket warns of it.
    #[schema(required)]
    expiry: Option<Expiry>,
    /// Whether docket made it.
    is_generated: bool,
    /// When docket first makes it anew; `null` if it never does.
    #[schema(required)]
    renews_at: Option<Timestamp>,
    /// The destinations that name it.
    used_by: Vec<CertificateUse>,
    created_at: Timestamp,
    modified_at: Timestamp,
    /// Changes with every write.
    etag: String,
}

/// What the file is, by its extension.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum CertificateKind {
    Pkcs12,
    /// Kept and never opened.
    Jks,
    Pem,
    Certificate,
}

/// A property of a destination that names a certificate.
#[derive(Serialize, ToSchema)]
pub(super) struct CertificateUse {
    destination: String,
    property: &'static str,
}

/// A certificate file with its public parts.
#[derive(Serialize, ToSchema)]
pub(super) struct CertificateDetails {
    #[serde(flatten)]
    summary: CertificateSummary,
    /// The chains in it; empty if that takes a password no destination has.
    parts: Vec<CertificatePart>,
}

/// Certificates that belong together.
#[derive(Serialize, ToSchema)]
pub(super) struct CertificatePart {
    /// The entry's name, in a key store.
    #[schema(required)]
    alias: Option<String>,
    /// The entry's own certificate first.
    chain: Vec<CertificateFacts>,
}

/// What a certificate says.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateFacts {
    subject: String,
    issuer: String,
    serial_number: String,
    valid_from: Timestamp,
    valid_until: Timestamp,
    /// As PEM.
    certificate: String,
}

/// A file to store.
#[derive(Deserialize, ToSchema)]
pub(super) struct CertificateUpload {
    /// Ends with `.jks`, `.pfx`, `.p12`, `.pem`, `.cer` or `.crt`, which says what the file is.
    name: String,
    /// The file in base64.
    content: String,
}

/// What a certificate is to be generated from.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CertificateGeneration {
    /// Ends with `.pem` or `.p12`.
    name: String,
    common_name: String,
    /// A signing request as PEM, or its file in base64: the certificate is for its key. Only for `.pem`.
    #[serde(default)]
    signing_request: Option<String>,
    validity: CertificateValidity,
    /// Whether docket makes it anew before it ends.
    #[serde(default)]
    automatic_renew: bool,
    /// Protects the private key; required for `.p12`.
    #[serde(default)]
    password: Option<String>,
}

/// How long a certificate is valid.
#[derive(Deserialize, ToSchema)]
pub(super) struct CertificateValidity {
    #[schema(pattern = "^(DAYS|MONTHS|YEARS)$")]
    unit: String,
    #[schema(minimum = 1, maximum = 3650)]
    value: u64,
}

/// Lists the certificates
///
/// Without what is in them.
#[utoipa::path(
    get,
    path = "/certificates",
    operation_id = "listCertificates",
    responses((status = 200, description = "All of the subaccount's, by name.", body = CertificateList)),
)]
pub(super) async fn list(
    State(destinations): State<Destinations>,
) -> Result<Json<CertificateList>, ApiError> {
    let all = destinations.certificates.list_at(SUBACCOUNT).await.map_err(shaped)?;
    let users = destinations.list().await.map_err(shaped)?;
    let now = destinations.clock.now();
    let value = all.iter().map(|stored| CertificateSummary::of(stored, usages(&users, &stored.name), now));
    Ok(Json(CertificateList { value: value.collect() }))
}

/// Shows one certificate
///
/// With its public parts, as far as they can be read: a key store under a password opens with the password of a destination that
/// names it.
#[utoipa::path(
    get,
    path = "/certificates/{name}",
    operation_id = "getCertificate",
    params(("name" = String, Path, description = "The certificate's name.")),
    responses(
        (status = 200, description = "The certificate.", body = CertificateDetails),
        (status = 404, description = "There is no such certificate."),
    ),
)]
pub(super) async fn get(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Json<CertificateDetails>, ApiError> {
    let stored = existing(&destinations, &name).await?;
    details(&destinations, &stored).await.map(Json)
}

/// Uploads a certificate
#[utoipa::path(
    post,
    path = "/certificates",
    operation_id = "uploadCertificate",
    request_body = CertificateUpload,
    responses(
        (status = 201, description = "The certificate.", body = CertificateDetails),
        (status = 400, description = "The file is not what its name says; `target` names the field."),
        (status = 409, description = "There is a certificate of that name already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn upload(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<(StatusCode, Json<CertificateDetails>), ApiError> {
    let CertificateUpload { name, content } = read(body, "name and content")?;
    let file = CertificateFile::read(&name, &content).map_err(|error| named(&error))?;
    let stored = destinations.certificates.create_at(SUBACCOUNT, file).await.map_err(shaped)?;
    Ok((StatusCode::CREATED, Json(details(&destinations, &stored).await?)))
}

/// Replaces a certificate by an uploaded file
///
/// One that docket made is not made anew any more.
#[utoipa::path(
    put,
    path = "/certificates/{name}",
    operation_id = "replaceCertificate",
    params(("name" = String, Path, description = "The certificate's name.")),
    request_body = CertificateUpload,
    responses(
        (status = 200, description = "The certificate.", body = CertificateDetails),
        (status = 400, description = "The file is not what its name says, or the name differs from the path."),
        (status = 404, description = "There is no such certificate."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn replace(
    State(destinations): State<Destinations>,
    Path(in_path): Path<String>,
    body: Body,
) -> Result<Json<CertificateDetails>, ApiError> {
    let CertificateUpload { name, content } = read(body, "name and content")?;
    if name != in_path {
        return Err(named(&PropertyError::new("Name", "differs from the name in the path")));
    }
    existing(&destinations, &name).await?;
    let file = CertificateFile::read(&name, &content).map_err(|error| named(&error))?;
    let stored = destinations.certificates.update_at(SUBACCOUNT, file).await.map_err(shaped)?;
    details(&destinations, &stored).await.map(Json)
}

/// Generates a certificate
///
/// Signed by itself, for signing and for client authentication; or for the key of a signing request.
#[utoipa::path(
    post,
    path = "/certificates/generate",
    operation_id = "generateCertificate",
    request_body = CertificateGeneration,
    responses(
        (status = 201, description = "The certificate.", body = CertificateDetails),
        (status = 400, description = "Such a certificate cannot be made; `target` names the field."),
        (status = 409, description = "There is a certificate of that name already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn generate(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<(StatusCode, Json<CertificateDetails>), ApiError> {
    let asked: CertificateGeneration = read(body, "name, commonName and validity with unit and value")?;
    let (name, generation) = asked.checked().map_err(|error| named(&error))?;
    let stored = destinations.certificates.generate_at(SUBACCOUNT, name, generation).await.map_err(shaped)?;
    Ok((StatusCode::CREATED, Json(details(&destinations, &stored).await?)))
}

/// Deletes a certificate
///
/// Not while a destination names it.
#[utoipa::path(
    delete,
    path = "/certificates/{name}",
    operation_id = "deleteCertificate",
    params(("name" = String, Path, description = "The certificate's name.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is no such certificate."),
        (status = 409, description = "Destinations name it."),
    ),
)]
pub(super) async fn delete(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    existing(&destinations, &name).await?;
    let mut users: Vec<String> = destinations
        .certificate_usages(&name)
        .await
        .map_err(shaped)?
        .into_iter()
        .map(|usage| usage.destination)
        .collect();
    users.dedup();
    if !users.is_empty() {
        let message = format!("Used by {}; change these destinations first.", users.join(", "));
        return Err(ApiError::task_center(StatusCode::CONFLICT, "cockpit.certificate.inUse", message));
    }
    destinations.certificates.delete_at(SUBACCOUNT, &name).await.map_err(shaped)?;
    Ok(StatusCode::NO_CONTENT)
}

impl CertificateGeneration {
    fn checked(self) -> Result<(String, Generation), PropertyError> {
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let request =
            filled(self.signing_request).map(|request| generation::request(&request)).transpose()?;
        let generation = Generation {
            common_name: self.common_name.trim().to_owned(),
            request,
            validity: Validity::read(&self.validity.unit, self.validity.value)?,
            automatic_renew: self.automatic_renew,
            password: filled(self.password),
        };
        generation.check(&self.name)?;
        Ok((self.name, generation))
    }
}

async fn existing(destinations: &Destinations, name: &str) -> Result<StoredCertificate, ApiError> {
    let found = destinations.certificates.find_at(SUBACCOUNT, name).await.map_err(shaped)?;
    found.ok_or_else(|| {
        let name: String = name.chars().take(200).collect();
        let message = format!("There is no certificate \"{name}\".");
        ApiError::task_center(StatusCode::NOT_FOUND, "cockpit.certificate.notFound", message)
    })
}

async fn details(
    destinations: &Destinations,
    stored: &StoredCertificate,
) -> Result<CertificateDetails, ApiError> {
    let mut usages = destinations.certificate_usages(&stored.name).await.map_err(shaped)?;
    let passwords = usages.iter_mut().filter_map(|usage| usage.password.take()).collect();
    let parts = destinations.certificates.public_parts(stored, passwords).await;
    let now = destinations.clock.now();
    let mut summary = CertificateSummary::of(stored, usages, now);
    let ends = parts.iter().flat_map(|part| &part.chain).map(|certificate| certificate.valid_until);
    summary.ends(summary.valid_until.or(ends.min()), now);
    Ok(CertificateDetails { summary, parts: parts.into_iter().map(CertificatePart::from).collect() })
}

impl CertificateSummary {
    fn of(stored: &StoredCertificate, usages: Vec<Usage>, now: Timestamp) -> Self {
        let generation = stored.generation.as_ref().and_then(|text| Generation::from_stored(text));
        let renews_at = generation.as_ref().zip(stored.expires_at);
        let mut summary = Self {
            name: stored.name.clone(),
            kind: match FileKind::of(&stored.name) {
                Some(FileKind::Pkcs12) => CertificateKind::Pkcs12,
                Some(FileKind::Jks) => CertificateKind::Jks,
                Some(FileKind::Pem) => CertificateKind::Pem,
                Some(FileKind::Certificate) | None => CertificateKind::Certificate,
            },
            valid_until: None,
            days_left: None,
            expiry: None,
            is_generated: generation.is_some(),
            renews_at: renews_at.and_then(|(generation, end)| generation.renews_at(end)),
            used_by: usages
                .into_iter()
                .map(|usage| CertificateUse { destination: usage.destination, property: usage.property })
                .collect(),
            created_at: stored.created_at,
            modified_at: stored.modified_at,
            etag: stored.etag.clone(),
        };
        summary.ends(stored.expires_at, now);
        summary
    }

    fn ends(&mut self, valid_until: Option<Timestamp>, now: Timestamp) {
        self.valid_until = valid_until;
        self.days_left = valid_until.map(|until| days_left(until, now));
        self.expiry = valid_until.map(|until| Expiry::at(until, now));
    }
}

impl From<PublicPart> for CertificatePart {
    fn from(part: PublicPart) -> Self {
        Self { alias: part.alias, chain: part.chain.into_iter().map(CertificateFacts::from).collect() }
    }
}

impl From<PublicCertificate> for CertificateFacts {
    fn from(certificate: PublicCertificate) -> Self {
        Self {
            subject: certificate.subject,
            issuer: certificate.issuer,
            serial_number: certificate.serial_number,
            valid_from: certificate.valid_from,
            valid_until: certificate.valid_until,
            certificate: certificate.pem,
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(body: Body, members: &str) -> Result<T, ApiError> {
    let body = body.json(ErrorFamily::TaskCenter)?;
    serde_json::from_value(body).map_err(|_| {
        let message = format!("The body must be an object with {members}.");
        ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.body.invalid", message)
    })
}

/// The cockpit's names of what the service's interface calls differently.
fn named(error: &PropertyError) -> ApiError {
    let field = match error.property.as_str() {
        "Name" => "name",
        "Content" => "content",
        "CN" => "commonName",
        "CSR" => "signingRequest",
        "TimeUnit" => "validity.unit",
        "Value" => "validity.value",
        "Password" => "password",
        other => other,
    };
    let message = format!("{field} {}", error.problem);
    ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.certificate.invalid", message).at(field)
}

fn shaped(error: DestinationError) -> ApiError {
    match error {
        DestinationError::Property(property) => named(&property),
        other => other.into_api(ErrorFamily::TaskCenter),
    }
}
