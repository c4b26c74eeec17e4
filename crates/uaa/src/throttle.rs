//! Slowing down whoever guesses passwords.
//!
//! Attempts are counted by sign-in name and by address, in the database: a restart or a second process forgets none. An
//! attempt counts before the password is looked at and is taken back if it was right, so attempts made at the same moment
//! do not slip through together. Names that do not exist are counted like others: a block tells nothing.
//!
//! Client secrets are 256 random bits, which nobody guesses; what is slowed down there is the noise. They are counted when
//! they were wrong, by client and address together, so that nobody can lock somebody else's program out.

use std::net::IpAddr;
use std::time::Duration;

use docket_domain::{Clock, Timestamp};
use docket_storage::{Store, Tx};

use crate::error::{Result, UaaError};

/// A subject without an attempt for so long starts over.
const FORGET_AFTER: Duration = Duration::from_hours(24);

/// How many failures are free, and how long the first block after them is; each further failure doubles it.
struct Limit {
    free: u64,
    first: Duration,
    most: Duration,
}

/// A person mistypes a few times. The most is short, so that nobody can lock somebody else out for long.
const BY_NAME: Limit = Limit { free: 5, first: Duration::from_secs(15), most: Duration::from_mins(15) };
/// Many people may share an address.
const BY_ADDRESS: Limit = Limit { free: 30, first: Duration::from_secs(30), most: Duration::from_hours(1) };

/// A program with an old secret tries it again and again, and must work once it has the new one.
const BY_CLIENT: Limit = Limit { free: 20, first: Duration::from_secs(10), most: Duration::from_mins(5) };
/// Whatever clients an address tries.
const BY_CLIENTS_ADDRESS: Limit =
    Limit { free: 200, first: Duration::from_secs(30), most: Duration::from_hours(1) };

impl Limit {
    /// How long to block after that many failures.
    fn block(&self, failures: u64) -> Option<Duration> {
        let over = failures.checked_sub(self.free + 1)?;
        let doubled = u32::try_from(over).ok().and_then(|over| 2_u32.checked_pow(over));
        Some(doubled.map_or(self.most, |factor| self.first.saturating_mul(factor).min(self.most)))
    }
}

/// Counts attempts to sign in.
#[derive(Clone)]
pub(crate) struct Throttle {
    store: Store,
    clock: Clock,
}

/// A counted attempt whose outcome is open: a failure unless it is said to be none.
pub(crate) struct Attempt {
    store: Store,
    name: String,
    address: Option<String>,
}

impl Throttle {
    pub(crate) fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    /// 429 with the seconds to wait if the name or the address is blocked; the password must then not be looked at.
    pub(crate) async fn attempt(&self, user_name: &str, address: Option<IpAddr>) -> Result<Attempt> {
        let name = format!("name:{}", docket_storage::users::user_name_key(user_name.trim()));
        let address = address.map(|address| format!("address:{}", network(address)));
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        count(&mut tx, &name, &BY_NAME, now).await?;
        if let Some(address) = &address {
            count(&mut tx, address, &BY_ADDRESS, now).await?;
        }
        tx.commit().await?;
        Ok(Attempt { store: self.store.clone(), name, address })
    }

