//! Task definitions: what kinds of task a provider has and what may be decided on them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Texts, Urn};

/// How a decision is coloured: green, red, grey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Nature {
    Positive,
    Negative,
    #[default]
    Neutral,
}

/// Whether a comment or a reason goes along with a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Requirement {
    Required,
    Optional,
    #[default]
    Unsupported,
}

/// A reason to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: String,
    pub name: Texts,
}

/// One response (completes the task) or action (does not).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    pub code: String,
    pub name: Texts,
    pub nature: Nature,
    pub comment: Requirement,
    pub reason: Requirement,
    pub reasons: Vec<Reason>,
    /// Whether many tasks may be decided at once with it.
    pub bulk: bool,
}

/// The type of a custom attribute's value. Unknown types count as `STRING`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AttributeType {
    #[default]
    String,
    Boolean,
    Integer,
    Float,
    Date,
    Datetime,
    Time,
}

/// A custom attribute that tasks of the definition may carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeDefinition {
    pub code: String,
    #[serde(rename = "type")]
    pub kind: AttributeType,
    pub name: Texts,
    /// `CURRENCY`, `DATE`, `DURATION`, `USER`; unknown ones are ignored.
    pub format: Option<String>,
    /// Higher ranks are shown first.
    pub rank: u32,
}

/// A task definition as its provider last described it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskDefinition {
    pub urn: Urn,
    pub name: Texts,
    pub responses: Vec<Decision>,
    pub actions: Vec<Decision>,
    pub custom_attributes: Vec<AttributeDefinition>,
    /// Names of the capabilities that are true, such as `tasks.description`.
    pub capabilities: Vec<String>,
    /// `taskDetailsSettings` as received; read by the web app only.
    pub details: Option<serde_json::Value>,
}

impl TaskDefinition {
    pub fn has_capability(&self, name: &str) -> bool {
        self.capabilities.iter().any(|capability| capability == name)
    }
}
