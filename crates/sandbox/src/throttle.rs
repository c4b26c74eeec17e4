//! Slows down guessing of passwords.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use crate::Moment;

/// Failed attempts that cost nothing but the attempt.
const FREE_FAILURES: u32 = 5;
/// The first pause; each further failure doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(15);
const LONGEST_PAUSE: Duration = Duration::from_mins(15);
/// Names remembered at most; beyond it, the ones that failed longest ago are forgotten.
const MOST_NAMES: usize = 1000;

/// Failed attempts per name, in memory: a restart of the sandbox forgives.
#[derive(Debug, Default)]
pub struct Throttle {
    names: Mutex<HashMap<String, Failures>>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Moment,
}

impl Failures {
    fn pause(self) -> Duration {
        let Some(doublings) = self.count.checked_sub(FREE_FAILURES) else { return Duration::ZERO };
        FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_PAUSE)
    }
}

impl Throttle {
    /// Waits until nobody else's password is being checked. Whoever holds the turn from [`Throttle::attempt`] to
    /// [`Throttle::succeeded`] knows that guesses made at the same time count one by one, and that a program which
    /// sends many good calls at once is not mistaken for one that guesses.
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// Takes an attempt for `name`, which counts as failed until [`Throttle::succeeded`] says otherwise.
    ///
    /// # Errors
    /// Seconds to wait, at least one; an attempt refused this way does not lengthen the pause.
    pub fn attempt(&self, name: &str, now: Moment) -> Result<(), u64> {
        let mut names = self.names.lock().expect("no holder of this lock panics");
        let key: String = name.chars().take(100).collect();
        if let Some(failures) = names.get_mut(&key) {
            let waited = now.since(failures.last);
            if let Some(left) = failures.pause().checked_sub(waited).filter(|left| !left.is_zero()) {
                return Err(left.as_secs().max(1));
            }
            if waited > LONGEST_PAUSE {
                failures.count = 0;
            }
            *failures = Failures { count: failures.count.saturating_add(1), last: now };
            return Ok(());
        }
        if names.len() >= MOST_NAMES {
            let oldest = names.iter().min_by_key(|(_, failures)| failures.last).map(|(name, _)| name.clone());
            oldest.map(|name| names.remove(&name));
        }
        names.insert(key, Failures { count: 1, last: now });
        Ok(())
    }

    /// The attempt was good: what failed before is forgotten.
    pub fn succeeded(&self, name: &str) {
        let key: String = name.chars().take(100).collect();
        self.names.lock().expect("no holder of this lock panics").remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_five_failures_each_further_attempt_waits_longer_and_success_forgets() {
        let (throttle, start) = (Throttle::default(), Moment::from_millis(0));
        for _ in 0..5 {
            assert_eq!(throttle.attempt("a", start), Ok(()));
        }
        assert_eq!(throttle.attempt("a", start), Err(15));
        assert_eq!(throttle.attempt("b", start), Ok(()), "another name is not affected");
        let later = start.plus(Duration::from_secs(15));
        assert_eq!(throttle.attempt("a", later), Ok(()));
        assert_eq!(throttle.attempt("a", later), Err(30));
        throttle.succeeded("a");
        assert_eq!(throttle.attempt("a", later), Ok(()));
    }

    #[test]
    fn the_memory_for_names_is_bounded() {
        let throttle = Throttle::default();
        for number in 0..(MOST_NAMES + 50) {
            let now = Moment::from_millis(i64::try_from(number).unwrap());
            assert_eq!(throttle.attempt(&number.to_string(), now), Ok(()));
        }
        assert_eq!(throttle.names.lock().unwrap().len(), MOST_NAMES);
    }
}
