//! `/login/with/{idp}`: on to an identity provider.

use axum::extract::{Path, State};
use axum::response::Response;
use docket_domain::identity_provider::IdentityProvider;
use docket_http::guard::cookie;
use http::{HeaderMap, Uri, header};
use url::form_urlencoded::Serializer;

use super::connection::Connection;
use super::described::{PageRefusals, SentOn};
use crate::error::Result;
use crate::form::Form;
use crate::identity_providers::{Departure, Refusal};
use crate::local_path::local_path;
use crate::pages::{self, Language, redirect_to};
use crate::{Uaa, secrets, session};

/// The browser's own secret: whoever comes back from a provider must have it.
const BROWSER_COOKIES: [&str; 2] = ["docket_provider", "__Host-docket_provider"];

/// How somebody wants to sign in.
pub(super) struct Wish<'a> {
    /// Where to go on to, a path of ours.
    pub(super) back: &'a str,
    /// Whether they must prove anew who they are.
    pub(super) again: bool,
    pub(super) login_hint: Option<&'a str>,
}

/// The way to a provider, on our own address.
pub(super) fn address(provider: &str, wish: &Wish<'_>) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("return", wish.back);
    if wish.again {
        query.append_pair("again", "1");
    }
    if let Some(hint) = wish.login_hint {
        query.append_pair("login_hint", hint);
    }
    format!("/login/with/{provider}?{}", query.finish())
}

/// Sends a person on to an identity provider
#[utoipa::path(
    get,
    path = "/login/with/{idp}",
    operation_id = "signInWith",
    params(
        ("idp" = String, Path, description = "The provider's name."),
        ("return" = Option<String>, Query, description = "Where to go on to afterwards; a path of docket's."),
        ("again" = Option<String>, Query, description = "Anything, to have the person sign in again there."),
        ("login_hint" = Option<String>, Query, description = "Who signs in; handed on."),
        ("here" = Option<String>, Query, description = "Set when the browser was sent to docket's public address."),
    ),
    responses(
        SentOn,
        (status = 502, description = "A page: the provider does not answer.", body = String, content_type = "text/html"),
        PageRefusals,
    ),
)]
pub(super) async fn get(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    Path(name): Path<String>,
    uri: Uri,
) -> Response {
    let sent = async {
        let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
        let back = local_path(form.get("return"));
        let wish =
            Wish { back: &back, again: form.get("again").is_some(), login_hint: form.get("login_hint") };
        let Some(provider) = uaa.identity_providers().find_enabled(&name).await? else {
            return Ok(redirect_to(&to_chooser(&back)));
        };
        // The provider sends the browser back to the public address, where the cookies of another name of ours are not.
        if form.get("here").is_none() && !is_public_address(&uaa, connection, &headers) {
            return Ok(redirect_to(&format!("{}&here=1", uaa.url(&address(&name, &wish)))));
        }
        depart_from_here(&uaa, connection, &headers, &provider, &wish).await
    };
    sent.await.unwrap_or_else(|error| {
        let language = Language::wanted(&headers);
        let title = language.of("This page cannot be shown", "Diese Seite kann nicht angezeigt werden");
        pages::refused(language, title, error)
    })
}

/// Sends the browser to the provider.
pub(super) async fn depart(
    uaa: &Uaa,
    connection: Connection,
    headers: &HeaderMap,
    provider: &IdentityProvider,
    wish: &Wish<'_>,
) -> Result<Response> {
    if !is_public_address(uaa, connection, headers) {
        return Ok(redirect_to(&format!("{}&here=1", uaa.url(&address(&provider.name, wish)))));
    }
    depart_from_here(uaa, connection, headers, provider, wish).await
}

async fn depart_from_here(
    uaa: &Uaa,
    connection: Connection,
    headers: &HeaderMap,
    provider: &IdentityProvider,
    wish: &Wish<'_>,
) -> Result<Response> {
    let language = Language::wanted(headers);
    // The browser keeps the one it has, so that several journeys at once work.
    let browser = match browser_secret(connection, headers) {
        Some(secret) => secret.to_owned(),
        None => secrets::new_secret(uaa.chance()),
    };
    let departure = Departure {
        provider,
        browser: &browser,
        target: wish.back,
        login_hint: wish.login_hint,
        anew: wish.again,
        language: language.tag(),
    };
    match uaa.identity_providers().depart(&departure).await? {
        Ok(address) => {
            let mut response = redirect_to(&address);
            let name = BROWSER_COOKIES[usize::from(connection.https)];
            let cookie = session::cookie_header(name, &browser, connection.https, "");
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(fault) => {
            let name = &provider.name;
            tracing::warn!(provider = name, "Nobody can be sent to the identity provider {name}: {fault}");
            let again = to_chooser(wish.back);
            Ok(pages::not_signed_in(language, &provider.settings.display_name, &again, Refusal::Fault(fault)))
        }
    }
}

/// The browser's own secret.
pub(super) fn browser_secret(connection: Connection, headers: &HeaderMap) -> Option<&str> {
    cookie(headers, BROWSER_COOKIES[usize::from(connection.https)])
        .filter(|text| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The sign-in page.
pub(super) fn to_chooser(back: &str) -> String {
    format!("/login?{}", Serializer::new(String::new()).append_pair("return", back).finish())
}

/// True if the browser uses the address providers send it back to. Without a `Host` nobody can say.
fn is_public_address(uaa: &Uaa, connection: Connection, headers: &HeaderMap) -> bool {
    let public = &uaa.settings().public_url;
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return true };
    let scheme = if connection.https { "https" } else { "http" };
    let used = url::Url::parse(&format!("{scheme}://{host}/"));
    used.is_ok_and(|used| used.origin() == public.origin())
}
