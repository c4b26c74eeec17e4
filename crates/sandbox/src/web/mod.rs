//! The screens: HTML made here, one style sheet, and a few lines of script that only add comfort.

mod about;
mod admin_center;
mod assets;
mod field;
mod fields;
pub mod generated;
mod home;
mod oauth_clients;
mod page;
mod paging;
mod people;
mod refused;
mod session;
mod sign_in;
mod time_off;
mod upgrade_center;

use axum::Router;
use axum::routing::get;

use crate::Sandbox;

pub use refused::not_found;

/// Every page.
pub fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/", get(home::show))
        .route("/about", get(about::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-out", axum::routing::post(sign_in::sign_out))
        .route("/people", get(people::show))
        .merge(admin_center::routes())
        .merge(time_off::routes())
        .merge(assets::routes())
}
