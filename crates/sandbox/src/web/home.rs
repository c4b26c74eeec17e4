//! The start page.

use axum::extract::State;
use axum::response::Html;
use maud::html;

use super::page::{Place, page};
use super::refused::Refused;
use super::session::SignedIn;
use crate::Sandbox;

pub async fn show(State(sandbox): State<Sandbox>, signed_in: SignedIn) -> Result<Html<String>, Refused> {
    let person = &signed_in.person;
    let own = sandbox.store().count_requests_of(&person.user_id).await?;
    let team = sandbox.store().count_requests_for_approver(&person.user_id).await?;
    let body = html! {
        h1 { "Hello, " (person.given_name) }
        ul .tiles {
            li {
                a .card href="/time-off" {
                    h2 { "Time Off" }
                    p { "Ask for leave and see what became of it." }
                    p .figure { strong { (own.pending) } " pending, " (own.decided) " done" }
                }
            }
            @if signed_in.manager {
                li {
                    a .card href="/time-off/team" {
                        h2 { "My Team" }
                        p { "Requests that wait for you. You decide them in the task center." }
                        p .figure { strong { (team.pending) } " pending, " (team.decided) " done" }
                    }
                }
            }
            li {
                a .card href="/people" {
                    h2 { "People" }
                    p { "User ids, managers and Global User IDs of the company." }
                }
            }
            @if person.admin {
                li {
                    a .card href="/admin" {
                        h2 { "Admin Center" }
                        p { "Upgrade Center and OAuth2 client applications." }
                    }
                }
            }
        }
    };
    Ok(page("Home", Place::Home, Some(&signed_in), &body))
}
