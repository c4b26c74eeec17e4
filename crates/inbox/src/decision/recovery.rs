//! Operations whose request is over: the process died, or the provider could not be asked what became of the call.
//!
//! The table of design, "A decision is a record before it is a call": recorded and not sent → failed, nothing happened;
//! sent → the provider is asked for the task, never for the decision again.

use std::time::Duration;

use docket_domain::operation::{Operation, OperationState};
use docket_storage::Dialect;
use docket_storage::operations::Outcome;

use super::carry_out::store;
use super::failure::Failure;
use super::verdict;
use crate::Inbox;
use crate::error::InboxError;

/// Longer than any call of a decision takes: a token (up to 30 s), the call (30 s), both once more after a 401.
pub(crate) const LONGEST_CALL: Duration = Duration::from_mins(2);
/// After so long without an answer to the question what became of it, the person gets the task back.
const GIVE_UP: Duration = Duration::from_mins(10);

/// Looks after every operation that is older than its request can be.
///
/// 1. List unfinished operations recorded before the longest call; on SQLite, which one process has to itself, also all
///    that an earlier process left.
/// 2. `RECORDED`: the call was never made; `FAILED`, "decide again".
/// 3. `SENT`: ask the provider, judge by its answer; if it does not answer, the next round asks again.
pub(crate) async fn recover(inbox: &Inbox) {
    let mut before = inbox.clock().now().minus(LONGEST_CALL);
    if inbox.store().dialect() == Dialect::Sqlite {
        before = before.max(inbox.started_at());
    }
    let unfinished = match inbox.store().read().await {
        Ok(mut tx) => tx.list_unfinished_operations(before).await,
        Err(error) => Err(error),
    };
    let unfinished = match unfinished {
        Ok(unfinished) => unfinished,
        Err(error) => {
            tracing::error!(%error, "unfinished decisions could not be listed; the next round tries again");
            return;
        }
    };
    for operation in unfinished {
        if let Err(error) = recover_one(inbox, &operation).await {
            tracing::error!(
                %error, operation.id = %operation.id, task.urn = %operation.urn,
                "an unfinished decision could not be looked after; the next round tries again"
            );
        }
    }
}

async fn recover_one(inbox: &Inbox, operation: &Operation) -> Result<(), InboxError> {
    if operation.state == OperationState::Recorded {
        return fail_unsent(inbox, operation).await;
    }
    if let Some(outcome) = ask(inbox, operation).await? {
        conclude(inbox, operation, &outcome).await?;
    }
    Ok(())
}

/// Ends an operation whose call was never made. If its request marks it as sent at this very moment, it keeps it.
async fn fail_unsent(inbox: &Inbox, operation: &Operation) -> Result<(), InboxError> {
    let message = "The decision was interrupted before it was sent; decide again.";
    let mut tx = inbox.store().begin().await?;
    let failure = Failure::Interrupted.code();
    let ours = tx.fail_unsent_operation(&operation.id, failure, message, inbox.clock().now()).await?;
    tx.commit().await?;
    if ours {
        audit(&concluded(inbox, &operation.id).await?);
    }
    Ok(())
}

/// Asks the provider what became of a decision; `None` if it cannot be asked now and the operation is young enough to ask
/// again.
pub(super) async fn ask(inbox: &Inbox, operation: &Operation) -> Result<Option<Outcome>, InboxError> {
    match inbox.connectors().fetch_task(&operation.connector, &operation.urn).await {
        Ok(task) => {
            let outcome = verdict::judge(operation, task.as_ref());
            if let Some(task) = task {
                store(inbox, operation, task).await;
            }
            Ok(Some(outcome))
        }
        Err(error) => {
            tracing::warn!(
                %error, operation.id = %operation.id, task.urn = %operation.urn, connector.id = %operation.connector,
                "the provider could not be asked what became of a decision"
            );
            let age = inbox.clock().now().since(operation.recorded_at);
            Ok((age > GIVE_UP).then(verdict::given_up))
        }
    }
}

/// Writes the outcome down, unless somebody else found one first, and gives the operation as it ended.
pub(super) async fn conclude(
    inbox: &Inbox,
    operation: &Operation,
    outcome: &Outcome,
) -> Result<Operation, InboxError> {
    let mut tx = inbox.store().begin().await?;
    let ours = tx.conclude_operation(&operation.id, outcome, inbox.clock().now()).await?;
    tx.commit().await?;
    let concluded = concluded(inbox, &operation.id).await?;
    if ours {
        audit(&concluded);
        inbox.connectors().fetch_changes_soon(&operation.connector);
    }
    Ok(concluded)
}

/// The operation as it stands.
pub(super) async fn concluded(inbox: &Inbox, id: &str) -> Result<Operation, InboxError> {
    let operation = inbox.store().read().await?.find_operation(id).await?;
    operation.ok_or_else(|| InboxError::Internal(format!("operation {id} has vanished")))
}

/// One line for each decision, and one more in the count: who, what, how it ended. The comment and the provider's words are the person's business.
fn audit(operation: &Operation) {
    let result = operation.state.name();
    metrics::counter!("docket_decisions_total", "outcome" => result).increment(1);
    tracing::info!(
        user.id = %operation.actor,
        task.urn = %operation.urn,
        connector.id = %operation.connector,
        operation.id = %operation.id,
        operation.code = %operation.code,
        operation.result = result,
        operation.failure = operation.failure.as_deref().unwrap_or(""),
        "Audit: user {} decided \"{}\" on {}: {result}.", operation.actor, operation.code, operation.urn
    );
}
