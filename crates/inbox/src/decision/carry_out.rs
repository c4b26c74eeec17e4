//! The way of a decision: record, send, conclude.

use docket_connectors::{DecisionAnswer, DecisionRequest, ProviderError};
use docket_domain::operation::{Operation, OperationState};
use docket_domain::{LanguageTag, Urn};
use docket_http::UserToken;
use docket_storage::operations::{Outcome, Recorded};

use super::failure::Failure;
use super::recovery;
use super::rules::{self, Wish};
use super::steps::Step;
use crate::Inbox;
use crate::error::InboxError;
use crate::reader::{Found, Reader};
use crate::view::TaskView;

/// What the person is answered when the decision was taken.
pub(crate) enum Answer {
    /// It is carried out; this is the task now.
    Done(TaskView),
    /// The provider will finish it later.
    Accepted(TaskView),
}

/// Decides on a task as its reader.
///
/// 1. The same idempotency key was used before: the same answer again, without a call.
/// 2. The reader must see the task, and the wish must be allowed by its definition.
/// 3. The operation is recorded; if another one is unfinished, this is where it ends.
/// 4. From here on the decision no longer depends on the request: a browser that goes away changes nothing.
///    [`carry_out`] marks the operation as sent, calls the provider, and writes the outcome down.
/// 5. The outcome becomes the answer.
pub(crate) async fn decide(
    reader: &Reader,
    urn: &Urn,
    wish: Wish,
    idempotency_key: Option<String>,
) -> Result<Answer, InboxError> {
    let inbox = &reader.inbox;
    if let Some(key) = &idempotency_key {
        let earlier = inbox.store().read().await?.find_operation_by_key(&reader.principals.user, key).await?;
        if let Some(earlier) = earlier {
            return repeat(reader, urn, &wish, &earlier).await;
        }
    }
    let found = reader.find(urn).await?;
    if inbox.store().read().await?.find_unfinished_operation(urn).await?.is_some() {
        return Err(InboxError::InProgress);
    }
    rules::check(&found.definition, &found.task, &wish)?;
    let person = UserToken::of(&reader.person).ok_or(InboxError::NoIdentity)?;
    inbox.steps().reached(Step::Allowed)?;

    let operation = record(reader, &found, &wish, idempotency_key);
    let mut tx = inbox.store().begin().await?;
    let recorded = tx.record_operation(&operation).await?;
    tx.commit().await?;
    match recorded {
        Recorded::New => {}
        Recorded::Repeated(earlier) => return repeat(reader, urn, &wish, &earlier).await,
        Recorded::InProgress(_) => return Err(InboxError::InProgress),
    }
    let work = carry_out(inbox.clone(), operation, person, reader.languages.clone());
    let operation = tokio::spawn(work)
        .await
        .map_err(|error| InboxError::Internal(format!("a decision broke off: {error}")))??;
    answer(reader, &operation).await
}

fn record(reader: &Reader, found: &Found, wish: &Wish, idempotency_key: Option<String>) -> Operation {
    let inbox = &reader.inbox;
    Operation {
        id: inbox.chance().uuid().to_string(),
        urn: found.task.urn.clone(),
        connector: found.connector.clone(),
        actor: reader.principals.user.clone(),
        kind: wish.kind,
        code: wish.code.clone(),
        comment: wish.comment.clone(),
        reason: wish.reason.clone(),
        idempotency_key,
        task_modified_at: found.task.modified_at,
        state: OperationState::Recorded,
        message: None,
        failure: None,
        recorded_at: inbox.clock().now(),
        finished_at: None,
    }
}

/// Carries a recorded operation out and gives it back as it ended.
async fn carry_out(
    inbox: Inbox,
    operation: Operation,
    person: UserToken,
    languages: Vec<LanguageTag>,
) -> Result<Operation, InboxError> {
    inbox.steps().reached(Step::Recorded)?;
    let mut tx = inbox.store().begin().await?;
    let sent = tx.mark_operation_sent(&operation.id).await?;
    tx.commit().await?;
    if !sent {
        // It waited so long that the recovery took it for dead; the call must not be made any more.
        return recovery::concluded(&inbox, &operation.id).await;
    }
    inbox.steps().reached(Step::Sent)?;
    let request = DecisionRequest {
        code: operation.code.clone(),
        comment: operation.comment.clone(),
        reason_code: operation.reason.clone(),
    };
    let (connector, urn) = (&operation.connector, &operation.urn);
    let answer =
        inbox.connectors().decide(connector, urn, operation.kind, &request, &person, &languages).await;
    inbox.steps().reached(Step::Answered)?;
    let outcome = match answer {
        Ok(DecisionAnswer::Done(task)) => {
            store(&inbox, &operation, *task).await;
            Some(Outcome { state: OperationState::Done, message: None, failure: None })
        }
        Ok(DecisionAnswer::Accepted) => {
            Some(Outcome { state: OperationState::Accepted, message: None, failure: None })
        }
        Err(error) => match failed(&error) {
            Some(outcome) => Some(outcome),
            None => recovery::ask(&inbox, &operation).await?,
        },
    };
    match outcome {
        Some(outcome) => recovery::conclude(&inbox, &operation, &outcome).await,
        None => Err(InboxError::BeingChecked),
    }
}

/// Stores what the provider says the task is now. Failing at that loses nothing: the next DELTA brings it.
pub(super) async fn store(inbox: &Inbox, operation: &Operation, task: docket_domain::task::Task) {
    if let Err(error) = inbox.connectors().store_task(&operation.connector, task).await {
        tracing::warn!(
            %error, task.urn = %operation.urn, connector.id = %operation.connector,
            "the decided task could not be stored; the next DELTA brings it"
        );
    }
}

/// The outcome if the call certainly came to nothing; `None` if the provider may have taken the decision.
fn failed(error: &ProviderError) -> Option<Outcome> {
    if error.may_have_happened() {
        return None;
    }
    let (failure, message) = Failure::of(error);
    Some(Outcome {
        state: OperationState::Failed,
        message: Some(message),
        failure: Some(failure.code().to_owned()),
    })
}

/// The answer to a request that was made before.
async fn repeat(reader: &Reader, urn: &Urn, wish: &Wish, earlier: &Operation) -> Result<Answer, InboxError> {
    let same = earlier.urn == *urn
        && earlier.kind == wish.kind
        && earlier.code == wish.code
        && earlier.comment == wish.comment
        && earlier.reason == wish.reason;
    if !same {
        return Err(InboxError::KeyReused);
    }
    answer(reader, earlier).await
}

async fn answer(reader: &Reader, operation: &Operation) -> Result<Answer, InboxError> {
    match operation.state {
        OperationState::Done => Ok(Answer::Done(reader.decided_task(&operation.urn).await?)),
        OperationState::Accepted => Ok(Answer::Accepted(reader.decided_task(&operation.urn).await?)),
        OperationState::Failed | OperationState::Overtaken | OperationState::Unknown => {
            Err(InboxError::of_failed(operation))
        }
        OperationState::Recorded | OperationState::Sent => Err(InboxError::InProgress),
    }
}
