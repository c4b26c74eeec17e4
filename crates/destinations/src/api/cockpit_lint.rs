//! `/cockpit-api/v1/lint`: what is allowed and probably not meant, with the fixes; of what is stored and of drafts.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::cockpit_destinations::{DestinationView, existing};
use super::cockpit_export::invalid;
use super::typed_body;
use crate::DestinationError;
use crate::lint::{Change, Finding, Landscape, RULES, Severity, Subject, Target, lint, lint_one};
use crate::properties::Properties;
use crate::service::Destinations;

/// Findings, and the rules that were applied.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationFindings {
    value: Vec<DestinationFinding>,
    rules: Vec<DestinationRule>,
}

/// What a rule found.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DestinationFinding {
    destination: String,
    /// The rule's.
    code: &'static str,
    severity: FindingSeverity,
    /// The property concerned; null if it is the destination as a whole.
    #[schema(required)]
    property: Option<String>,
    /// What is wrong; English.
    message: String,
    /// What to do about it; English.
    fix: &'static str,
    /// The same as changes of properties, where that is known.
    #[schema(required)]
    change: Option<DestinationChange>,
    /// Whether the change alters nothing but what is wrong.
    safe: bool,
    /// What the destination could look like instead, with values to fill in between `<` and `>`.
    #[schema(required)]
    example: Option<BTreeMap<String, String>>,
}

/// Changes of properties: renames first, then what is removed, then what is set.
#[derive(Serialize, ToSchema)]
struct DestinationChange {
    /// From the old name to the new one; the value stays.
    rename: BTreeMap<String, String>,
    remove: Vec<String>,
    set: BTreeMap<String, String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = DestinationFindingSeverity)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum FindingSeverity {
    Hint,
    Warning,
    Error,
}

/// A rule.
#[derive(Serialize, ToSchema)]
struct DestinationRule {
    code: &'static str,
    severity: FindingSeverity,
    /// What it is about; English.
    about: &'static str,
    fix: &'static str,
    /// Whether its changes alter nothing but what is wrong.
    safe: bool,
}

/// A destination that is not stored, or not stored like this.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DestinationDraft {
    /// Name and value of each property.
    properties: BTreeMap<String, String>,
    /// The names of secrets that are set and not given here.
    #[serde(default)]
    secrets: Vec<String>,
}

/// The finding to fix.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DestinationFix {
    code: String,
    /// The finding's property, if it has one.
    #[schema(nullable = false)]
    property: Option<String>,
}

/// Lists what is probably not meant in the destinations
#[utoipa::path(
    get,
    path = "/lint",
    operation_id = "lintDestinations",
    params(("for" = inline(Option<LintTarget>), Query, description = "Where the destinations are to work; here if not given.")),
    responses(
        (status = 200, description = "Every finding, by destination.", body = DestinationFindings),
        (status = 400, description = "A parameter is not valid."),
    ),
)]
pub(super) async fn list(
    State(destinations): State<Destinations>,
    RawQuery(query): RawQuery,
) -> Result<Json<DestinationFindings>, ApiError> {
    let all = destinations.list().await.map_err(shaped)?;
    let certificates = destinations.known_certificates(&all).await.map_err(shaped)?;
    let landscape = Landscape::new(all.iter().map(Subject::of).collect())
        .with_certificates(&certificates, destinations.clock.now())
        .in_target(target(query.as_deref().unwrap_or_default())?);
    Ok(Json(DestinationFindings::of(lint(&landscape))))
}

