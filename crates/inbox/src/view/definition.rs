//! A task definition in one language.

use docket_domain::definition::{AttributeDefinition, AttributeType, TaskDefinition};
use docket_domain::{ConnectorId, LanguageTag, Urn};
use docket_storage::inbox::Source;
use serde::Serialize;
use utoipa::ToSchema;

use super::{DecisionView, text_or};
use crate::groups;

/// One entry of the list of definitions.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TaskDefinition)]
pub(crate) struct DefinitionView {
    pub(crate) urn: Urn,
    connector_id: ConnectorId,
    pub(crate) name: String,
    #[schema(required)]
    group: Option<String>,
    /// Whether at least one decision may be taken on many tasks at once.
    bulk_supported: bool,
    custom_attributes: Vec<AttributeView>,
    responses: Vec<DecisionView>,
    actions: Vec<DecisionView>,
    capabilities: Vec<String>,
    #[schema(required)]
    task_details_settings: Option<serde_json::Value>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AttributeDefinition)]
struct AttributeView {
    code: String,
    name: String,
    #[serde(rename = "type")]
    kind: AttributeType,
    #[schema(required)]
    format: Option<String>,
    rank: u32,
}

impl DefinitionView {
    pub(crate) fn of(definition: &TaskDefinition, source: &Source, languages: &[LanguageTag]) -> Self {
        let mut attributes: Vec<&AttributeDefinition> = definition.custom_attributes.iter().collect();
        attributes.sort_by_key(|attribute| std::cmp::Reverse(attribute.rank));
        let decisions = definition.responses.iter().chain(&definition.actions);
        Self {
            urn: definition.urn.clone(),
            connector_id: source.connector.clone(),
            name: text_or(&definition.name, languages, definition.urn.as_str()),
            group: groups::name(&source.presentation, languages).map(str::to_owned),
            bulk_supported: decisions.clone().any(|decision| decision.bulk),
            custom_attributes: attributes
                .into_iter()
                .map(|attribute| AttributeView {
                    code: attribute.code.clone(),
                    name: text_or(&attribute.name, languages, &attribute.code),
                    kind: attribute.kind,
                    format: attribute.format.clone(),
                    rank: attribute.rank,
                })
                .collect(),
            responses: definition.responses.iter().map(|one| DecisionView::of(one, languages)).collect(),
            actions: definition.actions.iter().map(|one| DecisionView::of(one, languages)).collect(),
            capabilities: definition.capabilities.clone(),
            task_details_settings: definition.details.clone(),
        }
    }
}

/// What a single task tells of its definition.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TaskDefinitionBrief)]
pub(crate) struct DefinitionBrief {
    urn: Urn,
    name: String,
    capabilities: Vec<String>,
    #[schema(required)]
    task_details_settings: Option<serde_json::Value>,
}

impl DefinitionBrief {
    pub(super) fn of(definition: &TaskDefinition, languages: &[LanguageTag]) -> Self {
        Self {
            urn: definition.urn.clone(),
            name: text_or(&definition.name, languages, definition.urn.as_str()),
            capabilities: definition.capabilities.clone(),
            task_details_settings: definition.details.clone(),
        }
    }
}
