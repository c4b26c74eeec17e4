//! Clients that sign who they are (`private_key_jwt`).

use std::time::Duration;

use docket_domain::service::Service;
use docket_testkit::samples::NOON;
use docket_testkit::{Answer, Backend};
use docket_uaa::service_instances::KeyRequest;
use http::{HeaderMap, header};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rstest::rstest;
use serde_json::{Value, json};

use crate::deployment::{Deployment, TestClient, access, claims, refusal};

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ENDPOINT: &str = "http://127.0.0.1:8080/oauth/token";

struct Setup {
    deployment: Deployment,
    client: TestClient,
    private: EncodingKey,
}

async fn setup(backend: Backend) -> Setup {
    let deployment = Deployment::start_on(backend).await;
    let client = deployment.client("app", Service::Application).await;
    let private = private_key(&deployment, "app").await;
    Setup { deployment, client, private }
}

async fn private_key(deployment: &Deployment, instance: &str) -> EncodingKey {
    let request = json!({"credential-type": "x509", "x509": {"validity": 30, "validity-type": "DAYS"}});
    let request = KeyRequest::parse(request.as_object().unwrap()).unwrap();
    deployment.instances.create_key_as(instance, "x509", &request).await.unwrap();
    let (_, credentials) = deployment.instances.key_with_credentials(instance, "x509", "").await.unwrap();
    let credentials = serde_json::to_value(credentials).unwrap();
    EncodingKey::from_rsa_pem(credentials["key"].as_str().unwrap().as_bytes()).unwrap()
}

impl Setup {
    /// The claims of an assertion that holds, with some of them changed or, by `null`, left out.
    fn claims(&self, jti: &str, changed: &Value) -> Value {
        let now = self.deployment.clock.now().as_seconds();
        let mut claims = json!({
            "iss": self.client.id, "sub": self.client.id, "aud": ENDPOINT, "jti": jti, "iat": now, "exp": now + 60,
        });
        let members = claims.as_object_mut().unwrap();
        members.extend(changed.as_object().unwrap().clone());
        members.retain(|_, value| !value.is_null());
        claims
    }

    fn signed(&self, claims: &Value) -> String {
        jsonwebtoken::encode(&Header::new(Algorithm::RS256), claims, &self.private).unwrap()
    }

    async fn token(&self, assertion: &str, more: &[(&str, &str)]) -> Answer {
        let mut parameters = vec![
            ("grant_type", "client_credentials"),
            ("client_assertion_type", KIND),
            ("client_assertion", assertion),
        ];
        parameters.extend_from_slice(more);
        self.deployment.post("/oauth/token", HeaderMap::new(), &parameters).await
    }
}

#[rstest]
#[tokio::test]
async fn an_assertion_that_holds_gives_a_token_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let assertion = setup.signed(&setup.claims("1", &json!({})));
    let answer = setup.token(&assertion, &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(claims(&answer.body["access_token"])["cid"], *setup.client.id);
    assert_eq!(refusal(&setup.token(&assertion, &[]).await), (401, "invalid_client"), "it worked once");

    let https = setup.claims("2", &json!({"aud": ["https://localhost:8443/oauth/token", "x"]}));
    let with_id = [("client_id", &*setup.client.id)];
    assert_eq!(setup.token(&setup.signed(&https), &with_id).await.status, 200);
    let alias = setup.claims("2a", &json!({"aud": "http://127.0.0.1:8080/oauth/token/alias/docket"}));
    assert_eq!(setup.token(&setup.signed(&alias), &[]).await.status, 200);
    let end = setup.deployment.clock.now().as_seconds();
    let fraction = setup.claims("2b", &json!({"exp": f64::from(i32::try_from(end + 60).unwrap()) + 0.5}));
    assert_eq!(setup.token(&setup.signed(&fraction), &[]).await.status, 200);
    let header = Header::new(Algorithm::PS384);
    let other = jsonwebtoken::encode(&header, &setup.claims("3", &json!({})), &setup.private).unwrap();
    assert_eq!(setup.token(&other, &[]).await.status, 200);

    let parameters = [
        ("client_assertion_type", KIND),
        ("client_assertion", &*setup.signed(&setup.claims("4", &json!({})))),
        ("token", access(&answer.body)),
    ];
    assert_eq!(setup.deployment.post("/check_token", HeaderMap::new(), &parameters).await.status, 200);
    setup.deployment.instances.delete_key("app", "x509").await.unwrap();
    let late = setup.signed(&setup.claims("5", &json!({})));
    assert_eq!(refusal(&setup.token(&late, &[]).await), (401, "invalid_client"));
    let checked = setup.deployment.get("/userinfo", crate::deployment::bearer(access(&answer.body))).await;
    assert_eq!(refusal(&checked), (401, "invalid_token"), "its tokens stop with the key");
}

