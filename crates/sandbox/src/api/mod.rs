//! The JSON API behind the screens: the same rules, told to programs.
//!
//! Basic authentication with `user@company:password`; lists are `{"value": […]}`, errors
//! `{"error": {"code", "message", "target"}}`.

mod caller;
mod faults;
mod oauth_clients;
mod people;
mod refusal;
mod time_off;
mod upgrades;

use axum::Router;
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};

pub use refusal::Refusal;

use crate::{Problem, Sandbox};

/// Everything under `/api/v1`.
pub fn routes() -> Router<Sandbox> {
    let api = Router::new()
        .route("/upgrades", get(upgrades::list))
        .route("/upgrades/enhanced-to-do-integration", post(upgrades::run))
        .route("/oauth-clients", get(oauth_clients::list).post(oauth_clients::register))
        .route(
            "/oauth-clients/{id}",
            get(oauth_clients::find).put(oauth_clients::edit).delete(oauth_clients::delete),
        )
        .route("/oauth-clients/{id}/disable", post(oauth_clients::disable))
        .route("/oauth-clients/{id}/enable", post(oauth_clients::enable))
        .route("/time-off-requests", get(time_off::list).post(time_off::request))
        .route("/time-off-requests/{external_code}", get(time_off::find))
        .route("/time-off-requests/{external_code}/withdraw", post(time_off::withdraw))
        .route("/time-types", get(time_off::time_types))
        .route("/people", get(people::list))
        .route("/faults", get(faults::list).put(faults::replace).delete(faults::clear))
        .fallback(async || Refusal(Problem::NotFound("The JSON API has no such address.".to_owned())));
    Router::new().nest("/api/v1", api)
}

/// A list.
#[derive(Serialize)]
struct Value<T> {
    value: Vec<T>,
}

/// Which part of a long list: `top` rows (1 to 1000, 100 by default) after the first `skip`.
#[derive(Deserialize)]
struct Part {
    #[serde(default = "hundred")]
    top: u32,
    #[serde(default)]
    skip: u32,
}

fn hundred() -> u32 {
    100
}

impl Part {
    fn check(&self) -> Result<(u32, u32), Problem> {
        if (1..=1000).contains(&self.top) {
            return Ok((self.top, self.skip));
        }
        Err(Problem::invalid("top", "top: a number from 1 to 1000."))
    }
}
