//! Tokens against SAML assertions of trusted issuers.

use std::sync::LazyLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_directory::{Change, NewUser};
use docket_domain::service::Service;
use docket_domain::{Role, Timestamp};
use docket_saml::{
    Assertion, Certificate, NAME_ID_EMAIL_ADDRESS, NAME_ID_UNSPECIFIED, NameId, SignOptions, SigningKey,
    encode_form_value, read_metadata, sign,
};
use docket_testkit::{Answer, Backend, TestCaller};
use http::{HeaderMap, header};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use rstest::rstest;
use serde_json::{Value, json};

use crate::deployment::{Deployment, TestClient, access, claims, refusal};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:saml2-bearer";
const ADDRESS: &str = "/oauth/token/alias/docket";
const ISSUERS: &str = "/cockpit-api/v1/trusted-issuers";
const ENTITY_ID: &str = "http://127.0.0.1:8080";
const ISSUER: &str = "cfapps.example.com/7f1a";

struct TestKey {
    certificate_pem: String,
    signing: SigningKey,
}

impl TestKey {
    fn generate(name: &str) -> Self {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).unwrap();
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        let certificate_pem = params.self_signed(&pair).unwrap().pem();
        let signing = SigningKey::from_pkcs8_pem(&pair.serialize_pem(), &certificate_pem).unwrap();
        Self { certificate_pem, signing }
    }
}

static KEY: LazyLock<TestKey> = LazyLock::new(|| TestKey::generate("issuer.test"));
static OTHER: LazyLock<TestKey> = LazyLock::new(|| TestKey::generate("other.test"));

/// A good assertion about the person with that e-mail address.
fn assertion(id: &str, email: &str, now: Timestamp) -> Assertion {
    let minutes = |minutes| now.plus(Duration::from_mins(minutes)).into();
    Assertion {
        id: id.to_owned(),
        issuer: ISSUER.to_owned(),
        issue_instant: now.into(),
        name_id: NameId {
            value: email.to_owned(),
            format: Some(NAME_ID_EMAIL_ADDRESS.to_owned()),
            qualifier: None,
        },
        recipient: format!("{ENTITY_ID}{ADDRESS}"),
        audience: ENTITY_ID.to_owned(),
        not_before: now.minus(Duration::from_mins(5)).into(),
        not_on_or_after: minutes(10),
        authn_instant: now.into(),
        authn_context_class_ref: "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession".to_owned(),
        session_index: None,
        attributes: Vec::new(),
    }
}

fn signed(assertion: &Assertion, key: &TestKey) -> String {
    encode_form_value(&sign(assertion, &key.signing, &SignOptions::default()).unwrap())
}

async fn send(deployment: &Deployment, client: &TestClient, value: &str) -> Answer {
    let mut headers = HeaderMap::new();
    let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", client.id, client.secret)));
    headers.insert(header::AUTHORIZATION, basic.parse().unwrap());
    deployment.post(ADDRESS, headers, &[("grant_type", GRANT), ("assertion", value)]).await
}

/// A deployment that trusts [`KEY`], with a client and a person.
async fn trusting(backend: Backend) -> (Deployment, TestClient) {
    let deployment = Deployment::start_on(backend).await;
    deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client_with("app", Service::Application, json!({})).await;
    let issuer = json!({"name": "cf", "entityId": ISSUER, "certificates": [KEY.certificate_pem]});
    let made = deployment.cockpit.post(&TestCaller::CommandLine, ISSUERS, issuer).await;
    assert_eq!(made.status, 201, "{}", made.body);
    (deployment, client)
}

#[rstest]
#[tokio::test]
async fn an_assertion_of_a_trusted_issuer_gives_a_token_of_the_person_it_names_and_works_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (deployment, client) = trusting(backend).await;
    let value = signed(&assertion("_1", "Ada@Example.com", deployment.clock.now()), &KEY);
    let given = send(&deployment, &client, &value).await;
    assert_eq!(given.status, 200, "{}", given.body);
    assert!(given.body.get("refresh_token").is_none() && given.body.get("id_token").is_none());
    let claims = claims(&given.body["access_token"]);
    assert_eq!((&claims["user_name"], &claims["grant_type"]), (&json!("ada"), &json!(GRANT)));
    assert_eq!(claims["amr"], json!(["ext"]));
    assert_eq!(given.body["scope"], format!("openid uaa.user {}.TaskCenterAdmin", client.xsappname));
    assert!(!access(&given.body).is_empty());

    let again = send(&deployment, &client, &value).await;
    assert_eq!(refusal(&again), (401, "invalid_grant"));
    assert!(again.body["error_description"].as_str().unwrap().contains("used before"));
}

