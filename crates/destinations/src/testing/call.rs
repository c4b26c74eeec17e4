//! The one authorised call: which read suits a destination, and what its answer means.
//!
//! Source: Task Provider SPI v2, endpoints `/taskDefinitions` and `/tasks/{taskUrn}/description`; RFC 7644, section 3.4.2; SAP
//! Task Center, "Troubleshooting a Task".

use std::time::Duration;

use docket_domain::{Urn, UserId};
use docket_http::UserToken;
use docket_http::outbound::{Outbound, OutboundError, OutboundRequest, OutboundResponse};
use docket_storage::inbox::{InboxQuery, Principals};
use http::StatusCode;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::{Position, Url};

use super::Finding;
use super::token::capitalised;
use crate::access::Access;
use crate::authentication::Authentication;
use crate::properties::Destination;
use crate::service::Destinations;
use crate::token::answer::{Token, shown};
use crate::token::sent::Secrets;

const LIMIT: Duration = Duration::from_secs(30);
/// Enough for one task definition or one person.
const MOST_BYTES: usize = 1024 * 1024;

/// The destination of the identity directory, which is no task provider.
const DIRECTORY: &str = "Identity_Authentication_Connectivity_IDS";

/// A task no provider has.
const NO_TASK: &str = "urn:sap.odm.bpm.task:docket:test:docket:none";

/// In a path segment only these stay as they are, so `:` does not.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// What kinds of tasks a task provider has: its technical user reads that.
    Definitions,
    /// How a task provider describes a task: people read that. Without a task of theirs, of one that does not exist.
    Description(Option<Urn>),
    /// One person of the directory.
    People,
    /// Whatever is at the URL.
    Address,
}

impl Reading {
    pub(super) async fn of(
        destinations: &Destinations,
        destination: &Destination,
        person: Option<&UserToken>,
    ) -> Self {
        if destination.name() == DIRECTORY {
            return Self::People;
        }
        let is_provider =
            ["tc.enabled", "tc.provider_type"].iter().any(|name| destination.get(name).is_some());
        match person {
            _ if !is_provider => Self::Address,
            None => Self::Definitions,
            Some(person) => Self::Description(task_of(destinations, destination, person).await),
        }
    }

    fn address(&self, base: &Url) -> Url {
        let path = match self {
            Self::Address => return base.clone(),
            Self::Definitions => "task-provider/v2/taskDefinitions".to_owned(),
            Self::Description(urn) => {
                let urn = utf8_percent_encode(urn.as_ref().map_or(NO_TASK, Urn::as_str), SEGMENT);
                format!("task-provider/v2/tasks/{urn}/description")
            }
            Self::People => "Users".to_owned(),
        };
        let mut url = base.clone();
        url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
        url
    }

    const fn queries(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Address | Self::Description(_) => &[],
            Self::Definitions => &[("$top", "1"), ("languages", "en-US")],
            Self::People => &[("startIndex", "1"), ("count", "1")],
        }
    }

    const fn accepted(&self) -> &'static str {
        match self {
            Self::Address => "*/*",
            Self::Definitions => "application/json",
            Self::Description(_) => "text/plain, application/json;q=0.5",
            Self::People => "application/scim+json, application/json",
        }
    }
}

/// A task in that person's inbox which came through the destination, or through the one it stands beside as `_PP`.
async fn task_of(destinations: &Destinations, destination: &Destination, person: &UserToken) -> Option<Urn> {
    let name = destination.name();
    let connector = name.strip_suffix("_PP").unwrap_or(name);
    let found = async {
        let mut tx = destinations.store.read().await?;
        let user = UserId::new(&person.subject);
        let groups = tx.groups_of(&user).await?;
        let sources = tx.inbox_sources().await?.only(|source| source.connector.as_str() == connector);
        let query = InboxQuery { top: 1, ..InboxQuery::default() };
        let now = destinations.clock.now();
        tx.list_inbox(&Principals { user, groups }, &sources, &query, now).await
    };
    let page = found.await;
    if let Err(error) = &page {
        tracing::warn!(%error, "No task to test destination {name} with could be looked up: {error}");
    }
    Some(page.ok()?.entries.into_iter().next()?.task.urn)
}

