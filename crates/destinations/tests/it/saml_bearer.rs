//! SAML bearer destinations: whom the assertion names, what it says, and what the token service is asked.

use std::time::Duration;

use docket_destinations::Properties;
use docket_http::ClientKind;
use docket_saml::{Certificate, Verified, decode_form_value, verify};
use docket_testkit::callers::TestCaller;
use docket_testkit::samples::NOON;
use serde_json::json;
use time::OffsetDateTime;

use crate::world::{ENTITY_ID, TokenRequest, World, http_destination};

const EMAIL: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

fn saml_bearer(world: &World, further: &[(&str, &str)]) -> Properties {
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "www.successfactors.com"),
        ("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession"),
        ("clientKey", "api-key"),
        ("tokenServiceURLType", "Dedicated"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    http_destination("SF", &all)
}

/// The claims of the assertion that was sent, checked with the trust certificate.
async fn assertion(world: &World, asked: &TokenRequest) -> Verified {
    let certificate = world.destinations.trust().show().await.unwrap().unwrap();
    let xml = decode_form_value(asked.field("assertion").unwrap()).unwrap();
    verify(&xml, &certificate).unwrap()
}

/// Finds the destination for a person with these claims and gives what the token service got.
async fn asked_for(further: &[(&str, &str)], claims: serde_json::Value) -> (World, TokenRequest, Verified) {
    let world = World::new().await;
    world.issue("t").await;
    world.create(saml_bearer(&world, further)).await;
    let body = world.find("SF", &[("x-user-token", &format!("user {claims}"))]).await;
    assert_eq!(body["authTokens"][0]["value"], "t", "{body}");
    let asked = world.asked_once().await;
    let verified = assertion(&world, &asked).await;
    (world, asked, verified)
}

async fn refused(further: &[(&str, &str)], claims: serde_json::Value) -> String {
    let world = World::new().await;
    world.create(saml_bearer(&world, further)).await;
    let error = world.token_error("SF", &[("x-user-token", &format!("user {claims}"))]).await;
    assert!(world.asked().await.is_empty());
    error
}

#[tokio::test]
async fn the_technical_user_of_successfactors_is_asserted_as_configured() {
    let world = World::new().await;
    world.issue("t").await;
    let further = [
        ("SystemUser", "TECHNICAL_USER_INBOX_CEF979F3"),
        ("apiKey", "api-key"),
        ("companyId", "DOCKET01"),
        ("nameIdFormat", UNSPECIFIED),
        ("nameQualifier", "www.successfactors.com"),
        ("scope", "a b"),
        ("tokenServiceUser", "tu"),
        ("tokenServicePassword", "tp"),
    ];
    world.create(saml_bearer(&world, &further)).await;
    // Nobody is signed in; and whoever is plays no part.
    assert_eq!(world.find("SF", &[]).await["authTokens"][0]["value"], "t");
    let asked = world.asked_once().await;
    assert_eq!(
        asked.fields(),
        [
            "grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer",
            "client_id=api-key",
            "company_id=DOCKET01",
            "scope=a b"
        ]
    );
    assert_eq!(asked.header("authorization"), Some("Basic dHU6dHA="));
    let raw = asked.field("assertion").unwrap();
    assert!(!raw.contains(['+', '/', '=']), "base64url without padding");

    let verified = assertion(&world, &asked).await;
    assert_eq!(verified.name_id.value, "TECHNICAL_USER_INBOX_CEF979F3");
    assert_eq!(verified.name_id.format.as_deref(), Some(UNSPECIFIED));
    assert_eq!(verified.name_id.qualifier.as_deref(), Some("www.successfactors.com"));
    assert_eq!(verified.issuer, ENTITY_ID);
    assert_eq!(verified.conditions.audiences, ["www.successfactors.com"]);
    assert_eq!(
        verified.authn_context_class_ref.as_deref(),
        Some("urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession")
    );
    let confirmation = verified.confirmation.clone().unwrap();
    assert_eq!(confirmation.recipient, Some(world.token_url()));
    let now = OffsetDateTime::from(NOON);
    assert_eq!(verified.issue_instant, now);
    assert_eq!(verified.conditions.not_before, Some(now - Duration::from_mins(5)));
    assert_eq!(verified.conditions.not_on_or_after, Some(now + Duration::from_mins(10)));
    assert_eq!(confirmation.not_on_or_after, Some(now + Duration::from_mins(10)));
    let names: Vec<_> = verified.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    assert_eq!(names, ["api_key"]);
    assert_eq!(verified.attribute("api_key").unwrap(), ["api-key"]);

    let body = world.find("SF", &[("x-user-token", "user {}")]).await;
    assert_eq!(body["authTokens"][0]["value"], "t");
    world.asked_once().await;
}

