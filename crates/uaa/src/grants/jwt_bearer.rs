//! `urn:ietf:params:oauth:grant-type:jwt-bearer`: a person's token of one client against one of the calling client.

use crate::Uaa;
use crate::asked::Asked;
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::scope::{self, Grantable};
use crate::service_instances::GrantType;
use crate::tokens::{PersonGrant, TokenResponse};

/// Exchanges a living token of a person. It must name the calling client in `aud`, or carry `uaa.user`. The new token has
/// the same person, at most the same scopes and roles, and ends no later; it comes without a refresh token.
///
/// Source: RFC 7523, 2.1; who may exchange which token is our own rule.
pub(super) async fn exchange(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: Asked,
) -> Result<TokenResponse> {
    let incoming = match uaa.verify_jwt(form.require("assertion")?).await? {
        Ok(verified) => verified,
        Err(refused) => return Err(UaaError::invalid_assertion(refused.0)),
    };
    let Some(person) = &incoming.person else {
        return Err(UaaError::invalid_assertion(
            "The assertion is a client's own token and stands for nobody.",
        ));
    };
    if !incoming.is_meant_for(&client.instance) && !incoming.has_scope(scope::EXCHANGE) {
        return Err(UaaError::invalid_assertion(
            "The assertion neither names the calling client in aud nor has the scope uaa.user.",
        ));
    }
    let carried: Vec<String> = incoming.texts("scope").map(str::to_owned).collect();
    let roles = scope::roles_in(&incoming.instance.xsappname, incoming.texts("scope"));
    let granted = PersonGrant {
        person,
        grant: GrantType::JwtBearer,
        scopes: Grantable::of_person(&client.instance, person)
            .within(&carried, roles)
            .select(&scope::split(form.get("scope")))?,
        asked,
        auth_time: incoming.auth_time(),
        authentication: incoming.authentication(),
        nonce: None,
        not_after: Some(incoming.expires_at),
    };
    uaa.person_token(client, &granted).await
}
