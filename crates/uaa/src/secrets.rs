//! Random secrets, their hashes, and comparing them.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::Chance;

/// 256 random bits as 64 hexadecimal digits: codes, refresh tokens, cookies, links.
pub(crate) fn new_secret(chance: &Chance) -> String {
    chance.hex::<32>()
}

/// True for a text in the form of [`new_secret`].
pub(crate) fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// SHA-256, hexadecimal: what is stored of a secret that has 256 random bits of its own.
pub(crate) fn hash(secret: &str) -> String {
    hex::encode(digest(&SHA256, secret.as_bytes()))
}

/// True if both are the same; how long it takes tells nothing about where they differ or how long either is.
pub(crate) fn same(left: &str, right: &str) -> bool {
    let (left, right) = (digest(&SHA256, left.as_bytes()), digest(&SHA256, right.as_bytes()));
    verify_slices_are_equal(left.as_ref(), right.as_ref()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_equal_secrets_are_the_same() {
        assert!(same("a", "a"));
        assert!(!same("a", "b") && !same("a", "aa") && !same("", "a"));
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
