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

use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::service_instances::GrantType;
use crate::tokens::TokenResponse;
use crate::{Uaa, secrets};

impl Uaa {
    /// Gives a token by the grant the form names, if the client may use it.
    pub(crate) async fn grant(
        &self,
        client: &AuthenticatedClient,
        form: &Form,
        address: Option<IpAddr>,
    ) -> Result<TokenResponse> {
        let name = form.require("grant_type")?;
        let grant = GrantType::from_name(name).ok_or_else(|| UaaError::unsupported_grant(name))?;
        if !client.policy.allows(grant) {
            return Err(UaaError::unauthorized_client(grant.name()));
        }
        if form.get("token_format").is_some_and(|format| !format.eq_ignore_ascii_case("jwt")) {
            return Err(UaaError::invalid_request(
                "Tokens are JWTs here; leave token_format out or say jwt.",
            ));
        }
        match grant {
            GrantType::AuthorizationCode => authorization_code::redeem(self, client, form).await,
            GrantType::RefreshToken => refresh_token::rotate(self, client, form).await,
            GrantType::ClientCredentials => client_credentials::issue(self, client, form),
            GrantType::JwtBearer => jwt_bearer::exchange(self, client, form).await,
            GrantType::Password => password::issue(self, client, form, address).await,
            GrantType::Saml2Bearer => saml2_bearer::exchange(self, client, form).await,
        }
    }

    /// The first refresh token of a sign-in, if the client may use such: the token and its row.
    fn first_refresh_token(
        &self,
        client: &AuthenticatedClient,
        family: String,
        user: &UserId,
        scopes: &[String],
        auth_time: Timestamp,
        authentication: Authentication,
    ) -> Option<(String, RefreshToken)> {
        if !client.policy.allows(GrantType::RefreshToken) {
            return None;
        }
        let lifetime = client.policy.refresh_token_lifetime.unwrap_or(self.settings().refresh_token_lifetime);
        let token = secrets::new_secret(self.chance());
        let row = RefreshToken {
            token_hash: secrets::hash(&token),
            family,
            client_id: client.client_id().to_owned(),
            key_id: client.key_id.clone(),
            user_id: user.clone(),
            scope: scopes.join(" "),
            auth_time,
            authentication,
            expires_at: self.clock().now().plus(lifetime),
        };
        Some((token, row))
    }
}

/// Stores the refresh token and gives what the client gets of it.
async fn keep(tx: &mut Tx, issued: Option<(String, RefreshToken)>) -> Result<Option<String>> {
    let Some((token, row)) = issued else { return Ok(None) };
    tx.insert_refresh_token(&row).await?;
    Ok(Some(token))
}
