//! Disable and enable.

use axum::extract::{Path, State};
use axum::response::Redirect;

use super::LIST;
use crate::Sandbox;
use crate::rules::oauth_clients;
use crate::web::refused::Refused;
use crate::web::session::AdminForm;

pub async fn disable(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    form: AdminForm,
) -> Result<Redirect, Refused> {
    set(&sandbox, &id, &form, false).await
}

pub async fn enable(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    form: AdminForm,
) -> Result<Redirect, Refused> {
    set(&sandbox, &id, &form, true).await
}

async fn set(sandbox: &Sandbox, id: &str, form: &AdminForm, enabled: bool) -> Result<Redirect, Refused> {
    let done = oauth_clients::set_enabled(sandbox, &form.admin, id, enabled).await;
    done.map_err(|problem| form.signed_in.refuse(problem))?;
    Ok(Redirect::to(&format!("{LIST}?done={}", if enabled { "enabled" } else { "disabled" })))
}
