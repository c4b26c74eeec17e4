//! What providers send. Every property is optional here, unknown ones are ignored: what must be there is judged when the
//! types become `domain`, so that one bad element spoils one task and not a page.
//!
//! Source: Task Provider SPI v2, "Schemas".

use std::fmt;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// `Tasks` and `TaskDefinitions`: the elements are read one by one.
#[derive(Deserialize)]
pub(crate) struct List<'a> {
    #[serde(borrow, default)]
    pub(crate) value: Option<Vec<&'a RawValue>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Task {
    pub(crate) urn: Option<String>,
    pub(crate) application_id: Option<String>,
    pub(crate) application_instance_id: Option<String>,
    pub(crate) tenant_id: Option<String>,
    pub(crate) local_id: Option<String>,
    pub(crate) definition_id: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) created_at: Option<String>,
    pub(crate) created_by: Option<String>,
    pub(crate) modified_at: Option<String>,
    pub(crate) modified_by: Option<String>,
    pub(crate) processor: Option<String>,
    pub(crate) subject: Option<Vec<Text>>,
    pub(crate) due_at: Option<String>,
    pub(crate) completed_at: Option<String>,
    pub(crate) completed_by: Option<String>,
    pub(crate) priority: Option<String>,
    pub(crate) ui_link: Option<String>,
    pub(crate) mobile_ui_link: Option<String>,
    pub(crate) embeddable_ui_link: Option<String>,
    pub(crate) attachments_count: Option<i64>,
    pub(crate) comments_count: Option<i64>,
    pub(crate) valid_response_codes: Option<Vec<String>>,
    pub(crate) valid_action_codes: Option<Vec<String>>,
    pub(crate) custom_attributes: Option<Vec<Attribute>>,
    pub(crate) operation_errors: Option<Vec<OperationError>>,
    pub(crate) recipient_users: Option<Vec<String>>,
    pub(crate) recipient_groups: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Text {
    #[serde(default)]
    pub(crate) language_code: Option<String>,
    #[serde(rename = "text")]
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) is_default: Option<bool>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Attribute {
    pub(crate) code: String,
    #[serde(deserialize_with = "scalar")]
    pub(crate) value: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
pub(crate) struct OperationError {
    pub(crate) executed_at: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) executed_by: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Definition {
    pub(crate) urn: Option<String>,
    pub(crate) name: Option<Vec<Text>>,
    pub(crate) possible_responses: Option<Vec<Decision>>,
    pub(crate) possible_actions: Option<Vec<Decision>>,
    pub(crate) custom_attributes: Option<Vec<AttributeDefinition>>,
    pub(crate) capabilities: Option<Vec<Capability>>,
    pub(crate) task_details_settings: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Decision {
    pub(crate) code: Option<String>,
    pub(crate) name: Option<Vec<Text>>,
    pub(crate) nature: Option<String>,
    pub(crate) comment_required: Option<String>,
    pub(crate) reason_required: Option<String>,
    pub(crate) possible_reasons: Option<Vec<Reason>>,
    pub(crate) capabilities: Option<Vec<Capability>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Reason {
    pub(crate) code: Option<String>,
    pub(crate) name: Option<Vec<Text>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AttributeDefinition {
    pub(crate) code: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) name: Option<Vec<Text>>,
    pub(crate) format: Option<String>,
    pub(crate) rank: Option<i64>,
}

/// Values are strings in a provider's capabilities and booleans in a definition's; either is taken in both places.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Capability {
    pub(crate) name: Option<String>,
    pub(crate) value: Option<Value>,
}

impl Capability {
    pub(crate) fn is_true(&self) -> bool {
        match &self.value {
            Some(Value::Bool(value)) => *value,
            Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Capabilities {
    #[serde(default)]
    pub(crate) value: Option<Vec<Capability>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ErrorEnvelope {
    pub(crate) error: ErrorBody,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
}

/// Reads one element of a list, if a property has the wrong type without that property.
///
/// Gives the element and the names of the properties that had to be left out; `None` if it is no object at all.
pub(crate) fn element<T: DeserializeOwned>(raw: &RawValue) -> Option<(T, Vec<String>)> {
    if let Ok(element) = serde_json::from_str(raw.get()) {
        return Some((element, Vec::new()));
    }
    let Ok(Value::Object(mut object)) = serde_json::from_str(raw.get()) else { return None };
    let misfits: Vec<String> = object
        .iter()
        .filter(|(name, value)| {
            let alone = Map::from_iter([((*name).clone(), (*value).clone())]);
            T::deserialize(Value::Object(alone)).is_err()
        })
        .map(|(name, _)| name.clone())
        .collect();
    for name in &misfits {
        object.shift_remove(name);
    }
    Some((T::deserialize(Value::Object(object)).ok()?, misfits))
}

/// A string, or the text of a number or boolean that should have been one.
fn scalar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct Scalar;
    impl Visitor<'_> for Scalar {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, value: &str) -> Result<String, E> {
            Ok(value.to_owned())
        }

        fn visit_string<E>(self, value: String) -> Result<String, E> {
            Ok(value)
        }

        fn visit_bool<E>(self, value: bool) -> Result<String, E> {
            Ok(value.to_string())
        }

        fn visit_i64<E>(self, value: i64) -> Result<String, E> {
            Ok(value.to_string())
        }

        fn visit_u64<E>(self, value: u64) -> Result<String, E> {
            Ok(value.to_string())
        }

        fn visit_f64<E>(self, value: f64) -> Result<String, E> {
            Ok(value.to_string())
        }
    }
    deserializer.deserialize_any(Scalar)
}
