//! The frame around every page.

use axum::response::Html;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::session::{SignedIn, Token};
use crate::COMPANY_ID;

/// Which entry of the navigation a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Home,
    TimeOff,
    Team,
    People,
    AdminCenter,
    Elsewhere,
}

/// A whole page; `body` starts with its `h1`.
pub fn page(title: &str, place: Place, signed_in: Option<&SignedIn>, body: &Markup) -> Html<String> {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · SuccessFactors sandbox" }
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/assets/style.css";
                script src="/assets/sandbox.js" defer {}
            }
            body {
                a .skip href="#main" { "Skip to the content" }
                header .top {
                    div .bar {
                        a .brand href="/" {
                            (PreEscaped(MARK))
                            span { "SuccessFactors " strong { "sandbox" } }
                        }
                        span .company { "Company " code { (COMPANY_ID) } }
                        @if let Some(signed_in) = signed_in { (sign_out(signed_in)) }
                    }
                    @if let Some(signed_in) = signed_in { (navigation(place, signed_in)) }
                }
                main #main { (body) }
                (footer())
            }
        }
    };
    Html(markup.into_string())
}

const MARK: &str = r#"<svg aria-hidden="true" viewBox="0 0 32 32" width="28" height="28"><rect width="32" height="32" rx="7"/><path d="M7 22h18M10 22l4-11h4l4 11"/></svg>"#;

fn sign_out(signed_in: &SignedIn) -> Markup {
    html! {
        form .who method="post" action="/sign-out" {
            (csrf(&signed_in.token))
            span { (signed_in.person.display_name()) }
            button .quiet type="submit" { "Sign out" }
        }
    }
}

fn navigation(place: Place, signed_in: &SignedIn) -> Markup {
    let mut entries = vec![(Place::Home, "/", "Home"), (Place::TimeOff, "/time-off", "Time Off")];
    if signed_in.manager {
        entries.push((Place::Team, "/time-off/team", "My Team"));
    }
    entries.push((Place::People, "/people", "People"));
    if signed_in.person.admin {
        entries.push((Place::AdminCenter, "/admin", "Admin Center"));
    }
    html! {
        nav aria-label="Main" {
            ul {
                @for (entry, address, label) in entries {
                    li { a href=(address) aria-current=[(entry == place).then_some("page")] { (label) } }
                }
            }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer {
            p {
                strong { "This is a sandbox, not SAP SuccessFactors. " }
                "Stricter than the real system: signatures in one profile only, loopback only. Looser: no permission \
                 roles, no workflow beyond the manager, no time account. "
                a href="/about" { "All differences" }
            }
        }
    }
}

/// The hidden field that proves where a form comes from.
pub fn csrf(token: &Token) -> Markup {
    html! { input type="hidden" name="csrf" value=(token.csrf()); }
}

/// The sentence after something was done.
pub fn notice(sentence: Option<&str>) -> Markup {
    html! { @if let Some(sentence) = sentence { p .notice role="status" { (sentence) } } }
}

/// Where the page stands below the Admin Center or a list.
pub fn trail(steps: &[(&str, &str)]) -> Markup {
    html! {
        nav .trail aria-label="Breadcrumb" {
            ol { @for (address, label) in steps { li { a href=(address) { (label) } } } }
        }
    }
}
