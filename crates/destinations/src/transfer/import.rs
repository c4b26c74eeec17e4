//! Import: what would become of each destination that was read, and then making it so.
//!
//! All or nothing: while one destination is refused, none is saved.

use std::collections::BTreeSet;

use docket_storage::Tx;

use super::Draft;
use crate::error::DestinationError;
use crate::properties::{Destination, Properties};
use crate::service::Destinations;
use crate::validate::{self, PropertyError};

/// What becomes of a destination whose name is taken.
///
/// Source: SAP BTP Connectivity, "Use a Config.JSON to Create or Update a Destination Service Instance"
/// (`existing_destinations_policy`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// Its properties are replaced; secrets that were left out of the file stay as they are.
    Update,
    /// It is refused, and with it everything.
    #[default]
    Fail,
    /// It stays as it is.
    Ignore,
}

impl Existing {
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "update" => Some(Self::Update),
            "fail" => Some(Self::Fail),
            "ignore" => Some(Self::Ignore),
            _ => None,
        }
    }
}

/// What becomes of one destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Create,
    Update,
    /// It is there already, with exactly these properties.
    Unchanged,
    /// It is there already and stays as it is.
    Ignore,
    Refuse,
}

/// One destination of an import, as it is shown: no secret's value is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedDestination {
    pub file: String,
    /// Empty if it has none.
    pub name: String,
    pub action: Action,
    /// Why it is refused.
    pub problems: Vec<PropertyError>,
    /// What differs from the destination that is there; of a new one all its properties.
    pub changes: Vec<PropertyChange>,
    /// Secrets the file does not hold and the destination that is there has; they stay.
    pub kept_secrets: Vec<String>,
    /// Secrets the file says were left out, and that are nowhere.
    pub missing_secrets: Vec<String>,
}

/// A property before and after; `None` where it is not there or is a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyChange {
    pub property: String,
    pub is_secret: bool,
    pub before: Option<String>,
    pub after: Option<String>,
    pub is_removed: bool,
}

/// What an import comes to.
#[derive(Debug)]
pub struct Import {
    planned: Vec<Planned>,
}

#[derive(Debug)]
struct Planned {
    shown: ImportedDestination,
    properties: Properties,
}

impl Import {
    /// Says what becomes of each draft, given the destinations that are there.
    pub fn plan(drafts: Vec<Draft>, there: &[Destination], existing: Existing) -> Self {
        let mut names = BTreeSet::new();
        let planned = drafts
            .into_iter()
            .map(|draft| {
                let name = draft.properties.name().unwrap_or_default().to_owned();
                let is_twice = !name.is_empty() && !names.insert(name.clone());
                let before = there.iter().find(|destination| destination.name() == name);
                plan_one(draft, name, before.map(|before| &before.properties), existing, is_twice)
            })
            .collect();
        Self { planned }
    }

    /// Whether nothing is refused.
    pub fn can_be_saved(&self) -> bool {
        self.planned.iter().all(|planned| planned.shown.action != Action::Refuse)
    }

    /// Whether saving it makes a difference.
    pub(crate) fn changes_something(&self) -> bool {
        self.planned.iter().any(|planned| matches!(planned.shown.action, Action::Create | Action::Update))
    }

    /// Each destination, in the files' order.
    pub fn destinations(&self) -> impl Iterator<Item = &ImportedDestination> {
        self.planned.iter().map(|planned| &planned.shown)
    }

    /// What each destination will hold, secrets included: never for an answer.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&ImportedDestination, &Properties)> {
        self.planned.iter().map(|planned| (&planned.shown, &planned.properties))
    }
}

