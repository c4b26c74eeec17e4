//! What may be decided on a task, and how.

use docket_domain::definition::{Decision, Requirement, TaskDefinition};
use docket_domain::operation::OperationKind;
use docket_domain::task::Task;

/// Longest comment, in characters.
///
/// Source: web app, "Decision dialog"; the number is ours.
pub const COMMENT_CHARACTERS: usize = 4000;

/// A decision as somebody wishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub kind: OperationKind,
    pub code: String,
    pub comment: Option<String>,
    pub reason: Option<String>,
}

/// Why a wish is not carried out. Each names the field at fault and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this task has no decision \"{code}\"; possible now: {possible}")]
    UnknownCode { code: String, possible: String },
    #[error("\"{code}\" needs a comment")]
    CommentMissing { code: String },
    #[error("\"{code}\" takes no comment; leave it out")]
    CommentUnsupported { code: String },
    #[error("the comment has {characters} characters; at most {COMMENT_CHARACTERS} are allowed")]
    CommentTooLong { characters: usize },
    #[error("\"{code}\" needs a reason; choose one of {possible}")]
    ReasonMissing { code: String, possible: String },
    #[error("\"{code}\" takes no reason; leave it out")]
    ReasonUnsupported { code: String },
    #[error("there is no reason \"{reason}\"; choose one of {possible}")]
    UnknownReason { reason: String, possible: String },
}

impl Refusal {
    /// The field of the request at fault.
    pub const fn target(&self) -> &'static str {
        match self {
            Self::UnknownCode { .. } => "code",
            Self::CommentMissing { .. } | Self::CommentUnsupported { .. } | Self::CommentTooLong { .. } => {
                "comment"
            }
            Self::ReasonMissing { .. } | Self::ReasonUnsupported { .. } | Self::UnknownReason { .. } => {
                "reasonCode"
            }
        }
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownCode { .. } => "taskcenter.decision.codeNotValid",
            Self::CommentMissing { .. } => "taskcenter.decision.commentMissing",
            Self::CommentUnsupported { .. } => "taskcenter.decision.commentUnsupported",
            Self::CommentTooLong { .. } => "taskcenter.decision.commentTooLong",
            Self::ReasonMissing { .. } => "taskcenter.decision.reasonMissing",
            Self::ReasonUnsupported { .. } => "taskcenter.decision.reasonUnsupported",
            Self::UnknownReason { .. } => "taskcenter.decision.reasonNotValid",
        }
    }
}

/// The responses or actions possible on the task now: those of its definition, cut to what the task says is valid.
///
/// Source: Task Provider SPI v2, `validResponseCodes` and `validActionCodes`; null is all, empty is none.
pub fn possible<'d>(definition: &'d TaskDefinition, task: &Task, kind: OperationKind) -> Vec<&'d Decision> {
    let (decisions, valid) = match kind {
        OperationKind::Response => (&definition.responses, &task.valid_responses),
        OperationKind::Action => (&definition.actions, &task.valid_actions),
    };
    decisions
        .iter()
        .filter(|decision| valid.as_ref().is_none_or(|codes| codes.contains(&decision.code)))
        .collect()
}

