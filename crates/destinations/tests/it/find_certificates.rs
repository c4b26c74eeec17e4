//! The certificates that come along with a destination, and what a lookup is refused for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::certificates::{certificate, file};
use crate::world::{World, client, http_destination};

const FIND: &str = "/destination-configuration/v1/destinations";
const CERTIFICATES: &str = "/destination-configuration/v1/subaccountCertificates";

fn names(answer: &Value) -> Vec<&str> {
    let certificates = answer["certificates"].as_array().map(Vec::as_slice).unwrap_or_default();
    certificates.iter().map(|certificate| certificate["Name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_client_certificate_destination_brings_its_key_store() {
    let world = World::new().await;
    world.api.post(&client(), CERTIFICATES, certificate("modern.p12")).await;
    let further = [
        ("Authentication", "ClientCertificateAuthentication"),
        ("KeyStoreLocation", "modern.p12"),
        ("KeyStorePassword", "changeit"),
    ];
    world.create(http_destination("A", &further)).await;
    let found = world.find("A", &[]).await;
    assert_eq!(
        found["certificates"],
        json!([{"Name": "modern.p12", "Content": file("modern.p12"), "Type": "CERTIFICATE"}])
    );
    assert!(found.get("authTokens").is_none());

    let hidden = world.get(&format!("{FIND}/A?$skipCredentials=true"), &[]).await.body;
    assert!(names(&hidden).is_empty(), "a key store is a credential");
    assert!(hidden["destinationConfiguration"].get("KeyStorePassword").is_none());

    world
        .create(http_destination(
            "B",
            &[("KeyStoreLocation", "gone.p12"), ("Authentication", "ClientCertificateAuthentication")],
        ))
        .await;
    assert!(
        world.find("B", &[]).await.get("certificates").is_none(),
        "what is not there does not fail the call"
    );
    world.create(http_destination("C", &[("KeyStoreLocation", "modern.p12")])).await;
    assert!(world.find("C", &[]).await.get("certificates").is_none(), "nothing is authenticated with it");
}

#[tokio::test]
async fn a_key_store_the_client_has_itself_is_not_handed_out() {
    let world = World::new().await;
    for name in ["modern.p12", "chain.pem"] {
        world.api.post(&client(), CERTIFICATES, certificate(name)).await;
    }
    let further = [
        ("Authentication", "ClientCertificateAuthentication"),
        ("KeyStore.Source", "ClientProvided"),
        ("KeyStoreLocation", "modern.p12"),
        ("KeyStorePassword", "changeit"),
        ("TrustStoreLocation", "chain.pem"),
    ];
    world.create(http_destination("A", &further)).await;
    assert_eq!(names(&world.find("A", &[]).await), ["chain.pem"]);
    let ours = [&further[..1], &[("KeyStore.Source", "DestinationService")], &further[2..]].concat();
    world.create(http_destination("B", &ours)).await;
    assert_eq!(names(&world.find("B", &[]).await), ["modern.p12", "chain.pem"]);
}

#[tokio::test]
async fn without_credentials_no_file_with_a_private_key_comes_whatever_names_it() {
    let world = World::new().await;
    for name in ["modern.p12", "store.jks", "encrypted.pem", "pkcs1.pem", "leaf.cer"] {
        world.api.post(&client(), CERTIFICATES, certificate(name)).await;
        let destination = format!("of-{}", name.replace('.', "-"));
        let further = [
            ("Authentication", "ClientCertificateAuthentication"),
            ("KeyStoreLocation", name),
            ("KeyStorePassword", "changeit"),
            ("TrustStoreLocation", name),
            ("TrustStorePassword", "changeit"),
            ("tokenService.KeyStoreLocation", name),
        ];
        world.create(http_destination(&destination, &further)).await;
        assert_eq!(names(&world.find(&destination, &[]).await), [name]);
        for query in ["$skipCredentials=true", "$skipCredentials=true&$skipTokenRetrieval=true"] {
            let found = world.get(&format!("{FIND}/{destination}?{query}"), &[]).await.body;
            let expected: &[&str] = if name == "leaf.cer" { &["leaf.cer"] } else { &[] };
            assert_eq!(names(&found), expected, "{query}");
        }
    }
}

#[tokio::test]
async fn a_certificate_that_is_in_use_is_deleted_over_the_interface_and_can_be_put_back() {
    let world = World::new().await;
    world.api.post(&client(), CERTIFICATES, certificate("modern.p12")).await;
    let further = [("Authentication", "ClientCertificateAuthentication"), ("KeyStoreLocation", "modern.p12")];
    world.create(http_destination("A", &further)).await;
    let deleted = world.api.delete(&client(), &format!("{CERTIFICATES}/modern.p12")).await;
    assert_eq!((deleted.status, &deleted.body), (StatusCode::OK, &json!({"Count": 1})));
    assert!(world.find("A", &[]).await.get("certificates").is_none());
    // Put back under the same name it is used again.
    world.api.post(&client(), CERTIFICATES, certificate("modern.p12")).await;
    assert_eq!(names(&world.find("A", &[]).await), ["modern.p12"]);
}

#[tokio::test]
async fn a_saml_destination_brings_a_trust_store_of_its_own() {
    let world = World::new().await;
    world.issue("t").await;
    world.api.post(&client(), CERTIFICATES, certificate("chain.pem")).await;
    let url = world.token_url();
    let saml = |further: &[(&'static str, &'static str)]| {
        let mut all = vec![
            ("Authentication", "OAuth2SAMLBearerAssertion"),
            ("audience", "a"),
            ("authnContextClassRef", "c"),
            ("clientKey", "k"),
            ("SystemUser", "u"),
            ("tokenServiceURL", url.as_str()),
        ];
        all.extend(further);
        all
    };
    world.create(http_destination("A", &saml(&[("TrustStoreLocation", "chain.pem")]))).await;
    world.create(http_destination("B", &saml(&[]))).await;
    assert_eq!(names(&world.find("A", &[]).await), ["chain.pem"]);
    assert!(names(&world.find("B", &[]).await).is_empty(), "the default trust store is the client's own");
}

#[tokio::test]
async fn the_key_store_for_the_token_service_comes_when_the_client_fetches_the_token_itself() {
    let world = World::new().await;
    world.api.post(&client(), CERTIFICATES, certificate("modern.p12")).await;
    let further = [
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "c"),
        ("tokenServiceURL", "https://t.example.com/oauth/token"),
        ("tokenService.KeyStoreLocation", "modern.p12"),
        ("tokenService.KeyStorePassword", "changeit"),
    ];
    world.create(http_destination("A", &further)).await;
    let skipped = world.get(&format!("{FIND}/A?$skipTokenRetrieval=true"), &[]).await.body;
    assert_eq!(names(&skipped), ["modern.p12"]);
    let owner = world
        .get("/destination-configuration/v2/destinations/A@subaccount?$skipTokenRetrieval=true&$includeMetadata=owner", &[])
        .await
        .body;
    let owner = &owner["destinationConfiguration"]["$metadata"]["owner"];
    assert_eq!(
        (owner["destinations"].as_array().unwrap().len(), owner["certificates"].as_array().unwrap().len()),
        (1, 1)
    );
}

#[tokio::test]
async fn an_address_of_more_than_4000_characters_is_refused() {
    let world = World::new().await;
    let list = "/destination-configuration/v1/subaccountDestinations?$filter=Name%20in%20('";
    let of_length = |length: usize| format!("{list}{}')", "a".repeat(length - list.len() - 2));
    let fits = world.api.get(&client(), &of_length(4000)).await;
    assert_eq!((fits.status, fits.body), (StatusCode::OK, json!([])));
    let longer = world.api.get(&client(), &of_length(4001)).await;
    assert_eq!(longer.status, StatusCode::BAD_REQUEST);
    assert!(longer.body["ErrorMessage"].as_str().unwrap().contains("4000"), "{}", longer.body);
}

#[tokio::test]
async fn a_token_of_an_identity_service_is_unprocessable_for_consume_alone() {
    let world = World::new().await;
    let claims = json!({"app_tid": "t", "iss": "https://acme.accounts.ondemand.com", "sub": "ada"});
    let token = format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims.to_string()));
    let call = async |path: &str| {
        let request = Request::get(path).header("authorization", format!("Bearer {token}"));
        world.api.send(request.body(axum::body::Body::empty()).unwrap()).await
    };
    let consume = call("/destination-configuration/v2/destinations/A").await;
    assert_eq!(consume.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(consume.body["ErrorMessage"].is_string());
    assert_eq!(call(&format!("{FIND}/A")).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_destination_that_brings_a_client_assertion_to_another_is_not_deleted() {
    let world = World::new().await;
    let path = "/destination-configuration/v1/subaccountDestinations";
    world.create(http_destination("provider-dest", &[])).await;
    world
        .create(http_destination("example-dest", &[("clientAssertion.destinationName", "provider-dest")]))
        .await;
    let refused = world.api.delete(&client(), &format!("{path}/provider-dest")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let words = "Cannot perform operation on the destination 'provider-dest' because it is used as an assertion provider for destination 'example-dest'";
    assert_eq!(refused.body, json!({"ErrorMessage": words}));

    let some =
        world.api.delete(&client(), &format!("{path}?$filter=Name%20in%20('provider-dest','x')")).await;
    assert_eq!(some.status, StatusCode::BAD_REQUEST);
    assert_eq!(some.body, json!({"ErrorMessage": "Unable to remove Configurations \"[provider-dest]\"."}));
    let both = world
        .api
        .delete(&client(), &format!("{path}?$filter=Name%20in%20('example-dest','provider-dest')"))
        .await;
    assert_eq!(both.body["Count"], 2, "{}", both.body);
}
