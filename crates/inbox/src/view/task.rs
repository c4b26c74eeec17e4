//! A task as one person sees it.

use std::collections::HashMap;

use docket_domain::definition::{AttributeDefinition, AttributeType, TaskDefinition};
use docket_domain::operation::{Operation, OperationKind, OperationState};
use docket_domain::task::{OperationError, Priority, Task, TaskStatus};
use docket_domain::{ConnectorId, LanguageTag, Timestamp, Urn, UserId};
use docket_storage::inbox::{IN_PROCESS, Source};
use serde::Serialize;
use utoipa::ToSchema;

use super::{DecisionView, DefinitionBrief, text_or};
use crate::decision::possible;
use crate::groups;
use crate::reader::Reader;

/// A page of tasks.
#[derive(Debug)]
pub(crate) struct TaskList {
    pub(crate) value: Vec<TaskView>,
    /// How many there are on all pages.
    pub(crate) count: u64,
    /// The key of the next page.
    pub(crate) next: Option<String>,
    /// Connectors whose tasks are left out because they cannot be reached.
    pub(crate) inaccessible: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Task)]
pub(crate) struct TaskView {
    pub(crate) urn: Urn,
    connector_id: ConnectorId,
    definition_id: Urn,
    definition_name: String,
    subject: String,
    #[schema(required)]
    label: Option<String>,
    #[schema(required)]
    group: Option<String>,
    status: TaskStatus,
    priority: Priority,
    created_at: Timestamp,
    #[schema(required)]
    created_by: Option<UserId>,
    #[schema(required)]
    created_by_name: Option<String>,
    pub(crate) modified_at: Timestamp,
    #[schema(required)]
    due_at: Option<Timestamp>,
    #[schema(required)]
    processor: Option<UserId>,
    #[schema(required)]
    processor_name: Option<String>,
    #[schema(required)]
    completed_at: Option<Timestamp>,
    #[schema(required)]
    completed_by: Option<UserId>,
    #[schema(required)]
    completed_by_name: Option<String>,
    #[schema(required)]
    ui_link: Option<String>,
    #[schema(required)]
    mobile_ui_link: Option<String>,
    #[schema(required)]
    embeddable_ui_link: Option<String>,
    attachments_count: i64,
    comments_count: i64,
    #[schema(required)]
    operation_errors: Option<Vec<OperationError>>,
    in_process: bool,
    custom_attributes: Vec<AttributeValue>,
    responses: Vec<DecisionView>,
    actions: Vec<DecisionView>,
    /// Only on a task that is asked for alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) definition: Option<DefinitionBrief>,
}

#[derive(Debug, Serialize, ToSchema)]
struct AttributeValue {
    code: String,
    name: String,
    #[serde(rename = "type")]
    kind: AttributeType,
    #[schema(required)]
    format: Option<String>,
    rank: u32,
    value: String,
}

/// What a task's view is made of.
pub(crate) struct Parts<'a> {
    pub(crate) task: &'a Task,
    pub(crate) definition: &'a TaskDefinition,
    pub(crate) source: &'a Source,
    /// The newest operation on the task, anybody's.
    pub(crate) newest: Option<&'a Operation>,
}

