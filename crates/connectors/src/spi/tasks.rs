//! Tasks: from the wire to `domain`, with everything that had to be left out counted.
//!
//! A task that lacks something mandatory is kept with the names of what is missing; what is merely too long, too many or
//! of the wrong type is cut or dropped. Source: Task Provider SPI v2, "Validation on ingest".

use docket_domain::definition::AttributeType;
use docket_domain::task::{CustomAttribute, OperationError, Priority, Task, TaskStatus};
use docket_domain::{GroupId, Timestamp, Urn, UserId};
use serde_json::value::RawValue;

use crate::spi::definitions::{KnownDefinitions, shorten, texts};
use crate::spi::wire;

/// Of each list of recipients the first ones count.
const RECIPIENTS: usize = 100;
/// Of a task's custom attributes the first ones count.
const ATTRIBUTES: usize = 30;
/// The longest id of a user or group, and the longest value of an attribute.
const VALUE: usize = 255;
const LINK: usize = 2000;
/// How a task's `missing` names a definition that the provider does not have; it may come later.
pub(crate) const DEFINITION: &str = "definition";

/// What was wrong with tasks, as counts, with one example of each kind for the job's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Remarks {
    /// Attribute values left out because they do not fit their type.
    pub(crate) dropped_values: u64,
    /// Elements that could not be stored at all: no object, or no URN.
    pub(crate) unreadable: u64,
    /// Lists of recipients cut to the first 100.
    pub(crate) cut_recipients: u64,
    /// Texts and values cut to their length, links left out.
    pub(crate) cut_texts: u64,
    /// One sentence for the first case of each kind.
    pub(crate) examples: Vec<String>,
}

impl Remarks {
    pub(crate) fn add(&mut self, other: Self) {
        self.dropped_values += other.dropped_values;
        self.unreadable += other.unreadable;
        self.cut_recipients += other.cut_recipients;
        self.cut_texts += other.cut_texts;
        for example in other.examples {
            // A handful tells the kinds of fault; the counts tell how many.
            if self.examples.len() < 12 {
                self.examples.push(example);
            }
        }
    }

    fn note(&mut self, first: bool, text: impl FnOnce() -> String) {
        if first {
            self.examples.push(text());
        }
    }
}

/// One task of a page.
#[derive(Debug)]
pub(crate) struct Mapped {
    pub(crate) task: Task,
    /// Its definition is not known, or not the one of its attributes: the definition has to be fetched.
    pub(crate) needs_definition: bool,
    /// `modifiedAt` could be read, so the task can serve as a cursor.
    pub(crate) dated: bool,
}

/// Reads one element of a page; `None` if there is nothing that could be stored.
pub(crate) fn task(raw: &RawValue, known: &KnownDefinitions, remarks: &mut Remarks) -> Option<Mapped> {
    let read = wire::element::<wire::Task>(raw);
    let Some((wire, misfits)) = read.filter(|(wire, _)| wire.urn.as_ref().is_some_and(|urn| !urn.is_empty()))
    else {
        remarks.unreadable += 1;
        remarks.note(remarks.unreadable == 1, || "An element of the list is no task with a urn.".to_owned());
        return None;
    };
    let mapping =
        Mapping { urn: Urn::new(wire.urn.clone().unwrap_or_default()), missing: Vec::new(), remarks };
    if !misfits.is_empty() {
        let (urn, names) = (&mapping.urn, misfits.join(", "));
        mapping.remarks.cut_texts += 1;
        mapping.remarks.examples.push(format!("{urn}: {names} cannot be read and is left out."));
    }
    Some(mapping.task(wire, known))
}

struct Mapping<'a> {
    urn: Urn,
    missing: Vec<String>,
    remarks: &'a mut Remarks,
}

