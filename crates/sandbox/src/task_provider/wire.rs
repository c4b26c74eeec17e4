//! A task as the interface carries it.

use serde::Serialize;
use time::{Date, Duration, Weekday};

use super::definition::TIME_OFF_REQUEST;
use super::languages::{Languages, LocalizedText, Text, cut};
use super::urn::{APPLICATION_ID, Entity, INSTANCE_ID};
use crate::Moment;
use crate::clock::parse_date;
use crate::store::{RequestStatus, TaskRow};
use crate::time_type::find_time_type;

/// A request that starts sooner than this after it was made is on short notice, and its task is urgent.
const SHORT_NOTICE: Duration = Duration::days(7);

/// A task. Everything that may be null is sent as null, so a reader needs no defaults.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    urn: String,
    application_id: &'static str,
    application_instance_id: &'static str,
    tenant_id: String,
    local_id: String,
    definition_id: String,
    status: &'static str,
    created_at: String,
    created_by: Option<String>,
    modified_at: String,
    modified_by: Option<String>,
    processor: Option<String>,
    subject: Vec<LocalizedText>,
    due_at: Option<String>,
    completed_at: Option<String>,
    completed_by: Option<String>,
    priority: &'static str,
    ui_link: String,
    mobile_ui_link: Option<String>,
    embeddable_ui_link: Option<String>,
    attachments_count: u32,
    comments_count: u32,
    valid_response_codes: Option<Vec<&'static str>>,
    valid_action_codes: Option<Vec<&'static str>>,
    custom_attributes: Vec<CustomAttribute>,
    operation_errors: Option<()>,
    recipient_users: Vec<String>,
    recipient_groups: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CustomAttribute {
    code: &'static str,
    value: String,
}

/// What a task needs beside its row.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    pub company: &'a str,
    /// Address of the tenant, without a slash at the end.
    pub base_url: &'a str,
    pub languages: &'a Languages,
}

impl Task {
    /// The task of a leave request: its approver is the one recipient, whatever became of it.
    pub fn of(row: TaskRow, frame: Frame<'_>) -> Self {
        let open = row.status == RequestStatus::Pending;
        let decided = matches!(row.status, RequestStatus::Approved | RequestStatus::Rejected);
        // Null leaves every operation of the definition, an empty list none.
        let valid = || (!open).then(Vec::new);
        let notice = short_notice(&row);
        Self {
            urn: Entity::Task.urn(frame.company, &row.external_code),
            application_id: APPLICATION_ID,
            application_instance_id: INSTANCE_ID,
            tenant_id: frame.company.to_owned(),
            definition_id: Entity::TaskDefinition.urn(frame.company, TIME_OFF_REQUEST),
            status: match row.status {
                RequestStatus::Pending => "READY",
                RequestStatus::Approved | RequestStatus::Rejected => "COMPLETED",
                RequestStatus::Cancelled => "CANCELED",
            },
            created_at: row.created_at.wire(),
            modified_at: row.modified_at.wire(),
            modified_by: row.modified_by.clone(),
            processor: None,
            subject: frame.languages.texts(&subject(&row)),
            due_at: Some(format!("{}T00:00:00.000Z", row.start_date)),
            completed_at: row.decided_at.filter(|_| decided).map(Moment::wire),
            completed_by: row.decided_by.clone().filter(|_| decided),
            priority: if notice { "HIGH" } else { "MEDIUM" },
            ui_link: format!("{}/time-off/requests/{}", frame.base_url, row.external_code),
            mobile_ui_link: None,
            embeddable_ui_link: None,
            attachments_count: 0,
            comments_count: 0,
            valid_response_codes: valid(),
            valid_action_codes: valid(),
            custom_attributes: attributes(&row, notice),
            operation_errors: None,
            recipient_users: row.approver.into_iter().collect(),
            recipient_groups: Vec::new(),
            created_by: row.employee,
            local_id: row.external_code,
        }
    }
}

