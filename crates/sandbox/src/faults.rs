//! Misbehaving on purpose: the next calls of an operation fail in a chosen way.
//!
//! For rehearsals and tests of what a task center does then. Nothing happens unless an administrator asks for it through
//! `/api/v1/faults`, and nothing is kept over a restart.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use serde::{Deserialize, Serialize};

use crate::Sandbox;

/// A call that can be told to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// `POST /oauth/token`.
    Token,
    Capabilities,
    /// The list and a single one.
    Definitions,
    /// The list.
    Tasks,
    /// A single one.
    Task,
    Description,
    Response,
    Action,
}

impl Operation {
    /// Which operation a request is, by its address alone: a request that will be refused fails as well.
    fn of(method: &Method, path: &str) -> Option<Self> {
        if path == "/oauth/token" && method == Method::POST {
            return Some(Self::Token);
        }
        let rest = path.strip_prefix("/api-ext/task-provider/v2/")?;
        let parts: Vec<&str> = rest.split('/').collect();
        match (method, parts.as_slice()) {
            (&Method::GET, ["capabilities"]) => Some(Self::Capabilities),
            (&Method::GET, ["taskDefinitions"] | ["taskDefinitions", _]) => Some(Self::Definitions),
            (&Method::GET, ["tasks"]) => Some(Self::Tasks),
            (&Method::GET, ["tasks", _]) => Some(Self::Task),
            (&Method::GET, ["tasks", _, "description"]) => Some(Self::Description),
            (&Method::POST, ["tasks", _, "response"]) => Some(Self::Response),
            (&Method::POST, ["tasks", _, "action"]) => Some(Self::Action),
            _ => None,
        }
    }
}

/// What happens instead of, or beside, an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Effect {
    /// Refused with this status (400 to 599), nothing done; with `Retry-After` if given.
    Status {
        status: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u32>,
    },
    /// Done and answered as always, but only after waiting.
    Delay { delay_ms: u64 },
    /// The connection ends without an answer, nothing done.
    DropBefore,
    /// Everything done, but the connection ends without an answer.
    DropAfter,
    /// Everything done, and answered with 200 and a page of HTML.
    Garbage,
}

/// A planned failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    pub operation: Operation,
    /// How many more calls fail.
    #[serde(default = "once")]
    pub times: u32,
    #[serde(flatten)]
    pub effect: Effect,
}

fn once() -> u32 {
    1
}

/// The longest delay: longer than every time limit a task center may have.
const LONGEST_DELAY_MS: u64 = 10 * 60 * 1000;

impl Fault {
    /// What is wrong with a fault: the field, and a sentence that says how to mend it.
    pub fn check(&self) -> Result<(), (&'static str, &'static str)> {
        if self.times == 0 {
            return Err(("times", "times must be at least 1."));
        }
        match self.effect {
            Effect::Status { status, .. } if !(400..=599).contains(&status) => {
                Err(("status", "status must be from 400 to 599."))
            }
            Effect::Delay { delay_ms } if delay_ms > LONGEST_DELAY_MS => {
                Err(("delayMs", "delayMs must be at most 600000, ten minutes."))
            }
            _ => Ok(()),
        }
    }
}

/// The planned failures, those of one operation in order.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// What is planned, with the calls that remain.
    pub fn list(&self) -> Vec<Fault> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Plans these and no others.
    pub fn replace(&self, faults: Vec<Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// Takes one call off the first fault of the operation.
    fn take(&self, operation: Operation) -> Option<Effect> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let index = faults.iter().position(|fault| fault.operation == operation)?;
        let effect = faults[index].effect.clone();
        faults[index].times = faults[index].times.saturating_sub(1);
        if faults[index].times == 0 {
            faults.remove(index);
        }
        Some(effect)
    }
}

/// Lets a request pass, unless a failure is planned for it.
pub async fn misbehave(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let operation = Operation::of(request.method(), request.uri().path());
    let Some((operation, effect)) = operation.and_then(|o| Some((o, sandbox.faults().take(o)?))) else {
        return next.run(request).await;
    };
    tracing::info!(?operation, ?effect, "A planned failure takes place");
    match effect {
        Effect::Status { status, retry_after } => refuse(operation, status, retry_after),
        Effect::Delay { delay_ms } => {
            tokio::time::sleep(Duration::from_millis(delay_ms)).await;
            next.run(request).await
        }
        Effect::DropBefore => broken(),
        Effect::DropAfter => {
            next.run(request).await;
            broken()
        }
        Effect::Garbage => {
            next.run(request).await;
            axum::response::Html("<html><title>Logon</title>{\"urn\":").into_response()
        }
    }
}

/// An answer in the shape of the interface the operation belongs to.
fn refuse(operation: Operation, status: u16, retry_after: Option<u32>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    let message = "This failure was planned through /api/v1/faults";
    let body = if operation == Operation::Token {
        serde_json::json!({ "errorHttpCode": status.as_str(), "errorMessage": message })
    } else {
        serde_json::json!({ "error": { "code": "successfactors.planned", "message": message } })
    };
    let mut response = (status, axum::Json(body)).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// An answer whose body fails before its first byte: the server gives the connection up without having sent anything.
fn broken() -> Response {
    let failure = std::io::Error::other("a planned failure ends this connection");
    Response::new(Body::from_stream(futures::stream::iter([Err::<Bytes, _>(failure)])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_known_by_method_and_path() {
        let of = |method, path: &str| Operation::of(&method, path);
        let base = "/api-ext/task-provider/v2";
        assert_eq!(of(Method::POST, "/oauth/token"), Some(Operation::Token));
        assert_eq!(of(Method::GET, &format!("{base}/tasks")), Some(Operation::Tasks));
        assert_eq!(of(Method::GET, &format!("{base}/tasks/urn:a")), Some(Operation::Task));
        assert_eq!(of(Method::POST, &format!("{base}/tasks/urn%3Aa/response")), Some(Operation::Response));
        assert_eq!(of(Method::GET, &format!("{base}/tasks/urn%3Aa/response")), None);
        assert_eq!(of(Method::GET, "/time-off"), None);
    }

    #[test]
    fn faults_of_an_operation_come_in_order_and_run_out() {
        let faults = Faults::default();
        let fault = |operation, times, effect| Fault { operation, times, effect };
        faults.replace(vec![
            fault(Operation::Tasks, 2, Effect::DropBefore),
            fault(Operation::Token, 1, Effect::Garbage),
            fault(Operation::Tasks, 1, Effect::DropAfter),
        ]);
        let tasks: Vec<_> = (0..4).map(|_| faults.take(Operation::Tasks)).collect();
        assert_eq!(
            tasks,
            [Some(Effect::DropBefore), Some(Effect::DropBefore), Some(Effect::DropAfter), None]
        );
        assert_eq!(faults.list().len(), 1);
    }
}
