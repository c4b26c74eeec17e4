//! The attributes of an assertion.
//!
//! Source: SAP BTP Connectivity, "User Propagation via SAML 2.0 Bearer Assertion Flow"; for `api_key` the public generators for
//! SAP SuccessFactors.

use docket_http::UserToken;
use docket_saml::Attribute;
use serde_json::Value;

use super::identity;
use super::user_info::UserInfo;
use crate::properties::Properties;

/// Where the groups of a person stand in their token.
const GROUPS: [[&str; 2]; 2] =
    [["xs.system.attributes", "xs.saml.groups"], ["user_attributes", "xs.saml.groups"]];

/// The member of userinfo whose own members are the attributes.
const USER_ATTRIBUTES: &str = "user_attributes";

/// What the assertion says about the person, in a fixed order and each name once: `api_key` of the destination, `user_uuid`,
/// `Groups`, and what userinfo says: each of its members under its own name, and those of `user_attributes` under
/// `user_attributes.<name>`. With `SystemUser` there is no person.
pub(crate) fn of(
    properties: &Properties,
    person: Option<&UserToken>,
    user_info: Option<&UserInfo>,
) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    if let Some(api_key) = properties.get("apiKey") {
        attributes.push(Attribute::single("api_key", api_key));
    }
    let Some(person) = person else { return attributes };
    let skips_uuid = properties.is_true("skipUserUuidInSAMLAttributes");
    if !skips_uuid && let Some(uuid) = person.claims.get("user_uuid").and_then(identity::text) {
        attributes.push(Attribute::single("user_uuid", uuid));
    }
    let groups = groups(person);
    if !groups.is_empty() {
        attributes.push(Attribute { name: "Groups".to_owned(), values: groups });
    }
    let skip_prefix = properties.is_true("skipUserAttributesPrefixInSAMLAttributes");
    for (name, value) in user_info.into_iter().flatten() {
        match value {
            Value::Object(own) if name == USER_ATTRIBUTES => {
                for (name, value) in own {
                    let name = if skip_prefix { name.clone() } else { format!("{USER_ATTRIBUTES}.{name}") };
                    add(&mut attributes, name, texts(value));
                }
            }
            _ if skips_uuid && name == "user_uuid" => {}
            value => add(&mut attributes, name.clone(), texts(value)),
        }
    }
    attributes
}

/// The first of a name stays: what the destination and the token say goes before what a person's attributes say.
fn add(attributes: &mut Vec<Attribute>, name: String, values: Vec<String>) {
    if !name.is_empty() && !values.is_empty() && attributes.iter().all(|attribute| attribute.name != name) {
        attributes.push(Attribute { name, values });
    }
}
fn groups(person: &UserToken) -> Vec<String> {
    let mut groups = Vec::new();
    for [outer, inner] in GROUPS {
        let found =
            person.claims.get(outer).and_then(|value| value.get(inner)).map(texts).unwrap_or_default();
        for group in found {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    groups
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(flag) => vec![flag.to_string()],
        Value::Array(values) => values.iter().filter(|value| !value.is_array()).flat_map(texts).collect(),
        Value::Null | Value::Object(_) => Vec::new(),
    }
}
