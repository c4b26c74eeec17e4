//! SCIM filters and sort keys as storage understands them. Source: RFC 7644, sections 3.4.2.2 and 3.4.2.3.

use docket_domain::{GroupId, Timestamp, UserId};
use docket_storage::directory_query::{Comparison, Condition, Field, SortKey, Test, TimeField};
use scim_v2::filter::{
    AttrExp, AttrPath, CompValue, CompareOp, Filter, FilterActionError, MAX_FILTER_DEPTH, MAX_FILTER_TERMS,
    ParseError, ValFilter,
};

use super::error::{Result, ScimError, ScimType};
use super::path::{Target, find, shown};
use super::schema::{Attribute, Kind, ResourceKind, SAP_USER};
use super::text::check_text;

/// Reads a filter.
pub(crate) fn parse(kind: ResourceKind, text: &str) -> Result<Condition> {
    let filter: Filter = text.parse().map_err(|error| match error {
        ParseError::User { error: FilterActionError::TooManyTerms(_) } => {
            refused(format!("A filter may have at most {MAX_FILTER_TERMS} comparisons."))
        }
        ParseError::User { error: FilterActionError::DepthExceeded(_) } => {
            refused(format!("A filter may be nested at most {MAX_FILTER_DEPTH} deep."))
        }
        _ => {
            let shown = shown(text);
            refused(format!("\"{shown}\" is no filter; write for example userName eq \"anna\"."))
        }
    })?;
    of_filter(kind, &filter)
}

/// Reads the attribute to sort by.
pub(crate) fn parse_sort(kind: ResourceKind, text: &str) -> Result<SortKey> {
    let shown = shown(text);
    let cannot = || {
        let detail = format!("A list of {}s cannot be sorted by \"{shown}\".", kind.noun());
        ScimError::bad(ScimType::InvalidPath, detail)
    };
    let Some(target) = target_of(kind, text) else { return Err(cannot()) };
    let place = place(&target, target.sub);
    match place {
        Some(Place::Field(field, _)) => Ok(SortKey::Field(field)),
        Some(Place::Time(field)) => Ok(SortKey::Time(field)),
        _ if target.extension.is_none() && target.attribute.name == "emails" => {
            Ok(SortKey::Field(Field::Email))
        }
        Some(Place::Attribute(path)) if kind == ResourceKind::User => Ok(SortKey::Attribute(path)),
        _ => Err(cannot()),
    }
}

/// The attribute a plain path names.
pub(crate) fn target_of(kind: ResourceKind, text: &str) -> Option<Target> {
    let path: scim_v2::filter::PatchPath = text.parse().ok()?;
    match path {
        scim_v2::filter::PatchPath::Attr(path) => find(kind, &path),
        scim_v2::filter::PatchPath::Value(_) => None,
    }
}

fn of_filter(kind: ResourceKind, filter: &Filter) -> Result<Condition> {
    Ok(match filter {
        Filter::And(parts) => {
            Condition::All(parts.iter().map(|part| of_filter(kind, part)).collect::<Result<_>>()?)
        }
        Filter::Or(parts) => {
            Condition::Any(parts.iter().map(|part| of_filter(kind, part)).collect::<Result<_>>()?)
        }
        Filter::Not(part) => Condition::Not(Box::new(of_filter(kind, part)?)),
        Filter::Attr(expression) => of_expression(kind, expression)?,
        Filter::ValuePath(path) => {
            let target = known(kind, &path.attr)?;
            if !target.attribute.multi_valued || target.attribute.sub_attributes().is_empty() {
                let name = target.attribute.name;
                return Err(refused(format!("{name} has no items to choose from with [].")));
            }
            of_items(kind, &target, &path.filter)?
        }
    })
}

fn known(kind: ResourceKind, path: &AttrPath) -> Result<Target> {
    find(kind, path).ok_or_else(|| {
        let shown = shown(&path.to_string());
        refused(format!("A {} has no attribute \"{shown}\".", kind.noun()))
    })
}

