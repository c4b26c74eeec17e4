//! The token service's addresses, one file each.

mod authorize;
mod check_token;
mod client_authentication;
mod connection;
mod discovery;
mod login;
mod logout;
mod set_up;
mod style;
mod token;
mod token_keys;
mod userinfo;

use std::sync::Arc;

use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};

use crate::Uaa;

impl Uaa {
    /// The token service's routes. Each checks itself what it must: client authentication, a token, a form's own token.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        Routes::new("", ErrorFamily::OAuth)
            .post("/oauth/token", Needs::Nobody, token::post)
            .get("/oauth/authorize", Needs::Nobody, authorize::get)
            .post("/oauth/authorize", Needs::Nobody, authorize::post)
            .get("/token_keys", Needs::Nobody, token_keys::all)
            .get("/token_key", Needs::Nobody, token_keys::current)
            .get("/.well-known/openid-configuration", Needs::Nobody, discovery::get)
            .get("/userinfo", Needs::Nobody, userinfo::get)
            .post("/check_token", Needs::Nobody, check_token::post)
            .get("/login", Needs::Nobody, login::get)
            .post("/login", Needs::Nobody, login::post)
            .get("/login/style.css", Needs::Nobody, style::get)
            .get("/logout.do", Needs::Nobody, logout::get)
            .get("/set-up", Needs::Nobody, set_up::get)
            .post("/set-up", Needs::Nobody, set_up::post)
            .serve(self.clone(), authenticator)
    }
}
