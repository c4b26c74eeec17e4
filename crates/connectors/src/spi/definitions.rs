//! Task definitions: from the wire to `domain`.

use std::collections::HashMap;

use docket_domain::definition::{
    AttributeDefinition, AttributeType, Decision, Nature, Reason, Requirement, TaskDefinition,
};
use docket_domain::{LanguageTag, Texts, Urn, text::LocalizedText};
use serde_json::value::RawValue;

use crate::spi::wire;

/// The longest code of an operation, a reason or an attribute.
const CODE: usize = 64;
/// The longest localised text.
const TEXT: usize = 255;

/// A definition as `domain` knows it; `None` if it has no URN and so cannot be referred to.
///
/// Elements that cannot be used (a response without a code, say) are left out; unknown natures, requirements and types
/// count as their defaults. Source: Task Provider SPI v2, "`TaskDefinition`".
pub(crate) fn definition(raw: &RawValue) -> Option<TaskDefinition> {
    let (wire, _) = wire::element::<wire::Definition>(raw)?;
    let urn = wire.urn.filter(|urn| !urn.is_empty())?;
    let local = urn.rsplit(':').next().unwrap_or_default().to_owned();
    let (mut name, _) = texts(wire.name.unwrap_or_default());
    if name.is_empty() {
        name = Texts::any(local);
    }
    let decisions = |list: Option<Vec<wire::Decision>>| {
        list.unwrap_or_default().into_iter().filter_map(decision).collect::<Vec<_>>()
    };
    Some(TaskDefinition {
        urn: Urn::new(urn),
        name,
        responses: decisions(wire.possible_responses),
        actions: decisions(wire.possible_actions),
        custom_attributes: wire
            .custom_attributes
            .unwrap_or_default()
            .into_iter()
            .filter_map(attribute_definition)
            .collect(),
        capabilities: names(wire.capabilities),
        details: wire.task_details_settings.filter(serde_json::Value::is_object),
    })
}

fn decision(wire: wire::Decision) -> Option<Decision> {
    let code = wire.code.filter(|code| is_code(code))?;
    Some(Decision {
        name: named(wire.name, &code),
        nature: match wire.nature.as_deref() {
            Some("POSITIVE") => Nature::Positive,
            Some("NEGATIVE") => Nature::Negative,
            _ => Nature::Neutral,
        },
        comment: requirement(wire.comment_required.as_deref()),
        reason: requirement(wire.reason_required.as_deref()),
        reasons: wire
            .possible_reasons
            .unwrap_or_default()
            .into_iter()
            .filter_map(|reason| {
                let code = reason.code.filter(|code| !code.is_empty())?;
                Some(Reason { name: named(reason.name, &code), code })
            })
            .collect(),
        bulk: names(wire.capabilities).iter().any(|name| name == "tasks.bulk.operations"),
        code,
    })
}

fn attribute_definition(wire: wire::AttributeDefinition) -> Option<AttributeDefinition> {
    let code = wire.code.filter(|code| !code.is_empty())?;
    let kind = match wire.kind.as_deref() {
        Some("BOOLEAN") => AttributeType::Boolean,
        Some("INTEGER") => AttributeType::Integer,
        Some("FLOAT") => AttributeType::Float,
        Some("DATE") => AttributeType::Date,
        Some("DATETIME") => AttributeType::Datetime,
        Some("TIME") => AttributeType::Time,
        _ => AttributeType::String,
    };
    Some(AttributeDefinition {
        name: named(wire.name, &code),
        kind,
        format: wire.format.filter(|format| !format.is_empty()),
        rank: u32::try_from(wire.rank.unwrap_or(0)).unwrap_or(0),
        code,
    })
}

/// Operation codes hold no comma, because lists of them are separated by commas.
fn is_code(code: &str) -> bool {
    !code.is_empty() && !code.contains(',') && code.chars().count() <= CODE
}

fn requirement(text: Option<&str>) -> Requirement {
    match text {
        Some("REQUIRED") => Requirement::Required,
        Some("OPTIONAL") => Requirement::Optional,
        _ => Requirement::Unsupported,
    }
}

fn names(capabilities: Option<Vec<wire::Capability>>) -> Vec<String> {
    let held = capabilities.unwrap_or_default().into_iter().filter(wire::Capability::is_true);
    held.filter_map(|capability| capability.name).collect()
}

/// The texts, or the code itself for want of any.
fn named(list: Option<Vec<wire::Text>>, code: &str) -> Texts {
    let (texts, _) = texts(list.unwrap_or_default());
    if texts.is_empty() { Texts::any(code) } else { texts }
}