#[tokio::test]
async fn an_assertion_that_is_not_for_here_and_now_is_refused_and_says_why() {
    let (deployment, client) = trusting(Backend::Sqlite).await;
    let now = deployment.clock.now();
    let good = || assertion("_1", "ada@example.com", now);
    let ago = |minutes| now.minus(Duration::from_mins(minutes)).into();
    let ahead = |minutes| now.plus(Duration::from_mins(minutes)).into();
    for (assertion, reason) in [
        (Assertion { audience: "http://other.example.com".to_owned(), ..good() }, "another audience"),
        (Assertion { recipient: format!("{ENTITY_ID}/oauth/token"), ..good() }, "Recipient"),
        (Assertion { not_before: ago(20), not_on_or_after: ago(2), ..good() }, "was valid until"),
        (Assertion { not_before: ahead(2), not_on_or_after: ahead(9), ..good() }, "not valid before"),
        (Assertion { not_on_or_after: ahead(25 * 60), ..good() }, "24 hours"),
        (Assertion { authn_instant: ahead(2), ..good() }, "AuthnInstant"),
        (Assertion { issuer: "somebody.else".to_owned(), ..good() }, "registered for"),
        (assertion("_2", "nobody@example.com", now), "no active person"),
    ] {
        let answer = send(&deployment, &client, &signed(&assertion, &KEY)).await;
        assert_eq!(refusal(&answer), (401, "invalid_grant"), "{reason}");
        let said = answer.body["error_description"].as_str().unwrap();
        assert!(said.contains(reason), "{reason}: {said}");
    }
    let foreign = send(&deployment, &client, &signed(&good(), &OTHER)).await;
    assert!(
        foreign.body["error_description"].as_str().unwrap().contains("trusted issuer"),
        "{}",
        foreign.body
    );
    let nonsense = send(&deployment, &client, &encode_form_value("<Assertion/>")).await;
    assert_eq!(refusal(&nonsense), (401, "invalid_grant"));
    assert_eq!(
        send(&deployment, &client, &signed(&good(), &KEY)).await.status,
        200,
        "and the good one is taken"
    );
}

#[tokio::test]
async fn two_people_with_one_address_are_nobody_and_an_inactive_one_neither() {
    let (deployment, client) = trusting(Backend::Sqlite).await;
    let now = deployment.clock.now();
    let id = deployment.person("grace", &[]).await;
    let new =
        NewUser { user_name: "twin".to_owned(), email: "GRACE@example.com".to_owned(), ..NewUser::default() };
    let twin = deployment.directory.create(new).await.unwrap();
    let both = send(&deployment, &client, &signed(&assertion("_1", "grace@example.com", now), &KEY)).await;
    assert_eq!(refusal(&both), (401, "invalid_grant"));
    let moved = Change { email: Some("twin@example.com".to_owned()), ..Change::default() };
    deployment.directory.update(&twin.id, moved).await.unwrap();
    let one = send(&deployment, &client, &signed(&assertion("_2", "grace@example.com", now), &KEY)).await;
    assert_eq!(one.status, 200, "{}", one.body);
    let left = Change { active: Some(false), ..Change::default() };
    deployment.directory.update(&id, left).await.unwrap();
    let gone = send(&deployment, &client, &signed(&assertion("_3", "grace@example.com", now), &KEY)).await;
    assert_eq!(refusal(&gone), (401, "invalid_grant"));
}

#[tokio::test]
async fn name_ids_are_sign_in_names_where_the_issuer_is_registered_so_or_says_so() {
    let (deployment, client) = trusting(Backend::Sqlite).await;
    let now = deployment.clock.now();
    let named = |id: &str, format: &str| {
        let name_id = NameId { value: "ADA".to_owned(), format: Some(format.to_owned()), qualifier: None };
        signed(&Assertion { name_id, ..assertion(id, "", now) }, &KEY)
    };
    assert_eq!(send(&deployment, &client, &named("_1", NAME_ID_UNSPECIFIED)).await.status, 200);
    assert_eq!(send(&deployment, &client, &named("_2", NAME_ID_EMAIL_ADDRESS)).await.status, 401);
    let issuer = json!({"entityId": ISSUER, "certificates": [KEY.certificate_pem], "nameId": "USER_NAME"});
    let path = format!("{ISSUERS}/cf");
    assert_eq!(deployment.cockpit.put(&TestCaller::CommandLine, &path, issuer).await.status, 200);
    assert_eq!(send(&deployment, &client, &named("_3", NAME_ID_EMAIL_ADDRESS)).await.status, 200);
}

#[tokio::test]
async fn the_metadata_names_audience_and_address_and_another_service_can_read_them() {
    let deployment = Deployment::start().await;
    let answer = deployment.get("/saml/metadata", HeaderMap::new()).await;
    let xml = answer.body.as_str().unwrap();
    assert!(xml.contains(&format!("entityID=\"{ENTITY_ID}\"")), "{xml}");
    assert!(xml.contains("Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:URI\" Location=\"http://127.0.0.1:8080/oauth/token/alias/docket\""));
    assert!(xml.contains("Location=\"https://localhost:8443/oauth/token/alias/docket\""));
    assert!(read_metadata(xml).unwrap_err().to_string().contains("no signing certificate"));
}

