//! Admin Center: for administrators alone.

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use maud::html;

use super::page::{Place, page};
use super::refused::Refused;
use super::session::AdminPage;
use super::{oauth_clients, upgrade_center};
use crate::Sandbox;
use crate::rules::upgrade;

pub fn routes() -> Router<Sandbox> {
    Router::new().route("/admin", get(show)).merge(oauth_clients::routes()).merge(upgrade_center::routes())
}

async fn show(
    State(sandbox): State<Sandbox>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let state = upgrade::state(&sandbox, &admin).await.map_err(|problem| signed_in.refuse(problem))?;
    let clients = sandbox.store().count_oauth_clients().await?;
    let body = html! {
        h1 { "Admin Center" }
        ul .tiles {
            li {
                a .card href="/admin/upgrade-center" {
                    h2 { "Upgrade Center" }
                    p { "Enhanced To-Do Integration creates the technical user a task center reads with." }
                    p .figure {
                        @if state.done.is_some() { "Nothing to upgrade" } @else { strong { "1" } " upgrade available" }
                    }
                }
            }
            li {
                a .card href="/admin/oauth-clients" {
                    h2 { "Manage OAuth2 Client Applications" }
                    p { "Register the clients a task center comes with, and get their API keys." }
                    p .figure { strong { (clients) } " registered" }
                }
            }
        }
    };
    Ok(page("Admin Center", Place::AdminCenter, Some(&signed_in), &body))
}
