//! The one kind of task there is: *Time Off Request*, with what may be done to it.

use serde::Serialize;

use super::languages::{Languages, LocalizedText, Text};
use super::urn::{APPLICATION_ID, Entity, INSTANCE_ID};

/// Local id of the definition.
pub const TIME_OFF_REQUEST: &str = "TimeOffRequest";

/// Longest comment taken with an operation, in characters. The interface sets no limit of its own; this is its limit for
/// comments on a task.
pub const LONGEST_COMMENT: usize = 4000;

/// Whether something must, may or cannot be sent along with an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Need {
    Required,
    Optional,
    Unsupported,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Nature {
    Positive,
    Negative,
    Neutral,
}

/// What an operation does to the request behind the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Approve,
    Decline,
    /// Puts a question to the employee; the request stays open.
    Ask,
}

/// An operation: completing ones are called responses, the others actions.
#[derive(Debug)]
pub struct Operation {
    pub code: &'static str,
    pub effect: Effect,
    pub comment: Need,
    pub reason: Need,
    /// Code and names.
    pub reasons: &'static [(&'static str, &'static str, &'static str)],
    english: &'static str,
    german: &'static str,
    nature: Nature,
}

pub const RESPONSES: &[Operation] = &[
    Operation {
        code: "approve",
        effect: Effect::Approve,
        comment: Need::Optional,
        reason: Need::Unsupported,
        reasons: &[],
        english: "Approve",
        german: "Genehmigen",
        nature: Nature::Positive,
    },
    Operation {
        code: "decline",
        effect: Effect::Decline,
        comment: Need::Required,
        reason: Need::Optional,
        reasons: &[
            ("staffing", "Too few people present", "Zu wenige Personen anwesend"),
            ("deadline", "Conflicts with a deadline", "Fällt auf einen Termin"),
            ("balance", "Not enough leave left", "Urlaubsanspruch reicht nicht"),
            ("other", "Other", "Anderer Grund"),
        ],
        english: "Decline",
        german: "Ablehnen",
        nature: Nature::Negative,
    },
];

pub const ACTIONS: &[Operation] = &[Operation {
    code: "ask",
    effect: Effect::Ask,
    comment: Need::Required,
    reason: Need::Unsupported,
    reasons: &[],
    english: "Ask the Employee",
    german: "Rückfrage stellen",
    nature: Nature::Neutral,
}];

/// The names of a reason, whichever operation takes it.
pub fn reason(code: &str) -> Option<Text> {
    let mut reasons = RESPONSES.iter().chain(ACTIONS).flat_map(|operation| operation.reasons);
    reasons.find(|reason| reason.0 == code).map(|(_, english, german)| Text::new(*english, *german))
}

/// Code, type, format, names; the first one is shown first.
const ATTRIBUTES: &[(&str, &str, Option<&str>, &str, &str)] = &[
    ("employee", "STRING", Some("USER"), "Employee", "Mitarbeiter"),
    ("timeType", "STRING", None, "Time Type", "Abwesenheitsart"),
    ("startDate", "DATE", None, "Start Date", "Beginn"),
    ("endDate", "DATE", None, "End Date", "Ende"),
    ("workingDays", "FLOAT", None, "Working Days", "Arbeitstage"),
    ("calendarDays", "INTEGER", None, "Calendar Days", "Kalendertage"),
    ("shortNotice", "BOOLEAN", None, "Short Notice", "Kurzfristig"),
    ("comment", "STRING", None, "Comment", "Kommentar"),
    ("requestedAt", "DATETIME", None, "Requested On", "Beantragt am"),
    ("askedAt", "DATETIME", None, "Question Asked On", "Rückfrage gestellt am"),
    ("externalCode", "STRING", None, "Request", "Antrag"),
];

/// The definition on the wire.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskDefinition {
    urn: String,
    application_id: &'static str,
    application_instance_id: &'static str,
    tenant_id: String,
    local_id: &'static str,
    name: Vec<LocalizedText>,
    possible_responses: Vec<OperationDefinition>,
    possible_actions: Vec<OperationDefinition>,
    custom_attributes: Vec<AttributeDefinition>,
    capabilities: Vec<Capability<bool>>,
    task_details_settings: Option<()>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct OperationDefinition {
    code: &'static str,
    name: Vec<LocalizedText>,
    nature: Nature,
    comment_required: Need,
    reason_required: Need,
    possible_reasons: Vec<ReasonDefinition>,
    capabilities: Vec<Capability<bool>>,
}

#[derive(Debug, Serialize)]
struct ReasonDefinition {
    code: &'static str,
    name: Vec<LocalizedText>,
}

#[derive(Debug, Serialize)]
struct AttributeDefinition {
    code: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    format: Option<&'static str>,
    name: Vec<LocalizedText>,
    rank: usize,
}

/// Something that is supported or not; the provider's own carry text, those of a definition a boolean.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Capability<T> {
    pub name: &'static str,
    pub value: T,
}

impl TaskDefinition {
    pub fn time_off_request(company: &str, languages: &Languages) -> Self {
        let operations = |list: &[Operation]| list.iter().map(|o| operation(o, languages)).collect();
        let attribute =
            |(index, row): (usize, &(&'static str, &'static str, Option<&'static str>, &str, &str))| {
                AttributeDefinition {
                    code: row.0,
                    kind: row.1,
                    format: row.2,
                    name: languages.texts(&Text::new(row.3, row.4)),
                    rank: (ATTRIBUTES.len() - index) * 10,
                }
            };
        Self {
            urn: Entity::TaskDefinition.urn(company, TIME_OFF_REQUEST),
            application_id: APPLICATION_ID,
            application_instance_id: INSTANCE_ID,
            tenant_id: company.to_owned(),
            local_id: TIME_OFF_REQUEST,
            name: languages.texts(&Text::new("Time Off Request", "Abwesenheitsantrag")),
            possible_responses: operations(RESPONSES),
            possible_actions: operations(ACTIONS),
            custom_attributes: ATTRIBUTES.iter().enumerate().map(attribute).collect(),
            capabilities: [
                ("tasks.description", true),
                ("attachments", false),
                ("attachments.create", false),
                ("comments", false),
                ("comments.create", false),
            ]
            .map(|(name, value)| Capability { name, value })
            .to_vec(),
            task_details_settings: None,
        }
    }
}

fn operation(of: &Operation, languages: &Languages) -> OperationDefinition {
    let reason = |(code, english, german): &(&'static str, &str, &str)| ReasonDefinition {
        code,
        name: languages.texts(&Text::new(*english, *german)),
    };
    OperationDefinition {
        code: of.code,
        name: languages.texts(&Text::new(of.english, of.german)),
        nature: of.nature,
        comment_required: of.comment,
        reason_required: of.reason,
        possible_reasons: of.reasons.iter().map(reason).collect(),
        capabilities: vec![Capability { name: "tasks.bulk.operations", value: false }],
    }
}
