//! PATCH: changes of a resource in canonical form. Source: RFC 7644, section 3.5.2.
//!
//! A request is read in `patch_request`, before there is a resource and before anything is locked. What is done here is
//! linear in the resource and in what is changed, because it is done while others wait.

use std::collections::HashSet;

use scim_v2::filter::ValFilter;
use serde_json::{Map, Value};

use super::canonical::check_count;
use super::error::{Result, ScimError, ScimType};
use super::matching::{described_item, matches};
use super::path::Target;
use super::schema::{Attribute, Mutability, Schema};

/// One change, with values in canonical form.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// The attribute has this value and no other.
    Set(Target, Value),
    /// The items are there as well.
    Add(Target, Vec<Value>),
    /// The parts of a complex attribute are these; parts that are not named stay. `None` is unassigned.
    Merge(Target, Vec<(&'static Attribute, Option<Value>)>),
    Unset(Target),
    /// The items are no longer there.
    Subtract(Target, Vec<Value>),
    /// A part of a complex attribute; of a multi-valued one, the part of each item.
    Part(Target, &'static Attribute, Option<Value>),
    Items(Target, ValFilter, ItemChange),
    UnsetExtension(&'static Schema),
}

/// What becomes of the items a filter finds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ItemChange {
    Remove,
    Set(Value),
    /// The parts come to those that are there. If there is no such item, one is made of the filter.
    Merge(Map<String, Value>),
    Part {
        part: &'static Attribute,
        value: Option<Value>,
        /// Whether an item is made of the filter if there is none.
        make: bool,
    },
}

impl Change {
    pub(super) fn apply(&self, resource: &mut Map<String, Value>) -> Result<()> {
        match self {
            Self::Set(target, value) => {
                container(resource, target).insert(target.attribute.name.to_owned(), value.clone());
            }
            Self::Add(target, items) => {
                add_items(items_of(container(resource, target), target.attribute), target.attribute, items)?;
                drop_empty(resource, target);
            }
            Self::Merge(target, parts) => {
                for (part, value) in parts {
                    set_part(object_of(container(resource, target), target.attribute), part, value.clone());
                }
                prune(resource, target);
            }
            Self::Unset(target) => {
                container(resource, target).remove(target.attribute.name);
                drop_empty(resource, target);
            }
            Self::Subtract(target, items) => {
                subtract_items(items_of(container(resource, target), target.attribute), items);
                drop_empty(resource, target);
            }
            Self::Part(target, part, value) => {
                change_part(container(resource, target), target.attribute, part, value.as_ref())?;
                prune(resource, target);
            }
            Self::Items(target, filter, change) => {
                let items = items_of(container(resource, target), target.attribute);
                change_items(items, target.attribute, filter, change)?;
                prune(resource, target);
            }
            Self::UnsetExtension(schema) => {
                resource.remove(schema.id);
            }
        }
        Ok(())
    }
}

/// Adds those that are not there yet. A new primary item takes it from the one before.
fn add_items(present: &mut Vec<Value>, attribute: &Attribute, items: &[Value]) -> Result<()> {
    // Members are the same if they are the same person, whatever else is said of them.
    let identified =
        attribute.sub_attribute("value").is_some_and(|part| part.mutability == Mutability::Immutable);
    let key = |item: &Value| {
        if identified { item["value"].clone() } else { item.clone() }
    };
    let mut known: HashSet<Value> = present.iter().map(key).collect();
    for item in items {
        if !known.insert(key(item)) {
            continue;
        }
        present.push(item.clone());
        if item["primary"] == true {
            let last = present.len() - 1;
            only_primary(present, last);
        }
    }
    check_count(attribute, present.len())
}

/// Items with a value are named by it, others by all that is in them.
fn subtract_items(present: &mut Vec<Value>, unwanted: &[Value]) {
    let values: HashSet<&str> = unwanted.iter().filter_map(|item| item["value"].as_str()).collect();
    let wholes: HashSet<&Value> = unwanted.iter().collect();
    present.retain(|item| match item["value"].as_str() {
        Some(value) => !values.contains(value),
        None => !wholes.contains(item),
    });
}

fn change_part(
    container: &mut Map<String, Value>,
    attribute: &Attribute,
    part: &Attribute,
    value: Option<&Value>,
) -> Result<()> {
    if !attribute.multi_valued {
        set_part(object_of(container, attribute), part, value.cloned());
        return Ok(());
    }
    let items = items_of(container, attribute);
    if items.is_empty() && value.is_some() {
        return Err(no_target());
    }
    for index in 0..items.len() {
        set_part(&mut items[index], part, value.cloned());
        if part.name == "primary" && items[index]["primary"] == true {
            only_primary(items, index);
        }
    }
    Ok(())
}

fn change_items(
    items: &mut Vec<Value>,
    attribute: &Attribute,
    filter: &ValFilter,
    change: &ItemChange,
) -> Result<()> {
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if matches(attribute, filter, item)? {
            found.push(index);
        }
    }
    let (make, removes) = match change {
        ItemChange::Remove | ItemChange::Part { value: None, .. } => (false, true),
        ItemChange::Set(_) => (false, false),
        ItemChange::Merge(_) => (true, false),
        ItemChange::Part { make, .. } => (*make, false),
    };
    if found.is_empty() && !removes {
        let described = if make { described_item(attribute, filter) } else { None };
        items.push(Value::Object(described.ok_or_else(no_target)?));
        check_count(attribute, items.len())?;
        found.push(items.len() - 1);
    }
    if *change == ItemChange::Remove {
        let found: HashSet<usize> = found.into_iter().collect();
        let mut index = 0;
        items.retain(|_| {
            index += 1;
            !found.contains(&(index - 1))
        });
        return Ok(());
    }
    for index in found {
        match (change, &mut items[index]) {
            (ItemChange::Part { part, value, .. }, item) => set_part(item, part, value.clone()),
            (ItemChange::Merge(parts), Value::Object(item)) => item.extend(parts.clone()),
            (ItemChange::Set(value), item) => *item = value.clone(),
            (ItemChange::Merge(_) | ItemChange::Remove, _) => {}
        }
        if items[index]["primary"] == true {
            only_primary(items, index);
        }
    }
    Ok(())
}

fn set_part(object: &mut Value, part: &Attribute, value: Option<Value>) {
    let Value::Object(object) = object else { return };
    match value {
        Some(value) => object.insert(part.name.to_owned(), value),
        None => object.remove(part.name),
    };
}

/// A new primary item takes it from the one before. Source: RFC 7644, section 3.5.2.
fn only_primary(items: &mut [Value], primary: usize) {
    for (index, item) in items.iter_mut().enumerate() {
        if index != primary && item["primary"] == true {
            item["primary"] = false.into();
        }
    }
}

fn container<'r>(resource: &'r mut Map<String, Value>, target: &Target) -> &'r mut Map<String, Value> {
    let Some(schema) = target.extension else { return resource };
    let extension = resource.entry(schema.id).or_insert_with(|| Value::Object(Map::new()));
    extension.as_object_mut().expect("extensions are objects in canonical form")
}

