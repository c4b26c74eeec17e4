//! The page on which the first administrator is made.

use axum::response::Response;
use docket_directory::MIN_PASSWORD_CHARACTERS;
use http::StatusCode;
use maud::{Markup, html};

use super::page;

/// What the set-up page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct SetUp<'a> {
    pub(crate) token: &'a str,
    pub(crate) user_name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) given_name: &'a str,
    pub(crate) family_name: &'a str,
    /// The field that is at fault and what is wrong with it.
    pub(crate) fault: Option<(&'static str, String)>,
}

/// One line of the form.
struct Field<'a> {
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    value: &'a str,
    hint: Option<String>,
}

pub(crate) fn set_up(status: StatusCode, view: &SetUp<'_>) -> Response {
    let field =
        |name, label, kind, autocomplete, value| Field { name, label, kind, autocomplete, value, hint: None };
    let fault = view.fault.as_ref();
    let content = html! {
        h1 { "Welcome to docket" }
        p.lead { "Create the first administrator. This link works once." }
        @if fault.is_some() {
            p.alert role="alert" { "One of the values needs your attention." }
        }
        form method="post" action="/set-up" {
            input type="hidden" name="token" value=(view.token);
            (line(&field("user_name", "User name", "text", "username", view.user_name), fault))
            (line(&field("email", "E-mail address", "email", "email", view.email), fault))
            div.pair {
                div { (line(&field("given_name", "Given name", "text", "given-name", view.given_name), fault)) }
                div { (line(&field("family_name", "Family name", "text", "family-name", view.family_name), fault)) }
            }
            (line(&Field {
                hint: Some(format!("At least {MIN_PASSWORD_CHARACTERS} characters; a few words make a good one.")),
                ..field("password", "Password", "password", "new-password", "")
            }, fault))
            (line(&field("password_again", "Password again", "password", "new-password", ""), fault))
            button type="submit" { "Create administrator" }
        }
    };
    page(status, "Set up", None, &content)
}

fn line(field: &Field<'_>, fault: Option<&(&'static str, String)>) -> Markup {
    let wrong = fault.filter(|(name, _)| *name == field.name).map(|(_, message)| message);
    let note = format!("{}-note", field.name);
    let described = wrong.is_some() || field.hint.is_some();
    html! {
        label for=(field.name) { (field.label) }
        input id=(field.name) name=(field.name) type=(field.kind) value=(field.value) autocomplete=(field.autocomplete)
            autocapitalize=[(field.name == "user_name").then_some("none")] spellcheck="false" required
            autofocus[wrong.is_some() || (fault.is_none() && field.name == "user_name")]
            aria-invalid=[wrong.is_some().then_some("true")]
            aria-describedby=[described.then_some(&note)];
        @if let Some(message) = wrong {
            p.fault id=(note) { (message) }
        } @else if let Some(hint) = &field.hint {
            p.hint id=(note) { (hint) }
        }
    }
}

/// For a link that does not work any more.
pub(crate) fn set_up_over() -> Response {
    let content = html! {
        h1 { "This link does not work any more" }
        p { "It was used already, is older than a day, or docket has been started again since." }
        p { "As long as there is no administrator, docket prints a new link whenever it starts." }
        p { a.button href="/login" { "Sign in" } }
    };
    page(StatusCode::GONE, "Set up", None, &content)
}