#[tokio::test]
async fn a_person_is_named_by_their_user_name_unless_told_otherwise() {
    let (_, _, verified) = asked_for(&[], json!({})).await;
    assert_eq!((verified.name_id.value.as_str(), verified.name_id.format.as_deref()), ("ada", None));
    assert_eq!(verified.attribute("user_uuid").unwrap(), ["g-ada"]);

    let (_, _, verified) = asked_for(&[("nameIdFormat", UNSPECIFIED)], json!({})).await;
    assert_eq!(verified.name_id.value, "ada");
    let (_, _, verified) = asked_for(&[("nameIdFormat", EMAIL)], json!({})).await;
    assert_eq!(
        (verified.name_id.value.as_str(), verified.name_id.format.as_deref()),
        ("ada@example.com", Some(EMAIL))
    );
}

#[tokio::test]
async fn the_user_id_comes_from_where_the_destination_says() {
    let claims = json!({"employee": "E7", "deep": {"list": [{"a.b": 4711}]}, "many": ["x", "y"]});
    let (_, _, verified) =
        asked_for(&[("userIdSource", "employee"), ("nameIdFormat", "urn:own")], claims.clone()).await;
    assert_eq!(
        (verified.name_id.value.as_str(), verified.name_id.format.as_deref()),
        ("E7", Some("urn:own"))
    );
    let (_, _, verified) = asked_for(&[("userIdSource", "$.deep['list'][0]['a.b']")], claims.clone()).await;
    assert_eq!(verified.name_id.value, "4711");

    // What the token does not hold may be told by userinfo, to tokens with that scope.
    let told = json!({"user_attributes": {"badge": ["B9"], "deep": {"number": 7}}, "employee": "E9"});
    let custom = json!({"scope": ["user_attributes"], "told": told});
    for (source, expected) in [("badge", "B9"), ("$.deep.number", "7")] {
        let (_, _, verified) = asked_for(&[("userIdSource", source)], custom.clone()).await;
        assert_eq!(verified.name_id.value, expected);
    }
    let without_scope = json!({"scope": ["openid"], "told": custom["told"]});
    for (source, claims) in [("badge", without_scope), ("employee", custom)] {
        let error = refused(&[("userIdSource", source)], claims).await;
        assert!(error.starts_with("user ID could not be determined"), "{source}: {error}");
    }

    for source in ["nothing", "$.deep.nothing", "many", "deep"] {
        let error = refused(&[("userIdSource", source)], claims.clone()).await;
        assert!(error.starts_with("user ID could not be determined"), "{source}: {error}");
    }
    let error = refused(&[("userIdSource", "$..employee")], claims).await;
    assert!(error.starts_with("userIdSource cannot be used"), "{error}");
}

#[tokio::test]
async fn a_name_id_format_without_a_source_is_refused_by_name() {
    let error =
        refused(&[("nameIdFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")], json!({})).await;
    assert_eq!(error, format!("nameIdFormat must be {UNSPECIFIED} or {EMAIL} when userIdSource is not set"));
    let error = refused(&[("nameIdFormat", EMAIL)], json!({"email": null})).await;
    assert_eq!(error, "user ID could not be determined: the user's token has no claim email");
}

