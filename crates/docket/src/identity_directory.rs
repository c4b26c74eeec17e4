//! The directory people are read from: a SCIM server behind the destination `Identity_Authentication_Connectivity_IDS`.
//!
//! Source: SAP Task Center, "Identity Directory Connectivity".

use std::time::Duration;

use async_trait::async_trait;
use docket_destinations::{ActFor, Destinations};
use docket_directory::{RemoteDirectory, RemoteError, RemoteSettings, SearchRules};
use docket_http::outbound::{Outbound, OutboundRequest};
use http::{StatusCode, header};
use serde_json::Value;

/// The destination.
pub const DESTINATION: &str = "Identity_Authentication_Connectivity_IDS";

/// What the destination may say of people: RFC 7643's `userType`.
const USER_TYPES: [&str; 6] = ["Customer", "Employee", "Partner", "Public", "External", "Onboardee"];

/// A page of 100 people may take this long and be this large.
const TIME_LIMIT: Duration = Duration::from_mins(1);
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A busy directory that does not say how long to wait is waited for so long.
const BUSY: Duration = Duration::from_secs(5);

/// Calls the directory through the destination.
pub struct IdentityDirectory {
    destinations: Destinations,
    outbound: Outbound,
}

impl IdentityDirectory {
    pub fn new(destinations: Destinations, outbound: Outbound) -> Self {
        Self { destinations, outbound }
    }
}

#[async_trait]
impl RemoteDirectory for IdentityDirectory {
    fn name(&self) -> &str {
        DESTINATION
    }

    async fn settings(&self) -> Result<Option<RemoteSettings>, RemoteError> {
        let found = self.destinations.find(DESTINATION).await.map_err(|error| failed(&error))?;
        Ok(found.map(|destination| RemoteSettings {
            rules: search_rules(&|name| destination.get(name).map(str::to_owned)).0,
            changed_at: destination.modified_at,
        }))
    }

    async fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Value, RemoteError> {
        let access = self.destinations.access(DESTINATION, ActFor::TechnicalUser).await;
        let access = access.map_err(|error| failed(&error))?;
        let mut url = access.url.clone();
        let below = format!("{}{path}", url.path().trim_end_matches('/'));
        url.set_path(&below);
        let queries = access.queries.iter().map(|(name, value)| (name.as_str(), value));
        url.query_pairs_mut().extend_pairs(queries.chain(query.iter().map(|(name, value)| (*name, value))));
        let mut request = OutboundRequest::get(url).timeout(TIME_LIMIT).max_bytes(MOST_BYTES);
        request = request.header("accept", "application/scim+json, application/json");
        request.headers.extend(access.headers);
        let response = self.outbound.send(request).await.map_err(|error| failed(&error))?;
        match response.status {
            StatusCode::OK => serde_json::from_slice(&response.body)
                .map_err(|_| refused(format!("The directory answered {path} with something other than JSON."))),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                let wait = response.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
                let wait = wait.and_then(|text| text.trim().parse().ok()).map_or(BUSY, Duration::from_secs);
                let message = format!("The directory is busy (status {}).", response.status.as_u16());
                Err(RemoteError { message, retry_after: Some(wait) })
            }
            StatusCode::UNAUTHORIZED => Err(refused(
                "The directory does not take the destination's user and password (status 401); correct User and Password."
                    .to_owned(),
            )),
            StatusCode::FORBIDDEN => Err(refused(format!(
                "The directory does not let the destination's user read {path} (status 403); give it the right Read Users."
            ))),
            StatusCode::NOT_FOUND => Err(refused(format!(
                "There is nothing at {path} (status 404); the destination's URL must end with /scim."
            ))),
            status => Err(refused(format!("The directory answered {path} with status {}.", status.as_u16()))),
        }
    }
}

/// The `tc.pp.*` properties, and what is wrong with them.
pub fn search_rules(property: &dyn Fn(&str) -> Option<String>) -> (SearchRules, Vec<String>) {
    let mut problems = Vec::new();
    let mut rules = SearchRules::default();
    match property("tc.pp.search_operation").as_deref().map(str::trim) {
        None | Some("" | "co") => {}
        Some("sw") => rules.begins = true,
        Some(other) => {
            problems.push(format!("tc.pp.search_operation is \"{other}\"; use co or sw. co is in use."));
        }
    }
    match property("tc.pp.active_users_only").as_deref().map(str::trim) {
        None | Some("" | "true") => {}
        Some("false") => rules.active_only = false,
        Some(other) => {
            problems
                .push(format!("tc.pp.active_users_only is \"{other}\"; use true or false. true is in use."));
        }
    }
    for name in property("tc.pp.user_types").unwrap_or_default().split(',').map(str::trim) {
        match USER_TYPES.into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
            Some(known) => rules.user_types.push(known.to_owned()),
            None if name.is_empty() => {}
            None => problems.push(format!(
                "tc.pp.user_types names \"{name}\", which is passed over; the types are {}.",
                USER_TYPES.join(", ")
            )),
        }
    }
    (rules, problems)
}

fn failed(error: &dyn std::error::Error) -> RemoteError {
    refused(format!("The directory could not be asked: {error}."))
}

fn refused(message: String) -> RemoteError {
    RemoteError { message, retry_after: None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn rules(properties: &[(&str, &str)]) -> (SearchRules, Vec<String>) {
        let properties: BTreeMap<_, _> =
            properties.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        search_rules(&|name| properties.get(name).cloned())
    }

    #[test]
    fn without_properties_active_people_of_all_types_are_found_by_any_part() {
        assert_eq!(rules(&[]), (SearchRules::default(), Vec::new()));
    }

    #[test]
    fn the_properties_say_how_people_are_searched() {
        let (found, problems) = rules(&[
            ("tc.pp.search_operation", "sw"),
            ("tc.pp.active_users_only", "false"),
            ("tc.pp.user_types", "employee, Partner"),
        ]);
        let wanted = SearchRules {
            begins: true,
            active_only: false,
            user_types: vec!["Employee".to_owned(), "Partner".to_owned()],
        };
        assert_eq!((found, problems), (wanted, Vec::new()));
    }

    #[test]
    fn a_wrong_value_is_named_and_the_default_holds() {
        let (found, problems) = rules(&[
            ("tc.pp.search_operation", "eq"),
            ("tc.pp.active_users_only", "yes"),
            ("tc.pp.user_types", "Robot"),
        ]);
        assert_eq!(found, SearchRules::default());
        assert_eq!(problems.len(), 3);
    }
}
