//! The list of clients.

use axum::extract::{Query, State};
use axum::response::Html;
use maud::{Markup, html};

use super::{LIST, TRAIL};
use crate::Sandbox;
use crate::rules::oauth_clients;
use crate::store::OauthClient;
use crate::web::page::{Place, csrf, notice, page, trail};
use crate::web::paging::Paging;
use crate::web::refused::Refused;
use crate::web::session::{AdminPage, SignedIn};

#[derive(serde::Deserialize)]
pub struct Done {
    pub done: Option<String>,
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    Query(paging): Query<Paging>,
    Query(done): Query<Done>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let found = oauth_clients::list(&sandbox, &admin, paging.limit(), paging.offset()).await;
    let (clients, total) = found.map_err(|problem| signed_in.refuse(problem))?;
    let told = match done.done.as_deref() {
        Some("disabled") => Some("The client application is disabled. Its tokens are not taken any more."),
        Some("enabled") => Some("The client application is enabled."),
        Some("deleted") => Some("The client application is deleted."),
        _ => None,
    };
    let body = html! {
        (trail(&TRAIL[..1]))
        h1 { "Manage OAuth2 Client Applications" }
        (notice(told))
        p .actions { a .button .primary href="/admin/oauth-clients/register" { "Register Client Application" } }
        @if clients.is_empty() {
            p .empty { "No client application is registered yet." }
        } @else {
            (table(&signed_in, &clients))
            (paging.links(LIST, u64::from(total)))
        }
    };
    Ok(page("Manage OAuth2 Client Applications", Place::AdminCenter, Some(&signed_in), &body))
}

fn table(signed_in: &SignedIn, clients: &[OauthClient]) -> Markup {
    html! {
        table .stacks role="table" {
            caption .hidden { "Registered client applications" }
            thead role="rowgroup" {
                tr role="row" {
                    @for title in ["Application Name", "Application URL", "Date Added", "Actions"] {
                        th role="columnheader" scope="col" { (title) }
                    }
                }
            }
            tbody role="rowgroup" { @for client in clients { (row(signed_in, client)) } }
        }
    }
}

fn row(signed_in: &SignedIn, client: &OauthClient) -> Markup {
    let address = format!("{LIST}/{}", client.id);
    let (switch, label) = if client.enabled { ("disable", "Disable") } else { ("enable", "Enable") };
    let name = &client.application_name;
    html! {
        tr role="row" {
            td role="cell" data-label="Application Name" {
                (name)
                @if !client.enabled { " " span .tag { "Disabled" } }
            }
            td role="cell" data-label="Application URL" { (client.application_url) }
            td role="cell" data-label="Date Added" { (client.added_at.exact()) }
            td role="cell" data-label="Actions" {
                div .row-actions {
                    a href=(address) aria-label={ "View " (name) } { "View" }
                    a href={ (address) "/edit" } aria-label={ "Edit " (name) } { "Edit" }
                    form method="post" action={ (address) "/" (switch) } {
                        (csrf(&signed_in.token))
                        button .link type="submit" aria-label={ (label) " " (name) } { (label) }
                    }
                    a href={ (address) "/delete" } aria-label={ "Delete " (name) } { "Delete" }
                }
            }
        }
    }
}
