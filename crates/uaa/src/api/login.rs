//! `/login`: the page on which people sign in.

use axum::extract::State;
use axum::response::Response;
use docket_domain::identity_provider::IdentityProvider;
use docket_http::guard::{cookie, session_cookie};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use url::Url;

use super::connection::Connection;
use super::described::{PageRefusals, SentOn, SignInForm};
use super::login_with::{self, Wish};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::local_path::local_path;
use crate::pages::{self, Language, SignIn, Way, redirect_to};
use crate::{Uaa, secrets, session};

/// Ties the form to the browser it was shown in: nobody else's page can sign a person in under a foreign name.
const FORM_COOKIES: [&str; 2] = ["docket_sign_in", "__Host-docket_sign_in"];

/// Shows the sign-in page
///
/// Somebody who is signed in is sent on, unless `again` asks for another sign-in. Whoever has one way to sign in that is an
/// identity provider, or named it, is sent there.
#[utoipa::path(
    get,
    path = "/login",
    operation_id = "showSignIn",
    params(
        ("return" = Option<String>, Query, description = "Where to go on to; a path of docket's."),
        ("again" = Option<String>, Query, description = "Anything, to sign in again."),
        ("idp" = Option<String>, Query, description = "The name of an identity provider to sign in with, or `docket` for a password."),
        ("login_hint" = Option<String>, Query, description = "Who signs in; handed on to the identity provider."),
    ),
    responses(
        (status = 200, description = "The page.", body = String, content_type = "text/html"),
        SentOn,
        PageRefusals,
    ),
)]

pub(super) async fn get(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let shown = async {
        let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
        let back = local_path(form.get("return"));
        if form.get("again").is_none() && uaa.signed_in(&headers).await?.is_some() {
            return Ok(redirect_to(&back));
        }
        let wish =
            Wish { back: &back, again: form.get("again").is_some(), login_hint: form.get("login_hint") };
        if let Some(provider) = straight_to(&uaa, form.get("idp")).await? {
            return login_with::depart(&uaa, connection, &headers, &provider, &wish).await;
        }
        let view =
            SignIn { back: &back, user_name: wish.login_hint.unwrap_or_default(), ..SignIn::default() };
        page(&uaa, connection, &headers, StatusCode::OK, &view, &wish).await
    };
    shown.await.unwrap_or_else(|error| {
        let language = Language::wanted(&headers);
        let title = language.of("This page cannot be shown", "Diese Seite kann nicht angezeigt werden");
        pages::refused(language, title, error)
    })
}

/// Signs a person in and sends them on
#[utoipa::path(
    post,
    path = "/login",
    operation_id = "signIn",
    request_body(content = SignInForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        SentOn,
        (status = 401, description = "The page again: name or password is wrong.", body = String, content_type = "text/html"),
        (status = 403, description = "The page again: the form was open for too long, or is not docket's.", body = String,
            content_type = "text/html"),
        (status = 429, description = "The page again: too many attempts.", body = String, content_type = "text/html", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
        PageRefusals,
    ),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    form: Result<Form>,
) -> Response {
    let answered = async {
        let form = form?;
        sign_in(&uaa, connection, &headers, &form).await
    };
    answered.await.unwrap_or_else(|error| {
        let language = Language::wanted(&headers);
        let title = language.of("You could not be signed in", "Die Anmeldung war nicht möglich");
        pages::refused(language, title, error)
    })
}

async fn sign_in(uaa: &Uaa, connection: Connection, headers: &HeaderMap, form: &Form) -> Result<Response> {
    let back = local_path(form.get("return"));
    let user_name = form.get("username").unwrap_or_default();
    let language = Language::wanted(headers);
    let again = |status, message: &'static str| {
        let view = SignIn { back: &back, user_name, message: Some(message), ..SignIn::default() };
        let wish = Wish { back: &back, again: false, login_hint: None };
        async move { page(uaa, connection, headers, status, &view, &wish).await }
    };
    if !is_from_our_page(connection, headers, form) {
        let message = language.of(
            "The page was open for too long. Please sign in again.",
            "Die Seite war zu lange geöffnet. Bitte melden Sie sich noch einmal an.",
        );
        return again(StatusCode::FORBIDDEN, message).await;
    }
    let password = form.get("password").unwrap_or_default();
    match uaa.sign_in(user_name, password, connection.address).await {
        Ok(Some(user)) => {
            let cookie = uaa.start_session(&user.id, session_cookie(headers)).await?;
            let mut response = redirect_to(&back);
            let forget = session::cookie_header(form_cookie(connection), "", connection.https, "; Max-Age=0");
            response.headers_mut().append(header::SET_COOKIE, forget);
            response.headers_mut().append(header::SET_COOKIE, session::set_cookie(&cookie, connection.https));
            Ok(response)
        }
        // One sentence for whatever was wrong.
        Ok(None) => {
            let message =
                language.of("User name or password is wrong.", "Benutzername oder Kennwort ist falsch.");
            again(StatusCode::UNAUTHORIZED, message).await
        }
        Err(UaaError::Refused(blocked)) if blocked.status == StatusCode::TOO_MANY_REQUESTS => {
            let seconds = blocked.retry_after.unwrap_or(1);
            let view = SignIn { back: &back, user_name, wait_seconds: Some(seconds), ..SignIn::default() };
            let wish = Wish { back: &back, again: false, login_hint: None };
            let mut response = page(uaa, connection, headers, blocked.status, &view, &wish).await?;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(response)
        }
        Err(error) => Err(error),
    }
}

