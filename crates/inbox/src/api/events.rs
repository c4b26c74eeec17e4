//! `GET /events`: server-sent events about the caller's tasks, ids and kinds only.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use docket_http::{ApiError, Authenticator};
use futures::Stream;
use http::HeaderMap;

use crate::changes::{Credentials, EventStream, TaskChange};
use crate::error::InboxError;
use crate::reader::Reader;

/// Proxies close a connection that is silent for a minute or less.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Follows changes of the caller's tasks
///
/// Server-sent events. `ready` comes first, unless `Last-Event-ID` names where to go on. Each `task` event carries the data
/// described here, and its id. `reset` says that changes were passed over: fetch everything anew. The data of `ready` and
/// `reset` is an empty object.
#[utoipa::path(
    get,
    path = "/events",
    operation_id = "followEvents",
    params(("Last-Event-ID" = Option<i64>, Header, description = "The id of the last event seen.")),
    responses(
        (status = 200, description = "Events, until the caller may no longer listen.", body = TaskChange,
            content_type = "text/event-stream"),
        (status = 400, description = "`Last-Event-ID` is not the id of an event."),
    ),
)]
pub(crate) async fn handle(
    reader: Reader,
    State(authenticator): State<Arc<dyn Authenticator>>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, ApiError> {
    let last_event_id = last_event_id(&headers)?;
    let credentials = Credentials::of(authenticator, &headers);
    let stream = EventStream::open(reader, credentials, last_event_id).await?;
    Ok(Sse::new(stream.into_events()).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<i64>, InboxError> {
    let Some(value) = headers.get("last-event-id") else { return Ok(None) };
    let id = value.to_str().ok().and_then(|text| text.parse().ok());
    let id =
        id.ok_or_else(|| InboxError::bad_input("Last-Event-ID", "send the id of an event of this stream"))?;
    Ok(Some(id))
}
