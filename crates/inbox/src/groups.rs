//! Filter tabs: tasks grouped by what their connectors say (`tc.ui.group`).
//!
//! Source: SAP Task Center, "Configure Filter Tabs".

use std::collections::BTreeMap;

use docket_domain::LanguageTag;
use docket_domain::connector::Presentation;
use docket_storage::inbox::{Source, Sources};
use serde::Serialize;
use utoipa::ToSchema;

/// Names of the standard tabs; a connector that claims one of them belongs to no group.
const RESERVED: [&str; 2] = ["All", "Failed Tasks"];

/// The name of the connector's group for a reader; `None` is the tab *Others*.
pub(crate) fn name<'p>(presentation: &'p Presentation, languages: &[LanguageTag]) -> Option<&'p str> {
    presentation
        .group
        .resolve(languages)
        .map(str::trim)
        .filter(|name| !name.is_empty() && !RESERVED.contains(name))
}

/// Whether the connector belongs to a group that is called so in any language; the empty name is *Others*.
pub(crate) fn is_called(source: &Source, wanted: &str) -> bool {
    if wanted.is_empty() {
        return name(&source.presentation, &[]).is_none();
    }
    !RESERVED.contains(&wanted) && source.presentation.group.0.iter().any(|text| text.text.trim() == wanted)
}

/// The numbers on the tabs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GroupCounts {
    /// All tasks.
    count: u64,
    /// Those whose last operation failed.
    failed: u64,
    /// One entry per group that has tasks, by name; *Others* last, without a name.
    value: Vec<GroupCount>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GroupCount {
    #[schema(required)]
    group: Option<String>,
    count: u64,
    /// `tc.provider_type`, if all connectors of the group have the same.
    #[schema(required)]
    provider_type: Option<String>,
}

/// Adds up the counts of generations by group.
pub(crate) fn count(
    counts: &[(i64, u64)],
    failed: u64,
    sources: &Sources,
    languages: &[LanguageTag],
) -> GroupCounts {
    // `None` sorts first; the tab comes last.
    let mut groups: BTreeMap<Option<&str>, (u64, Vec<&Option<String>>)> = BTreeMap::new();
    for (generation, count) in counts {
        let Some(source) = sources.of(*generation) else { continue };
        let group = groups.entry(name(&source.presentation, languages)).or_default();
        group.0 += count;
        group.1.push(&source.provider_type);
    }
    let others = groups.remove(&None);
    let all = groups.into_iter().chain(others.map(|others| (None, others)));
    GroupCounts {
        count: counts.iter().map(|(_, count)| count).sum(),
        failed,
        value: all
            .map(|(group, (count, types))| GroupCount {
                group: group.map(str::to_owned),
                count,
                provider_type: types
                    .split_first()
                    .filter(|(first, rest)| rest.iter().all(|other| other == *first))
                    .and_then(|(first, _)| (*first).clone()),
            })
            .collect(),
    }
}
