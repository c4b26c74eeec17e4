//! Key stores of a destination: to sign with, to show to a token service, and to hand out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_destinations::ActFor;
use docket_http::outbound::{Outbound, OutboundPolicy, OutboundRequest};
use docket_saml::{Certificate, decode_form_value, verify};
use rstest::rstest;
use serde_json::json;

use crate::tls::{Authority, TlsTokenService};
use crate::world::{World, client, http_destination};

const CERTIFICATES: &str = "/destination-configuration/v1/subaccountCertificates";

/// Uploads a file as a program would.
async fn upload(world: &World, name: &str, content: &[u8]) -> String {
    let content = STANDARD.encode(content);
    let body = json!({"Name": name, "Type": "CERTIFICATE", "Content": content});
    let answer = world.api.post(&client(), CERTIFICATES, body).await;
    assert!(answer.status.is_success(), "{}", answer.body);
    content
}

fn mutual<'a>(url: &'a str, authentication: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("Authentication", authentication),
        ("clientId", "sb-client"),
        ("clientKey", "sb-client"),
        ("clientSecret", "never sent"),
        ("User", "u"),
        ("Password", "p"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("tokenServiceURL", url),
        ("tokenService.KeyStoreLocation", "client.pem"),
    ]
}

#[rstest]
#[case("OAuth2ClientCredentials", &["grant_type=client_credentials", "client_id=sb-client"])]
#[case("OAuth2Password", &["grant_type=password", "client_id=sb-client", "username=u", "password=p"])]
#[case("OAuth2JWTBearer", &["grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id=sb-client", "assertion"])]
#[case("OAuth2UserTokenExchange", &["grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id=sb-client", "assertion", "response_type=token"])]
#[case("OAuth2SAMLBearerAssertion", &["grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer", "client_id=sb-client", "assertion"])]
#[tokio::test]
async fn a_client_proves_itself_by_its_certificate_and_sends_no_secret(
    #[case] authentication: &str,
    #[case] fields: &[&str],
) {
    let authority = Authority::new("clients and servers");
    let world = World::trusting(&authority.pem()).await;
    let service = TlsTokenService::start(&authority).await;
    let client = authority.issue("sb-client");
    upload(&world, "client.pem", format!("{}{}", client.key_pem, client.certificate_pem).as_bytes()).await;
    world.create(http_destination("A", &mutual(&service.url, authentication))).await;
    let person = [("x-user-token", "user {}")];
    for _ in 0..2 {
        let body = world.find("A", &person).await;
        assert_eq!(body["authTokens"][0]["value"], "t", "{body}");
        assert!(body.get("certificates").is_none(), "{body}");
    }
    let seen = service.seen();
    assert_eq!(seen.len(), 1, "the token is kept");
    assert_eq!(seen[0].certificate, client.certificate_der);
    assert!(!seen[0].head.to_lowercase().contains("authorization"), "{}", seen[0].head);
    let sent: Vec<String> = seen[0]
        .form
        .iter()
        .map(|(name, value)| if name == "assertion" { name.clone() } else { format!("{name}={value}") })
        .collect();
    assert_eq!(sent, fields);
}

#[tokio::test]
async fn another_certificate_makes_another_connection_and_another_token() {
    let authority = Authority::new("clients and servers");
    let world = World::trusting(&authority.pem()).await;
    let service = TlsTokenService::start(&authority).await;
    let (first, second) = (authority.issue("first"), authority.issue("second"));
    upload(&world, "client.pem", format!("{}{}", first.key_pem, first.certificate_pem).as_bytes()).await;
    world.create(http_destination("A", &mutual(&service.url, "OAuth2ClientCredentials"))).await;
    world.find("A", &[]).await;
    let body = json!({"Name": "client.pem", "Content": STANDARD.encode(format!("{}{}", second.key_pem, second.certificate_pem))});
    assert!(world.api.put(&client(), CERTIFICATES, body).await.status.is_success());
    world.find("A", &[]).await;
    let shown: Vec<_> = service.seen().into_iter().map(|seen| seen.certificate).collect();
    assert_eq!(shown, [first.certificate_der, second.certificate_der]);

    // A call without the certificate does not come in over a connection that had one.
    let mut without = mutual(&service.url, "OAuth2ClientCredentials");
    without.retain(|(name, _)| *name != "tokenService.KeyStoreLocation");
    world.create(http_destination("B", &without)).await;
    let error = world.token_error("B", &[]).await;
    assert!(error.starts_with("the token service was not reached"), "{error}");
    assert_eq!(service.seen().len(), 2);
}

