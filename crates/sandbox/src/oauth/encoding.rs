//! Assertions in any of base64's spellings.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The bytes of a base64 text: standard or URL-safe alphabet, with or without padding, broken into lines or not.
///
/// A space inside the text is read as `+`: that is what a form parser makes of a `+` that nobody percent-encoded.
/// `None` when it is no base64 at all, or empty.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text: String = text
        .trim()
        .trim_end_matches('=')
        .chars()
        .filter(|c| !matches!(c, '\r' | '\n' | '\t'))
        .map(|c| match c {
            '-' | ' ' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    let bytes = LENIENT.decode(text.trim_end_matches('=')).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    /// These bytes need both characters in which the alphabets differ, and padding.
    const BYTES: &[u8] = &[0xfb, 0xef, 0xff, 0xfe, 0x00, 0x3c, 0x3e];

    #[test]
    fn every_spelling_of_the_same_bytes_is_read() {
        for text in [
            "++///gA8Pg==",
            "++///gA8Pg",
            "--___gA8Pg==",
            "--___gA8Pg",
            "+ ///gA8Pg==",
            "++//\r\n/gA8\r\nPg==\r\n",
            "++//\n/gA8\nPg=\n=\n",
        ] {
            assert_eq!(decode(text).as_deref(), Some(BYTES), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_base64_is_nothing() {
        for text in ["", "====", "<Assertion/>", "a", "%2B%2B", "YQ==YQ=="] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
