//! Listening, on http and https, with what every answer passes: the Host check, security headers, request ids, compression
//! and a time limit.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Router};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use docket_http::{ApiError, ErrorFamily, Https};
use http::{HeaderName, HeaderValue, StatusCode, header};
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

use crate::metrics::{Requests, measure};
use crate::web_app;

/// No interface of ours takes larger bodies.
const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// How long open requests may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Everything comes from this host, and nothing of it is written into a page; nothing may be framed. Small pictures may
/// be part of the style sheet that shows them (`data:`). The sign-in page has a policy of its own: its form leads on to
/// where a registered redirect address says.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; \
     form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// Takes a port: the one wanted, or for port 0 the one used before if it is still free, or any free one.
pub fn bind(wanted: SocketAddr, used_before: Option<u16>) -> anyhow::Result<TcpListener> {
    let again = used_before.filter(|_| wanted.port() == 0).map(|port| SocketAddr::new(wanted.ip(), port));
    let listener = again.and_then(|address| TcpListener::bind(address).ok());
    let listener = match listener {
        Some(listener) => listener,
        None => TcpListener::bind(wanted).with_context(|| {
            format!("{wanted} cannot be listened on; is another docket running? Choose another port, or 0 for any free one")
        })?,
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Adds to the parts' routes what every answer passes.
pub fn with_layers(router: Router, hosts: Vec<String>) -> Router {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    router
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(from_fn(shape_refusal))
        .layer(from_fn(refuse_nul))
        .layer(CatchPanicLayer::custom(|panic: Box<dyn std::any::Any + Send>| {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            tracing::error!(panic = text, "A request failed unexpectedly.");
            ApiError::internal(ErrorFamily::TaskCenter).into_response()
        }))
        .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES))
        // Fonts are compressed as they are.
        .layer(CompressionLayer::new().compress_when(
            DefaultPredicate::new().and(NotForContentType::const_new("font/")),
        ))
        .layer(set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        // What may be kept says so itself.
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "same-origin"))
        .layer(set(header::X_FRAME_OPTIONS, "DENY"))
        .layer(from_fn_with_state(Arc::new(hosts), check_host))
        .layer(
            TraceLayer::new_for_http().make_span_with(|request: &Request| {
                // The path alone: a query may hold codes and names.
                let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
                tracing::info_span!("request", method = %request.method(), path = request.uri().path(), request.id = id)
            }),
        )
        .layer(from_fn_with_state(Arc::new(Requests::default()), measure))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
}

/// Gives what the routers themselves refuse (no such address, another method, an unreadable path) the shape of the
/// interface it was meant for; a person who follows a link to nowhere gets a page.
async fn shape_refusal(request: Request, next: Next) -> Response {
    let family = family_of(request.uri().path());
    let reader =
        web_app::is_read_by_a_person(&request).then(|| docket_uaa::Language::wanted(request.headers()));
    let response = next.run(request).await;
    let shaped = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let sentence = match response.status() {
        StatusCode::NOT_FOUND => "There is nothing at this address.",
        StatusCode::METHOD_NOT_ALLOWED => {
            "This address does not take that method; the Allow header says which it takes."
        }
        StatusCode::BAD_REQUEST => "The address or the body cannot be read.",
        _ => return response,
    };
    if shaped {
        return response;
    }
    if let Some(language) = reader
        && response.status() == StatusCode::NOT_FOUND
    {
        return web_app::nothing_here(language);
    }
    let code = match (family, response.status()) {
        (ErrorFamily::OAuth, _) => "invalid_request",
        (ErrorFamily::Scim, _) => "",
        (_, StatusCode::NOT_FOUND) => "taskcenter.notFound",
        (_, StatusCode::METHOD_NOT_ALLOWED) => "taskcenter.methodNotAllowed",
        _ => "taskcenter.badRequest",
    };
    let mut refusal = ApiError::new(family, response.status(), code, sentence).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        refusal.headers_mut().insert(header::ALLOW, allow.clone());
    }
    refusal
}

fn family_of(path: &str) -> ErrorFamily {
    let below = |prefixes: &[&str]| prefixes.iter().any(|prefix| path.starts_with(prefix));
    if below(&["/destination-configuration"]) {
        ErrorFamily::Destination
    } else if below(&["/oauth", "/token_key", "/userinfo", "/check_token", "/logout.do", "/.well-known"]) {
        ErrorFamily::OAuth
    } else if below(&["/scim"]) {
        ErrorFamily::Scim
    } else {
        ErrorFamily::TaskCenter
    }
}

/// Refuses addresses with the character U+0000, which no name, id or value of ours has and PostgreSQL cannot look for.
async fn refuse_nul(request: Request, next: Next) -> Response {
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    if !names_nul(target) {
        return next.run(request).await;
    }
    let family = family_of(request.uri().path());
    let code = match family {
        ErrorFamily::OAuth => "invalid_request",
        ErrorFamily::Scim => "invalidValue",
        ErrorFamily::TaskCenter | ErrorFamily::Destination => "taskcenter.badRequest",
    };
    ApiError::new(
        family,
        StatusCode::BAD_REQUEST,
        code,
        "Leave out the character U+0000 (%00) of the address.",
    )
    .into_response()
}

