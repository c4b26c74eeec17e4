//! What a client sent, in canonical form: names as the schemas spell them, values of the kinds they say.
//!
//! Unknown attributes are left out, as are read-only ones (RFC 7644, sections 3.3 and 3.5.1); values of the wrong kind are
//! refused. `null` and empty lists are unassigned, which is the same as missing (RFC 7643, section 2.5).

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::error::{Result, ScimError, ScimType};
use super::path::member;
use super::schema::{Attribute, Kind, Mutability, ResourceKind, SAP_USER};
use super::text::check_text;

/// Most items of a multi-valued attribute of a person: more than anybody has, and few enough for every change to be quick.
/// Members of groups are people, of whom there may be many.
const MOST_ITEMS: usize = 100;

/// The resource in canonical form. The Global User ID is kept although it is read-only: it is taken at creation.
pub(crate) fn canonical(kind: ResourceKind, sent: &Map<String, Value>) -> Result<Map<String, Value>> {
    let (mut resource, mut names) = (Map::new(), Vec::new());
    for (name, value) in sent {
        if let Some(attribute) = kind.attribute(name) {
            once(&mut names, attribute.name)?;
            if attribute.name != "schemas" {
                put(&mut resource, attribute, value)?;
            }
            continue;
        }
        let Some(schema) = kind.extension(name) else { continue };
        once(&mut names, schema.id)?;
        let Value::Object(parts) = value else {
            if value.is_null() {
                continue;
            }
            return Err(wrong(schema.id, "an object"));
        };
        let (mut extension, mut names) = (Map::new(), Vec::new());
        for (name, value) in parts {
            if let Some(attribute) = schema.attribute(name) {
                once(&mut names, attribute.name)?;
            }
            match schema.attribute(name) {
                Some(attribute) if schema == &SAP_USER => {
                    if let Some(value) = assigned(attribute, value)? {
                        extension.insert(attribute.name.to_owned(), value);
                    }
                }
                Some(attribute) => put(&mut extension, attribute, value)?,
                None => {}
            }
        }
        if !extension.is_empty() {
            resource.insert(schema.id.to_owned(), Value::Object(extension));
        }
    }
    Ok(resource)
}

/// Refuses an attribute that is given in two spellings: which of them was meant nobody knows.
fn once(names: &mut Vec<&'static str>, name: &'static str) -> Result<()> {
    if names.contains(&name) {
        return Err(ScimError::bad(ScimType::InvalidValue, format!("{name} is given twice.")));
    }
    names.push(name);
    Ok(())
}

fn put(object: &mut Map<String, Value>, attribute: &Attribute, value: &Value) -> Result<()> {
    if attribute.mutability != Mutability::ReadOnly
        && let Some(value) = assigned(attribute, value)?
    {
        object.insert(attribute.name.to_owned(), value);
    }
    Ok(())
}

/// The value of an attribute in canonical form; `None` if it is unassigned.
pub(crate) fn assigned(attribute: &Attribute, value: &Value) -> Result<Option<Value>> {
    if value.is_null() {
        return Ok(None);
    }
    if !attribute.multi_valued {
        // Some clients send the only value of an attribute as a list.
        if let Value::Array(items) = value {
            return match &items[..] {
                [] => Ok(None),
                [one] => single(attribute, one),
                _ => Err(wrong(attribute.name, "a single value")),
            };
        }
        return single(attribute, value);
    }
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    check_count(attribute, items.len())?;
    let mut all = Vec::with_capacity(items.len());
    let mut known = HashSet::with_capacity(items.len());
    for item in items {
        if let Some(item) = single(attribute, item)?
            && known.insert(item.clone())
        {
            all.push(item);
        }
    }
    if all.iter().filter(|item| item["primary"] == true).count() > 1 {
        let detail = format!("Only one of {} can be primary.", attribute.name);
        return Err(ScimError::bad(ScimType::InvalidValue, detail));
    }
    Ok(if all.is_empty() { None } else { Some(Value::Array(all)) })
}

/// Refuses more items than a multi-valued attribute may have.
pub(crate) fn check_count(attribute: &Attribute, count: usize) -> Result<()> {
    if count <= MOST_ITEMS || attribute.names_resources() {
        return Ok(());
    }
    let detail = format!("{} may have at most {MOST_ITEMS} values.", attribute.name);
    Err(ScimError::bad(ScimType::InvalidValue, detail))
}

fn single(attribute: &Attribute, value: &Value) -> Result<Option<Value>> {
    let name = attribute.name;
    match (attribute.kind, value) {
        (_, Value::Null) => Ok(None),
        (Kind::Text | Kind::Reference(_) | Kind::DateTime, Value::String(text)) => {
            check_text(name, text)?;
            Ok((!text.is_empty()).then(|| Value::from(text.clone())))
        }
        // Ids that are numbers elsewhere are texts here.
        (Kind::Text, Value::Number(number)) => Ok(Some(number.to_string().into())),
        (Kind::Text | Kind::Reference(_), _) => Err(wrong(name, "a text")),
        (Kind::DateTime, _) => Err(wrong(name, "a time")),
        (Kind::Boolean, Value::Bool(_)) => Ok(Some(value.clone())),
        // Some provisioning systems send "True" and "False".
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Some(true.into())),
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Some(false.into())),
        (Kind::Boolean, _) => Err(wrong(name, "true or false")),
        (Kind::Integer, Value::Number(number)) if number.is_i64() => Ok(Some(value.clone())),
        (Kind::Integer, _) => Err(wrong(name, "a whole number")),
        (Kind::Complex(_), Value::Object(parts)) => complex(attribute, parts),
        // The manager of many clients is an id alone.
        (Kind::Complex(_), Value::String(_)) if attribute.sub_attribute("value").is_some() => {
            let parts = Map::from_iter([("value".to_owned(), value.clone())]);
            complex(attribute, &parts)
        }
        (Kind::Complex(_), _) => Err(wrong(name, "an object")),
    }
}

fn complex(attribute: &Attribute, parts: &Map<String, Value>) -> Result<Option<Value>> {
    let (mut object, mut names) = (Map::new(), Vec::new());
    for (name, value) in parts {
        if let Some(part) = attribute.sub_attribute(name) {
            once(&mut names, part.name)?;
            put(&mut object, part, value)?;
        }
    }
    if object.is_empty() {
        return Ok(None);
    }
    if let Some(missing) =
        attribute.sub_attributes().iter().find(|part| part.required && !object.contains_key(part.name))
    {
        let detail = format!("{}.{} is missing.", attribute.name, missing.name);
        return Err(ScimError::bad(ScimType::InvalidValue, detail));
    }
    Ok(Some(Value::Object(object)))
}

/// Refuses a body that says it is something else: `schemas` is given, but the one expected is not among them. Some
/// provisioning systems send none.
pub(crate) fn check_schemas(body: &Map<String, Value>, expected: &str) -> Result<()> {
    let names = |one: &Value| one.as_str().is_some_and(|id| id.eq_ignore_ascii_case(expected));
    match member(body, "schemas") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Array(ids)) if ids.iter().any(names) => Ok(()),
        Some(id) if names(id) => Ok(()),
        Some(_) => Err(ScimError::bad(ScimType::InvalidValue, format!("schemas must hold {expected}."))),
    }
}

fn wrong(name: &str, wanted: &str) -> ScimError {
    ScimError::bad(ScimType::InvalidValue, format!("{name} must be {wanted}."))
}