/// Localised texts, each cut to 255 characters, and how many had to be cut. Only the first default counts.
pub(crate) fn texts(list: Vec<wire::Text>) -> (Texts, u64) {
    let mut cut = 0;
    let mut has_default = false;
    let texts = list
        .into_iter()
        .filter(|text| !text.value.is_empty())
        .map(|text| {
            let is_default = text.is_default.unwrap_or(false) && !has_default;
            has_default |= is_default;
            let (value, was_cut) = shorten(text.value, TEXT);
            cut += u64::from(was_cut);
            let language =
                text.language_code.filter(|code| !code.is_empty()).unwrap_or_else(|| "*".to_owned());
            LocalizedText { language: LanguageTag::new(language), text: value, is_default }
        })
        .collect();
    (Texts(texts), cut)
}

/// The text cut to `limit` characters, and whether it had to be.
pub(crate) fn shorten(mut text: String, limit: usize) -> (String, bool) {
    // Bytes are never fewer than characters, so most texts need no counting.
    if text.len() <= limit {
        return (text, false);
    }
    match text.char_indices().nth(limit) {
        Some((end, _)) => {
            text.truncate(end);
            (text, true)
        }
        None => (text, false),
    }
}

/// The definitions of a generation, as far as mapping tasks needs them: the types of their attributes.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownDefinitions(HashMap<String, HashMap<String, AttributeType>>);

impl KnownDefinitions {
    pub(crate) fn of(definitions: &[TaskDefinition]) -> Self {
        let mut known = Self::default();
        for definition in definitions {
            known.insert(definition);
        }
        known
    }

    pub(crate) fn insert(&mut self, definition: &TaskDefinition) {
        let types = definition.custom_attributes.iter().map(|one| (one.code.clone(), one.kind)).collect();
        self.0.insert(definition.urn.as_str().to_owned(), types);
    }

    /// The types of the definition's attributes by code; `None` if the definition is not known.
    pub(crate) fn attributes(&self, urn: &str) -> Option<&HashMap<String, AttributeType>> {
        self.0.get(urn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<TaskDefinition> {
        definition(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_definition_is_read_with_its_defaults_and_without_what_cannot_be_used() {
        let definition = read(
            r#"{"urn":"urn:sap.odm.bpm.taskdefinition:a:b:c:LEAVE","name":[{"languageCode":"en-US","text":"Leave"}],
            "possibleResponses":[
              {"code":"ok","name":[{"languageCode":"en-US","text":"OK"}],"nature":"POSITIVE","commentRequired":"OPTIONAL",
               "capabilities":[{"name":"tasks.bulk.operations","value":true}]},
              {"code":"a,b"},{"nature":"NEGATIVE"},
              {"code":"no","nature":"STRANGE","reasonRequired":"REQUIRED","possibleReasons":[{"code":"r"},{}]}],
            "customAttributes":[{"code":"days","type":"INTEGER","rank":20},{"code":"x","type":"COLOUR","rank":-1}],
            "capabilities":[{"name":"tasks.description","value":true},{"name":"comments","value":false}],
            "unheardOf":1,"possibleActions":"none"}"#,
        )
        .unwrap();
        assert_eq!(definition.capabilities, ["tasks.description"]);
        assert_eq!(definition.actions, []);
        let [ok, no] = &definition.responses[..] else { panic!("{:?}", definition.responses) };
        assert!(ok.bulk && ok.nature == Nature::Positive && ok.comment == Requirement::Optional);
        assert!(!no.bulk && no.nature == Nature::Neutral && no.reason == Requirement::Required);
        assert_eq!(no.name, Texts::any("no"));
        assert_eq!(no.reasons, [Reason { code: "r".to_owned(), name: Texts::any("r") }]);
        let kinds: Vec<_> = definition.custom_attributes.iter().map(|one| (one.kind, one.rank)).collect();
        assert_eq!(kinds, [(AttributeType::Integer, 20), (AttributeType::String, 0)]);
    }

    #[test]
    fn a_definition_without_a_name_is_called_by_its_local_id_and_one_without_a_urn_is_none() {
        assert_eq!(
            read(r#"{"urn":"urn:sap.odm.bpm.taskdefinition:a:b:c:LEAVE"}"#).unwrap().name,
            Texts::any("LEAVE")
        );
        assert_eq!(read(r#"{"name":[]}"#), None);
        assert_eq!(read("7"), None);
    }

    #[test]
    fn texts_are_cut_by_characters() {
        assert_eq!(shorten("äöü".to_owned(), 2), ("äö".to_owned(), true));
        assert_eq!(shorten("äöü".to_owned(), 3), ("äöü".to_owned(), false));
    }
}
