//! Which attributes of a resource an answer has. Source: RFC 7644, section 3.9.

use serde_json::{Map, Value};

use super::condition::target_of;
use super::error::{Result, ScimError, ScimType};
use super::path::Target;
use super::schema::{ResourceKind, Returned, Schema};

/// What was asked for, by names still to be found in a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Projection {
    attributes: Vec<String>,
    excluded: Vec<String>,
}

enum Part {
    Extension(&'static Schema),
    Attribute(Target),
}

impl Projection {
    /// # Errors
    /// Both lists are given.
    pub(crate) fn new(attributes: Vec<String>, excluded: Vec<String>) -> Result<Self> {
        if !attributes.is_empty() && !excluded.is_empty() {
            let detail = "attributes and excludedAttributes cannot be given together.";
            return Err(ScimError::bad(ScimType::InvalidValue, detail));
        }
        Ok(Self { attributes, excluded })
    }

    /// Whether that attribute of the core schema will be in the answer: it need not be read otherwise.
    pub(crate) fn wants(&self, kind: ResourceKind, name: &str) -> bool {
        let names = |list: &[String]| {
            parts(kind, list).iter().any(|part| match part {
                Part::Attribute(target) => target.extension.is_none() && target.attribute.name == name,
                Part::Extension(_) => false,
            })
        };
        let whole = |list: &[String]| {
            parts(kind, list).iter().any(|part| match part {
                Part::Attribute(target) => {
                    target.extension.is_none() && target.attribute.name == name && target.sub.is_none()
                }
                Part::Extension(_) => false,
            })
        };
        if self.attributes.is_empty() { !whole(&self.excluded) } else { names(&self.attributes) }
    }

    /// The resource with what was asked for, and what is always in an answer.
    pub(crate) fn of(&self, kind: ResourceKind, mut resource: Map<String, Value>) -> Map<String, Value> {
        if !self.attributes.is_empty() {
            let mut kept = Map::new();
            for (name, value) in &resource {
                let attribute = kind.attribute(name);
                if attribute.is_some_and(|attribute| attribute.returned == Returned::Always) {
                    kept.insert(name.clone(), value.clone());
                }
            }
            for part in parts(kind, &self.attributes) {
                keep(&mut kept, &resource, &part);
            }
            return kept;
        }
        for part in parts(kind, &self.excluded) {
            leave_out(&mut resource, &part);
        }
        resource
    }
}

/// Names nobody knows are passed over.
fn parts(kind: ResourceKind, names: &[String]) -> Vec<Part> {
    let of = |name: &String| match kind.extension(name) {
        Some(schema) => Some(Part::Extension(schema)),
        None => target_of(kind, name).map(Part::Attribute),
    };
    names.iter().filter_map(of).collect()
}

fn keep(kept: &mut Map<String, Value>, resource: &Map<String, Value>, part: &Part) {
    match part {
        Part::Extension(schema) => {
            if let Some(value) = resource.get(schema.id) {
                kept.insert(schema.id.to_owned(), value.clone());
            }
        }
        Part::Attribute(target) => {
            let (from, to) = match target.extension {
                None => (resource, kept),
                Some(schema) => {
                    let Some(Value::Object(from)) = resource.get(schema.id) else { return };
                    let to = kept.entry(schema.id).or_insert_with(|| Value::Object(Map::new()));
                    let Value::Object(to) = to else { return };
                    (from, to)
                }
            };
            let name = target.attribute.name;
            let Some(value) = from.get(name) else { return };
            let value = match target.sub {
                None => value.clone(),
                Some(part) => only(value, part.name, to.get(name)),
            };
            to.insert(name.to_owned(), value);
        }
    }
}

/// The value with that part of it alone, beside the parts that are kept already.
fn only(value: &Value, part: &str, kept: Option<&Value>) -> Value {
    match value {
        Value::Object(object) => {
            let mut parts = kept.and_then(Value::as_object).cloned().unwrap_or_default();
            if let Some(value) = object.get(part) {
                parts.insert(part.to_owned(), value.clone());
            }
            Value::Object(parts)
        }
        Value::Array(items) => {
            let kept = kept.and_then(Value::as_array);
            let of = |(index, item): (usize, &Value)| only(item, part, kept.and_then(|kept| kept.get(index)));
            items.iter().enumerate().map(of).collect()
        }
        other => other.clone(),
    }
}

fn leave_out(resource: &mut Map<String, Value>, part: &Part) {
    let target = match part {
        Part::Extension(schema) => {
            resource.remove(schema.id);
            return;
        }
        Part::Attribute(target) => target,
    };
    if target.attribute.returned == Returned::Always {
        return;
    }
    let object = match target.extension {
        None => Some(resource),
        Some(schema) => resource.get_mut(schema.id).and_then(Value::as_object_mut),
    };
    let Some(object) = object else { return };
    match (target.sub, object.get_mut(target.attribute.name)) {
        (None, _) => {
            object.remove(target.attribute.name);
        }
        (Some(part), Some(Value::Object(value))) => {
            value.remove(part.name);
        }
        (Some(part), Some(Value::Array(items))) => {
            items.iter_mut().filter_map(Value::as_object_mut).for_each(|item| {
                item.remove(part.name);
            });
        }
        _ => {}
    }
}
