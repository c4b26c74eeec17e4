//! Operations: what people decided, and what came of it.
//!
//! A transition is a method that names the state it starts from and checks it in the statement itself, so that of two
//! who try (a request and the recovery after a crash, on one process or on two) exactly one succeeds.

use docket_domain::operation::{Operation, OperationKind, OperationState};
use docket_domain::{ConnectorId, Timestamp, Urn, UserId};

use crate::{Query, Result, Row, StorageError, Tx};

/// What became of the wish to record an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is written down; whoever got this answer carries it out.
    New,
    /// The same person sent the same idempotency key before: this is that operation.
    Repeated(Box<Operation>),
    /// Another operation on the task is unfinished.
    InProgress(Box<Operation>),
}

/// How a call ended; the states an operation may reach from `SENT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `ACCEPTED`, `DONE`, `OVERTAKEN`, `FAILED` or `UNKNOWN`.
    pub state: OperationState,
    /// What the person is told; `None` if there is nothing to add.
    pub message: Option<String>,
    /// The stable code, if it came to nothing.
    pub failure: Option<String>,
}

const COLUMNS: &str = "id, urn, connector_id, actor, kind, code, comment, reason, idempotency_key, task_modified_at, \
     state, message, failure, recorded_at, finished_at";

impl Tx {
    /// Writes `operation` down in state `RECORDED`, unless another one is in its way.
    ///
    /// At most one operation per task is unfinished, and one per person and idempotency key exists; both hold in the
    /// database itself, so two processes cannot both succeed.
    pub async fn record_operation(&mut self, operation: &Operation) -> Result<Recorded> {
        // What stood in the way may be finished by the time it is looked up; then there is room now.
        for _ in 0..3 {
            if self.insert_operation(operation).await? {
                return Ok(Recorded::New);
            }
            if let Some(key) = &operation.idempotency_key
                && let Some(earlier) = self.find_operation_by_key(&operation.actor, key).await?
            {
                return Ok(Recorded::Repeated(Box::new(earlier)));
            }
            if let Some(other) = self.find_unfinished_operation(&operation.urn).await? {
                return Ok(Recorded::InProgress(Box::new(other)));
            }
        }
        Err(StorageError::unreadable("operation", "it collides with one that cannot be found"))
    }

