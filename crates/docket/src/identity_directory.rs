//! The directory people are read from: a SCIM server behind the destination `Identity_Authentication_Connectivity_IDS`, which is
//! called with user and password (`BasicAuthentication`) or with a certificate (`ClientCertificateAuthentication`).
//!
//! Source: SAP Task Center, "Identity Directory Connectivity".

use std::time::Duration;

use async_trait::async_trait;
use docket_destinations::{ActFor, Destinations};
use docket_directory::{RemoteDirectory, RemoteError, RemoteSettings, SearchRules};
use docket_http::outbound::{Outbound, OutboundError, OutboundRequest};
use http::{StatusCode, header};
use serde_json::Value;

/// The destination.
pub const DESTINATION: &str = "Identity_Authentication_Connectivity_IDS";

/// What the destination may say of people: RFC 7643's `userType`.
const USER_TYPES: [&str; 6] = ["Customer", "Employee", "Partner", "Public", "External", "Onboardee"];

/// A page of 100 people may take this long and be this large.
const TIME_LIMIT: Duration = Duration::from_mins(1);
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A busy directory that does not say how long to wait is waited for so long.
const BUSY: Duration = Duration::from_secs(5);

/// Calls the directory through the destination.
pub struct IdentityDirectory {
    destinations: Destinations,
    outbound: Outbound,
}

impl IdentityDirectory {
    pub fn new(destinations: Destinations, outbound: Outbound) -> Self {
        Self { destinations, outbound }
    }
}

#[async_trait]
impl RemoteDirectory for IdentityDirectory {
    fn name(&self) -> &str {
        DESTINATION
    }

    async fn settings(&self) -> Result<Option<RemoteSettings>, RemoteError> {
        let found = self.destinations.find(DESTINATION).await.map_err(|error| failed(&error))?;
        Ok(found.map(|destination| RemoteSettings {
            rules: search_rules(&|name| destination.get(name).map(str::to_owned)).0,
            changed_at: destination.modified_at,
        }))
    }

    async fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Value, RemoteError> {
        let access = self.destinations.access(DESTINATION, ActFor::TechnicalUser).await;
        let access = access.map_err(|error| failed(&error))?;
        let shows_a_certificate = access.identity.is_some();
        let mut url = access.url.clone();
        let below = format!("{}{path}", url.path().trim_end_matches('/'));
        url.set_path(&below);
        let queries = access.queries.iter().map(|(name, value)| (name.as_str(), value));
        url.query_pairs_mut().extend_pairs(queries.chain(query.iter().map(|(name, value)| (*name, value))));
        let mut request = OutboundRequest::get(url).timeout(TIME_LIMIT).max_bytes(MOST_BYTES);
        request = request.header("accept", "application/scim+json, application/json");
        request.headers.extend(access.headers);
        let response = self.outbound.send(request.identity(access.identity)).await;
        let response = response.map_err(|error| unanswered(&error, shows_a_certificate))?;
        match response.status {
            StatusCode::OK => serde_json::from_slice(&response.body)
                .map_err(|_| refused(format!("The directory answered {path} with something other than JSON."))),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                let wait = response.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
                let wait = wait.and_then(|text| text.trim().parse().ok()).map_or(BUSY, Duration::from_secs);
                let message = format!("The directory is busy (status {}).", response.status.as_u16());
                Err(RemoteError { message, retry_after: Some(wait) })
            }
            StatusCode::UNAUTHORIZED if shows_a_certificate => Err(refused(
                "The directory does not take the destination's certificate (status 401); register the certificate of \
                 KeyStoreLocation there."
                    .to_owned(),
            )),
            StatusCode::UNAUTHORIZED => Err(refused(
                "The directory does not take the destination's user and password (status 401); correct User and Password."
                    .to_owned(),
            )),
            StatusCode::FORBIDDEN => Err(refused(format!(
                "The directory does not let the destination's user read {path} (status 403); give it the right Read Users."
            ))),
            StatusCode::NOT_FOUND => Err(refused(format!(
                "There is nothing at {path} (status 404); the destination's URL must end with /scim."
            ))),
            status => Err(refused(format!("The directory answered {path} with status {}.", status.as_u16()))),
        }
    }
}

