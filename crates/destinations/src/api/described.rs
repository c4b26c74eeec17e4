//! How the destination service's calls look, for what their handlers share on both levels or read without a type.
#![expect(dead_code, reason = "these types describe, and are never made")]

use std::collections::BTreeMap;

use docket_http::error::DestinationError;
use serde::Serialize;
use utoipa::{IntoParams, IntoResponses, ToSchema};

use super::outcome::{DestinationCount, DestinationWriteOutcome};

/// Name and value of each property; every value is a text.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationProperties(BTreeMap<String, String>);

/// A destination of a list; with `$select=Name` its name alone.
#[derive(Serialize, ToSchema)]
pub(super) struct ListedDestination {
    #[serde(flatten)]
    properties: BTreeMap<String, String>,
    /// Only where `$includeMetadata` asks for it.
    #[serde(rename = "$metadata", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    metadata: Option<ListMetadata>,
}

/// What is known about an element beside its contents.
#[derive(Serialize, ToSchema)]
pub(super) struct ListMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    modification_time: Option<docket_domain::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    etag: Option<String>,
}

/// One destination or many.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum DestinationsToWrite {
    One(DestinationProperties),
    Many(Vec<DestinationProperties>),
}

/// What became of one destination or of many.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum DestinationsUpdated {
    One(DestinationCount),
    Many(Vec<DestinationWriteOutcome>),
}

/// Why one destination, or each of many, was not written.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum DestinationsRefused {
    One(DestinationError),
    Many(Vec<DestinationWriteOutcome>),
}

/// The modes of a list; they cannot be combined.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParameters {
    /// `Name in ('a','b')` with percent-encoded names, `startswith(Name, 'x')`, `endswith(Name, 'x')` or
    /// `modifiedwithin('30', 'minutes')`, or `Label['key'] HAS ('value')`, several of these with ` AND ` between them.
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
    /// Destinations of a page; 10 without it.
    #[param(rename = "$pageSize", minimum = 1, maximum = 1000)]
    page_size: Option<u32>,
    /// Whether `Page-Count` is wanted.
    #[param(rename = "$pageCount")]
    page_count: Option<bool>,
    /// Whether `Entity-Count` is wanted.
    #[param(rename = "$entityCount")]
    entity_count: Option<bool>,
}

/// What to delete.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DeleteParameters {
    /// `Name in ('a','b')` with percent-encoded names.
    #[param(rename = "$filter")]
    filter: String,
}

/// Which destinations, and how they are written.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ExportParameters {
    /// A destination's name; repeat for more. Without one, all are exported.
    #[param(rename = "name")]
    names: Option<Vec<String>>,
    /// How each is written.
    #[param(inline)]
    format: Option<ExportFormat>,
    /// Whether each is put into a file of its own within a zip archive. Several Java properties files always are.
    archive: Option<bool>,
}

#[derive(ToSchema)]
#[schema(as = DestinationFileFormat, rename_all = "lowercase")]
enum ExportFormat {
    Json,
    Yaml,
    Properties,
}

/// Conditions on the entity's tag.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(super) struct Conditions {
    /// Answer only if the tag is one of these.
    #[param(rename = "If-Match")]
    if_match: Option<String>,
    /// Answer 304 if the tag is one of these.
    #[param(rename = "If-None-Match")]
    if_none_match: Option<String>,
}

/// What a lookup does beside reading.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct LookupParameters {
    /// Whether no token is to be fetched.
    #[param(rename = "$skipTokenRetrieval")]
    skip_token_retrieval: Option<bool>,
    /// Whether the destination's secrets are to be left out.
    #[param(rename = "$skipCredentials")]
    skip_credentials: Option<bool>,
}

/// For whom a lookup's token is, and what is merged over the destination.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(super) struct LookupHeaders {
    /// A person's token; goes before the one of `Authorization`.
    #[param(rename = "X-user-token")]
    user_token: Option<String>,
    /// The tenant's subdomain, where the token service's address depends on it; not together with `X-user-token`.
    #[param(rename = "X-tenant")]
    tenant: Option<String>,
    /// The assertion to pass on, where `SAMLAssertionProvider` is `ClientProvided`.
    #[param(rename = "X-samlAssertion")]
    saml_assertion: Option<String>,
    /// The refresh token to use, for `OAuth2RefreshToken`.
    #[param(rename = "X-refresh-token")]
    refresh_token: Option<String>,
    /// The authorization code to use, for `OAuth2AuthorizationCode`.
    #[param(rename = "X-code")]
    code: Option<String>,
    /// The address the code was sent to.
    #[param(rename = "X-redirect-uri")]
    redirect_uri: Option<String>,
    /// What the code's challenge was made of (PKCE).
    #[param(rename = "X-code-verifier")]
    code_verifier: Option<String>,
    /// The token to exchange, for `OAuth2TokenExchange`.
    #[param(rename = "X-subject-token")]
    subject_token: Option<String>,
    /// The URI of its type.
    #[param(rename = "X-subject-token-type")]
    subject_token_type: Option<String>,
    /// The token of whoever acts for the subject.
    #[param(rename = "X-actor-token")]
    actor_token: Option<String>,
    /// The URI of its type.
    #[param(rename = "X-actor-token-type")]
    actor_token_type: Option<String>,
    /// What proves who the client is, in place of its secret.
    #[param(rename = "X-client-assertion")]
    client_assertion: Option<String>,
    /// The URI of its kind.
    #[param(rename = "X-client-assertion-type")]
    client_assertion_type: Option<String>,
    /// The destination that brings the client assertion; not together with the two before.
    #[param(rename = "X-client-assertion-destination-name")]
    client_assertion_destination: Option<String>,
    /// Goes through another destination first: `com.sap.iasGeneratedOAuth2SamlBearerAssertion` or
    /// `com.sap.sequentialUserPropagation`. What the chain is to be made of stands in headers `X-chain-var-<name>`; a
    /// fragment over the destination that is asked first in `X-chain-var-samlProviderFragmentName` or
    /// `X-chain-var-tokenTransformationFragmentName`, each with `…FragmentOptional`.
    #[param(rename = "X-chain-name")]
    chain_name: Option<String>,
    /// Fragments whose properties go before the destination's own, with commas between them; under `/v2` each may have its level
    /// behind `@`.
    #[param(rename = "X-fragment-name")]
    fragment_name: Option<String>,
    /// Whether a fragment that does not exist is left out; only with one.
    #[param(rename = "X-fragment-optional")]
    fragment_optional: Option<bool>,
}

/// What conditions may come to.
#[derive(IntoResponses)]
pub(super) enum ConditionAnswers {
    /// The configuration is the one of `If-None-Match`.
    #[response(status = 304)]
    NotModified,
    /// The configuration has another tag than `If-Match` says.
    #[response(status = 412)]
    Changed,
}

/// Bodies that cannot be read.
#[derive(IntoResponses)]
pub(super) enum BodyRefusals {
    /// The body is too large.
    #[response(status = 413)]
    TooLarge,
    /// The body is not declared as JSON.
    #[response(status = 415)]
    NoJson,
}

/// Why a list is refused.
#[derive(IntoResponses)]
pub(super) enum ListRefusals {
    /// A parameter cannot be read, or modes were combined.
    #[response(status = 400)]
    BadParameter,
}
