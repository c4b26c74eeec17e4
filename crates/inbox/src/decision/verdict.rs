//! What became of a decision whose call ended without an answer, judged by the task as its provider describes it now.

use docket_domain::operation::{Operation, OperationKind, OperationState};
use docket_domain::task::{Task, TaskStatus};
use docket_storage::operations::Outcome;

use super::failure::Failure;

/// Judges `operation` by `task`, freshly read from the provider; `None` is a task the provider no longer has.
///
/// Completed by the actor is done, completed otherwise is overtaken, still open is unknown. An action leaves its task open,
/// so a change by the actor since the decision counts as done.
///
/// Source: design, "A decision is a record before it is a call".
pub fn judge(operation: &Operation, task: Option<&Task>) -> Outcome {
    let Some(task) = task else {
        return overtaken("The provider no longer has this task; somebody else may have decided it.");
    };
    let actor = Some(&operation.actor);
    if task.status == TaskStatus::Completed && task.completed_by.as_ref() == actor {
        return Outcome { state: OperationState::Done, message: None, failure: None };
    }
    if task.status.is_final() {
        return overtaken("The task was finished by somebody else in the meantime.");
    }
    let changed_by_actor =
        task.modified_at > operation.task_modified_at && task.modified_by.as_ref() == actor;
    if operation.kind == OperationKind::Action && changed_by_actor {
        return Outcome { state: OperationState::Done, message: None, failure: None };
    }
    unknown("The provider did not confirm the decision and the task is still open; you may decide again.")
}

/// The provider could not be asked what came of the decision, for so long that the person gets the task back.
pub fn given_up() -> Outcome {
    unknown(
        "The provider could not be asked what came of the decision; look at the task there before you decide again.",
    )
}

fn overtaken(message: &str) -> Outcome {
    Outcome {
        state: OperationState::Overtaken,
        message: Some(message.to_owned()),
        failure: Some(Failure::Overtaken.code().to_owned()),
    }
}

fn unknown(message: &str) -> Outcome {
    Outcome {
        state: OperationState::Unknown,
        message: Some(message.to_owned()),
        failure: Some(Failure::Unknown.code().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use docket_domain::{ConnectorId, UserId};
    use docket_testkit::samples::{self, NOON};
    use rstest::rstest;

    use super::*;

    fn operation(kind: OperationKind) -> Operation {
        Operation {
            id: "o".to_owned(),
            urn: samples::task("1", "anna", NOON).urn,
            connector: ConnectorId::new("SuccessFactors"),
            actor: UserId::new("anna"),
            kind,
            code: "approve".to_owned(),
            comment: None,
            reason: None,
            idempotency_key: None,
            task_modified_at: NOON,
            state: OperationState::Sent,
            message: None,
            failure: None,
            recorded_at: NOON,
            finished_at: None,
        }
    }

    #[rstest]
    #[case::completed_by_the_actor(TaskStatus::Completed, Some("anna"), OperationState::Done)]
    #[case::completed_by_another(TaskStatus::Completed, Some("bert"), OperationState::Overtaken)]
    #[case::completed_by_the_system(TaskStatus::Completed, None, OperationState::Overtaken)]
    #[case::withdrawn(TaskStatus::Canceled, Some("anna"), OperationState::Overtaken)]
    #[case::open(TaskStatus::Ready, None, OperationState::Unknown)]
    fn a_response_is_judged_by_who_completed_the_task(
        #[case] status: TaskStatus,
        #[case] completed_by: Option<&str>,
        #[case] expected: OperationState,
    ) {
        let mut task = samples::task("1", "anna", NOON);
        task.status = status;
        task.completed_by = completed_by.map(UserId::new);
        assert_eq!(judge(&operation(OperationKind::Response), Some(&task)).state, expected);
    }

    #[test]
    fn an_action_is_done_if_the_actor_changed_the_task_since() {
        let mut task = samples::task("1", "anna", NOON.plus(Duration::from_secs(1)));
        task.modified_by = Some(UserId::new("anna"));
        assert_eq!(judge(&operation(OperationKind::Action), Some(&task)).state, OperationState::Done);
        assert_eq!(judge(&operation(OperationKind::Response), Some(&task)).state, OperationState::Unknown);
        task.modified_by = Some(UserId::new("bert"));
        assert_eq!(judge(&operation(OperationKind::Action), Some(&task)).state, OperationState::Unknown);
    }

    #[test]
    fn a_task_the_provider_no_longer_has_was_decided_elsewhere() {
        assert_eq!(judge(&operation(OperationKind::Response), None).state, OperationState::Overtaken);
    }
}
