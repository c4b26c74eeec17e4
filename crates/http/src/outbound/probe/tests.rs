//! Probes of servers that are well, and of servers each of which is unwell at another step.

use std::sync::Arc;

use rcgen::{CertificateParams, CertifiedIssuer, DnType, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::PrivatePkcs8KeyDer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::outbound::{Lookup, OutboundPolicy};

/// Names are where `answers` says; everything on this machine may be called.
fn outbound(answers: &'static [&'static str], authority: Option<&str>) -> Outbound {
    with_rule(&["loopback"], answers, authority)
}

fn with_rule(allow: &[&str], answers: &'static [&'static str], authority: Option<&str>) -> Outbound {
    let lookup: Lookup = Arc::new(move |_| {
        let found = answers.iter().map(|address| address.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    });
    let policy = OutboundPolicy {
        allow_private: allow.iter().map(|entry| (*entry).to_owned()).collect(),
        root_certificates_pem: authority.map(|pem| pem.as_bytes().to_vec()).into_iter().collect(),
    };
    Outbound::with_lookup(&policy, lookup).unwrap()
}

/// Answers every connection with `answer`, and gives the port and what was asked first.
async fn server(answer: &'static str) -> (u16, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut seen = vec![0; 4096];
        let length = connection.read(&mut seen).await.unwrap();
        let _ = connection.write_all(answer.as_bytes()).await;
        String::from_utf8_lossy(&seen[..length]).into_owned()
    });
    (port, asked)
}

/// An authority, and a server on https whose certificate it issued for `names` and until `year`.
async fn secure_server(names: &[&str], year: i32) -> (u16, String) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "Works Authority");
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut server = CertificateParams::new(names).unwrap();
    server.distinguished_name.push(DnType::CommonName, "The System");
    server.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
    server.not_before = rcgen::date_time_ymd(2020, 1, 1);
    server.not_after = rcgen::date_time_ymd(year, 1, 31);
    let key = KeyPair::generate().unwrap();
    let certificate = server.signed_by(&key, &authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (connection, _) = listener.accept().await.unwrap();
        // A client that does not trust the certificate hangs up.
        let Ok(mut connection) = acceptor.accept(connection).await else { return };
        let mut seen = [0; 4096];
        let _ = connection.read(&mut seen).await;
        let _ = connection.write_all(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n").await;
        let _ = connection.shutdown().await;
    });
    (port, authority.pem())
}

async fn probe(outbound: &Outbound, url: &str) -> Probe {
    outbound.probe(&url.parse().unwrap()).await
}

/// How each step went, and the last sentence that is not about a step not taken.
fn shown(probe: &Probe) -> (String, String) {
    let letters = probe.steps.iter().map(|step| match step.status {
        ProbeStatus::Ok => 'o',
        ProbeStatus::Failed => 'F',
        ProbeStatus::Skipped => '-',
    });
    let told = probe.steps.iter().rfind(|step| step.status != ProbeStatus::Skipped);
    (letters.collect(), told.map(|step| step.detail.clone()).unwrap_or_default())
}

