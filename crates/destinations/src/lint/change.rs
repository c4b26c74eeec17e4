//! A fix as changes of properties.

use std::collections::BTreeMap;

use crate::properties::Properties;

/// What to change. Renames come first, then what is removed, then what is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// From the old name to the new one; the value stays, and nobody has to see it.
    pub rename: BTreeMap<String, String>,
    pub remove: Vec<String>,
    pub set: BTreeMap<String, String>,
}

impl Change {
    pub(super) fn rename(from: &str, to: &str) -> Self {
        Self { rename: [(from.to_owned(), to.to_owned())].into(), ..Self::default() }
    }

    pub(super) fn remove(property: &str) -> Self {
        Self { remove: vec![property.to_owned()], ..Self::default() }
    }

    pub(super) fn set(property: &str, value: impl Into<String>) -> Self {
        Self { set: [(property.to_owned(), value.into())].into(), ..Self::default() }
    }

    #[must_use]
    pub(super) fn and_set(mut self, property: &str, value: impl Into<String>) -> Self {
        self.set.insert(property.to_owned(), value.into());
        self
    }

    /// Whether it overwrites nothing: no property has the new name yet, and what is renamed is there.
    pub(super) fn fits(&self, properties: &Properties) -> bool {
        let has = |name: &str| properties.iter().any(|(known, _)| known == name);
        self.rename.iter().all(|(from, to)| has(from) && !has(to))
    }

    /// Makes the change.
    pub fn apply(&self, properties: &mut Properties) {
        for (from, to) in &self.rename {
            if let Some(value) = properties.remove(from) {
                properties.set(to, value);
            }
        }
        for name in &self.remove {
            properties.remove(name);
        }
        for (name, value) in &self.set {
            properties.set(name, value);
        }
    }
}
