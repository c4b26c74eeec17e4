//! People and groups as SCIM resources, and back.

use std::collections::BTreeMap;

use docket_domain::user::User;
use docket_domain::{Chance, LanguageTag, Timestamp, UserId};
use docket_storage::groups::{Group, Membership};
use docket_storage::profiles::{Origin, PROVIDER_ATTRIBUTES, Profile};
use serde_json::{Map, Value, json};

use super::error::{Result, ScimError, ScimType};
use super::schema::{DOCKET_USER, ResourceKind, SAP_USER};
use super::text::external_id;
use super::version::version;
use crate::NewUser;
use crate::profile::checked_email;

/// The person as a resource; `base` is the interface's own address.
pub(crate) fn of_person(profile: &Profile, groups: &[&Membership], base: &str) -> Map<String, Value> {
    let user = &profile.user;
    let mut resource = core_of_person(profile);
    if !groups.is_empty() {
        let reference = |group: &&Membership| {
            json!({
                "value": group.group,
                "$ref": format!("{base}/Groups/{}", segment(group.group.as_str())),
                "display": group.display,
                "type": "direct",
            })
        };
        resource.insert("groups".to_owned(), groups.iter().map(reference).collect());
    }
    resource.insert(SAP_USER.id.to_owned(), json!({"userUuid": user.id}));
    let kind = ResourceKind::User;
    finish(kind, resource, user.id.as_str(), (user.created_at, user.modified_at), base)
}

/// What can be changed of a person, in canonical form: what a PATCH works on.
pub(crate) fn core_of_person(profile: &Profile) -> Map<String, Value> {
    let user = &profile.user;
    let mut resource = Map::new();
    let mut put = |name: &str, value: Value| resource.insert(name.to_owned(), value);
    if let Some(id) = &profile.external_id {
        put("externalId", json!(id));
    }
    put("userName", json!(user.user_name));
    put("displayName", json!(user.display_name));
    put("active", json!(user.active));
    if let Some(locale) = &user.locale {
        put("locale", json!(locale));
    }
    for (name, value) in &profile.attributes {
        put(name, value.clone());
    }
    let mut name = match profile.attributes.get("name") {
        Some(Value::Object(name)) => name.clone(),
        _ => Map::new(),
    };
    for (part, text) in [("familyName", &user.family_name), ("givenName", &user.given_name)] {
        if !text.is_empty() {
            name.insert(part.to_owned(), json!(text));
        }
    }
    if !name.is_empty() {
        put("name", Value::Object(name));
    }
    let ids = profile.provider_attributes();
    if !ids.is_empty() {
        put(DOCKET_USER.id, Value::Object(ids));
    }
    resource
}

/// The group as a resource, its members if they were read.
pub(crate) fn of_group(group: &Group, members: &[&Membership], base: &str) -> Map<String, Value> {
    let mut resource = Map::new();
    if let Some(id) = &group.external_id {
        resource.insert("externalId".to_owned(), json!(id));
    }
    resource.insert("displayName".to_owned(), json!(group.display_name));
    if !members.is_empty() {
        let reference = |member: &&Membership| {
            json!({
                "value": member.user,
                "$ref": format!("{base}/Users/{}", segment(member.user.as_str())),
                "type": "User",
            })
        };
        resource.insert("members".to_owned(), members.iter().map(reference).collect());
    }
    finish(ResourceKind::Group, resource, group.id.as_str(), (group.created_at, group.modified_at), base)
}

/// Adds what every resource has.
fn finish(
    kind: ResourceKind,
    resource: Map<String, Value>,
    id: &str,
    (created, modified): (Timestamp, Timestamp),
    base: &str,
) -> Map<String, Value> {
    let extensions = kind.extensions().iter().map(|schema| schema.id);
    let present = extensions.filter(|id| resource.contains_key(*id));
    let schemas: Vec<&str> = std::iter::once(kind.schema().id).chain(present).collect();
    let mut whole = Map::from_iter([("schemas".to_owned(), json!(schemas)), ("id".to_owned(), json!(id))]);
    whole.extend(resource);
    let meta = json!({
        "resourceType": kind.name(),
        "created": created,
        "lastModified": modified,
        "location": location(kind, id, base),
        "version": version(modified),
    });
    whole.insert("meta".to_owned(), meta);
    whole
}

pub(crate) fn location(kind: ResourceKind, id: &str, base: &str) -> String {
    format!("{base}{}/{}", kind.endpoint(), segment(id))
}

