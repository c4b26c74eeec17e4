//! Passwords of the sandbox's people: made by the sandbox, never chosen.

use std::num::NonZeroU32;

use aws_lc_rs::pbkdf2;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

use crate::Chance;

/// Far fewer rounds than a chosen password needs: these hold 100 random bits, so guessing is hopeless anyway, and the
/// JSON API checks one on every call.
const ROUNDS: NonZeroU32 = NonZeroU32::new(10_000).unwrap();
const ALGORITHM: pbkdf2::Algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
/// No letter that looks like another one: people type these from a terminal.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A new password: four groups of five letters and digits, 100 random bits.
pub fn generate(chance: &Chance) -> String {
    let groups: Vec<String> = (0..4)
        .map(|_| chance.bytes::<5>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
        .collect();
    groups.join("-")
}

/// What the database keeps: `salt$hash`, both base64.
pub fn hash(password: &str, chance: &Chance) -> String {
    let salt = chance.bytes::<16>();
    let mut derived = [0; 32];
    pbkdf2::derive(ALGORITHM, ROUNDS, &salt, password.as_bytes(), &mut derived);
    format!("{}${}", BASE64.encode(salt), BASE64.encode(derived))
}

/// Whether `password` is the one behind `hash`. Without a hash (unknown person, technical user) it does the same work
/// and says no, so the time taken tells nothing.
pub fn matches(password: &str, hash: Option<&str>) -> bool {
    let parts = hash.and_then(|hash| {
        let (salt, derived) = hash.split_once('$')?;
        Some((BASE64.decode(salt).ok()?, BASE64.decode(derived).ok()?))
    });
    let known = parts.is_some();
    let (salt, derived) = parts.unwrap_or_else(|| (vec![0; 16], vec![0; 32]));
    pbkdf2::verify(ALGORITHM, ROUNDS, &salt, password.as_bytes(), &derived).is_ok() && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_and_no_other() {
        let chance = Chance::seeded(1);
        let password = generate(&chance);
        assert_eq!(password.len(), 23, "{password}");
        let stored = hash(&password, &chance);
        assert!(!stored.contains(&password));
        assert!(matches(&password, Some(&stored)));
        assert!(!matches("another", Some(&stored)));
        assert!(!matches(&password, None));
        assert!(!matches(&password, Some("not a hash")));
    }
}