fn plan_one(
    draft: Draft,
    name: String,
    before: Option<&Properties>,
    existing: Existing,
    is_twice: bool,
) -> Planned {
    let Draft { file, mut properties, left_out, mut problems } = draft;
    let mut kept_secrets = Vec::new();
    // What is not in the file was most probably left out of it: nobody gets to see secrets.
    for (secret, value) in before.into_iter().flat_map(Properties::iter) {
        let is_missing = properties.get(secret).is_none();
        if is_missing && before.is_some_and(|before| before.is_secret(secret)) {
            properties.set(secret, value);
            kept_secrets.push(secret.to_owned());
        }
    }
    let missing_secrets: Vec<String> =
        left_out.into_iter().filter(|secret| properties.get(secret).is_none()).collect();
    for mut problem in validate::problems(&properties) {
        if missing_secrets.contains(&problem.property) {
            let needed = "was left out of the file and is needed; enter it";
            problem = PropertyError::new(&problem.property, needed);
        }
        // What could not be read is not also missing.
        if !problems.iter().any(|known| known.property == problem.property) {
            problems.push(problem);
        }
    }
    if is_twice {
        problems.push(PropertyError::new("Name", "is also another destination's of this import"));
    }
    if before.is_some() && existing == Existing::Fail {
        problems.push(PropertyError::new("Name", "is taken: there is a destination of that name already"));
    }
    let changes = changes(before, &properties);
    let action = match before {
        _ if !problems.is_empty() => Action::Refuse,
        None => Action::Create,
        Some(_) if existing == Existing::Ignore => Action::Ignore,
        Some(_) if changes.is_empty() => Action::Unchanged,
        Some(_) => Action::Update,
    };
    let shown = ImportedDestination { file, name, action, problems, changes, kept_secrets, missing_secrets };
    Planned { shown, properties }
}

fn changes(before: Option<&Properties>, after: &Properties) -> Vec<PropertyChange> {
    let none = Properties::default();
    let before = before.unwrap_or(&none);
    let names: BTreeSet<&str> = before.iter().chain(after.iter()).map(|(name, _)| name).collect();
    let value = |properties: &Properties, name: &str| {
        properties.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    };
    let differs = |name: &&str| value(before, name) != value(after, name);
    let change = |name: &str| {
        let is_secret = before.is_secret(name) || after.is_secret(name);
        let shown = |value: Option<String>| value.filter(|_| !is_secret);
        let is_removed = value(after, name).is_none();
        PropertyChange {
            property: name.to_owned(),
            is_secret,
            before: shown(value(before, name)),
            after: shown(value(after, name)),
            is_removed,
        }
    };
    names.into_iter().filter(differs).map(change).collect()
}

impl Destinations {
    /// Reads what is there and says what would become of the drafts; `level` is empty for the subaccount, otherwise a
    /// service instance's id.
    pub async fn plan_import(
        &self,
        level: &str,
        drafts: Vec<Draft>,
        existing: Existing,
    ) -> Result<Import, DestinationError> {
        let there = self.list_at(level).await?;
        Ok(Import::plan(drafts, &there, existing))
    }

    /// Saves the drafts, all or none; false, and nothing changed, if one of them is refused.
    pub async fn import(
        &self,
        level: &str,
        drafts: Vec<Draft>,
        existing: Existing,
    ) -> Result<(Import, bool), DestinationError> {
        let mut tx = self.store.begin().await?;
        let import = self.import_within(&mut tx, level, drafts, existing).await?;
        if !import.can_be_saved() {
            return Ok((import, false));
        }
        tx.commit().await?;
        if import.changes_something() {
            self.changed();
        }
        Ok((import, true))
    }

    /// Saves the drafts within a transaction. If one of them is refused, nothing was done and the transaction is not to be
    /// committed.
    pub(crate) async fn import_within(
        &self,
        tx: &mut Tx,
        level: &str,
        drafts: Vec<Draft>,
        existing: Existing,
    ) -> Result<Import, DestinationError> {
        let there = tx.list_destinations(&self.vault, level).await?;
        let there: Vec<_> = there.into_iter().map(Destination::from_stored).collect();
        let import = Import::plan(drafts, &there, existing);
        if !import.can_be_saved() {
            return Ok(import);
        }
        for (shown, properties) in import.properties() {
            let mut destination = self.fresh(level, properties.clone());
            let is_done = match shown.action {
                Action::Create => tx.insert_destination(&self.vault, &destination.to_stored()).await?,
                Action::Update => {
                    let before = there.iter().find(|before| before.name() == shown.name);
                    destination.created_at =
                        before.map_or(destination.created_at, |before| before.created_at);
                    tx.update_destination(&self.vault, &destination.to_stored()).await?
                }
                Action::Unchanged | Action::Ignore | Action::Refuse => continue,
            };
            if !is_done {
                return Err(DestinationError::Conflict(format!(
                    "Destination {} was changed by somebody else at the same time; nothing was saved. Try again.",
                    shown.name
                )));
            }
        }
        Ok(import)
    }
}

