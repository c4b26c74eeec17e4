//! The web app: its files, and the pages people open it at.
//!
//! `web/` is built by Vite into `web/dist`. A release build has these files in it; a debug build reads them when they are
//! asked for, so a change to the web app needs no Rust to be compiled. Without them docket works all the same and says
//! so at `/`.

use std::borrow::Cow;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use docket_http::Authenticator;
use docket_http::guard::session_cookie;
use docket_uaa::{Language, plain_page};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use maud::html;
use url::form_urlencoded::Serializer;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><rect width="32" height="32" rx="8" fill="#0070f2"/><path d="M8.5 9.5h15v9h-4.2l-1.3 3h-4l-1.3-3H8.5z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/><path d="M12 14.2l2.8 2.8 5.4-6.2" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>"##;

/// Where the web app has pages. Their addresses are its own matter; the server only tells them from addresses at which
/// there is nothing.
const PAGES: [&str; 8] = [
    "/",
    // A task's URN, percent-encoded or not.
    "/tasks/{*urn}",
    "/cockpit",
    "/cockpit/",
    "/cockpit/{*page}",
    "/admin",
    "/admin/",
    "/admin/{*page}",
];

/// `Built`: the built web app. The folder's full name is only known to `build.rs`.
mod built {
    pub(super) use rust_embed::Embed;

    include!(concat!(env!("OUT_DIR"), "/built.rs"));
}

/// One file of the web app.
struct File {
    content: Cow<'static, [u8]>,
    /// Changes with the content.
    hash: [u8; 32],
}

/// Finds a file by its path below `web/dist`.
type Find = fn(&str) -> Option<File>;

#[derive(Clone)]
struct WebApp {
    find: Find,
    authenticator: Arc<dyn Authenticator>,
}

/// The web app's pages, its files under `/assets/`, and the icon.
pub fn routes(authenticator: Arc<dyn Authenticator>) -> Router {
    let find = |path: &str| {
        let file = <built::Built as built::Embed>::get(path)?;
        Some(File { hash: file.metadata.sha256_hash(), content: file.data })
    };
    WebApp { find, authenticator }.routes()
}

impl WebApp {
    fn routes(self) -> Router {
        let files = Router::new().route("/favicon.ico", get(icon)).route("/assets/{*path}", get(asset));
        PAGES.into_iter().fold(files, |router, path| router.route(path, get(page))).with_state(self)
    }
}

/// The one document of the web app, for somebody who is signed in; others are sent to sign in first, and come back.
async fn page(State(app): State<WebApp>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(document) = (app.find)("index.html") else {
        return not_built(Language::wanted(&headers));
    };
    let signed_in = match session_cookie(&headers) {
        Some(cookie) => app.authenticator.session(cookie).await.is_some(),
        None => false,
    };
    if !signed_in {
        return to_sign_in(&uri);
    }
    let tag = format!("W/\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&document.hash[..16]));
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == tag);
    let caching = [
        // It names the files of one build: an old one would ask for files that are no more.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::ETAG, HeaderValue::try_from(tag).expect("base64 stands in a header")),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let kind = [(header::CONTENT_TYPE, content_type("index.html"))];
    (kind, caching, document.content).into_response()
}

fn to_sign_in(wanted: &Uri) -> Response {
    let back = wanted.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let query = Serializer::new(String::new()).append_pair("return", back).finish();
    let headers =
        [(header::LOCATION, format!("/login?{query}")), (header::CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// A file whose name changes with its content, so a browser keeps it for good.
async fn asset(State(app): State<WebApp>, Path(path): Path<String>) -> Response {
    let leaves_the_folder = path.split(['/', '\\']).any(|segment| segment == "..");
    let Some(file) =
        Some(format!("assets/{path}")).filter(|_| !leaves_the_folder).and_then(|path| (app.find)(&path))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, content_type(&path)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, file.content).into_response()
}

async fn icon() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], ICON)
        .into_response()
}

/// The kinds of file the web app is made of.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn not_built(language: Language) -> Response {
    let say = |english, german| language.of(english, german);
    let content = html! {
        h1 { (say("This docket has no web app", "Diesem docket fehlt die Web-App")) }
        p {
            (say("It was built without one. Run ", "Es wurde ohne sie gebaut. Rufen Sie "))
            code { "make" }
            (say(
                " in docket's source directory: it builds the web app and docket.",
                " im Quellverzeichnis von docket auf: Das baut die Web-App und docket.",
            ))
        }
        p.hint {
            (say(
                "The interfaces for programs and the command line work without it.",
                "Die Schnittstellen für Programme und die Kommandozeile gehen auch ohne sie.",
            ))
        }
    };
    plain_page(language, StatusCode::OK, say("No web app", "Keine Web-App"), &content)
}

/// Whether a person in front of a browser asks, and not a program.
pub fn is_read_by_a_person(request: &Request) -> bool {
    let accepts =
        request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    matches!(*request.method(), Method::GET | Method::HEAD) && accepts.contains("text/html")
}

/// For a person who followed a link to nowhere.
pub fn nothing_here(language: Language) -> Response {
    let say = |english, german| language.of(english, german);
    let content = html! {
        h1 { (say("There is nothing at this address", "Unter dieser Adresse gibt es nichts")) }
        p {
            (say(
                "The link may be old, or a letter of the address is wrong.",
                "Vielleicht ist der Link veraltet, oder ein Buchstabe der Adresse ist falsch.",
            ))
        }
        p { a.button href="/" { (say("Go to your tasks", "Zu Ihren Aufgaben")) } }
    };
    plain_page(language, StatusCode::NOT_FOUND, say("Not found", "Nicht gefunden"), &content)
}

#[cfg(test)]
mod tests;
