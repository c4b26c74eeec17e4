//! `/metrics`: who may read it, and what it counts.

use docket_http::Route;

use super::*;
use crate::server::with_layers;

fn text(answer: &docket_testkit::callers::Answer) -> &str {
    answer.body.as_str().expect("the answer is text")
}

/// The value of a sample, given as it is written: `name{label="value"}`.
fn value(metrics: &str, sample: &str) -> f64 {
    let line = metrics.lines().find_map(|line| line.strip_prefix(sample)?.strip_prefix(' '));
    line.map_or(0.0, |value| value.parse().expect("a sample's value is a number"))
}

#[tokio::test]
async fn requests_are_counted_by_route_and_status_and_never_by_path() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let router = with_layers(app.routes(TestAuthenticator::new()).router, vec!["localhost".to_owned()]);
    let get = async |path: &str, caller: &TestCaller| {
        let mut request =
            Request::builder().uri(path).header(header::HOST, "localhost").body(Body::empty()).unwrap();
        request.headers_mut().extend(caller.headers());
        let answer = router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 1_000_000).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    };
    for name in ["one", "two"] {
        let path = format!("/cockpit-api/v1/destinations/{name}");
        assert_eq!(get(&path, &TestCaller::CommandLine).await.0, StatusCode::NOT_FOUND);
        assert_eq!(get(&path, &TestCaller::Nobody).await.0, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(get("/nowhere/at/all", &TestCaller::Nobody).await.0, StatusCode::NOT_FOUND);
    let (status, metrics) = get("/metrics", &TestCaller::CommandLine).await;
    assert_eq!(status, StatusCode::OK);

    let route = "method=\"GET\",route=\"/cockpit-api/v1/destinations/{name}\"";
    let count = |labels: &str| value(&metrics, &format!("docket_http_requests_total{{{labels}}}"));
    for status in [401, 404] {
        assert_eq!(count(&format!("{route},status=\"{status}\"")).to_bits(), 2f64.to_bits(), "{metrics}");
    }
    assert_eq!(count("method=\"GET\",route=\"none\",status=\"404\"").to_bits(), 1f64.to_bits());
    let timed = value(&metrics, &format!("docket_http_request_duration_seconds_count{{{route}}}"));
    assert_eq!(timed.to_bits(), 4f64.to_bits(), "{metrics}");
    assert!(metrics.contains(&format!("docket_http_request_duration_seconds_bucket{{{route},le=\"10\"}} 4")));
    assert!(!metrics.contains("nowhere") && !metrics.contains("destinations/one"), "{metrics}");

    assert!(metrics.contains(&format!("docket_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"))));
    let certificate = app.destinations.trust().pair().await.unwrap().active.unwrap();
    let until = docket_domain::Timestamp::from(certificate.certificate.not_after()).as_seconds();
    let name = certificate.key_name();
    let expected =
        format!("docket_certificate_expiry_timestamp_seconds{{kind=\"trust\",name=\"{name}\"}} {until}");
    assert!(metrics.contains(&expected), "{metrics}");
    app.close().await;
}

#[tokio::test]
async fn the_metrics_take_an_operator_unless_they_are_open() {
    let directory = tempfile::tempdir().unwrap();
    let mut app = app(directory.path()).await;
    let needs = |app: &App| {
        let table = app.routes(TestAuthenticator::new()).table;
        table.into_iter().find(|Route { path, .. }| path == "/metrics").unwrap().needs
    };
    assert!(matches!(needs(&app), Needs::Role(_)));
    let api = docket_testkit::callers::Api::new(app.routes(TestAuthenticator::new()).router);
    assert_eq!(api.get(&TestCaller::Nobody, "/metrics").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(api.get(&TestCaller::person("ada"), "/metrics").await.status, StatusCode::FORBIDDEN);
    let operator = TestCaller::person("ada").with(Role::TaskCenterTenantOperator);
    let read = api.get(&operator, "/metrics").await;
    assert!(text(&read).contains("# TYPE docket_tasks_cached gauge"), "{}", read.body);
    assert_eq!(read.headers[header::CONTENT_TYPE], "text/plain; version=0.0.4; charset=utf-8");

    app.metrics = Metrics::new(crate::metrics::install(), app.store.clone(), app.certificates.clone(), true);
    assert_eq!(needs(&app), Needs::Nobody);
    app.close().await;
}
