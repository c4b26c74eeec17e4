//! The sign-in page.

use axum::response::Response;
use http::StatusCode;
use maud::{Markup, html};

use super::{Language, page};

/// What the sign-in page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignIn<'a> {
    pub(crate) language: Language,
    /// Where to go after signing in, on our own address.
    pub(crate) back: &'a str,
    pub(crate) form_token: &'a str,
    /// The application the person signs in for.
    pub(crate) asking: Option<&'a str>,
    /// Its address.
    pub(crate) sends_on_to: Option<&'a str>,
    /// What was typed before.
    pub(crate) user_name: &'a str,
    pub(crate) message: Option<&'static str>,
    /// How long to wait for the next attempt.
    pub(crate) wait_seconds: Option<u64>,
    /// Other ways to sign in than with a password.
    pub(crate) ways: &'a [Way],
    /// No password kept here counts.
    pub(crate) without_passwords: bool,
}

/// An identity provider to choose.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) display_name: String,
    /// The way there, on our own address.
    pub(crate) address: String,
}

pub(crate) fn sign_in(status: StatusCode, view: &SignIn<'_>) -> Response {
    let say = |english, german| view.language.of(english, german);
    let waits = view.wait_seconds.map(|seconds| too_many(view.language, seconds));
    let message = view.message.or(waits.as_deref());
    let content = html! {
        h1 { (say("Sign in", "Anmelden")) }
        @if let Some(name) = view.asking {
            p.lead { (say("to continue to ", "um fortzufahren mit ")) strong { (name) } }
        }
        @if let Some(message) = message {
            p.alert role="alert" id="message" { (message) }
        }
        @if !view.ways.is_empty() {
            ul.ways {
                @for way in view.ways {
                    li { a.button.way href=(way.address) { (with(view.language, &way.display_name)) } }
                }
            }
        }
        @if !view.without_passwords {
            @if !view.ways.is_empty() {
                h2.or { span { (say("or with a password", "oder mit einem Kennwort")) } }
            }
            (password_form(view, message.is_some()))
        } @else if view.ways.is_empty() {
            p {
                (say(
                    "There is no way to sign in at the moment. Tell the people who run docket.",
                    "Zurzeit ist keine Anmeldung möglich. Wenden Sie sich an die Betreiber von docket.",
                ))
            }
        }
    };
    page(view.language, status, say("Sign in", "Anmelden"), view.sends_on_to, &content)
}

fn password_form(view: &SignIn<'_>, has_message: bool) -> Markup {
    let say = |english, german| view.language.of(english, german);
    let described = has_message.then_some("message");
    // Among several ways none is pushed; after a mistake it is clear which one it is.
    let focus = view.ways.is_empty() || has_message || !view.user_name.is_empty();
    html! {
        form method="post" action="/login" {
            input type="hidden" name="csrf_token" value=(view.form_token);
            input type="hidden" name="return" value=(view.back);
            label for="username" { (say("User name", "Benutzername")) }
            input id="username" name="username" type="text" value=(view.user_name) autocomplete="username"
                autocapitalize="none" spellcheck="false" maxlength="255" required
                autofocus[focus && view.user_name.is_empty()]
                aria-describedby=[described];
            label for="password" { (say("Password", "Kennwort")) }
            input id="password" name="password" type="password" autocomplete="current-password" required
                autofocus[focus && !view.user_name.is_empty()]
                aria-describedby=[described];
            button type="submit" { (say("Sign in", "Anmelden")) }
        }
    }
}

fn with(language: Language, name: &str) -> Markup {
    match language {
        Language::English => html! { "Sign in with " bdi { (name) } },
        Language::German => html! { "Anmelden mit " bdi { (name) } },
    }
}

fn too_many(language: Language, seconds: u64) -> String {
    let (number, unit) = match seconds {
        0 | 1 => (1, language.of("second", "Sekunde")),
        2..=90 => (seconds, language.of("seconds", "Sekunden")),
        _ => (seconds.div_ceil(60), language.of("minutes", "Minuten")),
    };
    match language {
        Language::English => format!("Too many attempts to sign in. Please try again in {number} {unit}."),
        Language::German => {
            format!("Zu viele Anmeldeversuche. Bitte versuchen Sie es in {number} {unit} noch einmal.")
        }
    }
}
