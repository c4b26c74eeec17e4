//! What the tests of this crate decide on.

use docket_domain::definition::{
    AttributeDefinition, AttributeType, Decision, Nature, Reason, Requirement, TaskDefinition,
};
use docket_domain::{LanguageTag, LocalizedText, Texts, Urn};

/// Texts in English (the provider's default) and German.
pub fn texts(english: &str, german: &str) -> Texts {
    let text = |language: &str, text: &str, is_default| LocalizedText {
        language: LanguageTag::new(language),
        text: text.to_owned(),
        is_default,
    };
    Texts(vec![text("en-US", english, true), text("de-DE", german, false)])
}

/// *Time Off Request*: approve with an optional comment, decline with a required comment and reason, one action.
pub fn time_off() -> TaskDefinition {
    let decision = |code: &str, name, nature, comment, reason| Decision {
        code: code.to_owned(),
        name,
        nature,
        comment,
        reason,
        reasons: Vec::new(),
        bulk: false,
    };
    let attribute = |code: &str, kind, name, format: Option<&str>, rank| AttributeDefinition {
        code: code.to_owned(),
        kind,
        name,
        format: format.map(str::to_owned),
        rank,
    };
    let approve = decision(
        "approve",
        texts("Approve", "Genehmigen"),
        Nature::Positive,
        Requirement::Optional,
        Requirement::Unsupported,
    );
    let decline = decision(
        "decline",
        texts("Decline", "Ablehnen"),
        Nature::Negative,
        Requirement::Required,
        Requirement::Required,
    );
    let remind = decision(
        "remind",
        texts("Remind Me", "Erinnern"),
        Nature::Neutral,
        Requirement::Unsupported,
        Requirement::Unsupported,
    );
    TaskDefinition {
        urn: Urn::new("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:TIME_OFF"),
        name: texts("Time Off Request", "Abwesenheitsantrag"),
        responses: vec![
            Decision { bulk: true, ..approve },
            Decision {
                reasons: vec![Reason { code: "STAFFING".to_owned(), name: texts("Staffing", "Besetzung") }],
                ..decline
            },
        ],
        actions: vec![remind],
        custom_attributes: vec![
            attribute(
                "requester",
                AttributeType::String,
                texts("Requester", "Antragsteller"),
                Some("USER"),
                10,
            ),
            attribute("days", AttributeType::Integer, texts("Days", "Tage"), None, 20),
        ],
        capabilities: vec!["tasks.description".to_owned()],
        details: None,
    }
}
