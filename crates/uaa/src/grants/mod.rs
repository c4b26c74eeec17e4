//! Ways to get a token, one file each.

mod authorization_code;
mod client_credentials;
mod jwt_bearer;
mod password;
mod refresh_token;
mod saml2_bearer;

use std::net::IpAddr;

use docket_domain::{Authentication, Timestamp, UserId};
use docket_storage::Tx;
use docket_storage::grants::RefreshToken;

pub(crate) use authorization_code::is_verifier;

use crate::asked::{Asked, Attributes};
use crate::client::{AuthenticatedClient, ClientProof};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::service_instances::GrantType;
use crate::tokens::TokenResponse;
use crate::{Uaa, secrets};

/// What the old Java client calls `client_credentials` when it shows a certificate.
pub(crate) const CLIENT_X509: &str = "client_x509";

/// The sign-in a refresh token goes back to.
struct SignIn<'a> {
    family: String,
    user: &'a UserId,
    scopes: &'a [String],
    auth_time: Timestamp,
    authentication: &'a Authentication,
    attributes: Option<&'a Attributes>,
}

impl Uaa {
    /// Gives a token by the grant the form names, if the client may use it.
    pub(crate) async fn grant(
        &self,
        client: &AuthenticatedClient,
        form: &Form,
        address: Option<IpAddr>,
    ) -> Result<TokenResponse> {
        let name = form.require("grant_type")?;
        let grant = match name {
            CLIENT_X509 if client.proof == ClientProof::Certificate => GrantType::ClientCredentials,
            CLIENT_X509 => {
                return Err(UaaError::unauthorized(
                    "The grant client_x509 is for a client that shows its certificate; use client_credentials.",
                ));
            }
            name => GrantType::from_name(name).ok_or_else(|| UaaError::unsupported_grant(name))?,
        };
        if !client.policy.allows(grant) {
            return Err(UaaError::unauthorized_client(grant.name()));
        }
        let asked = Asked::read(form)?;
        match grant {
            GrantType::AuthorizationCode => authorization_code::redeem(self, client, form, asked).await,
            GrantType::RefreshToken => refresh_token::rotate(self, client, form, asked).await,
            GrantType::ClientCredentials => client_credentials::issue(self, client, form, &asked).await,
            GrantType::JwtBearer => jwt_bearer::exchange(self, client, form, asked).await,
            GrantType::Password => password::issue(self, client, form, asked, address).await,
            GrantType::Saml2Bearer => saml2_bearer::exchange(self, client, form, asked).await,
        }
    }

    /// The first refresh token of a sign-in, if the client may use such: the token and its row.
    fn first_refresh_token(
        &self,
        client: &AuthenticatedClient,
        sign_in: &SignIn<'_>,
    ) -> Option<(String, RefreshToken)> {
        if !client.policy.allows(GrantType::RefreshToken) {
            return None;
        }
        let lifetime = client.policy.refresh_token_lifetime.unwrap_or(self.settings().refresh_token_lifetime);
        let token = secrets::new_secret(self.chance());
        let row = RefreshToken {
            token_hash: secrets::hash(&token),
            family: sign_in.family.clone(),
            client_id: client.client_id().to_owned(),
            key_id: client.key_id.clone(),
            user_id: sign_in.user.clone(),
            scope: sign_in.scopes.join(" "),
            auth_time: sign_in.auth_time,
            authentication: sign_in.authentication.clone(),
            az_attr: sign_in.attributes.cloned(),
            expires_at: self.clock().now().plus(lifetime),
        };
        Some((token, row))
    }
}

/// Stores the refresh token and gives what the client gets of it.
async fn keep(uaa: &Uaa, tx: &mut Tx, issued: Option<(String, RefreshToken)>) -> Result<Option<String>> {
    let Some((token, row)) = issued else { return Ok(None) };
    if let Some(sign_in) = &row.authentication.sign_in {
        tx.extend_provider_sign_in(sign_in, uaa.sign_in_end(row.expires_at)).await?;
    }
    tx.insert_refresh_token(&row).await?;
    Ok(Some(token))
}
