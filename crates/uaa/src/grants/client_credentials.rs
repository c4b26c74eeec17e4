//! `client_credentials`: a client's own token, which stands for nobody.

use serde_json::Value;

use crate::Uaa;
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::scope;
use crate::tokens::TokenResponse;

/// `scope` narrows the client's authorities; `authorities={"az_attr":{…}}` adds attributes of the caller's choice, which
/// say nothing about what it may do.
pub(super) fn issue(uaa: &Uaa, client: &AuthenticatedClient, form: &Form) -> Result<TokenResponse> {
    let has = client.authorities();
    let requested = scope::split(form.get("scope"));
    if let Some(more) = requested.iter().find(|scope| !has.contains(scope)) {
        return Err(scope::unknown_scope(more));
    }
    let scopes = if requested.is_empty() { has } else { requested };
    let az_attr = form.get("authorities").map(additional_attributes).transpose()?;
    uaa.client_token(client, &scopes, az_attr)
}

fn additional_attributes(text: &str) -> Result<Value> {
    serde_json::from_str::<Value>(text)
        .ok()
        .and_then(|value| value.get("az_attr").cloned())
        .filter(Value::is_object)
        .ok_or_else(|| {
            UaaError::invalid_request("authorities must be JSON like {\"az_attr\":{\"name\":\"value\"}}.")
        })
}