fn items_of<'r>(container: &'r mut Map<String, Value>, attribute: &Attribute) -> &'r mut Vec<Value> {
    let items = container.entry(attribute.name).or_insert_with(|| Value::Array(Vec::new()));
    items.as_array_mut().expect("multi-valued attributes are lists in canonical form")
}

fn object_of<'r>(container: &'r mut Map<String, Value>, attribute: &Attribute) -> &'r mut Value {
    container.entry(attribute.name).or_insert_with(|| Value::Object(Map::new()))
}

/// Takes out what became empty in the attribute: empty is unassigned.
fn prune(resource: &mut Map<String, Value>, target: &Target) {
    if let Some(Value::Array(items)) = container(resource, target).get_mut(target.attribute.name) {
        items.retain(|item| !is_empty(item));
    }
    drop_empty(resource, target);
}

/// Takes out the attribute, and its extension, if there is nothing in it.
fn drop_empty(resource: &mut Map<String, Value>, target: &Target) {
    let container = container(resource, target);
    if container.get(target.attribute.name).is_some_and(is_empty) {
        container.remove(target.attribute.name);
    }
    let is_empty = container.is_empty();
    if let Some(schema) = target.extension.filter(|_| is_empty) {
        resource.remove(schema.id);
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(object) => object.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn no_target() -> ScimError {
    ScimError::bad(ScimType::NoTarget, "Nothing matches the path's filter.")
}
