//! Who a credential stands for on docket's own interfaces, and when it stops doing so.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use docket_domain::service::Service;
use docket_domain::{Role, Roles};
use docket_http::{
    Authenticator as _, Caller, ClientKind, ErrorFamily, Needs, Person, Routes, UserTokens as _,
};
use docket_testkit::{Api, Backend};
use http::{HeaderMap, Method, Request, header};
use rstest::rstest;
use serde_json::{Value, json};
use utoipa_axum::routes;

use crate::deployment::{
    ADMIN_TOKEN, Browser, Deployment, JWT_BEARER, PASSWORD, SUBACCOUNT, access, another_process, bearer,
};

fn roles(roles: &[Role]) -> Roles {
    roles.iter().copied().collect()
}

async fn person(deployment: &Deployment, token: &str) -> Arc<Person> {
    match deployment.uaa.bearer(token).await.unwrap() {
        Caller::Person(person) => person,
        other => panic!("{other:?}"),
    }
}

async fn refused(deployment: &Deployment, token: &str) -> String {
    deployment.uaa.bearer(token).await.expect_err("the token must be refused").0
}

#[tokio::test]
async fn the_admin_token_is_the_command_lines_and_nothing_near_it_is() {
    let deployment = Deployment::start().await;
    assert!(matches!(deployment.uaa.bearer(ADMIN_TOKEN).await, Ok(Caller::CommandLine)));
    for wrong in ["", "the-admin-toke", "the-admin-token ", "THE-ADMIN-TOKEN"] {
        assert!(deployment.uaa.bearer(wrong).await.is_err(), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_persons_token_of_a_task_center_client_is_the_person_with_the_roles_it_carries() {
    let deployment = Deployment::start().await;
    let id = deployment.person("ada", &[Role::TaskCenterAdmin, Role::DestinationViewer]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let token = deployment.person_token(&client, "ada").await;
    let ada = person(&deployment, access(&token)).await;
    assert_eq!(ada.id, id);
    assert_eq!(ada.user_name, "ada");
    assert_eq!(ada.roles, roles(&[Role::TaskCenterAdmin, Role::DestinationViewer]));
    assert_eq!(ada.claims["user_uuid"], id.as_str());
    let through = ada.client.as_ref().unwrap();
    assert_eq!((&through.client_id, through.kind), (&client.id, ClientKind::TaskCenter));

    let scope = format!("{}.DestinationViewer", client.xsappname);
    let narrow =
        [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("scope", &*scope)];
    let narrow = deployment.token(&client, &narrow).await.body;
    assert_eq!(person(&deployment, access(&narrow)).await.roles, roles(&[Role::DestinationViewer]));

    deployment.directory.remove_role(&id, Role::DestinationViewer).await.unwrap();
    assert_eq!(person(&deployment, access(&token)).await.roles, roles(&[Role::TaskCenterAdmin]));
    assert_eq!(person(&deployment, access(&narrow)).await.roles, Roles::default());
}

#[tokio::test]
async fn a_clients_token_is_the_client_with_the_roles_among_its_authorities() {
    let deployment = Deployment::start().await;
    let parameters = json!({"authorities": ["TaskCenterAdmin"]});
    for (name, service, kind, expected) in [
        ("tc", Service::TaskCenter, ClientKind::TaskCenter, roles(&[Role::TaskCenterAdmin])),
        ("dest", Service::Destination, ClientKind::Destination, Roles::default()),
    ] {
        let client = deployment.client_with(name, service, parameters.clone()).await;
        let token = deployment.client_token(&client).await;
        let Ok(Caller::Client(caller)) = deployment.uaa.bearer(access(&token)).await else {
            panic!("{name}")
        };
        assert_eq!((&caller.client_id, caller.kind, caller.roles), (&client.id, kind, expected));
    }
}

#[tokio::test]
async fn an_applications_tokens_count_only_after_an_exchange() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[Role::DestinationAdministrator]).await;
    let app = deployment.client("app", Service::Application).await;
    let own = deployment.client_token(&app).await;
    assert!(refused(&deployment, access(&own)).await.contains("exchange"));
    let token = deployment.person_token(&app, "ada").await;
    assert!(refused(&deployment, access(&token)).await.contains("exchange"));

    for (service, kind, expected) in [
        (Service::TaskCenter, ClientKind::TaskCenter, roles(&[Role::DestinationAdministrator])),
        (Service::Destination, ClientKind::Destination, Roles::default()),
    ] {
        let client = deployment.client(kind_name(kind), service).await;
        let parameters = [("grant_type", JWT_BEARER), ("assertion", access(&token))];
        let exchanged = deployment.token(&client, &parameters).await.body;
        let ada = person(&deployment, access(&exchanged)).await;
        assert_eq!((ada.roles, ada.client.as_ref().unwrap().kind), (expected, kind));
    }
}

fn kind_name(kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::TaskCenter => "tc",
        ClientKind::Destination => "dest",
        ClientKind::Application => "app",
        ClientKind::Directory => unreachable!("directory tokens are not the token service's"),
    }
}

#[rstest]
#[case::key_deleted(0)]
#[case::instance_deleted(1)]
#[case::person_deactivated(2)]
#[case::expired(3)]
#[tokio::test]
async fn a_token_stops_at_once_everywhere(
    #[case] what: usize,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let deployment = Deployment::start_on(backend).await;
    let id = deployment.person("ada", &[]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let token = deployment.person_token(&client, "ada").await;
    let token = access(&token);
    let other = another_process(&deployment.test, &deployment.directory, &deployment.clock).await;
    assert!(deployment.uaa.bearer(token).await.is_ok() && other.bearer(token).await.is_ok());
    assert!(other.validate(token).await.is_ok());

    match what {
        0 => deployment.instances.delete_key("tc", "key").await.unwrap(),
        1 => deployment.instances.delete("tc", true).await.unwrap(),
        2 => {
            let off = docket_directory::Change { active: Some(false), ..Default::default() };
            deployment.directory.update(&id, off).await.unwrap();
        }
        _ => deployment.advance(Duration::from_hours(12)),
    }
    for uaa in [&deployment.uaa, &other] {
        assert!(uaa.bearer(token).await.is_err());
        assert!(uaa.validate(token).await.is_err());
    }
    let headers = bearer(token);
    assert_eq!(deployment.get("/userinfo", headers).await.status, 401);
}

#[tokio::test]
async fn a_client_made_again_under_the_same_name_does_not_revive_old_tokens() {
    let deployment = Deployment::start().await;
    let client = deployment.client_with("app", Service::TaskCenter, json!({})).await;
    let token = deployment.client_token(&client).await;
    deployment.instances.delete("app", true).await.unwrap();
    deployment.client_with("app", Service::TaskCenter, json!({})).await;
    assert!(deployment.uaa.bearer(access(&token)).await.is_err());
}

#[tokio::test]
async fn user_tokens_of_any_client_are_validated_and_clients_own_are_not() {
    let deployment = Deployment::start().await;
    let id = deployment.person("ada", &[]).await;
    for (name, service) in
        [("tc", Service::TaskCenter), ("dest", Service::Destination), ("app", Service::Application)]
    {
        let client = deployment.client(name, service).await;
        let token = deployment.person_token(&client, "ada").await;
        let checked = deployment.uaa.validate(access(&token)).await.unwrap();
        assert_eq!((&*checked.subject, &*checked.zone), (id.as_str(), SUBACCOUNT));
        assert_eq!(checked.issuer, "http://127.0.0.1:8080/oauth/token");
        assert_eq!(checked.claims["email"], "ada@example.com");
        assert_eq!(checked.expires_at, deployment.clock.now().plus(Duration::from_hours(12)));
        let own = deployment.client_token(&client).await;
        assert!(deployment.uaa.validate(access(&own)).await.is_err());
    }
    assert!(deployment.uaa.validate(ADMIN_TOKEN).await.is_err());
}

#[tokio::test]
async fn a_token_signed_otherwise_is_refused() {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::{Algorithm, EncodingKey, Header};

    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let token = deployment.person_token(&client, "ada").await;
    let token = access(&token);
    let claims = crate::deployment::claims(&Value::from(token));
    let real = jsonwebtoken::decode_header(token).unwrap();

    // HS256 with the public key as the secret; alg none; a foreign RSA key under our kid is a changed signature.
    let mut header = Header::new(Algorithm::HS256);
    header.kid.clone_from(&real.kid);
    let public = deployment.uaa.verification_key();
    let confused =
        jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(public.as_bytes())).unwrap();
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let none = format!("{}.{}.", encode(&json!({"alg": "none", "kid": real.kid})), encode(&json!(claims)));
    let (head, tail) = token.split_once('.').unwrap();
    let (_, signature) = tail.split_once('.').unwrap();
    let mut widened = claims.clone();
    widened.insert("scope".to_owned(), json!([format!("{}.SubaccountAdministrator", client.xsappname)]));
    let swapped = format!("{head}.{}.{signature}", encode(&json!(widened)));
    let unknown_key = format!("{}.{tail}", encode(&json!({"alg": "RS256", "typ": "JWT", "kid": "other"})));
    let without_kid = format!("{}.{tail}", encode(&json!({"alg": "RS256", "typ": "JWT"})));
    let elsewhere = Deployment::start().await;
    elsewhere.person("ada", &[]).await;
    let foreign = elsewhere.client("tc", Service::TaskCenter).await;
    let foreign = elsewhere.person_token(&foreign, "ada").await;
    for forged in [&*confused, &none, &swapped, &unknown_key, &without_kid, access(&foreign), "x", "a.b.c"] {
        let reason = refused(&deployment, forged).await;
        assert!(
            !reason.contains(forged) || forged.len() < 10,
            "the reason must not show the token: {reason}"
        );
        assert!(deployment.uaa.validate(forged).await.is_err());
    }
}

#[utoipa::path(get, path = "/mine")]
async fn yours() -> &'static str {
    "yours"
}