/// Says what is probably not meant in a destination that is not stored yet
///
/// It is looked at among those that are stored; one of the same name is taken to be replaced by it, and its secrets to be kept.
#[utoipa::path(
    post,
    path = "/lint",
    operation_id = "lintDestinationDraft",
    request_body = DestinationDraft,
    responses(
        (status = 200, description = "The draft's findings.", body = DestinationFindings),
        (status = 400, description = "The body is not valid."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn draft(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<Json<DestinationFindings>, ApiError> {
    let draft: DestinationDraft = typed_body(body)?;
    let properties: Properties = draft.properties.into_iter().collect();
    let subject = Subject::new(&properties, &draft.secrets);
    let all = destinations.list().await.map_err(shaped)?;
    let others: Vec<_> = all.into_iter().filter(|one| one.name() != subject.name()).collect();
    // The draft's key stores are not opened: its passwords need not be at hand.
    let certificates = destinations.known_certificates(&others).await.map_err(shaped)?;
    let landscape = Landscape::new(others.iter().map(Subject::of).chain([subject.clone()]).collect())
        .with_certificates(&certificates, destinations.clock.now());
    Ok(Json(DestinationFindings::of(lint_one(&subject, &landscape))))
}

/// Fixes a finding of a stored destination
///
/// Makes the change the finding names, if it still holds. Secrets keep their values, unseen.
#[utoipa::path(
    post,
    path = "/destinations/{name}/fix",
    operation_id = "fixDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    request_body = DestinationFix,
    responses(
        (status = 200, description = "The destination.", body = DestinationView),
        (status = 400, description = "The destination would not be valid with the change."),
        (status = 404, description = "There is no such destination."),
        (status = 409, description = "The finding does not hold any more, or nothing can be changed about it from here."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn fix(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<Json<DestinationView>, ApiError> {
    let wanted: DestinationFix = typed_body(body)?;
    let destination = existing(&destinations, &name).await?;
    let all = destinations.list().await.map_err(shaped)?;
    let landscape = Landscape::new(all.iter().map(Subject::of).collect());
    let findings = lint_one(&Subject::of(&destination), &landscape);
    let change = findings
        .into_iter()
        .filter(|finding| finding.code == wanted.code && finding.property == wanted.property)
        .find_map(|finding| finding.change)
        .filter(|change| !change.set.contains_key("Name") && !change.rename.values().any(|to| to == "Name"));
    let Some(change) = change else {
        let message = "There is no such finding any more, or its fix is up to you.";
        return Err(ApiError::task_center(StatusCode::CONFLICT, "cockpit.lint.nothingToFix", message));
    };
    let mut properties = destination.properties;
    change.apply(&mut properties);
    let saved = destinations.update(properties).await.map_err(shaped)?;
    Ok(Json(DestinationView::from(&saved)))
}

/// Where destinations are to work.
#[derive(ToSchema)]
#[schema(as = DestinationLintTarget, rename_all = "kebab-case")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) enum LintTarget {
    Docket,
    /// The Destination service of SAP BTP, which they are to be imported into.
    SapBtp,
}

fn target(query: &str) -> Result<Target, ApiError> {
    let mut target = Target::Docket;
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        target = match (&*name, &*value) {
            ("for", "docket") => Target::Docket,
            ("for", "sap-btp") => Target::SapBtp,
            ("for", _) => return Err(invalid("for", "for must be docket or sap-btp.")),
            (other, _) => {
                let other: String = other.chars().take(100).collect();
                return Err(invalid(&other, "There is the parameter for."));
            }
        };
    }
    Ok(target)
}

impl DestinationFindings {
    fn of(findings: Vec<Finding>) -> Self {
        let rules = RULES.iter().map(|rule| DestinationRule {
            code: rule.code,
            severity: rule.severity.into(),
            about: rule.about,
            fix: rule.fix,
            safe: rule.is_safe,
        });
        Self { value: findings.into_iter().map(DestinationFinding::from).collect(), rules: rules.collect() }
    }
}

impl From<Finding> for DestinationFinding {
    fn from(finding: Finding) -> Self {
        let Finding { code, severity, destination, property, message, fix, change, is_safe, example } =
            finding;
        let change = change.map(|Change { rename, remove, set }| DestinationChange { rename, remove, set });
        Self {
            destination,
            code,
            severity: severity.into(),
            property,
            message,
            fix,
            change,
            safe: is_safe,
            example,
        }
    }
}

impl From<Severity> for FindingSeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Hint => Self::Hint,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
