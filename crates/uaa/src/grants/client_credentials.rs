//! `client_credentials`: a client's own token, which stands for nobody.

use crate::Uaa;
use crate::asked::Asked;
use crate::client::AuthenticatedClient;
use crate::error::Result;
use crate::form::Form;
use crate::scope;
use crate::tokens::TokenResponse;

/// `scope` narrows the client's authorities.
pub(super) async fn issue(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: &Asked,
) -> Result<TokenResponse> {
    let has = client.authorities();
    let requested = scope::split(form.get("scope"));
    if let Some(more) = requested.iter().find(|scope| !has.contains(scope)) {
        return Err(scope::unknown_scope(more));
    }
    let scopes = if requested.is_empty() {
        has
    } else {
        // In the order asked for, each once.
        let mut scopes: Vec<String> = Vec::new();
        for scope in requested {
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        scopes
    };
    uaa.client_token(client, &scopes, asked).await
}
