//! Attribute paths, found in the schemas. Source: RFC 7644, sections 3.4.2.2 and 3.10.

use scim_v2::filter::{AttrExp, AttrPath, CompValue, PatchPath, ValFilter};

use serde_json::{Map, Value};

use super::error::{Result, ScimError, ScimType};
use super::schema::{Attribute, ResourceKind, Schema};
use super::text::check_text;

/// An attribute of a resource, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// `None` for the core schema and the common attributes.
    pub(crate) extension: Option<&'static Schema>,
    pub(crate) attribute: &'static Attribute,
    pub(crate) sub: Option<&'static Attribute>,
}

impl Target {
    /// The attribute whose values are meant.
    pub(crate) const fn last(&self) -> &'static Attribute {
        match self.sub {
            Some(sub) => sub,
            None => self.attribute,
        }
    }

    /// The names from the resource down to the attribute, without the part of it.
    pub(crate) fn steps(&self) -> Vec<&'static str> {
        self.extension.iter().map(|schema| schema.id).chain([self.attribute.name]).collect()
    }
}

/// What a PATCH operation is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PatchTarget {
    /// All attributes of an extension.
    Extension(&'static Schema),
    Attribute(Target),
    /// Those items of a multi-valued attribute that match, or that part of each.
    Items {
        target: Target,
        filter: ValFilter,
    },
}

/// What a path names, if there is such an attribute.
pub(crate) fn find(kind: ResourceKind, path: &AttrPath) -> Option<Target> {
    let extension = match path.uri.as_deref() {
        None => None,
        Some(uri) if uri.eq_ignore_ascii_case(kind.schema().id) => None,
        Some(uri) => Some(kind.extension(uri)?),
    };
    let attribute = match extension {
        Some(schema) => schema.attribute(&path.name)?,
        None => kind.attribute(&path.name)?,
    };
    let sub = match path.sub_attr.as_deref() {
        Some(name) => Some(attribute.sub_attribute(name)?),
        None => None,
    };
    Some(Target { extension, attribute, sub })
}

/// Reads the `path` of a PATCH operation.
pub(crate) fn parse_patch(kind: ResourceKind, text: &str) -> Result<PatchTarget> {
    if let Some(schema) = kind.extension(text) {
        return Ok(PatchTarget::Extension(schema));
    }
    let unknown = || {
        let shown = shown(text);
        ScimError::bad(ScimType::InvalidPath, format!("A {} has no attribute \"{shown}\".", kind.noun()))
    };
    let path: PatchPath = text.parse().map_err(|_| {
        let shown = shown(text);
        ScimError::bad(
            ScimType::InvalidPath,
            format!("\"{shown}\" is no path; write attribute, attribute.part or attribute[filter].part."),
        )
    })?;
    match path {
        PatchPath::Attr(path) => Ok(PatchTarget::Attribute(find(kind, &path).ok_or_else(unknown)?)),
        PatchPath::Value(path) => {
            let attribute = AttrPath { sub_attr: path.sub_attr, ..path.attr };
            let target = find(kind, &attribute).ok_or_else(unknown)?;
            if !target.attribute.multi_valued || target.attribute.sub_attributes().is_empty() {
                let name = target.attribute.name;
                let detail = format!("{name} has no items to choose from with [].");
                return Err(ScimError::bad(ScimType::InvalidPath, detail));
            }
            check_filter(target.attribute, &path.filter)?;
            Ok(PatchTarget::Items { target, filter: path.filter })
        }
    }
}

/// What a filter says may end up in an item that is made of it.
fn check_filter(attribute: &Attribute, filter: &ValFilter) -> Result<()> {
    match filter {
        ValFilter::And(parts) | ValFilter::Or(parts) => {
            parts.iter().try_for_each(|part| check_filter(attribute, part))
        }
        ValFilter::Not(part) => check_filter(attribute, part),
        ValFilter::Attr(AttrExp::Comparison(path, _, CompValue::Str(text))) => {
            check_text(&format!("{}.{}", attribute.name, path.name), text)
        }
        ValFilter::Attr(_) => Ok(()),
    }
}

/// A member of what was sent by its name, without regard to case.
pub(crate) fn member<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    object
        .get(name)
        .or_else(|| object.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// What a caller wrote, fit for a message.
pub(crate) fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(120).collect()
}
