//! Tasks and definitions as their readers get them: one language, names for ids, and only what they may do now.
//!
//! Shapes: task center service, "Our API".

mod definition;
mod task;

use docket_domain::definition::{Decision, Nature, Requirement};
use docket_domain::{LanguageTag, Texts};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use definition::{DefinitionBrief, DefinitionView};
pub(crate) use task::{Parts, TaskList, TaskView, people_of};

/// A response or an action.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Decision)]
pub(crate) struct DecisionView {
    code: String,
    name: String,
    nature: Nature,
    comment_required: Requirement,
    reason_required: Requirement,
    reasons: Vec<ReasonView>,
    bulk: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reason)]
struct ReasonView {
    code: String,
    name: String,
}

impl DecisionView {
    fn of(decision: &Decision, languages: &[LanguageTag]) -> Self {
        let reason = |reason: &docket_domain::definition::Reason| ReasonView {
            code: reason.code.clone(),
            name: text_or(&reason.name, languages, &reason.code),
        };
        Self {
            code: decision.code.clone(),
            name: text_or(&decision.name, languages, &decision.code),
            nature: decision.nature,
            comment_required: decision.comment,
            reason_required: decision.reason,
            reasons: decision.reasons.iter().map(reason).collect(),
            bulk: decision.bulk,
        }
    }
}

/// The reader's text; `otherwise` if there is none at all.
fn text_or(texts: &Texts, languages: &[LanguageTag], otherwise: &str) -> String {
    texts.resolve(languages).unwrap_or(otherwise).to_owned()
}