fn form_cookie(connection: Connection) -> &'static str {
    FORM_COOKIES[usize::from(connection.https)]
}

/// True if the form comes from a page of ours that this browser was shown.
fn is_from_our_page(connection: Connection, headers: &HeaderMap, form: &Form) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // Browsers say where a form comes from; those that do not are held to the cookie alone.
    let fetch_site = text(header::HeaderName::from_static("sec-fetch-site"));
    let same_site = match (fetch_site, text(header::ORIGIN), text(header::HOST)) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some("null") | None, _) => true,
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (None, Some(_), None) => false,
    };
    let tied = cookie(headers, form_cookie(connection))
        .zip(form.get("csrf_token"))
        .is_some_and(|(cookie, token)| is_form_token(cookie) && secrets::same(cookie, token));
    same_site && tied
}

fn is_form_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The provider somebody is sent to without being asked: the one named, or the only way there is.
async fn straight_to(uaa: &Uaa, named: Option<&str>) -> Result<Option<IdentityProvider>> {
    let providers = uaa.identity_providers();
    if let Some(name) = named
        && let Some(provider) = providers.find_enabled(name).await?
    {
        return Ok(Some(provider));
    }
    if providers.local_passwords().await? {
        return Ok(None);
    }
    Ok(<[IdentityProvider; 1]>::try_from(providers.enabled().await?).ok().map(|[only]| only))
}

/// The page with its token; the browser keeps the one it has, so that several open pages stay usable.
async fn page(
    uaa: &Uaa,
    connection: Connection,
    headers: &HeaderMap,
    status: StatusCode,
    view: &SignIn<'_>,
    wish: &Wish<'_>,
) -> Result<Response> {
    let name = form_cookie(connection);
    let token = match cookie(headers, name).filter(|token| is_form_token(token)) {
        Some(token) => token.to_owned(),
        None => secrets::new_secret(uaa.chance()),
    };
    let asking = asking(uaa, view.back).await?;
    let way = |provider: IdentityProvider| Way {
        address: login_with::address(&provider.name, wish),
        display_name: provider.settings.display_name,
    };
    let ways: Vec<Way> = uaa.identity_providers().enabled().await?.into_iter().map(way).collect();
    let view = SignIn {
        language: Language::wanted(headers),
        form_token: &token,
        asking: asking.name.as_deref(),
        sends_on_to: asking.origin.as_deref(),
        ways: &ways,
        without_passwords: !uaa.identity_providers().local_passwords().await?,
        ..view.clone()
    };
    let mut response = pages::sign_in(status, &view);
    response
        .headers_mut()
        .append(header::SET_COOKIE, session::cookie_header(name, &token, connection.https, ""));
    Ok(response)
}

/// Who the person signs in for, read from the way back.
#[derive(Default)]
struct Asking {
    name: Option<String>,
    /// Where the browser goes in the end: it follows redirects of a form only to where the page's policy allows.
    origin: Option<String>,
}

async fn asking(uaa: &Uaa, back: &str) -> Result<Asking> {
    let Some(query) = back.strip_prefix("/oauth/authorize?") else { return Ok(Asking::default()) };
    let form = Form::parse(query.as_bytes())?;
    let Some(client_id) = form.get("client_id") else { return Ok(Asking::default()) };
    let client = uaa.service_instances().client_for(client_id).await?;
    let Some(client) = client else { return Ok(Asking::default()) };
    let allowed = form.get("redirect_uri").filter(|wanted| client.policy.allows_redirect_to(wanted));
    let origin =
        allowed.and_then(|wanted| Url::parse(wanted).ok()).map(|url| url.origin().ascii_serialization());
    Ok(Asking { name: Some(client.instance.name), origin })
}
