//! What a find or consume answers.

use std::collections::BTreeMap;

use docket_domain::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::service::Destinations;
use crate::token::answer::Token;

/// A destination with its token, and whose it is.
#[derive(Serialize, ToSchema)]
pub(super) struct FoundDestination {
    pub(super) owner: Owner,
    #[serde(flatten)]
    pub(super) destination: ConsumedDestination,
}

/// Where a destination is kept.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
#[schema(as = DestinationOwner)]
pub(super) struct Owner {
    pub(super) subaccount_id: String,
    /// The service instance, on its level.
    #[schema(required)]
    pub(super) instance_id: Option<String>,
}

/// A destination with its token.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConsumedDestination {
    pub(super) destination_configuration: Configuration,
    /// Absent where there is nothing to fetch, or `$skipTokenRetrieval` says so; else exactly one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) auth_tokens: Option<Vec<AuthToken>>,
    /// The files the destination is used with: key stores and trust stores.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) certificates: Vec<CertificateOfDestination>,
}

/// A certificate file, private parts included.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CertificateOfDestination {
    pub(super) name: String,
    /// The file in base64.
    pub(super) content: String,
    #[serde(rename = "Type")]
    pub(super) kind: &'static str,
}

/// Name and value of each property.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationConfiguration)]
pub(super) struct Configuration {
    #[serde(flatten)]
    pub(super) properties: BTreeMap<String, String>,
    /// Only where `includeMetadata` asks for it.
    #[serde(rename = "$metadata", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) metadata: Option<Metadata>,
}

/// Where the destination came from.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationMetadata)]
pub(super) struct Metadata {
    pub(super) owner: MetadataOwner,
}

/// Whose the destination is, and whose the certificates and fragments are that go along with it.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationMetadataOwner)]
pub(super) struct MetadataOwner {
    pub(super) destinations: Vec<Owner>,
    pub(super) certificates: Vec<Owner>,
    pub(super) fragments: Vec<Owner>,
}

/// A token, ready to be put into a header, or why there is none.
#[derive(Serialize, ToSchema)]
pub(super) struct AuthToken {
    /// `Bearer`, `Basic` or `SAML2.0`; empty if there is no token.
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// Empty if there is no token.
    pub(super) value: String,
    /// The header to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) http_header: Option<HttpHeader>,
    /// Seconds, as a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) expires_in: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) refresh_token: Option<String>,
    /// The URI of the token's type; only for `OAuth2TokenExchange`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) issued_token_type: Option<String>,
    /// Why there is no token.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) error: Option<String>,
}

/// A header with its value.
#[derive(Serialize, ToSchema)]
pub(super) struct HttpHeader {
    pub(super) key: &'static str,
    pub(super) value: String,
}

impl Owner {
    /// At least one id is always there: Cloud SDK JS takes an answer without any for a miss.
    pub(super) fn at(destinations: &Destinations, level: &str) -> Self {
        let instance_id = (!level.is_empty()).then(|| level.to_owned());
        Self { subaccount_id: destinations.settings.subaccount_id.clone(), instance_id }
    }
}

impl AuthToken {
    pub(super) fn of(token: &Token, now: Timestamp) -> Self {
        Self {
            kind: token.kind,
            value: token.value.clone(),
            http_header: Some(HttpHeader { key: token.header, value: token.header_value() }),
            expires_in: token.expires_at.map(|end| end.since(now).as_secs().to_string()),
            scope: token.scope.clone(),
            refresh_token: token.refresh.clone(),
            issued_token_type: token.issued_type.clone(),
            error: None,
        }
    }

    pub(super) fn failed(reason: String) -> Self {
        Self {
            kind: "",
            value: String::new(),
            http_header: None,
            expires_in: None,
            scope: None,
            refresh_token: None,
            issued_token_type: None,
            error: Some(reason),
        }
    }
}
