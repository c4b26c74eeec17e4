//! Passwords: the rules for new ones, and Argon2id off the async threads.

use std::sync::Arc;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use docket_domain::Chance;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::DirectoryError;

/// NIST SP 800-63B, 5.1.1: eight characters at least, no rules of composition.
pub const MIN_PASSWORD_CHARACTERS: usize = 8;

/// Longer ones are refused rather than cut; long enough for any passphrase, short enough to send many of.
pub const MAX_PASSWORD_BYTES: usize = 1024;

/// OWASP's password storage cheat sheet: Argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// How many hashes are computed at a time. Each takes 19 MiB and a core for some 20 ms; more in parallel than there are
/// cores only takes memory.
const MOST_AT_ONCE: usize = 4;

/// Hashes and checks passwords. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Passwords {
    chance: Chance,
    slots: Arc<Semaphore>,
    /// Nobody's hash, checked against when there is no other.
    decoy: Arc<str>,
}

impl Passwords {
    pub(crate) fn new(chance: Chance) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let decoy = decoy(&chance).into();
        Self { chance, slots: Arc::new(Semaphore::new(cores.min(MOST_AT_ONCE))), decoy }
    }

    /// The hash of a new password, in PHC form.
    pub(crate) async fn hash(&self, password: &str) -> String {
        let password = Zeroizing::new(password.to_owned());
        let salt: [u8; SALT_BYTES] = self.chance.bytes();
        self.off_the_async_threads(move || hash(password.as_bytes(), &salt)).await
    }

    /// True if `password` is the one that was hashed. Without a hash it takes the same time and is false, so that the time
    /// does not tell whether there is such a person.
    pub(crate) async fn check(&self, password: &str, stored: Option<String>) -> bool {
        if password.len() > MAX_PASSWORD_BYTES {
            // Nobody has such a password, whoever they are; it is not worth hashing.
            return false;
        }
        let password = Zeroizing::new(password.to_owned());
        let decoy = self.decoy.clone();
        self.off_the_async_threads(move || {
            PasswordHash::new(stored.as_deref().unwrap_or(&decoy))
                .is_ok_and(|expected| hasher().verify_password(password.as_bytes(), &expected).is_ok())
        })
        .await
    }

    async fn off_the_async_threads<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let slot = self.slots.clone().acquire_owned().await.expect("the semaphore is never closed");
        tokio::task::spawn_blocking(move || {
            let _slot = slot;
            work()
        })
        .await
        .expect("hashing does not panic and blocking work is not cancelled")
    }
}

fn hash(password: &[u8], salt: &[u8]) -> String {
    hasher()
        .hash_password_with_salt(password, salt)
        .expect("salt and output have the lengths Argon2 takes")
        .to_string()
}

/// The hash of a password nobody knows: random bytes in the place of the output, which no password gives.
fn decoy(chance: &Chance) -> String {
    const FITS: &str = "salt and output have the lengths Argon2 takes";
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(hasher().params()).expect(FITS),
        salt: Some(Salt::new(&chance.bytes::<SALT_BYTES>()).expect(FITS)),
        hash: Some(Output::new(&chance.bytes::<{ Params::DEFAULT_OUTPUT_LEN }>()).expect(FITS)),
    };
    hash.to_string()
}

fn hasher() -> Argon2<'static> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Whether a person called `user_name` may have that password.
///
/// # Errors
/// [`DirectoryError::Invalid`] with the rule that is not met, never with the password.
pub(crate) fn check_rules(password: &str, user_name: &str) -> Result<(), DirectoryError> {
    let broken = |rule: String| Err(DirectoryError::invalid("password", rule));
    if password.chars().count() < MIN_PASSWORD_CHARACTERS {
        return broken(format!("the password needs at least {MIN_PASSWORD_CHARACTERS} characters"));
    }
    if password.len() > MAX_PASSWORD_BYTES {
        return broken(format!("the password may have at most {MAX_PASSWORD_BYTES} bytes"));
    }
    if password.to_lowercase() == user_name.to_lowercase() {
        return broken("the password must not be the user name".to_owned());
    }
    let mut letters = password.chars();
    let first = letters.next();
    if letters.all(|letter| Some(letter) == first) {
        return broken("the password must not be one character repeated".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::short("seven77", "at least 8 characters")]
    #[case::counted_in_characters_not_bytes("äöüÄÖÜ", "at least 8 characters")]
    #[case::the_name("AFischer", "must not be the user name")]
    #[case::monotonous("aaaaaaaaaa", "one character repeated")]
    #[case::endless(&"long".repeat(300), "at most 1024 bytes")]
    fn a_weak_password_is_refused_with_the_rule(#[case] password: &str, #[case] rule: &str) {
        let error = check_rules(password, "afischer").unwrap_err().to_string();
        assert!(error.contains(rule), "{error}");
        assert!(!error.contains(password), "the message must not show the password");
    }

    #[test]
    fn any_other_password_is_taken() {
        assert!(check_rules("correct horse", "afischer").is_ok());
        assert!(check_rules("пароль12", "afischer").is_ok());
    }

    #[tokio::test]
    async fn only_the_hashed_password_matches_and_equal_passwords_have_different_hashes() {
        let passwords = Passwords::new(Chance::seeded(1));
        let (one, two) = (passwords.hash("correct horse").await, passwords.hash("correct horse").await);
        assert_ne!(one, two);
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert!(passwords.check("correct horse", Some(one.clone())).await);
        assert!(!passwords.check("correct horsf", Some(one)).await);
        assert!(!passwords.check("correct horse", None).await);
        assert!(passwords.decoy.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "the decoy is as much work");
        assert!(!passwords.check("correct horse", Some("not a hash".to_owned())).await);
    }
}
