//! The one client through which calls leave docket: time limits, size limits, no redirects, no proxies, and an address
//! rule that is checked on the address actually connected to.
//!
//! Names are resolved here and only addresses that passed the rule are handed to the connection, so an answer that
//! changes between the check and the call (DNS rebinding) changes nothing.

mod address_rule;
mod error;
mod identity;
mod probe;

use std::borrow::Borrow;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use serde_json::Value;
use url::{Host, Url};

pub use address_rule::{AddressRule, Refusal};
pub use error::OutboundError;
pub use identity::ClientIdentity;
pub use probe::{Probe, ProbeStage, ProbeStatus, ProbeStep};

use error::NameAnswer;

/// How docket introduces itself.
const USER_AGENT: &str = concat!("docket/", env!("CARGO_PKG_VERSION"));

/// What calls may reach and whom they trust.
#[derive(Clone, Debug, Default)]
pub struct OutboundPolicy {
    /// As the setting `outbound.allow_private`: `loopback`, a network, an address, a host name.
    pub allow_private: Vec<String>,
    /// Further certificate authorities, each the text of a PEM file, beside those of the system.
    pub root_certificates_pem: Vec<Vec<u8>>,
}

/// One call. The limits have defaults that suit a token service.
#[derive(Clone, Debug)]
pub struct OutboundRequest {
    pub method: Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// Shown to the server if it demands a client certificate.
    pub identity: Option<ClientIdentity>,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long the whole call may take, connection and answer included.
    pub timeout: Duration,
    /// How large the answer's body may be.
    pub max_bytes: usize,
    /// A larger body is cut off there instead of being an error.
    pub is_cut: bool,
}

/// An answer, whatever its status; a redirect is an answer like any other.
#[derive(Clone, Debug)]
pub struct OutboundResponse {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl OutboundRequest {
    pub fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            identity: None,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            max_bytes: 1024 * 1024,
            is_cut: false,
        }
    }

    pub fn get(url: Url) -> Self {
        Self::new(Method::GET, url)
    }

    /// A POST of JSON.
    pub fn post_json(url: Url, body: &Value) -> Self {
        let mut request = Self::new(Method::POST, url).header("content-type", "application/json");
        request.body = Bytes::from(body.to_string());
        request
    }

    /// A POST of a form.
    pub fn post_form<I, K, V>(url: Url, fields: I) -> Self
    where
        I: IntoIterator,
        I::Item: Borrow<(K, V)>,
        K: AsRef<str>,
        V: AsRef<str>,
    {
        let mut request = Self::new(Method::POST, url)
            .header("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        request.body = Bytes::from(form);
        request
    }

    /// Sets a header. A name or value that cannot stand in a header is left out; check input where it comes in.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            value.set_sensitive(name == header::AUTHORIZATION);
            self.headers.insert(name, value);
        }
        self
    }

    /// Shows this client certificate if the server demands one. It goes over https alone.
    #[must_use]
    pub fn identity(mut self, identity: Option<ClientIdentity>) -> Self {
        self.identity = identity;
        self
    }

    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    #[must_use]
    pub fn max_bytes(mut self, limit: usize) -> Self {
        self.max_bytes = limit;
        self
    }

    /// Reads at most so many bytes of the answer's body and leaves the rest.
    #[must_use]
    pub fn beginning(mut self, limit: usize) -> Self {
        (self.max_bytes, self.is_cut) = (limit, true);
        self
    }
}

/// Finds the addresses of a name; the system's resolver everywhere but in tests.
type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> + Send + Sync>;

/// Makes calls. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Outbound(Arc<Inner>);

struct Inner {
    rule: AddressRule,
    /// Further certificate authorities: for calls, and for probes.
    roots: Vec<reqwest::Certificate>,
    authorities: Vec<CertificateDer<'static>>,
    lookup: Lookup,
    /// The underlying client takes its connect limit and its identity once, so there is one for each pair in use.
    clients: Mutex<HashMap<ClientKey, reqwest::Client>>,
}

type ClientKey = (Duration, Option<[u8; 32]>);

/// Clients with an identity that are kept; beyond that they are made anew, and their connections with them.
const MAX_IDENTIFIED_CLIENTS: usize = 100;