    /// Whether a client may show its secret from there.
    ///
    /// # Errors
    /// 429 with the seconds to wait; the secret must then not be looked at.
    pub(crate) async fn admit_client(&self, client_id: &str, address: Option<IpAddr>) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        for (subject, _) in client_subjects(client_id, address) {
            let until = tx.sign_in_blocked_until(&subject).await?.filter(|until| *until > now);
            if let Some(until) = until {
                return Err(UaaError::client_blocked(seconds_until(until, now)));
            }
        }
        Ok(())
    }

    /// Counts a wrong secret.
    pub(crate) async fn wrong_secret(&self, client_id: &str, address: Option<IpAddr>) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        for (subject, limit) in client_subjects(client_id, address) {
            count(&mut tx, &subject, limit, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Removes what is forgotten.
    pub(crate) async fn prune(&self, tx: &mut Tx) -> Result<u64> {
        let now = self.clock.now();
        Ok(tx.prune_sign_in_failures(now, now.minus(FORGET_AFTER)).await?)
    }
}

/// One household or host has a whole IPv6 network of 64 bits.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

fn client_subjects(client_id: &str, address: Option<IpAddr>) -> Vec<(String, &'static Limit)> {
    // What is shown as a client's id may be anything of any length.
    let client = &crate::secrets::hash(client_id)[..32];
    match address.map(network) {
        None => vec![(format!("client:{client}"), &BY_CLIENT)],
        Some(address) => vec![
            (format!("client:{client}@{address}"), &BY_CLIENT),
            (format!("clients:{address}"), &BY_CLIENTS_ADDRESS),
        ],
    }
}

fn seconds_until(until: Timestamp, now: Timestamp) -> u64 {
    let seconds = until.since(now).as_millis().div_ceil(1000);
    u64::try_from(seconds).unwrap_or(u64::MAX).max(1)
}

/// Counts on one subject, or gives the block that is on it; then nothing of this transaction is kept.
async fn count(tx: &mut Tx, subject: &str, limit: &Limit, now: Timestamp) -> Result<()> {
    let Some(failures) = tx.count_sign_in_attempt(subject, now, now.minus(FORGET_AFTER)).await? else {
        let until = tx.sign_in_blocked_until(subject).await?.unwrap_or(now);
        return Err(UaaError::blocked(seconds_until(until, now)));
    };
    if let Some(block) = limit.block(failures) {
        tx.block_sign_in(subject, now.plus(block)).await?;
    }
    Ok(())
}

impl Attempt {
    /// The password was right: the name starts over, the address gets this attempt back (but no earlier one, or whoever
    /// has one right password could try any number of wrong ones).
    pub(crate) async fn succeeded(self) -> Result<()> {
        let mut tx = self.store.begin().await?;
        tx.forget_sign_in_failures(&self.name).await?;
        if let Some(address) = &self.address {
            tx.forgive_sign_in_attempt(address).await?;
        }
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use docket_testkit::samples::NOON;
    use docket_testkit::{Backend, TestStore};

    use super::*;

    #[test]
    fn blocks_double_up_to_the_most() {
        assert_eq!(BY_NAME.block(5), None);
        assert_eq!(BY_NAME.block(6), Some(Duration::from_secs(15)));
        assert_eq!(BY_NAME.block(7), Some(Duration::from_secs(30)));
        assert_eq!(BY_NAME.block(12), Some(Duration::from_mins(15)));
        assert_eq!(BY_NAME.block(u64::MAX), Some(Duration::from_mins(15)));
    }

    async fn fail(throttle: &Throttle, name: &str, address: Option<IpAddr>, times: u64) {
        for _ in 0..times {
            throttle.attempt(name, address).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_name_is_blocked_after_too_many_failures_also_after_a_restart_and_then_let_in_again() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let throttle = Throttle::new(test.store.clone(), clock.clone());
        fail(&throttle, "Ada", None, BY_NAME.free + 1).await;

        let restarted = Throttle::new(test.store.clone(), clock.clone());
        let Err(UaaError::Refused(blocked)) = restarted.attempt("ada ", None).await else {
            panic!("not blocked")
        };
        assert_eq!((blocked.status.as_u16(), blocked.retry_after), (429, Some(15)));
        assert!(restarted.attempt("grace", None).await.is_ok(), "another name is not concerned");

        clock.advance(Duration::from_secs(15));
        let attempt = restarted.attempt("ada", None).await.unwrap();
        attempt.succeeded().await.unwrap();
        fail(&restarted, "ada", None, BY_NAME.free).await;
    }

    #[tokio::test]
    async fn an_address_is_blocked_whatever_names_it_tries_and_one_right_password_does_not_free_it() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let throttle = Throttle::new(test.store.clone(), clock.clone());
        let address = Some("2001:db8::1".parse().unwrap());
        let neighbour = Some("2001:db8::ffff".parse().unwrap());
        for n in 0..BY_ADDRESS.free {
            throttle.attempt(&format!("user{n}"), address).await.unwrap();
            if n % 3 == 0 {
                throttle.attempt("me", address).await.unwrap().succeeded().await.unwrap();
            }
        }
        throttle.attempt("one more", address).await.unwrap();
        assert!(throttle.attempt("anybody", neighbour).await.is_err());
        assert!(throttle.attempt("anybody", Some("192.0.2.1".parse().unwrap())).await.is_ok());
    }

    #[tokio::test]
    async fn wrong_secrets_block_a_client_where_they_come_from_and_nowhere_else() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let throttle = Throttle::new(test.store.clone(), clock.clone());
        let here = Some("192.0.2.1".parse().unwrap());
        let elsewhere = Some("192.0.2.2".parse().unwrap());
        for _ in 0..=BY_CLIENT.free {
            throttle.admit_client("sb-app!t1", here).await.unwrap();
            throttle.wrong_secret("sb-app!t1", here).await.unwrap();
        }
        let Err(UaaError::Refused(blocked)) = throttle.admit_client("sb-app!t1", here).await else {
            panic!("not blocked")
        };
        assert_eq!((blocked.status.as_u16(), blocked.retry_after), (429, Some(10)));
        throttle.admit_client("sb-app!t1", elsewhere).await.unwrap();
        throttle.admit_client("sb-other!t1", here).await.unwrap();
        clock.advance(Duration::from_secs(10));
        throttle.admit_client("sb-app!t1", here).await.unwrap();
    }

    #[tokio::test]
    async fn an_address_that_tries_many_clients_is_blocked_for_all() {
        let test = TestStore::open(Backend::Sqlite).await;
        let throttle = Throttle::new(test.store.clone(), Clock::stopped_at(NOON));
        let here = Some("192.0.2.1".parse().unwrap());
        for n in 0..=BY_CLIENTS_ADDRESS.free {
            throttle.wrong_secret(&format!("client{n}"), here).await.unwrap();
        }
        assert!(throttle.admit_client("another", here).await.is_err());
    }

    #[tokio::test]
    async fn what_is_long_past_is_forgotten_and_pruned() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let throttle = Throttle::new(test.store.clone(), clock.clone());
        fail(&throttle, "ada", None, BY_NAME.free).await;
        clock.advance(FORGET_AFTER + Duration::from_secs(1));
        fail(&throttle, "ada", None, BY_NAME.free).await;
        clock.advance(FORGET_AFTER + Duration::from_secs(1));
        let mut tx = test.store.begin().await.unwrap();
        assert_eq!(throttle.prune(&mut tx).await.unwrap(), 1);
    }
}
