//! Destinations that belong together: primary and secondary ones, and two that lead to one system.

use super::{Change, Hit, Landscape, Subject};
use crate::properties::{Properties, parse_url};

pub(super) fn service_has_enabled(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !subject.is_service() || !subject.has("tc.enabled") {
        return Vec::new();
    }
    let message = format!(
        "{} is the task center's own and never a connector; tc.enabled has no effect on it.",
        subject.name()
    );
    vec![Hit::at("tc.enabled", message).with(Change::remove("tc.enabled"))]
}

pub(super) fn not_enabled(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if subject.get("tc.provider_type").is_none() || subject.has("tc.enabled") || !subject.may_be_connector() {
        return Vec::new();
    }
    let message = "Without tc.enabled this destination is no connector: no tasks are fetched.";
    vec![Hit::at("tc.enabled", message).with(Change::set("tc.enabled", "true"))]
}

/// Equal for two destinations that lead to the same provider system, as far as their properties tell: the address, and what
/// is added to each call.
pub fn system_identity(properties: &Properties) -> String {
    let url = properties.get("URL").unwrap_or_default();
    let mut parts = vec![url.trim().trim_end_matches('/').to_ascii_lowercase()];
    for prefix in ["URL.headers.", "URL.queries."] {
        for (name, value) in properties.iter().filter(|(name, _)| name.starts_with(prefix)) {
            parts.push(format!("{name}={value}"));
        }
    }
    // One address serves several systems there, told apart by the key.
    if properties.get("tc.provider_type") == Some("Concur") {
        parts.extend(properties.get("clientKey").map(str::to_owned));
    }
    parts.join("\n")
}

/// Told of the younger one; if that is not known, of the later one by name.
pub(super) fn duplicate(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    if !subject.is_connector() || subject.get("URL").is_none() {
        return Vec::new();
    }
    let identity = system_identity(&subject.properties);
    // One that is not stored yet is younger than all that are.
    let age = |one: &Subject| (one.created_at.is_none(), one.created_at, one.name().to_owned());
    let others = landscape.subjects.iter().filter(|other| {
        other.is_connector()
            && other.name() != subject.name()
            && system_identity(&other.properties) == identity
    });
    let older = others.filter(|other| age(other) < age(subject)).min_by_key(|other| age(other));
    older
        .map(|other| {
            let message = format!(
                "This destination leads to the same provider system as {} (equal URL); everybody would see each task twice.",
                other.name()
            );
            vec![Hit::at("URL", message)]
        })
        .unwrap_or_default()
}

/// Told of each of them: which one is meant is not known.
pub(super) fn name_twice(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let count = landscape.subjects.iter().filter(|other| other.name() == subject.name()).count();
    if subject.name().is_empty() || count < 2 {
        return Vec::new();
    }
    vec![Hit::at("Name", format!("There are {count} destinations named {}.", subject.name()))]
}

pub(super) fn no_technical_user(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !subject.is_connector() || !subject.stands_for_a_person() {
        return Vec::new();
    }
    vec![Hit::at(
        "Authentication",
        "The destination yields tokens of persons only, and tasks are fetched as a technical user.",
    )]
}

pub(super) fn missing(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let name = format!("{}_PP", subject.name());
    let is_needed = landscape.is_complete && subject.is_connector() && !subject.stands_for_a_person();
    if !is_needed || landscape.find(&name).is_some() {
        return Vec::new();
    }
    vec![Hit {
        message: format!(
            "There is no destination {name}, and this one yields a technical user only, so tasks are shown but nobody can decide \
             them here."
        ),
        ..Hit::default()
    }]
}

pub(super) fn renamed(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    match subject.primary_name() {
        Some(primary) if landscape.is_complete && landscape.find(primary).is_none() => {
            vec![Hit::at(
                "Name",
                format!("There is no destination {primary}, so this one is used for nothing."),
            )]
        }
        _ => Vec::new(),
    }
}

pub(super) fn system_user(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if subject.primary_name().is_none() || subject.get("SystemUser").is_none() {
        return Vec::new();
    }
    let message =
        "SystemUser makes every token the technical user's, which is never used for a decision of a person.";
    vec![Hit::at("SystemUser", message).with(Change::remove("SystemUser"))]
}

pub(super) fn not_as_person(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let is_secondary =
        subject.primary_name().is_some() && subject.get("SystemUser").is_none() && subject.is_http();
    // Behind the Cloud Connector persons are propagated another way.
    let is_propagated = subject.get("Authentication") == Some("PrincipalPropagation");
    if !is_secondary || is_propagated || subject.stands_for_a_person() {
        return Vec::new();
    }
    vec![Hit::at(
        "Authentication",
        "The destination yields no token of the signed-in person and is never used for a decision.",
    )]
}

pub(super) fn has_enabled(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    match subject.primary_name() {
        Some(primary) if subject.has("tc.enabled") => {
            let message = format!("tc.enabled belongs on {primary} alone.");
            vec![Hit::at("tc.enabled", message).with(Change::remove("tc.enabled"))]
        }
        _ => Vec::new(),
    }
}

/// What must be equal on both; a destination that says nothing is not compared.
pub(super) fn differs(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let Some(primary) = subject.primary_name().and_then(|primary| landscape.find(primary)) else {
        return Vec::new();
    };
    let mut hits = Vec::new();
    let host = |one: &Subject, property: &str| {
        parse_url(one.get(property)?).map(|url| url.origin().ascii_serialization())
    };
    if let (Some(here), Some(there)) = (host(subject, "URL"), host(primary, "URL"))
        && here != there
    {
        hits.push(Hit::at("URL", format!("URL leads to {here}, and {}'s to {there}.", primary.name())));
    }
    // Client credentials of the identity service come from elsewhere.
    let is_one_kind = subject.get("Authentication") == primary.get("Authentication");
    let compared: &[&str] = if is_one_kind {
        &["audience", "companyId", "tokenServiceURL", "tc.provider_type"]
    } else {
        &["tc.provider_type"]
    };
    for property in compared {
        if let (Some(here), Some(there)) = (subject.get(property), primary.get(property))
            && here != there
        {
            let message =
                format!("{property} is \"{}\", and {}'s is \"{}\".", cut(here), primary.name(), cut(there));
            hits.push(Hit::at(*property, message).with(Change::set(property, there)));
        }
    }
    hits
}

pub(super) fn same_client(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let Some(primary) = subject.primary_name().and_then(|primary| landscape.find(primary)) else {
        return Vec::new();
    };
    let is_bound =
        primary.get("SystemUser").is_some() && primary.get("tc.provider_type") == Some("SuccessFactors");
    match (subject.get("clientKey"), primary.get("clientKey")) {
        (Some(here), Some(there)) if is_bound && here == there => {
            let message = format!(
                "clientKey is the same as {}'s. That client is bound to the technical user, so SuccessFactors refuses tokens of persons.",
                primary.name()
            );
            vec![Hit::at("clientKey", message)]
        }
        _ => Vec::new(),
    }
}

pub(super) fn no_effect(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if subject.primary_name().is_none() {
        return Vec::new();
    }
    ["tc.clientId", "tc.inbox.pull.days", "tc.notifications.enabled"]
        .into_iter()
        .filter(|name| subject.has(name))
        .map(|name| {
            Hit::at(name, format!("{name} is read from the primary destination only."))
                .with(Change::remove(name))
        })
        .collect()
}

fn cut(text: &str) -> String {
    text.chars().take(100).collect()
}