impl Mapping<'_> {
    fn task(mut self, wire: wire::Task, known: &KnownDefinitions) -> Mapped {
        self.check_urn(&wire);
        let definition = self.definition(wire.definition_id);
        let status = wire.status.as_deref().and_then(|status| status.parse().ok());
        if status.is_none() {
            self.missing.push("status".to_owned());
        }
        let (subject, cut) = texts(wire.subject.unwrap_or_default());
        self.remarks.cut_texts += cut;
        if subject.is_empty() {
            self.missing.push("subject".to_owned());
        }
        let modified_at = self.mandatory_time("modifiedAt", wire.modified_at.as_deref());
        let created_at = self.mandatory_time("createdAt", wire.created_at.as_deref());
        let attributes = definition.as_ref().and_then(|urn| known.attributes(urn.as_str()));
        let mut needs_definition = definition.is_some() && attributes.is_none();
        let mut custom_attributes = Vec::new();
        for attribute in wire.custom_attributes.unwrap_or_default().into_iter().take(ATTRIBUTES) {
            let kind = attributes.and_then(|types| types.get(&attribute.code));
            needs_definition |= attributes.is_some() && kind.is_none();
            custom_attributes.extend(self.attribute(attribute, kind.copied().unwrap_or_default()));
        }
        if definition.is_some() && attributes.is_none() {
            self.missing.push(DEFINITION.to_owned());
        }
        let dated = modified_at.is_some();
        let modified_at = modified_at.unwrap_or(Timestamp::from_micros(0));
        let task = Task {
            definition,
            status: status.unwrap_or(TaskStatus::Inactive),
            priority: wire.priority.as_deref().and_then(|text| text.parse().ok()).unwrap_or(Priority::Medium),
            subject,
            created_at: created_at.unwrap_or(modified_at),
            created_by: user(wire.created_by),
            modified_at,
            modified_by: user(wire.modified_by),
            processor: user(wire.processor),
            due_at: time(wire.due_at.as_deref()),
            completed_at: time(wire.completed_at.as_deref()),
            completed_by: user(wire.completed_by),
            ui_link: self.link("uiLink", wire.ui_link),
            mobile_ui_link: self.link("mobileUiLink", wire.mobile_ui_link),
            embeddable_ui_link: self.link("embeddableUiLink", wire.embeddable_ui_link),
            attachments_count: wire.attachments_count.unwrap_or(0).max(0),
            comments_count: wire.comments_count.unwrap_or(0).max(0),
            valid_responses: wire.valid_response_codes,
            valid_actions: wire.valid_action_codes,
            custom_attributes,
            operation_errors: operation_errors(wire.operation_errors.unwrap_or_default()),
            recipient_users: self.recipients("recipientUsers", wire.recipient_users, UserId::new),
            recipient_groups: self.recipients("recipientGroups", wire.recipient_groups, GroupId::new),
            missing: self.missing,
            urn: self.urn,
        };
        Mapped { task, needs_definition, dated }
    }

    /// The URN's parts are repeated as properties and must agree with it.
    fn check_urn(&mut self, wire: &wire::Task) {
        let Ok(parts) = self.urn.parts() else {
            self.missing.push("urn".to_owned());
            return;
        };
        if parts.entity_type != "task" {
            self.missing.push("urn".to_owned());
        }
        for (name, property, part) in [
            ("applicationId", &wire.application_id, parts.application_id),
            ("applicationInstanceId", &wire.application_instance_id, parts.application_instance_id),
            ("tenantId", &wire.tenant_id, parts.tenant_id),
            ("localId", &wire.local_id, parts.local_id),
        ] {
            if property.as_deref() != Some(part) {
                self.missing.push(name.to_owned());
            }
        }
    }

    fn definition(&mut self, text: Option<String>) -> Option<Urn> {
        let definition = text.filter(|text| !text.is_empty()).map(Urn::new);
        if definition.is_none() {
            self.missing.push("definitionId".to_owned());
        }
        definition
    }

    fn mandatory_time(&mut self, name: &str, text: Option<&str>) -> Option<Timestamp> {
        let time = time(text);
        if time.is_none() {
            self.missing.push(name.to_owned());
        }
        time
    }

    /// Only web addresses: a link is followed with one click, and its text comes from outside.
    fn link(&mut self, name: &str, text: Option<String>) -> Option<String> {
        let text = text.filter(|text| !text.is_empty())?;
        let web = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
            || text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
        if web && text.chars().count() <= LINK {
            return Some(text);
        }
        self.remarks.cut_texts += 1;
        let urn = &self.urn;
        let first = self.remarks.cut_texts == 1;
        self.remarks.note(first, || {
            format!(
                "{urn}: {name} is left out; it must be an http or https address of at most {LINK} characters."
            )
        });
        None
    }

    fn attribute(&mut self, attribute: wire::Attribute, kind: AttributeType) -> Option<CustomAttribute> {
        let wire::Attribute { code, value } = attribute;
        let (value, cut) = if kind == AttributeType::String { shorten(value, VALUE) } else { (value, false) };
        self.remarks.cut_texts += u64::from(cut);
        if fits(&value, kind) {
            return Some(CustomAttribute { code, value });
        }
        self.remarks.dropped_values += 1;
        let (urn, first) = (&self.urn, self.remarks.dropped_values == 1);
        self.remarks.note(first, || {
            format!(
                "{urn}: the value of the custom attribute {code} is left out; it is no {}.",
                kind_name(kind)
            )
        });
        None
    }

    fn recipients<T>(&mut self, name: &str, list: Option<Vec<String>>, id: fn(String) -> T) -> Vec<T> {
        let list = list.unwrap_or_default();
        let count = list.len();
        if count > RECIPIENTS {
            self.remarks.cut_recipients += 1;
            let (urn, first) = (&self.urn, self.remarks.cut_recipients == 1);
            self.remarks.note(first, || {
                format!(
                    "{urn}: {name} has {count} entries; the first {RECIPIENTS} are kept. Use groups for more."
                )
            });
        }
        list.into_iter().filter(|entry| is_id(entry)).take(RECIPIENTS).map(id).collect()
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= VALUE
}

