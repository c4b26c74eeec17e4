//! Which connectors a reading may draw from.

use docket_domain::ConnectorId;
use docket_domain::connector::Presentation;

use crate::connectors::Connector;

/// An enabled connector with the generation people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub connector: ConnectorId,
    pub generation: i64,
    pub provider_type: Option<String>,
    pub presentation: Presentation,
    /// Its last calls did not get through; its tasks are left out of every list until they do again.
    pub unreachable: bool,
}

/// The enabled connectors. Made from the database alone, and only ever narrowed: what is paused, or filled beside the
/// live generation, cannot be read through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources(Vec<Source>);

impl Sources {
    pub(super) fn new(connectors: Vec<Connector>) -> Self {
        Self(
            connectors
                .into_iter()
                .filter(|connector| connector.settings.enabled)
                .map(|connector| Source {
                    connector: connector.settings.id,
                    generation: connector.live_generation,
                    provider_type: connector.settings.provider_type,
                    presentation: connector.settings.presentation,
                    unreachable: connector.unreachable,
                })
                .collect(),
        )
    }

    /// Without those that `keep` turns down.
    #[must_use]
    pub fn only(mut self, keep: impl FnMut(&Source) -> bool) -> Self {
        self.0.retain(keep);
        self
    }

    /// The one with this generation.
    pub fn of(&self, generation: i64) -> Option<&Source> {
        self.0.iter().find(|source| source.generation == generation)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    pub(super) fn unreachable(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(|source| source.unreachable)
    }

    pub(super) fn reachable(&self) -> Vec<i64> {
        self.0.iter().filter(|source| !source.unreachable).map(|source| source.generation).collect()
    }

    pub(super) fn enabled(&self) -> Vec<i64> {
        self.0.iter().map(|source| source.generation).collect()
    }
}
