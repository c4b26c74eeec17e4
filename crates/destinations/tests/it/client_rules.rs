//! A client that reads what it gets as SAP Cloud SDK for JavaScript does, and every rule that puts on the server.
//!
//! Sources: the SDK's order of calls (4.9.1, observed), its `configMapping`, and the Java SDK's reading of the configuration as
//! texts.

use docket_destinations::Properties;
use docket_http::ClientKind;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::certificates::file;
use crate::world::{World, client, http_destination};

const BASE: &str = "/destination-configuration/v1";

/// What the client makes of an answer.
#[derive(Debug, PartialEq)]
struct Resolved {
    configuration: Map<String, Value>,
    /// The header it will send to the system.
    authorization: Option<String>,
}

/// The person a call is made for, in one of the two orders.
enum Person<'a> {
    /// Their token, exchanged for one of the destination client, as `Authorization`.
    Exchanged(&'a str),
    /// The service token as `Authorization`, theirs as `X-user-token`.
    Beside(&'a str),
}

/// Resolves a destination: `None` if there is none.
///
/// # Errors
/// The client's exception.
async fn resolve(world: &World, name: &str, person: Option<Person<'_>>) -> Result<Option<Resolved>, String> {
    let path = format!("{BASE}/destinations/{name}");
    let first = world.get_as(&client(), &format!("{path}?$skipTokenRetrieval=true"), &[]).await;
    let Some(found) = parse(first.status, &first.body)? else { return Ok(None) };
    let configuration = found["destinationConfiguration"].as_object().unwrap().clone();
    let text = |key: &str| configuration.get(key).and_then(Value::as_str);
    let authentication = text("Authentication").unwrap_or_else(|| {
        if text("User").is_some() && text("Password").is_some() {
            "BasicAuthentication"
        } else {
            "NoAuthentication"
        }
    });
    let second = match (authentication, person) {
        ("BasicAuthentication", _) => {
            use base64::Engine as _;
            let pair = format!("{}:{}", text("User").unwrap(), text("Password").unwrap());
            let header = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair));
            return Ok(Some(Resolved { authorization: Some(header), configuration }));
        }
        (
            "OAuth2SAMLBearerAssertion" | "OAuth2JWTBearer" | "OAuth2UserTokenExchange" | "SAMLAssertion",
            person,
        ) if text("SystemUser").is_none() => match person {
            None => return Err("No user token (JWT) has been provided.".to_owned()),
            Some(Person::Exchanged(id)) => {
                let caller = TestCaller::person_through(ClientKind::Destination, id);
                world.get_as(&caller, &path, &[]).await
            }
            Some(Person::Beside(claims)) => world.get(&path, &[("X-user-token", claims)]).await,
        },
        ("OAuth2ClientCredentials", _) if text("tokenServiceURLType") == Some("Common") => {
            world.get(&path, &[("X-tenant", "acme")]).await
        }
        ("OAuth2ClientCredentials" | "OAuth2SAMLBearerAssertion" | "ClientCertificateAuthentication", _) => {
            world.get(&path, &[]).await
        }
        _ => return Ok(Some(Resolved { authorization: None, configuration })),
    };
    let Some(found) = parse(second.status, &second.body)? else { return Ok(None) };
    let tokens = found["authTokens"].as_array().cloned().unwrap_or_default();
    let is_usable = |token: &&Value| token["error"].as_str().is_none_or(str::is_empty);
    let Some(token) = tokens.iter().find(is_usable) else {
        let errors: Vec<_> = tokens.iter().filter_map(|token| token["error"].as_str()).collect();
        return if errors.is_empty() {
            Ok(Some(Resolved { authorization: None, configuration }))
        } else {
            Err(format!(
                "Destination tried to provide authorization tokens but failed in all cases. {}",
                errors.join("\n")
            ))
        };
    };
    let header = token["http_header"]["value"].as_str().ok_or("the token has no header")?.to_owned();
    Ok(Some(Resolved { authorization: Some(header), configuration }))
}

/// A miss is `None`; anything else that is no success is an exception.
fn parse(status: StatusCode, body: &Value) -> Result<Option<Value>, String> {
    if status == StatusCode::NOT_FOUND
        && body["ErrorMessage"] == "Configuration with the specified name was not found"
    {
        return Ok(None);
    }
    if !status.is_success() {
        return Err(format!(
            "Failed to fetch destination. {}",
            body["ErrorMessage"].as_str().unwrap_or_default()
        ));
    }
    let owner = &body["owner"];
    if owner["SubaccountId"].is_null() && owner["InstanceId"].is_null() {
        return Ok(None);
    }
    Ok(Some(body.clone()))
}

fn saml_bearer(world: &World, further: &[(&str, &str)]) -> Properties {
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "www.successfactors.com"),
        ("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession"),
        ("clientKey", "api-key"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    http_destination("A", &all)
}

