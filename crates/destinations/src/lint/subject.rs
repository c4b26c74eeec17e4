//! What is looked at: a destination, and the others it stands among.

use std::collections::BTreeMap;

use docket_domain::Timestamp;

use crate::authentication::Authentication;
use crate::properties::{Destination, Properties};
use crate::transfer::Draft;

/// Stands for a secret that is set and was not given to the linter.
const HIDDEN: &str = "(not shown)";

/// The destination that holds what concerns all connectors.
pub const GLOBAL_SETTINGS: &str = "Task_Center_global_settings";

/// Destinations of the task center itself: never connectors, whatever they carry.
///
/// Source: SAP Task Center, "Destinations".
const SERVICE_DESTINATIONS: [&str; 5] = [
    GLOBAL_SETTINGS,
    "Identity_Authentication_Connectivity_IDS",
    "Alert_Notification_Connectivity_ANS",
    "Task_Center_notifications",
    "Task_Center",
];

/// A destination to look at.
#[derive(Clone, Debug)]
pub struct Subject {
    pub(super) properties: Properties,
    /// Tells which of two destinations came later.
    pub(super) created_at: Option<Timestamp>,
}

impl Subject {
    /// A destination whose secrets named in `hidden` are set, without their values being at hand.
    pub fn new(properties: &Properties, hidden: &[String]) -> Self {
        let mut properties = properties.clone();
        for secret in hidden {
            if properties.get(secret).is_none() {
                properties.set(secret, HIDDEN);
            }
        }
        Self { properties, created_at: None }
    }

    pub fn of(destination: &Destination) -> Self {
        Self { properties: destination.properties.clone(), created_at: Some(destination.created_at) }
    }

    pub fn of_draft(draft: &Draft) -> Self {
        Self::new(&draft.properties, &draft.left_out)
    }

    pub fn name(&self) -> &str {
        self.properties.name().unwrap_or_default()
    }

    pub(super) fn get(&self, property: &str) -> Option<&str> {
        self.properties.get(property)
    }

    /// Whether the property is there, even if it is empty.
    pub(super) fn has(&self, property: &str) -> bool {
        self.properties.iter().any(|(name, _)| name == property)
    }

    pub(super) fn is_http(&self) -> bool {
        self.get("Type") == Some("HTTP")
    }

    /// Whether a value is what it says, and not the place of one that is not shown.
    pub(super) fn is_hidden(value: &str) -> bool {
        value == HIDDEN
    }

    pub(super) fn is_service(&self) -> bool {
        SERVICE_DESTINATIONS.contains(&self.name())
    }

    /// The primary destination's name, if this is named like a secondary one.
    pub(super) fn primary_name(&self) -> Option<&str> {
        self.name().strip_suffix("_PP").filter(|name| !name.is_empty())
    }

    /// Whether tasks are fetched through it, or would be: it carries `tc.enabled`, with whatever value, and is neither a
    /// secondary destination nor one of the task center's own.
    pub fn is_connector(&self) -> bool {
        self.has("tc.enabled") && self.may_be_connector()
    }

    /// Whether it is a task provider's primary destination.
    pub(super) fn may_be_connector(&self) -> bool {
        !self.is_service() && self.primary_name().is_none() && !self.name().ends_with("_AI")
    }

    pub(super) fn authentication(&self) -> Option<Authentication> {
        Authentication::of(&self.properties).ok()
    }

    /// Whether its tokens stand for the person a call is made for.
    pub(super) fn stands_for_a_person(&self) -> bool {
        self.authentication().is_some_and(|one| one.stands_for_a_person(&self.properties))
    }
}

/// What is known of the certificates destinations use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificates {
    /// The files there are, with the end of the first of their certificates to end; `None` where that takes a password nobody
    /// has.
    pub files: BTreeMap<String, Option<Timestamp>>,
    /// Why a key store does not yield its key, by destination and by the property that names it.
    pub closed: BTreeMap<(String, String), String>,
    /// The end of the trust certificate.
    pub trust: Option<Timestamp>,
}

/// Where destinations are to work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Here.
    #[default]
    Docket,
    /// In the Destination service of SAP BTP, where they are to be imported.
    SapBtp,
}

/// Everything that is looked at together.
#[derive(Debug)]
pub struct Landscape<'a> {
    pub subjects: Vec<Subject>,
    /// Whether these are all there are: only then can one be missing.
    pub is_complete: bool,
    /// The certificates there are, if that is known.
    pub certificates: Option<&'a Certificates>,
    pub now: Option<Timestamp>,
    pub target: Target,
}

impl<'a> Landscape<'a> {
    /// All the destinations there are.
    pub fn new(subjects: Vec<Subject>) -> Self {
        Self { subjects, is_complete: true, certificates: None, now: None, target: Target::Docket }
    }

    /// One destination of which others nothing is known.
    pub fn alone(properties: &Properties) -> Self {
        Self { is_complete: false, ..Self::new(vec![Subject::new(properties, &[])]) }
    }

    /// With what is known of certificates at this time.
    #[must_use]
    pub fn with_certificates(mut self, certificates: &'a Certificates, now: Timestamp) -> Self {
        (self.certificates, self.now) = (Some(certificates), Some(now));
        self
    }

    /// As they would work there.
    #[must_use]
    pub fn in_target(mut self, target: Target) -> Self {
        self.target = target;
        self
    }

    pub(super) fn find(&self, name: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.name() == name)
    }
}
