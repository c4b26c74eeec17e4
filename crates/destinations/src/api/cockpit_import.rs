//! `POST /cockpit-api/v1/destination-import`: what would become of destinations in files, and saving them.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::{ApiError, ErrorFamily};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::cockpit_export::invalid;
use crate::lint::{Landscape, Severity, Subject, lint_one};
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};
use crate::transfer::import::Import;
use crate::transfer::{self, Action, Draft, Existing, ImportedDestination, PropertyChange};

use super::typed_body;

/// Files with destinations, and what to do with them.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DestinationImportRequest {
    /// JSON, YAML and Java properties files, and zip archives of them.
    files: Vec<DestinationFile>,
    /// What becomes of a destination whose name is taken; `FAIL` if not given.
    #[schema(nullable = false)]
    existing: Option<ExistingDestinations>,
    /// Only say what would become of them; nothing is saved.
    #[serde(default)]
    #[schema(default = false)]
    dry_run: bool,
    /// The names of those to take; all if not given.
    #[schema(nullable = false)]
    only: Option<Vec<String>>,
    /// Secrets that were left out of the files: by destination and property.
    #[serde(default)]
    secrets: BTreeMap<String, BTreeMap<String, String>>,
}

/// A file.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DestinationFile {
    /// Its ending tells its format: `.json`, `.yaml`, `.properties` or `.zip`; without one, its contents do.
    name: String,
    content: String,
    /// How `content` is written; `TEXT` if not given. Archives need `BASE64`.
    #[schema(nullable = false)]
    encoding: Option<FileEncoding>,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[schema(as = DestinationFileEncoding)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum FileEncoding {
    Text,
    Base64,
}

/// What becomes of a destination whose name is taken.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[schema(as = ExistingDestinationsPolicy)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ExistingDestinations {
    /// Its properties are replaced; secrets that are not in the file stay.
    Update,
    /// It is refused.
    Fail,
    /// It stays as it is.
    Ignore,
}

/// What became, or would become, of each destination.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DestinationImportResult {
    /// Whether they were saved: all of them or none.
    saved: bool,
    /// Whether none is refused.
    can_be_saved: bool,
    value: Vec<DestinationImportEntry>,
}

/// One destination of an import.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DestinationImportEntry {
    file: String,
    /// Empty if the file gives it none.
    name: String,
    action: ImportAction,
    /// Why it is refused.
    problems: Vec<DestinationImportProblem>,
    /// What differs from the destination that is there; of a new one all its properties.
    changes: Vec<DestinationImportChange>,
    /// Secrets that are not in the file and stay as they are.
    kept_secrets: Vec<String>,
    /// Secrets the file says were left out, and that must be entered before they are needed.
    missing_secrets: Vec<String>,
    /// What is allowed and probably not meant, as sentences; English.
    warnings: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = DestinationImportAction)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ImportAction {
    Create,
    Update,
    Unchanged,
    Ignore,
    Refuse,
}

/// A property at fault.
#[derive(Serialize, ToSchema)]
struct DestinationImportProblem {
    property: String,
    message: String,
}

/// A property before and after; the values of secrets are never shown.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DestinationImportChange {
    property: String,
    kind: ChangeKind,
    secret: bool,
    #[schema(required)]
    before: Option<String>,
    #[schema(required)]
    after: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = DestinationImportChangeKind)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ChangeKind {
    Set,
    Removed,
}

