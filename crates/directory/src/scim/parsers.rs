//! Properties of the parsers of what callers write: they refuse or read, never panic, and read what they wrote themselves.

use proptest::prelude::*;
use scim_v2::filter::{Filter, PatchPath};
use serde_json::{Map, Value};

use super::patch_request::Patch;
use super::schema::ResourceKind;
use super::{SearchRequest, canonical, condition, path};

/// Texts that are nearly filters, so that more than the first character is looked at.
fn nearly_a_filter() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("userName".to_owned()),
        Just("emails".to_owned()),
        Just("emails.value".to_owned()),
        Just("name.familyName".to_owned()),
        Just("members".to_owned()),
        Just("active".to_owned()),
        Just("meta.created".to_owned()),
        Just("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department".to_owned()),
        "eq|ne|co|sw|ew|gt|ge|lt|le|pr|and|or|not",
        "[\\[\\]().]",
        "\"[a-zü\\\\\"%_]{0,6}\"",
        "true|false|null|-?[0-9]{1,4}|\"2026-01-01T00:00:00Z\"",
        "\\PC{0,4}",
    ];
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

/// Filters that are well formed.
fn filter() -> impl Strategy<Value = String> {
    let value = "\"[a-zA-Zü0-9 ]{0,8}\"";
    let leaf = prop_oneof![
        ("userName|title|emails\\.type|displayName|shoeSize", "eq|ne|co|sw|ew|gt|le", value)
            .prop_map(|(name, operator, value)| format!("{name} {operator} {value}")),
        "(title|name\\.givenName|externalId) pr",
        ("eq|co", value)
            .prop_map(|(operator, value)| format!("emails[type eq \"work\" and value {operator} {value}]")),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), "and|or", inner.clone())
                .prop_map(|(left, word, right)| format!("({left}) {word} ({right})")),
            inner.prop_map(|part| format!("not ({part})")),
        ]
    })
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("value|type|primary|emails|members|op|path|\\PC{0,3}", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_a_filter_or_refused(text in prop_oneof![nearly_a_filter(), "\\PC{0,40}"]) {
        for kind in ResourceKind::ALL {
            let _ = condition::parse(kind, &text);
            let _ = condition::parse_sort(kind, &text);
        }
    }

    #[test]
    fn a_filter_means_the_same_when_it_is_written_anew(text in filter()) {
        let parsed: Filter = text.parse().unwrap();
        let anew: Filter = parsed.to_string().parse().unwrap();
        prop_assert_eq!(&anew, &parsed);
        let kind = ResourceKind::User;
        prop_assert_eq!(condition::parse(kind, &parsed.to_string()), condition::parse(kind, &text));
    }

    #[test]
    fn any_text_is_a_path_or_refused(text in prop_oneof![nearly_a_filter(), "\\PC{0,40}"]) {
        for kind in ResourceKind::ALL {
            let _ = path::parse_patch(kind, &text);
        }
        if let Ok(parsed) = text.parse::<PatchPath>() {
            let anew: PatchPath = parsed.to_string().parse().unwrap();
            prop_assert_eq!(anew, parsed);
        }
    }

    #[test]
    fn any_body_is_read_or_refused(body in json(), path in nearly_a_filter(), value in json()) {
        let body = match body { Value::Object(body) => body, other => Map::from_iter([("emails".to_owned(), other)]) };
        let _ = SearchRequest::from_body(&body);
        for kind in ResourceKind::ALL {
            if let Ok(mut resource) = canonical(kind, &body) {
                for op in ["add", "replace", "remove"] {
                    let operation = serde_json::json!({"op": op, "path": path, "value": value});
                    let request = Map::from_iter([("Operations".to_owned(), serde_json::json!([operation]))]);
                    let _ = Patch::read(kind, &request).and_then(|patch| patch.apply(&mut resource));
                }
            }
        }
    }
}
