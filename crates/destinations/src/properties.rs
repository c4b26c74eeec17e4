//! A destination as its users see it: a flat set of named texts.

use std::collections::BTreeMap;
use std::fmt;

use docket_domain::Timestamp;
use docket_storage::destinations::StoredDestination;
use serde_json::{Map, Value};
use url::Url;

use crate::authentication::Authentication;
use crate::secrets;
use crate::validate::PropertyError;

/// The properties of one destination, secrets included. Names are case-sensitive.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Properties(BTreeMap<String, String>);

impl Properties {
    /// Reads a flat JSON object of strings.
    ///
    /// # Errors
    /// The first property whose value is no string, by name; the value itself is not repeated.
    pub fn from_json(value: &Value) -> Result<Self, PropertyError> {
        let Value::Object(object) = value else {
            return Err(PropertyError::new("body", "must be a JSON object of strings, one per property"));
        };
        let mut properties = BTreeMap::new();
        for (name, value) in object {
            let Value::String(text) = value else {
                let kind = kind_of(value);
                return Err(PropertyError::new(name, format!("must be a string, not {kind}")));
            };
            properties.insert(name.clone(), text.clone());
        }
        Ok(Self(properties))
    }

    /// The value of `name`, if it is set and not empty: an empty property means the same as none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the property is there, even if it is empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// True if `name` is `true`, in any case.
    pub fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }

    pub fn remove(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// Name and value of each, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What stands behind `prefix`, as `("X-Tenant", "a")` for `URL.headers.X-Tenant`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value)))
    }

    pub fn name(&self) -> Option<&str> {
        self.get("Name")
    }

    pub(crate) fn is_secret(&self, name: &str) -> bool {
        secrets::is_secret_in(name, self.get("tc.grant_type").is_some())
    }

    /// Those that may be shown, and the names of those that may not.
    pub fn masked(&self) -> (Self, Vec<String>) {
        let (secret, open): (BTreeMap<_, _>, BTreeMap<_, _>) =
            self.0.clone().into_iter().partition(|(name, _)| self.is_secret(name));
        (Self(open), secret.into_keys().collect())
    }

    pub(crate) fn into_map(self) -> BTreeMap<String, String> {
        self.0
    }

    pub(crate) fn to_json(&self) -> Map<String, Value> {
        self.0.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect()
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

impl FromIterator<(String, String)> for Properties {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Properties {
    fn from(pairs: [(&str, &str); N]) -> Self {
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

impl fmt::Debug for Properties {
    /// Secrets show as `***`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.iter().map(|(name, value)| (name, if self.is_secret(name) { "***" } else { value }));
        f.debug_map().entries(shown).finish()
    }
}

/// A stored destination with its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Empty on the subaccount level, otherwise the service instance's id.
    pub instance_id: String,
    pub properties: Properties,
    /// Changes with every write; tells nothing about the contents.
    pub etag: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl Destination {
    pub fn name(&self) -> &str {
        self.properties.name().unwrap_or_default()
    }

    /// See [`Properties::get`].
    pub fn get(&self, property: &str) -> Option<&str> {
        self.properties.get(property)
    }

    /// The address of the system; without a scheme it is taken as https.
    pub fn url(&self) -> Option<Url> {
        parse_url(self.get("URL")?)
    }

    /// Whether its tokens stand for the person a call is made for. A technical credential never does.
    pub fn acts_for_persons(&self) -> bool {
        Authentication::of(&self.properties)
            .is_ok_and(|authentication| authentication.stands_for_a_person(&self.properties))
    }

    pub(crate) fn from_stored(stored: StoredDestination) -> Self {
        let mut properties = stored.properties;
        properties.extend(stored.secrets);
        Self {
            instance_id: stored.instance_id,
            properties: Properties(properties),
            etag: stored.etag,
            created_at: stored.created_at,
            modified_at: stored.modified_at,
        }
    }

    pub(crate) fn to_stored(&self) -> StoredDestination {
        let (secrets, properties) =
            self.properties.0.clone().into_iter().partition(|(name, _)| self.properties.is_secret(name));
        StoredDestination {
            instance_id: self.instance_id.clone(),
            name: self.name().to_owned(),
            properties,
            secrets,
            etag: self.etag.clone(),
            created_at: self.created_at,
            modified_at: self.modified_at,
        }
    }
}

/// An http or https address with a host; without a scheme it is taken as https.
pub(crate) fn parse_url(text: &str) -> Option<Url> {
    let text = text.trim();
    let url = if text.contains("://") { Url::parse(text) } else { Url::parse(&format!("https://{text}")) };
    url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_that_is_no_string_is_named_and_not_repeated() {
        let error = Properties::from_json(&json!({"Name": "A", "clientSecret": 4711})).unwrap_err();
        assert_eq!(error.to_string(), "clientSecret must be a string, not a number");
    }

    #[test]
    fn debug_output_and_the_masked_form_hold_no_secret() {
        let properties = Properties::from([("Name", "A"), ("Password", "hunter2")]);
        let debug = format!("{properties:?}");
        assert!(debug.contains("Password") && !debug.contains("hunter2"), "{debug}");
        let (masked, secrets) = properties.masked();
        assert_eq!((masked.get("Password"), masked.get("Name")), (None, Some("A")));
        assert_eq!(secrets, ["Password"]);
    }

    #[test]
    fn an_address_without_a_scheme_is_https() {
        assert_eq!(parse_url("x.example/a").unwrap().as_str(), "https://x.example/a");
        assert_eq!(parse_url("localhost:8080").unwrap().as_str(), "https://localhost:8080/");
        assert!(parse_url("ftp://x.example").is_none() && parse_url("https://").is_none());
    }
}
