//! Admin Center → Upgrade Center.

use axum::Router;
use axum::extract::State;
use axum::response::{Html, Redirect};
use axum::routing::get;
use maud::{Markup, html};

use super::page::{Place, csrf, page, trail};
use super::refused::Refused;
use super::session::{AdminForm, AdminPage, SignedIn};
use crate::rules::upgrade::{self, UpgradeState};
use crate::{Sandbox, TECHNICAL_USER};

const LEARN_MORE: &str = "/admin/upgrade-center/enhanced-to-do-integration";

pub fn routes() -> Router<Sandbox> {
    Router::new().route("/admin/upgrade-center", get(show)).route(LEARN_MORE, get(learn_more).post(run))
}

async fn show(
    State(sandbox): State<Sandbox>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let state = upgrade::state(&sandbox, &admin).await.map_err(|problem| signed_in.refuse(problem))?;
    let body = html! {
        (trail(&[("/admin", "Admin Center")]))
        h1 { "Upgrade Center" }
        section .card {
            h2 { "Enhanced To-Do Integration" }
            p { "Lets a task center read the To-Dos of this company and carry decisions back." }
            (done(&state))
            p .actions {
                @if state.done.is_some() { a .button href=(LEARN_MORE) { "What it did" } }
                @else { a .button .primary href=(LEARN_MORE) { "Learn More & Upgrade Now" } }
            }
        }
    };
    Ok(page("Upgrade Center", Place::AdminCenter, Some(&signed_in), &body))
}

async fn learn_more(
    State(sandbox): State<Sandbox>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let state = upgrade::state(&sandbox, &admin).await.map_err(|problem| signed_in.refuse(problem))?;
    Ok(page("Enhanced To-Do Integration", Place::AdminCenter, Some(&signed_in), &explain(&signed_in, &state)))
}

async fn run(State(sandbox): State<Sandbox>, form: AdminForm) -> Result<Redirect, Refused> {
    upgrade::run(&sandbox, &form.admin).await.map_err(|problem| form.signed_in.refuse(problem))?;
    Ok(Redirect::to(LEARN_MORE))
}

fn explain(signed_in: &SignedIn, state: &UpgradeState) -> Markup {
    html! {
        (trail(&[("/admin", "Admin Center"), ("/admin/upgrade-center", "Upgrade Center")]))
        h1 { "Enhanced To-Do Integration" }
        section .card {
            h2 { "What the upgrade does" }
            ul {
                li { "It creates the technical user " code { (TECHNICAL_USER) } ", with which a task center reads." }
                li {
                    "It prepares the entries of the last three months for the initial load: "
                    (state.prepared) " pending time off requests."
                }
            }
            p { "Afterwards, register two OAuth2 client applications: one bound to that user, one for everybody." }
            (done(state))
            @if state.done.is_some() {
                p .actions { a .button .primary href="/admin/oauth-clients" { "Manage OAuth2 Client Applications" } }
            } @else {
                form method="post" action=(LEARN_MORE) {
                    (csrf(&signed_in.token))
                    p .actions {
                        button .primary type="submit" { "Upgrade Now" }
                        a .button href="/admin/upgrade-center" { "Cancel" }
                    }
                }
            }
        }
    }
}

fn done(state: &UpgradeState) -> Markup {
    html! {
        @if let Some(upgrade) = &state.done {
            p .notice role="status" { "Upgraded on " (upgrade.done_at.minutes()) " by " code { (upgrade.done_by) } "." }
        }
    }
}
