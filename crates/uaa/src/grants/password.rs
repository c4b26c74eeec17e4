//! `password`: for clients whose instance allows it, in rehearsals and tests.

use std::net::IpAddr;

use docket_domain::Authentication;
use serde_json::{Map, Value};

use crate::asked::Asked;
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::grants::SignIn;
use crate::person::ActivePerson;
use crate::scope::{self, Grantable};
use crate::service_instances::GrantType;
use crate::tokens::{PersonGrant, TokenResponse};
use crate::{Uaa, grants, secrets};

/// Throttled like the sign-in page, with the same counters. A wrong name and a wrong password get the same answer.
pub(super) async fn issue(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: Asked,
    address: Option<IpAddr>,
) -> Result<TokenResponse> {
    let (user_name, password) = (form.require("username")?, form.require("password")?);
    check_origin(form.get("login_hint"))?;
    let requested = scope::split(form.get("scope"));
    Grantable::check_names(&client.instance, &requested)?;
    let Some(user) = uaa.sign_in(user_name, password, address).await? else {
        return Err(UaaError::bad_credentials());
    };
    let now = uaa.clock().now();
    let mut tx = uaa.store().begin().await?;
    let Some(person) = ActivePerson::find(&mut tx, &user.id).await? else {
        return Err(UaaError::bad_credentials());
    };
    let scopes = Grantable::of_person(&client.instance, &person).select(&requested)?;
    let family = secrets::hash(&secrets::new_secret(uaa.chance()));
    let authentication = Authentication::password();
    let sign_in = SignIn {
        family,
        user: &user.id,
        scopes: &scopes,
        auth_time: now,
        authentication: &authentication,
        attributes: asked.attributes.as_ref(),
    };
    let refresh = uaa.first_refresh_token(client, &sign_in);
    let refresh_token = grants::keep(uaa, &mut tx, refresh).await?;
    tx.commit().await?;
    let granted = PersonGrant {
        person: &person,
        grant: GrantType::Password,
        scopes,
        asked,
        auth_time: now,
        authentication,
        nonce: None,
        not_after: None,
    };
    Ok(uaa.person_token(client, &granted).await?.with_refresh_token(refresh_token))
}

/// A `login_hint` names the identity provider that knows the password, as JSON with `origin`; docket knows its own passwords
/// alone. Source: Cloud Foundry UAA, "Password Grant".
fn check_origin(login_hint: Option<&str>) -> Result<()> {
    let Some(hint) = login_hint else { return Ok(()) };
    let hint = serde_json::from_str::<Map<String, Value>>(hint).ok();
    match hint.as_ref().and_then(|hint| hint.get("origin")).and_then(Value::as_str) {
        Some(Authentication::LOCAL) => Ok(()),
        Some(_) => Err(UaaError::invalid_grant(format!(
            "The login_hint names another identity provider; passwords are those of the origin {}.",
            Authentication::LOCAL
        ))),
        None => Err(UaaError::invalid_request("login_hint must be JSON like {'origin':'docket'}.")),
    }
}
