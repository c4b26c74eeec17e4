//! Labels: what people and programs sort destinations, fragments and certificates by.
//!
//! Source: the client of SAP/cloud-sdk-python (`Label`, `PatchLabels`); limits from SAP BTP Connectivity, "Manage Labels".

use docket_storage::Store;
use docket_storage::labels::{Label, Labelled};

use crate::error::DestinationError;
use crate::validate::PropertyError;

/// Most labels of one entity, and most values of one label.
const MAX_LABELS: usize = 10;
const MAX_VALUES: usize = 10;
const MAX_CHARACTERS: usize = 100;

/// What a change does with the labels it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Add,
    Delete,
}

/// The labels of all levels. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Labels {
    store: Store,
}

impl Labels {
    pub(crate) fn new(store: Store) -> Self {
        Self { store }
    }

    /// The labels of everything of a kind on a level, by name.
    pub(crate) async fn list(
        &self,
        kind: Labelled,
        level: &str,
    ) -> Result<Vec<(String, Vec<Label>)>, DestinationError> {
        Ok(self.store.read().await?.list_labels(kind, level).await?)
    }

    pub(crate) async fn get(
        &self,
        kind: Labelled,
        level: &str,
        name: &str,
    ) -> Result<Vec<Label>, DestinationError> {
        Ok(self.store.read().await?.find_labels(kind, level, name).await?)
    }

    /// Replaces all labels. That the entity is there, the caller has seen.
    pub(crate) async fn replace(
        &self,
        kind: Labelled,
        level: &str,
        name: &str,
        labels: Vec<Label>,
    ) -> Result<(), DestinationError> {
        let labels = changed(Vec::new(), Action::Add, labels);
        check(&labels)?;
        let mut tx = self.store.begin().await?;
        tx.put_labels(kind, level, name, &labels).await?;
        Ok(tx.commit().await?)
    }

    /// Adds values to labels, or takes them away; a label without a value left goes.
    pub(crate) async fn change(
        &self,
        kind: Labelled,
        level: &str,
        name: &str,
        action: Action,
        labels: Vec<Label>,
    ) -> Result<(), DestinationError> {
        let mut tx = self.store.begin().await?;
        let before = tx.find_labels(kind, level, name).await?;
        let after = changed(before, action, labels);
        check(&after)?;
        tx.put_labels(kind, level, name, &after).await?;
        Ok(tx.commit().await?)
    }
}

/// Each key and each value of a key once. Deleting a key without values takes all of it.
fn changed(mut labels: Vec<Label>, action: Action, named: Vec<Label>) -> Vec<Label> {
    for Label { key, values } in named {
        let at = labels.iter().position(|label| label.key == key);
        match (action, at) {
            (Action::Add, at) => {
                let at = at.unwrap_or_else(|| {
                    labels.push(Label { key, values: Vec::new() });
                    labels.len() - 1
                });
                let label = &mut labels[at];
                for value in values {
                    if !label.values.contains(&value) {
                        label.values.push(value);
                    }
                }
            }
            (Action::Delete, Some(at)) => {
                labels[at].values.retain(|value| !values.is_empty() && !values.contains(value));
                if labels[at].values.is_empty() {
                    labels.remove(at);
                }
            }
            (Action::Delete, None) => {}
        }
    }
    labels
}

fn check(labels: &[Label]) -> Result<(), PropertyError> {
    let refused = |problem: String| Err(PropertyError::new("labels", problem));
    if labels.len() > MAX_LABELS {
        return refused(format!("are more than {MAX_LABELS}"));
    }
    for Label { key, values } in labels {
        if key.contains('\0') || values.iter().any(|value| value.contains('\0')) {
            return refused("must not hold a null character".to_owned());
        }
        let too_long = |text: &String| text.chars().count() > MAX_CHARACTERS;
        if key.trim().is_empty() || too_long(key) {
            return refused(format!("must have a key of 1 to {MAX_CHARACTERS} characters"));
        }
        if values.len() > MAX_VALUES || values.iter().any(too_long) {
            return refused(format!(
                "must have at most {MAX_VALUES} values of at most {MAX_CHARACTERS} characters each"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(key: &str, values: &[&str]) -> Label {
        Label { key: key.to_owned(), values: values.iter().map(|value| (*value).to_owned()).collect() }
    }

    #[test]
    fn values_are_added_once_and_taken_away_one_by_one_or_all() {
        let labels =
            changed(Vec::new(), Action::Add, vec![label("env", &["prod"]), label("env", &["prod", "eu"])]);
        assert_eq!(labels, [label("env", &["prod", "eu"])]);
        let fewer = changed(labels.clone(), Action::Delete, vec![label("env", &["eu"]), label("x", &["y"])]);
        assert_eq!(fewer, [label("env", &["prod"])]);
        assert_eq!(changed(fewer, Action::Delete, vec![label("env", &["prod"])]), []);
        assert_eq!(changed(labels, Action::Delete, vec![label("env", &[])]), []);
    }

    #[test]
    fn at_most_ten_labels_with_ten_values_each() {
        let many: Vec<Label> = (0..11).map(|number| label(&number.to_string(), &["v"])).collect();
        assert!(check(&many[..10]).is_ok());
        assert_eq!(check(&many).unwrap_err().to_string(), "labels are more than 10");
        let values: Vec<String> = (0..11).map(|number| number.to_string()).collect();
        assert!(check(&[Label { key: "k".to_owned(), values: values[..10].to_vec() }]).is_ok());
        assert!(check(&[Label { key: "k".to_owned(), values }]).is_err());
        assert!(check(&[label(" ", &["v"])]).is_err());
    }
}
