//! The command line's way to a server: its REST interface, with the address and token of the environment or of the local
//! data directory.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use bytes::Bytes;
use docket_http::outbound::{Outbound, OutboundPolicy, OutboundRequest, OutboundResponse};
use http::{Method, StatusCode};
use serde_json::Value;
use url::Url;

use crate::data_dir::DataDir;

const TIME_LIMIT: Duration = Duration::from_mins(1);
const MAX_ANSWER_BYTES: usize = 64 * 1024 * 1024;

/// A server and the right to administer it.
pub struct Server {
    base: Url,
    authorization: String,
    outbound: Outbound,
    time_limit: Duration,
}

/// What the server said no to.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Rejected {
    pub status: StatusCode,
    pub message: String,
}

impl Server {
    /// Finds the server: `DOCKET_URL` and `DOCKET_TOKEN` if set, otherwise the data directory of a server on this machine.
    pub fn find(data_dir: &Path) -> anyhow::Result<Self> {
        let data = DataDir::at(data_dir);
        let base = match std::env::var("DOCKET_URL") {
            Ok(url) => url,
            Err(_) => match data.server_address()? {
                Some(address) => address.http_url,
                None => bail!(
                    "no server is known: start one with `docket serve`, name its data directory with --data-dir (looked in {}), \
                     or set DOCKET_URL and DOCKET_TOKEN",
                    data_dir.display()
                ),
            },
        };
        let token = match std::env::var("DOCKET_TOKEN") {
            Ok(token) => token,
            Err(_) => std::fs::read_to_string(data.admin_token()).with_context(|| {
                format!("DOCKET_TOKEN is not set and {} cannot be read", data.admin_token().display())
            })?,
        };
        Self::at(&base, token.trim())
    }

    /// The server at `base`, called with the bearer token `token`.
    pub fn at(base: &str, token: &str) -> anyhow::Result<Self> {
        Self::with_authorization(base, format!("Bearer {token}"))
    }

    /// The server at `base`, called with the value `authorization` of the header of that name.
    pub fn with_authorization(base: &str, authorization: String) -> anyhow::Result<Self> {
        let base = Url::parse(base).with_context(|| format!("\"{base}\" is not an address"))?;
        // The operator named the address, so it may be anywhere.
        let everywhere = ["0.0.0.0/0", "::/0"].map(str::to_owned).to_vec();
        let policy = OutboundPolicy { allow_private: everywhere, ..OutboundPolicy::default() };
        Ok(Self { base, authorization, outbound: Outbound::new(&policy)?, time_limit: TIME_LIMIT })
    }

    /// Gives each call so much time instead of a minute.
    #[must_use]
    pub fn patient(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    pub async fn get(&self, path: &str) -> anyhow::Result<Value> {
        self.call(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.call(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.call(Method::PUT, path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.call(Method::PATCH, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> anyhow::Result<Value> {
        self.call(Method::DELETE, path, None).await
    }

    /// The bytes at `path`.
    pub async fn download(&self, path: &str) -> anyhow::Result<Bytes> {
        Ok(self.send(Method::GET, path, None).await?.body)
    }

    async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> anyhow::Result<Value> {
        let response = self.send(method, path, body).await?;
        if response.body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&response.body)
            .with_context(|| format!("{} answered with something other than JSON; is it docket?", self.base))
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> anyhow::Result<OutboundResponse> {
        let url = self.base.join(path)?;
        let mut request = match body {
            Some(body) => OutboundRequest::post_json(url, body),
            None => OutboundRequest::get(url),
        };
        request.method = method;
        let request = request
            .header("authorization", &self.authorization)
            .timeout(self.time_limit)
            .max_bytes(MAX_ANSWER_BYTES);
        let response = self
            .outbound
            .send(request)
            .await
            .with_context(|| format!("the server at {} does not answer; is it running?", self.base))?;
        if response.status.is_success() {
            return Ok(response);
        }
        Err(Rejected { status: response.status, message: reason(&response) }.into())
    }
}

/// The sentence of an error answer, whichever family's shape it has.
fn reason(response: &OutboundResponse) -> String {
    let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let sentence = body["error"]["message"]
        .as_str()
        .or_else(|| body["ErrorMessage"].as_str())
        .or_else(|| body["error_description"].as_str())
        .or_else(|| body["detail"].as_str());
    let target = body["error"]["target"].as_str();
    match (sentence, target) {
        // The field at fault; of what was not found, the sentence says enough.
        (Some(sentence), Some(target))
            if response.status == StatusCode::BAD_REQUEST && !sentence.contains(target) =>
        {
            format!("{target}: {sentence}")
        }
        (Some(sentence), _) => sentence.to_owned(),
        (None, _) => format!("the server answered {}", response.status),
    }
}

/// A path segment, percent-encoded.
pub fn segment(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