pub(super) struct Call<'a> {
    pub destination: &'a Destination,
    pub reading: Reading,
    pub by_person: bool,
}

impl Call<'_> {
    /// Makes the call; gives the answer along, if there was any.
    pub(super) async fn make(
        &self,
        outbound: &Outbound,
        access: Access,
        token: Option<&Token>,
    ) -> (Finding, Option<OutboundResponse>) {
        let mut url = self.reading.address(&access.url);
        {
            let mut pairs = url.query_pairs_mut();
            pairs.extend_pairs(&access.queries).extend_pairs(self.reading.queries());
        }
        if url.query() == Some("") {
            url.set_query(None);
        }
        // Without name, password and query, which may be secret.
        let what = format!(
            "GET {}{}",
            &url[..Position::BeforeUsername],
            &url[Position::BeforeHost..Position::AfterPath]
        );
        let mut request = OutboundRequest::get(url);
        request.headers.extend(access.headers);
        let request = request
            .header("accept", self.reading.accepted())
            .header("accept-language", "en-US")
            .identity(access.identity)
            .timeout(LIMIT)
            .beginning(MOST_BYTES);
        match outbound.send(request).await {
            Ok(response) => (self.judged(&what, &response, token), Some(response)),
            Err(error) => (Finding::failed(self.unanswered(&error)), None),
        }
    }

    fn unanswered(&self, error: &OutboundError) -> String {
        let sentence = capitalised(&error.to_string());
        let fix = match error {
            OutboundError::Tls { .. } | OutboundError::Broken { .. } | OutboundError::Connect { .. }
                if self.authentication() == Some(Authentication::ClientCertificate) =>
            {
                "Is the certificate of KeyStoreLocation registered there, and has it not ended?"
            }
            OutboundError::Timeout { .. } => "Look into the system's own log.",
            _ => "Check URL, and look into the system's own log.",
        };
        format!("{sentence}. {fix}")
    }

    fn authentication(&self) -> Option<Authentication> {
        Authentication::of(&self.destination.properties).ok()
    }

    fn judged(&self, what: &str, response: &OutboundResponse, token: Option<&Token>) -> Finding {
        let status = response.status;
        let body: Option<Value> = serde_json::from_slice(&response.body).ok();
        let told = body.as_ref().and_then(|body| self.told(body, token));
        let answered = match &told {
            Some(told) => format!("{what} answered {} ({told}).", text(status)),
            None => format!("{what} answered {}.", text(status)),
        };
        let is_spi_error = body.as_ref().is_some_and(|body| body["error"]["code"].is_string());
        match (&self.reading, status) {
            (Reading::Description(None), StatusCode::NOT_FOUND) if is_spi_error => Finding::ok(format!(
                "{answered} That is right: the person has no task there that docket knows, so a task was asked for that does \
                 not exist, and the system took the person's token to say so."
            )),
            (Reading::Description(_), StatusCode::NOT_IMPLEMENTED) if is_spi_error => Finding::ok(format!(
                "{answered} The system describes no tasks, and took the person's token to say so."
            )),
            (Reading::Address, status) if status.is_redirection() => Finding::ok(format!(
                "{answered} The redirect was not followed; calls do not follow one either. If it leads to a sign-in page, the \
                 credential was not taken: look into Location with the system's administrator."
            )),
            (reading, status) if status.is_success() => {
                match not_as_expected(reading, body.as_ref(), response) {
                    None => Finding::ok(answered),
                    Some(problem) => Finding::failed(format!("{answered} But {problem}.")),
                }
            }
            (_, status) => Finding::failed(format!("{answered} {}", self.fix(status))),
        }
    }

    fn fix(&self, status: StatusCode) -> String {
        let name = self.destination.name();
        let cannot_find = match self.reading {
            Reading::Definitions | Reading::Description(_) => {
                "Correct URL: docket adds /task-provider/v2 to it, and there is no task provider below that address."
            }
            Reading::People => "Correct URL: it must end with /scim.",
            Reading::Address => "Correct URL: there is nothing at that address.",
        };
        match status {
            StatusCode::UNAUTHORIZED => match self.authentication() {
                Some(Authentication::Basic) => "The system does not take User and Password; correct them.".to_owned(),
                Some(Authentication::None) => {
                    "The system wants to know who calls; set Authentication, and what belongs to it.".to_owned()
                }
                Some(Authentication::ClientCertificate) => {
                    "The system does not take the certificate of KeyStoreLocation; register it there.".to_owned()
                }
                _ => "The token service gave the token, but the system does not take it. Do URL and tokenServiceURL belong to the \
                      same system, and is the token meant for it (scope, audience, tokenService.body.resource)?"
                    .to_owned(),
            },
            StatusCode::FORBIDDEN if self.by_person => {
                "The system knows the person and does not let them read this; give them the permission there.".to_owned()
            }
            StatusCode::FORBIDDEN => {
                format!("The system knows who calls and does not let them read this; give the user behind {name} the permission there.")
            }
            StatusCode::NOT_FOUND if matches!(self.reading, Reading::Description(Some(_))) => {
                "The system does not know the task docket has for this person; the next DELTA should remove it. If that repeats, \
                 compare URL with the primary destination's."
                    .to_owned()
            }
            StatusCode::NOT_FOUND => cannot_find.to_owned(),
            StatusCode::METHOD_NOT_ALLOWED => {
                "There is something at URL, but it cannot be read with GET; the credential may be right all the same. Use an \
                 address that can be read."
                    .to_owned()
            }
            StatusCode::TOO_MANY_REQUESTS => "The system is called too often; try again later.".to_owned(),
            status if status.is_server_error() => {
                "The system is there, but says that it cannot serve. Look into its own log.".to_owned()
            }
            status if status.is_redirection() => {
                "The redirect was not followed; calls do not follow one either. Correct URL.".to_owned()
            }
            _ => "Look into the system's own log.".to_owned(),
        }
    }

    /// What the system says of itself, without anything secret.
    fn told(&self, body: &Value, token: Option<&Token>) -> Option<String> {
        let mut secrets = Secrets::of(&self.destination.properties);
        secrets.add(token.map(|token| token.value.as_str()).unwrap_or_default());
        let error = body.get("error");
        let text = [
            error.and_then(|error| error.get("message")),
            error.and_then(|error| error.get("message")?.get("value")),
            body.get("errorMessage"),
            body.get("detail").filter(|_| self.reading == Reading::People),
        ];
        let text = text.into_iter().flatten().find_map(Value::as_str)?.trim();
        let text = shown(text, &secrets);
        (!text.is_empty()).then(|| text.trim_end_matches('.').to_owned())
    }
}