/// Checks the wish against the definition, before anything is written or called.
pub fn check(definition: &TaskDefinition, task: &Task, wish: &Wish) -> Result<(), Refusal> {
    let decisions = possible(definition, task, wish.kind);
    let code = || wish.code.clone();
    let decision = decisions.iter().find(|decision| decision.code == wish.code).ok_or_else(|| {
        Refusal::UnknownCode { code: code(), possible: list(decisions.iter().map(|d| d.code.as_str())) }
    })?;
    match (decision.comment, &wish.comment) {
        (Requirement::Required, None) => return Err(Refusal::CommentMissing { code: code() }),
        (Requirement::Unsupported, Some(_)) => return Err(Refusal::CommentUnsupported { code: code() }),
        (Requirement::Required | Requirement::Optional, Some(comment)) => {
            let characters = comment.chars().count();
            if characters > COMMENT_CHARACTERS {
                return Err(Refusal::CommentTooLong { characters });
            }
        }
        (Requirement::Optional | Requirement::Unsupported, None) => {}
    }
    let reasons = || list(decision.reasons.iter().map(|reason| reason.code.as_str()));
    match (decision.reason, &wish.reason) {
        (Requirement::Required, None) => Err(Refusal::ReasonMissing { code: code(), possible: reasons() }),
        (Requirement::Unsupported, Some(_)) => Err(Refusal::ReasonUnsupported { code: code() }),
        (Requirement::Required | Requirement::Optional, Some(reason))
            if !decision.reasons.iter().any(|known| known.code == *reason) =>
        {
            Err(Refusal::UnknownReason { reason: reason.clone(), possible: reasons() })
        }
        (Requirement::Required | Requirement::Optional, Some(_))
        | (Requirement::Optional | Requirement::Unsupported, None) => Ok(()),
    }
}

fn list<'c>(codes: impl Iterator<Item = &'c str>) -> String {
    let list = codes.collect::<Vec<_>>().join(", ");
    if list.is_empty() { "none".to_owned() } else { list }
}

#[cfg(test)]
mod tests {
    use docket_testkit::samples;
    use rstest::rstest;

    use super::*;
    use crate::samples::time_off;

    fn wish(code: &str, comment: Option<&str>, reason: Option<&str>) -> Wish {
        Wish {
            kind: OperationKind::Response,
            code: code.to_owned(),
            comment: comment.map(str::to_owned),
            reason: reason.map(str::to_owned),
        }
    }

    #[rstest]
    #[case::plain("approve", None, None, None)]
    #[case::with_an_optional_comment("approve", Some("ok"), None, None)]
    #[case::declined_properly("decline", Some("too busy"), Some("STAFFING"), None)]
    #[case::code_of_no_decision("forward", None, None, Some("code"))]
    #[case::without_a_needed_comment("decline", None, Some("STAFFING"), Some("comment"))]
    #[case::without_a_needed_reason("decline", Some("no"), None, Some("reasonCode"))]
    #[case::with_a_reason_of_nobody("decline", Some("no"), Some("MOOD"), Some("reasonCode"))]
    #[case::with_a_reason_nobody_asked_for("approve", None, Some("STAFFING"), Some("reasonCode"))]
    fn a_decision_is_checked_against_its_definition(
        #[case] code: &str,
        #[case] comment: Option<&str>,
        #[case] reason: Option<&str>,
        #[case] target: Option<&str>,
    ) {
        let task = samples::task("1", "anna", samples::NOON);
        let checked = check(&time_off(), &task, &wish(code, comment, reason));
        assert_eq!(checked.as_ref().err().map(Refusal::target), target, "{checked:?}");
    }

    #[test]
    fn what_the_task_does_not_name_as_valid_is_not_possible() {
        let mut task = samples::task("1", "anna", samples::NOON);
        task.valid_responses = Some(vec!["decline".to_owned(), "unheard-of".to_owned()]);
        let definition = time_off();
        let codes: Vec<_> =
            possible(&definition, &task, OperationKind::Response).iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["decline"]);
        let refusal = check(&definition, &task, &wish("approve", None, None)).unwrap_err();
        assert_eq!(refusal.to_string(), "this task has no decision \"approve\"; possible now: decline");
        task.valid_responses = Some(Vec::new());
        assert!(possible(&definition, &task, OperationKind::Response).is_empty());
    }

    #[test]
    fn a_comment_has_its_limit() {
        let task = samples::task("1", "anna", samples::NOON);
        let long = "ä".repeat(COMMENT_CHARACTERS + 1);
        assert_eq!(
            check(&time_off(), &task, &wish("approve", Some(&long), None)),
            Err(Refusal::CommentTooLong { characters: 4001 })
        );
        assert_eq!(check(&time_off(), &task, &wish("approve", Some(&long[2..]), None)), Ok(()));
    }
}
