//! The sign-in page.

use axum::response::Response;
use http::StatusCode;
use maud::html;

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
}

pub(crate) fn sign_in(status: StatusCode, view: &SignIn<'_>) -> Response {
    let say = |english, german| view.language.of(english, german);
    let waits = view.wait_seconds.map(|seconds| too_many(view.language, seconds));
    let message = view.message.or(waits.as_deref());
    let described = message.is_some().then_some("message");
    let content = html! {
        h1 { (say("Sign in", "Anmelden")) }
        @if let Some(name) = view.asking {
            p.lead { (say("to continue to ", "um fortzufahren mit ")) strong { (name) } }
        }
        @if let Some(message) = message {
            p.alert role="alert" id="message" { (message) }
        }
        form method="post" action="/login" {
            input type="hidden" name="csrf_token" value=(view.form_token);
            input type="hidden" name="return" value=(view.back);
            label for="username" { (say("User name", "Benutzername")) }
            input id="username" name="username" type="text" value=(view.user_name) autocomplete="username"
                autocapitalize="none" spellcheck="false" maxlength="255" required
                autofocus[view.user_name.is_empty()]
                aria-describedby=[described];
            label for="password" { (say("Password", "Kennwort")) }
            input id="password" name="password" type="password" autocomplete="current-password" required
                autofocus[!view.user_name.is_empty()]
                aria-describedby=[described];
            button type="submit" { (say("Sign in", "Anmelden")) }
        }
    };
    page(view.language, status, say("Sign in", "Anmelden"), view.sends_on_to, &content)
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
