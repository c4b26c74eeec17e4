//! `refresh_token`: a new pair of tokens against a refresh token, which works once.

use docket_storage::grants::{RefreshToken, Use};

use crate::asked::Asked;
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::person::ActivePerson;
use crate::scope::{self, Grantable};
use crate::service_instances::GrantType;
use crate::tokens::{PersonGrant, TokenResponse};
use crate::{Uaa, grants, secrets};

/// Rotates a refresh token. One that is used a second time has been copied: then everything that descends from the same
/// sign-in is revoked (RFC 9700, 4.14.2). The successor ends when the first token would have.
pub(super) async fn rotate(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: Asked,
) -> Result<TokenResponse> {
    let wrong = || UaaError::invalid_grant("The refresh token is wrong, expired, revoked or was used.");
    let token_hash = secrets::hash(form.require("refresh_token")?);
    let now = uaa.clock().now();
    let mut tx = uaa.store().begin().await?;
    let used = match tx.use_refresh_token(&token_hash, client.client_id(), now).await? {
        Use::First(token) if now < token.expires_at => token,
        Use::Again(token) => {
            tx.revoke_refresh_family(&token.family, now).await?;
            tx.commit().await?;
            return Err(wrong());
        }
        Use::First(_) | Use::Unknown => return Err(wrong()),
    };
    // They are the first token's: a request may repeat them.
    if asked.attributes.as_ref().is_some_and(|attributes| used.az_attr.as_ref() != Some(attributes)) {
        return Err(UaaError::invalid_request(
            "The additional attributes stay those of the first token; leave authorities out.",
        ));
    }
    let asked = Asked { attributes: used.az_attr.clone(), ..asked };
    if !tx.is_signed_in(&used.authentication).await? {
        return Err(wrong());
    }
    let Some(person) = ActivePerson::find(&mut tx, &used.user_id).await? else { return Err(wrong()) };
    let original = scope::split(Some(&used.scope));
    let requested = scope::split(form.get("scope"));
    if let Some(more) = requested.iter().find(|scope| !original.contains(scope)) {
        return Err(scope::unknown_scope(more));
    }
    let xsappname = &client.instance.xsappname;
    let roles = scope::roles_in(xsappname, original.iter().map(String::as_str));
    let scopes =
        Grantable::of_person(&client.instance, &person).within(&original, roles).select(&requested)?;
    let token = secrets::new_secret(uaa.chance());
    let successor =
        RefreshToken { token_hash: secrets::hash(&token), key_id: client.key_id.clone(), ..used.clone() };
    let refresh_token = grants::keep(uaa, &mut tx, Some((token, successor))).await?;
    tx.commit().await?;
    let granted = PersonGrant {
        person: &person,
        grant: GrantType::RefreshToken,
        scopes,
        asked,
        auth_time: used.auth_time,
        authentication: used.authentication,
        nonce: None,
        not_after: None,
    };
    Ok(uaa.person_token(client, &granted).await?.with_refresh_token(refresh_token))
}