#[tokio::test]
async fn without_a_person_there_is_no_token_and_a_bad_one_is_told() {
    let world = World::new().await;
    world.create(saml_bearer(&world, &[])).await;
    assert!(world.token_error("SF", &[]).await.starts_with("the destination needs a user"));
    let error = world.token_error("SF", &[("x-user-token", "forged")]).await;
    assert_eq!(error, "the token in X-user-token is not accepted: it has expired");
}

#[tokio::test]
async fn attributes_say_who_the_person_is_as_far_as_the_destination_wants() {
    let claims = json!({
        "scope": ["openid", "user_attributes"],
        "xs.system.attributes": {"xs.saml.groups": ["g1", "g2"]},
        "user_attributes": {"xs.saml.groups": ["g2", "g3"]},
        "told": {
            "user_name": "ada", "email": "told@example.com", "email_verified": false, "phone_number": null,
            "user_uuid": "told", "api_key": "forged", "roles": ["r1", "r2"],
            "user_attributes": {"costcenter": ["1", "2"], "api_key": ["forged"]},
        },
    });
    let (_, _, verified) = asked_for(&[("apiKey", "api-key")], claims.clone()).await;
    assert_eq!(verified.attribute("Groups").unwrap(), ["g1", "g2", "g3"]);
    assert_eq!(verified.attribute("user_attributes.costcenter").unwrap(), ["1", "2"]);
    assert_eq!(verified.attribute("user_attributes.api_key").unwrap(), ["forged"]);
    assert_eq!(
        verified.attribute("email").unwrap(),
        ["told@example.com"],
        "userinfo's members are taken as they are"
    );
    assert_eq!(verified.attribute("email_verified").unwrap(), ["false"]);
    assert_eq!(verified.attribute("roles").unwrap(), ["r1", "r2"]);
    assert_eq!(verified.attribute("phone_number"), None, "nothing is no attribute");
    assert_eq!(verified.attribute("user_uuid").unwrap(), ["g-ada"], "the token's own goes first");
    assert_eq!(verified.attribute("api_key").unwrap(), ["api-key"], "and the destination's");

    let skips = [
        ("apiKey", "api-key"),
        ("skipUserUuidInSAMLAttributes", "true"),
        ("skipUserAttributesPrefixInSAMLAttributes", "true"),
    ];
    let (_, _, verified) = asked_for(&skips, claims).await;
    assert_eq!(verified.attribute("user_uuid"), None);
    assert_eq!(verified.attribute("costcenter").unwrap(), ["1", "2"]);
    assert_eq!(
        verified.attribute("api_key").unwrap(),
        ["api-key"],
        "a person's attribute does not replace it"
    );

    let (_, _, verified) = asked_for(&[], json!({"told": {"costcenter": "1"}})).await;
    let names: Vec<_> = verified.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    assert_eq!(names, ["user_uuid"], "without the scope userinfo says nothing");

    let error = refused(&[], json!({"scope": ["user_attributes"]})).await;
    assert_eq!(
        error,
        "the user's attributes cannot be read from userinfo: the person is not active any more"
    );
}

#[tokio::test]
async fn issuer_recipient_encoding_and_certificate_follow_the_destination() {
    let further = [
        ("assertionIssuer", "own.issuer"),
        ("assertionRecipient", "https://recipient.example/token"),
        ("samlAssertionEncoding", "base64"),
        ("includeSigningCertificateInSAMLAssertion", "true"),
    ];
    let (world, asked, verified) = asked_for(&further, json!({})).await;
    assert_eq!(verified.issuer, "own.issuer");
    assert_eq!(verified.confirmation.unwrap().recipient.unwrap(), "https://recipient.example/token");
    let raw = asked.field("assertion").unwrap();
    assert!(raw.len() % 4 == 0 && !raw.contains(['-', '_']), "padded base64");
    let xml = String::from_utf8(decode_form_value(raw).unwrap()).unwrap();
    let body = world.destinations.trust().show().await.unwrap().unwrap().to_body();
    assert!(xml.contains(&format!("<ds:X509Certificate>{body}</ds:X509Certificate>")));
}

