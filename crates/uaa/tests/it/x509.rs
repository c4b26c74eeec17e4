//! Clients that show a certificate instead of a secret.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_domain::service::Service;
use docket_http::ClientCertificate;
use docket_testkit::{Answer, TestCaller};
use docket_uaa::service_instances::KeyRequest;
use http::{Request, header};
use jsonwebtoken::EncodingKey;
use serde_json::{Value, json};

use crate::deployment::{Deployment, TestClient, access, bearer, form, refusal};

/// The credentials of a new key with a certificate, and that certificate's DER.
async fn key(deployment: &Deployment, instance: &str, name: &str, days: u64) -> (Value, Vec<u8>) {
    let request =
        json!({"xsuaa": {"credential-type": "x509", "x509": {"validity": days, "validity-type": "DAYS"}}});
    let request = KeyRequest::parse(request.as_object().unwrap()).unwrap();
    deployment.instances.create_key_as(instance, name, &request).await.unwrap();
    let (_, credentials) = deployment.instances.key_with_credentials(instance, name, "").await.unwrap();
    let credentials = serde_json::to_value(credentials).unwrap();
    let credentials = credentials.get("uaa").unwrap_or(&credentials).clone();
    let certificate = pem_blocks(credentials["certificate"].as_str().unwrap());
    (credentials, certificate.into_iter().next().unwrap())
}

/// What the blocks of a PEM text hold.
fn pem_blocks(pem: &str) -> Vec<Vec<u8>> {
    let bodies =
        pem.split("-----END CERTIFICATE-----").filter_map(|block| Some(block.split_once("-----\n")?.1));
    bodies.map(|body| STANDARD.decode(body.replace('\n', "")).unwrap()).collect()
}

async fn token(deployment: &Deployment, certificate: Option<&[u8]>, parameters: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/oauth/token")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form(parameters)))
        .unwrap();
    if let Some(certificate) = certificate {
        request.extensions_mut().insert(ClientCertificate(Arc::from(certificate)));
    }
    deployment.api.send(request).await
}

fn asking(client_id: &str) -> [(&str, &str); 2] {
    [("grant_type", "client_credentials"), ("client_id", client_id)]
}

#[tokio::test]
async fn a_key_with_a_certificate_has_no_secret_and_says_where_certificates_are_taken() {
    let deployment = Deployment::start().await;
    deployment.client_with("tc", Service::TaskCenter, json!({})).await;
    let (credentials, certificate) = key(&deployment, "tc", "x509", 365).await;
    assert!(credentials.get("clientsecret").is_none());
    assert_eq!(credentials["credential-type"], "x509");
    assert_eq!(credentials["certurl"], "https://localhost:8443");
    let private = credentials["key"].as_str().unwrap();
    EncodingKey::from_rsa_pem(private.as_bytes()).unwrap();
    let chain = pem_blocks(credentials["certificate"].as_str().unwrap());
    assert_eq!((chain.len(), &chain[0]), (2, &certificate), "the certificate comes first, then its issuer's");

    let list = deployment.instances.list_keys("tc").await.unwrap();
    let types: Vec<_> = list.iter().map(|key| (key.name.as_str(), key.credential_type())).collect();
    assert_eq!(types, [("key", "binding-secret"), ("x509", "x509")]);
}

#[tokio::test]
async fn a_client_gets_a_token_with_its_certificate_and_nobody_else_does() {
    let deployment = Deployment::start().await;
    let TestClient { id, .. } = deployment.client("app", Service::Application).await;
    let other = deployment.client("other", Service::Application).await;
    let (credentials, certificate) = key(&deployment, "app", "x509", 30).await;
    let (_, foreign) = key(&deployment, "other", "x509", 30).await;

    let given = token(&deployment, Some(&certificate), &asking(&id)).await;
    assert_eq!(given.status, 200, "{}", given.body);
    let claims = crate::deployment::claims(&given.body["access_token"]);
    assert_eq!((&claims["cid"], &claims["grant_type"]), (&json!(id), &json!("client_credentials")));

    for (what, certificate, client) in [
        ("no certificate", None, &id),
        ("the certificate of another client", Some(&foreign), &id),
        ("a certificate for another client", Some(&certificate), &other.id),
        ("an unknown certificate", Some(&b"certificate".to_vec()), &id),
    ] {
        let refused = token(&deployment, certificate.map(Vec::as_slice), &asking(client)).await;
        assert_eq!(refusal(&refused), (401, "unauthorized"), "{what}");
    }
    let private = credentials["key"].as_str().unwrap();
    let as_secret = [("grant_type", "client_credentials"), ("client_id", &*id), ("client_secret", private)];
    assert_eq!(refusal(&token(&deployment, None, &as_secret).await), (401, "unauthorized"));
    // A wrong secret is not made good by a certificate.
    let both = [("grant_type", "client_credentials"), ("client_id", &*id), ("client_secret", "wrong")];
    assert_eq!(refusal(&token(&deployment, Some(&certificate), &both).await), (401, "unauthorized"));
}

