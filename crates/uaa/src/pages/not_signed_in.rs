//! What somebody is told whom a provider could not sign in.

use axum::response::Response;
use http::StatusCode;
use maud::html;

use super::{Language, page};
use crate::error::UaaError;
use crate::identity_providers::Refusal;

/// `provider`: what people call it. `again`: the way to another attempt, on our own address.
pub(crate) fn not_signed_in(language: Language, provider: &str, again: &str, refusal: Refusal) -> Response {
    let say = |english: &'static str, german: &'static str| {
        language.of(english, german).replace("{provider}", provider)
    };
    let contact = language.of(
        "Please contact the people who administer docket.",
        "Bitte wenden Sie sich an die Administratoren von docket.",
    );
    let mut detail = None;
    let (status, text, advice) = match refusal {
        Refusal::Stale => (
            StatusCode::BAD_REQUEST,
            say(
                "This sign-in took too long, was used already, or began in another browser.",
                "Diese Anmeldung hat zu lange gedauert, wurde schon benutzt oder in einem anderen Browser begonnen.",
            ),
            None,
        ),
        Refusal::Declined(code) => {
            detail = (!code.is_empty()).then_some(code);
            (
                StatusCode::FORBIDDEN,
                say("{provider} did not sign you in.", "{provider} hat Sie nicht angemeldet."),
                None,
            )
        }
        Refusal::Fault(fault) if fault.is_passing() => {
            detail = Some(fault.to_string());
            (
                StatusCode::BAD_GATEWAY,
                say("{provider} does not answer at the moment.", "{provider} antwortet zurzeit nicht."),
                Some(
                    language.of("Please try again in a while.", "Bitte versuchen Sie es später noch einmal."),
                ),
            )
        }
        Refusal::Fault(fault) => {
            detail = Some(fault.to_string());
            (
                StatusCode::BAD_GATEWAY,
                say(
                    "The answer of {provider} cannot be accepted.",
                    "Die Antwort von {provider} kann nicht angenommen werden.",
                ),
                Some(contact),
            )
        }
        Refusal::Unknown => (
            StatusCode::FORBIDDEN,
            say("{provider} knows you, but docket does not.", "{provider} kennt Sie, docket aber nicht."),
            Some(contact),
        ),
        Refusal::Incomplete(what) => {
            detail = Some(format!("Missing or not accepted: {what}."));
            (
                StatusCode::FORBIDDEN,
                say(
                    "{provider} does not say enough about you to give you access.",
                    "{provider} sagt nicht genug über Sie, um Ihnen Zugang zu geben.",
                ),
                Some(contact),
            )
        }
        Refusal::NameTaken => (
            StatusCode::FORBIDDEN,
            say(
                "Somebody else has your user name in docket.",
                "Ihren Benutzernamen hat in docket schon jemand anderes.",
            ),
            Some(contact),
        ),
        Refusal::NotLinked => (
            StatusCode::FORBIDDEN,
            say(
                "docket knows somebody of your name, and {provider} does not confirm the e-mail address that would prove it is you.",
                "docket kennt jemanden mit Ihrem Namen, aber {provider} bestätigt die E-Mail-Adresse nicht, die das beweisen würde.",
            ),
            Some(contact),
        ),
        Refusal::Deactivated => (
            StatusCode::FORBIDDEN,
            say("Your access to docket is deactivated.", "Ihr Zugang zu docket ist deaktiviert."),
            Some(contact),
        ),
        Refusal::Ours(error) => return ours(language, error),
    };
    let content = html! {
        h1 { (title(language)) }
        p.alert role="alert" { (text) }
        @if let Some(advice) = advice {
            p { (advice) }
        }
        @if let Some(detail) = &detail {
            p.hint lang="en" { (detail) }
        }
        p { a.button href=(again) { (language.of("Try again", "Noch einmal versuchen")) } }
    };
    page(language, status, title(language), None, &content)
}

fn ours(language: Language, error: UaaError) -> Response {
    super::refused(language, title(language), error)
}

fn title(language: Language) -> &'static str {
    language.of("You are not signed in", "Sie sind nicht angemeldet")
}
