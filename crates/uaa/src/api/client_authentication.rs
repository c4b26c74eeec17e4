//! Who the client is: `client_id` and `client_secret` in the form, or Basic; or `client_id` and the certificate of the
//! connection; or a JWT that it signed (`client_assertion.rs`).

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::ClientCertificate;
use http::{HeaderMap, header};
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use super::client_assertion;
use crate::client::{AuthenticatedClient, ClientProof};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::service_instances::ServiceClient;
use crate::{Uaa, secrets};

impl Uaa {
    /// The client of the request.
    ///
    /// Basic values may or may not be percent-encoded (RFC 6749 wants it, most clients do not): they are tried as they
    /// are, then decoded. Basic and form together are fine if they say the same. `client_id` alone is taken with the
    /// certificate of one of the client's keys (RFC 8705, 2.2: bound by itself, whoever issued it).
    ///
    /// # Errors
    /// 401 for an unknown client, a wrong secret and a foreign `x-zid` alike; 429 if too many secrets were wrong.
    pub(super) async fn authenticate_client(
        &self,
        headers: &HeaderMap,
        form: &Form,
        certificate: Option<&ClientCertificate>,
        address: Option<IpAddr>,
    ) -> Result<AuthenticatedClient> {
        if let Some(zone) = headers.get("x-zid")
            && zone.as_bytes() != self.settings().subaccount_id.as_bytes()
        {
            return Err(UaaError::unauthorized("There is no such identity zone here."));
        }
        let in_form = (form.get("client_id"), form.get("client_secret"));
        let basic = basic(headers)?;
        if let Some(assertion) = form.get("client_assertion") {
            if basic.is_some() || in_form.1.is_some() {
                return Err(UaaError::invalid_request(
                    "Send a client secret or client_assertion, and not both.",
                ));
            }
            if form.get("client_assertion_type") != Some(client_assertion::JWT_BEARER) {
                let known = client_assertion::JWT_BEARER;
                return Err(UaaError::invalid_request(format!("client_assertion_type must be {known}.")));
            }
            // A signature cannot be guessed, so there is nothing to slow down.
            let client = self.client_by_assertion(assertion, in_form.0).await?;
            return client.map_err(UaaError::invalid_client);
        }
        // Decoded, so that one client has one count however its id is written.
        let in_basic = basic.as_ref().map(|(id, _)| decode(id).unwrap_or_else(|| id.clone()));
        let shown = in_basic.as_ref().map(|id| id.as_str()).or(in_form.0).unwrap_or_default();
        self.throttle().admit_client(shown, address).await?;
        let found = match basic {
            None => match in_form {
                (Some(id), Some(secret)) => self.client(id, secret).await?,
                (Some(id), None) => match certificate {
                    Some(ClientCertificate(der)) => self.client_with_certificate(id, der).await?,
                    None => None,
                },
                (None, _) => None,
            },
            Some((id, secret)) => {
                let agrees = |id: &str, secret: &str| {
                    in_form.0.is_none_or(|other| other == id)
                        && in_form.1.is_none_or(|other| secrets::same(other, secret))
                };
                let decoded = (decode(&id), decode(&secret));
                let raw = if agrees(&id, &secret) { self.client(&id, &secret).await? } else { None };
                match (raw, decoded) {
                    (None, (Some(id), Some(secret))) if agrees(&id, &secret) => {
                        self.client(&id, &secret).await?
                    }
                    (raw, _) => raw,
                }
            }
        };
        if let Some(client) = found {
            return Ok(client);
        }
        self.throttle().wrong_secret(shown, address).await?;
        Err(UaaError::bad_credentials())
    }

    async fn client(&self, id: &str, secret: &str) -> Result<Option<AuthenticatedClient>> {
        let Some(client) = self.service_instances().client_for(id).await? else { return Ok(None) };
        let Some(key_id) = client.check_secret(secret).map(|key| key.id.clone()) else { return Ok(None) };
        Ok(Some(authenticated(client, key_id, ClientProof::Secret)))
    }

    async fn client_with_certificate(&self, id: &str, der: &[u8]) -> Result<Option<AuthenticatedClient>> {
        let Some(client) = self.service_instances().client_for(id).await? else { return Ok(None) };
        let found = client.check_certificate(der, self.clock().now()).map(|key| key.id.clone());
        let Some(key_id) = found else { return Ok(None) };
        Ok(Some(authenticated(client, key_id, ClientProof::Certificate)))
    }
}

fn authenticated(client: ServiceClient, key_id: String, proof: ClientProof) -> AuthenticatedClient {
    AuthenticatedClient { instance: client.instance, policy: client.policy, key_id, proof }
}

type Credentials = (Zeroizing<String>, Zeroizing<String>);

fn basic(headers: &HeaderMap) -> Result<Option<Credentials>> {
    let Some(value) = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()) else {
        return Ok(None);
    };
    let Some((scheme, encoded)) = value.split_once(' ') else { return Ok(None) };
    if !scheme.eq_ignore_ascii_case("basic") {
        return Ok(None);
    }
    let text = STANDARD.decode(encoded.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let text = Zeroizing::new(text.ok_or_else(UaaError::bad_credentials)?);
    let (id, secret) = text.split_once(':').ok_or_else(UaaError::bad_credentials)?;
    Ok(Some((Zeroizing::new(id.to_owned()), Zeroizing::new(secret.to_owned()))))
}

fn decode(text: &str) -> Option<Zeroizing<String>> {
    percent_decode_str(text).decode_utf8().ok().map(|text| Zeroizing::new(text.into_owned()))
}
