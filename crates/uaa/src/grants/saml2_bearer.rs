//! `urn:ietf:params:oauth:grant-type:saml2-bearer`: a trusted issuer's assertion about a person against a token.

use std::time::Duration;

use docket_domain::{Authentication, Timestamp};
use docket_saml::{Certificate, Verified, VerifyError};
use docket_storage::StorageError;

use crate::asked::Asked;
use crate::client::AuthenticatedClient;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::person::ActivePerson;
use crate::scope::{self, Grantable};
use crate::service_instances::GrantType;
use crate::tokens::{PersonGrant, TokenResponse};
use crate::trusted_issuers::{TrustError, TrustedIssuer};
use crate::{Uaa, secrets};

/// How far clocks may be apart.
const SKEW: Duration = Duration::from_mins(1);
/// An assertion that is good for longer is refused: it would have to be remembered as long (RFC 7522, section 3, item 6).
const MOST_LIFE: Duration = Duration::from_hours(24);

/// Takes an assertion, once: signed by a trusted issuer in the strict profile of [`docket_saml::verify`], for this token
/// service as audience and recipient, good at this moment. The person it names must be active. There is no refresh token:
/// whoever can get an assertion can get another one.
///
/// Source: RFC 7522, section 3; SAP Cloud Foundry, "SAML Bearer Assertion Flow between Cloud Foundry Applications".
pub(super) async fn exchange(
    uaa: &Uaa,
    client: &AuthenticatedClient,
    form: &Form,
    asked: Asked,
) -> Result<TokenResponse> {
    let xml = docket_saml::decode_form_value(form.require("assertion")?)
        .map_err(|error| refused(&error.to_string()))?;
    let requested = scope::split(form.get("scope"));
    Grantable::check_names(&client.instance, &requested)?;
    let issuers = uaa.list_trusted_issuers().await.map_err(ours)?;
    let (issuer, verified) = verified(&xml, &issuers)?;
    let now = uaa.clock().now();
    let expires_at = check(uaa, &verified, now)?;

    let mut tx = uaa.store().begin().await?;
    let id_hash = secrets::hash(&format!("{}\n{}", verified.issuer, verified.id));
    if !tx.use_assertion(&id_hash, expires_at).await? {
        return Err(refused("the assertion was used before; get a new one"));
    }
    let found = issuer.name_id.find(&mut tx, &verified.name_id).await?;
    let person = match found {
        Some(user) => ActivePerson::find(&mut tx, &user.id).await?,
        None => None,
    };
    tx.commit().await?;
    let Some(person) = person else {
        return Err(refused("its NameID names no active person of this directory, or several"));
    };
    let auth_time = verified.authn_instant.unwrap_or(verified.issue_instant);
    let granted = PersonGrant {
        person: &person,
        grant: GrantType::Saml2Bearer,
        scopes: Grantable::of_person(&client.instance, &person).select(&requested)?,
        asked,
        auth_time: auth_time.into(),
        // An assertion says that the person signed in elsewhere, not how.
        authentication: Authentication { methods: vec!["ext".to_owned()], ..Authentication::password() },
        nonce: None,
        not_after: None,
    };
    uaa.person_token(client, &granted).await
}

/// The claims, and who signed them.
fn verified<'a>(xml: &[u8], issuers: &'a [TrustedIssuer]) -> Result<(&'a TrustedIssuer, Verified)> {
    let keys = |issuer: &'a TrustedIssuer| issuer.certificates.iter().map(move |key| (issuer, key));
    let mut unsigned = None;
    for (issuer, certificate) in issuers.iter().flat_map(keys) {
        match verify(xml, certificate)? {
            Some(verified) if verified.issuer == issuer.entity_id => return Ok((issuer, verified)),
            // A trusted key under another one's name.
            Some(_) => unsigned = Some("its Issuer is not the one its signing certificate is registered for"),
            None => {}
        }
    }
    let nobody =
        "no certificate of a trusted issuer fits its signature; register the issuer, or its new certificate";
    Err(refused(unsigned.unwrap_or(nobody)))
}

/// `None` if another key signed.
fn verify(xml: &[u8], certificate: &Certificate) -> Result<Option<Verified>> {
    match docket_saml::verify(xml, certificate) {
        Ok(verified) => Ok(Some(verified)),
        Err(VerifyError::SignatureMismatch) => Ok(None),
        Err(error) => Err(refused(&error.to_string())),
    }
}

/// Times, audience and recipient; gives until when the assertion could be used.
fn check(uaa: &Uaa, verified: &Verified, now: Timestamp) -> Result<Timestamp> {
    let at = now.into();
    verified
        .check_times(at, SKEW)
        .and_then(|()| verified.check_confirmation(at, SKEW))
        .and_then(|()| verified.check_audience(&uaa.entity_id()))
        .map_err(|error| refused(&error.to_string()))?;
    let recipient = verified.confirmation.as_ref().and_then(|confirmation| confirmation.recipient.as_deref());
    if !uaa.assertion_addresses().iter().any(|address| Some(address.as_str()) == recipient) {
        return Err(refused(&format!(
            "its Recipient must be \"{}\"",
            uaa.assertion_addresses().join("\" or \"")
        )));
    }
    if verified.authn_instant.is_some_and(|instant| Timestamp::from(instant) > now.plus(SKEW)) {
        return Err(refused("its AuthnInstant is in the future; compare the clocks of both sides"));
    }
    let end = verified.conditions.not_on_or_after.map_or(now, Timestamp::from);
    if end > now.plus(MOST_LIFE) {
        return Err(refused("it is good for more than 24 hours"));
    }
    Ok(end.plus(SKEW))
}

fn refused(reason: &str) -> UaaError {
    UaaError::invalid_assertion(format!("The assertion is not accepted: {reason}."))
}

fn ours(error: TrustError) -> UaaError {
    match error {
        TrustError::Storage(error) => UaaError::Storage(error),
        other => UaaError::Storage(StorageError::unreadable("trusted issuer", other.to_string())),
    }
}
