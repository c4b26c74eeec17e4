//! `/logout/callback`: back from signing out at an identity provider.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};

use super::described::{PageRefusals, SentOn};
use crate::Uaa;
use crate::form::Form;
use crate::pages::{self, Language, redirect_to};

/// Sends a person on who signed out at an identity provider
///
/// To where signing out was to lead, or to a page that says that they are signed out.
#[utoipa::path(
    get,
    path = "/logout/callback",
    operation_id = "signedOutWith",
    params(("state" = Option<String>, Query, description = "As docket sent it.")),
    responses(
        (status = 200, description = "A page that says so.", body = String, content_type = "text/html"),
        SentOn,
        PageRefusals,
    ),
)]
pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap, uri: Uri) -> Response {
    let language = Language::wanted(&headers);
    let found = async {
        let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
        match form.get("state") {
            Some(state) => uaa.identity_providers().signed_out(state).await,
            None => Ok(None),
        }
    };
    match found.await {
        Ok(Some(target)) => redirect_to(&target),
        Ok(None) => pages::signed_out(language),
        Err(error) => {
            let title = language.of("Signing out did not work", "Die Abmeldung hat nicht geklappt");
            pages::refused(language, title, error)
        }
    }
}
