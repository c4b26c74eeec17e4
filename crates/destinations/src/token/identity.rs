//! Which user id an assertion names.
//!
//! Source: SAP BTP Connectivity, "User Propagation via SAML 2.0 Bearer Assertion Flow".

use docket_http::UserToken;
use docket_saml::{NAME_ID_EMAIL_ADDRESS, NAME_ID_UNSPECIFIED};
use serde_json::{Map, Value};

use super::error::TokenError;
use super::json_path;
use super::user_info::UserInfo;
use crate::properties::Properties;
use crate::validate::PropertyError;

/// The user id for the assertion: `SystemUser` if set, else from the person's token.
///
/// - With `userIdSource`: the root claim of exactly that name, or for one that starts with `$` the value at that path; if the
///   token has none, what stands there in the custom attributes that userinfo shows to tokens with the scope `user_attributes`.
/// - Without: claim `user_name`, or `email` if `nameIdFormat` is the e-mail format; any other format is an error.
pub(crate) fn user_id(
    properties: &Properties,
    person: Option<&UserToken>,
    user_info: Option<&UserInfo>,
) -> Result<String, TokenError> {
    if let Some(system_user) = properties.get("SystemUser") {
        return Ok(system_user.to_owned());
    }
    let person = person.ok_or_else(|| {
        TokenError::Identity(
            "the destination needs a user: send the user's token in X-user-token or as Authorization, or set SystemUser".to_owned(),
        )
    })?;
    match properties.get("userIdSource") {
        Some(source) => from_source(source, person, user_info),
        None => from_format(properties.get("nameIdFormat"), person),
    }
}

fn from_source(source: &str, person: &UserToken, user_info: Option<&UserInfo>) -> Result<String, TokenError> {
    let custom = user_info.and_then(|info| info.get("user_attributes")?.as_object());
    let found =
        [Some(&*person.claims), custom].into_iter().flatten().find_map(|all| at(source, all).transpose());
    found.transpose()?.ok_or_else(|| {
        TokenError::Identity(format!(
            "user ID could not be determined: the user's token holds no single text at userIdSource \"{}\"",
            source.chars().take(100).collect::<String>()
        ))
    })
}

/// The one text at `source`.
fn at(source: &str, all: &Map<String, Value>) -> Result<Option<String>, PropertyError> {
    if !source.starts_with('$') {
        return Ok(all.get(source).and_then(text));
    }
    let root = Value::Object(all.clone());
    json_path::find(&root, source)
        .map(|found| found.and_then(text))
        .map_err(|error| PropertyError::new("userIdSource", format!("cannot be used: {error}")))
}

fn from_format(format: Option<&str>, person: &UserToken) -> Result<String, TokenError> {
    let claim = match format {
        None | Some(NAME_ID_UNSPECIFIED) => "user_name",
        Some(NAME_ID_EMAIL_ADDRESS) => "email",
        Some(_) => {
            return Err(PropertyError::new(
                "nameIdFormat",
                format!(
                    "must be {NAME_ID_UNSPECIFIED} or {NAME_ID_EMAIL_ADDRESS} when userIdSource is not set"
                ),
            )
            .into());
        }
    };
    person.claims.get(claim).and_then(text).ok_or_else(|| {
        TokenError::Identity(format!(
            "user ID could not be determined: the user's token has no claim {claim}"
        ))
    })
}

/// Whether the token opens what userinfo says of the person.
pub(crate) fn has_user_attributes_scope(person: &UserToken) -> bool {
    match person.claims.get("scope") {
        Some(Value::Array(scopes)) => scopes.iter().any(|scope| scope == "user_attributes"),
        Some(Value::String(scopes)) => scopes.split(' ').any(|scope| scope == "user_attributes"),
        _ => false,
    }
}

/// A text, a number, or a list of exactly one of them.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => match values.as_slice() {
            [single @ (Value::String(_) | Value::Number(_))] => text(single),
            _ => None,
        },
        _ => None,
    }
}
