//! The one place that reads the wall clock.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::Duration;

use crate::Timestamp;

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
    pub fn stopped_at(start: Timestamp) -> Self {
        Self(Source::Stopped(Arc::new(AtomicI64::new(start.as_micros()))))
    }

    /// The present, cut to microseconds: `PostgreSQL` keeps no more, so neither database sees a value change on its way.
    #[expect(clippy::disallowed_methods, reason = "this is the home of the wall clock")]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::from(time::OffsetDateTime::now_utc()),
            Source::Stopped(micros) => Timestamp::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a stopped clock forward; the machine's clock cannot be moved and stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Source::Stopped(micros) = &self.0 {
            let step = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(step, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_when_told_and_its_clones_follow() {
        let clock = Clock::stopped_at(Timestamp::from_micros(5));
        let clone = clock.clone();
        assert_eq!(clone.now(), Timestamp::from_micros(5));
        clock.advance(Duration::from_secs(1));
        assert_eq!(clone.now(), Timestamp::from_micros(1_000_005));
    }
}
