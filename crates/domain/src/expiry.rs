//! When the end of a certificate is close enough to say so.

use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use crate::Timestamp;

const DAY: Duration = Duration::from_hours(24);

/// People are warned when so many days are left: time to make a new certificate and register it everywhere, first at leisure
/// and in the end urgently.
pub const WARNING_DAYS: [u16; 5] = [60, 30, 14, 7, 3];

/// How long something still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Expiry {
    /// For more than 60 days.
    Valid,
    /// For 60 days at most.
    Expiring,
    /// No longer.
    Expired,
}

impl Expiry {
    /// Of what holds until `until`, that instant excluded.
    pub fn at(until: Timestamp, now: Timestamp) -> Self {
        if until <= now {
            Self::Expired
        } else if warning_step(until, now).is_some() {
            Self::Expiring
        } else {
            Self::Valid
        }
    }
}

/// Whole days left until `until`, rounded down; 0 on the last day and after it.
pub fn days_left(until: Timestamp, now: Timestamp) -> u32 {
    u32::try_from(until.since(now).as_secs() / DAY.as_secs()).unwrap_or(u32::MAX)
}

/// The smallest of [`WARNING_DAYS`] that has been reached, 0 once it is over; `None` while more than the largest is left.
pub fn warning_step(until: Timestamp, now: Timestamp) -> Option<u16> {
    if until <= now {
        return Some(0);
    }
    let left = until.since(now);
    WARNING_DAYS.into_iter().rev().find(|days| left <= DAY * u32::from(*days))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_772_438_400);

    fn in_days(days: u32) -> Timestamp {
        NOW.plus(DAY * days)
    }

    #[test]
    fn a_warning_is_due_from_60_30_14_7_and_3_days_before_the_end() {
        let second = Duration::from_secs(1);
        assert_eq!(warning_step(in_days(60).plus(second), NOW), None);
        for days in WARNING_DAYS {
            assert_eq!(warning_step(in_days(days.into()), NOW), Some(days));
            assert_eq!(warning_step(in_days(days.into()).minus(second), NOW), Some(days));
        }
        assert_eq!(warning_step(in_days(31), NOW), Some(60));
        assert_eq!(warning_step(NOW.plus(second), NOW), Some(3));
        assert_eq!(warning_step(NOW, NOW), Some(0));
    }

    #[test]
    fn days_left_are_whole_days_and_never_negative() {
        assert_eq!(days_left(in_days(30), NOW), 30);
        assert_eq!(days_left(in_days(30).minus(Duration::from_secs(1)), NOW), 29);
        assert_eq!(days_left(NOW.minus(DAY), NOW), 0);
        assert_eq!(Expiry::at(in_days(61), NOW), Expiry::Valid);
        assert_eq!(Expiry::at(in_days(60), NOW), Expiry::Expiring);
        assert_eq!(Expiry::at(NOW, NOW), Expiry::Expired);
    }
}