#[tokio::test]
async fn a_miss_becomes_no_destination_and_never_an_exception() {
    let world = World::new().await;
    assert_eq!(resolve(&world, "Nowhere", None).await, Ok(None));
}

#[tokio::test]
async fn a_failure_is_told_in_the_error_message_and_is_no_miss() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    let answer = world.get(&format!("{BASE}/destinations/A"), &[("X-fragment-name", "gone")]).await;
    let exception = parse(answer.status, &answer.body).unwrap_err();
    assert_eq!(exception, "Failed to fetch destination. The fragment \"gone\" was not found.");
}

#[tokio::test]
async fn the_owner_is_never_empty_on_either_level() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    let body = json!({"Name": "B", "Type": "HTTP", "URL": "https://b.example.com"});
    world.api.post(&client(), &format!("{BASE}/instanceDestinations"), body).await;
    for name in ["A", "B"] {
        assert!(resolve(&world, name, None).await.unwrap().is_some(), "{name}");
    }
}

#[tokio::test]
async fn every_value_of_a_configuration_is_a_text() {
    let world = World::new().await;
    world.create(http_destination("A", &[("tc.enabled", "true"), ("URL.headers.X-A", "1")])).await;
    world
        .api
        .post(
            &client(),
            &format!("{BASE}/subaccountDestinationFragments"),
            json!({"FragmentName": "f", "sap-client": "100"}),
        )
        .await;
    for (path, headers) in [
        ("/destination-configuration/v1/destinations/A", vec![]),
        ("/destination-configuration/v1/destinations/A", vec![("X-fragment-name", "f")]),
        ("/destination-configuration/v2/destinations/A@subaccount", vec![]),
    ] {
        let answer = world.get(path, &headers).await;
        let configuration = answer.body["destinationConfiguration"].as_object().unwrap();
        assert!(configuration.values().all(Value::is_string), "{path}: {configuration:?}");
    }
    let listed = world.get(&format!("{BASE}/subaccountDestinations"), &[]).await.body;
    assert!(listed[0].as_object().unwrap().values().all(Value::is_string));
}

#[tokio::test]
async fn a_persons_token_is_got_in_both_orders_of_calls() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    world.create(saml_bearer(&world, &[("userIdSource", "user_name")])).await;
    for person in [Person::Exchanged("ada"), Person::Beside("user {}")] {
        let resolved = resolve(&world, "A", Some(person)).await.unwrap().unwrap();
        assert_eq!(resolved.authorization.as_deref(), Some("Bearer t0k3n"));
    }
    for asked in world.asked().await {
        let xml = docket_saml::decode_form_value(asked.field("assertion").unwrap()).unwrap();
        let certificate = world.destinations.trust().show().await.unwrap().unwrap();
        assert_eq!(docket_saml::verify(&xml, &certificate).unwrap().name_id.value, "ada");
    }
    let exception = resolve(&world, "A", None).await.unwrap_err();
    assert!(exception.contains("No user token"), "the client itself stops: {exception}");
}

#[tokio::test]
async fn a_technical_user_needs_no_person() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    world.create(saml_bearer(&world, &[("SystemUser", "sfadmin")])).await;
    let resolved = resolve(&world, "A", None).await.unwrap().unwrap();
    assert_eq!(resolved.authorization.as_deref(), Some("Bearer t0k3n"));
}

#[tokio::test]
async fn client_credentials_name_the_tenant_only_for_a_common_token_service() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    let url = world.token_url();
    for (name, kind) in [("A", "Dedicated"), ("B", "Common")] {
        // Without a placeholder a common address would get the tenant as a part of its host.
        let url = if kind == "Common" { format!("{url}?tenant={{tenant}}") } else { url.clone() };
        let further = [
            ("Authentication", "OAuth2ClientCredentials"),
            ("clientId", "c"),
            ("clientSecret", "s"),
            ("tokenServiceURLType", kind),
            ("tokenServiceURL", url.as_str()),
        ];
        world.create(http_destination(name, &further)).await;
        let resolved = resolve(&world, name, None).await.unwrap().unwrap();
        assert_eq!(resolved.authorization.as_deref(), Some("Bearer t0k3n"), "{kind}");
    }
}

#[tokio::test]
async fn a_token_that_failed_is_an_exception_with_its_reason_and_still_an_answer() {
    let world = World::new().await;
    world.answer(401, json!({"error": "invalid_client"})).await;
    world.create(saml_bearer(&world, &[("SystemUser", "sfadmin")])).await;
    let exception = resolve(&world, "A", None).await.unwrap_err();
    assert!(exception.contains("invalid_client"), "{exception}");
    let answer = world.get(&format!("{BASE}/destinations/A"), &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_says_its_lifetime_as_a_text() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    world.create(saml_bearer(&world, &[("SystemUser", "sfadmin")])).await;
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["expires_in"], "3600");
}

