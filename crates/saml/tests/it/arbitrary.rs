//! Any text in any field, any bytes as a document, any change to a good one.

use docket_saml::{Assertion, Attribute, NameId, SignError, SignOptions, Verified, sign};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use time::OffsetDateTime;

use crate::support::{KEY, signed, verdict};

/// Characters that XML escapes, normalizes or forbids come up far more often than by chance.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        6 => prop::char::range(' ', '~'),
        4 => prop::sample::select(vec!['<', '>', '&', '"', '\'', ']', '\n', '\r', '\t', ' ', '\u{85}', '\u{2028}', '\u{FEFF}']),
        2 => any::<char>(),
        1 => prop::sample::select(vec!['\0', '\u{1}', '\u{8}', '\u{B}', '\u{C}', '\u{1F}', '\u{FFFE}', '\u{FFFF}']),
    ]
}

/// Texts that XML can hold.
fn text() -> impl Strategy<Value = String> {
    vec(character(), 1..12).prop_map(|characters| {
        let held: String = characters.into_iter().filter(|character| holds(*character)).collect();
        if held.is_empty() { "x".to_owned() } else { held }
    })
}

/// Texts of all kinds, empty ones as well.
fn any_text() -> impl Strategy<Value = String> {
    vec(character(), 0..12).prop_map(String::from_iter)
}

/// XML 1.0, production `Char`, in numbers: not the code under test.
fn holds(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0x9 | 0xA | 0xD) || (0x20..=0xFFFD).contains(&code) || code >= 0x1_0000
}

/// Milliseconds of the years 0 to 9999.
fn instant() -> impl Strategy<Value = OffsetDateTime> {
    (-62_167_219_200_000_i64..253_402_300_800_000)
        .prop_map(|millis| OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).unwrap())
}

fn attributes<T: Strategy<Value = String> + 'static>(
    text: fn() -> T,
) -> impl Strategy<Value = Vec<Attribute>> {
    vec((text(), vec(prop_oneof![text().boxed(), Just(String::new()).boxed()], 0..3)), 0..3)
        .prop_map(|list| list.into_iter().map(|(name, values)| Attribute { name, values }).collect())
}

prop_compose! {
    fn assertion_of(texts: fn() -> BoxedStrategy<String>)(
        id in "[A-Za-z_][A-Za-z0-9_.-]{0,12}",
        (issuer, value, recipient, audience, class_ref) in (texts(), texts(), texts(), texts(), texts()),
        (format, qualifier, session_index) in (option::of(texts()), option::of(texts()), option::of(texts())),
        (issue_instant, not_before, not_on_or_after, authn_instant) in (instant(), instant(), instant(), instant()),
        attributes in attributes(texts),
    ) -> Assertion {
        Assertion {
            id, issuer, issue_instant,
            name_id: NameId { value, format, qualifier },
            recipient, audience, not_before, not_on_or_after, authn_instant,
            authn_context_class_ref: class_ref, session_index, attributes,
        }
    }
}

fn texts(assertion: &Assertion) -> Vec<&String> {
    let Assertion {
        issuer,
        name_id,
        recipient,
        audience,
        authn_context_class_ref,
        session_index,
        attributes,
        ..
    } = assertion;
    let mut texts = vec![issuer, &name_id.value, recipient, audience, authn_context_class_ref];
    texts.extend(name_id.format.iter().chain(&name_id.qualifier).chain(session_index));
    texts.extend(attributes.iter().map(|attribute| &attribute.name));
    texts
}

