//! Leave requests as the task provider interface reads them: with the people in them by their Global User IDs.

use super::columns::from_row;
use super::{RequestStatus, Result, Store};
use crate::Moment;

/// A leave request, with who is who for the task center. A person without a Global User ID is nobody there.
#[derive(Clone, Debug)]
pub struct TaskRow {
    pub external_code: String,
    pub time_type: String,
    pub start_date: String,
    pub end_date: String,
    pub comment: String,
    pub status: RequestStatus,
    pub decided_at: Option<Moment>,
    pub decision_comment: Option<String>,
    pub reason_code: Option<String>,
    pub created_at: Moment,
    pub modified_at: Moment,
    /// When the approver last put a question to the employee.
    pub asked_at: Option<Moment>,
    pub employee_id: String,
    pub given_name: String,
    pub family_name: String,
    pub employee: Option<String>,
    pub approver_id: String,
    pub approver: Option<String>,
    pub decided_by: Option<String>,
    pub modified_by: Option<String>,
}

from_row!(TaskRow {
    external_code,
    time_type,
    start_date,
    end_date,
    comment,
    status,
    decided_at,
    decision_comment,
    reason_code,
    created_at,
    modified_at,
    asked_at,
    employee_id,
    given_name,
    family_name,
    employee,
    approver_id,
    approver,
    decided_by,
    modified_by
});

impl TaskRow {
    pub fn employee_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Where a page of tasks starts: after this place in the order of (`modified_at`, `external_code`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub modified_at: Moment,
    /// Compared byte by byte; the empty text stands before every code.
    pub external_code: String,
}

/// Left joins keep the requests the outer loop, so that they are read along their index and only as far as needed.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.external_code, r.time_type, r.start_date, r.end_date, r.comment, r.status, r.decided_at, \
             r.decision_comment, r.reason_code, r.created_at, r.modified_at, \
             (SELECT MAX(asked_at) FROM questions WHERE questions.external_code = r.external_code) AS asked_at, \
             r.user_id AS employee_id, e.given_name, e.family_name, e.global_user_id AS employee, \
             r.approver AS approver_id, a.global_user_id AS approver, d.global_user_id AS decided_by, \
             m.global_user_id AS modified_by \
             FROM time_off_requests r LEFT JOIN people e ON e.user_id = r.user_id \
             LEFT JOIN people a ON a.user_id = r.approver LEFT JOIN people d ON d.user_id = r.decided_by \
             LEFT JOIN people m ON m.user_id = r.modified_by ",
            $rest
        )
    };
}

const LIST: &str = select!(
    "WHERE (r.modified_at, r.external_code) > ($1, $2) ORDER BY r.modified_at, r.external_code LIMIT $3"
);

impl Store {
    /// At most `top` tasks after a place, in order.
    pub async fn list_tasks(&self, after: &After, top: u32) -> Result<Vec<TaskRow>> {
        sqlx::query_as(LIST)
            .bind(after.modified_at)
            .bind(&after.external_code)
            .bind(top)
            .fetch_all(self.readers())
            .await
    }

    pub async fn find_task(&self, external_code: &str) -> Result<Option<TaskRow>> {
        sqlx::query_as(select!("WHERE r.external_code = $1"))
            .bind(external_code)
            .fetch_optional(self.readers())
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_page_is_read_along_the_index_without_sorting() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&directory.path().join("sandbox.db")).await.unwrap();
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {LIST}")))
                .bind(0)
                .bind("")
                .bind(1000)
                .fetch_all(store.readers())
                .await
                .unwrap();
        let steps: Vec<&str> = plan.iter().map(|step| step.3.as_str()).collect();
        assert!(
            steps[0].contains("USING INDEX time_off_requests_order ((modified_at,external_code)>"),
            "{steps:?}"
        );
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE") || step.starts_with("SCAN")),
            "{steps:?}"
        );
    }
}
