//! The calls, each with its limits and identity. A 401 drops the kept token and is tried once more; nothing else is
//! repeated here.

use std::time::Duration;

use docket_destinations::{ActFor, Destinations};
use docket_domain::definition::TaskDefinition;
use docket_domain::{LanguageTag, Timestamp, Urn};
use docket_http::outbound::{Outbound, OutboundRequest, OutboundResponse};
use docket_storage::generations::Cursor;
use http::{Method, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use url::Url;

use crate::spi::definitions::definition;
use crate::spi::error::{Answered, CallError};
use crate::spi::wire;

/// A page of 1000 tasks may take the provider this long.
const PULL: Duration = Duration::from_mins(1);
/// Somebody waits for these.
const USER: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(10);
/// A page of 1000 tasks with everything at its longest is about 30 MB; usual ones have 1 to 2 MB.
const PAGE_BYTES: usize = 48 * 1024 * 1024;
const USER_BYTES: usize = 2 * 1024 * 1024;

/// In a path segment only these stay as they are, so `:` and `%` do not.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Calls providers through destinations.
#[derive(Clone)]
pub(crate) struct Spi {
    pub(crate) destinations: Destinations,
    pub(crate) outbound: Outbound,
}

/// A call still without address and credential.
struct Call<'a> {
    method: Method,
    /// Below `/task-provider/v2/`, its segments encoded.
    path: String,
    queries: Vec<(&'static str, String)>,
    accept_language: Option<String>,
    accept: &'static str,
    body: Option<Value>,
    destination: &'a str,
    who: ActFor<'a>,
    timeout: Duration,
    max_bytes: usize,
}

impl<'a> Call<'a> {
    fn technical(path: String, destination: &'a str) -> Self {
        Self {
            method: Method::GET,
            path,
            queries: Vec::new(),
            accept_language: None,
            accept: "application/json",
            body: None,
            destination,
            who: ActFor::TechnicalUser,
            timeout: PULL,
            max_bytes: PAGE_BYTES,
        }
    }
}

impl Spi {
    /// Names of the provider's capabilities that are true; none if it does not say (501, 404, empty).
    pub(crate) async fn capabilities(&self, destination: &str) -> Result<Vec<String>, CallError> {
        let name = "GET /capabilities";
        let call = Call::technical("capabilities".to_owned(), destination);
        let response = self.send(&call).await?;
        if matches!(response.status, StatusCode::NOT_FOUND | StatusCode::NOT_IMPLEMENTED) {
            return Ok(Vec::new());
        }
        let body: wire::Capabilities = read(name, &success(name, response)?)?;
        let held = body.value.unwrap_or_default().into_iter().filter(wire::Capability::is_true);
        Ok(held.filter_map(|capability| capability.name).collect())
    }

    /// One page of definitions, and how many elements the provider sent.
    pub(crate) async fn definitions(
        &self,
        destination: &str,
        languages: &str,
        skip: usize,
        top: usize,
    ) -> Result<(Vec<TaskDefinition>, usize), CallError> {
        let name = "GET /taskDefinitions";
        let mut call = Call::technical("taskDefinitions".to_owned(), destination);
        call.queries =
            vec![("$top", top.to_string()), ("$skip", skip.to_string()), ("languages", languages.to_owned())];
        let response = success(name, self.send(&call).await?)?;
        let elements = list(name, &response)?;
        let count = elements.len();
        Ok((elements.into_iter().filter_map(definition).collect(), count))
    }

    /// One definition; `None` if the provider does not know it.
    pub(crate) async fn definition(
        &self,
        destination: &str,
        languages: &str,
        urn: &Urn,
    ) -> Result<Option<TaskDefinition>, CallError> {
        let name = "GET /taskDefinitions/{urn}";
        let mut call = Call::technical(format!("taskDefinitions/{}", segment(urn)), destination);
        call.queries = vec![("languages", languages.to_owned())];
        let response = self.send(&call).await?;
        if response.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let response = success(name, response)?;
        Ok(definition(read::<&serde_json::value::RawValue>(name, &response)?))
    }

    /// The body of one page of tasks, strictly after `cursor`, or from `window_start` on.
    pub(crate) async fn tasks(
        &self,
        destination: &str,
        languages: &str,
        cursor: Option<&Cursor>,
        window_start: Timestamp,
        top: usize,
    ) -> Result<OutboundResponse, CallError> {
        let name = "GET /tasks";
        let mut call = Call::technical("tasks".to_owned(), destination);
        let after = cursor.map_or(window_start, |cursor| cursor.modified_at);
        call.queries = vec![("modifiedAfter", after.to_string()), ("$top", top.to_string())];
        call.queries.extend(cursor.map(|cursor| ("lastId", cursor.urn.as_str().to_owned())));
        call.queries.push(("languages", languages.to_owned()));
        success(name, self.send(&call).await?)
    }

    /// The body of one task; `None` if the provider does not know it.
    pub(crate) async fn task(
        &self,
        destination: &str,
        languages: &str,
        urn: &Urn,
    ) -> Result<Option<OutboundResponse>, CallError> {
        let name = "GET /tasks/{urn}";
        let mut call = Call::technical(format!("tasks/{}", segment(urn)), destination);
        call.queries = vec![("languages", languages.to_owned())];
        call.timeout = USER;
        let response = self.send(&call).await?;
        if response.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        success(name, response).map(Some)
    }

    /// The description as the person may read it; any status.
    pub(crate) async fn description(
        &self,
        destination: &str,
        who: ActFor<'_>,
        urn: &Urn,
        languages: &[LanguageTag],
    ) -> Result<OutboundResponse, CallError> {
        let mut call = Call::technical(format!("tasks/{}/description", segment(urn)), destination);
        call.who = who;
        call.accept = "text/plain, application/json;q=0.5";
        call.accept_language = Some(accept_language(languages));
        (call.timeout, call.max_bytes) = (USER, USER_BYTES);
        self.send(&call).await
    }

    /// A decision, made by the person; any status. `endpoint` is `response` or `action`.
    pub(crate) async fn decide(
        &self,
        destination: &str,
        who: ActFor<'_>,
        (urn, endpoint): (&Urn, &'static str),
        body: (&str, Option<&str>, Option<&str>),
        (task_languages, languages): (&str, &[LanguageTag]),
    ) -> Result<OutboundResponse, CallError> {
        let mut call = Call::technical(format!("tasks/{}/{endpoint}", segment(urn)), destination);
        call.method = Method::POST;
        call.who = who;
        call.queries = vec![("languages", task_languages.to_owned())];
        call.accept_language = Some(accept_language(languages));
        let (code, comment, reason_code) = body;
        call.body = Some(json!({"code": code, "comment": comment, "reasonCode": reason_code}));
        (call.timeout, call.max_bytes) = (USER, USER_BYTES);
        self.send(&call).await
    }

    /// Sends the call; after a 401 once more with a new token. A 401 means that nothing was done, so even a decision may
    /// be repeated.
    async fn send(&self, call: &Call<'_>) -> Result<OutboundResponse, CallError> {
        let response = self.send_once(call).await?;
        if response.status != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        self.destinations.forget(call.destination, call.who).await;
        self.send_once(call).await
    }

    async fn send_once(&self, call: &Call<'_>) -> Result<OutboundResponse, CallError> {
        let access = self.destinations.access(call.destination, call.who).await.map_err(CallError::Access)?;
        let mut url = endpoint(&access.url, &call.path);
        {
            let mut pairs = url.query_pairs_mut();
            pairs.extend_pairs(&access.queries);
            pairs.extend_pairs(&call.queries);
            pairs.finish();
        }
        if url.query() == Some("") {
            url.set_query(None);
        }
        let mut request = match &call.body {
            Some(body) => OutboundRequest::post_json(url, body),
            None => OutboundRequest::new(call.method.clone(), url),
        };
        request.headers.extend(access.headers);
        request = request.header(header::ACCEPT.as_str(), call.accept);
        if let Some(languages) = &call.accept_language {
            request = request.header(header::ACCEPT_LANGUAGE.as_str(), languages);
        }
        request = request
            .identity(access.identity)
            .timeout(call.timeout)
            .connect_timeout(CONNECT)
            .max_bytes(call.max_bytes);
        self.outbound.send(request).await.map_err(CallError::Outbound)
    }
}

/// `{URL}/task-provider/v2/{path}`; one slash at the end of the URL is passed over, its query is kept.
///
/// Source: Task Provider SPI v2, "Base URL".
fn endpoint(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let prefix = base.path().strip_suffix('/').unwrap_or(base.path());
    url.set_path(&format!("{prefix}/task-provider/v2/{path}"));
    url
}

fn segment(urn: &Urn) -> impl std::fmt::Display + use<'_> {
    utf8_percent_encode(urn.as_str(), SEGMENT)
}

/// The header's value, best first; English for a reader without a preference.
fn accept_language(languages: &[LanguageTag]) -> String {
    if languages.is_empty() {
        return "en-US".to_owned();
    }
    languages.iter().take(5).map(LanguageTag::as_str).collect::<Vec<_>>().join(", ")
}

fn success(call: &'static str, response: OutboundResponse) -> Result<OutboundResponse, CallError> {
    match response.status {
        StatusCode::OK => Ok(response),
        _ => Err(CallError::Answered(Answered::read(call, &response))),
    }
}

fn read<'a, T: serde::Deserialize<'a>>(
    call: &'static str,
    response: &'a OutboundResponse,
) -> Result<T, CallError> {
    serde_json::from_slice(&response.body).map_err(|_| not_the_spi(call, &response.body))
}

/// The elements of a `{"value": […]}` answer, unread.
pub(crate) fn list<'a>(
    call: &'static str,
    response: &'a OutboundResponse,
) -> Result<Vec<&'a serde_json::value::RawValue>, CallError> {
    let list: wire::List<'a> = read(call, response)?;
    list.value.ok_or(CallError::NotTheSpi { call, problem: "the list \"value\" is missing" })
}