#[tokio::test]
async fn the_address_takes_this_one_grant_and_the_usual_one_says_where_to_go() {
    let (deployment, client) = trusting(Backend::Sqlite).await;
    let value = signed(&assertion("_1", "ada@example.com", deployment.clock.now()), &KEY);
    let parameters = [
        ("client_id", &*client.id),
        ("client_secret", &client.secret),
        ("grant_type", GRANT),
        ("assertion", &value),
    ];
    let elsewhere = deployment.post("/oauth/token", HeaderMap::new(), &parameters).await;
    assert_eq!(refusal(&elsewhere), (400, "invalid_request"));
    assert!(elsewhere.body["error_description"].as_str().unwrap().contains(ADDRESS));
    let other = deployment.post("/oauth/token/alias/other", HeaderMap::new(), &parameters).await;
    assert_eq!(other.status, 404);
    let grant =
        [("client_id", &*client.id), ("client_secret", &client.secret), ("grant_type", "client_credentials")];
    assert_eq!(
        refusal(&deployment.post(ADDRESS, HeaderMap::new(), &grant).await),
        (400, "unsupported_grant_type")
    );
    let other_client = deployment
        .client_with(
            "none",
            Service::Application,
            json!({"oauth2-configuration": {"grant-types": ["password"]}}),
        )
        .await;
    assert_eq!(refusal(&send(&deployment, &other_client, &value).await), (401, "unauthorized_client"));
    assert_eq!(send(&deployment, &client, &value).await.status, 200, "none of these used it up");
}

#[tokio::test]
async fn an_issuer_is_registered_by_its_metadata_and_distrusted_at_once() {
    let (deployment, client) = trusting(Backend::Sqlite).await;
    let caller = TestCaller::CommandLine;
    let body = Certificate::from_pem_or_body(&OTHER.certificate_pem).unwrap().to_body();
    let metadata = |entity_id: &str| {
        format!(
            "<?xml version=\"1.0\"?><!-- assembled --><md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" \
             xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" entityID=\"{entity_id}\"><md:IDPSSODescriptor>\
             <md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{body}</ds:X509Certificate>\
             </ds:X509Data></ds:KeyInfo></md:KeyDescriptor></md:IDPSSODescriptor></md:EntityDescriptor>"
        )
    };
    let taken = json!({"name": "second", "metadata": metadata(ISSUER)});
    assert_eq!(deployment.cockpit.post(&caller, ISSUERS, taken).await.status, 409, "one issuer, one entry");
    let second = json!({"name": "second", "metadata": metadata("second.example.com")});
    assert_eq!(deployment.cockpit.post(&caller, ISSUERS, second).await.status, 201);
    let shown = deployment.cockpit.get(&caller, &format!("{ISSUERS}/second")).await;
    assert_eq!(shown.body["entityId"], "second.example.com");
    assert_eq!(shown.body["certificates"][0]["subject"], "CN=other.test");

    let now = deployment.clock.now();
    let from_second = |id| {
        signed(
            &Assertion { issuer: "second.example.com".to_owned(), ..assertion(id, "ada@example.com", now) },
            &OTHER,
        )
    };
    assert_eq!(send(&deployment, &client, &from_second("_1")).await.status, 200);
    assert_eq!(deployment.cockpit.delete(&caller, &format!("{ISSUERS}/second")).await.status, 204);
    assert_eq!(send(&deployment, &client, &from_second("_2")).await.status, 401);
    assert_eq!(deployment.cockpit.get(&caller, &format!("{ISSUERS}/second")).await.status, 404);
}

#[rstest]
#[case(json!({"name": "a b", "entityId": "x", "certificates": []}), "name")]
#[case(json!({"name": "x", "certificates": []}), "entityId")]
#[case(json!({"name": "x", "entityId": "x"}), "certificates")]
#[case(json!({"name": "x", "entityId": "x", "certificates": []}), "certificates")]
#[case(json!({"name": "x", "entityId": "x", "certificates": ["none"]}), "certificates")]
#[case(json!({"name": "x", "metadata": "<x/>"}), "metadata")]
#[case(json!({"name": "x", "metadata": "<x/>", "entityId": "x"}), "metadata")]
#[case(json!({"name": "x", "entityId": "x", "certificates": [KEY.certificate_pem], "nameId": "MAIL"}), "nameId")]
#[tokio::test]
async fn an_issuer_that_cannot_be_used_names_the_field(#[case] issuer: Value, #[case] field: &str) {
    let deployment = Deployment::start().await;
    let refused = deployment.cockpit.post(&TestCaller::CommandLine, ISSUERS, issuer).await;
    assert_eq!((refused.status.as_u16(), refused.target()), (400, Some(field)), "{}", refused.body);
}