impl TaskView {
    pub(crate) fn of(
        parts: &Parts<'_>,
        reader: &Reader,
        names: &HashMap<UserId, String>,
        now: Timestamp,
    ) -> Self {
        let Parts { task, definition, source, newest } = *parts;
        let languages = &reader.languages;
        let name_of = |id: &Option<UserId>| id.as_ref().and_then(|id| names.get(id).cloned());
        let in_process = newest.is_some_and(|operation| is_in_process(operation, task, now));
        // What is being decided, or is decided, offers nothing.
        let decidable = task.status.is_open() && !in_process;
        let decisions = |kind| {
            let decisions = if decidable { possible(definition, task, kind) } else { Vec::new() };
            decisions.into_iter().map(|decision| DecisionView::of(decision, languages)).collect()
        };
        let errors = operation_errors(task, newest, &reader.principals.user);
        Self {
            urn: task.urn.clone(),
            connector_id: source.connector.clone(),
            definition_id: definition.urn.clone(),
            definition_name: text_or(&definition.name, languages, definition.urn.as_str()),
            subject: text_or(&task.subject, languages, task.urn.as_str()),
            label: source.presentation.label.resolve(languages).map(str::to_owned),
            group: groups::name(&source.presentation, languages).map(str::to_owned),
            status: task.status,
            priority: task.priority,
            created_at: task.created_at,
            created_by: task.created_by.clone(),
            created_by_name: name_of(&task.created_by),
            modified_at: task.modified_at,
            due_at: task.due_at,
            processor: task.processor.clone(),
            processor_name: name_of(&task.processor),
            completed_at: task.completed_at,
            completed_by: task.completed_by.clone(),
            completed_by_name: name_of(&task.completed_by),
            ui_link: task.ui_link.clone(),
            mobile_ui_link: task.mobile_ui_link.clone(),
            embeddable_ui_link: task.embeddable_ui_link.clone(),
            attachments_count: task.attachments_count,
            comments_count: task.comments_count,
            operation_errors: (!errors.is_empty()).then_some(errors),
            in_process,
            custom_attributes: attributes(task, definition, languages, names),
            responses: decisions(OperationKind::Response),
            actions: decisions(OperationKind::Action),
            definition: Some(DefinitionBrief::of(definition, languages)),
        }
    }

    /// As one of many: without what only the details need.
    #[must_use]
    pub(crate) fn in_a_list(self) -> Self {
        Self { definition: None, ..self }
    }
}

/// Everybody whose name the view of the task tells.
pub(crate) fn people_of(task: &Task, definition: &TaskDefinition) -> Vec<UserId> {
    let attributes = task.custom_attributes.iter().filter(|attribute| {
        definition.custom_attributes.iter().any(|known| known.code == attribute.code && names_a_person(known))
    });
    [&task.created_by, &task.processor, &task.completed_by]
        .into_iter()
        .flatten()
        .cloned()
        .chain(attributes.map(|attribute| UserId::new(&attribute.value)))
        .collect()
}

fn names_a_person(attribute: &AttributeDefinition) -> bool {
    attribute.kind == AttributeType::String && attribute.format.as_deref() == Some("USER")
}

/// A decision is being carried out, or its provider took it and will finish it later; an update of the task, or five
/// minutes without one, end the latter.
fn is_in_process(newest: &Operation, task: &Task, now: Timestamp) -> bool {
    match newest.state {
        OperationState::Recorded | OperationState::Sent => true,
        OperationState::Accepted => {
            task.modified_at <= newest.task_modified_at
                && newest.finished_at.is_some_and(|at| at > now.minus(IN_PROCESS))
        }
        OperationState::Done
        | OperationState::Overtaken
        | OperationState::Failed
        | OperationState::Unknown => false,
    }
}

/// The errors the provider reports, and the reader's own last attempt if it came to nothing and no update came since.
fn operation_errors(task: &Task, newest: Option<&Operation>, reader: &UserId) -> Vec<OperationError> {
    let own = newest.filter(|operation| {
        matches!(operation.state, OperationState::Failed | OperationState::Unknown)
            && operation.actor == *reader
            && task.modified_at <= operation.task_modified_at
            && task.status.is_open()
    });
    let own = own.map(|operation| OperationError {
        executed_at: operation.finished_at.unwrap_or(operation.recorded_at),
        code: operation.code.clone(),
        message: operation.message.clone().unwrap_or_default(),
        executed_by: operation.actor.clone(),
    });
    task.operation_errors.iter().cloned().chain(own).collect()
}

/// Values with what their definition says about them, highest rank first; values without a definition are left out.
fn attributes(
    task: &Task,
    definition: &TaskDefinition,
    languages: &[LanguageTag],
    names: &HashMap<UserId, String>,
) -> Vec<AttributeValue> {
    let mut values: Vec<AttributeValue> = task
        .custom_attributes
        .iter()
        .filter_map(|attribute| {
            let known = definition.custom_attributes.iter().find(|known| known.code == attribute.code)?;
            let name = names_a_person(known).then(|| names.get(&UserId::new(&attribute.value))).flatten();
            Some(AttributeValue {
                code: known.code.clone(),
                name: text_or(&known.name, languages, &known.code),
                kind: known.kind,
                format: known.format.clone(),
                rank: known.rank,
                value: name.unwrap_or(&attribute.value).clone(),
            })
        })
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.rank));
    values
}