fn not_the_spi(call: &'static str, body: &[u8]) -> CallError {
    let start = body.trim_ascii_start();
    let problem = match start.first() {
        None => "it is empty",
        Some(b'<') => "it is a web page, perhaps a sign-in page",
        Some(b'{' | b'[') => "its JSON has another shape",
        Some(_) => "it is not JSON",
    };
    CallError::NotTheSpi { call, problem }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://p.example", "https://p.example/task-provider/v2/tasks")]
    #[case("https://p.example/", "https://p.example/task-provider/v2/tasks")]
    #[case("https://p.example/api-ext/", "https://p.example/api-ext/task-provider/v2/tasks")]
    #[case("https://p.example/api?x=1", "https://p.example/api/task-provider/v2/tasks?x=1")]
    fn the_suffix_is_added_to_the_destinations_url(#[case] base: &str, #[case] expected: &str) {
        assert_eq!(endpoint(&base.parse().unwrap(), "tasks").as_str(), expected);
    }

    #[test]
    fn a_urn_is_one_path_segment() {
        let urn = Urn::new("urn:sap.odm.bpm.task:a:b:c:x%20/y");
        assert_eq!(segment(&urn).to_string(), "urn%3Asap.odm.bpm.task%3Aa%3Ab%3Ac%3Ax%2520%2Fy");
        let url = endpoint(&"https://p.example".parse().unwrap(), &format!("tasks/{}", segment(&urn)));
        assert_eq!(url.path(), "/task-provider/v2/tasks/urn%3Asap.odm.bpm.task%3Aa%3Ab%3Ac%3Ax%2520%2Fy");
    }
}