#[tokio::test]
async fn an_expired_certificate_and_one_of_a_deleted_key_are_refused_at_once() {
    let deployment = Deployment::start().await;
    let TestClient { id, .. } = deployment.client("app", Service::Application).await;
    let (_, short) = key(&deployment, "app", "short", 1).await;
    let (_, long) = key(&deployment, "app", "long", 30).await;
    deployment.advance(Duration::from_secs(86_399));
    assert_eq!(token(&deployment, Some(&short), &asking(&id)).await.status, 200);
    deployment.advance(Duration::from_secs(1));
    assert_eq!(refusal(&token(&deployment, Some(&short), &asking(&id)).await), (401, "unauthorized"));

    let given = token(&deployment, Some(&long), &asking(&id)).await;
    deployment.instances.delete_key("app", "long").await.unwrap();
    assert_eq!(refusal(&token(&deployment, Some(&long), &asking(&id)).await), (401, "unauthorized"));
    let info = deployment.get("/userinfo", bearer(access(&given.body))).await;
    assert_eq!(refusal(&info), (401, "invalid_token"), "its tokens stop as well");
}

#[tokio::test]
async fn an_instance_may_give_certificates_only_or_secrets_only() {
    let deployment = Deployment::start().await;
    let routes = |deployment: &Deployment| {
        let key = deployment.uaa.verification_key();
        let part = deployment
            .instances
            .routes(docket_testkit::TestAuthenticator::new(), Arc::new(move || key.clone()));
        docket_testkit::Api::new(part.router).described(&docket_uaa::service_instances::describe())
    };
    let api = routes(&deployment);
    let caller = TestCaller::CommandLine;
    let oauth = json!({"oauth2-configuration": {"credential-types": ["x509"]}});
    for (name, parameters) in [("certificates", oauth), ("anything", json!({}))] {
        let new = json!({"name": name, "service": "xsuaa", "parameters": parameters});
        assert_eq!(api.post(&caller, "/cockpit-api/v1/service-instances", new).await.status, 201);
    }
    let keys = |instance: &str| format!("/cockpit-api/v1/service-instances/{instance}/keys");
    let made = api.post(&caller, &keys("certificates"), json!({"name": "one"})).await;
    assert_eq!((made.status.as_u16(), &made.body["credentials"]["credential-type"]), (201, &json!("x509")));
    let secret = json!({"name": "two", "parameters": {"credential-type": "binding-secret"}});
    let refused = api.post(&caller, &keys("certificates"), secret).await;
    assert_eq!((refused.status.as_u16(), refused.target()), (400, Some("parameters.credential-type")));
    let made = api.post(&caller, &keys("anything"), json!({"name": "one"})).await;
    assert_eq!(made.body["credentials"]["credential-type"], "binding-secret");
    let listed = api.get(&caller, &keys("certificates")).await;
    assert_eq!(listed.body["value"][0]["expiresAt"], "2026-03-09T08:00:00.000Z");
}

#[tokio::test]
async fn the_old_name_of_the_grant_is_for_clients_that_show_a_certificate() {
    let deployment = Deployment::start().await;
    let client = deployment.client("app", Service::Application).await;
    let (_, certificate) = key(&deployment, "app", "x509", 30).await;
    let asked = [("grant_type", "client_x509"), ("client_id", &*client.id)];
    let answer = token(&deployment, Some(&certificate), &asked).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let claims = crate::deployment::claims(&answer.body["access_token"]);
    assert_eq!(claims["grant_type"], "client_credentials");
    assert_eq!(refusal(&token(&deployment, None, &asked).await), (401, "unauthorized"));
    let by_secret = deployment.token(&client, &asked[..1]).await;
    assert_eq!(refusal(&by_secret), (401, "unauthorized"));
    let said = by_secret.body["error_description"].as_str().unwrap();
    assert!(said.contains("client_credentials"), "{said}");
}
