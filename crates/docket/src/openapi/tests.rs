//! Whether the description is complete, and says something everywhere.
//!
//! That answers are as described is checked where they are made: each part's tests hold theirs against it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use docket_testkit::{Api, TestAuthenticator, TestCaller};
use http::StatusCode;
use serde_json::Value;

use super::*;

/// Schemas that say nothing, because what they are for is not docket's to say: settings of a provider, claims of a token,
/// parameters of an instance, attributes of a person, this document itself.
const FREE: [&str; 13] = [
    "/components/schemas/ChangedParameter/properties/after",
    "/components/schemas/ChangedParameter/properties/before",
    "/components/schemas/KeyRotation/properties/parameters/additionalProperties",
    "/components/schemas/NewServiceInstance/properties/parameters/additionalProperties",
    "/components/schemas/NewServiceKey/properties/parameters/additionalProperties",
    "/components/schemas/ScimBulkOperation/properties/data",
    "/components/schemas/ScimPatchOperation/properties/value",
    "/components/schemas/ServiceInstance/properties/parameters/additionalProperties",
    "/components/schemas/ServiceInstanceUpdate/properties/parameters/additionalProperties",
    "/components/schemas/TaskDefinition/properties/taskDetailsSettings",
    "/components/schemas/TaskDefinitionBrief/properties/taskDetailsSettings",
    "/paths//check_token/post/responses/200/content/application/json/schema/additionalProperties",
    "/paths//openapi.json/get/responses/200/content/application/json/schema",
];

fn parsed() -> Value {
    serde_json::from_str(document()).unwrap()
}

/// Method, path and operation of each.
fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let of = |item: &'_ Value| {
        item.as_object().unwrap().clone().into_iter().map(|(method, _)| method).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for (path, item) in paths {
        for method in of(item) {
            let (method, operation) = item.as_object().unwrap().get_key_value(&method).unwrap();
            all.push((method.as_str(), path.as_str(), operation));
        }
    }
    all
}

/// Calls `visit` with every object of the document and where it is.
fn walk(value: &Value, place: &str, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(object) => {
            visit(place, value);
            object.iter().for_each(|(name, value)| walk(value, &format!("{place}/{name}"), visit));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(item, &format!("{place}/{index}"), visit));
        }
        _ => {}
    }
}

/// The committed document is what the web app's client is generated from.
#[test]
fn the_committed_description_is_that_of_the_routes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/openapi.json");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, document()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(
        committed == document(),
        "docs/reference/openapi.json differs from the routes; `make bless` writes it anew, `git diff` shows what changed"
    );
}

#[test]
fn schemas_of_one_name_are_the_same_in_every_part() {
    let mut seen = BTreeMap::new();
    for part in parts() {
        for (name, schema) in part.components.into_iter().flat_map(|components| components.schemas) {
            let schema = serde_json::to_value(schema).unwrap();
            let first = seen.entry(name.clone()).or_insert_with(|| schema.clone());
            assert_eq!(
                *first, schema,
                "{name} is the name of two schemas; give one of them another with `schema(as = …)`"
            );
        }
    }
    assert!(seen.len() > 100, "{} schemas", seen.len());
}

#[tokio::test]
async fn anybody_gets_the_document_at_its_address() {
    let api = Api::new(routes().serve((), TestAuthenticator::new()).router).described(&assemble());
    let answer = api.get(&TestCaller::Nobody, "/openapi.json").await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, parsed()));
}

#[test]
fn every_reference_leads_somewhere() {
    let document = parsed();
    let mut count = 0;
    walk(&document, "", &mut |place, value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            count += 1;
            assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{place}: {reference}");
        }
    });
    assert!(count > 100);
}

#[test]
fn every_operation_says_what_it_does_who_may_and_how_it_ends() {
    let document = parsed();
    let tags: Vec<&Value> = document["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let place = format!("{method} {path}");
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(!summary.is_empty() && !summary.ends_with('.'), "{place}: \"{summary}\"");
        assert!(!operation["x-needs"].as_array().unwrap().is_empty(), "{place}");
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{place}: its id is taken");
        assert!(tags.contains(&&operation["tags"][0]), "{place}: its tag has no description");
        let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
        assert!(statuses.iter().any(|status| status.as_str() < "400"), "{place} never succeeds");
        assert!(statuses.iter().any(|status| status.as_str() >= "400"), "{place} never fails");
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(
                response["description"].as_str().is_some_and(|text| !text.is_empty()),
                "{place} {status}"
            );
            assert!(status.as_str() < "400" || response["content"].is_object(), "{place} {status}: no body");
        }
    }
}

#[test]
fn every_parameter_of_a_path_is_described() {
    let document = parsed();
    for (method, path, operation) in operations(&document) {
        let in_path: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let described =
            parameters.iter().filter(|one| one["in"] == "path").map(|one| one["name"].as_str().unwrap());
        assert_eq!(described.collect::<BTreeSet<_>>(), in_path, "{method} {path}");
    }
}

#[test]
fn no_schema_is_without_a_type_but_those_listed() {
    let mut free = BTreeSet::new();
    walk(&parsed(), "", &mut |place, value| {
        let is_schema = ["/schema", "/items", "/additionalProperties"].iter().any(|end| place.ends_with(end))
            || place.rsplit('/').nth(1).is_some_and(|parent| matches!(parent, "properties" | "schemas"));
        let says = ["$ref", "allOf", "anyOf", "oneOf", "enum", "properties", "additionalProperties"];
        let untyped = value.get("type").is_none_or(|kind| kind == "object");
        if is_schema && untyped && says.iter().all(|word| value.get(word).is_none()) {
            free.insert(place.to_owned());
        }
    });
    assert_eq!(free.iter().map(String::as_str).collect::<Vec<_>>(), FREE);
}

/// A property that may be null is there; one that may be absent is not null. Requests may do as they like.
#[test]
fn what_an_answer_leaves_out_is_never_null() {
    fn collect<'d>(document: &'d Value, schema: &'d Value, seen: &mut BTreeSet<&'d str>) {
        walk_references(schema, &mut |reference| {
            if seen.insert(reference) {
                let target = document.pointer(reference.strip_prefix('#').unwrap()).unwrap();
                collect(document, target, seen);
            }
        });
    }
    fn walk_references<'v>(value: &'v Value, visit: &mut impl FnMut(&'v str)) {
        match value {
            Value::Object(object) => {
                if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                    visit(reference);
                }
                object.values().for_each(|value| walk_references(value, visit));
            }
            Value::Array(items) => items.iter().for_each(|item| walk_references(item, visit)),
            _ => {}
        }
    }
    let document = parsed();
    let mut answered = BTreeSet::new();
    for (_, _, operation) in operations(&document) {
        collect(&document, &operation["responses"], &mut answered);
    }
    assert!(answered.len() > 40);
    for reference in answered {
        let schema = document.pointer(reference.strip_prefix('#').unwrap()).unwrap();
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let null = |value: &Value| value == "null" || value["type"] == "null";
            let of = |word: &str| property[word].as_array().is_some_and(|items| items.iter().any(null));
            let nullable = of("type") || of("oneOf");
            assert!(!nullable || required.iter().any(|one| one == name), "{reference}: {name}");
        }
    }
}