/// Whether `%00` stands in it, also in an address that is a value itself: `%2500`.
fn names_nul(target: &str) -> bool {
    target.split('%').skip(1).any(|after| after.trim_start_matches("25").starts_with("00"))
}

/// Refuses requests for names that are not ours, so that a foreign page cannot reach docket through a name it controls.
async fn check_host(State(hosts): State<Arc<Vec<String>>>, request: Request, next: Next) -> Response {
    let named = request
        .uri()
        .host()
        .or_else(|| request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).map(without_port))
        .unwrap_or_default()
        .to_lowercase();
    if hosts.contains(&named) || named.ends_with(".localhost") {
        return next.run(request).await;
    }
    let message = format!(
        "docket does not answer to \"{}\"; add the name to http.allowed_hosts if it should.",
        named.chars().take(80).collect::<String>()
    );
    ApiError::task_center(StatusCode::MISDIRECTED_REQUEST, "taskcenter.unknownHost", message).into_response()
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Serves until `stop`, then lets open requests end.
pub async fn serve(
    router: Router,
    http: TcpListener,
    https: Option<(TcpListener, Arc<rustls::ServerConfig>)>,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stop.cancelled().await;
            handle.graceful_shutdown(Some(GRACE));
        }
    });
    let secure = router.clone().layer(Extension(Https));
    let plain = axum_server::from_tcp(http)?
        .handle(handle.clone())
        .serve(router.into_make_service_with_connect_info::<SocketAddr>());
    match https {
        Some((listener, config)) => {
            let tls = axum_server::tls_rustls::from_tcp_rustls(listener, RustlsConfig::from_config(config))?
                .handle(handle)
                .serve(secure.into_make_service_with_connect_info::<SocketAddr>());
            tokio::try_join!(plain, tls)?;
        }
        None => plain.await?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Path;
    use axum::routing::{get, post};
    use tower::ServiceExt as _;

    use super::*;

    async fn status_for(host: &str) -> StatusCode {
        let router = with_layers(
            Router::new().route("/", get(async || "here")),
            vec!["127.0.0.1".to_owned(), "[::1]".to_owned()],
        );
        let request = Request::builder().uri("/").header(header::HOST, host).body(Body::empty()).unwrap();
        router.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_request_for_a_foreign_name_is_refused() {
        for ours in ["127.0.0.1:8080", "127.0.0.1", "[::1]:8080", "docket.localhost:8443"] {
            assert_eq!(status_for(ours).await, StatusCode::OK, "{ours}");
        }
        for foreign in ["rebound.example.com:8080", "localhost.example.com", ""] {
            assert_eq!(status_for(foreign).await, StatusCode::MISDIRECTED_REQUEST, "{foreign}");
        }
    }

    #[tokio::test]
    async fn what_a_router_refuses_has_the_shape_of_its_interface() {
        let parts = Router::new()
            .route("/oauth/token", post(async || "token"))
            .route("/destination-configuration/v1/x/{name}", get(async |_: Path<String>| "x"))
            .route("/task-center-service/v1/tasks", get(async || "tasks"));
        let router = with_layers(parts, vec!["127.0.0.1".to_owned()]);
        for (method, path, status, key) in [
            ("GET", "/oauth/token", 405, "error_description"),
            ("POST", "/destination-configuration/v1/x/y", 405, "ErrorMessage"),
            ("GET", "/destination-configuration/v1/x/%ff", 400, "ErrorMessage"),
            ("GET", "/destination-configuration/v9", 404, "ErrorMessage"),
            ("DELETE", "/task-center-service/v1/tasks", 405, "error"),
            ("GET", "/scim/v2", 404, "detail"),
            ("GET", "/nowhere", 404, "error"),
        ] {
            let request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1");
            let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(answer.status().as_u16(), status, "{method} {path}");
            assert_eq!(answer.headers().contains_key(header::ALLOW), status == 405, "{method} {path}");
            let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
            let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert!(!body[key].is_null(), "{method} {path}: {body}");
        }
    }

    #[tokio::test]
    async fn an_address_with_a_nul_is_refused_in_the_shape_of_its_interface() {
        let router = with_layers(Router::new(), vec!["127.0.0.1".to_owned()]);
        for (path, status) in [
            ("/scim/v2/Users/%00", 400),
            ("/login?return=%2Foauth%2Fauthorize%3Fclient_id%3D%2500", 400),
            ("/oauth/authorize?client_id=a%00b", 400),
            ("/scim/v2/Users?filter=userName%20eq%20%22100%25%22", 404),
            ("/destination-configuration/v1/destinations/a%2500b", 400),
            ("/x/%2F00?y=00", 404),
        ] {
            let request = Request::builder().uri(path).header(header::HOST, "127.0.0.1");
            let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(answer.status().as_u16(), status, "{path}");
            assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        }
    }

    #[test]
    fn port_zero_takes_the_port_of_the_last_start_again() {
        let any = "127.0.0.1:0".parse().unwrap();
        let port = bind(any, None).unwrap().local_addr().unwrap().port();
        let again = bind(any, Some(port)).unwrap();
        assert_eq!(again.local_addr().unwrap().port(), port);
        assert_ne!(bind(any, Some(port)).unwrap().local_addr().unwrap().port(), port);
    }
}