fn of_expression(kind: ResourceKind, expression: &AttrExp) -> Result<Condition> {
    match expression {
        AttrExp::Present(path) => {
            let target = known(kind, path)?;
            if target.attribute.name == "name" && target.sub.is_none() {
                let parts = target.attribute.sub_attributes().iter();
                let present = parts.map(|part| of_part(kind, &target, Some(part), Wanted::Present));
                return Ok(Condition::Any(present.collect::<Result<_>>()?));
            }
            of_part(kind, &target, part_of(&target), Wanted::Present)
        }
        AttrExp::Comparison(path, operator, value) => {
            let target = known(kind, path)?;
            if *value == CompValue::Null {
                let present = of_part(kind, &target, part_of(&target), Wanted::Present)?;
                return match operator {
                    CompareOp::Eq => Ok(Condition::Not(Box::new(present))),
                    CompareOp::Ne => Ok(present),
                    _ => Err(refused("null can only be compared with eq and ne.")),
                };
            }
            of_part(kind, &target, part_of(&target), Wanted::Compared(operator, value))
        }
    }
}

/// The part that is compared when a path names none: `emails eq "…"` means `emails.value`.
fn part_of(target: &Target) -> Option<&'static Attribute> {
    target.sub.or_else(|| target.attribute.sub_attribute("value"))
}

#[derive(Clone, Copy)]
enum Wanted<'f> {
    Present,
    Compared(&'f CompareOp, &'f CompValue),
}

