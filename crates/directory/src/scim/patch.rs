//! PATCH: operations on a resource in canonical form. Source: RFC 7644, section 3.5.2.

use serde_json::{Map, Value};

use super::canonical::assigned;
use super::error::{Result, ScimError, ScimType};
use super::matching::{described_item, matches};
use super::path::{PatchTarget, Target, parse_patch};
use super::schema::{Attribute, Mutability, ResourceKind, Schema};

/// More operations than this in one request are refused.
const MOST_OPERATIONS: usize = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Add,
    Replace,
    Remove,
}

/// Carries out the operations of a PATCH request, in their order. If one fails the resource is not to be kept.
pub(crate) fn apply(
    kind: ResourceKind,
    resource: &mut Map<String, Value>,
    request: &Map<String, Value>,
) -> Result<()> {
    let operations = member(request, "Operations").and_then(Value::as_array);
    let Some(operations) = operations.filter(|operations| !operations.is_empty()) else {
        return Err(syntax("Operations must be a list with at least one operation."));
    };
    if operations.len() > MOST_OPERATIONS {
        return Err(syntax(format!("A request may have at most {MOST_OPERATIONS} operations.")));
    }
    for operation in operations {
        let Value::Object(operation) = operation else {
            return Err(syntax("Every operation must be an object."));
        };
        apply_one(kind, resource, operation)?;
        prune(resource);
    }
    Ok(())
}

fn apply_one(
    kind: ResourceKind,
    resource: &mut Map<String, Value>,
    operation: &Map<String, Value>,
) -> Result<()> {
    let verb = match member(operation, "op").and_then(Value::as_str).map(str::to_lowercase).as_deref() {
        Some("add") => Verb::Add,
        Some("replace") => Verb::Replace,
        Some("remove") => Verb::Remove,
        _ => return Err(syntax("op must be add, replace or remove.")),
    };
    let value = member(operation, "value").unwrap_or(&Value::Null);
    match member(operation, "path") {
        Some(Value::String(path)) => change(resource, verb, parse_patch(kind, path)?, value),
        None | Some(Value::Null) if verb == Verb::Remove => {
            Err(ScimError::bad(ScimType::NoTarget, "remove needs a path."))
        }
        None | Some(Value::Null) => {
            let Value::Object(values) = value else {
                return Err(ScimError::bad(
                    ScimType::InvalidValue,
                    "Without a path the value must be an object of attributes.",
                ));
            };
            // What a resource does not have or nobody may write is passed over, as when a whole resource is sent.
            for (path, value) in values {
                match parse_patch(kind, path) {
                    Ok(PatchTarget::Attribute(target)) if !writable(&target) => {}
                    Ok(target) => change(resource, verb, target, value)?,
                    Err(_) => {}
                }
            }
            Ok(())
        }
        Some(_) => Err(ScimError::bad(ScimType::InvalidPath, "path must be a text.")),
    }
}

fn change(resource: &mut Map<String, Value>, verb: Verb, target: PatchTarget, value: &Value) -> Result<()> {
    match target {
        PatchTarget::Extension(schema) => change_extension(resource, verb, schema, value),
        PatchTarget::Attribute(target) => {
            check_mutability(&target, verb)?;
            let container = container(resource, &target);
            match target.sub {
                None => change_attribute(container, verb, target.attribute, value),
                Some(part) => change_part(container, verb, target.attribute, part, value),
            }
        }
        PatchTarget::Items { target, filter } => {
            check_mutability(&target, verb)?;
            let attribute = target.attribute;
            let items = items_of(container(resource, &target), attribute);
            let mut found = Vec::new();
            for (index, item) in items.iter().enumerate() {
                if matches(attribute, &filter, item)? {
                    found.push(index);
                }
            }
            match (verb, found.is_empty()) {
                (Verb::Remove, _) => {
                    remove_items(items, &found, target.sub);
                    return Ok(());
                }
                (Verb::Add, true) => {
                    let Some(item) = described_item(attribute, &filter) else { return Err(no_target()) };
                    items.push(Value::Object(item));
                    found.push(items.len() - 1);
                }
                (Verb::Replace, true) => return Err(no_target()),
                (_, false) => {}
            }
            for index in found {
                set_item(items, index, verb, attribute, target.sub, value)?;
            }
            Ok(())
        }
    }
}

fn change_extension(
    resource: &mut Map<String, Value>,
    verb: Verb,
    schema: &'static Schema,
    value: &Value,
) -> Result<()> {
    if verb == Verb::Remove {
        resource.remove(schema.id);
        return Ok(());
    }
    let Value::Object(values) = value else {
        return Err(ScimError::bad(ScimType::InvalidValue, format!("{} must be an object.", schema.id)));
    };
    for (name, value) in values {
        let Some(attribute) = schema.attribute(name) else { continue };
        let target = Target { extension: Some(schema), attribute, sub: None };
        if writable(&target) {
            change_attribute(container(resource, &target), verb, attribute, value)?;
        }
    }
    Ok(())
}

fn change_attribute(
    container: &mut Map<String, Value>,
    verb: Verb,
    attribute: &Attribute,
    value: &Value,
) -> Result<()> {
    if verb == Verb::Remove {
        return remove_attribute(container, attribute, value);
    }
    let Some(value) = assigned(attribute, value)? else {
        container.remove(attribute.name);
        return Ok(());
    };
    let name = attribute.name.to_owned();
    match (value, container.get_mut(attribute.name)) {
        (Value::Object(parts), Some(Value::Object(present))) => present.extend(parts),
        (Value::Array(items), Some(Value::Array(present))) if verb == Verb::Add => {
            for item in items {
                let same = |one: &&Value| **one == item || same_value(attribute, one, &item);
                if present.iter().any(|one| same(&one)) {
                    continue;
                }
                let primary = item["primary"] == true;
                present.push(item);
                if primary {
                    let index = present.len() - 1;
                    only_primary(present, index);
                }
            }
        }
        (value, _) => {
            container.insert(name, value);
        }
    }
    Ok(())
}

