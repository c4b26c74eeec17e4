//! What no text of a request may have in it, and how long texts may be that are looked for.

use serde_json::{Map, Value};

use super::error::{Result, ScimError, ScimType};
use super::path::shown;

/// Most characters of an id another system has for a resource. It is in an index, and `PostgreSQL` takes no more than 2,700
/// bytes there.
const MOST_CHARACTERS_OF_AN_EXTERNAL_ID: usize = 500;

/// Refuses the character U+0000: `PostgreSQL` keeps no text with it. `name` is the attribute's.
pub(crate) fn check_text(name: &str, text: &str) -> Result<()> {
    if !text.contains('\0') {
        return Ok(());
    }
    let detail = format!("{} must not hold the character U+0000.", shown(name));
    Err(ScimError::bad(ScimType::InvalidValue, detail))
}

/// The same for all there is in a body, names of attributes among it.
pub(crate) fn check_body(body: &Map<String, Value>) -> Result<()> {
    body.iter().try_for_each(|(name, value)| {
        check_text("A name of an attribute", name)?;
        check_value(name, value)
    })
}

fn check_value(name: &str, value: &Value) -> Result<()> {
    match value {
        Value::String(text) => check_text(name, text),
        Value::Array(items) => items.iter().try_for_each(|item| check_value(name, item)),
        Value::Object(parts) => parts.iter().try_for_each(|(part, value)| {
            check_text("A name of an attribute", part)?;
            check_value(&format!("{name}.{part}"), value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// The id the calling system has for a resource in canonical form.
pub(crate) fn external_id(resource: &Map<String, Value>) -> Result<Option<String>> {
    let Some(id) = resource.get("externalId").and_then(Value::as_str) else { return Ok(None) };
    if id.chars().count() > MOST_CHARACTERS_OF_AN_EXTERNAL_ID {
        let detail = format!("externalId may have at most {MOST_CHARACTERS_OF_AN_EXTERNAL_ID} characters.");
        return Err(ScimError::bad(ScimType::InvalidValue, detail));
    }
    Ok(Some(id.to_owned()))
}