#[rstest]
#[case::issuer(json!({"iss": "x"}))]
#[case::no_issuer(json!({"iss": null}))]
#[case::subject(json!({"sub": "sb-nobody!t1"}))]
#[case::no_subject(json!({"sub": null}))]
#[case::audience(json!({"aud": "https://other.example.com/oauth/token"}))]
#[case::no_audience(json!({"aud": null}))]
#[case::expired(json!({"exp": NOON.as_seconds() - 61}))]
#[case::no_expiry(json!({"exp": null}))]
#[case::for_a_day(json!({"exp": NOON.as_seconds() + 86_400}))]
#[case::from_the_future(json!({"iat": NOON.as_seconds() + 120}))]
#[case::not_yet(json!({"nbf": NOON.as_seconds() + 120}))]
#[case::no_id(json!({"jti": null}))]
#[case::empty_id(json!({"jti": ""}))]
#[tokio::test]
async fn an_assertion_that_says_anything_else_is_refused(#[case] changed: Value) {
    let setup = setup(Backend::Sqlite).await;
    let answer = setup.token(&setup.signed(&setup.claims("1", &changed)), &[]).await;
    assert_eq!(refusal(&answer), (401, "invalid_client"), "{changed}");
    assert!(answer.headers.contains_key(header::WWW_AUTHENTICATE));
}

#[tokio::test]
async fn an_assertion_that_somebody_else_or_nobody_signed_is_refused() {
    let setup = setup(Backend::Sqlite).await;
    let claims = setup.claims("1", &json!({}));
    setup.deployment.client("other", Service::Application).await;
    let foreign = private_key(&setup.deployment, "other").await;
    let by_other = jsonwebtoken::encode(&Header::new(Algorithm::RS256), &claims, &foreign).unwrap();
    let shared = EncodingKey::from_secret(setup.client.secret.as_bytes());
    let by_secret = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &shared).unwrap();
    let good = setup.signed(&claims);
    let (signed, _) = good.rsplit_once('.').unwrap();
    for wrong in [by_other, by_secret, format!("{signed}."), "x".to_owned(), "a.b.c".to_owned()] {
        assert_eq!(refusal(&setup.token(&wrong, &[]).await), (401, "invalid_client"), "{wrong}");
    }
    setup.deployment.advance(Duration::from_hours(31 * 24));
    let late = setup.signed(&setup.claims("2", &json!({})));
    assert_eq!(refusal(&setup.token(&late, &[]).await), (401, "invalid_client"), "the certificate is over");
}

#[tokio::test]
async fn an_assertion_comes_alone_and_for_the_client_beside_it() {
    let setup = setup(Backend::Sqlite).await;
    let assertion = setup.signed(&setup.claims("1", &json!({})));
    let other = [("client_id", "sb-other!t1")];
    assert_eq!(refusal(&setup.token(&assertion, &other).await), (401, "invalid_client"));
    let secret = [("client_id", &*setup.client.id), ("client_secret", &*setup.client.secret)];
    assert_eq!(refusal(&setup.token(&assertion, &secret).await), (400, "invalid_request"));
    let kind = [("grant_type", "client_credentials"), ("client_assertion", &*assertion)];
    let answer = setup.deployment.post("/oauth/token", HeaderMap::new(), &kind).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
    assert_eq!(setup.token(&assertion, &[]).await.status, 200, "none of these used it up");
}
