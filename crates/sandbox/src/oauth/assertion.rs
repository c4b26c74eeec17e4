//! What is demanded of an assertion itself: signature, time, audience, `api_key`.

use std::time::Duration;

use docket_saml::{CONFIRMATION_BEARER, Certificate, Verified, verify as verify_signature};
use time::OffsetDateTime;

use super::refusal::{Refusal, shorten};
use crate::Moment;
use crate::store::OauthClient;

/// The one audience. Source: SAP Help, generating a SAML assertion.
pub const AUDIENCE: &str = "www.successfactors.com";

/// How far clocks may be apart. The real system allows some minutes and does not say how many; five are what most
/// services take.
pub const CLOCK_SKEW: Duration = Duration::from_mins(5);

/// Checks the signature with the certificate the client was registered with, in the one accepted form. What the result
/// says was signed.
pub fn verify(assertion: &[u8], client: &OauthClient) -> Result<Verified, Refusal> {
    let certificate = Certificate::from_pem_or_body(&client.certificate_pem).map_err(|e| {
        Refusal::Signature(format!("the certificate of {} cannot be read: {e}", client.application_name))
    })?;
    verify_signature(assertion, &certificate).map_err(|e| {
        Refusal::Signature(format!(
            "{}: {e}; checked with the certificate of {}, SHA-256 {}",
            e.name(),
            client.application_name,
            certificate.fingerprint_sha256()
        ))
    })
}

/// `NotBefore` <= now < `NotOnOrAfter`, in the conditions and in the bearer confirmation of the subject. Each must have an
/// end; a beginning may be missing.
pub fn check_time(verified: &Verified, now: Moment) -> Result<(), Refusal> {
    let conditions = &verified.conditions;
    check_window("Conditions", (conditions.not_before, conditions.not_on_or_after), now)?;
    match verified.confirmation.as_ref().filter(|confirmation| confirmation.method == CONFIRMATION_BEARER) {
        Some(bearer) => {
            check_window("SubjectConfirmationData", (bearer.not_before, bearer.not_on_or_after), now)
        }
        None => Err(refused("there is no bearer SubjectConfirmation".to_owned(), (None, None), now)),
    }
}

type Window = (Option<OffsetDateTime>, Option<OffsetDateTime>);

fn check_window(place: &str, window: Window, now: Moment) -> Result<(), Refusal> {
    let earliest = now.minus(CLOCK_SKEW).to_offset_date_time();
    let latest = now.plus(CLOCK_SKEW).to_offset_date_time();
    let wrong = match window {
        (_, None) => "has no NotOnOrAfter",
        (Some(not_before), _) if not_before > latest => "is not yet valid",
        (_, Some(not_on_or_after)) if not_on_or_after <= earliest => "is expired",
        _ => return Ok(()),
    };
    Err(refused(format!("{place} {wrong}"), window, now))
}

fn refused(check: String, (not_before, not_on_or_after): Window, now: Moment) -> Refusal {
    Refusal::Time { check, now: now.to_offset_date_time(), not_before, not_on_or_after }
}

/// One of the audiences is ours, to the letter.
pub fn check_audience(verified: &Verified) -> Result<(), Refusal> {
    let audiences = &verified.conditions.audiences;
    if audiences.iter().any(|audience| audience == AUDIENCE) {
        return Ok(());
    }
    let seen = if audiences.is_empty() { "none".to_owned() } else { audiences.join(", ") };
    Err(Refusal::Audience { seen, expected: AUDIENCE.to_owned() })
}

/// The attribute `api_key`, where it is sent, names the client the assertion was made for.
pub fn check_api_key(verified: &Verified, client: &OauthClient, company: &str) -> Result<(), Refusal> {
    match values(verified, "api_key").find(|value| *value != client.api_key) {
        None => Ok(()),
        Some(other) => Err(Refusal::ApiKey {
            key: other.to_owned(),
            company: company.to_owned(),
            reason: format!(
                "the assertion's attribute api_key is {}, client_id is {} ({})",
                shorten(other),
                client.api_key,
                client.application_name
            ),
        }),
    }
}

/// Every value of the attribute with this name.
pub fn values<'a>(verified: &'a Verified, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    verified.attribute(name).unwrap_or_default().iter().map(String::as_str)
}
