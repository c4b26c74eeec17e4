//! `/login/callback/{idp}`: back from an identity provider.

use axum::extract::{Path, State};
use axum::response::Response;
use docket_http::guard::session_cookie;
use http::{HeaderMap, Uri, header};

use super::connection::Connection;
use super::described::{PageRefusals, SentOn};
use super::login_with::{browser_secret, to_chooser};
use crate::form::Form;
use crate::identity_providers::{Arrival, Refusal};
use crate::pages::{self, Language, redirect_to};
use crate::{Uaa, session};

/// Signs in a person who comes back from an identity provider
///
/// Source: OpenID Connect Core 1.0, 3.1.2.5.
#[utoipa::path(
    get,
    path = "/login/callback/{idp}",
    operation_id = "signedInWith",
    params(
        ("idp" = String, Path, description = "The provider's name."),
        ("state" = Option<String>, Query, description = "As docket sent it."),
        ("code" = Option<String>, Query, description = "What docket gets the tokens for."),
        ("iss" = Option<String>, Query, description = "The provider's issuer."),
        ("error" = Option<String>, Query, description = "Why the provider signed nobody in."),
    ),
    responses(
        SentOn,
        (status = 403, description = "A page: the person is not let in.", body = String, content_type = "text/html"),
        (status = 502, description = "A page: the provider does not answer, or is not believed.", body = String,
            content_type = "text/html"),
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
    let arrived = async {
        let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
        let arrival =
            uaa.identity_providers().arrive(&name, browser_secret(connection, &headers), &form).await?;
        let Arrival { user, proof, target } = arrival;
        let cookie = uaa.begin_session(&user.id, proof, session_cookie(&headers)).await?;
        let mut response = redirect_to(&target);
        response.headers_mut().append(header::SET_COOKIE, session::set_cookie(&cookie, connection.https));
        Ok(response)
    };
    match arrived.await {
        Ok(response) => response,
        Err(refusal) => refused(&uaa, &headers, &name, refusal).await,
    }
}

async fn refused(uaa: &Uaa, headers: &HeaderMap, name: &str, refusal: Refusal) -> Response {
    let provider = uaa.identity_providers().find_enabled(name).await.ok().flatten();
    let shown = provider.as_ref().map_or("docket", |provider| &provider.settings.display_name);
    match &refusal {
        Refusal::Fault(fault) => {
            tracing::warn!(
                provider = name,
                "A sign-in with the identity provider {shown} was refused: {fault}"
            );
        }
        // Its cause is logged where it is shown.
        Refusal::Ours(_) => {}
        other => tracing::info!("A sign-in with the identity provider {shown} did not end well: {other:?}."),
    }
    pages::not_signed_in(Language::wanted(headers), shown, &to_chooser("/"), refusal)
}
