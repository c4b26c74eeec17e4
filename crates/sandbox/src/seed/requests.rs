//! Leave requests: the ten of every sandbox, and any number more that depend on a seed alone.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};
use time::{Date, Duration};

use super::people::PEOPLE;
use crate::clock::format_date;
use crate::store::{RequestStatus, Result, Store, TimeOffRequest, settings, time_off};
use crate::{Moment, TECHNICAL_USER};

/// How many requests beside the first ten were generated so far.
const GENERATED: &str = "generated_requests";
/// Whether the first ten were added.
const SEEDED: &str = "seeded";
/// How many rows are made in memory before they are written.
const ROWS_AT_ONCE: u64 = 10_000;
const HOUR_MILLIS: i64 = 3_600_000;

/// Time type, days from today, calendar days, days since it was asked for, comment.
type Seed = (&'static str, &'static str, i64, i64, i64, &'static str);

/// Five for each of the two managers.
const FIRST_TEN: [Seed; 10] = [
    ("afischer", "VACATION", 24, 12, 9, "Two weeks at the Baltic Sea. Julien covers for me."),
    ("afischer", "TRAINING", 41, 3, 6, "Negotiation course, agreed in my yearly talk."),
    ("afischer", "FLEXTIME", 11, 1, 2, ""),
    ("jmoreau", "VACATION", 58, 19, 8, "Visiting family in Lyon."),
    ("jmoreau", "SPECIAL", 16, 2, 1, "Moving house."),
    ("psharma", "VACATION", 33, 10, 7, "Handover notes are in the team folder."),
    ("psharma", "UNPAID", 97, 30, 5, "Sabbatical month as discussed in spring."),
    ("psharma", "FLEXTIME", 9, 1, 1, ""),
    ("mkeller", "VACATION", 46, 15, 4, "Anna is my deputy."),
    ("slindgren", "PARENTAL", 120, 62, 3, "Second part of my parental leave."),
];

const COMMENTS: [&str; 8] = [
    "",
    "",
    "",
    "Covered by the team.",
    "Long planned, flights are booked.",
    "School holidays.",
    "Family celebration.",
    "Handover is arranged.",
];

/// Adds the first ten requests, once in the life of a directory.
pub async fn ensure_first_ten(store: &Store, now: Moment) -> Result<()> {
    if store.find_setting(SEEDED).await?.is_some() {
        return Ok(());
    }
    let requests: Vec<TimeOffRequest> = (0..)
        .zip(FIRST_TEN)
        .map(|(index, (user_id, time_type, from, days, asked, comment))| {
            // A separate stream of a fixed seed: the codes differ from every generated one.
            let mut rng = row(u64::MAX, index);
            let asked_at =
                Moment::from_millis(now.as_millis() - asked * 24 * HOUR_MILLIS - index_millis(index));
            request(&mut rng, user_id, time_type, now.date(), (from, days), comment, asked_at)
        })
        .collect();
    let mut tx = store.begin().await?;
    time_off::insert_requests(&mut tx, &requests).await?;
    settings::put_setting(&mut tx, SEEDED, "1").await?;
    tx.commit().await
}

/// Generates pending requests until there are `wanted` beside the first ten; gives how many there are and how many were
/// added now. Never removes any.
///
/// Request number *i* depends on the seed and *i* (and on the day, from which its dates are counted), so a larger
/// number later adds the missing ones alone. Once the Enhanced To-Do Integration is there somebody may be reading on
/// from the last change: what is added then counts as changed now, all at the same instant and in one transaction;
/// before, the changes spread over the last 80 days.
pub async fn ensure_generated(store: &Store, wanted: u64, seed: u64, now: Moment) -> Result<(u64, u64)> {
    let before: u64 = store.find_setting(GENERATED).await?.and_then(|text| text.parse().ok()).unwrap_or(0);
    if wanted <= before {
        return Ok((before, 0));
    }
    let may_be_read = store.find_person(TECHNICAL_USER).await?.is_some();
    let mut tx = store.begin().await?;
    let changed_at = time_off::next_change(&mut tx, now).await?;
    let mut next = before;
    while next < wanted {
        let end = wanted.min(next.saturating_add(ROWS_AT_ONCE));
        let mut rows: Vec<TimeOffRequest> = (next..end).map(|index| generate(seed, index, now)).collect();
        if may_be_read {
            for row in &mut rows {
                row.modified_at = changed_at;
            }
        }
        time_off::insert_requests(&mut tx, &rows).await?;
        next = end;
    }
    settings::put_setting(&mut tx, GENERATED, &wanted.to_string()).await?;
    tx.commit().await?;
    Ok((wanted, wanted - before))
}

fn generate(seed: u64, index: u64, now: Moment) -> TimeOffRequest {
    let mut rng = row(seed, index);
    let employees: Vec<&str> =
        PEOPLE.iter().filter(|person| person.manager.is_some()).map(|person| person.user_id).collect();
    let user_id = employees[below(&mut rng, employees.len())];
    // Mostly vacations of one or two weeks, as in a real company.
    let (time_type, days) = match below(&mut rng, 20) {
        0..=10 => ("VACATION", 1 + below(&mut rng, 21)),
        11..=14 => ("FLEXTIME", 1),
        15..=16 => ("TRAINING", 1 + below(&mut rng, 5)),
        17 => ("SPECIAL", 1 + below(&mut rng, 3)),
        18 => ("UNPAID", 5 + below(&mut rng, 60)),
        _ => ("PARENTAL", 28 + below(&mut rng, 180)),
    };
    let from = 7 + below(&mut rng, 330);
    let comment = COMMENTS[below(&mut rng, COMMENTS.len())];
    let asked = i64::try_from(below(&mut rng, 80 * 24 * 3_600_000)).unwrap_or(0);
    let asked_at = Moment::from_millis(now.as_millis() - HOUR_MILLIS - asked);
    let span = (i64::try_from(from).unwrap_or(0), i64::try_from(days).unwrap_or(1));
    request(&mut rng, user_id, time_type, now.date(), span, comment, asked_at)
}

/// A pending request that starts `span.0` days after `today` and lasts `span.1` calendar days.
fn request(
    rng: &mut ChaCha20Rng,
    user_id: &str,
    time_type: &str,
    today: Date,
    (from, days): (i64, i64),
    comment: &str,
    asked_at: Moment,
) -> TimeOffRequest {
    let mut code = [0; 16];
    rng.fill_bytes(&mut code);
    let start = today.saturating_add(Duration::days(from));
    let end = start.saturating_add(Duration::days(days - 1));
    let manager = PEOPLE.iter().find(|person| person.user_id == user_id).and_then(|person| person.manager);
    TimeOffRequest {
        external_code: hex::encode(code),
        user_id: user_id.to_owned(),
        time_type: time_type.to_owned(),
        start_date: format_date(start),
        end_date: format_date(end),
        comment: comment.to_owned(),
        status: RequestStatus::Pending,
        approver: manager.expect("only people with a manager ask for leave").to_owned(),
        decided_by: None,
        decided_at: None,
        decision_comment: None,
        reason_code: None,
        created_at: asked_at,
        modified_at: asked_at,
        modified_by: user_id.to_owned(),
    }
}

/// The generator of one row: the seed chooses the key, the row the stream.
fn row(seed: u64, index: u64) -> ChaCha20Rng {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    rng.set_stream(index);
    rng
}

/// A number from 0 to `end - 1`; the tiny bias does not matter here.
fn below(rng: &mut ChaCha20Rng, end: usize) -> usize {
    usize::try_from(rng.next_u64() % end as u64).expect("less than a usize")
}

/// Moves the first ten apart, so that their order is settled.
fn index_millis(index: u64) -> i64 {
    i64::try_from(index).unwrap_or(0) * 1_013
}
