//! JSON: one flat object, an array of them, or what the destination service answers when one is looked up.

use serde_json::{Map, Value, json};

use super::draft::{Broken, Draft};
use super::in_order;
use crate::properties::Properties;

/// Names what was left out, as a text: clients of SAP's service read texts only. No comment can stand in JSON.
const LEFT_OUT_MEMBER: &str = "$leftOut";
/// What lists of the destination service add on request.
const METADATA_MEMBER: &str = "$metadata";

pub(super) fn read(text: &str) -> Result<Vec<Draft>, Broken> {
    // The parser's own words may quote the file; its line says enough.
    let value: Value =
        serde_json::from_str(text).map_err(|error| (Some(error.line()), "is not valid JSON".to_owned()))?;
    match value {
        Value::Array(items) => items.into_iter().map(draft).collect(),
        single => draft(single).map(|draft| vec![draft]),
    }
}

/// One destination as an object of texts.
pub(crate) fn draft(value: Value) -> Result<Draft, Broken> {
    let Value::Object(mut object) = value else {
        return Err((None, "must hold an object for each destination, its properties as texts".to_owned()));
    };
    if !object.contains_key("Name")
        && let Some(Value::Object(inner)) = object.remove("destinationConfiguration")
    {
        object = inner;
    }
    let mut draft = Draft::default();
    let left_out = object.remove(LEFT_OUT_MEMBER);
    if object.get(METADATA_MEMBER).is_some_and(Value::is_object) {
        object.remove(METADATA_MEMBER);
    }
    for (name, value) in object {
        let value = match value {
            Value::String(text) => Ok(text),
            // What is meant is beyond doubt.
            Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
            Value::Null => continue,
            Value::Array(_) => Err("must be a text, not an array".to_owned()),
            Value::Object(_) => Err("must be a text, not an object".to_owned()),
        };
        draft.add(name, value);
    }
    for name in left_out.as_ref().and_then(Value::as_str).unwrap_or_default().split(',') {
        let name = name.trim();
        if !name.is_empty() && name.len() <= 255 {
            draft.leave_out(name.to_owned());
        }
    }
    Ok(draft)
}

/// An object.
pub(super) fn write(all: &[(&Properties, &[String])]) -> String {
    let objects: Vec<Value> = all.iter().map(|(properties, left_out)| object(properties, left_out)).collect();
    format!("{:#}\n", objects.into_iter().next().unwrap_or(Value::Null))
}

/// An array of objects.
pub(super) fn write_many(all: &[(&Properties, &[String])]) -> String {
    let objects: Vec<Value> = all.iter().map(|(properties, left_out)| object(properties, left_out)).collect();
    format!("{:#}\n", Value::Array(objects))
}

/// One destination as an object of texts; `left_out` are named as missing.
pub(crate) fn object(properties: &Properties, left_out: &[String]) -> Value {
    let mut object: Map<String, Value> =
        in_order(properties).into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    if !left_out.is_empty() {
        object.insert(LEFT_OUT_MEMBER.to_owned(), json!(left_out.join(", ")));
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_many_and_a_lookup_s_answer_are_read() {
        let one = read(r#"{"Name":"A","tc.enabled":true,"sap-client":100,"Description":null}"#).unwrap();
        let expected = Properties::from([("Name", "A"), ("tc.enabled", "true"), ("sap-client", "100")]);
        assert_eq!(one[0].properties, expected);
        assert_eq!(read(r#"[{"Name":"A"},{"Name":"B","$metadata":{"etag":"x"}}]"#).unwrap().len(), 2);
        let found =
            read(r#"{"owner":{"SubaccountId":"s"},"destinationConfiguration":{"Name":"C"}}"#).unwrap();
        assert_eq!(found[0].properties, Properties::from([("Name", "C")]));
    }

    #[test]
    fn what_is_no_text_is_named_and_the_rest_is_read() {
        let drafts = read(r#"{"Name":"A","URL":{"host":"x"}}"#).unwrap();
        assert_eq!(drafts[0].problems[0].to_string(), "URL must be a text, not an object");
        assert_eq!(drafts[0].properties.name(), Some("A"));
        let (line, problem) = read("{\n\"clientSecret\": hunter2}").unwrap_err();
        assert_eq!((line, problem.as_str()), (Some(2), "is not valid JSON"));
        assert!(read("[1]").is_err() && read("").is_err());
    }

    #[test]
    fn a_property_called_like_the_metadata_is_a_property() {
        let properties = Properties::from([("Name", "A"), ("$metadata", "x")]);
        assert_eq!(read(&write(&[(&properties, &[])])).unwrap()[0].properties, properties);
    }

    #[test]
    fn what_was_left_out_is_named_as_a_text() {
        let properties = Properties::from([("URL", "u"), ("Name", "A")]);
        let left_out = ["Password".to_owned(), "clientSecret".to_owned()];
        let text = write(&[(&properties, &left_out)]);
        assert_eq!(
            text,
            "{\n  \"Name\": \"A\",\n  \"URL\": \"u\",\n  \"$leftOut\": \"Password, clientSecret\"\n}\n"
        );
        let again = read(&text).unwrap();
        assert_eq!((&again[0].properties, &again[0].left_out[..]), (&properties, &left_out[..]));
    }
}