/// The `tc.pp.*` properties, and what is wrong with them.
pub fn search_rules(property: &dyn Fn(&str) -> Option<String>) -> (SearchRules, Vec<String>) {
    let mut problems = Vec::new();
    let mut rules = SearchRules::default();
    match property("tc.pp.search_operation").as_deref().map(str::trim) {
        None | Some("" | "co") => {}
        Some("sw") => rules.begins = true,
        Some(other) => {
            problems.push(format!("tc.pp.search_operation is \"{other}\"; use co or sw. co is in use."));
        }
    }
    match property("tc.pp.active_users_only").as_deref().map(str::trim) {
        None | Some("" | "true") => {}
        Some("false") => rules.active_only = false,
        Some(other) => {
            problems
                .push(format!("tc.pp.active_users_only is \"{other}\"; use true or false. true is in use."));
        }
    }
    for name in property("tc.pp.user_types").unwrap_or_default().split(',').map(str::trim) {
        match USER_TYPES.into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
            Some(known) => rules.user_types.push(known.to_owned()),
            None if name.is_empty() => {}
            None => problems.push(format!(
                "tc.pp.user_types names \"{name}\", which is passed over; the types are {}.",
                USER_TYPES.join(", ")
            )),
        }
    }
    (rules, problems)
}

fn failed(error: &dyn std::error::Error) -> RemoteError {
    refused(format!("The directory could not be asked: {error}."))
}

/// Without an answer: a server that demands a certificate and does not take this one ends the connection.
fn unanswered(error: &OutboundError, shows_a_certificate: bool) -> RemoteError {
    let ended = matches!(
        error,
        OutboundError::Tls { .. } | OutboundError::Broken { .. } | OutboundError::Connect { .. }
    );
    if ended && shows_a_certificate {
        return refused(format!(
            "The directory could not be asked: {error}. Is the certificate of KeyStoreLocation registered there, and has it not \
             ended?"
        ));
    }
    failed(error)
}

