//! `/v1/subaccountDestinationFragments` and `/v1/instanceDestinationFragments`: fragments, for programs.

pub(super) mod delete;
pub(super) mod list;
pub(super) mod read;
pub(super) mod write;

use std::collections::BTreeMap;

use docket_domain::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::modes::Listed;
use crate::fragments::{FRAGMENT_NAME, Fragment};

/// Name and value of each property, `FragmentName` among them; every value is a text.
#[derive(Serialize, ToSchema)]
pub(super) struct FragmentProperties(BTreeMap<String, String>);

/// What a list of fragments can be narrowed by.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "this type describes, and is never made")]
pub(super) struct FragmentListParameters {
    /// `Name in ('a','b')` with percent-encoded names, or `Label['key'] HAS ('value')`.
    #[param(rename = "$filter")]
    filter: Option<String>,
}

impl Listed for Fragment {
    const NAME: &'static str = FRAGMENT_NAME;

    fn name(&self) -> &str {
        self.name()
    }

    fn etag(&self) -> &str {
        &self.etag
    }

    fn modified_at(&self) -> Timestamp {
        self.modified_at
    }

    fn to_element(&self) -> Map<String, Value> {
        self.properties.to_json()
    }
}