#[tokio::test]
async fn basic_authentication_takes_one_call() {
    let world = World::new().await;
    let basic = [("Authentication", "BasicAuthentication"), ("User", "Aladdin"), ("Password", "open sesame")];
    world.create(http_destination("A", &basic)).await;
    let resolved = resolve(&world, "A", None).await.unwrap().unwrap();
    let header = resolved.authorization.unwrap();
    assert_eq!(header, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["http_header"]["value"], header.as_str());
}

#[tokio::test]
async fn without_an_authentication_user_and_password_mean_basic_and_nothing_means_none() {
    let world = World::new().await;
    world.create(http_destination("A", &[("User", "u"), ("Password", "p")])).await;
    world.create(http_destination("B", &[])).await;
    let first = resolve(&world, "A", None).await.unwrap().unwrap();
    assert_eq!(first.authorization.as_deref(), Some("Basic dTpw"));
    assert!(first.configuration.get("Authentication").is_none(), "nothing is added");
    assert_eq!(resolve(&world, "B", None).await.unwrap().unwrap().authorization, None);
}

#[tokio::test]
async fn every_property_the_client_maps_comes_back_under_its_very_name() {
    let world = World::new().await;
    let mapped = [
        "User",
        "Password",
        "sap-client",
        "TrustAll",
        "clientId",
        "clientSecret",
        "tokenServiceUser",
        "tokenServicePassword",
        "KeyStoreLocation",
        "KeyStorePassword",
        "SystemUser",
        "x_user_token.jwks",
        "x_user_token.jwks_uri",
        "HTML5.ForwardAuthToken",
        "forwardAuthToken",
    ];
    let mut all: Vec<(&str, &str)> = mapped.into_iter().map(|name| (name, "true")).collect();
    all.push(("Authentication", "NoAuthentication"));
    all.push(("tokenServiceURL", "https://t.example.com/oauth/token"));
    let properties = http_destination("A", &all);
    world.create(properties.clone()).await;
    let resolved = resolve(&world, "A", None).await.unwrap().unwrap();
    let sent: Map<String, Value> =
        properties.iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    assert_eq!(resolved.configuration, sent);

    let on_premise = [("ProxyType", "OnPremise"), ("CloudConnectorLocationId", "loc")];
    world.create(http_destination("B", &on_premise)).await;
    let resolved = resolve(&world, "B", None).await.unwrap().unwrap();
    assert_eq!(resolved.configuration["CloudConnectorLocationId"], "loc");
}

#[tokio::test]
async fn a_url_comes_back_as_it_was_written_whatever_its_scheme_and_host() {
    let world = World::new().await;
    for (name, url) in [("A", "x.example.com/a"), ("B", "http://localhost:8080"), ("C", "https://10.0.0.1/")]
    {
        world.create(http_destination(name, &[("URL", url)])).await;
        let resolved = resolve(&world, name, None).await.unwrap().unwrap();
        assert_eq!(resolved.configuration["URL"], url);
    }
}

#[tokio::test]
async fn a_trust_store_is_got_from_the_subaccount_and_then_from_the_instance() {
    let world = World::new().await;
    world.create(http_destination("A", &[("TrustStoreLocation", "trust.pem")])).await;
    let trust_store = async || {
        for level in ["subaccount", "instance"] {
            let answer = world.get(&format!("{BASE}/{level}Certificates/trust.pem"), &[]).await;
            if answer.status.is_success() {
                return Some(answer.body);
            }
        }
        None
    };
    assert_eq!(trust_store().await, None);
    let uploaded = json!({"Name": "trust.pem", "Content": file("chain.pem")});
    world.api.post(&client(), &format!("{BASE}/instanceCertificates"), uploaded).await;
    let found = trust_store().await.unwrap();
    assert_eq!((&found["Name"], &found["Type"]), (&json!("trust.pem"), &json!("CERTIFICATE")));
    assert_eq!(found["Content"], file("chain.pem").as_str());
}

#[tokio::test]
async fn all_destinations_are_two_lists_without_a_query() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    for (list, expected) in [("subaccountDestinations", 1), ("instanceDestinations", 0)] {
        let answer = world.get(&format!("{BASE}/{list}"), &[]).await;
        assert_eq!((answer.status, answer.body.as_array().unwrap().len()), (StatusCode::OK, expected));
    }
}

#[tokio::test]
async fn names_of_headers_are_read_in_any_case() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    for name in ["X-Fragment-Name", "x-fragment-name", "X-FRAGMENT-NAME"] {
        let answer = world.get(&format!("{BASE}/destinations/A"), &[(name, "gone")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
    }
}
