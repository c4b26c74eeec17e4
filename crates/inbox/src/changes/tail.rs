//! Reading a growing table by id without passing over rows that appear late.

use std::collections::BTreeMap;
use std::time::Duration;

use docket_domain::Timestamp;

/// How long a missing id is waited for: longer than a transaction that writes changes takes. One that was rolled back
/// never comes.
const PATIENCE: Duration = Duration::from_secs(10);
/// Most ids waited for at once: the newest ones.
const MOST: usize = 2000;

/// The end of the table as read so far.
///
/// On `PostgreSQL` ids are drawn before their transaction commits: 8 may be there while 7 is still to come. So ids that
/// were skipped are asked for again, for a while.
#[derive(Debug)]
pub(super) struct Tail {
    last: i64,
    missing: BTreeMap<i64, Timestamp>,
}

impl Tail {
    /// Everything up to `last` counts as read.
    pub(super) fn at(last: i64) -> Self {
        Self { last, missing: BTreeMap::new() }
    }

    /// The largest id read.
    pub(super) fn last(&self) -> i64 {
        self.last
    }

    /// The ids skipped so far.
    pub(super) fn missing(&self) -> Vec<i64> {
        self.missing.keys().copied().collect()
    }

    /// Notes that the row `id` was read at `now`; true if it had not been before.
    pub(super) fn take(&mut self, id: i64, now: Timestamp) -> bool {
        if id <= self.last {
            return self.missing.remove(&id).is_some();
        }
        let first = id.saturating_sub(i64::try_from(MOST).unwrap_or(i64::MAX)).max(self.last + 1);
        self.missing.extend((first..id).map(|skipped| (skipped, now)));
        while self.missing.len() > MOST {
            self.missing.pop_first();
        }
        self.last = id;
        true
    }

    /// Stops waiting for what has not come in time.
    pub(super) fn forget(&mut self, now: Timestamp) {
        self.missing.retain(|_, since| now.since(*since) < PATIENCE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_appears_late_is_read_once() {
        let now = Timestamp::from_seconds(0);
        let mut tail = Tail::at(5);
        assert!(tail.take(6, now) && tail.take(8, now));
        assert_eq!((tail.last(), tail.missing()), (8, vec![7]));
        assert!(tail.take(7, now));
        assert!(!tail.take(7, now) && !tail.take(8, now));
    }

    #[test]
    fn a_row_that_never_comes_is_waited_for_in_vain_only_for_a_while() {
        let now = Timestamp::from_seconds(0);
        let mut tail = Tail::at(0);
        tail.take(3, now);
        tail.forget(now.plus(PATIENCE));
        assert!(tail.missing().is_empty());
        tail.take(1_000_000, now);
        assert_eq!(tail.missing().len(), MOST);
    }
}