fn user(text: Option<String>) -> Option<UserId> {
    text.filter(|text| is_id(text)).map(UserId::new)
}

/// Cut to milliseconds, which is all the SPI carries and the cursor can say.
fn time(text: Option<&str>) -> Option<Timestamp> {
    Timestamp::parse(text?).ok().map(Timestamp::to_millis_precision)
}

fn operation_errors(list: Vec<wire::OperationError>) -> Vec<OperationError> {
    list.into_iter()
        .filter_map(|error| {
            Some(OperationError {
                executed_at: time(error.executed_at.as_deref())?,
                code: error.code.unwrap_or_default(),
                message: shorten(error.message?, 2000).0,
                executed_by: user(error.executed_by)?,
            })
        })
        .collect()
}

/// Whether the text is a value of the type. Source: Task Provider SPI v2, "`CustomAttributeDefinition`".
fn fits(value: &str, kind: AttributeType) -> bool {
    match kind {
        AttributeType::String => true,
        AttributeType::Boolean => matches!(value, "true" | "false"),
        AttributeType::Integer => value.parse::<i32>().is_ok(),
        AttributeType::Float => value.parse::<f64>().is_ok_and(f64::is_finite),
        AttributeType::Date => value.len() == 10 && Timestamp::parse(&format!("{value}T00:00:00Z")).is_ok(),
        AttributeType::Datetime => Timestamp::parse(value).is_ok(),
        AttributeType::Time => value.len() == 8 && Timestamp::parse(&format!("2000-01-01T{value}Z")).is_ok(),
    }
}

