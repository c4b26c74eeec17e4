//! What a PATCH request asks for, read as far as that goes without the resource. Source: RFC 7644, section 3.5.2.

use scim_v2::filter::{AttrExp, CompValue, CompareOp, ValFilter};
use serde_json::{Map, Value, json};

use super::canonical::{assigned, check_schemas};
use super::error::{Result, ScimError, ScimType};
use super::patch::{Change, ItemChange};
use super::path::{PatchTarget, Target, member, parse_patch};
use super::schema::{Attribute, Kind, Mutability, ResourceKind, Schema};

/// More operations than this in one request are refused.
const MOST_OPERATIONS: usize = 1000;

/// The changes of a PATCH request, in their order.
#[derive(Debug)]
pub(crate) struct Patch(Vec<Change>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Add,
    Replace,
    Remove,
}

impl Patch {
    pub(crate) fn read(kind: ResourceKind, request: &Map<String, Value>) -> Result<Self> {
        check_schemas(request, "urn:ietf:params:scim:api:messages:2.0:PatchOp")?;
        let operations = member(request, "Operations").and_then(Value::as_array);
        let Some(operations) = operations.filter(|operations| !operations.is_empty()) else {
            return Err(syntax("Operations must be a list with at least one operation."));
        };
        if operations.len() > MOST_OPERATIONS {
            return Err(syntax(format!("A request may have at most {MOST_OPERATIONS} operations.")));
        }
        let mut patch = Self(Vec::with_capacity(operations.len()));
        for operation in operations {
            let Value::Object(operation) = operation else {
                return Err(syntax("Every operation must be an object."));
            };
            patch.read_one(kind, operation)?;
        }
        Ok(patch)
    }

    /// Makes the changes to a resource in canonical form. If one fails the resource is not to be kept.
    pub(crate) fn apply(&self, resource: &mut Map<String, Value>) -> Result<()> {
        self.0.iter().try_for_each(|change| change.apply(resource))
    }

    fn read_one(&mut self, kind: ResourceKind, operation: &Map<String, Value>) -> Result<()> {
        let verb = match member(operation, "op").and_then(Value::as_str).map(str::to_lowercase).as_deref() {
            Some("add") => Verb::Add,
            Some("replace") => Verb::Replace,
            Some("remove") => Verb::Remove,
            _ => return Err(syntax("op must be add, replace or remove.")),
        };
        let value = member(operation, "value");
        match (member(operation, "path"), verb, value) {
            (Some(Value::String(path)), Verb::Remove, value) => self.remove(parse_patch(kind, path)?, value),
            (Some(Value::String(path)), verb, Some(value)) => {
                self.assign(verb, parse_patch(kind, path)?, value)
            }
            (Some(Value::String(path)), _, None) => {
                parse_patch(kind, path)?;
                let detail = "The value is missing: add and replace need one; null takes a value away.";
                Err(invalid(detail))
            }
            (None | Some(Value::Null), Verb::Remove, _) => {
                Err(ScimError::bad(ScimType::NoTarget, "remove needs a path."))
            }
            (None | Some(Value::Null), verb, Some(Value::Object(values))) => {
                // What a resource does not have or nobody may write is passed over, as when a whole resource is sent.
                for (path, value) in values {
                    match parse_patch(kind, path) {
                        Ok(PatchTarget::Attribute(target)) if !writable(&target) => {}
                        Ok(target) => self.assign(verb, target, value)?,
                        Err(_) => {}
                    }
                }
                Ok(())
            }
            (None | Some(Value::Null), ..) => {
                Err(invalid("Without a path the value must be an object of attributes."))
            }
            (Some(_), ..) => Err(ScimError::bad(ScimType::InvalidPath, "path must be a text.")),
        }
    }

    /// Adds or replaces. Adding nothing changes nothing; replacing by nothing takes the value away.
    fn assign(&mut self, verb: Verb, target: PatchTarget, value: &Value) -> Result<()> {
        match target {
            PatchTarget::Extension(schema) => self.assign_extension(verb, schema, value),
            PatchTarget::Attribute(target) => {
                check_mutability(&target, verb)?;
                match target.sub {
                    None => self.assign_attribute(verb, target, value),
                    Some(part) => {
                        let value = assigned(part, value)?;
                        if value.is_some() || verb == Verb::Replace {
                            self.push(Change::Part(target, part, value));
                        }
                        Ok(())
                    }
                }
            }
            PatchTarget::Items { target, filter } => {
                check_mutability(&target, verb)?;
                if let Some(part) = target.sub {
                    let value = assigned(part, value)?;
                    if value.is_some() || verb == Verb::Replace {
                        let change = ItemChange::Part { part, value, make: verb == Verb::Add };
                        self.push(Change::Items(target, filter, change));
                    }
                    return Ok(());
                }
                let one = Attribute { multi_valued: false, ..*target.attribute };
                let change = match assigned(&one, value)? {
                    Some(Value::Object(parts)) if verb == Verb::Add => ItemChange::Merge(parts),
                    Some(item) => ItemChange::Set(item),
                    None => return Err(no_value(target.attribute)),
                };
                self.push(Change::Items(target, filter, change));
                Ok(())
            }
        }
    }

