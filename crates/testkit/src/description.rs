//! Real answers, held against what an OpenAPI document says of them.
//!
//! Stricter than JSON Schema: a property that is not described is an error, and so is a status or a content type. It knows
//! as much of JSON Schema as docket's own description uses.

use std::collections::BTreeSet;

use http::{HeaderMap, Method, StatusCode, header};
use serde_json::{Map, Value};

/// An OpenAPI document.
#[derive(Debug)]
pub struct Description(Value);

impl Description {
    pub fn new(document: Value) -> Self {
        Self(document)
    }

    /// What an answer to a call of `path` has that the document does not say; paths it does not have are not its matter.
    ///
    /// # Errors
    /// One sentence: where, and what.
    pub fn check(
        &self,
        method: &Method,
        path: &str,
        status: StatusCode,
        headers: &HeaderMap,
        body: &Value,
    ) -> Result<(), String> {
        let Some((template, operation)) = self.operation(method, path) else { return Ok(()) };
        let place = format!("{method} {template}");
        let responses = &operation["responses"];
        let response = responses.get(status.as_str());
        let response =
            response.ok_or_else(|| format!("{place}: the status {status} is not described ({body})"))?;
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        match response.get("content").and_then(Value::as_object) {
            None if body.is_null() => Ok(()),
            None => Err(format!("{place}: a body is not described for {status} ({body})")),
            // One of the forms of an answer may be without a body.
            Some(_) if body.is_null() && kind.is_empty() => Ok(()),
            Some(content) => match content.get(kind) {
                None => Err(format!("{place}: the content type \"{kind}\" is not described for {status}")),
                Some(described) if kind == "application/json" => self
                    .fits(&described["schema"], body)
                    .map_err(|problem| format!("{place}, {status}: body{problem}")),
                Some(_) => Ok(()),
            },
        }
    }

    /// The operation with the template that has the fewest parameters.
    fn operation(&self, method: &Method, path: &str) -> Option<(&str, &Value)> {
        let parameters = |template: &str| template.matches('{').count();
        let (template, item) = self.0["paths"]
            .as_object()?
            .iter()
            .filter(|(template, _)| matches(template, path))
            .min_by_key(|(template, _)| parameters(template))?;
        Some((template, item.get(method.as_str().to_lowercase())?))
    }

    fn resolve<'v>(&'v self, schema: &'v Value) -> &'v Value {
        match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            Some(pointer) => self.resolve(self.0.pointer(pointer).expect("references lead somewhere")),
            None => schema,
        }
    }

    /// # Errors
    /// Where in the value, and what does not fit.
    fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        self.fits_open(schema, value)?;
        if let (Value::Object(object), Some(known)) = (value, self.properties(schema))
            && let Some(unknown) = object.keys().find(|name| !known.contains(name.as_str()))
        {
            return Err(format!(".{unknown} is not described"));
        }
        Ok(())
    }

    /// The same without looking for properties that are not described.
    fn fits_open(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let schema = self.resolve(schema);
        for part in list(schema, "allOf") {
            self.fits_open(part, value)?;
        }
        for (word, wanted) in [("oneOf", 1..=1), ("anyOf", 1..=usize::MAX)] {
            let choices = list(schema, word);
            let reasons: Vec<_> =
                choices.iter().filter_map(|choice| self.fits(choice, value).err()).collect();
            if !choices.is_empty() && !wanted.contains(&(choices.len() - reasons.len())) {
                return Err(format!(" does not fit {word}: {}", reasons.join("; ")));
            }
        }
        if let Some(allowed) = schema["enum"].as_array()
            && !allowed.contains(value)
        {
            return Err(format!(" is {value}, which is none of the described values"));
        }
        let types = match &schema["type"] {
            Value::String(one) => vec![one.as_str()],
            Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.contains(&kind_of(value)) {
            return Err(format!(" is {value}, and {} is described", types.join(" or ")));
        }
        match value {
            Value::Array(items) if schema["items"].is_object() => {
                items.iter().enumerate().try_for_each(|(index, item)| {
                    self.fits(&schema["items"], item).map_err(|problem| format!("[{index}]{problem}"))
                })
            }
            Value::Object(object) => self.object_fits(schema, object),
            _ => Ok(()),
        }
    }

    fn object_fits(&self, schema: &Value, object: &Map<String, Value>) -> Result<(), String> {
        let missing = list(schema, "required").iter().filter_map(Value::as_str);
        if let Some(missing) = missing.into_iter().find(|name| !object.contains_key(*name)) {
            return Err(format!(".{missing} is missing"));
        }
        object.iter().try_for_each(|(name, value)| {
            let described = schema["properties"].get(name).or(schema.get("additionalProperties"));
            match described.filter(|described| described.is_object()) {
                Some(described) => self.fits(described, value).map_err(|problem| format!(".{name}{problem}")),
                None => Ok(()),
            }
        })
    }

    /// The properties the schema names; `None` if it takes any.
    fn properties<'v>(&'v self, schema: &'v Value) -> Option<BTreeSet<&'v str>> {
        let schema = self.resolve(schema);
        let named = schema["properties"].as_object();
        let mut known: BTreeSet<&str> = named.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let parts = list(schema, "allOf");
        if schema.get("additionalProperties").is_some() || (named.is_none() && parts.is_empty()) {
            return None;
        }
        for part in parts {
            known.extend(self.properties(part)?);
        }
        Some(known)
    }
}

fn list<'v>(schema: &'v Value, word: &str) -> &'v [Value] {
    schema[word].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given || wanted.starts_with('{') => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(status: StatusCode, body: &Value) -> Result<(), String> {
        let description = Description::new(json!({
            "paths": {"/things/{id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {
                "$ref": "#/components/schemas/Thing",
            }}}}}}}},
            "components": {"schemas": {
                "Thing": {"allOf": [{"$ref": "#/components/schemas/Base"}, {
                    "type": "object", "required": ["colour"],
                    "properties": {"colour": {"enum": ["RED"], "type": "string"}, "size": {"type": ["integer", "null"]}},
                }]},
                "Base": {"type": "object", "properties": {"id": {"type": "string"}}},
            }},
        }));
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
        description.check(&Method::GET, "/things/7", status, &headers, body)
    }

    #[test]
    fn an_answer_that_fits_is_taken_and_any_other_is_named() {
        assert_eq!(check(StatusCode::OK, &json!({"id": "7", "colour": "RED", "size": null})), Ok(()));
        for (body, problem) in [
            (json!({"id": 7, "colour": "RED"}), "body.id is 7, and string is described"),
            (json!({"id": "7"}), "body.colour is missing"),
            (json!({"colour": "BLUE"}), "body.colour is \"BLUE\", which is none of the described values"),
            (
                json!({"colour": "RED", "size": "big"}),
                "body.size is \"big\", and integer or null is described",
            ),
            (json!({"colour": "RED", "shape": "round"}), "body.shape is not described"),
        ] {
            let found = check(StatusCode::OK, &body).unwrap_err();
            assert!(found.ends_with(problem), "{found}");
        }
        assert!(check(StatusCode::NOT_FOUND, &Value::Null).unwrap_err().contains("404"));
    }
}
