//! What approvers asked employees about their leave requests.

use super::columns::from_row;
use super::{Result, Store, time_off};
use crate::Moment;

/// A question put to an employee. The request stays pending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub external_code: String,
    /// User id.
    pub asked_by: String,
    pub asked_at: Moment,
    pub text: String,
}

from_row!(Question { external_code, asked_by, asked_at, text });

impl Store {
    /// Records a question to a pending request, which counts as a change of the request. False if there is no such
    /// request or it is not pending any more; then nothing changes.
    pub async fn ask_question(
        &self,
        external_code: &str,
        asked_by: &str,
        text: &str,
        now: Moment,
    ) -> Result<bool> {
        let mut tx = self.begin().await?;
        let at = time_off::next_change(&mut tx, now).await?;
        let touched = sqlx::query(
            "UPDATE time_off_requests SET modified_at = $2, modified_by = $3 \
             WHERE external_code = $1 AND status = 'PENDING'",
        )
        .bind(external_code)
        .bind(at)
        .bind(asked_by)
        .execute(&mut *tx)
        .await?;
        if touched.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO questions (external_code, asked_by, asked_at, text) VALUES ($1, $2, $3, $4)",
        )
        .bind(external_code)
        .bind(asked_by)
        .bind(at)
        .bind(text)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The questions to a request, oldest first.
    pub async fn list_questions(&self, external_code: &str) -> Result<Vec<Question>> {
        sqlx::query_as("SELECT * FROM questions WHERE external_code = $1 ORDER BY asked_at")
            .bind(external_code)
            .fetch_all(self.readers())
            .await
    }
}
