//! Making the assertion of a SAML bearer or SAML assertion destination.

use std::time::Duration;

use docket_domain::{Chance, Timestamp};
use docket_saml::{Assertion, Attribute, NameId, SignOptions, SigningKey};

use super::error::TokenError;
use crate::properties::Properties;
use crate::validate::PropertyError;

/// How long an assertion is good: what the public generators for SAP SuccessFactors use.
const LIFETIME: Duration = Duration::from_mins(10);
/// How far the far side's clock may be behind ours.
const BACK_DATED: Duration = Duration::from_mins(5);

/// Whom and what an assertion is about.
pub(crate) struct Subject {
    pub user_id: String,
    pub attributes: Vec<Attribute>,
}

/// The encoding of an assertion whose destination names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// RFC 4648, section 4: in a header.
    Base64,
    /// RFC 4648, section 5, without padding: as a form parameter.
    Base64Url,
}

/// The signed assertion in the encoding the destination asks for.
///
/// `recipient` stands in it unless the destination names another one.
#[expect(clippy::too_many_arguments, reason = "each comes from somewhere else")]
pub(crate) fn signed(
    properties: &Properties,
    subject: &Subject,
    recipient: &str,
    default_encoding: Encoding,
    entity_id: &str,
    key: &SigningKey,
    now: Timestamp,
    chance: &Chance,
) -> Result<String, TokenError> {
    let required = |property: &str| {
        properties
            .get(property)
            .map(str::to_owned)
            .ok_or_else(|| PropertyError::new(property, "is missing; the assertion needs it"))
    };
    let not_on_or_after = now.plus(LIFETIME);
    let assertion = Assertion {
        id: format!("_{}", chance.hex::<16>()),
        issuer: properties.get("assertionIssuer").unwrap_or(entity_id).to_owned(),
        issue_instant: now.into(),
        name_id: NameId {
            value: subject.user_id.clone(),
            format: properties.get("nameIdFormat").map(str::to_owned),
            qualifier: properties.get("nameQualifier").map(str::to_owned),
        },
        recipient: properties.get("assertionRecipient").unwrap_or(recipient).to_owned(),
        audience: required("audience")?,
        not_before: now.minus(BACK_DATED).into(),
        not_on_or_after: not_on_or_after.into(),
        authn_instant: now.into(),
        authn_context_class_ref: required("authnContextClassRef")?,
        session_index: None,
        attributes: subject.attributes.clone(),
    };
    let options = SignOptions {
        include_certificate: properties.is_true("includeSigningCertificateInSAMLAssertion"),
        ..SignOptions::default()
    };
    let xml = docket_saml::sign(&assertion, key, &options)
        .map_err(|error| TokenError::Request(format!("the assertion cannot be made: {error}")))?;
    let encoding = match properties.get("samlAssertionEncoding") {
        Some("base64") => Encoding::Base64,
        Some("base64url") => Encoding::Base64Url,
        _ => default_encoding,
    };
    Ok(match encoding {
        Encoding::Base64 => docket_saml::form::encode_base64(&xml),
        Encoding::Base64Url => docket_saml::encode_form_value(&xml),
    })
}
