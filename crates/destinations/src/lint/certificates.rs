//! Certificates and key stores that destinations use: whether they are there, open and valid.

use docket_domain::Timestamp;
use docket_domain::expiry::{Expiry, days_left};

use super::{Certificates, Hit, Landscape, Subject, Target};
use crate::trust::depends_on_trust;

const KEY_STORES: [&str; 2] = ["KeyStoreLocation", "tokenService.KeyStoreLocation"];
const TRUST_STORE: &str = "TrustStoreLocation";

/// The properties that name a stored file, with what they name.
fn files(subject: &Subject) -> impl Iterator<Item = (&'static str, &str)> {
    key_stores(subject).chain(subject.get(TRUST_STORE).map(|file| (TRUST_STORE, file)))
}

/// The properties that name a file with a key, with what they name.
fn key_stores(subject: &Subject) -> impl Iterator<Item = (&'static str, &str)> {
    KEY_STORES.into_iter().filter_map(|name| Some((name, subject.get(name)?)))
}

pub(super) fn missing(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let Some(Certificates { files: there, .. }) = landscape.certificates else { return Vec::new() };
    files(subject)
        .filter(|(_, file)| !there.contains_key(*file))
        .map(|(name, file)| Hit::at(name, format!("{name} names {file}, and there is no such certificate.")))
        .collect()
}

/// The files of a destination whose end is known and of that kind, with the property and the end.
fn ending<'s>(
    subject: &'s Subject,
    landscape: &Landscape<'_>,
    wanted: Expiry,
) -> Vec<(&'static str, &'s str, Timestamp, Timestamp)> {
    let (Some(certificates), Some(now)) = (landscape.certificates, landscape.now) else { return Vec::new() };
    let ends = |file: &str| certificates.files.get(file).copied().flatten();
    files(subject)
        .filter_map(|(name, file)| Some((name, file, ends(file)?, now)))
        .filter(|(_, _, until, now)| Expiry::at(*until, *now) == wanted)
        .collect()
}

pub(super) fn expired(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    ending(subject, landscape, Expiry::Expired)
        .into_iter()
        .map(|(name, file, until, _)| {
            Hit::at(name, format!("The certificate in {file} has ended on {until}."))
        })
        .collect()
}

pub(super) fn expires(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    ending(subject, landscape, Expiry::Expiring)
        .into_iter()
        .map(|(name, file, until, now)| {
            Hit::at(name, format!("The certificate in {file} ends {}.", when(until, now)))
        })
        .collect()
}

fn when(until: Timestamp, now: Timestamp) -> String {
    match days_left(until, now) {
        0 => "within a day".to_owned(),
        1 => "in 1 day".to_owned(),
        days => format!("in {days} days"),
    }
}

/// The trust certificate's end, if it signs for the destination and the end is of that kind. In SAP BTP another one signs.
fn trust(subject: &Subject, landscape: &Landscape<'_>, wanted: Expiry) -> Option<(Timestamp, Timestamp)> {
    let (until, now) = (landscape.certificates?.trust?, landscape.now?);
    let matters = landscape.target == Target::Docket && depends_on_trust(&subject.properties);
    (matters && Expiry::at(until, now) == wanted).then_some((until, now))
}

pub(super) fn trust_expired(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let over = trust(subject, landscape, Expiry::Expired);
    over.map(|(until, _)| Hit {
        message: format!(
            "The trust certificate, which signs this destination's assertions, has ended on {until}."
        ),
        ..Hit::default()
    })
    .into_iter()
    .collect()
}

pub(super) fn trust_expires(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let soon = trust(subject, landscape, Expiry::Expiring);
    soon.map(|(until, now)| Hit {
        message: format!(
            "The trust certificate, which signs this destination's assertions, ends {}.",
            when(until, now)
        ),
        ..Hit::default()
    })
    .into_iter()
    .collect()
}

/// Files are handed to clients as they are, so a Java key store is a hindrance only where docket itself uses the key.
pub(super) fn jks(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    if landscape.target == Target::SapBtp || !subject.is_http() {
        return Vec::new();
    }
    let is_jks =
        |file: &str| file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("jks"));
    let is_used = |name: &str| {
        let signs =
            matches!(subject.get("Authentication"), Some("OAuth2SAMLBearerAssertion" | "SAMLAssertion"));
        name != KEY_STORES[0] || signs || subject.is_connector() || subject.primary_name().is_some()
    };
    key_stores(subject)
        .filter(|(name, file)| is_jks(file) && is_used(name))
        .map(|(name, file)| {
            let purpose = if name == KEY_STORES[0] { "sign or authenticate" } else { "authenticate" };
            Hit::at(name, format!("{file} is a Java key store, which docket keeps and does not open: it cannot {purpose} with it."))
        })
        .collect()
}

pub(super) fn closed(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let Some(certificates) = landscape.certificates else { return Vec::new() };
    let why = |name: &'static str| {
        let key = (subject.name().to_owned(), name.to_owned());
        Some(Hit::at(name, format!("{}.", certificates.closed.get(&key)?)))
    };
    KEY_STORES.into_iter().filter_map(why).collect()
}
