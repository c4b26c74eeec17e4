//! The page on which people change their password.

use axum::response::Response;
use http::StatusCode;
use maud::html;

use super::set_up::{Fault, Field, line, password_rule};
use super::{Language, page};

/// What the page shows.
#[derive(Clone, Debug)]
pub(crate) struct ChangePassword<'a> {
    pub(crate) language: Language,
    pub(crate) form_token: &'a str,
    pub(crate) fault: Option<Fault>,
}

pub(crate) fn change_password(status: StatusCode, view: &ChangePassword<'_>) -> Response {
    let say = |english, german| view.language.of(english, german);
    let fault = view.fault.as_ref();
    let field = |name, label, autocomplete| Field {
        name,
        label,
        kind: "password",
        autocomplete,
        value: "",
        hint: None,
    };
    let content = html! {
        h1 { (say("Change your password", "Kennwort ändern")) }
        p.lead {
            (say("You stay signed in here, and nowhere else.", "Sie bleiben hier angemeldet, sonst nirgends."))
        }
        form method="post" action="/password" {
            input type="hidden" name="csrf_token" value=(view.form_token);
            (line(&field("current", say("Current password", "Jetziges Kennwort"), "current-password"), fault))
            (line(&Field {
                hint: Some(password_rule(view.language)),
                ..field("new", say("New password", "Neues Kennwort"), "new-password")
            }, fault))
            (line(&field("new_again", say("New password again", "Neues Kennwort wiederholen"), "new-password"), fault))
            button type="submit" { (say("Change password", "Kennwort ändern")) }
        }
        p { a href="/" { (say("Back", "Zurück")) } }
    };
    page(view.language, status, say("Password", "Kennwort"), None, &content)
}

pub(crate) fn password_changed(language: Language) -> Response {
    let content = html! {
        h1 { (language.of("Your password is changed", "Ihr Kennwort ist geändert")) }
        p { a.button href="/" { (language.of("Go on", "Weiter")) } }
    };
    page(language, StatusCode::OK, language.of("Password", "Kennwort"), None, &content)
}

/// For somebody who has no password here.
pub(crate) fn password_elsewhere(language: Language) -> Response {
    let content = html! {
        h1 { (language.of("Your password is not kept here", "Ihr Kennwort liegt nicht hier")) }
        p {
            (language.of(
                "You sign in with another system; change your password there.",
                "Sie melden sich mit einem anderen System an; ändern Sie Ihr Kennwort dort.",
            ))
        }
        p { a.button href="/" { (language.of("Back", "Zurück")) } }
    };
    page(language, StatusCode::CONFLICT, language.of("Password", "Kennwort"), None, &content)
}