/// What is wrong with a success that is none.
fn not_as_expected(reading: &Reading, body: Option<&Value>, response: &OutboundResponse) -> Option<String> {
    let list = match reading {
        Reading::Address => return None,
        Reading::Description(_) => {
            let is_page = response.body.trim_ascii_start().starts_with(b"<");
            return is_page.then(|| {
                "that is a web page, perhaps a sign-in page, and no description of a task; check URL"
                    .to_owned()
            });
        }
        Reading::Definitions => "value",
        Reading::People => "Resources",
    };
    if body.is_some_and(|body| body[list].is_array() || body["totalResults"].is_number()) {
        return None;
    }
    let seen = match response.body.trim_ascii_start().first() {
        None => "it is empty",
        Some(b'<') => "it is a web page, perhaps a sign-in page",
        Some(b'{' | b'[') => "its JSON has another shape",
        Some(_) => "it is not JSON",
    };
    let (kind, fix) = match reading {
        Reading::People => ("a SCIM server's", "URL must end with /scim"),
        _ => ("a task provider's", "correct URL: docket adds /task-provider/v2 to it"),
    };
    Some(format!("the answer is not {kind} ({seen}); {fix}"))
}

fn text(status: StatusCode) -> String {
    status
        .canonical_reason()
        .map_or_else(|| status.as_u16().to_string(), |reason| format!("{} {reason}", status.as_u16()))
}