/// An id as a segment of an address.
fn segment(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The person a resource in canonical form describes; `before` is who they were.
///
/// A person without a display name gets one made of the other names, as everywhere in docket.
pub(crate) fn to_person(
    mut resource: Map<String, Value>,
    before: Option<&Profile>,
    chance: &Chance,
    now: Timestamp,
) -> Result<Profile> {
    let external_id = external_id(&resource)?;
    check_emails(&mut resource)?;
    let mut text = |name: &str| match resource.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let (user_name, display_name, locale) = (text("userName"), text("displayName"), text("locale"));
    text("externalId");
    let active = resource.remove("active").and_then(|active| active.as_bool());
    let wanted_id = resource.remove(SAP_USER.id).and_then(|sap| sap["userUuid"].as_str().map(UserId::new));
    let provider_ids = provider_ids(resource.remove(DOCKET_USER.id).as_ref(), before);
    let mut name = match resource.remove("name") {
        Some(Value::Object(name)) => name,
        _ => Map::new(),
    };
    let mut part = |part: &str| name.remove(part).and_then(|value| value.as_str().map(str::to_owned));
    let (given_name, family_name) = (part("givenName"), part("familyName"));
    let formatted = name.get("formatted").and_then(Value::as_str).map(str::to_owned);
    if !name.is_empty() {
        resource.insert("name".to_owned(), Value::Object(name));
    }
    let new = NewUser {
        id: before.map(|profile| profile.user.id.clone()).or(wanted_id),
        user_name: user_name.ok_or_else(|| missing("userName"))?,
        email: primary_email(&resource).ok_or_else(|| missing("emails"))?,
        display_name: display_name.or(formatted),
        given_name,
        family_name,
        locale: locale.map(|locale| LanguageTag::new(locale.replace('_', "-"))),
        password: None,
        provider_ids,
        role_collections: std::collections::BTreeSet::new(),
    };
    let user = new.into_user(chance, now)?;
    let user = match before {
        Some(before) => {
            User { active: active.unwrap_or(before.user.active), created_at: before.user.created_at, ..user }
        }
        None => User { active: active.unwrap_or(true), ..user },
    };
    let origin = before.map_or(Origin::Scim, |before| before.origin);
    Ok(Profile { user, external_id, origin, attributes: resource })
}

/// The address docket writes to: the primary one, else the first.
fn primary_email(resource: &Map<String, Value>) -> Option<String> {
    let emails = resource.get("emails")?.as_array()?;
    let email = emails.iter().find(|email| email["primary"] == true).or_else(|| emails.first())?;
    email["value"].as_str().map(str::to_owned)
}

/// Every address is one, not only the one docket writes to: people are found by all of them.
fn check_emails(resource: &mut Map<String, Value>) -> Result<()> {
    let emails = resource.get_mut("emails").and_then(Value::as_array_mut);
    for email in emails.into_iter().flatten() {
        if let Some(address) = email["value"].as_str() {
            email["value"] = checked_email("emails.value", address)?.into();
        }
    }
    Ok(())
}

/// The ids in providers. Those no attribute is for stay as they are: they are not what was said anything about.
fn provider_ids(extension: Option<&Value>, before: Option<&Profile>) -> BTreeMap<String, String> {
    let mut ids = before.map(|profile| profile.user.provider_ids.clone()).unwrap_or_default();
    for (attribute, provider) in PROVIDER_ATTRIBUTES {
        match extension.and_then(|ids| ids[attribute].as_str()) {
            Some(id) => ids.insert(provider.to_owned(), id.to_owned()),
            None => ids.remove(provider),
        };
    }
    ids
}

/// The members a group resource in canonical form names.
pub(crate) fn members_of(resource: &Map<String, Value>) -> Result<Vec<UserId>> {
    let members = resource.get("members").and_then(Value::as_array);
    let mut all = Vec::new();
    for member in members.into_iter().flatten() {
        if member["type"].as_str().is_some_and(|kind| !kind.eq_ignore_ascii_case("User")) {
            let detail = "Only users can be members; groups in groups are not supported.";
            return Err(ScimError::bad(ScimType::InvalidValue, detail));
        }
        if let Some(id) = member["value"].as_str() {
            all.push(UserId::new(id));
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}

pub(crate) fn missing(name: &str) -> ScimError {
    ScimError::bad(ScimType::InvalidValue, format!("{name} is missing."))
}
