//! What is allowed and probably not meant: each rule with the sentence and the fix.
//!
//! [`RULES`] is the one home of every rule. The cockpit shows findings beside the field, and what a destination's view calls
//! warnings is the same.
//!
//! Sources: SAP Task Center, "Destinations", "Troubleshooting a Task (For Administrators)"; SAP BTP Connectivity, "HTTP
//! Destinations".

mod certificates;
mod change;
mod credentials;
pub mod files;
mod pairs;
mod provider;
mod rules;
mod spelling;
mod subject;
mod values;

pub use change::Change;
pub use pairs::system_identity;
pub use rules::{RULES, Rule};
pub use subject::{Certificates, GLOBAL_SETTINGS, Landscape, Subject, Target};
pub use values::{Languages, languages, pull_days};

use std::collections::BTreeMap;

use crate::properties::Properties;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know; it may be meant.
    Hint,
    /// It works, and not as one would think, or not for long.
    Warning,
    /// It does not work.
    Error,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's.
    pub code: &'static str,
    pub severity: Severity,
    pub destination: String,
    /// The property concerned; `None` if it is the destination as a whole.
    pub property: Option<String>,
    /// What is wrong, for an administrator.
    pub message: String,
    /// What to do about it.
    pub fix: &'static str,
    /// The same as changes of properties, where that is known.
    pub change: Option<Change>,
    /// Whether the change alters nothing but what is wrong, so that it may be made without being looked at.
    pub is_safe: bool,
    /// What the destination could look like instead, with values to fill in between `<` and `>`.
    pub example: Option<BTreeMap<String, String>>,
}

/// What a rule's check says; the rule adds the rest.
#[derive(Debug, Default)]
struct Hit {
    property: Option<String>,
    message: String,
    change: Option<Change>,
    example: Option<BTreeMap<String, String>>,
}

impl Hit {
    fn at(property: impl Into<String>, message: impl Into<String>) -> Self {
        Self { property: Some(property.into()), message: message.into(), ..Self::default() }
    }

    fn with(mut self, change: Change) -> Self {
        self.change = Some(change);
        self
    }
}

/// Everything the rules find in the landscape, by destination and in the rules' order.
pub fn lint(landscape: &Landscape<'_>) -> Vec<Finding> {
    landscape.subjects.iter().flat_map(|subject| lint_one(subject, landscape)).collect()
}

/// What the rules find in one of the landscape's destinations.
pub fn lint_one(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        for Hit { property, message, change, example } in (rule.check)(subject, landscape) {
            let is_safe =
                rule.is_safe && change.as_ref().is_some_and(|change| change.fits(&subject.properties));
            findings.push(Finding {
                code: rule.code,
                severity: match landscape.target {
                    Target::Docket => rule.severity,
                    Target::SapBtp => rule.severity_in_sap_btp.unwrap_or(rule.severity),
                },
                destination: subject.name().to_owned(),
                property,
                message,
                fix: rule.fix,
                change,
                is_safe,
                example,
            });
        }
    }
    findings
}

/// What an administrator is told where the connector is told about: what is found in its destination and in the secondary one,
/// of the rules that concern how it works.
pub fn of_connector(subject: &Subject, landscape: &Landscape<'_>) -> Vec<Finding> {
    let secondary = landscape.find(&format!("{}_PP", subject.name()));
    let concerns =
        |finding: &Finding| RULES.iter().any(|rule| rule.code == finding.code && rule.concerns_connector);
    let subjects = [Some(subject), secondary].into_iter().flatten();
    let mut findings: Vec<Finding> =
        subjects.flat_map(|subject| lint_one(subject, landscape)).filter(concerns).collect();
    findings.retain(|finding| match finding.code {
        // Of a misspelt name only ours matter to the connector.
        rules::WRONG_CASE => is_ours(finding),
        // Without a kind everything works; only the icon is the generic one.
        rules::PROVIDER_TYPE => subject.has("tc.provider_type"),
        _ => true,
    });
    findings
}

fn is_ours(finding: &Finding) -> bool {
    let meant = finding.change.as_ref().and_then(|change| change.rename.values().next());
    meant.is_some_and(|meant| meant.starts_with("tc."))
}

/// What is worth a warning of one destination, whatever others there are; as sentences.
pub(crate) fn warnings(properties: &Properties) -> Vec<String> {
    let landscape = Landscape::alone(properties);
    let findings = lint(&landscape).into_iter();
    // What keeps it from being stored is told when it is.
    findings
        .filter(|finding| finding.severity >= Severity::Warning && finding.code != rules::INVALID)
        .map(|finding| finding.message)
        .collect()
}

#[cfg(test)]
mod tests;