const fn kind_name(kind: AttributeType) -> &'static str {
    match kind {
        AttributeType::String => "STRING",
        AttributeType::Boolean => "BOOLEAN",
        AttributeType::Integer => "INTEGER",
        AttributeType::Float => "FLOAT",
        AttributeType::Date => "DATE",
        AttributeType::Datetime => "DATETIME",
        AttributeType::Time => "TIME",
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::{Value, json};

    use super::*;
    use crate::tests::provider;

    fn known() -> KnownDefinitions {
        let raw = serde_json::value::to_raw_value(&provider::definition("TIME_OFF")).unwrap();
        KnownDefinitions::of(&[crate::spi::definitions::definition(&raw).unwrap()])
    }

    fn read(value: &Value) -> (Option<Mapped>, Remarks) {
        let mut remarks = Remarks::default();
        let raw = serde_json::value::to_raw_value(value).unwrap();
        (task(&raw, &known(), &mut remarks), remarks)
    }

    fn with(name: &str, value: Value) -> (Task, Remarks) {
        let mut wire = provider::task("a", 1);
        wire[name] = value;
        let (mapped, remarks) = read(&wire);
        (mapped.unwrap().task, remarks)
    }

    #[test]
    fn a_complete_task_is_valid_and_has_the_defaults_of_what_it_leaves_out() {
        let (mapped, remarks) = read(&provider::task("a", 1));
        let mapped = mapped.unwrap();
        assert_eq!(remarks, Remarks::default());
        assert!(mapped.task.is_valid() && mapped.dated && !mapped.needs_definition, "{mapped:?}");
        let task = mapped.task;
        assert_eq!(task.inbox_principals(), ["ann"]);
        assert_eq!((task.priority, task.processor, task.valid_responses), (Priority::Medium, None, None));
    }

    #[rstest]
    #[case("definitionId", Value::Null, "definitionId")]
    #[case("definitionId", json!("urn:sap.odm.bpm.taskdefinition:x:y:z:other"), "definition")]
    #[case("status", json!("PENDING"), "status")]
    #[case("status", Value::Null, "status")]
    #[case("subject", json!([]), "subject")]
    #[case("subject", json!([{"languageCode": "en", "text": ""}]), "subject")]
    #[case("createdAt", json!("yesterday"), "createdAt")]
    #[case("modifiedAt", json!(17), "modifiedAt")]
    #[case("tenantId", json!("OTHER"), "tenantId")]
    #[case("localId", Value::Null, "localId")]
    #[case("urn", json!("urn:sap.odm.bpm.task:too:short"), "urn")]
    #[case("urn", json!("urn:sap.odm.bpm.comment:sf:dc1:DOCKET01:a"), "urn")]
    fn what_is_mandatory_and_missing_is_named_and_hides_the_task(
        #[case] name: &str,
        #[case] value: Value,
        #[case] missing: &str,
    ) {
        let (task, _) = with(name, value);
        assert_eq!(task.missing, [missing]);
        assert_eq!(task.inbox_principals(), Vec::<&str>::new());
    }

    #[rstest]
    #[case("priority", json!("URGENT"))]
    #[case("dueAt", json!("soon"))]
    #[case("attachmentsCount", json!(-3))]
    #[case("uiLink", json!("javascript:alert(1)"))]
    #[case("uiLink", json!("//elsewhere"))]
    #[case("recipientGroups", json!("hr"))]
    #[case("unheardOf", json!({"a": [1]}))]
    fn what_is_not_mandatory_never_spoils_a_task(#[case] name: &str, #[case] value: Value) {
        let (task, _) = with(name, value);
        assert!(task.is_valid(), "{:?}", task.missing);
        assert_eq!((task.priority, task.due_at, task.attachments_count), (Priority::Medium, None, 0));
        assert_eq!((task.ui_link, task.recipient_groups), (None, Vec::new()));
    }

    #[test]
    fn the_first_hundred_recipients_are_kept_and_the_cut_is_told() {
        let users: Vec<String> = (0..150).map(|n| format!("u{n}")).collect();
        let (task, remarks) = with("recipientUsers", json!(users));
        assert_eq!((task.recipient_users.len(), remarks.cut_recipients), (100, 1));
        assert_eq!(task.recipient_users[99].as_str(), "u99");
        assert!(remarks.examples[0].contains("150 entries"), "{:?}", remarks.examples);
    }

    #[test]
    fn long_texts_are_cut_to_what_the_spi_allows() {
        let (task, remarks) = with("subject", json!([{"languageCode": "en-US", "text": "ä".repeat(300)}]));
        assert_eq!(task.subject.0[0].text.chars().count(), 255);
        assert_eq!(remarks.cut_texts, 1);
    }

    #[rstest]
    #[case(AttributeType::Integer, "2147483647", true)]
    #[case(AttributeType::Integer, "2147483648", false)]
    #[case(AttributeType::Integer, "3.5", false)]
    #[case(AttributeType::Boolean, "true", true)]
    #[case(AttributeType::Boolean, "yes", false)]
    #[case(AttributeType::Float, "1.5E3", true)]
    #[case(AttributeType::Float, "NaN", false)]
    #[case(AttributeType::Date, "2026-02-28", true)]
    #[case(AttributeType::Date, "2026-02-30", false)]
    #[case(AttributeType::Datetime, "2026-02-28T10:00:00.000Z", true)]
    #[case(AttributeType::Datetime, "2026-02-28", false)]
    #[case(AttributeType::Time, "23:59:59", true)]
    #[case(AttributeType::Time, "24:00:00", false)]
    #[case(AttributeType::String, "anything", true)]
    fn a_value_fits_its_type_or_is_left_out(
        #[case] kind: AttributeType,
        #[case] value: &str,
        #[case] fits_it: bool,
    ) {
        assert_eq!(fits(value, kind), fits_it);
    }

    #[test]
    fn a_value_of_the_wrong_type_is_dropped_and_counted_while_a_number_is_read_as_its_text() {
        let (task, remarks) = with(
            "customAttributes",
            json!([{"code": "days", "value": "many"}, {"code": "days", "value": 4}]),
        );
        assert_eq!(
            task.custom_attributes,
            [CustomAttribute { code: "days".to_owned(), value: "4".to_owned() }]
        );
        assert_eq!(remarks.dropped_values, 1);
        assert!(task.is_valid());
    }

    #[test]
    fn an_attribute_the_definition_does_not_know_asks_for_the_definition() {
        let mut wire = provider::task("a", 1);
        wire["customAttributes"] = json!([{"code": "new", "value": "x"}]);
        assert!(read(&wire).0.unwrap().needs_definition);
    }

    #[test]
    fn an_element_that_is_no_task_is_counted() {
        for value in [json!(7), json!({}), json!({"urn": ""}), json!([1])] {
            let (mapped, remarks) = read(&value);
            assert!(mapped.is_none());
            assert_eq!(remarks.unreadable, 1);
        }
    }
}
