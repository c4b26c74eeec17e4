//! What became of destinations that were written or deleted.

use serde::Serialize;
use utoipa::ToSchema;

/// How many destinations a call changed.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationCount {
    #[serde(rename = "Count")]
    pub(super) count: usize,
}

/// What became of one of many destinations.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationWriteOutcome {
    pub(super) name: String,
    /// The status it would have got alone.
    pub(super) status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) etag: Option<String>,
    /// Why it was not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) cause: Option<String>,
}

/// What became of the destinations to delete.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationsDeleted {
    /// How many were deleted.
    #[serde(rename = "Count")]
    pub(super) count: usize,
    #[serde(rename = "Summary")]
    pub(super) summary: Vec<DeleteOutcome>,
}

/// What became of one destination to delete.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationDeleteOutcome)]
pub(super) struct DeleteOutcome {
    pub(super) name: String,
    pub(super) status: DeleteStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) reason: Option<String>,
}

/// Whether it was there.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationDeleteStatus)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum DeleteStatus {
    Deleted,
    NotFound,
}
