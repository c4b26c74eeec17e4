//! What calls are authenticated with, and how long that will work.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Change, Hit, Landscape, Subject};
use crate::authentication::Authentication;

const DAY: Duration = Duration::from_hours(24);
/// When a certificate's end is near: the same time ahead as the first warning in the log.
const SOON_DAYS: u32 = 60;

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
    const OF_THE_ASSERTION: [&str; 17] = [
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
        .filter(|(name, _)| !OF_THE_ASSERTION.contains(name) && !subject.properties.is_secret(name));
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
            Hit::at(name, format!("{name} leads to /oauth/idp, to which the private key is sent. SAP removes it on 14 May 2027; no client needs it."))
        })
    };
    subject.properties.iter().filter_map(hit).collect()
}

/// The properties that name a stored file, with what they name.
fn files(subject: &Subject) -> impl Iterator<Item = (&'static str, &str)> {
    ["KeyStoreLocation", "tokenService.KeyStoreLocation", "TrustStoreLocation"]
        .into_iter()
        .filter_map(|name| Some((name, subject.get(name)?)))
}

pub(super) fn certificate_missing(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let Some(certificates) = landscape.certificates else { return Vec::new() };
    files(subject)
        .filter(|(_, file)| !certificates.contains_key(*file))
        .map(|(name, file)| Hit::at(name, format!("{name} names {file}, and there is no such certificate.")))
        .collect()
}

/// Days until the certificate a property names ends; negative if it has.
fn days_left<'s>(subject: &'s Subject, landscape: &Landscape<'_>) -> Vec<(&'static str, &'s str, i64)> {
    let (Some(certificates), Some(now)) = (landscape.certificates, landscape.now) else { return Vec::new() };
    files(subject)
        .filter_map(|(name, file)| {
            let ends = certificates.get(file)?;
            let micros = ends.as_micros() - now.as_micros();
            let days = micros.div_euclid(i64::try_from(DAY.as_micros()).unwrap_or(i64::MAX));
            Some((name, file, days))
        })
        .collect()
}

pub(super) fn certificate_expired(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    days_left(subject, landscape)
        .into_iter()
        .filter(|(_, _, days)| *days < 0)
        .map(|(name, file, _)| Hit::at(name, format!("The certificate in {file} has ended.")))
        .collect()
}

pub(super) fn certificate_expires(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    days_left(subject, landscape)
        .into_iter()
        .filter(|(_, _, days)| (0..=i64::from(SOON_DAYS)).contains(days))
        .map(|(name, file, days)| {
            let when = match days {
                0 => "within a day".to_owned(),
                1 => "in 1 day".to_owned(),
                days => format!("in {days} days"),
            };
            Hit::at(name, format!("The certificate in {file} ends {when}."))
        })
        .collect()
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
