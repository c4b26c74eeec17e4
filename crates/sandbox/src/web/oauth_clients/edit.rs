//! Change a client; company and API key stay.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use maud::html;

use super::form::ClientForm;
use super::{LIST, TRAIL};
use crate::problem::FieldProblem;
use crate::rules::oauth_clients;
use crate::store::OauthClient;
use crate::web::page::{Place, page, trail};
use crate::web::refused::Refused;
use crate::web::session::{AdminForm, AdminPage, SignedIn};
use crate::{Problem, Sandbox};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let client =
        oauth_clients::find(&sandbox, &admin, &id).await.map_err(|problem| signed_in.refuse(problem))?;
    Ok(render(&signed_in, &client, &ClientForm::of(&client), &[]))
}

pub async fn submit(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    AdminForm { signed_in, admin, fields }: AdminForm,
) -> Result<Response, Refused> {
    let client =
        oauth_clients::find(&sandbox, &admin, &id).await.map_err(|problem| signed_in.refuse(problem))?;
    let mut form = ClientForm::sent(&fields);
    let outcome = if fields.get("action") == "generate" {
        form.generate_key_pair(&sandbox, &admin).await.map(|()| None)
    } else {
        oauth_clients::edit(&sandbox, &admin, &id, &form.input()).await.map(Some)
    };
    match outcome {
        Ok(Some(client)) => Ok(Redirect::to(&format!("{LIST}/{}?done=saved", client.id)).into_response()),
        Ok(None) => Ok(render(&signed_in, &client, &form, &[]).into_response()),
        Err(Problem::Invalid(problems)) => {
            Ok((StatusCode::BAD_REQUEST, render(&signed_in, &client, &form, &problems)).into_response())
        }
        Err(problem) => Err(signed_in.refuse(problem)),
    }
}

fn render(
    signed_in: &SignedIn,
    client: &OauthClient,
    form: &ClientForm,
    problems: &[FieldProblem],
) -> Html<String> {
    let action = format!("{LIST}/{}/edit", client.id);
    let body = html! {
        (trail(TRAIL))
        h1 { "Edit OAuth Client Application" }
        (form.show(&signed_in.token, &action, "Save", Some(&client.api_key), problems))
    };
    page("Edit OAuth Client Application", Place::AdminCenter, Some(signed_in), &body)
}