/// Where an attribute is kept.
enum Place {
    /// And whether case counts there.
    Field(Field, bool),
    Time(TimeField),
    Active,
    ResourceType,
    Schemas,
    Groups,
    Members,
    Attribute(Vec<&'static str>),
    /// The items, and the part of an item.
    Items(Vec<&'static str>, &'static str),
}

fn place(target: &Target, part: Option<&'static Attribute>) -> Option<Place> {
    if target.extension == Some(&SAP_USER) {
        return Some(Place::Field(Field::Id, true));
    }
    if target.extension.is_none() {
        let found = match (target.attribute.name, part.map(|part| part.name)) {
            ("id", None) => Some(Place::Field(Field::Id, true)),
            ("externalId", None) => Some(Place::Field(Field::ExternalId, true)),
            ("userName", None) => Some(Place::Field(Field::UserName, false)),
            ("displayName", None) => Some(Place::Field(Field::DisplayName, false)),
            ("name", Some("givenName")) => Some(Place::Field(Field::GivenName, false)),
            ("name", Some("familyName")) => Some(Place::Field(Field::FamilyName, false)),
            ("locale", None) => Some(Place::Field(Field::Locale, true)),
            ("active", None) => Some(Place::Active),
            ("meta", Some("created")) => Some(Place::Time(TimeField::Created)),
            ("meta", Some("lastModified")) => Some(Place::Time(TimeField::Modified)),
            ("meta", Some("resourceType")) => Some(Place::ResourceType),
            ("schemas", None) => Some(Place::Schemas),
            ("groups", Some("value")) => Some(Place::Groups),
            ("members", Some("value")) => Some(Place::Members),
            ("meta" | "groups" | "members", _) => return None,
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    let mut steps = target.steps();
    match (target.attribute.multi_valued, part) {
        (true, Some(part)) => Some(Place::Items(steps, part.name)),
        (false, Some(part)) => {
            steps.push(part.name);
            Some(Place::Attribute(steps))
        }
        (false, None) if target.attribute.sub_attributes().is_empty() => Some(Place::Attribute(steps)),
        _ => None,
    }
}

fn of_part(
    kind: ResourceKind,
    target: &Target,
    part: Option<&'static Attribute>,
    wanted: Wanted<'_>,
) -> Result<Condition> {
    let attribute = part.unwrap_or(target.attribute);
    let name = attribute.name;
    if let Wanted::Compared(_, CompValue::Str(text)) = wanted {
        check_text(name, text)?;
    }
    let cannot = || refused(format!("A list cannot be filtered by \"{name}\" in this way."));
    match (place(target, part).ok_or_else(cannot)?, wanted) {
        (Place::Active | Place::ResourceType | Place::Schemas | Place::Time(_), Wanted::Present) => {
            Ok(Condition::All(Vec::new()))
        }
        (Place::Groups, Wanted::Present) => Ok(Condition::InAnyGroup),
        (Place::Members, Wanted::Present) => Ok(Condition::HasMembers),
        (Place::Field(field, _), Wanted::Present) => Ok(Condition::Field(field, Test::Present)),
        (Place::Attribute(path), Wanted::Present) => Ok(Condition::Attribute(path, Test::Present)),
        (Place::Items(path, part), Wanted::Present) => {
            Ok(Condition::Item(path, Box::new(Condition::Attribute(vec![part], Test::Present))))
        }
        (Place::Active, Wanted::Compared(operator, value)) => {
            let comparison = flag(value).and_then(|flag| equation(operator, Condition::Active(flag)));
            comparison.ok_or_else(|| no_flag(name))
        }
        (Place::Time(field), Wanted::Compared(operator, value)) => time(field, operator, value),
        (Place::ResourceType, Wanted::Compared(operator, CompValue::Str(wanted))) => {
            equation(operator, always(wanted == kind.name())).ok_or_else(cannot)
        }
        (Place::Schemas, Wanted::Compared(operator, CompValue::Str(wanted))) => {
            equation(operator, has_schema(kind, wanted)).ok_or_else(cannot)
        }
        (Place::Groups, Wanted::Compared(operator, CompValue::Str(id))) => {
            equation(operator, Condition::InGroup(GroupId::new(&**id))).ok_or_else(cannot)
        }
        (Place::Members, Wanted::Compared(operator, CompValue::Str(id))) => {
            equation(operator, Condition::HasMember(UserId::new(&**id))).ok_or_else(cannot)
        }
        (Place::Field(field, exact), Wanted::Compared(operator, value)) => {
            text(attribute, exact, operator, value, |test| Condition::Field(field, test))
        }
        (Place::Attribute(path), Wanted::Compared(operator, value)) => {
            text(attribute, false, operator, value, |test| Condition::Attribute(path, test))
        }
        (Place::Items(path, part), Wanted::Compared(operator, value)) => {
            let inner =
                text(attribute, false, operator, value, |test| Condition::Attribute(vec![part], test))?;
            Ok(Condition::Item(path, Box::new(inner)))
        }
        _ => Err(cannot()),
    }
}

/// A filter in brackets: all of it holds of one and the same item.
fn of_items(kind: ResourceKind, target: &Target, filter: &ValFilter) -> Result<Condition> {
    if matches!(target.attribute.name, "groups" | "members") {
        // Nothing but the id of the other end is kept, so each comparison is one about the resource.
        return each(filter, &|part, wanted| of_part(kind, target, Some(part), wanted), target.attribute);
    }
    let leaf = |part: &'static Attribute, wanted: Wanted<'_>| {
        let path = vec![part.name];
        match wanted {
            Wanted::Present => Ok(Condition::Attribute(path, Test::Present)),
            Wanted::Compared(operator, value) => {
                if let CompValue::Str(text) = value {
                    check_text(part.name, text)?;
                }
                text(part, false, operator, value, |test| Condition::Attribute(path, test))
            }
        }
    };
    Ok(Condition::Item(target.steps(), Box::new(each(filter, &leaf, target.attribute)?)))
}

type Leaf<'l> = &'l dyn Fn(&'static Attribute, Wanted<'_>) -> Result<Condition>;

fn each(filter: &ValFilter, leaf: Leaf<'_>, attribute: &Attribute) -> Result<Condition> {
    let part = |path: &AttrPath| {
        let found = if path.uri.is_none() && path.sub_attr.is_none() {
            attribute.sub_attribute(&path.name)
        } else {
            None
        };
        found.ok_or_else(|| {
            let (name, shown) = (attribute.name, shown(&path.name));
            refused(format!("The items of {name} have no attribute \"{shown}\"."))
        })
    };
    let all = |parts: &[ValFilter]| {
        parts.iter().map(|part| each(part, leaf, attribute)).collect::<Result<Vec<_>>>()
    };
    Ok(match filter {
        ValFilter::And(parts) => Condition::All(all(parts)?),
        ValFilter::Or(parts) => Condition::Any(all(parts)?),
        ValFilter::Not(inner) => Condition::Not(Box::new(each(inner, leaf, attribute)?)),
        ValFilter::Attr(AttrExp::Present(path)) => leaf(part(path)?, Wanted::Present)?,
        ValFilter::Attr(AttrExp::Comparison(path, operator, value)) => {
            leaf(part(path)?, Wanted::Compared(operator, value))?
        }
    })
}

fn text(
    attribute: &Attribute,
    exact: bool,
    operator: &CompareOp,
    value: &CompValue,
    condition: impl FnOnce(Test) -> Condition,
) -> Result<Condition> {
    let name = attribute.name;
    let wanted = match (attribute.kind, value) {
        (Kind::Boolean, value) => match flag(value) {
            Some(flag) if matches!(operator, CompareOp::Eq | CompareOp::Ne) => flag.to_string(),
            _ => {
                return Err(no_flag(name));
            }
        },
        (_, CompValue::Str(text)) if exact => text.clone(),
        (_, CompValue::Str(text)) => text.to_lowercase(),
        (_, CompValue::Number(number)) => number.to_string(),
        _ => return Err(refused(format!("{name} is a text; write the value in quotes."))),
    };
    let negated = *operator == CompareOp::Ne;
    let test = match operator {
        CompareOp::Eq | CompareOp::Ne => Test::Equals(wanted),
        CompareOp::Co => Test::Contains(wanted),
        CompareOp::Sw => Test::StartsWith(wanted),
        CompareOp::Ew => Test::EndsWith(wanted),
        CompareOp::Gt => Test::Compares(Comparison::Greater, wanted),
        CompareOp::Ge => Test::Compares(Comparison::GreaterOrEqual, wanted),
        CompareOp::Lt => Test::Compares(Comparison::Less, wanted),
        CompareOp::Le => Test::Compares(Comparison::LessOrEqual, wanted),
    };
    let condition = condition(test);
    Ok(if negated { Condition::Not(Box::new(condition)) } else { condition })
}

fn time(field: TimeField, operator: &CompareOp, value: &CompValue) -> Result<Condition> {
    let at = match value {
        CompValue::Str(text) => Timestamp::parse(text).ok(),
        _ => None,
    };
    let at = at.ok_or_else(|| refused("A time is written like \"2026-01-31T12:00:00Z\"."))?;
    let comparison = match operator {
        CompareOp::Eq | CompareOp::Ne => Comparison::Equal,
        CompareOp::Gt => Comparison::Greater,
        CompareOp::Ge => Comparison::GreaterOrEqual,
        CompareOp::Lt => Comparison::Less,
        CompareOp::Le => Comparison::LessOrEqual,
        CompareOp::Co | CompareOp::Sw | CompareOp::Ew => {
            return Err(refused(
                "A time has no parts to look for; compare it with gt, ge, lt, le, eq or ne.",
            ));
        }
    };
    let condition = Condition::Time(field, comparison, at);
    Ok(if *operator == CompareOp::Ne { Condition::Not(Box::new(condition)) } else { condition })
}

/// A condition that does not depend on the resource.
fn always(holds: bool) -> Condition {
    if holds { Condition::All(Vec::new()) } else { Condition::Any(Vec::new()) }
}

/// Whether the resource says it has that schema.
fn has_schema(kind: ResourceKind, id: &str) -> Condition {
    match kind.extension(id) {
        Some(schema) if schema == &SAP_USER => always(true),
        Some(schema) => Condition::Attribute(vec![schema.id], Test::Present),
        None => always(kind.schema().id.eq_ignore_ascii_case(id)),
    }
}

fn equation(operator: &CompareOp, condition: Condition) -> Option<Condition> {
    match operator {
        CompareOp::Eq => Some(condition),
        CompareOp::Ne => Some(Condition::Not(Box::new(condition))),
        _ => None,
    }
}

fn flag(value: &CompValue) -> Option<bool> {
    match value {
        CompValue::True => Some(true),
        CompValue::False => Some(false),
        CompValue::Str(text) if text.eq_ignore_ascii_case("true") => Some(true),
        CompValue::Str(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn no_flag(name: &str) -> ScimError {
    refused(format!("{name} can only be compared with true or false, by eq or ne."))
}

fn refused(detail: impl Into<String>) -> ScimError {
    ScimError::bad(ScimType::InvalidFilter, detail)
}
