//! The parameters of `/tasks` and `/tasks/$count`, described; [`Parameters`](crate::parameters::Parameters) reads them.
#![expect(dead_code, reason = "these types describe, and are never made")]

use docket_domain::task::Priority;
use docket_domain::{ConnectorId, Timestamp, Urn};
use utoipa::{IntoParams, ToSchema};

/// Which tasks.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FilterParameters {
    /// Words that each occur in the subject or in a custom attribute, at most ten.
    #[param(rename = "$search", max_length = 200)]
    search: Option<String>,
    /// Between commas.
    #[param(explode = false, style = Form, inline)]
    status: Option<Vec<OpenStatus>>,
    /// Between commas.
    #[param(explode = false, style = Form)]
    priority: Option<Vec<Priority>>,
    /// Task definitions, between commas.
    #[param(rename = "definitionId", explode = false, style = Form)]
    definition_id: Option<Vec<Urn>>,
    /// Connectors, between commas.
    #[param(rename = "connectorId", explode = false, style = Form)]
    connector_id: Option<Vec<ConnectorId>>,
    /// Groups of connectors (filter tabs) in any language, between commas; the empty name is the group *Others*.
    #[param(explode = false, style = Form)]
    group: Option<Vec<String>>,
    #[param(rename = "createdFrom")]
    created_from: Option<Timestamp>,
    #[param(rename = "createdTo")]
    created_to: Option<Timestamp>,
    #[param(rename = "dueBefore")]
    due_before: Option<Timestamp>,
    /// Only tasks whose last operation failed.
    #[param(default = false)]
    failed: Option<bool>,
    /// The only box there is.
    #[param(rename = "box", inline)]
    mailbox: Option<Mailbox>,
}

/// Which page of them, in which order.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PageParameters {
    /// Most tasks of a page.
    #[param(rename = "$top", minimum = 1, maximum = 1000, default = 40)]
    top: Option<u32>,
    /// How many tasks to pass over; for lists that do not end use `nextLink`.
    #[param(rename = "$skip", minimum = 0, maximum = 1000, default = 0)]
    skip: Option<u32>,
    /// What to sort by, with ` desc` after it or not.
    #[param(
        rename = "$orderby",
        pattern = "^(priority|dueAt|status|createdAt|subject)( (asc|desc))?$",
        default = "createdAt desc"
    )]
    order_by: Option<String>,
    /// Where a page begins, as `nextLink` says.
    #[param(rename = "$skiptoken")]
    skip_token: Option<String>,
}

/// The states of a task in an inbox.
#[derive(ToSchema)]
#[schema(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum OpenStatus {
    Ready,
    Reserved,
    InProgress,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) enum Mailbox {
    Inbox,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) enum GroupBy {
    Group,
}

#[cfg(test)]
mod tests {
    use utoipa::openapi::path::ParameterIn;

    use super::*;
    use crate::error::InboxError;
    use crate::parameters::Parameters;

    /// A parameter that does not exist is refused as such; every other refusal is about its value.
    #[test]
    fn every_described_parameter_is_read() {
        let query = || Some(ParameterIn::Query);
        let described =
            FilterParameters::into_params(query).into_iter().chain(PageParameters::into_params(query));
        for parameter in described {
            let read = Parameters::read(&[(parameter.name.clone(), "?".to_owned())]);
            if let Err(InboxError::BadInput { message, .. }) = read {
                assert!(!message.contains("there is no parameter"), "{message}");
            }
        }
    }

    #[test]
    fn the_described_limits_are_those_that_hold() {
        let parameters = PageParameters::into_params(|| Some(ParameterIn::Query));
        let described = serde_json::to_value(parameters).unwrap();
        assert_eq!(described[0]["schema"]["maximum"], 1000);
        assert_eq!(described[0]["schema"]["default"], Parameters::read(&[]).unwrap().query.top);
        for (name, over) in [("$top", "1001"), ("$skip", "1001"), ("$top", "0")] {
            assert!(Parameters::read(&[(name.to_owned(), over.to_owned())]).is_err(), "{name}={over}");
        }
    }
}
