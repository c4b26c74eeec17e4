//! Values that cannot be meant.

use url::{Host, Url};

use super::{Change, Hit, Landscape, Subject, Target};
use crate::properties::{Properties, parse_url};
use crate::validate;

/// Longest name of a connector. Source: SAP Task Center, "Conventions and Technical Restrictions".
pub const MAX_CONNECTOR_NAME: usize = 64;
/// Most days of the first load. Source: SAP Task Center, "Destinations".
const MAX_PULL_DAYS: u32 = 180;
/// The same where the property does not say, or says nothing that is understood.
const DEFAULT_PULL_DAYS: u32 = 90;
/// The language of texts where none is set.
const DEFAULT_LANGUAGE: &str = "en-US";
/// Most languages texts are kept in. Source: SAP Task Center, "Destinations".
const MAX_LANGUAGES: usize = 3;
/// How people are searched for in the directory the task center reads.
const SEARCH: &str = "tc.pp.search_operation";

pub(super) fn invalid(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let problems = validate::problems(&subject.properties).into_iter();
    problems.map(|problem| Hit::at(problem.property.clone(), format!("{problem}."))).collect()
}

pub(super) fn name_too_long(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let length = subject.name().chars().count();
    if !subject.is_connector() || length <= MAX_CONNECTOR_NAME {
        return Vec::new();
    }
    vec![Hit::at(
        "Name",
        format!(
            "The name has {length} characters; a connector's has at most {MAX_CONNECTOR_NAME}, here and in SAP Task Center."
        ),
    )]
}

fn url(subject: &Subject, property: &str) -> Option<Url> {
    parse_url(subject.get(property)?)
}

pub(super) fn url_suffix(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let Some(text) =
        subject.get("URL").filter(|_| subject.is_connector() || subject.primary_name().is_some())
    else {
        return Vec::new();
    };
    let Some(position) = text.find("/task-provider/") else { return Vec::new() };
    let message = "URL holds /task-provider/…, which docket adds by itself.";
    vec![Hit::at("URL", message).with(Change::set("URL", &text[..position]))]
}

/// Without one a destination of type HTTP is not stored; of the others only a connector needs one.
pub(super) fn connector_url(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    if !subject.is_connector() || subject.is_http() || url(subject, "URL").is_some() {
        return Vec::new();
    }
    vec![Hit::at("URL", "URL is missing or no http or https address.")]
}

/// Source: SAP BTP Connectivity, "Find a Destination" (response structure): with `ProxyType` `Internet` a token service or
/// system at a private address is not called.
pub(super) fn private_address(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Hit> {
    let is_direct = subject.get("ProxyType").is_none_or(|kind| kind == "Internet");
    if landscape.target != Target::SapBtp || !is_direct || subject.is_service() {
        return Vec::new();
    }
    ["URL", "tokenServiceURL"]
        .into_iter()
        .filter(|property| url(subject, property).is_some_and(|url| is_private(&url)))
        .map(|property| {
            Hit::at(property, format!("{property} leads to a private address, which SAP BTP cannot reach."))
        })
        .collect()
}

pub(super) fn url_query(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let Some(url) = url(subject, "URL").filter(|url| url.query().is_some()) else { return Vec::new() };
    let mut change = Change::default();
    for (name, value) in url.query_pairs() {
        change = change.and_set(&format!("URL.queries.{name}"), value);
    }
    let text = subject.get("URL").unwrap_or_default();
    let change = change.and_set("URL", text.split('?').next().unwrap_or_default());
    let overwrites = change.set.iter().any(|(name, _)| name != "URL" && subject.has(name));
    let hit = Hit::at("URL", "URL holds a query, which is lost when paths are added to it.");
    vec![if overwrites { hit } else { hit.with(change) }]
}

pub(super) fn url_credentials(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let has_credentials = |property: &&str| {
        url(subject, property).is_some_and(|url| !url.username().is_empty() || url.password().is_some())
    };
    let properties = ["URL", "tokenServiceURL"].into_iter().filter(has_credentials);
    properties
        .map(|property| Hit::at(property, format!("{property} holds a user name or password, which is shown to whoever may see the destination.")))
        .collect()
}

/// Unencrypted calls to this machine or to a private address are the operator's choice.
pub(super) fn not_encrypted(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    // The service destinations' addresses are not called, or are dummies as SAP documents them.
    if subject.is_service() || subject.get("ProxyType").is_some_and(|kind| kind != "Internet") {
        return Vec::new();
    }
    let is_open = |property: &&str| {
        url(subject, property).is_some_and(|url| url.scheme() == "http" && !is_private(&url))
    };
    let what = |property| {
        if property == "URL" {
            "calls, and the credentials in them,"
        } else {
            "token requests, and the credentials in them,"
        }
    };
    ["URL", "tokenServiceURL"]
        .into_iter()
        .filter(is_open)
        .map(|property| {
            let changed = subject.get(property).unwrap_or_default().replacen("http://", "https://", 1);
            Hit::at(
                property,
                format!("{property} begins with http://: {} are not encrypted.", what(property)),
            )
            .with(Change::set(property, changed))
        })
        .collect()
}

fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            name == "localhost" || name.ends_with(".localhost") || !name.contains('.')
        }
        Some(Host::Ipv4(address)) => address.is_private() || address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unique_local(),
        None => false,
    }
}