#[rstest]
#[case::service("", true)]
#[case::client("ClientProvided", false)]
#[tokio::test]
async fn docket_itself_shows_the_certificate_of_a_client_certificate_destination(
    #[case] source: &str,
    #[case] is_ours: bool,
) {
    let authority = Authority::new("clients and servers");
    let world = World::trusting(&authority.pem()).await;
    let service = TlsTokenService::start(&authority).await;
    let issued = authority.issue("client");
    upload(&world, "own.pem", format!("{}{}", issued.key_pem, issued.certificate_pem).as_bytes()).await;
    let properties = [
        ("Authentication", "ClientCertificateAuthentication"),
        ("KeyStore.Source", source),
        ("KeyStoreLocation", "own.pem"),
        ("URL", service.url.as_str()),
    ];
    world.create(http_destination("A", &properties)).await;
    let access = world.destinations.access("A", ActFor::TechnicalUser).await;
    if !is_ours {
        let error = access.unwrap_err().to_string();
        assert_eq!(
            error,
            "no token for destination A: KeyStore.Source is ClientProvided, so docket has no certificate to show"
        );
        return;
    }
    let access = access.unwrap();
    assert!(access.headers.is_empty());
    let policy = OutboundPolicy {
        allow_private: vec!["loopback".to_owned()],
        root_certificates_pem: vec![authority.pem().into_bytes()],
    };
    let call = OutboundRequest::post_form(access.url, [("a", "b")]).identity(access.identity);
    assert_eq!(Outbound::new(&policy).unwrap().send(call).await.unwrap().status, 200);
    assert_eq!(service.seen()[0].certificate, issued.certificate_der);
}

#[rstest]
#[case::bearer("OAuth2SAMLBearerAssertion")]
#[case::assertion("SAMLAssertion")]
#[tokio::test]
async fn an_assertion_is_signed_with_the_destinations_own_key(#[case] authentication: &str) {
    let world = World::new().await;
    world.issue("t").await;
    let own = Authority::new("signers").issue("own signer");
    upload(&world, "own.pem", format!("{}{}", own.key_pem, own.certificate_pem).as_bytes()).await;
    let url = world.token_url();
    let properties = [
        ("Authentication", authentication),
        ("clientKey", "k"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("tokenServiceURL", url.as_str()),
        ("KeyStoreLocation", "own.pem"),
    ];
    world.create(http_destination("A", &properties)).await;
    let body = world.find("A", &[("x-user-token", "user {}")]).await;
    let value = body["authTokens"][0]["value"].as_str().unwrap().to_owned();
    let assertion = match authentication {
        "SAMLAssertion" => value,
        _ => world.asked_once().await.field("assertion").unwrap().to_owned(),
    };
    let certificate = Certificate::from_der(&own.certificate_der).unwrap();
    let verified = verify(&decode_form_value(&assertion).unwrap(), &certificate).unwrap();
    assert_eq!(verified.name_id.value, "ada");
    assert!(world.destinations.trust().show().await.unwrap().is_none(), "the trust key is not needed");
}

#[rstest]
#[case::missing("none.p12", None, "KeyStoreLocation cannot be used: there is no certificate \"none.p12\"")]
#[case::java("own.jks", Some(&b"\xFE\xED\xFE\xED\0\0\0\x02\0\0\0\0hash"[..]), "KeyStoreLocation cannot be used: own.jks is a Java key store")]
#[tokio::test]
async fn a_key_store_that_cannot_sign_is_named_with_the_way_out(
    #[case] name: &str,
    #[case] content: Option<&[u8]>,
    #[case] message: &str,
) {
    let world = World::new().await;
    if let Some(content) = content {
        upload(&world, name, content).await;
    }
    let properties = [
        ("Authentication", "SAMLAssertion"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("KeyStoreLocation", name),
        ("KeyStorePassword", "hunter2"),
    ];
    world.create(http_destination("A", &properties)).await;
    let error = world.token_error("A", &[("x-user-token", "user {}")]).await;
    assert!(error.starts_with(message) && !error.contains("hunter2"), "{error}");
}

#[rstest]
#[case::on_premise(&[("ProxyType", "OnPremise")], "tokenService.KeyStoreLocation works over the Internet only")]
#[case::unencrypted(&[("tokenServiceURL", "http://token.example/oauth/token")], "tokenServiceURL must begin with https://")]
#[tokio::test]
async fn a_certificate_is_shown_over_https_and_the_internet_only(
    #[case] further: &[(&str, &str)],
    #[case] message: &str,
) {
    let world = World::new().await;
    let issued = Authority::new("clients").issue("sb-client");
    upload(&world, "client.pem", format!("{}{}", issued.key_pem, issued.certificate_pem).as_bytes()).await;
    let all = [&mutual("https://token.example/oauth/token", "OAuth2ClientCredentials")[..], further].concat();
    world.create(http_destination("A", &all)).await;
    let error = world.token_error("A", &[]).await;
    assert!(error.starts_with(message), "{error}");
}