impl Outbound {
    /// # Errors
    /// An entry of `allow_private` or a certificate that cannot be read.
    pub fn new(policy: &OutboundPolicy) -> Result<Self, OutboundError> {
        Self::with_lookup(policy, Arc::new(|name| Box::pin(system_lookup(name))))
    }

    fn with_lookup(policy: &OutboundPolicy, lookup: Lookup) -> Result<Self, OutboundError> {
        let rule = AddressRule::parse(&policy.allow_private).map_err(OutboundError::Setting)?;
        let (mut roots, mut authorities) = (Vec::new(), Vec::new());
        for pem in &policy.root_certificates_pem {
            let unreadable = || OutboundError::Roots("a file holds no PEM certificates".to_owned());
            roots.extend(reqwest::Certificate::from_pem_bundle(pem).map_err(|_| unreadable())?);
            for certificate in CertificateDer::pem_slice_iter(pem) {
                authorities.push(certificate.map_err(|_| unreadable())?);
            }
        }
        Ok(Self(Arc::new(Inner { rule, roots, authorities, lookup, clients: Mutex::default() })))
    }

    /// Makes one call. Never follows a redirect, never tries again.
    ///
    /// # Errors
    /// [`OutboundError`]; [`OutboundError::may_have_arrived`] tells whether the server can have acted.
    pub async fn send(&self, request: OutboundRequest) -> Result<OutboundResponse, OutboundError> {
        let started = Instant::now();
        let result = self.send_once(request).await;
        let outcome = match &result {
            Ok(response) => match response.status.as_u16() {
                ..200 => "1xx",
                200..300 => "2xx",
                300..400 => "3xx",
                400..500 => "4xx",
                500.. => "5xx",
            },
            Err(error) => error.outcome(),
        };
        metrics::counter!("docket_outbound_requests_total", "outcome" => outcome).increment(1);
        metrics::histogram!("docket_outbound_request_duration_seconds").record(started.elapsed());
        result
    }