/// Members are the same if they are the same person, whatever else is said of them.
fn same_value(attribute: &Attribute, one: &Value, other: &Value) -> bool {
    let identified =
        attribute.sub_attribute("value").is_some_and(|part| part.mutability == Mutability::Immutable);
    identified && one["value"] == other["value"]
}

fn remove_attribute(container: &mut Map<String, Value>, attribute: &Attribute, value: &Value) -> Result<()> {
    // Some provisioning systems name what to remove in the value instead of a filter.
    if attribute.multi_valued
        && !value.is_null()
        && let Some(Value::Array(unwanted)) = assigned(attribute, value)?
    {
        let same = |one: &Value, other: &Value| match (&one["value"], &other["value"]) {
            (Value::String(one), Value::String(other)) => one == other,
            _ => one == other,
        };
        items_of(container, attribute).retain(|item| !unwanted.iter().any(|other| same(item, other)));
        return Ok(());
    }
    if attribute.required {
        let detail = format!("{} cannot be removed.", attribute.name);
        return Err(ScimError::bad(ScimType::Mutability, detail));
    }
    container.remove(attribute.name);
    Ok(())
}

/// A part of a complex attribute; of a multi-valued one, the part of each item.
fn change_part(
    container: &mut Map<String, Value>,
    verb: Verb,
    attribute: &Attribute,
    part: &Attribute,
    value: &Value,
) -> Result<()> {
    let value = if verb == Verb::Remove { None } else { assigned(part, value)? };
    if attribute.multi_valued {
        let items = items_of(container, attribute);
        if items.is_empty() && verb != Verb::Remove {
            return Err(no_target());
        }
        for item in items {
            set_part(item, part, value.clone());
        }
        return Ok(());
    }
    let object = container.entry(attribute.name).or_insert_with(|| Value::Object(Map::new()));
    set_part(object, part, value);
    Ok(())
}

fn set_part(object: &mut Value, part: &Attribute, value: Option<Value>) {
    let Value::Object(object) = object else { return };
    match value {
        Some(value) => object.insert(part.name.to_owned(), value),
        None => object.remove(part.name),
    };
}

fn set_item(
    items: &mut [Value],
    index: usize,
    verb: Verb,
    attribute: &Attribute,
    part: Option<&'static Attribute>,
    value: &Value,
) -> Result<()> {
    if let Some(part) = part {
        set_part(&mut items[index], part, assigned(part, value)?);
    } else {
        let one = Attribute { multi_valued: false, ..*attribute };
        match assigned(&one, value)? {
            Some(Value::Object(parts)) if verb == Verb::Add => {
                if let Value::Object(item) = &mut items[index] {
                    item.extend(parts);
                }
            }
            Some(item) => items[index] = item,
            None => return Err(ScimError::bad(ScimType::InvalidValue, "The value is missing.")),
        }
    }
    if items[index]["primary"] == true {
        only_primary(items, index);
    }
    Ok(())
}

fn remove_items(items: &mut Vec<Value>, found: &[usize], part: Option<&'static Attribute>) {
    if let Some(part) = part {
        for index in found {
            set_part(&mut items[*index], part, None);
        }
        return;
    }
    let mut index = 0;
    items.retain(|_| {
        index += 1;
        !found.contains(&(index - 1))
    });
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

fn writable(target: &Target) -> bool {
    target.attribute.mutability != Mutability::ReadOnly && target.attribute.name != "schemas"
}

fn check_mutability(target: &Target, verb: Verb) -> Result<()> {
    let part_is_fixed = target.sub.is_some_and(|part| part.mutability != Mutability::ReadWrite);
    if !writable(target) || part_is_fixed {
        let name = target.sub.map_or_else(
            || target.attribute.name.to_owned(),
            |part| format!("{}.{}", target.attribute.name, part.name),
        );
        return Err(ScimError::bad(ScimType::Mutability, format!("{name} cannot be changed.")));
    }
    let needed = target.sub.is_some_and(|part| part.required);
    if verb == Verb::Remove && needed {
        let detail = format!("{}.{} cannot be removed.", target.attribute.name, target.last().name);
        return Err(ScimError::bad(ScimType::Mutability, detail));
    }
    Ok(())
}

/// Takes out what became empty: empty is unassigned.
fn prune(object: &mut Map<String, Value>) {
    for value in object.values_mut() {
        match value {
            Value::Object(inner) => prune(inner),
            Value::Array(items) => {
                items.iter_mut().filter_map(Value::as_object_mut).for_each(prune);
                items.retain(|item| !is_empty(item));
            }
            _ => {}
        }
    }
    object.retain(|_, value| !is_empty(value));
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(object) => object.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// A member by its name, without regard to case.
fn member<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object
        .get(name)
        .or_else(|| object.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

fn no_target() -> ScimError {
    ScimError::bad(ScimType::NoTarget, "Nothing matches the path's filter.")
}

fn syntax(detail: impl Into<String>) -> ScimError {
    ScimError::bad(ScimType::InvalidSyntax, detail)
}
