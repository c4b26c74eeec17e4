//! Everybody in the company.

use axum::extract::State;
use axum::response::Html;
use maud::html;

use super::page::{Place, page};
use super::refused::Refused;
use super::session::SignedIn;
use crate::Sandbox;

pub async fn show(State(sandbox): State<Sandbox>, signed_in: SignedIn) -> Result<Html<String>, Refused> {
    let people = sandbox.store().list_people().await?;
    let name_of = |user_id: &str| {
        people.iter().find(|person| person.user_id == user_id).map(crate::store::Person::display_name)
    };
    let body = html! {
        h1 { "People" }
        ul .cards {
            @for person in &people {
                li .card {
                    h2 { (person.display_name()) }
                    @if person.admin { p .tag { "Administrator" } }
                    @if person.technical { p .tag { "Technical user" } }
                    dl {
                        dt { "User ID" } dd { code { (person.user_id) } }
                        @if !person.email.is_empty() { dt { "E-mail" } dd { (person.email) } }
                        @if let Some(manager) = person.manager.as_deref().and_then(name_of) {
                            dt { "Manager" } dd { (manager) }
                        }
                        @if let Some(id) = &person.global_user_id { dt { "Global User ID" } dd { code { (id) } } }
                        dt { "Language" } dd { (person.locale) }
                    }
                }
            }
        }
    };
    Ok(page("People", Place::People, Some(&signed_in), &body))
}