fn refused(message: String) -> RemoteError {
    RemoteError { message, retry_after: None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::net::TcpListener;
    use std::sync::Arc;

    use axum::{Json, Router};
    use axum_server::tls_rustls::RustlsConfig;
    use docket_destinations::DestinationsSettings;
    use docket_domain::{Chance, Clock, Role};
    use docket_http::outbound::OutboundPolicy;
    use docket_http::{Refused, UserToken, UserTokens};
    use docket_testkit::callers::{Api, TestAuthenticator, TestCaller};
    use docket_testkit::samples::NOON;
    use docket_testkit::{Backend, TestStore};
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
    use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
    use rustls::server::WebPkiClientVerifier;
    use rustls::{RootCertStore, ServerConfig};
    use serde_json::json;

    use super::*;

    fn rules(properties: &[(&str, &str)]) -> (SearchRules, Vec<String>) {
        let properties: BTreeMap<_, _> =
            properties.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        search_rules(&|name| properties.get(name).cloned())
    }

    #[test]
    fn without_properties_active_people_of_all_types_are_found_by_any_part() {
        assert_eq!(rules(&[]), (SearchRules::default(), Vec::new()));
    }

    #[test]
    fn the_properties_say_how_people_are_searched() {
        let (found, problems) = rules(&[
            ("tc.pp.search_operation", "sw"),
            ("tc.pp.active_users_only", "false"),
            ("tc.pp.user_types", "employee, Partner"),
        ]);
        let wanted = SearchRules {
            begins: true,
            active_only: false,
            user_types: vec!["Employee".to_owned(), "Partner".to_owned()],
        };
        assert_eq!((found, problems), (wanted, Vec::new()));
    }

    #[test]
    fn a_wrong_value_is_named_and_the_default_holds() {
        let (found, problems) = rules(&[
            ("tc.pp.search_operation", "eq"),
            ("tc.pp.active_users_only", "yes"),
            ("tc.pp.user_types", "Robot"),
        ]);
        assert_eq!(found, SearchRules::default());
        assert_eq!(problems.len(), 3);
    }

    type Authority = CertifiedIssuer<'static, KeyPair>;

    fn authority(name: &str) -> Authority {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
    }

    /// A certificate for localhost with its key.
    fn issued(authority: &Authority, name: &str) -> (rcgen::Certificate, KeyPair) {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, authority).unwrap(), key)
    }

    /// A SCIM server with one person that answers nobody without a certificate of `clients`; gives its address.
    fn directory(servers: &Authority, clients: &Authority) -> (String, tokio::task::JoinHandle<()>) {
        let (certificate, key) = issued(servers, "directory");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut roots = RootCertStore::empty();
        roots.add(clients.der().clone()).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_client_cert_verifier(verifier.build().unwrap())
            .with_single_cert(
                vec![CertificateDer::from(certificate.der().to_vec())],
                PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
            )
            .unwrap();
        let people = json!({"totalResults": 1, "Resources": [{"id": "g-1", "userName": "ada"}]});
        let router = Router::new().route("/scim/Users", axum::routing::get(|| async { Json(people) }));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("https://localhost:{}/scim", listener.local_addr().unwrap().port());
        let serving = tokio::spawn(async move {
            let config = RustlsConfig::from_config(Arc::new(config));
            let server = axum_server::tls_rustls::from_tcp_rustls(listener, config).unwrap();
            server.serve(router.into_make_service()).await.unwrap();
        });
        (url, serving)
    }

    struct Nobody;

    #[async_trait]
    impl UserTokens for Nobody {
        async fn validate(&self, _: &str) -> Result<UserToken, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }

        async fn user_info(&self, _: &UserToken) -> Result<serde_json::Map<String, Value>, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }

        async fn person_named(&self, _: &str) -> Result<UserToken, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }
    }

    #[tokio::test]
    async fn a_directory_that_demands_a_certificate_is_read_with_the_one_of_the_key_store() {
        let (servers, clients) = (authority("servers"), authority("clients"));
        let (url, serving) = directory(&servers, &clients);
        let test = TestStore::open(Backend::Sqlite).await;
        let policy = OutboundPolicy {
            allow_private: vec!["loopback".to_owned()],
            root_certificates_pem: vec![servers.pem().into_bytes()],
        };
        let outbound = Outbound::new(&policy).unwrap();
        let destinations = Destinations::new(
            test.store.clone(),
            test.vault.clone(),
            outbound.clone(),
            Arc::new(Nobody),
            Clock::stopped_at(NOON),
            Chance::system(),
            DestinationsSettings {
                subaccount_id: "s".to_owned(),
                subdomain: "acme".to_owned(),
                host: "docket.example".to_owned(),
                trust_key_bits: 2048,
            },
        );
        let parts = destinations.routes(TestAuthenticator::new());
        let router = parts.into_iter().fold(Router::new(), |all, part| all.merge(part.router));
        let (api, administrator) =
            (Api::new(router), TestCaller::person("root").with(Role::DestinationAdministrator));
        let put = async |file: &str, authority: &Authority| {
            let (certificate, key) = issued(authority, "docket");
            let pem = format!("{}{}", key.serialize_pem(), certificate.pem());
            let body = json!({"name": file, "content": base64::Engine::encode(&base64::prelude::BASE64_STANDARD, pem)});
            let path = "/cockpit-api/v1/certificates";
            let saved = api.post(&administrator, path, body.clone()).await;
            assert_eq!(saved.status, StatusCode::CREATED, "{}", saved.body);
        };
        put("known.pem", &clients).await;
        put("unknown.pem", &servers).await;
        let properties = |key_store: &str| {
            [
                ("Name", DESTINATION),
                ("Type", "HTTP"),
                ("URL", url.as_str()),
                ("Authentication", "ClientCertificateAuthentication"),
                ("KeyStoreLocation", key_store),
                ("tc.pp.search_operation", "sw"),
            ]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect::<docket_destinations::Properties>()
        };
        destinations.create(properties("known.pem")).await.unwrap();
        let remote = IdentityDirectory::new(destinations.clone(), outbound);
        assert!(remote.settings().await.unwrap().unwrap().rules.begins);
        let people = remote.get("/Users", &[("count", "1".to_owned())]).await.unwrap();
        assert_eq!(people["Resources"][0]["userName"], "ada");

        destinations.update(properties("unknown.pem")).await.unwrap();
        let refused = remote.get("/Users", &[]).await.unwrap_err();
        assert!(refused.message.contains("certificate of KeyStoreLocation"), "{refused}");
        serving.abort();
    }
}
