//! The token service's addresses, one file each.

mod authorize;
mod backchannel_logout;
mod check_token;
mod client_assertion;
mod client_authentication;
mod connection;
mod described;
mod discovery;
mod documentation;
mod freshness;
mod login;
mod login_callback;
mod login_with;
mod logout;
mod logout_callback;
mod password;
mod saml_metadata;
mod set_up;
mod style;
mod token;
mod token_keys;
pub(crate) mod userinfo;

use std::sync::Arc;

use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

pub(crate) use connection::Connection;

use crate::Uaa;

impl Uaa {
    /// The token service's routes. Each checks itself what it must: client authentication, a token, a form's own token.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

/// What `/openapi.json` says of the token service.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<Uaa> {
    Routes::new("", ErrorFamily::OAuth)
        .tag("Token service", "Tokens for clients and persons, and the keys to check them with.")
        .add(Needs::Nobody, routes!(token::post))
        .add(Needs::Nobody, routes!(token::post_assertion))
        .add(Needs::Nobody, routes!(saml_metadata::get))
        .add(Needs::Nobody, routes!(authorize::get))
        .add(Needs::Nobody, routes!(authorize::post))
        .add(Needs::Nobody, routes!(token_keys::all))
        .add(Needs::Nobody, routes!(token_keys::current))
        .add(Needs::Nobody, routes!(discovery::get))
        .add(Needs::Nobody, routes!(discovery::get_by_issuer))
        .add(Needs::Nobody, routes!(documentation::get))
        .add(Needs::Nobody, routes!(userinfo::get))
        .add(Needs::Nobody, routes!(userinfo::post))
        .add(Needs::Nobody, routes!(check_token::post))
        .tag("Signing in", "Pages for people.")
        .add(Needs::Nobody, routes!(login::get))
        .add(Needs::Nobody, routes!(login::post))
        .add(Needs::Nobody, routes!(login_with::get))
        .add(Needs::Nobody, routes!(login_callback::get))
        .add(Needs::Nobody, routes!(style::get))
        .add(Needs::Nobody, routes!(logout::get))
        .add(Needs::Nobody, routes!(logout::post))
        .add(Needs::Nobody, routes!(password::get))
        .add(Needs::Nobody, routes!(password::post))
        .add(Needs::Nobody, routes!(logout_callback::get))
        .add(Needs::Nobody, routes!(backchannel_logout::post))
        .add(Needs::Nobody, routes!(set_up::get))
        .add(Needs::Nobody, routes!(set_up::post))
}