    async fn send_once(&self, request: OutboundRequest) -> Result<OutboundResponse, OutboundError> {
        let host = match (request.url.scheme(), request.url.host()) {
            ("http" | "https", Some(host)) => host,
            (scheme, _) => return Err(OutboundError::Scheme(scheme.to_owned())),
        };
        // An address in the URL is connected to without the resolver being asked.
        let literal = match host {
            Host::Ipv4(address) => Some(IpAddr::V4(address)),
            Host::Ipv6(address) => Some(IpAddr::V6(address)),
            Host::Domain(_) => None,
        };
        let host = host.to_string();
        if let Some(address) = literal {
            self.0
                .rule
                .check(&host, address)
                .map_err(|refusal| OutboundError::refused(refusal, &host, address))?;
        }
        let seconds = request.timeout.as_secs();
        let failed = |error: reqwest::Error| OutboundError::of(&error, &host, seconds);

        let call = self
            .client(request.connect_timeout, request.identity.as_ref())?
            .request(request.method, request.url)
            .headers(request.headers)
            .timeout(request.timeout)
            .body(request.body);
        let mut response = call.send().await.map_err(failed)?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > request.max_bytes {
                if request.is_cut {
                    body.extend_from_slice(&chunk[..request.max_bytes - body.len()]);
                    break;
                }
                return Err(OutboundError::TooLarge { host, limit_bytes: request.max_bytes });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(OutboundResponse { status, headers, body: body.freeze() })
    }

    #[expect(clippy::disallowed_methods, reason = "this is the home of outbound calls")]
    fn client(
        &self,
        connect_timeout: Duration,
        identity: Option<&ClientIdentity>,
    ) -> Result<reqwest::Client, OutboundError> {
        let key: ClientKey = (connect_timeout, identity.map(ClientIdentity::fingerprint));
        let mut clients = self.0.clients.lock().expect("no holder of this lock panics");
        if let Some(client) = clients.get(&key) {
            return Ok(client.clone());
        }
        let mut builder = reqwest::Client::builder();
        if let Some(identity) = identity {
            builder = builder.identity(identity.to_reqwest()?);
            if clients.keys().filter(|(_, identity)| identity.is_some()).count() >= MAX_IDENTIFIED_CLIENTS {
                clients.retain(|(_, identity), _| identity.is_none());
            }
        }
        let client = builder
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            // A proxy would resolve names itself, past the address rule.
            .no_proxy()
            .referer(false)
            .user_agent(USER_AGENT)
            .tls_certs_merge(self.0.roots.iter().cloned())
            .dns_resolver(Arc::new(GuardedNames { rule: self.0.rule.clone(), lookup: self.0.lookup.clone() }))
            .build()
            .map_err(|error| match identity {
                Some(identity) => OutboundError::Identity(identity.fault()),
                None => OutboundError::Roots(error.to_string()),
            })?;
        clients.insert(key, client.clone());
        Ok(client)
    }
}

async fn system_lookup(name: String) -> std::io::Result<Vec<IpAddr>> {
    Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
}

/// Resolves names to the addresses that may be called.
struct GuardedNames {
    rule: AddressRule,
    lookup: Lookup,
}

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let (rule, lookup) = (self.rule.clone(), self.lookup.clone());
        Box::pin(async move {
            let name = name.as_str().to_owned();
            let found = lookup(name.clone()).await.map_err(|_| NameAnswer::Unknown)?;
            let mut refused = NameAnswer::Unknown;
            let mut allowed = Vec::with_capacity(found.len());
            for address in found {
                match rule.check(&name, address) {
                    Ok(()) => allowed.push(SocketAddr::new(address, 0)),
                    Err(refusal) => refused = NameAnswer::Refused(refusal, address),
                }
            }
            if allowed.is_empty() {
                return Err(refused.into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use wiremock::matchers::{method, path};
    use wiremock::{Mock, MockServer, ResponseTemplate};

    use super::*;

    fn policy(allow: &[&str]) -> OutboundPolicy {
        OutboundPolicy {
            allow_private: allow.iter().map(|entry| (*entry).to_owned()).collect(),
            ..OutboundPolicy::default()
        }
    }

    /// An outbound client for which each look-up of any name gives the next of `answers`, the last one for ever.
    fn with_names(allow: &[&str], answers: &'static [&'static [&'static str]]) -> Outbound {
        let asked = AtomicUsize::new(0);
        let lookup: Lookup = Arc::new(move |_| {
            let turn = asked.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
            let found = answers[turn].iter().map(|address| address.parse().unwrap()).collect();
            Box::pin(async move { Ok(found) })
        });
        Outbound::with_lookup(&policy(allow), lookup).unwrap()
    }

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    async fn refusal(outbound: &Outbound, address: &str) -> OutboundError {
        outbound.send(OutboundRequest::get(url(address))).await.unwrap_err()
    }

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_is_not_followed() {
        let server = MockServer::start().await;
        let elsewhere = format!("{}/secret", server.uri());
        Mock::given(path("/token"))
            .respond_with(ResponseTemplate::new(307).insert_header("location", elsewhere.as_str()))
            .mount(&server)
            .await;
        Mock::given(path("/secret")).respond_with(ResponseTemplate::new(200)).expect(0).mount(&server).await;
        let outbound = Outbound::new(&policy(&["loopback"])).unwrap();
        let answer =
            outbound.send(OutboundRequest::get(url(&format!("{}/token", server.uri())))).await.unwrap();
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    }

    #[tokio::test]
    async fn an_address_in_the_url_is_judged_like_any_other() {
        let outbound = Outbound::new(&policy(&[])).unwrap();
        for address in [
            "http://127.0.0.1:1/",
            "http://[::1]:1/",
            "http://[::ffff:10.0.0.1]/",
            "http://2130706433/",
            "http://0x7f.1/",
        ] {
            assert!(
                matches!(refusal(&outbound, address).await, OutboundError::NotAllowed { .. }),
                "{address}"
            );
        }
        let open = Outbound::new(&policy(&["loopback", "0.0.0.0/0", "::/0"])).unwrap();
        for address in [
            "http://169.254.169.254/latest",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[64:ff9b::a9fe:a9fe]/",
            "http://[fe80::1]/",
        ] {
            assert!(matches!(refusal(&open, address).await, OutboundError::NeverCalled { .. }), "{address}");
        }
    }

    #[tokio::test]
    async fn a_name_that_turns_private_after_the_check_is_refused_at_the_connection() {
        let outbound = with_names(&[], &[&["10.0.0.1"]]);
        let error = refusal(&outbound, "http://rebound.example/").await;
        assert!(matches!(error, OutboundError::NotAllowed { .. }), "{error}");
        assert!(!error.may_have_arrived());

        // The first answer is allowed and nobody listens there; the next one is private.
        let outbound = with_names(&["127.0.0.2"], &[&["127.0.0.2"], &["127.0.0.1"]]);
        assert!(matches!(
            refusal(&outbound, "http://rebound.example:1/").await,
            OutboundError::Connect { .. }
        ));
        assert!(matches!(
            refusal(&outbound, "http://rebound.example:1/").await,
            OutboundError::NotAllowed { .. }
        ));
    }

    #[tokio::test]
    async fn of_several_addresses_only_the_allowed_ones_are_tried() {
        let server = MockServer::start().await;
        Mock::given(method("GET")).respond_with(ResponseTemplate::new(204)).mount(&server).await;
        let outbound = with_names(&["loopback"], &[&["169.254.169.254", "10.0.0.1", "127.0.0.1"]]);
        let port = server.address().port();
        let answer =
            outbound.send(OutboundRequest::get(url(&format!("http://many.example:{port}/")))).await.unwrap();
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    }

    #[tokio::test]
    async fn an_allowed_host_name_may_be_private_but_never_link_local() {
        let outbound = with_names(&["intranet.example"], &[&["169.254.169.254"]]);
        assert!(matches!(
            refusal(&outbound, "http://intranet.example/").await,
            OutboundError::NeverCalled { .. }
        ));
    }

    #[tokio::test]
    async fn a_name_nobody_knows_and_another_scheme_are_named() {
        let outbound = with_names(&[], &[&[]]);
        assert_eq!(
            refusal(&outbound, "http://nowhere.example/").await.to_string(),
            "the name nowhere.example cannot be resolved"
        );
        assert!(matches!(refusal(&outbound, "file:///etc/passwd").await, OutboundError::Scheme(_)));
    }

    #[tokio::test]
    async fn an_answer_over_the_limit_is_cut_off() {
        let server = MockServer::start().await;
        Mock::given(method("GET"))
            .respond_with(ResponseTemplate::new(200).set_body_bytes(vec![0; 2000]))
            .mount(&server)
            .await;
        let outbound = Outbound::new(&policy(&["loopback"])).unwrap();
        let request = OutboundRequest::get(url(&server.uri())).max_bytes(1999);
        assert!(matches!(
            outbound.send(request).await.unwrap_err(),
            OutboundError::TooLarge { limit_bytes: 1999, .. }
        ));
        let request = OutboundRequest::get(url(&server.uri())).max_bytes(2000);
        assert_eq!(outbound.send(request).await.unwrap().body.len(), 2000);
    }

    #[tokio::test]
    async fn it_is_known_whether_a_failed_call_may_have_arrived() {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", silent.local_addr().unwrap());
        let outbound = Outbound::new(&policy(&["loopback"])).unwrap();
        let request = OutboundRequest::get(url(&address)).timeout(Duration::from_millis(200));
        let error = outbound.send(request).await.unwrap_err();
        assert!(matches!(error, OutboundError::Timeout { .. }) && error.may_have_arrived(), "{error}");

        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", server.local_addr().unwrap());
        let hang_up = tokio::spawn(async move {
            let (mut connection, _) = server.accept().await.unwrap();
            let mut seen = [0; 512];
            let _ = connection.read(&mut seen).await.unwrap();
            connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf").await.unwrap();
        });
        let error = refusal(&outbound, &address).await;
        hang_up.await.unwrap();
        assert!(matches!(error, OutboundError::Broken { .. }) && error.may_have_arrived(), "{error}");
        let error = refusal(&outbound, &address).await;
        assert!(matches!(error, OutboundError::Connect { .. }) && !error.may_have_arrived(), "{error}");
    }

    #[tokio::test]
    async fn a_server_without_tls_is_told_apart_from_one_that_is_not_there() {
        let server = MockServer::start().await;
        let outbound = Outbound::new(&policy(&["loopback"])).unwrap();
        let error = refusal(&outbound, &format!("https://{}/", server.address())).await;
        assert!(matches!(error, OutboundError::Tls { .. }) && !error.may_have_arrived(), "{error}");
    }

    #[test]
    fn an_authorization_header_does_not_show_in_debug_output() {
        let request = OutboundRequest::get(url("http://x.example/")).header("authorization", "Bearer s3cret");
        assert!(!format!("{request:?}").contains("s3cret"));
    }
}
