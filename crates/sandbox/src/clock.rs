//! The one place of the sandbox that reads the wall clock, and the instant it tells.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::Duration;

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

const WIRE: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
const EXACT: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:3]");
const MINUTES: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// An instant in UTC, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970-01-01T00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00Z: the form the database stores.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Later by `by`; stays at the far end instead of overflowing.
    #[must_use]
    pub fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX)))
    }

    /// Earlier by `by`; stays at the near end instead of overflowing.
    #[must_use]
    pub fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(by.as_millis()).unwrap_or(i64::MAX)))
    }

    /// How long after `earlier` this is; zero if it is not after.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The same instant for libraries that calculate with it; the epoch for what no calendar reaches.
    pub fn to_offset_date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// The calendar day in UTC.
    pub fn date(self) -> Date {
        self.to_offset_date_time().date()
    }

    /// `2026-03-02T08:00:00.000Z`, as the interfaces carry it.
    pub fn wire(self) -> String {
        self.format(WIRE)
    }

    /// `2023-05-10 07:37:31.464`, as the list of OAuth clients shows it.
    pub fn exact(self) -> String {
        self.format(EXACT)
    }

    /// `2026-03-02 08:00 UTC`, for people.
    pub fn minutes(self) -> String {
        self.format(MINUTES)
    }

    fn format(self, description: &[BorrowedFormatItem<'_>]) -> String {
        self.to_offset_date_time().format(description).expect("the description asks for date and time alone")
    }
}

impl From<OffsetDateTime> for Moment {
    fn from(value: OffsetDateTime) -> Self {
        Self(i64::try_from(value.unix_timestamp_nanos().div_euclid(1_000_000)).unwrap_or(i64::MAX))
    }
}

/// `YYYY-MM-DD`, strictly: four, two and two digits, and a day that exists.
pub fn parse_date(text: &str) -> Option<Date> {
    Date::parse(text, DAY).ok()
}

/// `YYYY-MM-DD`.
pub fn format_date(date: Date) -> String {
    date.format(DAY).expect("the description asks for the date alone")
}

/// Tells what time it is. Cheap to clone; whoever needs "now" holds one.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Stopped(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock, in UTC.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` and moves only through [`Clock::advance`]. Clones share the time.
    pub fn stopped_at(start: Moment) -> Self {
        Self(Source::Stopped(Arc::new(AtomicI64::new(start.as_millis()))))
    }

    /// The present, cut to milliseconds.
    #[expect(clippy::disallowed_methods, reason = "this is the sandbox's home of the wall clock")]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::System => Moment::from(OffsetDateTime::now_utc()),
            Source::Stopped(millis) => Moment(millis.load(Ordering::SeqCst)),
        }
    }

    /// Moves a stopped clock forward; the machine's clock cannot be moved and stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Source::Stopped(millis) = &self.0 {
            millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_with_three_digits_of_a_second() {
        let moment = Moment::from_millis(1_683_704_251_464);
        assert_eq!(moment.wire(), "2023-05-10T07:37:31.464Z");
        assert_eq!(moment.exact(), "2023-05-10 07:37:31.464");
        assert_eq!(moment.minutes(), "2023-05-10 07:37 UTC");
    }

    #[test]
    fn a_date_is_read_only_in_full_and_only_if_it_exists() {
        assert!(parse_date("2028-02-29").is_some());
        for wrong in ["2027-02-29", "2027-2-1", "01.02.2027", "2027-02-01T00:00", ""] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