#[tokio::test]
async fn an_assertion_of_the_caller_is_passed_on_as_it_is() {
    let world = World::new().await;
    world.issue("t").await;
    let properties = http_destination(
        "SF",
        &[
            ("Authentication", "OAuth2SAMLBearerAssertion"),
            ("SAMLAssertionProvider", "ClientProvided"),
            ("clientKey", "api-key"),
            ("tokenServiceURL", &world.token_url()),
        ],
    );
    world.create(properties).await;
    let error = world.token_error("SF", &[]).await;
    assert!(error.contains("X-samlAssertion"), "{error}");
    let body = world.find("SF", &[("x-samlassertion", "PHNhbWw-")]).await;
    assert_eq!(body["authTokens"][0]["value"], "t");
    let asked = world.asked_once().await;
    assert_eq!(asked.field("assertion"), Some("PHNhbWw-"));
    assert!(world.destinations.trust().show().await.unwrap().is_none(), "no key is needed");
    world.issue("other").await;
    let body = world.find("SF", &[("x-samlassertion", "PHNhbWw_")]).await;
    assert_eq!(body["authTokens"][0]["value"], "other", "another assertion is another token");
}

#[tokio::test]
async fn each_person_gets_their_own_token_and_each_change_of_a_person_a_new_one() {
    let world = World::new().await;
    world.create(saml_bearer(&world, &[])).await;
    let mut seen = Vec::new();
    let people = [
        json!({}),
        json!({"sub": "g-bob"}),
        json!({"iss": "https://other/oauth/token"}),
        json!({"zid": "other-zone"}),
        json!({"user_name": "ada.l"}),
        json!({"xs.system.attributes": {"xs.saml.groups": ["g1"]}}),
    ];
    for (number, claims) in people.iter().enumerate() {
        let token = format!("token {number}").replace(' ', "-");
        world.issue(&token).await;
        let body = world.find("SF", &[("x-user-token", &format!("user {claims}"))]).await;
        assert_eq!(body["authTokens"][0]["value"], token.as_str(), "{claims}");
        seen.push(token);
    }
    for (claims, token) in people.iter().zip(&seen) {
        let body = world.find("SF", &[("x-user-token", &format!("user {claims}"))]).await;
        assert_eq!(body["authTokens"][0]["value"], token.as_str(), "kept for {claims}");
    }
    world.destinations.trust().generate().await.unwrap();
    world.issue("after-renewal").await;
    let body = world.find("SF", &[("x-user-token", "user {}")]).await;
    assert_eq!(body["authTokens"][0]["value"], "after-renewal", "another signing key is another token");
    // A token is looked up only for somebody who was checked.
    let error = world.token_error("SF", &[("x-user-token", "forged")]).await;
    assert!(error.contains("not accepted"), "{error}");
}

#[tokio::test]
async fn a_persons_token_from_a_destination_client_counts_and_x_user_token_goes_before_it() {
    let world = World::new().await;
    world.create(saml_bearer(&world, &[])).await;
    let path = "/destination-configuration/v1/destinations/SF";
    let grace = TestCaller::person_through(ClientKind::Destination, "grace");
    world.issue("graces").await;
    let body = world.get_as(&grace, path, &[]).await.body;
    assert_eq!(body["authTokens"][0]["value"], "graces", "{body}");
    assert_eq!(assertion(&world, &world.asked_once().await).await.name_id.value, "grace");
    world.issue("adas").await;
    let body = world.get_as(&grace, path, &[("x-user-token", "user {}")]).await.body;
    assert_eq!(body["authTokens"][0]["value"], "adas", "{body}");
    assert_eq!(assertion(&world, &world.asked_once().await).await.name_id.value, "ada");
}

#[tokio::test]
async fn a_foreign_key_does_not_verify_the_assertion() {
    let (world, asked, _) = asked_for(&[], json!({})).await;
    let (other, _) = world.destinations.trust().generate().await.unwrap();
    let xml = decode_form_value(asked.field("assertion").unwrap()).unwrap();
    assert!(verify(&xml, &Certificate::from_pem_or_body(&other.to_pem()).unwrap()).is_err());
}
