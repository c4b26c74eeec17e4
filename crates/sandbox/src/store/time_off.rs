//! Leave requests, which are also the tasks of those who decide them.

use std::str::FromStr;

use super::columns::from_row;
use super::{Result, Store, Tx};
use crate::Moment;

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestStatus {
    Pending,
    Approved,
    Rejected,
    /// Withdrawn by the employee.
    Cancelled,
}

impl RequestStatus {
    /// As the interfaces write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Approved => "APPROVED",
            Self::Rejected => "REJECTED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Approved => "Approved",
            Self::Rejected => "Rejected",
            Self::Cancelled => "Withdrawn",
        }
    }
}

/// No status has this name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a status is one of PENDING, APPROVED, REJECTED, CANCELLED")]
pub struct UnknownStatus;

impl FromStr for RequestStatus {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> std::result::Result<Self, UnknownStatus> {
        [Self::Pending, Self::Approved, Self::Rejected, Self::Cancelled]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(UnknownStatus)
    }
}

/// A leave request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeOffRequest {
    /// 32 lower-case hexadecimal digits.
    pub external_code: String,
    /// Whose leave it is.
    pub user_id: String,
    /// [`crate::time_type::TimeType::code`].
    pub time_type: String,
    /// `YYYY-MM-DD`; so is the end, which is not before it and belongs to the leave.
    pub start_date: String,
    pub end_date: String,
    /// Empty when there is none.
    pub comment: String,
    pub status: RequestStatus,
    /// User id of the one who may decide.
    pub approver: String,
    pub decided_by: Option<String>,
    pub decided_at: Option<Moment>,
    pub decision_comment: Option<String>,
    pub reason_code: Option<String>,
    pub created_at: Moment,
    pub modified_at: Moment,
    pub modified_by: String,
}

from_row!(TimeOffRequest {
    external_code,
    user_id,
    time_type,
    start_date,
    end_date,
    comment,
    status,
    approver,
    decided_by,
    decided_at,
    decision_comment,
    reason_code,
    created_at,
    modified_at,
    modified_by
});

/// How a pending request ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Anything but [`RequestStatus::Pending`].
    pub status: RequestStatus,
    /// User id.
    pub by: String,
    pub comment: Option<String>,
    pub reason_code: Option<String>,
}

/// How many requests are open and how many are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestCounts {
    pub pending: u64,
    pub decided: u64,
}

/// 15 values each, below the 32,766 that one SQLite statement may bind.
const ROWS_PER_STATEMENT: usize = 1000;

impl Store {
    pub async fn find_request(&self, external_code: &str) -> Result<Option<TimeOffRequest>> {
        sqlx::query_as("SELECT * FROM time_off_requests WHERE external_code = $1")
            .bind(external_code)
            .fetch_optional(self.readers())
            .await
    }

