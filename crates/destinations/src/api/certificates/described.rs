//! How the calls for certificates look, for what their handlers read without a type or share on both levels.
#![expect(dead_code, reason = "these types describe, and are never made")]

use docket_http::error::DestinationError;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::described::ListMetadata;
use crate::api::outcome::{DestinationCount, DestinationWriteOutcome};

/// A certificate file to store, or what one is to be generated from.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CertificateToWrite {
    /// Ends with `.jks`, `.pfx`, `.p12`, `.pem`, `.cer` or `.crt`, which says what the file is.
    name: String,
    #[serde(rename = "Type")]
    kind: Option<String>,
    /// The file in base64; without it, `Attributes`.
    content: Option<String>,
    attributes: Option<CertificateAttributes>,
}

/// What a certificate is generated from.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CertificateAttributes {
    /// The common name. The rest of the subject is docket's own.
    #[serde(rename = "CN")]
    cn: String,
    /// A signing request, its PEM file in base64: the certificate is for its key, and its subject is ignored. Only for `.pem`.
    #[serde(rename = "CSR")]
    csr: Option<String>,
    /// One year without it.
    validity: Option<AttributedValidity>,
    /// Whether it is made anew before it ends.
    automatic_renew: Option<bool>,
    /// Protects the private key; required for `.p12`.
    password: Option<String>,
}

/// How long a certificate is valid.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
#[schema(as = CertificateAttributesValidity)]
pub(super) struct AttributedValidity {
    #[schema(pattern = "^(DAYS|MONTHS|YEARS)$")]
    time_unit: String,
    value: u32,
}

/// One certificate or many.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum CertificatesToWrite {
    One(CertificateToWrite),
    Many(Vec<CertificateToWrite>),
}

/// What became of one certificate or of many.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum CertificatesUpdated {
    One(DestinationCount),
    Many(Vec<DestinationWriteOutcome>),
}

/// Why one certificate, or each of many, was not written.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum CertificatesRefused {
    One(DestinationError),
    Many(Vec<DestinationWriteOutcome>),
}

/// A certificate of a list; with `$select=Name` its name alone.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ListedCertificate {
    name: String,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    kind: Option<String>,
    /// The file in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    content: Option<String>,
    /// Only where `$includeMetadata` asks for it.
    #[serde(rename = "$metadata", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    metadata: Option<ListMetadata>,
}

/// The modes of a list of certificates; they cannot be combined.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct CertificateListParameters {
    /// `Name in ('a.p12','b.pem')` with percent-encoded names, or `Label['key'] HAS ('value')`.
    #[param(rename = "$filter")]
    filter: Option<String>,
    /// `modification_time` and `etag`, with `;` between them: adds them to each element as `$metadata`. Not with `$select` or
    /// `$page`.
    #[param(rename = "$includeMetadata")]
    include_metadata: Option<String>,
    /// Only the names.
    #[param(rename = "$select", pattern = "^Name$")]
    select: Option<String>,
    /// One page of the list by name; the first one is 1.
    #[param(rename = "$page", minimum = 1, maximum = 1_000_000)]
    page: Option<u32>,
    /// Certificates of a page; 10 without it.
    #[param(rename = "$pageSize", minimum = 1, maximum = 1000)]
    page_size: Option<u32>,
    /// Whether `Page-Count` is wanted.
    #[param(rename = "$pageCount")]
    page_count: Option<bool>,
    /// Whether `Entity-Count` is wanted.
    #[param(rename = "$entityCount")]
    entity_count: Option<bool>,
}
