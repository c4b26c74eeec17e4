//! What a destination's properties mean for a connector, and what is wrong with them.
//!
//! Source: SAP Task Center, "Destinations"; task-center names in `tc.*`.

use std::collections::BTreeMap;

use docket_destinations::Destination;
use docket_destinations::catalogue::{KNOWN, PROVIDER_TYPES};
use docket_domain::connector::Presentation;
use docket_domain::job::JobStatus;
use docket_domain::{ConnectorId, LanguageTag, Texts, text::LocalizedText};
use docket_storage::connectors::ConnectorSettings;

/// The destination that holds what concerns all connectors.
pub(crate) const GLOBAL_SETTINGS: &str = "Task_Center_global_settings";

/// Destinations of the task center itself; never connectors, whatever they carry.
const SERVICE_DESTINATIONS: [&str; 5] = [
    GLOBAL_SETTINGS,
    "Identity_Authentication_Connectivity_IDS",
    "Alert_Notification_Connectivity_ANS",
    "Task_Center_notifications",
    "Task_Center",
];

const NAME_LENGTH: usize = 64;
const DEFAULT_PULL_DAYS: u32 = 90;
const MOST_PULL_DAYS: u32 = 180;
const DEFAULT_LANGUAGE: &str = "en-US";

/// Something an administrator should know about a destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `Ok` is a remark, `Error` keeps the connector from running.
    pub(crate) status: JobStatus,
    pub(crate) text: String,
}

impl Finding {
    pub(crate) fn new(status: JobStatus, text: impl Into<String>) -> Self {
        Self { status, text: text.into() }
    }
}

/// A destination read as a connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) settings: ConnectorSettings,
    pub(crate) findings: Vec<Finding>,
    /// What tells provider systems apart before a task is seen: address and what is added to each call.
    pub(crate) identity: String,
}

/// Whether the destination is to be a connector: it carries `tc.enabled`, with whatever value, and is neither a secondary
/// destination nor one of the task center's own.
pub(crate) fn is_connector(destination: &Destination) -> bool {
    let name = destination.name();
    property(destination, "tc.enabled").is_some()
        && !SERVICE_DESTINATIONS.contains(&name)
        && !name.ends_with("_PP")
        && !name.ends_with("_AI")
}

/// The property's value even if it is empty: an empty `tc.enabled` pauses, only a missing one deletes.
fn property<'a>(destination: &'a Destination, name: &str) -> Option<&'a str> {
    destination.properties.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Reads a destination for which [`is_connector`] holds; `all` are looked at for the secondary one.
pub(crate) fn read(destination: &Destination, all: &BTreeMap<&str, &Destination>) -> Reading {
    let name = destination.name().to_owned();
    let mut findings = Vec::new();
    check_name(&name, &mut findings);
    let url = check_url(destination, &mut findings);
    check_spelling(destination, &mut findings);
    let pull_days = pull_days(destination, &mut findings);
    check_values(destination, &mut findings);
    check_secondary(destination, all, &mut findings);
    let push_client_id = destination.get("tc.clientId").map(str::to_owned);
    if push_client_id.is_some() {
        findings.push(Finding::new(
            JobStatus::Ok,
            "tc.clientId is set, but push is not supported yet: changes are fetched by DELTA as before.",
        ));
    }
    let faults: Vec<&str> =
        findings.iter().filter(|one| one.status == JobStatus::Error).map(|one| one.text.as_str()).collect();
    let settings = ConnectorSettings {
        id: ConnectorId::new(name),
        enabled: property(destination, "tc.enabled") == Some("true"),
        url,
        provider_type: destination.get("tc.provider_type").map(str::to_owned),
        presentation: Presentation {
            label: texts(destination, "tc.ui.label"),
            group: texts(destination, "tc.ui.group"),
        },
        push_client_id,
        pull_days,
        fault: (!faults.is_empty()).then(|| faults.join(" ")),
    };
    Reading { identity: identity(destination, &settings.url), settings, findings }
}

fn check_name(name: &str, findings: &mut Vec<Finding>) {
    let length = name.chars().count();
    if length > NAME_LENGTH {
        findings.push(Finding::new(
            JobStatus::Error,
            format!(
                "The destination's name has {length} characters and at most {NAME_LENGTH} are allowed; create it again under a shorter name."
            ),
        ));
    }
}

fn check_url(destination: &Destination, findings: &mut Vec<Finding>) -> String {
    match destination.url() {
        None => {
            findings
                .push(Finding::new(JobStatus::Error, "URL is missing or no http or https address; set it."));
        }
        Some(url) if url.path().contains("/task-provider/") => findings.push(Finding::new(
            JobStatus::Error,
            "URL holds /task-provider/…, which docket adds by itself; end it before that.",
        )),
        Some(url) if url.query().is_some() => findings.push(Finding::new(
            JobStatus::Warning,
            "URL holds a query; write it as properties URL.queries.<name> instead.",
        )),
        Some(_) => {}
    }
    destination.get("URL").unwrap_or_default().to_owned()
}

fn check_spelling(destination: &Destination, findings: &mut Vec<Finding>) {
    for (name, _) in destination.properties.iter() {
        let mut ours = KNOWN.iter().map(|known| known.name).filter(|known| known.starts_with("tc."));
        let meant = ours.find(|known| known.eq_ignore_ascii_case(name) && *known != name);
        if let Some(meant) = meant {
            findings.push(Finding::new(
                JobStatus::Warning,
                format!("Property {name} is not known; names are case-sensitive, write {meant}."),
            ));
        }
    }
}