    /// A person's own requests, newest first.
    pub async fn list_requests_of(
        &self,
        user_id: &str,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TimeOffRequest>> {
        sqlx::query_as(
            "SELECT * FROM time_off_requests WHERE user_id = $1 \
             ORDER BY created_at DESC, external_code LIMIT $2 OFFSET $3",
        )
        .bind(user_id)
        .bind(limit)
        .bind(offset)
        .fetch_all(self.readers())
        .await
    }

    /// The requests a person decides or has to decide: pending ones first, then newest first.
    pub async fn list_requests_for_approver(
        &self,
        approver: &str,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TimeOffRequest>> {
        sqlx::query_as(
            "SELECT * FROM time_off_requests WHERE approver = $1 \
             ORDER BY status <> 'PENDING', created_at DESC, external_code LIMIT $2 OFFSET $3",
        )
        .bind(approver)
        .bind(limit)
        .bind(offset)
        .fetch_all(self.readers())
        .await
    }

    /// A person's own requests.
    pub async fn count_requests_of(&self, user_id: &str) -> Result<RequestCounts> {
        self.counts(
            "SELECT status = 'PENDING', COUNT(*) FROM time_off_requests WHERE user_id = $1 GROUP BY 1",
            user_id,
        )
        .await
    }

    /// The requests a person decides.
    pub async fn count_requests_for_approver(&self, approver: &str) -> Result<RequestCounts> {
        self.counts(
            "SELECT status = 'PENDING', COUNT(*) FROM time_off_requests WHERE approver = $1 GROUP BY 1",
            approver,
        )
        .await
    }

    async fn counts(&self, sql: &'static str, user_id: &str) -> Result<RequestCounts> {
        let rows: Vec<(bool, i64)> = sqlx::query_as(sql).bind(user_id).fetch_all(self.readers()).await?;
        let mut counts = RequestCounts::default();
        for (pending, count) in rows {
            let count = u64::try_from(count).unwrap_or(0);
            if pending { counts.pending = count } else { counts.decided = count }
        }
        Ok(counts)
    }

    /// Pending requests changed since `since`.
    pub async fn count_pending_since(&self, since: Moment) -> Result<u64> {
        sqlx::query_scalar(
            "SELECT COUNT(*) FROM time_off_requests WHERE status = 'PENDING' AND modified_at >= $1",
        )
        .bind(since)
        .fetch_one(self.readers())
        .await
        .map(|count: i64| u64::try_from(count).unwrap_or(0))
    }

    /// Adds a request. Its `created_at` and `modified_at` become an instant after every change before it, `now` if that
    /// is one. Gives the request as stored.
    pub async fn insert_request(&self, mut request: TimeOffRequest, now: Moment) -> Result<TimeOffRequest> {
        let mut tx = self.begin().await?;
        let at = next_change(&mut tx, now).await?;
        (request.created_at, request.modified_at) = (at, at);
        insert_requests(&mut tx, std::slice::from_ref(&request)).await?;
        tx.commit().await?;
        Ok(request)
    }

    /// Ends a pending request at an instant after every change before it. `None` if there is no such request or it is
    /// not pending any more; then nothing changes.
    pub async fn decide_request(
        &self,
        external_code: &str,
        decision: &Decision,
        now: Moment,
    ) -> Result<Option<TimeOffRequest>> {
        let mut tx = self.begin().await?;
        let at = next_change(&mut tx, now).await?;
        let decided = sqlx::query_as(
            "UPDATE time_off_requests SET status = $2, decided_by = $3, decided_at = $4, decision_comment = $5, \
             reason_code = $6, modified_at = $4, modified_by = $3 \
             WHERE external_code = $1 AND status = 'PENDING' RETURNING *",
        )
        .bind(external_code)
        .bind(decision.status)
        .bind(&decision.by)
        .bind(at)
        .bind(&decision.comment)
        .bind(&decision.reason_code)
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(decided)
    }
}

/// The instant for the next change: `now`, or one millisecond after the last change if that is later.
pub(crate) async fn next_change(tx: &mut Tx, now: Moment) -> Result<Moment> {
    let last: Option<Moment> =
        sqlx::query_scalar("SELECT MAX(modified_at) FROM time_off_requests").fetch_one(&mut **tx).await?;
    Ok(last.map_or(now, |last| now.max(Moment::from_millis(last.as_millis().saturating_add(1)))))
}

/// Adds requests as they are, many rows per statement.
pub(crate) async fn insert_requests(tx: &mut Tx, requests: &[TimeOffRequest]) -> Result<()> {
    for rows in requests.chunks(ROWS_PER_STATEMENT) {
        let mut query = sqlx::QueryBuilder::new(
            "INSERT INTO time_off_requests (external_code, user_id, time_type, start_date, end_date, comment, status, \
             approver, decided_by, decided_at, decision_comment, reason_code, created_at, modified_at, modified_by) ",
        );
        query.push_values(rows, |mut values, request| {
            values
                .push_bind(&request.external_code)
                .push_bind(&request.user_id)
                .push_bind(&request.time_type)
                .push_bind(&request.start_date)
                .push_bind(&request.end_date)
                .push_bind(&request.comment)
                .push_bind(request.status)
                .push_bind(&request.approver)
                .push_bind(&request.decided_by)
                .push_bind(request.decided_at)
                .push_bind(&request.decision_comment)
                .push_bind(&request.reason_code)
                .push_bind(request.created_at)
                .push_bind(request.modified_at)
                .push_bind(&request.modified_by);
        });
        query.build().execute(&mut **tx).await?;
    }
    Ok(())
}