/// The one-line title: what, who and when.
pub fn subject(row: &TaskRow) -> Text {
    let time_type = time_type(row);
    let name = row.employee_name();
    let period = period(row);
    Text::new(
        format!("{} for {name}, {}", time_type.english, period.english),
        format!("{} für {name}, {}", time_type.german, period.german),
    )
}

/// The kind of leave; its code where the sandbox no longer knows it.
pub fn time_type(row: &TaskRow) -> Text {
    find_time_type(&row.time_type)
        .map_or_else(|| Text::new(&row.time_type, &row.time_type), |t| Text::new(t.english, t.german))
}

/// The days of absence: one, or from the first to the last.
pub fn period(row: &TaskRow) -> Text {
    let (start, end) = (&row.start_date, &row.end_date);
    if start == end {
        return Text::new(start, german_date(start));
    }
    Text::new(format!("{start} to {end}"), format!("{} bis {}", german_date(start), german_date(end)))
}

/// `31.12.2027`; as it was if it is no date.
fn german_date(iso: &str) -> String {
    parse_date(iso).map_or_else(
        || iso.to_owned(),
        |d| format!("{:02}.{:02}.{:04}", d.day(), u8::from(d.month()), d.year()),
    )
}

fn days(row: &TaskRow) -> Option<(Date, Date)> {
    Some((parse_date(&row.start_date)?, parse_date(&row.end_date)?))
}

fn short_notice(row: &TaskRow) -> bool {
    days(row).is_some_and(|(start, _)| start - row.created_at.date() < SHORT_NOTICE)
}

/// Working days of a request; none where its dates cannot be read.
pub fn working_days_of(row: &TaskRow) -> i64 {
    days(row).map_or(0, |(start, end)| working_days(start, end))
}

/// Mondays to Fridays from the first to the last day, both included.
pub fn working_days(start: Date, end: Date) -> i64 {
    let total = (end - start).whole_days() + 1;
    if total <= 0 {
        return 0;
    }
    let rest = (0..total % 7)
        .filter_map(|n| start.checked_add(Duration::days(n)))
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .count();
    total / 7 * 5 + i64::try_from(rest).expect("fewer than seven days")
}

fn attributes(row: &TaskRow, short_notice: bool) -> Vec<CustomAttribute> {
    let span = days(row);
    let values = [
        ("employee", row.employee.clone()),
        ("timeType", Some(time_type(row).english)),
        ("startDate", Some(row.start_date.clone())),
        ("endDate", Some(row.end_date.clone())),
        ("workingDays", span.map(|(start, end)| format!("{}.0", working_days(start, end)))),
        ("calendarDays", span.map(|(start, end)| ((end - start).whole_days() + 1).to_string())),
        ("shortNotice", Some(short_notice.to_string())),
        ("comment", Some(cut(&row.comment, 255)).filter(|text| !text.is_empty())),
        ("requestedAt", Some(row.created_at.wire())),
        ("askedAt", row.asked_at.map(Moment::wire)),
        ("externalCode", Some(row.external_code.clone())),
    ];
    values.into_iter().filter_map(|(code, value)| Some(CustomAttribute { code, value: value? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn working_days_leave_out_weekends_only() {
        for (start, end, expected) in [
            (date!(2027 - 02 - 01), date!(2027 - 02 - 05), 5),
            (date!(2027 - 02 - 05), date!(2027 - 02 - 08), 2),
            (date!(2027 - 02 - 06), date!(2027 - 02 - 07), 0),
            (date!(2027 - 02 - 03), date!(2027 - 02 - 17), 11),
            (date!(2027 - 02 - 01), date!(2028 - 01 - 31), 261),
            (date!(2027 - 02 - 02), date!(2027 - 02 - 01), 0),
        ] {
            assert_eq!(working_days(start, end), expected, "{start} to {end}");
        }
    }
}
