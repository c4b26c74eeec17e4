//! Delete a client, after asking.

use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use maud::html;

use super::{LIST, TRAIL};
use crate::Sandbox;
use crate::rules::oauth_clients;
use crate::web::page::{Place, csrf, page, trail};
use crate::web::refused::Refused;
use crate::web::session::{AdminForm, AdminPage};

pub async fn ask(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let client =
        oauth_clients::find(&sandbox, &admin, &id).await.map_err(|problem| signed_in.refuse(problem))?;
    let body = html! {
        (trail(TRAIL))
        h1 { "Delete " (client.application_name) "?" }
        form .card method="post" action={ (LIST) "/" (client.id) "/delete" } {
            (csrf(&signed_in.token))
            p {
                "Whoever uses its API key is refused from then on, and a new registration gets another key. \
                 To stop it only for a while, disable it."
            }
            p .actions {
                button .danger type="submit" { "Delete" }
                a .button href=(LIST) { "Cancel" }
            }
        }
    };
    Ok(page("Delete client application", Place::AdminCenter, Some(&signed_in), &body))
}

pub async fn submit(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    form: AdminForm,
) -> Result<Redirect, Refused> {
    let done = oauth_clients::delete(&sandbox, &form.admin, &id).await;
    done.map_err(|problem| form.signed_in.refuse(problem))?;
    Ok(Redirect::to(&format!("{LIST}?done=deleted")))
}
