//! The trust certificate is exchanged on both sides while people decide.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use docket_e2e::procedure::{Connected, Destinations, task_path};
use docket_e2e::wait::{until, until_within};
use docket_e2e::{Api, Docket, Sandbox};
use serde_json::{Value, json};

/// Registers the certificate (PEM) at the sandbox's client application, in the place of the one before, as its form does: like
/// the real system it knows one certificate per client.
async fn register(connected: &Connected, application: &str, certificate: &str) {
    let setup = connected.sandbox.admin();
    let clients = setup.get("/api/v1/oauth-clients").await.ok();
    let mut client = clients["value"]
        .as_array()
        .unwrap()
        .iter()
        .find(|client| client["applicationName"] == application)
        .unwrap()
        .clone();
    let path = format!("/api/v1/oauth-clients/{}", client["id"].as_str().unwrap());
    let typed = client.as_object_mut().unwrap();
    typed.retain(|name, _| {
        ["applicationName", "description", "applicationUrl", "bindToUsers", "userIds"]
            .contains(&name.as_str())
    });
    typed.insert("certificate".to_owned(), certificate.into());
    setup.put(&path, &client).await.ok();
}

/// Tokens of earlier rotations are still kept, under the key they were signed for. A change of the destination has everybody's
/// token fetched anew.
async fn forget_tokens(admin: &Api, description: &str) {
    let path = "/cockpit-api/v1/destinations/SuccessFactors_PP";
    let mut properties = admin.get(path).await.ok()["properties"].take();
    properties["Description"] = description.into();
    admin.put(path, &properties).await.ok();
}

/// How often docket fetched a token anew.
async fn fetched_tokens(admin: &Api) -> u64 {
    let metrics = admin.get("/metrics").await.text;
    let line =
        metrics.lines().find(|line| line.starts_with("docket_token_cache_requests_total{result=\"miss\"}"));
    line.and_then(|line| line.rsplit_once(' ')?.1.parse().ok()).unwrap_or_default()
}

/// Decides one task after the other until there are none, or `stop`; gives each decision's external code.
async fn decide(inbox: Api, stop: Arc<AtomicBool>, decided: Arc<AtomicUsize>) -> Vec<String> {
    let mut done = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let list = inbox.get("/task-center-service/v1/tasks?$top=50").await.ok();
        let tasks = list["value"].as_array().unwrap().clone();
        assert!(!tasks.is_empty(), "there are more tasks than the test takes time for");
        for task in tasks {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let answer = inbox.post(&task_path(&task, "/response"), &json!({"code": "approve"})).await;
            assert!(answer.status.is_success(), "a decision was lost: {} {}", answer.status, answer.text);
            assert_eq!(answer.json()["status"], "COMPLETED");
            let urn = task["urn"].as_str().unwrap();
            done.push(urn.rsplit_once(':').unwrap().1.to_owned());
            decided.fetch_add(1, Ordering::Relaxed);
        }
    }
    done
}

#[tokio::test]
async fn no_decision_is_lost_or_doubled_while_the_trust_certificate_is_renewed_rotated_and_rotated_back() {
    let connected = Connected::with(Docket::start(), Sandbox::with_tasks(3000), Destinations::New).await;
    let docket = &connected.docket;
    let admin = docket.admin();
    let managers: Vec<Value> = {
        let facts = connected.sandbox.facts();
        let people = facts["people"].as_array().unwrap().clone();
        let is_manager = |person: &&Value| people.iter().any(|other| other["manager"] == person["user_id"]);
        people.iter().filter(is_manager).cloned().collect()
    };
    assert!(managers.len() > 1, "several people decide");
    let (stop, decided) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut deciding = Vec::new();
    for manager in &managers {
        let inbox = connected.signed_in(manager).await;
        until("tasks in the inbox", async || {
            let list = inbox.get("/task-center-service/v1/tasks?$top=1").await.ok();
            (!list["value"].as_array()?.is_empty()).then_some(())
        })
        .await;
        deciding.push(tokio::spawn(decide(inbox, stop.clone(), decided.clone())));
    }
    // Each step is taken while decisions go on, and everybody decides after it.
    let more = async || {
        let enough = decided.load(Ordering::Relaxed) + 3 * managers.len();
        let lost = || deciding.iter().any(tokio::task::JoinHandle::is_finished);
        until("more decisions", async || (lost() || decided.load(Ordering::Relaxed) >= enough).then_some(()))
            .await;
        assert!(!lost(), "somebody's decision was lost");
    };
    more().await;

    docket.ok(&["trust", "renew"]);
    let passive = docket.ok(&["trust", "download", "--passive"]);
    more().await;
    // Now both certificates are registered, one with each client.
    register(&connected, "OneInboxAppPP", &passive).await;
    let fetched = fetched_tokens(&admin).await;
    for round in 0..4 {
        for arguments in [&["trust", "rotate", "--yes"][..], &["trust", "rotate", "--back", "--yes"]] {
            docket.ok(arguments);
            forget_tokens(&admin, &format!("{round} {arguments:?}")).await;
            more().await;
        }
    }
    let fetched = fetched_tokens(&admin).await - fetched;
    let expected = 8 * managers.len() as u64;
    assert!(fetched >= expected, "everybody's token is fetched after each rotation: {fetched} of {expected}");

    docket.ok(&["trust", "rotate", "--yes"]);
    more().await;
    register(&connected, "OneInboxApp", &passive).await;
    more().await;
    docket.ok(&["trust", "delete", "--yes"]);
    more().await;
    connected.wait_for_job("DELTA").await;
    stop.store(true, Ordering::Relaxed);

    let mut codes = Vec::new();
    for person in deciding {
        codes.extend(person.await.unwrap());
    }
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count, "nothing was decided twice");
    let metrics = admin.get("/metrics").await.text;
    let outcomes: Vec<_> =
        metrics.lines().filter(|line| line.starts_with("docket_decisions_total{")).collect();
    assert_eq!(outcomes, [format!("docket_decisions_total{{outcome=\"DONE\"}} {count}")]);
    for code in &codes {
        let leave = connected.leave(code).await;
        assert_eq!(leave["approvalStatus"], "APPROVED", "{leave}");
    }
}

