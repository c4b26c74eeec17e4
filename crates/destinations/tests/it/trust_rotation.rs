//! The trust certificate is exchanged while tokens are fetched: none is lost, none is signed by the wrong key.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use docket_destinations::{Destinations, Properties};
use docket_saml::{Certificate, decode_form_value, verify};
use docket_testkit::Backend;
use rstest::rstest;
use serde_json::json;
use wiremock::matchers::method;
use wiremock::{Mock, Request, ResponseTemplate};

use crate::world::{World, http_destination};

fn saml_bearer(world: &World) -> Properties {
    let url = world.token_url();
    http_destination(
        "SF",
        &[
            ("Authentication", "OAuth2SAMLBearerAssertion"),
            ("audience", "www.successfactors.com"),
            ("authnContextClassRef", "urn:x"),
            ("clientKey", "api-key"),
            ("tokenServiceURL", url.as_str()),
        ],
    )
}

fn assertion(request: &Request) -> Vec<u8> {
    let mut form = url::form_urlencoded::parse(&request.body);
    let (_, encoded) = form.find(|(name, _)| name == "assertion").expect("an assertion is sent");
    decode_form_value(&encoded).expect("it is base64")
}

/// The token service trusts these certificates. The token names the one that was used; whatever verifies under none is
/// refused.
async fn trusting(world: &World, certificates: Vec<Certificate>) {
    world.token_service.reset().await;
    let respond = move |request: &Request| {
        let xml = assertion(request);
        match certificates.iter().find(|certificate| verify(&xml, certificate).is_ok()) {
            Some(certificate) => ResponseTemplate::new(200).set_body_json(
                json!({"access_token": certificate.fingerprint_sha256(), "token_type": "Bearer", "expires_in": 3600}),
            ),
            None => ResponseTemplate::new(401).set_body_json(json!({"errorMessage": "Unable to verify the signature"})),
        }
    };
    Mock::given(method("POST")).respond_with(respond).mount(&world.token_service).await;
}

async fn find_as(world: &World, name: &str) -> serde_json::Value {
    let user = format!("user {}", json!({"sub": name, "user_name": name}));
    world.find("SF", &[("x-user-token", &user)]).await["authTokens"][0].take()
}

#[tokio::test]
async fn an_assertion_refused_under_one_certificate_is_tried_under_the_other() {
    let world = World::new().await;
    let trust = world.destinations.trust();
    let active = trust.ensure().await.unwrap();
    let (passive, _) = trust.generate_passive().await.unwrap();
    world.create(saml_bearer(&world)).await;

    // A system with room for one certificate was given the new one before docket rotates …
    trusting(&world, vec![passive.clone()]).await;
    assert_eq!(find_as(&world, "ada").await["value"], passive.fingerprint_sha256());
    assert_eq!(world.asked().await.len(), 2);
    assert_eq!(find_as(&world, "ada").await["value"], passive.fingerprint_sha256());
    assert_eq!(world.asked().await.len(), 2, "the token is kept");

    // … and one that still has the old one is served after it.
    trust.rotate(None).await.unwrap();
    assert_eq!(find_as(&world, "ada").await["value"], passive.fingerprint_sha256());
    assert_eq!(
        world.asked().await.len(),
        3,
        "tokens are kept under the signing key, and at once it is the right one"
    );
    trusting(&world, vec![active.clone()]).await;
    assert_eq!(find_as(&world, "bob").await["value"], active.fingerprint_sha256());
}

#[tokio::test]
async fn a_refusal_under_both_certificates_is_told_as_the_first_one_was() {
    let world = World::new().await;
    let trust = world.destinations.trust();
    trust.ensure().await.unwrap();
    world.create(saml_bearer(&world)).await;
    trusting(&world, Vec::new()).await;
    let error = "the token service answered 401: Unable to verify the signature";
    assert_eq!(find_as(&world, "ada").await["error"], error);
    assert_eq!(world.asked().await.len(), 1, "there is no other certificate to try");

    trust.generate_passive().await.unwrap();
    assert_eq!(find_as(&world, "ada").await["error"], error);
    assert_eq!(world.asked().await.len(), 3);

    // What is no refusal of the caller is not tried again.
    world.answer(503, json!({})).await;
    assert_eq!(find_as(&world, "ada").await["error"], "the token service answered 503");
    assert_eq!(world.asked().await.len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_token_is_lost_and_none_signed_by_the_wrong_key_while_certificates_change(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let world = Arc::new(World::on(backend).await);
    // With PostgreSQL the rotations are another process's, with a connection pool and keys of its own.
    let other: Destinations = world.another_process().await;
    let trust = other.trust();
    let first = trust.ensure().await.unwrap();
    let (second, _) = trust.generate_passive().await.unwrap();
    world.create(saml_bearer(&world)).await;
    trusting(&world, vec![first.clone(), second.clone()]).await;

    let (stop, found) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let callers = (0..6).map(|caller| {
        let (world, stop, found) = (world.clone(), stop.clone(), found.clone());
        tokio::spawn(async move {
            let mut number = 0;
            while !stop.load(Ordering::Relaxed) {
                let token = find_as(&world, &format!("u{caller}-{number}")).await;
                assert!(token["error"].is_null(), "{token}");
                number += 1;
                found.fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    let callers: Vec<_> = callers.collect();
    for rotation in 1..=12 {
        let seen = found.load(Ordering::Relaxed);
        while found.load(Ordering::Relaxed) < seen + 4 {
            tokio::task::yield_now().await;
        }
        let pair = trust.rotate(None).await.unwrap();
        let expected = if rotation % 2 == 0 { &first } else { &second };
        assert_eq!(&pair.active.unwrap().certificate, expected);
        // Whoever asks after the rotation gets what the new key signed, in every process.
        let token = find_as(&world, &format!("after-{rotation}")).await;
        assert_eq!(token["value"], expected.fingerprint_sha256());
    }
    stop.store(true, Ordering::Relaxed);
    for caller in callers {
        caller.await.unwrap();
    }
    let asked = world.asked().await.len();
    assert_eq!(asked, found.load(Ordering::Relaxed) + 12, "every assertion was taken at the first try");
}
