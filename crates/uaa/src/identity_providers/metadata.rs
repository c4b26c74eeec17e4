//! Discovery: what a provider says about itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use docket_domain::{Clock, Timestamp};
use docket_http::outbound::{Outbound, OutboundRequest};
use serde_json::{Map, Value};
use url::{Host, Url};

use super::fault::Fault;

const WHAT: &str = "discovery document";
/// Providers move their addresses rarely; an hour is what most of them allow in `Cache-Control`.
const KEEP: Duration = Duration::from_hours(1);
/// How long a person waits for a provider that does not answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The part of a discovery document that is used. Source: OpenID Connect Discovery 1.0, section 3.
#[derive(Clone, Debug)]
pub(crate) struct Metadata {
    pub(crate) issuer: String,
    pub(crate) authorization_endpoint: Url,
    pub(crate) token_endpoint: Url,
    pub(crate) jwks_uri: Url,
    pub(crate) userinfo_endpoint: Option<Url>,
    /// Source: OpenID Connect RP-Initiated Logout 1.0, section 2.1.
    pub(crate) end_session_endpoint: Option<Url>,
    /// Whether answers name their issuer. Source: RFC 9207, section 3.
    pub(crate) names_issuer: bool,
    pub(crate) challenge_methods: Option<Vec<String>>,
    pub(crate) client_authentications: Option<Vec<String>>,
    pub(crate) signing_algorithms: Option<Vec<String>>,
    pub(crate) scopes: Option<Vec<String>>,
}

/// A document, and when it was fetched.
type Known = (Timestamp, Arc<Metadata>);

/// Fetches discovery documents and keeps them for a while. Cheap to clone.
#[derive(Clone)]
pub(super) struct Discovery {
    outbound: Outbound,
    clock: Clock,
    /// By issuer, so that a changed setting is a new entry.
    known: Arc<Mutex<HashMap<String, Known>>>,
}

impl Discovery {
    pub(super) fn new(outbound: Outbound, clock: Clock) -> Self {
        Self { outbound, clock, known: Arc::default() }
    }

    /// What the issuer says about itself, at most an hour old. If it does not answer, what it said before counts.
    pub(super) async fn metadata(&self, issuer: &str) -> Result<Arc<Metadata>, Fault> {
        let known = self.known.lock().expect("no holder of this lock panics").get(issuer).cloned();
        if let Some((at, metadata)) = &known
            && self.clock.now().since(*at) < KEEP
        {
            return Ok(metadata.clone());
        }
        match (self.fetch(issuer).await, known) {
            (Err(fault), Some((_, old))) if fault.is_passing() => {
                tracing::warn!("{fault} What {issuer} said before is used.");
                Ok(old)
            }
            (fetched, _) => fetched,
        }
    }

    /// What the issuer says about itself now.
    pub(super) async fn fetch(&self, issuer: &str) -> Result<Arc<Metadata>, Fault> {
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let address = safe_url(&address).map_err(|reason| Fault::malformed("issuer", reason))?;
        let request = OutboundRequest::get(address).header("accept", "application/json").timeout(PATIENCE);
        let response =
            self.outbound.send(request).await.map_err(|cause| Fault::Unreachable { what: WHAT, cause })?;
        if !response.status.is_success() {
            return Err(Fault::status(WHAT, &response));
        }
        let Ok(document) = serde_json::from_slice::<Map<String, Value>>(&response.body) else {
            return Err(Fault::malformed(WHAT, "it is not a JSON object"));
        };
        let metadata = Arc::new(read(&document, issuer)?);
        let mut known = self.known.lock().expect("no holder of this lock panics");
        known.insert(issuer.to_owned(), (self.clock.now(), metadata.clone()));
        Ok(metadata)
    }
}

