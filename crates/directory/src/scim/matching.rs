//! Whether one item of a multi-valued attribute is what a filter in brackets means.

use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, ValFilter};
use serde_json::{Map, Value};

use super::error::{Result, ScimError, ScimType};
use super::path::shown;
use super::schema::Attribute;

/// Whether the item matches; `attribute` is the one it is a value of.
pub(crate) fn matches(attribute: &Attribute, filter: &ValFilter, item: &Value) -> Result<bool> {
    Ok(match filter {
        ValFilter::Not(part) => !matches(attribute, part, item)?,
        ValFilter::And(parts) => {
            for part in parts {
                if !matches(attribute, part, item)? {
                    return Ok(false);
                }
            }
            true
        }
        ValFilter::Or(parts) => {
            for part in parts {
                if matches(attribute, part, item)? {
                    return Ok(true);
                }
            }
            false
        }
        ValFilter::Attr(AttrExp::Present(path)) => !value_of(attribute, path, item)?.1.is_null(),
        ValFilter::Attr(AttrExp::Comparison(path, operator, wanted)) => {
            let (part, value) = value_of(attribute, path, item)?;
            compare(part, value, operator, wanted)
        }
    })
}

fn value_of<'v>(
    attribute: &Attribute,
    path: &AttrPath,
    item: &'v Value,
) -> Result<(&'static Attribute, &'v Value)> {
    let part = match (&path.uri, &path.sub_attr) {
        (None, None) => attribute.sub_attribute(&path.name),
        _ => None,
    };
    let part = part.ok_or_else(|| {
        let (name, shown) = (attribute.name, shown(&path.name));
        let detail = format!("The items of {name} have no attribute \"{shown}\".");
        ScimError::bad(ScimType::InvalidFilter, detail)
    })?;
    Ok((part, &item[part.name]))
}

fn compare(attribute: &Attribute, value: &Value, operator: &CompareOp, wanted: &CompValue) -> bool {
    let wanted = match wanted {
        CompValue::Null => return (*operator == CompareOp::Eq) == value.is_null(),
        CompValue::True => "true".to_owned(),
        CompValue::False => "false".to_owned(),
        CompValue::Number(number) => number.to_string(),
        CompValue::Str(text) => text.clone(),
    };
    let found = match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return *operator == CompareOp::Ne,
    };
    let (found, wanted) =
        if attribute.case_exact { (found, wanted) } else { (found.to_lowercase(), wanted.to_lowercase()) };
    match operator {
        CompareOp::Eq => found == wanted,
        CompareOp::Ne => found != wanted,
        CompareOp::Co => found.contains(&wanted),
        CompareOp::Sw => found.starts_with(&wanted),
        CompareOp::Ew => found.ends_with(&wanted),
        CompareOp::Gt => found > wanted,
        CompareOp::Ge => found >= wanted,
        CompareOp::Lt => found < wanted,
        CompareOp::Le => found <= wanted,
    }
}

/// The item a filter of equations describes, for an `add` that finds none: `[type eq "work"]` is `{"type": "work"}`.
pub(crate) fn described_item(attribute: &Attribute, filter: &ValFilter) -> Option<Map<String, Value>> {
    let mut item = Map::new();
    let equations = match filter {
        ValFilter::And(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    for equation in equations {
        let ValFilter::Attr(AttrExp::Comparison(path, CompareOp::Eq, value)) = equation else { return None };
        let part = attribute.sub_attribute(&path.name)?;
        let value = match value {
            CompValue::Str(text) => Value::from(text.clone()),
            CompValue::True => Value::from(true),
            CompValue::False => Value::from(false),
            CompValue::Number(_) | CompValue::Null => return None,
        };
        item.insert(part.name.to_owned(), value);
    }
    Some(item)
}