    fn assign_extension(&mut self, verb: Verb, schema: &'static Schema, value: &Value) -> Result<()> {
        let Value::Object(values) = value else {
            return Err(invalid(format!("{} must be an object.", schema.id)));
        };
        for (name, value) in values {
            let Some(attribute) = schema.attribute(name) else { continue };
            let target = Target { extension: Some(schema), attribute, sub: None };
            if writable(&target) {
                self.assign_attribute(verb, target, value)?;
            }
        }
        Ok(())
    }

    fn assign_attribute(&mut self, verb: Verb, target: Target, value: &Value) -> Result<()> {
        let attribute = target.attribute;
        if let (false, Kind::Complex(_), Value::Object(values)) =
            (attribute.multi_valued, attribute.kind, value)
        {
            let mut parts = Vec::new();
            for (name, value) in values {
                let Some(part) = attribute.sub_attribute(name) else { continue };
                if part.mutability == Mutability::ReadOnly {
                    continue;
                }
                let value = assigned(part, value)?;
                if value.is_some() || verb == Verb::Replace {
                    parts.push((part, value));
                }
            }
            self.push(Change::Merge(target, parts));
            return Ok(());
        }
        match (assigned(attribute, value)?, verb) {
            (Some(Value::Array(items)), Verb::Add) => self.push(Change::Add(target, items)),
            (Some(value), _) => self.push(Change::Set(target, value)),
            (None, _) if attribute.multi_valued && !names_nothing(value) => return Err(no_value(attribute)),
            (None, Verb::Add) => {}
            (None, _) => self.push(Change::Unset(target)),
        }
        Ok(())
    }

    /// Without a value all of it is removed.
    fn remove(&mut self, target: PatchTarget, value: Option<&Value>) -> Result<()> {
        match target {
            PatchTarget::Extension(schema) => self.push(Change::UnsetExtension(schema)),
            PatchTarget::Attribute(target) => {
                check_mutability(&target, Verb::Remove)?;
                let attribute = target.attribute;
                match (target.sub, value) {
                    (Some(part), _) => self.push(Change::Part(target, part, None)),
                    // Some provisioning systems name what to remove in the value instead of a filter.
                    (None, Some(value)) if attribute.multi_valued && !value.is_null() => {
                        match assigned(attribute, value)? {
                            Some(Value::Array(items)) => self.push(Change::Subtract(target, items)),
                            _ if names_nothing(value) => {}
                            _ => return Err(no_value(attribute)),
                        }
                    }
                    _ if attribute.required => {
                        let detail = format!("{} cannot be removed.", attribute.name);
                        return Err(ScimError::bad(ScimType::Mutability, detail));
                    }
                    _ => self.push(Change::Unset(target)),
                }
            }
            PatchTarget::Items { target, filter } => {
                check_mutability(&target, Verb::Remove)?;
                match (target.sub, named_by(&target, &filter)) {
                    (Some(part), _) => {
                        let change = ItemChange::Part { part, value: None, make: false };
                        self.push(Change::Items(target, filter, change));
                    }
                    (None, Some(value)) => {
                        self.push(Change::Subtract(target, vec![json!({"value": value})]));
                    }
                    (None, None) => self.push(Change::Items(target, filter, ItemChange::Remove)),
                }
            }
        }
        Ok(())
    }

    /// Changes of members come one by one from some provisioning systems; a group is not gone through for each of them.
    fn push(&mut self, change: Change) {
        match (self.0.last_mut(), change) {
            (Some(Change::Add(last, all)), Change::Add(target, items))
                if *last == target && target.attribute.names_resources() =>
            {
                all.extend(items);
            }
            (Some(Change::Subtract(last, all)), Change::Subtract(target, items)) if *last == target => {
                all.extend(items);
            }
            (_, change) => self.0.push(change),
        }
    }
}

/// The value all items have that the filter finds, if it finds them by their value and nothing else.
fn named_by(target: &Target, filter: &ValFilter) -> Option<String> {
    let ValFilter::Attr(AttrExp::Comparison(path, CompareOp::Eq, CompValue::Str(value))) = filter else {
        return None;
    };
    let part = target.attribute.sub_attribute("value").filter(|part| part.case_exact)?;
    let is_value = path.uri.is_none() && path.sub_attr.is_none() && path.name.eq_ignore_ascii_case(part.name);
    is_value.then(|| value.clone())
}

fn names_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
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

fn no_value(attribute: &Attribute) -> ScimError {
    invalid(format!("The value for {} is empty.", attribute.name))
}

fn invalid(detail: impl Into<String>) -> ScimError {
    ScimError::bad(ScimType::InvalidValue, detail)
}

fn syntax(detail: impl Into<String>) -> ScimError {
    ScimError::bad(ScimType::InvalidSyntax, detail)
}
