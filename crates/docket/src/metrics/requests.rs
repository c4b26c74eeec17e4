//! Counting and timing requests.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{Method, StatusCode};
use metrics::{Counter, Histogram, counter, histogram};

/// The route of what no part serves: a wrong address, a foreign host name.
const NOWHERE: &str = "none";

/// A counter for each route, method and status that was seen. A request that was seen before allocates nothing here.
#[derive(Default)]
pub struct Requests(RwLock<HashMap<String, Vec<Meter>>>);

struct Meter {
    method: &'static str,
    duration: Histogram,
    statuses: Vec<(StatusCode, Counter)>,
}

/// Counts the request under the route that answers it, and times it until its answer begins.
pub async fn measure(State(requests): State<Arc<Requests>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = name_of(request.method());
    let response = next.run(request).await;
    let route = route.as_ref().map_or(NOWHERE, MatchedPath::as_str);
    requests.count(route, method, response.status(), started.elapsed());
    response
}

/// Anybody may send any method, so the unusual ones are one.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

impl Requests {
    fn count(&self, route: &str, method: &'static str, status: StatusCode, took: Duration) {
        let known = {
            let routes = self.0.read().expect("no holder of this lock panics");
            let meter =
                routes.get(route).and_then(|meters| meters.iter().find(|meter| meter.method == method));
            meter.and_then(|meter| {
                let (_, counter) = meter.statuses.iter().find(|(known, _)| *known == status)?;
                Some((meter.duration.clone(), counter.clone()))
            })
        };
        let (duration, counter) = known.unwrap_or_else(|| self.register(route, method, status));
        duration.record(took);
        counter.increment(1);
    }

    fn register(&self, route: &str, method: &'static str, status: StatusCode) -> (Histogram, Counter) {
        let label = route.to_owned();
        let duration =
            histogram!("docket_http_request_duration_seconds", "method" => method, "route" => label.clone());
        let counter = counter!(
            "docket_http_requests_total",
            "method" => method, "route" => label.clone(), "status" => status.as_str().to_owned()
        );
        let mut routes = self.0.write().expect("no holder of this lock panics");
        let meters = routes.entry(label).or_default();
        if let Some(meter) = meters.iter_mut().find(|meter| meter.method == method) {
            meter.statuses.push((status, counter.clone()));
        } else {
            let statuses = vec![(status, counter.clone())];
            meters.push(Meter { method, duration: duration.clone(), statuses });
        }
        (duration, counter)
    }
}
