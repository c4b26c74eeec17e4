//! One client with its API key.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use docket_saml::Certificate;
use maud::{Markup, html};

use super::list::Done;
use super::{LIST, TRAIL};
use crate::rules::oauth_clients;
use crate::store::OauthClient;
use crate::web::page::{Place, notice, page, trail};
use crate::web::refused::Refused;
use crate::web::session::AdminPage;
use crate::{COMPANY_ID, Moment, Sandbox};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Query(done): Query<Done>,
    AdminPage { signed_in, admin }: AdminPage,
) -> Result<Html<String>, Refused> {
    let client =
        oauth_clients::find(&sandbox, &admin, &id).await.map_err(|problem| signed_in.refuse(problem))?;
    let mut unknown = Vec::new();
    for user_id in client.bound_users() {
        if sandbox.store().find_person(user_id).await?.is_none() {
            unknown.push(user_id);
        }
    }
    let told = match done.done.as_deref() {
        Some("registered") => {
            Some("The client application is registered. Copy its API key: it is the client id.")
        }
        Some("saved") => Some("The changes are saved. The API key is the same."),
        _ => None,
    };
    let body = html! {
        (trail(TRAIL))
        h1 { (client.application_name) }
        (notice(told))
        @if !client.enabled { p .warning { "Disabled: the token service does not know this API key." } }
        @for user_id in unknown {
            p .warning {
                "There is no user " code { (user_id) } " yet. "
                @if user_id == crate::TECHNICAL_USER { "The Enhanced To-Do Integration in the Upgrade Center creates it." }
            }
        }
        section .card {
            (facts(&client))
            h2 { "X.509 Certificate" }
            (certificate(&client, sandbox.clock().now()))
            p .actions {
                a .button .primary href={ (LIST) "/" (client.id) "/edit" } { "Edit" }
                a .button href=(LIST) { "Back" }
            }
        }
    };
    Ok(page(&client.application_name, Place::AdminCenter, Some(&signed_in), &body))
}

fn facts(client: &OauthClient) -> Markup {
    html! {
        div .field {
            label for="apiKey" { "API Key" }
            div .copy {
                input .code id="apiKey" value=(client.api_key) readonly;
                button type="button" data-copy="apiKey" hidden { "Copy" }
            }
        }
        dl {
            dt { "Company" } dd { code { (COMPANY_ID) } }
            dt { "Application Name" } dd { (client.application_name) }
            dt { "Description" } dd { @if client.description.is_empty() { "–" } @else { (client.description) } }
            dt { "Application URL" } dd { (client.application_url) }
            dt { "Bind to Users" } dd { @if client.bind_to_users { "Yes" } @else { "No" } }
            @if client.bind_to_users {
                dt { "User IDs" } dd { @for user_id in client.bound_users() { code { (user_id) } " " } }
            }
            dt { "Date Added" } dd { (client.added_at.exact()) }
        }
    }
}

fn certificate(client: &OauthClient, now: Moment) -> Markup {
    let Ok(certificate) = Certificate::from_pem_or_body(&client.certificate_pem) else {
        return html! { p .warning { "The stored certificate cannot be read; edit the client and paste it again." } };
    };
    let (from, until) = (Moment::from(certificate.not_before()), Moment::from(certificate.not_after()));
    html! {
        @if until < now { p .warning { "The certificate's validity is over." } }
        dl {
            dt { "Subject" } dd { (certificate.subject()) }
            dt { "Serial number" } dd { code { (certificate.serial_number()) } }
            dt { "Valid" } dd { (from.minutes()) " to " (until.minutes()) }
            dt { "Key" } dd { "RSA, " (certificate.key_bits()) " bits" }
            dt { "SHA-256 fingerprint" } dd { code { (certificate.fingerprint_sha256()) } }
        }
        details {
            summary { "Certificate text" }
            pre tabindex="0" { (client.certificate_pem) }
        }
    }
}
