//! `/v1/subaccountCertificates` and `/v1/instanceCertificates`: key stores, trust stores and certificates, for programs.

pub(super) mod delete;
mod described;
pub(super) mod list;
pub(super) mod public_keys;
pub(super) mod read;
pub(super) mod write;

use docket_domain::Timestamp;
use docket_storage::certificates::StoredCertificate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::modes::Listed;
use crate::certificates::file::CertificateFile;

/// What every certificate says of its type. Source: section "Certificates" of the service's description.
pub(super) const TYPE: &str = "CERTIFICATE";

/// A certificate file, private parts included.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
#[schema(as = CertificateFile)]
pub(super) struct CertificateObject {
    name: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    /// The file in base64.
    content: String,
}

impl CertificateObject {
    pub(super) fn of(stored: &StoredCertificate) -> Self {
        let content = CertificateFile::from_stored(stored).to_base64();
        Self { name: stored.name.clone(), kind: TYPE, content }
    }
}

impl Listed for StoredCertificate {
    fn name(&self) -> &str {
        &self.name
    }

    fn etag(&self) -> &str {
        &self.etag
    }

    fn modified_at(&self) -> Timestamp {
        self.modified_at
    }

    fn to_element(&self) -> Map<String, Value> {
        let CertificateObject { name, kind, content } = CertificateObject::of(self);
        let members = [("Name", json!(name)), ("Type", json!(kind)), ("Content", json!(content))];
        members.into_iter().map(|(member, value)| (member.to_owned(), value)).collect()
    }
}
