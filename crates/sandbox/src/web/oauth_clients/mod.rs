//! Admin Center → Manage OAuth2 Client Applications.

mod delete;
mod edit;
mod form;
mod list;
mod register;
mod switch;
mod view;

use axum::Router;
use axum::routing::{get, post};

use crate::Sandbox;

const LIST: &str = "/admin/oauth-clients";
const TRAIL: &[(&str, &str)] = &[("/admin", "Admin Center"), (LIST, "Manage OAuth2 Client Applications")];

pub fn routes() -> Router<Sandbox> {
    Router::new()
        .route(LIST, get(list::show))
        .route("/admin/oauth-clients/register", get(register::show).post(register::submit))
        .route("/admin/oauth-clients/generated/{id}", get(register::download))
        .route("/admin/oauth-clients/{id}", get(view::show))
        .route("/admin/oauth-clients/{id}/edit", get(edit::show).post(edit::submit))
        .route("/admin/oauth-clients/{id}/disable", post(switch::disable))
        .route("/admin/oauth-clients/{id}/enable", post(switch::enable))
        .route("/admin/oauth-clients/{id}/delete", get(delete::ask).post(delete::submit))
}
