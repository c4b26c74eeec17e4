//! What a destination's properties mean for a connector. What is wrong with them is told by the rules of
//! [`docket_destinations::lint`].
//!
//! Source: SAP Task Center, "Destinations"; task-center names in `tc.*`.

use docket_destinations::Destination;
use docket_destinations::lint::{self, Landscape, Severity, Subject};
use docket_domain::connector::Presentation;
use docket_domain::job::JobStatus;
use docket_domain::{ConnectorId, LanguageTag, Texts, text::LocalizedText};
use docket_storage::connectors::ConnectorSettings;

pub(crate) use docket_destinations::lint::GLOBAL_SETTINGS;

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

/// The property's value even if it is empty: an empty `tc.enabled` pauses, only a missing one deletes.
fn property<'a>(destination: &'a Destination, name: &str) -> Option<&'a str> {
    destination.properties.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Reads every destination that is a connector; all are looked at for the secondary ones.
pub(crate) fn read_all(destinations: &[Destination]) -> Vec<Reading> {
    let landscape = Landscape::new(destinations.iter().map(Subject::of).collect());
    destinations
        .iter()
        .zip(&landscape.subjects)
        .filter(|(_, subject)| subject.is_connector())
        .map(|(destination, subject)| read(destination, subject, &landscape))
        .collect()
}

fn read(destination: &Destination, subject: &Subject, landscape: &Landscape<'_>) -> Reading {
    let name = destination.name();
    let found = lint::of_connector(subject, landscape);
    let mut findings: Vec<Finding> = found.iter().map(|found| Finding::of(found, name)).collect();
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
        url: destination.get("URL").unwrap_or_default().to_owned(),
        provider_type: destination.get("tc.provider_type").map(str::to_owned),
        presentation: Presentation {
            label: texts(destination, "tc.ui.label"),
            group: texts(destination, "tc.ui.group"),
        },
        push_client_id,
        pull_days: lint::pull_days(&destination.properties),
        fault: (!faults.is_empty()).then(|| faults.join(" ")),
    };
    Reading { identity: lint::system_identity(&destination.properties), settings, findings }
}

impl Finding {
    /// What a rule found in the connector's own destination or in the secondary one.
    fn of(found: &lint::Finding, connector: &str) -> Self {
        let status = match found.severity {
            Severity::Hint => JobStatus::Ok,
            Severity::Warning => JobStatus::Warning,
            Severity::Error => JobStatus::Error,
        };
        let place =
            if found.destination == connector { String::new() } else { format!(" in {}", found.destination) };
        Self::new(status, format!("{}{place}: {} {}", found.code, found.message, found.fix))
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

/// The languages texts are asked for in, and what is wrong with what the global settings say of them.
pub(crate) fn languages(global: Option<&Destination>) -> (String, Option<String>) {
    let properties = global.map(|global| global.properties.clone()).unwrap_or_default();
    let lint::Languages { used, is_as_said } = lint::languages(&properties);
    let problem = (!is_as_said).then(|| {
        format!(
            "tc.languages of destination {GLOBAL_SETTINGS} must be one to three codes such as en-US,de-DE; {used} is used."
        )
    });
    (used, problem)
}