#[cfg(test)]
mod tests {
    use docket_domain::Timestamp;

    use super::*;

    fn there(properties: Properties) -> Destination {
        Destination {
            instance_id: String::new(),
            properties,
            etag: String::new(),
            created_at: Timestamp::from_seconds(0),
            modified_at: Timestamp::from_seconds(0),
        }
    }

    fn basic(name: &str) -> Properties {
        Properties::from([
            ("Name", name),
            ("Type", "HTTP"),
            ("URL", "https://x.example"),
            ("Authentication", "BasicAuthentication"),
            ("User", "u"),
            ("Password", "hunter2"),
        ])
    }

    fn draft(properties: &Properties, left_out: &[&str]) -> Draft {
        let mut properties = properties.clone();
        for secret in left_out {
            properties.remove(secret);
        }
        let left_out = left_out.iter().map(|secret| (*secret).to_owned()).collect();
        Draft { file: "a.json".into(), properties, left_out, problems: Vec::new() }
    }

    fn only(drafts: Vec<Draft>, there: &[Destination], existing: Existing) -> ImportedDestination {
        Import::plan(drafts, there, existing).destinations().next().unwrap().clone()
    }

    #[test]
    fn a_secret_that_was_left_out_is_kept_or_asked_for() {
        let file = draft(&basic("A"), &["Password"]);
        let new = only(vec![file.clone()], &[], Existing::Update);
        assert_eq!((new.action, &new.missing_secrets[..]), (Action::Refuse, &["Password".to_owned()][..]));
        assert_eq!(new.problems[0].to_string(), "Password was left out of the file and is needed; enter it");
        let known = only(vec![file], &[there(basic("A"))], Existing::Update);
        assert_eq!(
            (known.action, &known.kept_secrets[..]),
            (Action::Unchanged, &["Password".to_owned()][..])
        );
    }

    #[test]
    fn the_policy_decides_about_a_name_that_is_taken() {
        let mut other = basic("A");
        other.set("URL", "https://y.example");
        other.set("Password", "hunter3");
        let [update, fail, ignore] = [Existing::Update, Existing::Fail, Existing::Ignore]
            .map(|existing| only(vec![draft(&other, &[])], &[there(basic("A"))], existing));
        assert_eq!(
            [update.action, fail.action, ignore.action],
            [Action::Update, Action::Refuse, Action::Ignore]
        );
        let changes: Vec<_> =
            update.changes.iter().map(|one| (one.property.as_str(), one.after.as_deref())).collect();
        assert_eq!(changes, [("Password", None), ("URL", Some("https://y.example"))]);
        assert!(!format!("{update:?}").contains("hunter"));
    }

    #[test]
    fn every_field_at_fault_is_named_and_one_refusal_stops_all() {
        let broken = Properties::from([
            ("Name", "B"),
            ("Type", "HTTP"),
            ("ProxyType", "x"),
            ("Authentication", "OAuth2ClientCredentials"),
        ]);
        let import = Import::plan(
            vec![draft(&basic("A"), &[]), draft(&broken, &[]), draft(&basic("A"), &[])],
            &[],
            Existing::Fail,
        );
        assert!(!import.can_be_saved());
        let shown: Vec<_> = import.destinations().collect();
        assert_eq!(shown[0].action, Action::Create);
        let fields: Vec<_> = shown[1].problems.iter().map(|problem| problem.property.as_str()).collect();
        assert_eq!(fields, ["URL", "ProxyType", "clientId", "tokenServiceURL"]);
        assert_eq!(shown[2].problems[0].to_string(), "Name is also another destination's of this import");
    }
}