#[utoipa::path(post, path = "/mine")]
async fn done() -> &'static str {
    "done"
}

#[tokio::test]
async fn behind_a_guard_a_person_comes_in_by_a_task_centers_token_or_by_a_cookie_with_its_csrf_token() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let routes = Routes::new("", ErrorFamily::TaskCenter)
        .add(Needs::Person, routes!(yours))
        .add(Needs::Person, routes!(done));
    let api = Api::new(routes.serve((), Arc::new(deployment.uaa.clone())).router);
    let call = |method: Method, headers: HeaderMap| {
        let mut request = Request::new(Body::empty());
        (*request.method_mut(), *request.uri_mut(), *request.headers_mut()) =
            (method, "/mine".parse().unwrap(), headers);
        let api = api.clone();
        async move { api.send(request).await }
    };
    for (name, service, status) in [
        ("tc", Service::TaskCenter, 200),
        ("dest", Service::Destination, 403),
        ("app", Service::Application, 401),
    ] {
        let client = deployment.client(name, service).await;
        let token = deployment.person_token(&client, "ada").await;
        assert_eq!(call(Method::GET, bearer(access(&token))).await.status, status, "{name}");
    }

    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let mut headers = HeaderMap::new();
    let cookie = format!("docket_session={}", browser.cookies["docket_session"].as_str().unwrap());
    headers.insert(header::COOKIE, cookie.parse().unwrap());
    assert_eq!(call(Method::POST, headers.clone()).await.status, 403);
    headers.insert("x-csrf-token", "Fetch".parse().unwrap());
    let fetched = call(Method::GET, headers.clone()).await;
    headers.insert("x-csrf-token", fetched.headers["x-csrf-token"].clone());
    assert_eq!(call(Method::POST, headers).await.status, 200);
}

#[tokio::test]
async fn a_session_is_the_person_with_all_roles_and_claims_like_a_tokens() {
    let deployment = Deployment::start().await;
    let id = deployment.person("ada", &[Role::SubaccountAdministrator]).await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let cookie = browser.cookies["docket_session"].as_str().unwrap();
    let session = deployment.uaa.session(cookie).await.unwrap();
    assert_eq!(session.person.id, id);
    assert_eq!(session.person.roles, roles(&[Role::SubaccountAdministrator]));
    assert!(session.person.client.is_none());
    for (claim, expected) in
        [("user_uuid", id.as_str()), ("zid", SUBACCOUNT), ("iss", "http://127.0.0.1:8080/oauth/token")]
    {
        assert_eq!(session.person.claims[claim], expected);
    }
    assert!(session.person.claims["exp"].is_i64());
    assert_eq!(session.csrf_token.len(), 64);
    assert_ne!(session.csrf_token, cookie);
    assert!(deployment.uaa.session("made up").await.is_none());
}
