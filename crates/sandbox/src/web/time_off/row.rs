//! How a request looks in a list and on its page.

use std::collections::HashMap;

use maud::{Markup, html};

use crate::rules::leave;
use crate::store::{RequestStatus, Result, Store, TimeOffRequest};
use crate::time_type::find_time_type;

/// Display names by user id.
pub struct Names(HashMap<String, String>);

impl Names {
    pub async fn load(store: &Store) -> Result<Self> {
        let people = store.list_people().await?;
        Ok(Self(people.into_iter().map(|person| (person.user_id.clone(), person.display_name())).collect()))
    }

    /// The user id itself for somebody unknown.
    pub fn of<'a>(&'a self, user_id: &'a str) -> &'a str {
        self.0.get(user_id).map_or(user_id, String::as_str)
    }
}

/// The status in words, with the colour the real system gives it.
pub fn status(status: RequestStatus) -> Markup {
    let colour = match status {
        RequestStatus::Pending => "orange",
        RequestStatus::Approved => "green",
        RequestStatus::Rejected => "red",
        RequestStatus::Cancelled => "grey",
    };
    html! { span .status .(colour) { (status.label()) } }
}

/// `Vacation`, or the code of a kind that is not known.
pub fn kind(request: &TimeOffRequest) -> &str {
    find_time_type(&request.time_type).map_or(request.time_type.as_str(), |time_type| time_type.english)
}

/// `2026-07-01 to 2026-07-10 · 10 days`
pub fn span(request: &TimeOffRequest) -> String {
    let days = leave::days(request);
    let unit = if days == 1 { "day" } else { "days" };
    if request.start_date == request.end_date {
        return format!("{} · {days} {unit}", request.start_date);
    }
    format!("{} to {} · {days} {unit}", request.start_date, request.end_date)
}

/// Who decided, when, and with which comment; where it waits before that.
pub fn outcome(request: &TimeOffRequest, names: &Names) -> Markup {
    let verb = match request.status {
        RequestStatus::Pending => return html! { "Waits for " (names.of(&request.approver)) },
        RequestStatus::Approved => "Approved",
        RequestStatus::Rejected => "Rejected",
        RequestStatus::Cancelled => "Withdrawn",
    };
    html! {
        (verb)
        @if let Some(by) = &request.decided_by { " by " strong { (names.of(by)) } }
        @if let Some(at) = request.decided_at { " on " (at.minutes()) }
        @if let Some(comment) = request.decision_comment.as_deref().filter(|comment| !comment.is_empty()) {
            ": “" (comment) "”"
        }
    }
}

/// An entry of a list; `whose` adds the employee's name.
pub fn entry(request: &TimeOffRequest, names: &Names, whose: bool) -> Markup {
    html! {
        li .card .request {
            div {
                h3 {
                    a href={ "/time-off/requests/" (request.external_code) } {
                        @if whose { (names.of(&request.user_id)) ": " }
                        (kind(request))
                    }
                }
                p { (span(request)) }
                @if !request.comment.is_empty() { p .quoted { (request.comment) } }
                p .hint { (outcome(request, names)) }
            }
            (status(request.status))
        }
    }
}
