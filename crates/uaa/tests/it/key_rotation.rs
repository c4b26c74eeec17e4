//! From one signing key to the next.

use std::time::Duration;

use docket_domain::service::Service;
use docket_testkit::{Backend, TestCaller};
use docket_uaa::Uaa;
use http::HeaderMap;
use rstest::rstest;
use serde_json::{Value, json};

use crate::deployment::{Deployment, TestClient, access, another_process};

const KEYS: &str = "/cockpit-api/v1/signing-keys";
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

fn kid(token: &Value) -> String {
    jsonwebtoken::decode_header(access(token)).unwrap().kid.unwrap()
}

async fn published(deployment: &Deployment) -> Vec<String> {
    let answer = deployment.get("/token_keys", HeaderMap::new()).await;
    let keys = answer.body["keys"].as_array().unwrap().clone();
    keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

/// Whether a token is taken, by the service that issued it.
async fn counts(deployment: &Deployment, client: &TestClient, token: &Value) -> bool {
    let parameters =
        [("client_id", &*client.id), ("client_secret", &client.secret), ("token", access(token))];
    deployment.post("/check_token", HeaderMap::new(), &parameters).await.status == 200
}

/// Lets the processes of a deployment do each minute what they do each minute.
async fn pass(deployment: &Deployment, processes: &[&Uaa], time: Duration) {
    deployment.advance(time);
    for process in processes {
        process.tend_signing_keys().await.unwrap();
    }
}

async fn rotate(deployment: &Deployment, at_once: bool) -> (u16, Value) {
    let answer = deployment.cockpit.post(&TestCaller::CommandLine, KEYS, json!({"atOnce": at_once})).await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn a_new_key_is_published_an_hour_before_it_signs_and_the_old_one_outlives_its_tokens() {
    let deployment = Deployment::start().await;
    let uaa = &deployment.uaa;
    let client = deployment.client("app", Service::Application).await;
    let old = deployment.client_token(&client).await;

    let (status, new) = rotate(&deployment, false).await;
    assert_eq!((status, &new["use"]), (201, &json!("WAITING")), "{new}");
    let new = new["kid"].as_str().unwrap().to_owned();
    assert_eq!(published(&deployment).await, [kid(&old), new.clone()], "the signing one comes first");

    pass(&deployment, &[uaa], Duration::from_secs(3599)).await;
    let last = deployment.client_token(&client).await;
    assert_eq!(kid(&last), kid(&old), "clients may not know the new one yet");
    pass(&deployment, &[uaa], Duration::from_secs(1)).await;
    assert_eq!(kid(&deployment.client_token(&client).await), new);
    assert!(counts(&deployment, &client, &last).await);

    // Whatever an instance asks for, no token lives longer than a day; an hour more for clocks.
    pass(&deployment, &[uaa], DAY + Duration::from_secs(3599)).await;
    assert_eq!(published(&deployment).await, [new.clone(), kid(&old)]);
    pass(&deployment, &[uaa], Duration::from_secs(1)).await;
    assert_eq!(published(&deployment).await, [new]);
}

#[rstest]
#[tokio::test]
async fn processes_that_share_a_database_rotate_together_on_schedule(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let deployment = Deployment::start_on(backend).await;
    let other = another_process(&deployment.test, &deployment.directory, &deployment.clock).await;
    let client = deployment.client("app", Service::Application).await;
    let first = kid(&deployment.client_token(&client).await);
    pass(&deployment, &[&deployment.uaa, &other], 89 * DAY).await;
    assert_eq!(published(&deployment).await, std::slice::from_ref(&first));

    deployment.advance(23 * HOUR);
    let (one, two) = tokio::join!(deployment.uaa.tend_signing_keys(), other.tend_signing_keys());
    one.unwrap();
    two.unwrap();
    let keys = published(&deployment).await;
    assert_eq!((keys.len(), &keys[0]), (2, &first), "both together made one key");

    pass(&deployment, &[&deployment.uaa, &other], HOUR).await;
    let token = deployment.client_token(&client).await;
    assert_eq!(kid(&token), keys[1]);
    assert_eq!(other.verification_key(), deployment.uaa.verification_key());
    pass(&deployment, &[&deployment.uaa, &other], Duration::from_mins(1)).await;
    assert_eq!(published(&deployment).await.len(), 2, "one rotation at a time");
}

#[tokio::test]
async fn a_process_takes_over_the_key_another_one_made() {
    let deployment = Deployment::start().await;
    let other = another_process(&deployment.test, &deployment.directory, &deployment.clock).await;
    let before = other.verification_key();
    rotate(&deployment, false).await;
    pass(&deployment, &[&other], HOUR).await;
    assert_ne!(other.verification_key(), before);
    assert_eq!(other.verification_key(), deployment.uaa.verification_key());
}

#[tokio::test]
async fn one_key_waits_at_a_time_and_can_be_withdrawn() {
    let deployment = Deployment::start().await;
    let administrator = TestCaller::CommandLine;
    let (_, waiting) = rotate(&deployment, false).await;
    let (status, refusal) = rotate(&deployment, false).await;
    assert_eq!((status, &refusal["error"]["code"]), (409, &json!("cockpit.signingKey.waiting")));

    let path = format!("{KEYS}/{}", waiting["kid"].as_str().unwrap());
    let gone = deployment.cockpit.delete(&administrator, &path).await;
    assert_eq!(gone.status, 204);
    let again = deployment.cockpit.delete(&administrator, &path).await;
    assert_eq!(again.status, 404);
    let [signing] = &published(&deployment).await[..] else { panic!("one key is left") };
    let path = format!("{KEYS}/{signing}");
    let refused = deployment.cockpit.delete(&administrator, &path).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.body["error"]["code"]),
        (409, &json!("cockpit.signingKey.signs"))
    );
    assert_eq!(rotate(&deployment, false).await.0, 201);
}

#[tokio::test]
async fn a_rotation_at_once_stops_every_token_there_is_in_every_process() {
    let deployment = Deployment::start().await;
    let other = another_process(&deployment.test, &deployment.directory, &deployment.clock).await;
    let client = deployment.client("app", Service::Application).await;
    let old = deployment.client_token(&client).await;
    let person = docket_http::Authenticator::bearer(&other, access(&old)).await;
    assert!(
        person.is_err_and(|refused| refused.0.contains("application")),
        "so far it is the audience alone"
    );

    assert_eq!(rotate(&deployment, true).await.0, 201);
    assert!(!counts(&deployment, &client, &old).await);
    let new = deployment.client_token(&client).await;
    assert!(counts(&deployment, &client, &new).await);
    assert_eq!(published(&deployment).await, [kid(&new)]);
    // The other process has not looked for a minute.
    deployment.advance(Duration::from_mins(1));
    let refused = docket_http::Authenticator::bearer(&other, access(&old)).await;
    assert!(refused.is_err_and(|refused| refused.0.contains("unknown here")));
}