/// Imports destinations from files
///
/// With `dryRun` it says what would become of each: what is created, what changes, what is refused and why. Without it they are
/// saved, all or none. Secrets' values are never answered.
#[utoipa::path(
    post,
    path = "/destination-import",
    operation_id = "importDestinations",
    request_body = DestinationImportRequest,
    responses(
        (status = 200, description = "What became of each; `saved` tells whether anything was saved.", body = DestinationImportResult),
        (status = 400, description = "A file cannot be read; `target` names it."),
        (status = 409, description = "A destination was changed by somebody else at the same time."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn post(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<Json<DestinationImportResult>, ApiError> {
    let request: DestinationImportRequest = typed_body(body)?;
    let drafts = drafts(&request)?;
    let existing = match request.existing {
        Some(ExistingDestinations::Update) => Existing::Update,
        Some(ExistingDestinations::Ignore) => Existing::Ignore,
        Some(ExistingDestinations::Fail) | None => Existing::Fail,
    };
    let failed = |error: crate::DestinationError| error.into_api(ErrorFamily::TaskCenter);
    let there = destinations.list().await.map_err(failed)?;
    let (import, saved) = if request.dry_run {
        (Import::plan(drafts, &there, existing), false)
    } else {
        destinations.import(SUBACCOUNT, drafts, existing).await.map_err(failed)?
    };
    Ok(Json(result(&import, &there, saved)))
}

fn drafts(request: &DestinationImportRequest) -> Result<Vec<Draft>, ApiError> {
    let mut drafts = Vec::new();
    for file in &request.files {
        let name = shown(&file.name);
        let bytes = match file.encoding {
            Some(FileEncoding::Base64) => STANDARD
                .decode(file.content.trim())
                .map_err(|_| invalid(&name, "content is not base64, and encoding says so."))?,
            Some(FileEncoding::Text) | None => file.content.clone().into_bytes(),
        };
        drafts.extend(transfer::read(&name, &bytes).map_err(|error| invalid(&name, &format!("{error}.")))?);
    }
    if drafts.len() > transfer::MAX_DESTINATIONS {
        let message = format!("At most {} destinations are imported at once.", transfer::MAX_DESTINATIONS);
        return Err(invalid("files", &message));
    }
    if drafts.is_empty() {
        return Err(invalid("files", "files names no file."));
    }
    let unknown = |name: &&String| !drafts.iter().any(|draft| draft.properties.name() == Some(name));
    if let Some(name) = request.secrets.keys().find(unknown) {
        let message =
            format!("The files hold no destination \"{}\" that a secret could be for.", shown(name));
        return Err(invalid("secrets", &message));
    }
    if let Some(only) = &request.only {
        drafts.retain(|draft| draft.properties.name().is_some_and(|name| only.iter().any(|one| one == name)));
        if drafts.is_empty() {
            return Err(invalid("only", "only names no destination of the files."));
        }
    }
    for draft in &mut drafts {
        let name = draft.properties.name().unwrap_or_default().to_owned();
        for (property, value) in request.secrets.get(&name).into_iter().flatten() {
            if !draft.properties.is_secret(property) && !draft.left_out.contains(property) {
                let message =
                    format!("{} of \"{name}\" is no secret; change it in the file.", shown(property));
                return Err(invalid("secrets", &message));
            }
            draft.properties.set(property, value);
        }
    }
    Ok(drafts)
}

/// A name of a request as a message may hold it.
fn shown(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

/// With what the rules find in the landscape as it would be.
fn result(import: &Import, there: &[Destination], saved: bool) -> DestinationImportResult {
    let imported: Vec<(&ImportedDestination, Subject)> = import
        .properties()
        .map(|(shown, properties)| (shown, Subject::new(properties, &shown.missing_secrets)))
        .collect();
    let is_imported = |name: &str| imported.iter().any(|(shown, _)| shown.name == name);
    let mut subjects: Vec<Subject> =
        there.iter().filter(|one| !is_imported(one.name())).map(Subject::of).collect();
    subjects.extend(imported.iter().map(|(_, subject)| subject.clone()));
    let landscape = Landscape::new(subjects);
    let value = imported.iter().map(|(shown, subject)| {
        let findings = lint_one(subject, &landscape).into_iter();
        let warnings = findings.filter(|one| one.severity >= Severity::Warning && one.code != "INVALID");
        DestinationImportEntry::new(shown, warnings.map(|one| one.message).collect())
    });
    DestinationImportResult { saved, can_be_saved: import.can_be_saved(), value: value.collect() }
}

impl DestinationImportEntry {
    fn new(shown: &ImportedDestination, warnings: Vec<String>) -> Self {
        let problem = |problem: &crate::PropertyError| DestinationImportProblem {
            property: problem.property.clone(),
            message: format!("{problem}."),
        };
        Self {
            file: shown.file.clone(),
            name: shown.name.clone(),
            action: match shown.action {
                Action::Create => ImportAction::Create,
                Action::Update => ImportAction::Update,
                Action::Unchanged => ImportAction::Unchanged,
                Action::Ignore => ImportAction::Ignore,
                Action::Refuse => ImportAction::Refuse,
            },
            problems: shown.problems.iter().map(problem).collect(),
            changes: shown.changes.iter().map(DestinationImportChange::from).collect(),
            kept_secrets: shown.kept_secrets.clone(),
            missing_secrets: shown.missing_secrets.clone(),
            warnings,
        }
    }
}

impl From<&PropertyChange> for DestinationImportChange {
    fn from(change: &PropertyChange) -> Self {
        Self {
            property: change.property.clone(),
            kind: if change.is_removed { ChangeKind::Removed } else { ChangeKind::Set },
            secret: change.is_secret,
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }
}
