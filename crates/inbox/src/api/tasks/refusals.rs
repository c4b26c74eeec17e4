//! How a decision, or the question for a description, may come to nothing: the statuses with their codes, taken from the
//! errors themselves.

use std::collections::BTreeMap;

use docket_http::ApiError;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response, ResponseBuilder};

use crate::decision::Failure;
use crate::error::InboxError;

/// Of `/response` and `/action`.
pub(super) struct DecisionRefusals;

/// Of `/description`.
pub(super) struct DescriptionRefusals;

impl IntoResponses for DecisionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let failures = Failure::ALL.map(|failure| InboxError::Failed { failure, message: String::new() });
        let others = [InboxError::InProgress, InboxError::KeyReused, InboxError::BeingChecked];
        by_status(others.into_iter().chain(failures))
    }
}

impl IntoResponses for DescriptionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        // What can only become of a decision is none of a question's.
        let asked = |failure: &Failure| {
            !matches!(failure, Failure::Interrupted | Failure::Overtaken | Failure::Unknown)
        };
        let failures = Failure::ALL.into_iter().filter(asked);
        by_status(failures.map(|failure| InboxError::Description { failure, message: String::new() }))
    }
}

fn by_status(errors: impl Iterator<Item = InboxError>) -> BTreeMap<String, RefOr<Response>> {
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for error in errors {
        let error = ApiError::from(error);
        codes.entry(error.status.as_u16().to_string()).or_default().push(format!("`{}`", error.code));
    }
    let response = |codes: Vec<String>| ResponseBuilder::new().description(codes.join(", ")).build().into();
    codes.into_iter().map(|(status, codes)| (status, response(codes))).collect()
}