pub(super) fn bad_value(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let limits = [
        ("tokenServiceURL.ConnectionTimeoutInSeconds", 60),
        ("tokenServiceURL.SocketReadTimeoutInSeconds", 600),
    ];
    for (name, limit) in limits {
        if let Some(value) = subject.get(name)
            && value.parse::<u64>().map_or(true, |seconds| seconds > limit)
        {
            hits.push(Hit::at(name, format!("{name} is not a number from 0 to {limit}; 10 seconds apply.")));
        }
    }
    if pull_days_of(subject.get(PULL_DAYS)).is_none() {
        hits.push(Hit::at(
            PULL_DAYS,
            format!(
                "{PULL_DAYS} must be a number from 0 to {MAX_PULL_DAYS}; {DEFAULT_PULL_DAYS} is used instead."
            ),
        ));
    }
    for name in
        ["tc.enabled", "tc.notifications.enabled", "tc.pp.cip.token", "tc.outbox", "tc.pp.active_users_only"]
    {
        if let Some(value) = subject.get(name)
            && !matches!(value, "true" | "false")
        {
            let lower = value.trim().to_ascii_lowercase();
            let hit = Hit::at(name, format!("{name} is read as false: it must be exactly true or false."));
            let is_clear = matches!(lower.as_str(), "true" | "false");
            hits.push(if is_clear { hit.with(Change::set(name, lower)) } else { hit });
        }
    }
    if let Some(value) = subject.get(SEARCH)
        && !matches!(value, "co" | "sw")
    {
        hits.push(Hit::at(
            SEARCH,
            "tc.pp.search_operation must be co (contains) or sw (starts with); co is used instead.",
        ));
    }
    if let Languages { used, is_as_said: false } = languages(&subject.properties) {
        let message = format!("tc.languages must be one to three codes such as en-US,de-DE; {used} is used.");
        hits.push(Hit::at("tc.languages", message));
    }
    hits
}

const PULL_DAYS: &str = "tc.inbox.pull.days";

/// `None` if the property says something that is not understood.
fn pull_days_of(said: Option<&str>) -> Option<u32> {
    let Some(said) = said else { return Some(DEFAULT_PULL_DAYS) };
    said.trim().parse().ok().filter(|days| *days <= MAX_PULL_DAYS)
}

/// How many days back the first load goes.
///
/// Source: SAP Task Center, "Destinations" (`tc.inbox.pull.days`).
pub fn pull_days(properties: &Properties) -> u32 {
    pull_days_of(properties.get(PULL_DAYS)).unwrap_or(DEFAULT_PULL_DAYS)
}

/// The languages texts are asked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages {
    /// Codes separated by commas.
    pub used: String,
    /// Whether that is all the property says, if it is there.
    pub is_as_said: bool,
}

/// What the destination `Task_Center_global_settings` says: the first three valid codes of `tc.languages`, else English.
///
/// Source: SAP Task Center, "Destinations".
pub fn languages(settings: &Properties) -> Languages {
    let Some(text) = settings.get("tc.languages") else {
        return Languages { used: DEFAULT_LANGUAGE.to_owned(), is_as_said: true };
    };
    let (valid, invalid): (Vec<&str>, Vec<&str>) =
        text.split(',').map(str::trim).filter(|code| !code.is_empty()).partition(|code| is_language(code));
    let used = match &valid[..] {
        [] => DEFAULT_LANGUAGE.to_owned(),
        codes => codes[..codes.len().min(MAX_LANGUAGES)].join(","),
    };
    let is_as_said = invalid.is_empty() && (1..=MAX_LANGUAGES).contains(&valid.len());
    Languages { used, is_as_said }
}

/// `ll` or `ll-CC`.
fn is_language(code: &str) -> bool {
    let lower = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    match code.split_once('-') {
        None => lower(code),
        Some((language, country)) => {
            lower(language) && country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase())
        }
    }
}

/// Source: SAP BTP Connectivity, "User Propagation via SAML 2.0 Bearer Assertion Flow".
pub(super) fn name_id_format(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let is_assertion =
        matches!(subject.get("Authentication"), Some("OAuth2SAMLBearerAssertion" | "SAMLAssertion"));
    let decides = subject.get("userIdSource").is_none() && subject.get("SystemUser").is_none();
    match subject.get("nameIdFormat") {
        Some(format) if is_assertion && decides && !FORMATS.contains(&format) => {
            let meant =
                FORMATS.into_iter().find(|known| known.rsplit(':').next() == format.rsplit(':').next());
            let hit = Hit::at(
                "nameIdFormat",
                "nameIdFormat is neither …:unspecified nor …:emailAddress, and without userIdSource nothing says which ID is meant: no token can be fetched.",
            );
            vec![match meant {
                Some(meant) => hit.with(Change::set("nameIdFormat", meant)),
                None => hit,
            }]
        }
        _ => Vec::new(),
    }
}

const FORMATS: [&str; 2] = [
    "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];
