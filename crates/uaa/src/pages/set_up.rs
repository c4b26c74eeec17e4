//! The page on which the first administrator is made.

use axum::response::Response;
use docket_directory::MIN_PASSWORD_CHARACTERS;
use http::StatusCode;
use maud::{Markup, html};

use super::{Language, page};

/// What the set-up page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct SetUp<'a> {
    pub(crate) language: Language,
    pub(crate) token: &'a str,
    pub(crate) user_name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) given_name: &'a str,
    pub(crate) family_name: &'a str,
    pub(crate) fault: Option<Fault>,
}

/// What is wrong with a field.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) field: &'static str,
    pub(crate) message: String,
    /// The message's own: what a part says is English.
    pub(crate) language: Language,
}

/// One line of the form.
pub(super) struct Field<'a> {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) value: &'a str,
    pub(super) hint: Option<String>,
}

/// What a password must be.
pub(super) fn password_rule(language: Language) -> String {
    match language {
        Language::English => {
            format!("At least {MIN_PASSWORD_CHARACTERS} characters; a few words make a good one.")
        }
        Language::German => {
            format!("Mindestens {MIN_PASSWORD_CHARACTERS} Zeichen; einige Wörter ergeben ein gutes.")
        }
    }
}

pub(crate) fn set_up(status: StatusCode, view: &SetUp<'_>) -> Response {
    let say = |english, german| view.language.of(english, german);
    let field =
        |name, label, kind, autocomplete, value| Field { name, label, kind, autocomplete, value, hint: None };
    let fault = view.fault.as_ref();
    let content = html! {
        h1 { (say("Welcome to docket", "Willkommen bei docket")) }
        p.lead {
            (say(
                "Create the first administrator. This link works once.",
                "Legen Sie den ersten Administrator an. Dieser Link gilt einmal.",
            ))
        }
        @if fault.is_some() {
            p.alert role="alert" {
                (say("One of the values needs your attention.", "Bitte prüfen Sie Ihre Angaben."))
            }
        }
        form method="post" action="/set-up" {
            input type="hidden" name="token" value=(view.token);
            (line(&field("user_name", say("User name", "Benutzername"), "text", "username", view.user_name), fault))
            (line(&field("email", say("E-mail address", "E-Mail-Adresse"), "email", "email", view.email), fault))
            div.pair {
                div { (line(&field("given_name", say("Given name", "Vorname"), "text", "given-name", view.given_name), fault)) }
                div { (line(&field("family_name", say("Family name", "Nachname"), "text", "family-name", view.family_name), fault)) }
            }
            (line(&Field {
                hint: Some(password_rule(view.language)),
                ..field("password", say("Password", "Kennwort"), "password", "new-password", "")
            }, fault))
            (line(&field(
                "password_again", say("Password again", "Kennwort wiederholen"), "password", "new-password", "",
            ), fault))
            button type="submit" { (say("Create administrator", "Administrator anlegen")) }
        }
    };
    page(view.language, status, say("Set up", "Einrichten"), None, &content)
}

pub(super) fn line(field: &Field<'_>, fault: Option<&Fault>) -> Markup {
    let wrong = fault.filter(|fault| fault.field == field.name);
    let note = format!("{}-note", field.name);
    let described = wrong.is_some() || field.hint.is_some();
    html! {
        label for=(field.name) { (field.label) }
        input id=(field.name) name=(field.name) type=(field.kind) value=(field.value) autocomplete=(field.autocomplete)
            autocapitalize=[(field.name == "user_name").then_some("none")] spellcheck="false" required
            autofocus[wrong.is_some() || (fault.is_none() && field.name == "user_name")]
            aria-invalid=[wrong.is_some().then_some("true")]
            aria-describedby=[described.then_some(&note)];
        @if let Some(fault) = wrong {
            p.fault id=(note) lang=(fault.language.tag()) { (fault.message) }
        } @else if let Some(hint) = &field.hint {
            p.hint id=(note) { (hint) }
        }
    }
}

/// For a link that does not work any more.
pub(crate) fn set_up_over(language: Language) -> Response {
    let say = |english, german| language.of(english, german);
    let content = html! {
        h1 { (say("This link does not work any more", "Dieser Link gilt nicht mehr")) }
        p {
            (say(
                "It was used already, is older than a day, or docket has been started again since.",
                "Er wurde schon benutzt, ist älter als ein Tag, oder docket wurde seitdem neu gestartet.",
            ))
        }
        p {
            (say(
                "As long as there is no administrator, docket prints a new link whenever it starts.",
                "Solange es keinen Administrator gibt, zeigt docket bei jedem Start einen neuen Link an.",
            ))
        }
        p { a.button href="/login" { (say("Sign in", "Anmelden")) } }
    };
    page(language, StatusCode::GONE, say("Set up", "Einrichten"), None, &content)
}