fn same_claims(verified: &Verified, made: &Assertion) -> bool {
    let confirmation = verified.confirmation.as_ref().unwrap();
    verified.id == made.id
        && verified.issuer == made.issuer
        && verified.issue_instant == made.issue_instant
        && verified.name_id == made.name_id
        && confirmation.recipient.as_ref() == Some(&made.recipient)
        && confirmation.not_on_or_after == Some(made.not_on_or_after)
        && verified.conditions.not_before == Some(made.not_before)
        && verified.conditions.not_on_or_after == Some(made.not_on_or_after)
        && verified.conditions.audiences == [made.audience.clone()]
        && verified.authn_instant == Some(made.authn_instant)
        && verified.authn_context_class_ref.as_ref() == Some(&made.authn_context_class_ref)
        && verified.session_index == made.session_index
        && verified.attributes == made.attributes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_xml_can_hold_is_read_back_unchanged(made in assertion_of(|| text().boxed()), include_certificate: bool) {
        let options = SignOptions { include_certificate, ..SignOptions::default() };
        match sign(&made, &KEY.signing, &options) {
            Ok(xml) => {
                let verified = verdict(&xml);
                prop_assert!(verified.as_ref().is_ok_and(|verified| same_claims(verified, &made)), "{verified:?}\n{xml}");
            }
            Err(error) => {
                let mut names: Vec<_> = made.attributes.iter().map(|attribute| &attribute.name).collect();
                names.sort();
                prop_assert!(names.windows(2).any(|pair| pair[0] == pair[1]), "{error}");
            }
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_refused_and_all_else_is_signed(made in assertion_of(|| any_text().boxed())) {
        let fields = texts(&made);
        let values = || made.attributes.iter().flat_map(|attribute| &attribute.values);
        let forbidden = fields.iter().copied().chain(values()).any(|text| !text.chars().all(holds));
        let empty = fields.iter().any(|text| text.is_empty());
        match sign(&made, &KEY.signing, &SignOptions::default()) {
            Ok(xml) => {
                prop_assert!(!forbidden && !empty);
                prop_assert!(verdict(xml).is_ok_and(|verified| same_claims(&verified, &made)));
            }
            Err(SignError::Character { character, .. }) => prop_assert!(!holds(character)),
            Err(SignError::Empty(_)) => prop_assert!(empty),
            Err(SignError::RepeatedAttribute(name)) => {
                prop_assert!(made.attributes.iter().filter(|attribute| attribute.name == name).count() > 1);
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in vec(any::<u8>(), 0..600)) {
        prop_assert!(verdict(bytes).is_err());
    }

    #[test]
    fn any_heap_of_xml_pieces_is_refused(pieces in vec(prop::sample::select(PIECES), 0..40)) {
        prop_assert!(verdict(pieces.concat()).is_err());
    }

    #[test]
    fn a_changed_assertion_is_refused_or_says_the_same(changes in vec(change(), 1..4)) {
        static ORIGINAL: std::sync::LazyLock<(String, Verified)> = std::sync::LazyLock::new(|| {
            let xml = signed();
            let verified = verdict(&xml).unwrap();
            (xml, verified)
        });
        let mut bytes = ORIGINAL.0.clone().into_bytes();
        for change in changes {
            change.apply(&mut bytes);
        }
        if let Ok(verified) = verdict(&bytes) {
            prop_assert_eq!(&verified, &ORIGINAL.1);
        }
    }
}

const PIECES: &[&str] = &[
    "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a\" Version=\"2.0\">",
    "</saml:Assertion>",
    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">",
    "</ds:Signature>",
    "<ds:SignedInfo>",
    "</ds:SignedInfo>",
    "<ds:Reference URI=\"#_a\">",
    "</ds:Reference>",
    "<ds:Object/>",
    "<saml:Issuer>",
    "</saml:Issuer>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE",
    "&amp;",
    "&#x10FFFF;",
    "&#xD800;",
    "&",
    "\"",
    "=",
    " ",
    "\r\n",
    "\u{FEFF}",
    "\u{10FFFF}",
    "xmlns=\"\"",
    "x:y",
];

#[derive(Clone, Debug)]
enum Change {
    Set(prop::sample::Index, u8),
    Insert(prop::sample::Index, &'static str),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Move(prop::sample::Index, usize, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (at(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (at(), 1_usize..200).prop_map(|(at, length)| Change::Remove(at, length)),
        (at(), 1_usize..200).prop_map(|(at, length)| Change::Repeat(at, length)),
        (at(), 1_usize..200, at()).prop_map(|(at, length, to)| Change::Move(at, length, to)),
    ]
}

impl Change {
    fn apply(self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let range = |at: prop::sample::Index, length: usize, bytes: &[u8]| {
            let start = at.index(bytes.len());
            start..(start + length).min(bytes.len())
        };
        match self {
            Self::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            Self::Insert(at, piece) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, piece.bytes());
            }
            Self::Remove(at, length) => {
                let range = range(at, length, bytes);
                bytes.drain(range);
            }
            Self::Repeat(at, length) => {
                let range = range(at, length, bytes);
                let copy = bytes[range.clone()].to_vec();
                bytes.splice(range.start..range.start, copy);
            }
            Self::Move(at, length, to) => {
                let range = range(at, length, bytes);
                let taken: Vec<u8> = bytes.drain(range).collect();
                let to = to.index(bytes.len() + 1);
                bytes.splice(to..to, taken);
            }
        }
    }
}
