//! What a browser gets at docket's own address, and its icon.

use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use http::header;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5cad"/><path d="M9 17l5 5 9-12" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>"##;

/// A page that says what this address is, until there is an inbox to show on it.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>docket</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<link rel="stylesheet" href="/login/style.css">
</head>
<body>
<main>
<p class="brand">docket</p>
<h1>This is a task center</h1>
<p>Its interfaces are here: tasks under <code>/task-center-service/v1</code>, destinations under
<code>/destination-configuration/v1</code>, tokens under <code>/oauth</code>.</p>
<p>This version has no inbox to click. The guide <em>Connect SuccessFactors</em> shows how to read tasks and decide over
REST; <code>docket --help</code> lists what an administrator can do.</p>
</main>
</body>
</html>
"#;

/// `/` and `/favicon.ico`.
pub fn routes() -> Router {
    Router::new().route("/", get(async || Html(PAGE))).route("/favicon.ico", get(icon))
}

async fn icon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], ICON)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::{Request, StatusCode};
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_browser_at_dockets_address_is_told_where_it_is() {
        for (path, kind) in [("/", "text/html; charset=utf-8"), ("/favicon.ico", "image/svg+xml")] {
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            let answer = routes().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            assert_eq!(answer.headers()[header::CONTENT_TYPE], kind);
        }
        assert!(
            !PAGE.contains("<style") && !PAGE.contains("<script"),
            "the content security policy refuses both inline"
        );
    }
}
