//! `authorization_code`: a code from the sign-in page against tokens, with PKCE if the request had a challenge.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_storage::grants::{AuthorizationCode, Use};

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

/// Redeems a code, once. An attempt of its own client uses it up whatever else is wrong; a second one also revokes the
/// refresh tokens that came from the first (RFC 6749, 4.1.2). Another client's attempt changes nothing.
pub(super) async fn redeem(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: Asked,
) -> Result<TokenResponse> {
    let wrong = || UaaError::invalid_grant("The authorization code is wrong, expired or was used.");
    let code_hash = secrets::hash(form.require("code")?);
    let now = uaa.clock().now();
    let mut tx = uaa.store().begin().await?;
    let code = match tx.use_authorization_code(&code_hash, client.client_id(), now).await? {
        Use::First(code) if now < code.expires_at => code,
        Use::Again(code) => {
            tx.revoke_refresh_family(&code.code_hash, now).await?;
            tx.commit().await?;
            return Err(wrong());
        }
        Use::First(_) | Use::Unknown => return Err(wrong()),
    };
    if let Err(error) = check_request(&code, form) {
        tx.commit().await?;
        return Err(error);
    }
    if !tx.is_signed_in(&code.authentication).await? {
        return Err(wrong());
    }
    let Some(person) = ActivePerson::find(&mut tx, &code.user_id).await? else { return Err(wrong()) };
    // Roles taken away since the sign-in are not given any more.
    let xsappname = &client.instance.xsappname;
    let first = scope::split(Some(&code.scope));
    let roles = scope::roles_in(xsappname, first.iter().map(String::as_str));
    let scopes = Grantable::of_person(&client.instance, &person).within(&first, roles).select(&[])?;
    let sign_in = SignIn {
        family: code.code_hash.clone(),
        user: &code.user_id,
        scopes: &first,
        auth_time: code.auth_time,
        authentication: &code.authentication,
        attributes: asked.attributes.as_ref(),
    };
    let refresh = uaa.first_refresh_token(client, &sign_in);
    let refresh_token = grants::keep(uaa, &mut tx, refresh).await?;
    tx.commit().await?;
    let granted = PersonGrant {
        person: &person,
        grant: GrantType::AuthorizationCode,
        scopes,
        asked,
        auth_time: code.auth_time,
        authentication: code.authentication,
        nonce: code.nonce,
        not_after: None,
    };
    Ok(uaa.person_token(client, &granted).await?.with_refresh_token(refresh_token))
}

fn check_request(code: &AuthorizationCode, form: &Form) -> Result<()> {
    // RFC 6749, 4.1.3: the same address as in the request, if that named one.
    if form.get("redirect_uri").unwrap_or_default() != code.redirect_uri {
        return Err(UaaError::invalid_grant("redirect_uri is not the one the code was requested with."));
    }
    let verifier = form.get("code_verifier");
    if verifier.is_some_and(|verifier| !is_verifier(verifier)) {
        return Err(UaaError::invalid_request(
            "code_verifier has 43 to 128 letters, digits or any of - . _ ~ (RFC 7636, 4.1).",
        ));
    }
    match (&code.challenge, verifier) {
        (None, None) => Ok(()),
        (Some((challenge, method)), Some(verifier)) if verifies(challenge, method, verifier) => Ok(()),
        (Some(_), None) => Err(UaaError::invalid_grant("The parameter code_verifier is missing.")),
        // A verifier for a code without a challenge: somebody stripped the challenge from the request.
        (None, Some(_)) => Err(UaaError::invalid_grant("The code was requested without code_challenge.")),
        (Some(_), Some(_)) => Err(UaaError::invalid_grant("code_verifier does not fit code_challenge.")),
    }
}

/// Whether it has the form of a verifier, and so of a plain challenge. Source: RFC 7636, 4.1 and 4.2.
pub(crate) fn is_verifier(text: &str) -> bool {
    let unreserved = |letter: char| letter.is_ascii_alphanumeric() || "-._~".contains(letter);
    (43..=128).contains(&text.len()) && text.chars().all(unreserved)
}

/// RFC 7636, 4.6.
fn verifies(challenge: &str, method: &str, verifier: &str) -> bool {
    match method {
        "S256" => {
            let computed = URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()));
            secrets::same(&computed, challenge)
        }
        "plain" => secrets::same(verifier, challenge),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_verifies_and_another_verifier_does_not() {
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(verifies(challenge, "S256", verifier));
        assert!(!verifies(challenge, "S256", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"));
        assert!(!verifies(challenge, "plain", verifier) && verifies(verifier, "plain", verifier));
        assert!(!verifies(verifier, "S512", verifier));
    }
}