fn read(document: &Map<String, Value>, issuer: &str) -> Result<Metadata, Fault> {
    let text = |name: &str| document.get(name).and_then(Value::as_str);
    let optional = |name: &str| -> Result<Option<Url>, Fault> {
        let read =
            |address| safe_url(address).map_err(|reason| Fault::malformed(WHAT, format!("{name} {reason}")));
        text(name).map(read).transpose()
    };
    let required = |name: &str| -> Result<Url, Fault> {
        optional(name)?.ok_or_else(|| Fault::malformed(WHAT, format!("{name} is missing")))
    };
    let texts = |name: &str| -> Option<Vec<String>> {
        let list = document.get(name)?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    // Exactly the same text, or somebody else's document passes for this issuer's (Discovery 1.0, section 4.3).
    match text("issuer") {
        Some(named) if named == issuer => {}
        Some(named) => {
            let named = super::fault::shown(named);
            return Err(Fault::malformed(
                WHAT,
                format!("it is that of the issuer \"{named}\", which is not the one configured"),
            ));
        }
        None => return Err(Fault::malformed(WHAT, "issuer is missing")),
    }
    Ok(Metadata {
        issuer: issuer.to_owned(),
        authorization_endpoint: required("authorization_endpoint")?,
        token_endpoint: required("token_endpoint")?,
        jwks_uri: required("jwks_uri")?,
        userinfo_endpoint: optional("userinfo_endpoint")?,
        end_session_endpoint: optional("end_session_endpoint")?,
        names_issuer: document.get("authorization_response_iss_parameter_supported")
            == Some(&Value::Bool(true)),
        challenge_methods: texts("code_challenge_methods_supported"),
        client_authentications: texts("token_endpoint_auth_methods_supported"),
        signing_algorithms: texts("id_token_signing_alg_values_supported"),
        scopes: texts("scopes_supported"),
    })
}

/// An address codes, tokens and secrets may travel to: https, or http that does not leave this machine.
pub(super) fn safe_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|_| "is not an address".to_owned())?;
    let on_this_machine = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return Err("is not an address".to_owned()),
    };
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("must not hold a user, a password or a fragment".to_owned());
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if on_this_machine => Ok(url),
        _ => Err("must be an https address".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn document(more: &Value) -> Map<String, Value> {
        let mut document = json!({
            "issuer": "https://id.example.com",
            "authorization_endpoint": "https://id.example.com/auth",
            "token_endpoint": "https://id.example.com/token",
            "jwks_uri": "https://id.example.com/keys",
        });
        let document = document.as_object_mut().unwrap();
        document.extend(more.as_object().unwrap().clone());
        document.clone()
    }

    #[rstest]
    #[case::another_issuer(json!({"issuer": "https://id.example.com/"}), "which is not the one configured")]
    #[case::no_issuer(json!({"issuer": null}), "issuer is missing")]
    #[case::no_keys(json!({"jwks_uri": null}), "jwks_uri is missing")]
    #[case::secrets_in_the_clear(json!({"token_endpoint": "http://id.example.com/token"}), "token_endpoint must be an https address")]
    #[case::a_script(json!({"authorization_endpoint": "javascript:alert(1)"}), "authorization_endpoint is not an address")]
    #[case::a_fragment(json!({"end_session_endpoint": "https://id.example.com/#x"}), "end_session_endpoint must not hold")]
    fn a_document_that_cannot_be_trusted_is_refused_with_the_reason(
        #[case] more: Value,
        #[case] reason: &str,
    ) {
        let fault = read(&document(&more), "https://id.example.com").unwrap_err().to_string();
        assert!(fault.contains(reason), "{fault}");
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for address in
            ["http://localhost:3000/x", "http://127.0.0.1/", "http://[::1]:1/", "https://a.example"]
        {
            assert!(safe_url(address).is_ok(), "{address}");
        }
        for address in ["http://a.example/", "http://10.0.0.1/", "ftp://localhost/", "https://u:p@a.example/"]
        {
            assert!(safe_url(address).is_err(), "{address}");
        }
    }
}
