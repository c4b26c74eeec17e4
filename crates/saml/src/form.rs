//! The form parameter `assertion`: the document in base64.
//!
//! Source: RFC 7522, section 2.1, asks for base64url without padding; services and clients in the field use every variant.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::verify::MAX_BYTES;

/// The longest value read: the largest assertion in base64, with as much again for line breaks and indentation.
const MAX_CHARACTERS: usize = MAX_BYTES * 4 / 3 * 2;

/// Why a form value is not an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    #[error("the assertion is empty")]
    Empty,
    #[error("the assertion is longer than {MAX_CHARACTERS} characters")]
    TooLong,
    #[error("the assertion is neither base64 nor base64url; percent-encode \"+\" in form bodies")]
    NotBase64,
}

/// The document of a form value: base64 or base64url, padded or not, with whitespace anywhere.
pub fn decode_form_value(value: &str) -> Result<Vec<u8>, DecodeError> {
    if value.len() > MAX_CHARACTERS {
        return Err(DecodeError::TooLong);
    }
    let standard: String = value
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            '-' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    let unpadded = standard.trim_end_matches('=');
    if unpadded.is_empty() {
        return Err(if standard.is_empty() { DecodeError::Empty } else { DecodeError::NotBase64 });
    }
    if standard.len() - unpadded.len() > 2 {
        return Err(DecodeError::NotBase64);
    }
    STANDARD_NO_PAD.decode(unpadded).map_err(|_| DecodeError::NotBase64)
}

/// A document as base64url without padding: the form every reader of RFC 7522 takes.
pub fn encode_form_value(xml: &str) -> String {
    URL_SAFE_NO_PAD.encode(xml)
}

/// A document as padded base64, for destinations that ask for `samlAssertionEncoding=base64`.
pub fn encode_base64(xml: &str) -> String {
    STANDARD.encode(xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_of_base64_is_read() {
        let document = "<a>\u{fffe}?>~~\u{3ff}</a>".to_owned() + "!";
        let padded = encode_base64(&document);
        let url = encode_form_value(&document);
        assert!(padded.contains('+') || padded.contains('/'), "{padded}");
        assert!(!url.contains(['+', '/', '=']), "{url}");
        let with_breaks: String = padded.chars().flat_map(|c| [c, '\r', '\n', ' ', '\t']).collect();
        let url_padded = padded.replace('+', "-").replace('/', "_");
        for value in [&padded, &url, &with_breaks, &url_padded, &padded.trim_end_matches('=').to_owned()] {
            assert_eq!(decode_form_value(value).unwrap(), document.as_bytes(), "{value}");
        }
    }

    #[test]
    fn what_is_not_base64_is_refused_with_its_reason() {
        assert_eq!(decode_form_value(" \r\n"), Err(DecodeError::Empty));
        assert_eq!(decode_form_value("="), Err(DecodeError::NotBase64));
        assert_eq!(decode_form_value("<saml:Assertion>"), Err(DecodeError::NotBase64));
        assert_eq!(decode_form_value("QUJD===="), Err(DecodeError::NotBase64));
        assert_eq!(decode_form_value("Q"), Err(DecodeError::NotBase64));
        assert_eq!(decode_form_value(&"A".repeat(MAX_CHARACTERS + 1)), Err(DecodeError::TooLong));
    }
}
