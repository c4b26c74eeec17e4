//! One open stream of one person.

use std::collections::{HashSet, VecDeque};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use docket_domain::Urn;
use docket_http::guard::{bearer_token, session_cookie};
use docket_http::{Authenticator, Caller};
use docket_storage::changes::{Change, ChangeKind};
use futures::Stream;
use http::HeaderMap;
use serde::Serialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;
use utoipa::ToSchema;

use super::BATCH;
use crate::error::InboxError;
use crate::reader::Reader;

/// How often a stream asks whether its person may still listen. Tests are in a hurry.
const RECHECK: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_secs(15) };

/// What the person came with, to be checked again while the stream lives.
pub(crate) struct Credentials {
    authenticator: Arc<dyn Authenticator>,
    token: Option<String>,
    cookie: Option<String>,
}

impl Credentials {
    pub(crate) fn of(authenticator: Arc<dyn Authenticator>, headers: &HeaderMap) -> Self {
        Self {
            authenticator,
            token: bearer_token(headers).map(str::to_owned),
            cookie: session_cookie(headers).map(str::to_owned),
        }
    }

    /// Whether they still stand for the same person.
    async fn still_stand_for(&self, reader: &Reader) -> bool {
        let person = match (&self.token, &self.cookie) {
            (Some(token), _) => match self.authenticator.bearer(token).await {
                Ok(Caller::Person(person)) => Some(person),
                _ => None,
            },
            (None, Some(cookie)) => self.authenticator.session(cookie).await.map(|session| session.person),
            (None, None) => None,
        };
        person.is_some_and(|person| person.id == reader.person.id)
    }
}

/// What an event of a stream says.
#[derive(Serialize, ToSchema)]
pub(crate) struct TaskChange {
    urn: Urn,
    kind: TaskChangeKind,
}

/// What a change means to the reader.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum TaskChangeKind {
    /// The task is new to them.
    Assigned,
    /// They had it and still have it.
    Changed,
    /// They had it and no longer do.
    Gone,
}

impl From<ChangeKind> for TaskChangeKind {
    fn from(kind: ChangeKind) -> Self {
        match kind {
            ChangeKind::Assigned => Self::Assigned,
            ChangeKind::Changed => Self::Changed,
            ChangeKind::Gone => Self::Gone,
        }
    }
}

/// The changes that concern one person, as they happen.
///
/// It begins with `ready`, whose id is where the table stood, or with what happened since `Last-Event-ID`. `task` events
/// follow, with the URN and the kind of change: what may be seen of it is asked for by an ordinary request. `reset` says
/// that changes were passed over and everything should be fetched anew.
pub(crate) struct EventStream {
    reader: Reader,
    credentials: Credentials,
    receiver: Receiver<Arc<Change>>,
    ready: VecDeque<Event>,
    /// Ids already sent from the table, which may come once more from the hub.
    replayed: HashSet<i64>,
    recheck: Interval,
}

impl EventStream {
    pub(crate) async fn open(
        reader: Reader,
        credentials: Credentials,
        last_event_id: Option<i64>,
    ) -> Result<Self, InboxError> {
        // Listen first and read second, so that nothing falls between the two.
        let receiver = reader.inbox.changes().subscribe(reader.inbox.store()).await?;
        let mut tx = reader.inbox.store().read().await?;
        let newest = tx.newest_change().await?;
        let missed = match last_event_id {
            Some(last) if last <= newest => Some(tx.list_changes(last, &[], BATCH).await?),
            Some(_) => None,
            None => Some(Vec::new()),
        };
        drop(tx);
        let mut recheck = tokio::time::interval(RECHECK);
        recheck.reset();
        let mut stream =
            Self { reader, credentials, receiver, ready: VecDeque::new(), replayed: HashSet::new(), recheck };
        match missed {
            Some(missed) if missed.len() < BATCH as usize => {
                if last_event_id.is_none() {
                    stream.ready.push_back(event("ready", newest, &json!({})));
                }
                for change in missed {
                    stream.replayed.insert(change.id);
                    stream.offer(&change);
                }
            }
            // Too much has happened to tell it one by one, or the id is of another database.
            _ => stream.ready.push_back(event("reset", newest, &json!({}))),
        }
        Ok(stream)
    }

    /// As a body for axum; it ends with the process, and as soon as the person may no longer listen.
    pub(crate) fn into_events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold(self, async |mut stream| {
            let event = stream.next().await?;
            Some((Ok(event), stream))
        })
    }

    async fn next(&mut self) -> Option<Event> {
        let closed = self.reader.inbox.changes().closed.clone();
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            tokio::select! {
                () = closed.cancelled() => return None,
                _ = self.recheck.tick() => {
                    if !self.credentials.still_stand_for(&self.reader).await {
                        return None;
                    }
                    // A database that does not answer now leaves the groups as they were.
                    if let Ok(groups) = self.reader.inbox.groups_of(&self.reader.person.id).await {
                        self.reader.principals.groups = groups;
                    }
                }
                received = self.receiver.recv() => match received {
                    Ok(change) if self.replayed.remove(&change.id) => {}
                    Ok(change) => self.offer(&change),
                    Err(RecvError::Lagged(_)) => self.ready.push_back(Event::default().event("reset").data("{}")),
                    Err(RecvError::Closed) => return None,
                },
            }
        }
    }

    fn offer(&mut self, change: &Change) {
        let principals = &self.reader.principals;
        if change.concerns(&principals.user, &principals.groups) {
            let data = TaskChange { urn: change.urn.clone(), kind: change.kind.into() };
            self.ready.push_back(event("task", change.id, &data));
        }
    }
}

fn event(name: &str, id: i64, data: &impl Serialize) -> Event {
    let data = serde_json::to_string(data).expect("nothing of it can fail to be written as JSON");
    Event::default().event(name).id(id.to_string()).data(data)
}