fn pull_days(destination: &Destination, findings: &mut Vec<Finding>) -> u32 {
    let Some(text) = destination.get("tc.inbox.pull.days") else { return DEFAULT_PULL_DAYS };
    match text.trim().parse::<u32>() {
        Ok(days) if days <= MOST_PULL_DAYS => days,
        _ => {
            findings.push(Finding::new(
                JobStatus::Warning,
                format!(
                    "tc.inbox.pull.days must be a number from 0 to {MOST_PULL_DAYS}; {DEFAULT_PULL_DAYS} is used instead."
                ),
            ));
            DEFAULT_PULL_DAYS
        }
    }
}

fn check_values(destination: &Destination, findings: &mut Vec<Finding>) {
    if let Some(value) = property(destination, "tc.notifications.enabled")
        && !matches!(value, "true" | "false")
    {
        findings.push(Finding::new(
            JobStatus::Warning,
            "tc.notifications.enabled must be true or false; notifications stay off.",
        ));
    }
    if let Some(kind) = destination.get("tc.provider_type")
        && !PROVIDER_TYPES.contains(&kind)
    {
        findings.push(Finding::new(
            JobStatus::Warning,
            format!("tc.provider_type is none of {}; the generic icon is used.", PROVIDER_TYPES.join(", ")),
        ));
    }
}

/// Decisions need a destination that yields a token of the signed-in person.
fn check_secondary(
    destination: &Destination,
    all: &BTreeMap<&str, &Destination>,
    findings: &mut Vec<Finding>,
) {
    let name = format!("{}_PP", destination.name());
    let Some(secondary) = all.get(name.as_str()) else {
        if !destination.acts_for_persons() {
            findings.push(Finding::new(
                JobStatus::Warning,
                format!(
                    "PP_MISSING: there is no destination {name}, and this one yields a technical user only, so tasks are shown but \
                     nobody can decide them here; create {name} with the credentials for principal propagation."
                ),
            ));
        }
        return;
    };
    if secondary.get("SystemUser").is_some() {
        findings.push(Finding::new(
            JobStatus::Warning,
            format!("Destination {name} has a SystemUser and is never used for a decision; remove SystemUser from it."),
        ));
    } else if !secondary.acts_for_persons() {
        findings.push(Finding::new(
            JobStatus::Warning,
            format!(
                "Destination {name} yields no token of the signed-in person and is never used for a decision; set its \
                 Authentication to OAuth2SAMLBearerAssertion."
            ),
        ));
    }
    if property(secondary, "tc.enabled").is_some() {
        findings.push(Finding::new(
            JobStatus::Warning,
            format!(
                "Destination {name} carries tc.enabled, which belongs on {} alone; remove it.",
                destination.name()
            ),
        ));
    }
}

/// `name`, which holds for every language, and `name.<language>`.
fn texts(destination: &Destination, name: &str) -> Texts {
    let any = destination.get(name).map(|text| ("*", text));
    let prefix = format!("{name}.");
    let by_language = destination.properties.iter().filter_map(|(key, text)| {
        let language = key.strip_prefix(&prefix)?;
        (!language.is_empty() && !text.is_empty()).then_some((language, text))
    });
    let all = any.into_iter().chain(by_language);
    Texts(
        all.map(|(language, text)| LocalizedText {
            language: LanguageTag::new(language),
            text: text.to_owned(),
            is_default: false,
        })
        .collect(),
    )
}

/// Equal for two destinations that lead to the same provider system, as far as their properties tell.
fn identity(destination: &Destination, url: &str) -> String {
    let mut parts = vec![url.trim().trim_end_matches('/').to_ascii_lowercase()];
    for prefix in ["URL.headers.", "URL.queries."] {
        for (name, value) in destination.properties.iter().filter(|(name, _)| name.starts_with(prefix)) {
            parts.push(format!("{name}={value}"));
        }
    }
    // One address serves several systems there, told apart by the key.
    if destination.get("tc.provider_type") == Some("Concur") {
        parts.extend(destination.get("clientKey").map(str::to_owned));
    }
    parts.join("\n")
}

/// The languages texts are asked for in: one to three valid codes of `tc.languages`, else en-US; and what was wrong.
pub(crate) fn languages(global: Option<&Destination>) -> (String, Option<String>) {
    let Some(text) = global.and_then(|global| global.get("tc.languages")) else {
        return (DEFAULT_LANGUAGE.to_owned(), None);
    };
    let (valid, invalid): (Vec<&str>, Vec<&str>) =
        text.split(',').map(str::trim).filter(|code| !code.is_empty()).partition(|code| is_language(code));
    let used = match &valid[..] {
        [] => DEFAULT_LANGUAGE.to_owned(),
        codes => codes[..codes.len().min(3)].join(","),
    };
    let problem = (!invalid.is_empty() || valid.is_empty() || valid.len() > 3).then(|| {
        format!(
            "tc.languages of destination {GLOBAL_SETTINGS} must be one to three codes such as en-US,de-DE; {used} is used."
        )
    });
    (used, problem)
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
