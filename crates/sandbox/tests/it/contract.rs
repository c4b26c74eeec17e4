//! What the published interface demands of an answer: required properties, types, enumerations, lengths, patterns.
//!
//! Source: SAP Task Center Service Provider Interface 2.0.0, schemas `Task`, `TaskDefinition`, `Capabilities`, `Error`.

use serde_json::Value;

/// One property: its name, what it must be, whether it must be there, whether it may be null.
struct Rule(&'static str, Kind, Presence);

#[derive(Clone, Copy, PartialEq)]
enum Presence {
    Required,
    Optional,
    Nullable,
}
use Presence::{Nullable, Optional, Required};

#[derive(Clone, Copy)]
enum Kind {
    /// At most so many characters.
    Text(usize),
    /// `YYYY-MM-DDTHH:mm:ss.sssZ`.
    Instant,
    OneOf(&'static [&'static str]),
    Urn(&'static str),
    Count,
    Boolean,
    /// At least one, at most one default.
    Texts,
    /// A list of objects or texts, at most so many, each checked.
    List(usize, fn(&Value)),
    Object(fn(&Value)),
    /// Never anything but null here.
    Nothing,
}
use Kind::{Boolean, Count, Instant, List, Nothing, OneOf, Text, Texts, Urn};

const BASE: [Rule; 4] = [
    Rule("applicationId", Text(64), Required),
    Rule("applicationInstanceId", Text(64), Required),
    Rule("tenantId", Text(64), Required),
    Rule("localId", Text(64), Required),
];
const NEED: Kind = OneOf(&["REQUIRED", "OPTIONAL", "UNSUPPORTED"]);
const STATUS: Kind =
    OneOf(&["READY", "RESERVED", "IN_PROGRESS", "FOR_RESUBMISSION", "INACTIVE", "COMPLETED", "CANCELED"]);

pub fn task(value: &Value) {
    check(
        value,
        &BASE,
        &[
            Rule("urn", Urn("task"), Required),
            Rule("definitionId", Urn("taskdefinition"), Required),
            Rule("status", STATUS, Required),
            Rule("createdAt", Instant, Required),
            Rule("createdBy", Text(255), Nullable),
            Rule("modifiedAt", Instant, Required),
            Rule("modifiedBy", Text(255), Nullable),
            Rule("processor", Text(255), Nullable),
            Rule("subject", Texts, Required),
            Rule("dueAt", Instant, Nullable),
            Rule("completedAt", Instant, Nullable),
            Rule("completedBy", Text(255), Nullable),
            Rule("priority", OneOf(&["VERY_HIGH", "HIGH", "MEDIUM", "LOW"]), Optional),
            Rule("uiLink", Text(2000), Optional),
            Rule("mobileUiLink", Text(2000), Nullable),
            Rule("embeddableUiLink", Text(2000), Nullable),
            Rule("attachmentsCount", Count, Nullable),
            Rule("commentsCount", Count, Nullable),
            Rule("validResponseCodes", List(100, operation_code), Nullable),
            Rule("validActionCodes", List(100, operation_code), Nullable),
            Rule("customAttributes", List(30, custom_attribute), Optional),
            Rule("operationErrors", Nothing, Nullable),
            Rule("recipientUsers", List(100, |id| text(id, 255)), Optional),
            Rule("recipientGroups", List(100, |id| text(id, 255)), Optional),
        ],
    );
}

pub fn task_definition(value: &Value) {
    check(
        value,
        &BASE,
        &[
            Rule("urn", Urn("taskdefinition"), Required),
            Rule("name", Texts, Required),
            Rule("possibleResponses", List(100, operation), Optional),
            Rule("possibleActions", List(100, operation), Optional),
            Rule("customAttributes", List(30, attribute_definition), Optional),
            Rule("capabilities", List(10, definition_capability), Nullable),
            Rule("taskDetailsSettings", Nothing, Nullable),
        ],
    );
}

/// Values are texts here, and booleans in a definition.
pub fn capability(value: &Value) {
    check(
        value,
        &[],
        &[Rule("name", Text(64), Required), Rule("value", OneOf(&["true", "false"]), Required)],
    );
}

pub fn error(value: &Value) {
    check(value, &[], &[Rule("error", Kind::Object(error_body), Required)]);
}

fn error_body(value: &Value) {
    check(
        value,
        &[],
        &[
            Rule("code", Text(255), Required),
            Rule("message", Text(2000), Required),
            Rule("target", Text(2000), Nullable),
            Rule("details", List(100, |_| {}), Optional),
        ],
    );
    assert!(value["code"].as_str().unwrap().starts_with("successfactors."), "{value}");
}

fn operation(value: &Value) {
    check(
        value,
        &[],
        &[
            Rule("code", Text(64), Required),
            Rule("name", Texts, Required),
            Rule("nature", OneOf(&["POSITIVE", "NEGATIVE", "NEUTRAL"]), Optional),
            Rule("commentRequired", NEED, Optional),
            Rule("reasonRequired", NEED, Optional),
            Rule("possibleReasons", List(100, reason), Optional),
            Rule("capabilities", List(1, operation_capability), Optional),
        ],
    );
    operation_code(&value["code"]);
}

fn reason(value: &Value) {
    check(value, &[], &[Rule("code", Text(64), Required), Rule("name", Texts, Required)]);
}

fn operation_capability(value: &Value) {
    check(
        value,
        &[],
        &[Rule("name", OneOf(&["tasks.bulk.operations"]), Required), Rule("value", Boolean, Required)],
    );
}

fn definition_capability(value: &Value) {
    let names = &["attachments", "attachments.create", "comments", "comments.create", "tasks.description"];
    check(value, &[], &[Rule("name", OneOf(names), Required), Rule("value", Boolean, Required)]);
}

fn attribute_definition(value: &Value) {
    let types = &["STRING", "BOOLEAN", "INTEGER", "FLOAT", "DATE", "DATETIME", "TIME"];
    check(
        value,
        &[],
        &[
            Rule("code", Text(64), Required),
            Rule("type", OneOf(types), Required),
            Rule("format", Text(64), Nullable),
            Rule("name", Texts, Required),
            Rule("rank", Count, Optional),
        ],
    );
}

fn custom_attribute(value: &Value) {
    check(value, &[], &[Rule("code", Text(64), Required), Rule("value", Text(255), Required)]);
}

fn operation_code(value: &Value) {
    text(value, 64);
    assert!(!value.as_str().unwrap().contains(','), "{value}");
}

/// Checks every property, and that there is no other.
#[track_caller]
fn check(value: &Value, base: &[Rule], rules: &[Rule]) {
    let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    for Rule(name, kind, presence) in base.iter().chain(rules) {
        match object.get(*name) {
            None => assert!(*presence != Required, "{name} is missing: {value}"),
            Some(Value::Null) => assert!(*presence == Nullable, "{name} is null: {value}"),
            Some(found) => kind.check(name, found),
        }
    }
    for name in object.keys() {
        assert!(base.iter().chain(rules).any(|rule| rule.0 == name), "{name} is not in the schema: {value}");
    }
}

impl Kind {
    #[track_caller]
    fn check(self, name: &str, value: &Value) {
        match self {
            Text(most) => text(value, most),
            Instant => assert!(is_instant(value.as_str().unwrap_or_default()), "{name}: {value}"),
            OneOf(allowed) => {
                assert!(value.as_str().is_some_and(|text| allowed.contains(&text)), "{name}: {value}");
            }
            Urn(entity) => {
                let prefix = format!("urn:sap.odm.bpm.{entity}:");
                let urn = value.as_str().unwrap_or_default();
                let parts: Vec<&str> = urn.strip_prefix(&prefix).unwrap_or_default().split(':').collect();
                assert!(urn.len() <= 300 && parts.len() == 4, "{name}: {value}");
                assert!(parts.iter().all(|part| (1..=64).contains(&part.len())), "{name}: {value}");
            }
            Count => assert!(value.as_u64().is_some(), "{name}: {value}"),
            Boolean => assert!(value.is_boolean(), "{name}: {value}"),
            Texts => texts(name, value),
            List(most, each) => {
                let list = value.as_array().unwrap_or_else(|| panic!("{name} is no list: {value}"));
                assert!(list.len() <= most, "{name}: {value}");
                list.iter().for_each(each);
            }
            Kind::Object(inside) => inside(value),
            Nothing => panic!("{name} should be null: {value}"),
        }
    }
}

#[track_caller]
fn text(value: &Value, most: usize) {
    assert!(
        value.as_str().is_some_and(|text| text.chars().count() <= most),
        "{value} is no text of at most {most}"
    );
}

fn is_instant(text: &str) -> bool {
    let form = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    form == "0000-00-00T00:00:00.000Z"
}

#[track_caller]
fn texts(name: &str, value: &Value) {
    let list = value.as_array().unwrap_or_else(|| panic!("{name} is no list: {value}"));
    let defaults = list.iter().filter(|entry| entry["isDefault"] == true).count();
    assert!(!list.is_empty() && defaults == 1, "{name}: {value}");
    for entry in list {
        check(
            entry,
            &[],
            &[
                Rule("languageCode", Text(5), Required),
                Rule("text", Text(255), Required),
                Rule("isDefault", Boolean, Optional),
            ],
        );
    }
}
