//! What people see of the token service: plain pages without scripts, one style.

mod language;
mod message;
mod not_signed_in;
mod password;
mod set_up;
mod sign_in;

use std::sync::LazyLock;

use axum::response::{Html, IntoResponse as _, Response};
use http::{HeaderValue, StatusCode, header};
use maud::{DOCTYPE, Markup, html};

pub use language::Language;
pub(crate) use message::{refused, signed_out};
pub(crate) use not_signed_in::not_signed_in;
pub(crate) use password::{ChangePassword, change_password, password_changed, password_elsewhere};
pub(crate) use set_up::{Fault, SetUp, set_up, set_up_over};
pub(crate) use sign_in::{SignIn, Way, sign_in};

/// Served at `/login/style.css`.
pub(crate) const STYLE: &str = include_str!("style.css");

/// Where the pages look for it; the name changes with the content, so browsers may keep it.
static STYLE_ADDRESS: LazyLock<String> =
    LazyLock::new(|| format!("/login/style.css?v={}", &crate::secrets::hash(STYLE)[..12]));

/// A page in the token service's look for other parts, for what a person is told in a few words.
pub fn plain_page(language: Language, status: StatusCode, title: &str, content: &Markup) -> Response {
    page(language, status, title, None, content)
}

/// A page with that title. `sends_on_to` is where a form's answer may lead besides our own address.
fn page(
    language: Language,
    status: StatusCode,
    title: &str,
    sends_on_to: Option<&str>,
    content: &Markup,
) -> Response {
    let markup = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · docket" }
                link rel="icon" href="/favicon.ico" type="image/svg+xml";
                link rel="stylesheet" href=(*STYLE_ADDRESS);
            }
            body {
                main {
                    p.brand { img src="/favicon.ico" alt="" width="32" height="32"; "docket" }
                    (content)
                }
            }
        }
    };
    let mut response = (status, Html(markup.into_string())).into_response();
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        sends_on_to.unwrap_or_default()
    );
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'")),
    );
    if status == StatusCode::UNAUTHORIZED {
        // Browsers show the page for a scheme they do not know.
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Form realm=\"docket\""));
    }
    response
}

/// Sends the browser on, with GET whatever it came with.
pub(crate) fn redirect_to(address: &str) -> Response {
    let mut response = StatusCode::FOUND.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The address has a code in it: the next page must not tell others where it comes from.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    match HeaderValue::try_from(address) {
        Ok(address) => {
            headers.insert(header::LOCATION, address);
            response
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
