//! The JSON of the three kinds of key.

use docket_domain::service::Service;
use docket_testkit::Backend;
use serde_json::{Value, json};

use super::{Setup, VERIFICATION_KEY, new, setup};

async fn credentials(service: Service, parameters: Value) -> Value {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    instances.create(new("one", service, &parameters)).await.unwrap();
    instances.create_key("one", "key").await.unwrap();
    let (key, credentials) = instances.key_with_credentials("one", "key", VERIFICATION_KEY).await.unwrap();
    assert_eq!(key.name, "key");
    serde_json::to_value(credentials).unwrap()
}

/// A secret is 32 random bytes in base64url: shown as what it is, not which.
#[expect(clippy::needless_pass_by_value, reason = "the signature is insta's")]
fn secret(value: insta::internals::Content, _: insta::internals::ContentPath<'_>) -> &'static str {
    let text = value.as_str().unwrap_or_default();
    let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if plain && text.len() == 43 { "[43 characters of base64url]" } else { "[something else]" }
}

#[tokio::test]
async fn a_task_center_key_names_the_endpoints_and_its_client() {
    let credentials = credentials(Service::TaskCenter, json!({})).await;
    insta::assert_json_snapshot!(credentials, {".uaa.clientsecret" => insta::dynamic_redaction(secret)});
}

#[tokio::test]
async fn a_destination_key_is_flat_and_names_the_service_s_address() {
    let credentials = credentials(Service::Destination, json!({})).await;
    insta::assert_json_snapshot!(credentials, {".clientsecret" => insta::dynamic_redaction(secret)});
}

#[tokio::test]
async fn an_application_key_is_flat_and_named_after_the_application() {
    let credentials = credentials(Service::Application, json!({"xsappname": "my-app"})).await;
    insta::assert_json_snapshot!(credentials, {".clientsecret" => insta::dynamic_redaction(secret)});
}