    async fn insert_operation(&mut self, operation: &Operation) -> Result<bool> {
        let sql = format!(
            "INSERT INTO operations ({COLUMNS}) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'RECORDED', NULL, NULL, $11, NULL) ON CONFLICT DO NOTHING"
        );
        let query = Query::sql(sql)
            .bind(operation.id.as_str())
            .bind(operation.urn.as_str())
            .bind(operation.connector.as_str())
            .bind(operation.actor.as_str())
            .bind(operation.kind.name())
            .bind(operation.code.as_str())
            .bind(operation.comment.clone())
            .bind(operation.reason.clone())
            .bind(operation.idempotency_key.clone())
            .bind(operation.task_modified_at.as_micros())
            .bind(operation.recorded_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// `RECORDED` → `SENT`: from now on the call may reach the provider. False if the operation is in another state;
    /// then the call must not be made.
    pub async fn mark_operation_sent(&mut self, id: &str) -> Result<bool> {
        let sql = "UPDATE operations SET state = 'SENT' WHERE id = $1 AND state = 'RECORDED'";
        Ok(self.execute(Query::sql(sql).bind(id)).await? == 1)
    }

    /// `RECORDED` → `FAILED`: the call was never made. False if the operation is in another state.
    pub async fn fail_unsent_operation(
        &mut self,
        id: &str,
        failure: &str,
        message: &str,
        at: Timestamp,
    ) -> Result<bool> {
        let outcome = Outcome {
            state: OperationState::Failed,
            message: Some(message.to_owned()),
            failure: Some(failure.to_owned()),
        };
        self.finish_operation(id, OperationState::Recorded, &outcome, at).await
    }

    /// `SENT` → the outcome. False if the operation is in another state; then somebody else found the outcome first.
    pub async fn conclude_operation(&mut self, id: &str, outcome: &Outcome, at: Timestamp) -> Result<bool> {
        self.finish_operation(id, OperationState::Sent, outcome, at).await
    }

    async fn finish_operation(
        &mut self,
        id: &str,
        prior: OperationState,
        outcome: &Outcome,
        at: Timestamp,
    ) -> Result<bool> {
        let sql = "UPDATE operations SET state = $1, message = $2, failure = $3, finished_at = $4 \
                   WHERE id = $5 AND state = $6";
        let query = Query::sql(sql)
            .bind(outcome.state.name())
            .bind(outcome.message.clone())
            .bind(outcome.failure.clone())
            .bind(at.as_micros())
            .bind(id)
            .bind(prior.name());
        Ok(self.execute(query).await? == 1)
    }

    pub async fn find_operation(&mut self, id: &str) -> Result<Option<Operation>> {
        let sql = format!("SELECT {COLUMNS} FROM operations WHERE id = $1");
        self.optional(Query::sql(sql).bind(id)).await?.as_ref().map(read).transpose()
    }

    /// The operation `actor` sent with this idempotency key.
    pub async fn find_operation_by_key(&mut self, actor: &UserId, key: &str) -> Result<Option<Operation>> {
        let sql = format!("SELECT {COLUMNS} FROM operations WHERE actor = $1 AND idempotency_key = $2");
        self.optional(Query::sql(sql).bind(actor.as_str()).bind(key)).await?.as_ref().map(read).transpose()
    }

    /// The unfinished operation on a task; there is at most one.
    pub async fn find_unfinished_operation(&mut self, urn: &Urn) -> Result<Option<Operation>> {
        let sql =
            format!("SELECT {COLUMNS} FROM operations WHERE urn = $1 AND state IN ('RECORDED', 'SENT')");
        self.optional(Query::sql(sql).bind(urn.as_str())).await?.as_ref().map(read).transpose()
    }

    /// Unfinished operations recorded before `before`, oldest first: those whose request is over, if `before` lies
    /// further back than the longest call takes.
    pub async fn list_unfinished_operations(&mut self, before: Timestamp) -> Result<Vec<Operation>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM operations WHERE state IN ('RECORDED', 'SENT') AND recorded_at < $1 \
             ORDER BY recorded_at, id"
        );
        self.all(Query::sql(sql).bind(before.as_micros())).await?.iter().map(read).collect()
    }

    /// The newest operation on each of the tasks that has any.
    pub async fn list_newest_operations(&mut self, urns: &[&Urn]) -> Result<Vec<Operation>> {
        if urns.is_empty() {
            return Ok(Vec::new());
        }
        let places = (1..=urns.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT {COLUMNS} FROM operations WHERE urn IN ({places}) ORDER BY urn, recorded_at DESC, id"
        );
        let query = urns.iter().fold(Query::sql(sql), |query, urn| query.bind(urn.as_str()));
        let mut newest: Vec<Operation> =
            self.all(query).await?.iter().map(read).collect::<Result<Vec<Operation>>>()?;
        newest.dedup_by(|later, first| later.urn == first.urn);
        Ok(newest)
    }
}

fn read(row: &Row) -> Result<Operation> {
    let (kind, state) = (row.text("kind")?, row.text("state")?);
    Ok(Operation {
        id: row.text("id")?,
        urn: Urn::new(row.text("urn")?),
        connector: ConnectorId::new(row.text("connector_id")?),
        actor: UserId::new(row.text("actor")?),
        kind: OperationKind::from_name(&kind)
            .ok_or_else(|| StorageError::unreadable("operation kind", &kind))?,
        code: row.text("code")?,
        comment: row.get("comment")?,
        reason: row.get("reason")?,
        idempotency_key: row.get("idempotency_key")?,
        task_modified_at: row.time("task_modified_at")?,
        state: OperationState::from_name(&state)
            .ok_or_else(|| StorageError::unreadable("operation state", &state))?,
        message: row.get("message")?,
        failure: row.get("failure")?,
        recorded_at: row.time("recorded_at")?,
        finished_at: row.optional_time("finished_at")?,
    })
}
