//! Time Off: what an employee may ask for, and who may see it.

use serde::Deserialize;
use time::{Date, Duration};

use crate::clock::{format_date, parse_date};
use crate::problem::FieldProblem;
use crate::store::{Decision, Person, RequestStatus, TimeOffRequest};
use crate::time_type::{TimeType, find_time_type};
use crate::{Moment, Problem, Sandbox};

const LONGEST_COMMENT: usize = 1000;
/// How far from today a leave may begin, in either direction: catches a mistyped year.
const FARTHEST: Duration = Duration::days(2 * 366);

/// A request as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LeaveInput {
    pub time_type: String,
    pub start_date: String,
    pub end_date: String,
    pub comment: String,
}

/// Files a request, which waits for the person's manager from now on.
///
/// # Errors
/// [`Problem::Invalid`] with every field at fault; [`Problem::Conflict`] for somebody without a manager.
pub async fn request(
    sandbox: &Sandbox,
    person: &Person,
    input: &LeaveInput,
) -> Result<TimeOffRequest, Problem> {
    let now = sandbox.clock().now();
    let (time_type, start, end) = check(input, now.date()).map_err(Problem::Invalid)?;
    let Some(approver) = &person.manager else {
        return Err(Problem::Conflict(format!(
            "{} has no manager in this company, so nobody could decide the request.",
            person.display_name()
        )));
    };
    let request = TimeOffRequest {
        external_code: sandbox.chance().hex::<16>(),
        user_id: person.user_id.clone(),
        time_type: time_type.code.to_owned(),
        start_date: format_date(start),
        end_date: format_date(end),
        comment: input.comment.trim().to_owned(),
        status: RequestStatus::Pending,
        approver: approver.clone(),
        decided_by: None,
        decided_at: None,
        decision_comment: None,
        reason_code: None,
        created_at: now,
        modified_at: now,
        modified_by: person.user_id.clone(),
    };
    Ok(sandbox.store().insert_request(request, now).await?)
}

/// A request, for those whom it concerns: the employee, the approver, whoever decided it, and administrators.
///
/// # Errors
/// [`Problem::NotFound`] for everybody else, as for a request that does not exist.
pub async fn find(
    sandbox: &Sandbox,
    person: &Person,
    external_code: &str,
) -> Result<TimeOffRequest, Problem> {
    let request = sandbox.store().find_request(external_code).await?;
    request
        .filter(|request| {
            person.admin
                || request.user_id == person.user_id
                || request.approver == person.user_id
                || request.decided_by.as_ref() == Some(&person.user_id)
        })
        .ok_or_else(|| Problem::NotFound("There is no such time off request.".to_owned()))
}

/// Withdraws one's own pending request.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's, [`Problem::Conflict`] if it is not pending any more.
pub async fn withdraw(
    sandbox: &Sandbox,
    person: &Person,
    external_code: &str,
) -> Result<TimeOffRequest, Problem> {
    let request = find(sandbox, person, external_code).await?;
    if request.user_id != person.user_id {
        return Err(Problem::Forbidden("Only the employee may withdraw a time off request.".to_owned()));
    }
    let decision = Decision {
        status: RequestStatus::Cancelled,
        by: person.user_id.clone(),
        comment: None,
        reason_code: None,
    };
    let now: Moment = sandbox.clock().now();
    sandbox.store().decide_request(external_code, &decision, now).await?.ok_or_else(|| {
        Problem::Conflict(
            "The time off request is not pending any more, so it cannot be withdrawn.".to_owned(),
        )
    })
}

/// Calendar days from the first to the last, both included; 0 if a stored date is damaged.
pub fn days(request: &TimeOffRequest) -> i64 {
    match (parse_date(&request.start_date), parse_date(&request.end_date)) {
        (Some(start), Some(end)) => (end - start).whole_days() + 1,
        _ => 0,
    }
}

fn check(input: &LeaveInput, today: Date) -> Result<(&'static TimeType, Date, Date), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let time_type = find_time_type(&input.time_type);
    if time_type.is_none() {
        problems.push(FieldProblem::new("timeType", "Time Type: choose one of the list."));
    }
    let start = date(&mut problems, "startDate", "Start Date", &input.start_date, today);
    let end = date(&mut problems, "endDate", "End Date", &input.end_date, today);
    if let (Some(start), Some(end)) = (start, end) {
        let days = (end - start).whole_days() + 1;
        if days < 1 {
            problems.push(FieldProblem::new("endDate", "End Date: it is before the start date."));
        } else if let Some(time_type) = time_type.filter(|time_type| days > time_type.longest_days) {
            problems.push(FieldProblem::new(
                "endDate",
                format!(
                    "End Date: {} may last {} days at most, and these are {days}.",
                    time_type.english, time_type.longest_days
                ),
            ));
        }
    }
    let length = input.comment.chars().count();
    if length > LONGEST_COMMENT {
        problems.push(FieldProblem::new(
            "comment",
            format!("Comment: {LONGEST_COMMENT} characters at most, and these are {length}."),
        ));
    }
    match (time_type, start, end) {
        (Some(time_type), Some(start), Some(end)) if problems.is_empty() => Ok((time_type, start, end)),
        _ => Err(problems),
    }
}

fn date(
    problems: &mut Vec<FieldProblem>,
    field: &'static str,
    label: &str,
    text: &str,
    today: Date,
) -> Option<Date> {
    let Some(date) = parse_date(text.trim()) else {
        let seen = if text.trim().is_empty() { "it is missing" } else { "it is not a date" };
        problems.push(FieldProblem::new(field, format!("{label}: {seen}; write it like 2026-03-31.")));
        return None;
    };
    if (date - today).abs() > FARTHEST {
        problems.push(FieldProblem::new(field, format!("{label}: it is more than two years from today.")));
        return None;
    }
    Some(date)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn fields(time_type: &str, start: &str, end: &str) -> Vec<String> {
        let input = LeaveInput {
            time_type: time_type.to_owned(),
            start_date: start.to_owned(),
            end_date: end.to_owned(),
            comment: String::new(),
        };
        match check(&input, date!(2026 - 03 - 02)) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|problem| problem.message).collect(),
        }
    }

    #[test]
    fn every_field_at_fault_is_named_with_the_fix() {
        assert_eq!(fields("VACATION", "2026-07-01", "2026-07-01"), [""; 0]);
        assert_eq!(
            fields("HOLIDAY", "", "31.07.2026"),
            [
                "Time Type: choose one of the list.",
                "Start Date: it is missing; write it like 2026-03-31.",
                "End Date: it is not a date; write it like 2026-03-31.",
            ]
        );
        assert_eq!(
            fields("VACATION", "2026-07-02", "2026-07-01"),
            ["End Date: it is before the start date."]
        );
        assert_eq!(
            fields("FLEXTIME", "2026-07-01", "2026-07-06"),
            ["End Date: Flextime Day may last 5 days at most, and these are 6."]
        );
        assert_eq!(
            fields("VACATION", "2062-07-01", "2062-07-01"),
            [
                "Start Date: it is more than two years from today.",
                "End Date: it is more than two years from today."
            ]
        );
    }
}
