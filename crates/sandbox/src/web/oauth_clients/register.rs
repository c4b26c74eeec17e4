//! Register a new OAuth client application.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{StatusCode, header};
use maud::html;

use super::form::ClientForm;
use super::{LIST, TRAIL};
use crate::problem::FieldProblem;
use crate::rules::oauth_clients;
use crate::web::page::{Place, page, trail};
use crate::web::refused::Refused;
use crate::web::session::{AdminForm, AdminPage, SignedIn};
use crate::{Problem, Sandbox};

const ACTION: &str = "/admin/oauth-clients/register";

pub async fn show(AdminPage { signed_in, .. }: AdminPage) -> Html<String> {
    render(&signed_in, &ClientForm::default(), &[])
}

pub async fn submit(
    State(sandbox): State<Sandbox>,
    AdminForm { signed_in, admin, fields }: AdminForm,
) -> Result<Response, Refused> {
    let mut form = ClientForm::sent(&fields);
    let outcome = if fields.get("action") == "generate" {
        form.generate_key_pair(&sandbox, &admin).await.map(|()| None)
    } else {
        oauth_clients::register(&sandbox, &admin, &form.input()).await.map(Some)
    };
    match outcome {
        Ok(Some(client)) => {
            Ok(Redirect::to(&format!("{LIST}/{}?done=registered", client.id)).into_response())
        }
        Ok(None) => Ok(render(&signed_in, &form, &[]).into_response()),
        Err(Problem::Invalid(problems)) => {
            Ok((StatusCode::BAD_REQUEST, render(&signed_in, &form, &problems)).into_response())
        }
        Err(problem) => Err(signed_in.refuse(problem)),
    }
}

/// One PEM text with private key and certificate.
pub async fn download(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    AdminPage { signed_in, .. }: AdminPage,
) -> Result<Response, Refused> {
    let pem = sandbox.generated().find(&id, &signed_in.person.user_id, sandbox.clock().now());
    let Some(pem) = pem else {
        return Err(signed_in.refuse(Problem::NotFound(
            "The key pair is not offered any more; generate a new one.".to_owned(),
        )));
    };
    let headers = [
        (header::CONTENT_TYPE, "application/x-pem-file"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"Certificate.pem\""),
    ];
    Ok((headers, pem).into_response())
}

fn render(signed_in: &SignedIn, form: &ClientForm, problems: &[FieldProblem]) -> Html<String> {
    let body = html! {
        (trail(TRAIL))
        h1 { "Register a new OAuth Client Application" }
        (form.show(&signed_in.token, ACTION, "Register", None, problems))
    };
    page("Register a new OAuth Client Application", Place::AdminCenter, Some(signed_in), &body)
}
