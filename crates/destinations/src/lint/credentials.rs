//! What calls are authenticated with, and how long that will be offered.

use std::collections::BTreeMap;

use super::{Change, Hit, Landscape, Subject};
use crate::authentication::Authentication;

/// Source: SAP BTP Connectivity, "Technical User Access to SuccessFactors"; `SystemUser` is announced to be removed by the end
/// of September 2026.
pub(super) fn system_user(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    // A secondary one has a rule of its own.
    if subject.get("SystemUser").is_none() || subject.primary_name().is_some() {
        return Vec::new();
    }
    let message = "SystemUser is deprecated by SAP; OAuth2ClientCredentials is the announced replacement for technical users. \
                   docket keeps reading it; SAP BTP announced its removal by the end of September 2026, so a destination \
                   exported there needs the other form.";
    let example = client_credentials(subject);
    vec![Hit { example: Some(example), ..Hit::at("SystemUser", message) }]
}

/// The same destination with client credentials of an application in the identity service.
fn client_credentials(subject: &Subject) -> BTreeMap<String, String> {
    const REPLACED: [&str; 18] = [
        "User",
        "SystemUser",
        "audience",
        "authnContextClassRef",
        "clientKey",
        "apiKey",
        "companyId",
        "nameIdFormat",
        "nameQualifier",
        "userIdSource",
        "assertionIssuer",
        "assertionRecipient",
        "SAMLAssertionProvider",
        "samlAssertionEncoding",
        "includeSigningCertificateInSAMLAssertion",
        "tokenServiceUser",
        "tokenServicePassword",
        "tokenServiceURL",
    ];
    let kept = subject
        .properties
        .iter()
        .filter(|(name, _)| !REPLACED.contains(name) && !subject.properties.is_secret(name));
    let mut example: BTreeMap<String, String> =
        kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for (name, value) in [
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "<client ID of the application in the identity service>"),
        ("clientSecret", "<its client secret>"),
        ("tokenServiceURLType", "Dedicated"),
        ("tokenServiceURL", "https://<identity tenant>/oauth2/token"),
        (
            "tokenService.body.resource",
            "urn:sap:identity:application:provider:name:<name of the dependency on SuccessFactors>",
        ),
    ] {
        example.insert(name.to_owned(), value.to_owned());
    }
    example
}

fn is_basic(subject: &Subject) -> bool {
    subject.is_http() && subject.authentication() == Some(Authentication::Basic)
}

fn is_success_factors(subject: &Subject) -> bool {
    let host = subject.get("URL").and_then(crate::properties::parse_url);
    let is_there = host.is_some_and(|url| {
        url.host_str()
            .is_some_and(|host| host.ends_with(".successfactors.com") || host.ends_with(".successfactors.eu"))
    });
    is_there || subject.get("tc.provider_type") == Some("SuccessFactors")
}

/// Source: SAP announced the end of basic authentication for the SuccessFactors interfaces for 2026-11-20.
pub(super) fn basic(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !is_basic(subject) || !is_success_factors(subject) {
        return Vec::new();
    }
    let message = "SAP ends user name and password for the interfaces of SuccessFactors on 20 November 2026.";
    vec![Hit { example: Some(client_credentials(subject)), ..Hit::at("Authentication", message) }]
}

pub(super) fn password_sent(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    // Behind the Cloud Connector it is the documented way, and so it is to the directory of people.
    let is_documented = subject.get("ProxyType") == Some("OnPremise") || subject.is_service();
    if !is_basic(subject) || is_success_factors(subject) || is_documented {
        return Vec::new();
    }
    vec![Hit::at(
        "Authentication",
        "BasicAuthentication sends the password with every call; it holds until somebody changes it.",
    )]
}

/// Source: SAP announced the removal of `/oauth/idp` for 2027-05-14.
pub(super) fn oauth_idp(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let hit = |(name, value): (&str, &str)| {
        let path = value.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let is_found = path.ends_with("/oauth/idp") && !subject.properties.is_secret(name);
        is_found.then(|| {
            let message = format!("{name} leads to /oauth/idp, to which the private key is sent. SAP removes it on 14 May 2027; no client needs it.");
            Hit { example: Some(assertion(subject)), ..Hit::at(name, message) }
        })
    };
    subject.properties.iter().filter_map(hit).collect()
}

/// The same destination with an assertion that the destination service signs.
fn assertion(subject: &Subject) -> BTreeMap<String, String> {
    let kept = subject.properties.iter().filter(|(name, _)| !subject.properties.is_secret(name));
    let mut example: BTreeMap<String, String> =
        kept.map(|(name, value)| (name.to_owned(), value.replace("/oauth/idp", "/oauth/token"))).collect();
    example.insert("Authentication".to_owned(), "OAuth2SAMLBearerAssertion".to_owned());
    example
}

pub(super) fn no_token(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !subject.is_http() {
        return Vec::new();
    }
    let properties = &subject.properties;
    match Authentication::of(properties).and_then(|authentication| authentication.supported(properties)) {
        Ok(()) => Vec::new(),
        Err(error) => {
            let message = format!("No token can be fetched for this destination: {error}.");
            vec![Hit::at(error.property, message)]
        }
    }
}

pub(super) fn on_premise_only(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let only = subject.authentication().filter(|authentication| {
        matches!(
            authentication,
            Authentication::PrincipalPropagation | Authentication::TechnicalUserPropagation
        )
    });
    match only {
        Some(only) if subject.is_http() && subject.get("ProxyType") != Some("OnPremise") => {
            vec![Hit::at("Authentication", format!("{} works with ProxyType OnPremise only.", only.name()))]
        }
        _ => Vec::new(),
    }
}

pub(super) fn trust_all(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !subject.properties.is_true("TrustAll") {
        return Vec::new();
    }
    let message = "TrustAll accepts any server certificate, and so anybody between. docket always checks; other clients do what it says.";
    vec![Hit::at("TrustAll", message).with(Change::remove("TrustAll"))]
}