#[tokio::test]
async fn the_trust_commands_explain_ask_and_can_be_taken_back() {
    let docket = Docket::start();
    let show =
        || -> Value { serde_json::from_str(&docket.ok(&["trust", "show", "--output", "json"])).unwrap() };
    let first = show()["active"].clone();

    let nothing = docket.run(&["trust", "rotate", "--yes"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("docket trust renew"));

    docket.ok(&["trust", "renew"]);
    let second = show()["passive"].clone();
    let back = docket.run(&["trust", "rotate", "--back", "--yes"]);
    assert_eq!(back.status.code(), Some(1), "there is nothing to take back");

    // The one there is may be the only one that a system knows.
    let asked = docket.run_with_input(&["trust", "renew"], "n\n");
    assert_eq!(asked.status.code(), Some(1));
    let told = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(told.contains("gone for good") && told.contains("Nothing was changed."), "{told}");
    assert_eq!(show()["passive"], second);
    docket.ok(&["trust", "renew", "--yes"]);
    assert_ne!(show()["passive"], second);
    let second = show()["passive"].clone();

    let asked = docket.run_with_input(&["trust", "rotate"], "n\n");
    assert_eq!(asked.status.code(), Some(1));
    let told = String::from_utf8_lossy(&asked.stderr).into_owned();
    for expected in [&first["fingerprintSha256"], &second["fingerprintSha256"]] {
        assert!(told.contains(expected.as_str().unwrap()), "{told}");
    }
    assert!(told.contains("docket trust rotate --back") && told.contains("Nothing was changed."), "{told}");
    assert!(
        told.contains("\nThe one that signs today, ") && told.contains("\nis kept as the passive"),
        "{told}"
    );
    assert_eq!(show()["active"], first);

    docket.ok_with_input(&["trust", "rotate"], "yes\n");
    assert_eq!((&show()["active"], &show()["passive"]), (&second, &first));
    let printed = docket.ok(&["trust", "rotate", "--back", "--yes"]);
    assert!(printed.contains("Active") && printed.contains(first["keyName"].as_str().unwrap()), "{printed}");
    assert_eq!((&show()["active"], &show()["passive"]), (&first, &second));

    let deleted: Value =
        serde_json::from_str(&docket.ok(&["trust", "delete", "--yes", "--output", "json"])).unwrap();
    assert_eq!(deleted["fingerprintSha256"], second["fingerprintSha256"]);
    assert!(show()["passive"].is_null());
    assert_eq!(docket.run(&["trust", "delete", "--yes"]).status.code(), Some(1));

    let kept = docket.run_with_input(&["trust", "renew", "--active"], "");
    assert_eq!(kept.status.code(), Some(1), "no answer is no");
    assert_eq!(show()["active"], first);
    docket.ok(&["trust", "renew", "--active", "--yes"]);
    assert_ne!(show()["active"], first);
}

#[tokio::test]
async fn the_metrics_are_read_with_the_admin_token_or_by_anybody_if_they_are_open() {
    let connected = Connected::new(Destinations::New).await;
    let docket = &connected.docket;
    let refused = docket.anonymous().get("/metrics").await;
    assert_eq!(refused.status, 401);
    let metrics =
        until_within(std::time::Duration::from_secs(30), "the cached tasks to be told", async || {
            let metrics = docket.admin().get("/metrics").await.text;
            metrics.contains("docket_tasks_cached{connector=\"SuccessFactors\"} 10").then_some(metrics)
        })
        .await;
    for sample in [
        "docket_build_info{version=",
        "docket_certificate_expiry_timestamp_seconds{kind=\"https\",name=\"server.pem\"} ",
        "docket_certificate_expiry_timestamp_seconds{kind=\"trust\",name=\"docket-",
        "docket_job_runs_total{kind=\"INITIAL\",outcome=\"OK\"} 1",
        "docket_job_duration_seconds_bucket{kind=\"META\",le=\"+Inf\"} ",
        "docket_outbound_requests_total{outcome=\"2xx\"} ",
        "docket_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"401\"} 1",
        "docket_token_cache_requests_total{result=\"miss\"} ",
    ] {
        assert!(metrics.lines().any(|line| line.starts_with(sample)), "{sample} is not in\n{metrics}");
    }
    // None of it is a path, a person or a secret.
    let token = std::fs::read_to_string(docket.data_dir().join("admin-token")).unwrap();
    assert!(!metrics.contains(token.trim()) && !metrics.contains("/oauth-clients/"));

    let open = Docket::with(&[("DOCKET_METRICS_OPEN", "true")]);
    assert_eq!(open.anonymous().get("/metrics").await.status, 200);
}
