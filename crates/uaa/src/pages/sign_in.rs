//! The sign-in page.

use axum::response::Response;
use http::StatusCode;
use maud::html;

use super::page;

/// What the sign-in page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignIn<'a> {
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
    let waits = view.wait_seconds.map(in_words);
    let failed = view.message.is_some() || waits.is_some();
    let content = html! {
        h1 { "Sign in" }
        @if let Some(name) = view.asking {
            p.lead { "to continue to " strong { (name) } }
        }
        @if let Some(message) = view.message {
            p.alert role="alert" id="message" { (message) }
        }
        @if let Some(wait) = &waits {
            p.alert role="alert" id="message" { "Too many attempts to sign in. Please try again in " (wait) "." }
        }
        form method="post" action="/login" {
            input type="hidden" name="csrf_token" value=(view.form_token);
            input type="hidden" name="return" value=(view.back);
            label for="username" { "User name" }
            input id="username" name="username" type="text" value=(view.user_name) autocomplete="username"
                autocapitalize="none" spellcheck="false" maxlength="255" required
                autofocus[view.user_name.is_empty()]
                aria-describedby=[failed.then_some("message")];
            label for="password" { "Password" }
            input id="password" name="password" type="password" autocomplete="current-password" required
                autofocus[!view.user_name.is_empty()]
                aria-describedby=[failed.then_some("message")];
            button type="submit" { "Sign in" }
        }
    };
    page(status, "Sign in", view.sends_on_to, &content)
}

fn in_words(seconds: u64) -> String {
    match seconds {
        0 | 1 => "a second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}
