//! Texts and times as XML writes them.

use std::fmt::Write as _;

use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// Appends element content in canonical form.
///
/// Source: Canonical XML 1.0, section 2.3, "Text Nodes".
pub(crate) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Appends an attribute's value, without its quotes, in canonical form.
///
/// Source: Canonical XML 1.0, section 2.3, "Attribute Nodes".
pub(crate) fn push_attribute_value(out: &mut String, value: &str) {
    push_escaped(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

fn push_escaped(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut clean_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escape(byte) {
            out.push_str(&text[clean_from..at]);
            out.push_str(escaped);
            clean_from = at + 1;
        }
    }
    out.push_str(&text[clean_from..]);
}

/// The first character that no XML 1.0 document can hold, not even escaped.
///
/// Source: XML 1.0, section 2.2, production `Char`.
pub(crate) fn first_forbidden(text: &str) -> Option<char> {
    text.chars().find(|character| {
        !matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
    })
}

/// Whether `text` may be an `ID`: an ASCII subset of the XML production `NCName`, which needs no escaping anywhere.
pub(crate) fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// `YYYY-MM-DDTHH:MM:SS.sssZ`; nothing for years that do not have four digits.
pub(crate) fn instant(at: OffsetDateTime) -> Option<String> {
    let at = at.checked_to_offset(UtcOffset::UTC)?;
    if !(0..=9999).contains(&at.year()) {
        return None;
    }
    let mut out = String::with_capacity(24);
    write!(
        out,
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.millisecond()
    )
    .expect("writing to a string does not fail");
    Some(out)
}

/// Reads an `xs:dateTime` in UTC: `T` and `Z` are demanded, a fraction of a second is allowed, whitespace is not.
///
/// Source: SAML 2.0 Core, section 1.3.3 (times are in UTC).
pub(crate) fn parse_instant(text: &str) -> Option<OffsetDateTime> {
    if text.as_bytes().get(10) != Some(&b'T') || !text.ends_with('Z') {
        return None;
    }
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn content_and_attribute_values_are_escaped_as_canonical_xml_does() {
        let mut text = String::new();
        push_text(&mut text, "a<b>&\"'\t\n\r\u{e9}");
        assert_eq!(text, "a&lt;b&gt;&amp;\"'\t\n&#xD;\u{e9}");
        let mut value = String::new();
        push_attribute_value(&mut value, "a<b>&\"'\t\n\r\u{e9}");
        assert_eq!(value, "a&lt;b>&amp;&quot;'&#x9;&#xA;&#xD;\u{e9}");
    }

    #[test]
    fn control_characters_and_non_characters_are_found() {
        assert_eq!(first_forbidden("plain\t\r\n \u{10FFFF}\u{FFFD}"), None);
        for forbidden in ['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            assert_eq!(first_forbidden(&format!("a{forbidden}b")), Some(forbidden));
        }
    }

    #[test]
    fn an_instant_is_written_in_utc_with_milliseconds() {
        assert_eq!(instant(datetime!(2026-01-31 09:30:00.123456789 +1)).unwrap(), "2026-01-31T08:30:00.123Z");
        assert_eq!(instant(datetime!(-1-01-01 0:00 UTC)), None);
        assert_eq!(instant(datetime!(9999-12-31 23:59:59 -1)), None);
    }

    #[test]
    fn an_instant_without_z_is_not_read() {
        let at = datetime!(2026-01-31 08:30:00 UTC);
        assert_eq!(parse_instant("2026-01-31T08:30:00Z"), Some(at));
        assert_eq!(parse_instant("2026-01-31T08:30:00.000000Z"), Some(at));
        for text in [
            "2026-01-31T08:30:00",
            "2026-01-31T08:30:00+00:00",
            "2026-01-31T08:30:00z",
            "2026-01-31t08:30:00Z",
            "2026-01-31 08:30:00Z",
            " 2026-01-31T08:30:00Z",
            "2026-02-30T08:30:00Z",
            "Z",
            "",
        ] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }
}