#[tokio::test]
async fn a_server_that_answers_is_reached_and_each_step_is_told() {
    let (port, asked) = server("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await;
    let outbound = outbound(&["127.0.0.9", "127.0.0.9", "127.0.0.1"], None);
    let url = format!("http://hidden:s3cret@system.example:{port}/odata/v2?company=A");
    let probe = probe(&outbound, &url).await;
    assert!(probe.reachable);
    let told: Vec<&str> = probe.steps.iter().map(|step| step.detail.as_str()).collect();
    assert_eq!(told[0], "system.example is at 127.0.0.9 and 127.0.0.1.");
    assert_eq!(
        told[1],
        format!("127.0.0.9 refuses connections at port {port}. Connected to 127.0.0.1, port {port}.")
    );
    assert_eq!(probe.steps[2].status, ProbeStatus::Skipped);
    assert_eq!(told[3], "The system answered 200 OK.");

    let asked = asked.await.unwrap();
    assert!(asked.starts_with("GET /odata/v2?company=A HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains(&format!("host: system.example:{port}\r\n")), "{asked}");
    assert!(!asked.to_lowercase().contains("authorization") && !asked.contains("s3cret"), "{asked}");
}

#[tokio::test]
async fn any_status_below_500_is_reachable_and_a_redirect_is_not_followed() {
    for (answer, reachable, told) in [
        ("HTTP/1.1 401 Unauthorized\r\n\r\n", true, "as was to be expected"),
        ("HTTP/1.1 404 Not Found\r\n\r\n", true, "answered 404 Not Found."),
        ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n", true, "was not followed"),
        ("HTTP/1.1 503 Service Unavailable\r\n\r\n", false, "says that it cannot serve"),
        ("220 mail.example ESMTP\r\n", false, "Does something else than HTTP listen"),
        ("", false, "Does something else than HTTP listen"),
    ] {
        let (port, _) = server(answer).await;
        let probe = probe(&outbound(&[], None), &format!("http://127.0.0.1:{port}/")).await;
        let (steps, detail) = shown(&probe);
        assert_eq!(probe.reachable, reachable, "{answer}");
        assert_eq!(steps, if reachable { "oo-o" } else { "oo-F" }, "{answer}");
        assert!(detail.contains(told), "{answer}: {detail}");
    }
}

#[tokio::test]
async fn a_name_without_an_address_ends_the_way() {
    let probe = probe(&outbound(&[], None), "https://nowhere.example/").await;
    let (steps, detail) = shown(&probe);
    assert_eq!((steps.as_str(), probe.reachable), ("F---", false));
    assert!(detail.contains("nowhere.example") && detail.contains("Check the host"), "{detail}");
}

#[tokio::test]
async fn the_address_rule_holds_and_names_the_setting() {
    for (url, answers, told) in [
        ("http://127.0.0.1:1/", &[][..], "add \"loopback\" to outbound.allow_private"),
        ("http://intranet.example/", &["10.1.2.3"][..], "add \"10.1.2.3\" to outbound.allow_private"),
        ("http://rebound.example/", &["169.254.169.254"][..], "docket never calls"),
    ] {
        let probe = probe(&with_rule(&[], answers, None), url).await;
        let (steps, detail) = shown(&probe);
        assert_eq!(steps, "oF--", "{url}");
        assert!(detail.contains(told), "{url}: {detail}");
    }
}

#[tokio::test]
async fn a_port_nobody_listens_at_is_told_apart_from_a_wrong_answer() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let probe = probe(&outbound(&[], None), &format!("http://127.0.0.1:{free}/")).await;
    let (steps, detail) = shown(&probe);
    assert_eq!(steps, "oF--");
    assert!(detail.contains(&format!("127.0.0.1 refuses connections at port {free}")), "{detail}");
}

#[tokio::test]
async fn a_trusted_certificate_is_told_with_its_issuer_and_its_end() {
    let (port, authority) = secure_server(&["system.example"], 2091).await;
    let outbound = outbound(&["127.0.0.1"], Some(&authority));
    let probe = probe(&outbound, &format!("https://system.example:{port}/")).await;
    assert_eq!(shown(&probe).0, "oooo");
    assert!(probe.reachable);
    assert_eq!(
        probe.steps[2].detail,
        "TLS 1.3. The certificate is for CN=The System, issued by CN=Works Authority, and valid until 2091-01-31."
    );
}

#[tokio::test]
async fn a_certificate_that_cannot_be_trusted_is_told_with_the_reason_and_the_fix() {
    let (port, _) = secure_server(&["system.example"], 2091).await;
    let probe = probe(&outbound(&["127.0.0.1"], None), &format!("https://system.example:{port}/")).await;
    let (steps, unknown) = shown(&probe);
    assert_eq!(steps, "ooF-");
    assert!(unknown.contains("issued by CN=Works Authority, which is not trusted"), "{unknown}");
    assert!(unknown.contains("outbound.root_certificate_files"), "{unknown}");

    let (port, authority) = secure_server(&["other.example", "192.0.2.7"], 2091).await;
    let outbound_there = outbound(&["127.0.0.1"], Some(&authority));
    let (_, foreign) = shown(&self::probe(&outbound_there, &format!("https://system.example:{port}/")).await);
    assert!(foreign.contains("is for other.example and 192.0.2.7 and not for system.example"), "{foreign}");

    let (port, authority) = secure_server(&["system.example"], 2021).await;
    let outbound_there = outbound(&["127.0.0.1"], Some(&authority));
    let (_, over) = shown(&self::probe(&outbound_there, &format!("https://system.example:{port}/")).await);
    assert!(over.contains("was valid until 2021-01-31"), "{over}");
}

#[tokio::test]
async fn a_server_without_tls_is_told_so() {
    let (port, _) = server("HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let probe = probe(&outbound(&[], None), &format!("https://127.0.0.1:{port}/")).await;
    let (steps, detail) = shown(&probe);
    assert_eq!(steps, "ooF-");
    assert!(detail.contains("does not speak TLS"), "{detail}");
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for_longer_than_the_limit() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    let limit = Duration::from_millis(300);
    let (steps, detail) = shown(&outbound(&[], None).probe_within(&url.parse().unwrap(), limit).await);
    assert_eq!(steps, "oo-F");
    assert!(detail.contains("no answer came within"), "{detail}");
}
