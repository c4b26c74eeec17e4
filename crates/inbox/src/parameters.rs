//! The parameters of a list: read, checked, and turned into a query.

use std::str::FromStr;

use docket_domain::task::TaskStatus;
use docket_domain::{Timestamp, Urn};
use docket_storage::inbox::{InboxOrder, InboxQuery, PageKey, SortBy, Sources, Start};

use crate::error::InboxError;
use crate::groups;

/// Entries of a page unless `$top` says otherwise. Source: web app, "Growing list".
const PAGE: u32 = 40;
/// Most entries of a page, and the furthest a page can start by number: lists end there for whoever counts.
const MOST: u32 = 1000;
/// Most values of a comma list, and most words of a search.
const VALUES: usize = 100;
const WORDS: usize = 10;
const SEARCH_CHARACTERS: usize = 200;

/// A query and the connectors it is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    pub(crate) query: InboxQuery,
    connectors: Vec<String>,
    groups: Vec<String>,
    /// `groupBy=group`.
    pub(crate) by_group: bool,
}

impl Parameters {
    /// Reads the pairs of a query string.
    ///
    /// # Errors
    /// [`InboxError::BadInput`] naming the parameter; also for one that does not exist, because a filter that is passed
    /// over shows more than was asked for.
    pub(crate) fn read(pairs: &[(String, String)]) -> Result<Self, InboxError> {
        let mut parameters = Self::default();
        parameters.query.top = PAGE;
        // The key of a page is read in the list's order, which may be named after it.
        let mut key = None;
        for (name, value) in pairs {
            if value.contains('\0') {
                return Err(InboxError::bad_input(name, "the value holds a NUL character"));
            }
            match name.as_str() {
                "$skiptoken" => key = Some(value),
                _ => parameters.take(name, value)?,
            }
        }
        let order = parameters.query.order;
        if let Some(key) = key {
            let key = PageKey::parse(key, order.by)
                .map_err(|error| InboxError::bad_input("$skiptoken", error.to_string()))?;
            parameters.query.start = Start::After(key);
        }
        Ok(parameters)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), InboxError> {
        let query = &mut self.query;
        match name {
            "$top" => query.top = number(name, value, 1, MOST)?,
            "$skip" => query.start = Start::Skip(number(name, value, 0, MOST)?),
            "$orderby" => query.order = order(value)?,
            "$search" => query.words = words(value)?,
            "status" => query.statuses = status_list(value)?,
            "priority" => {
                query.priorities =
                    list(name, value)?.iter().map(|one| parse(name, one)).collect::<Result<_, _>>()?;
            }
            "definitionId" => query.definitions.extend(urns(name, value)?),
            "connectorId" => self.connectors.extend(list(name, value)?),
            "group" => self.groups.extend(value.split(',').map(|group| group.trim().to_owned())),
            "createdFrom" => query.created_from = Some(time(name, value)?),
            "createdTo" => query.created_to = Some(time(name, value)?),
            "dueBefore" => query.due_before = Some(time(name, value)?),
            "failed" => query.failed = flag(name, value)?,
            "groupBy" if value == "group" => self.by_group = true,
            "groupBy" => return Err(InboxError::bad_input(name, "the only value is group")),
            "box" if value == "inbox" => {}
            "box" => return Err(InboxError::bad_input(name, "the only value is inbox")),
            _ => {
                return Err(InboxError::bad_input(
                    name,
                    format!("there is no parameter \"{}\" here", short(name)),
                ));
            }
        }
        Ok(())
    }

    /// Leaves the connectors the parameters name.
    pub(crate) fn narrow(&self, sources: Sources) -> Sources {
        sources.only(|source| {
            let connector = source.connector.as_str();
            (self.connectors.is_empty() || self.connectors.iter().any(|wanted| wanted == connector))
                && (self.groups.is_empty()
                    || self.groups.iter().any(|wanted| groups::is_called(source, wanted)))
        })
    }
}

fn number(name: &str, value: &str, least: u32, most: u32) -> Result<u32, InboxError> {
    u32::from_str(value).ok().filter(|number| (least..=most).contains(number)).ok_or_else(|| {
        InboxError::bad_input(name, format!("\"{}\" is no number from {least} to {most}", short(value)))
    })
}

fn flag(name: &str, value: &str) -> Result<bool, InboxError> {
    bool::from_str(value).map_err(|_| InboxError::bad_input(name, "write true or false"))
}

fn time(name: &str, value: &str) -> Result<Timestamp, InboxError> {
    Timestamp::parse(value).map_err(|error| InboxError::bad_input(name, error.to_string()))
}

fn parse<T: FromStr<Err: std::fmt::Display>>(name: &str, value: &str) -> Result<T, InboxError> {
    T::from_str(value).map_err(|error: T::Err| InboxError::bad_input(name, error.to_string()))
}

/// Only the states a task in an inbox can have: asking for others would be answered with nothing, and not with why.
fn status_list(value: &str) -> Result<Vec<TaskStatus>, InboxError> {
    let open = |status: TaskStatus| {
        if status.is_open() {
            Ok(status)
        } else {
            Err(InboxError::bad_input(
                "status",
                format!("no task in an inbox is {status}; use READY, RESERVED, IN_PROGRESS"),
            ))
        }
    };
    list("status", value)?.iter().map(|one| parse("status", one).and_then(open)).collect()
}

fn order(value: &str) -> Result<InboxOrder, InboxError> {
    let mut words = value.split_ascii_whitespace();
    let by = words.next().and_then(|name| SortBy::ALL.into_iter().find(|by| by.name() == name));
    let descending = match words.next() {
        None | Some("asc") => Some(false),
        Some("desc") => Some(true),
        Some(_) => None,
    };
    if let (Some(by), Some(descending), None) = (by, descending, words.next()) {
        return Ok(InboxOrder { by, descending });
    }
    let names = SortBy::ALL.map(SortBy::name).join(", ");
    Err(InboxError::bad_input("$orderby", format!("write one of {names}, with \" desc\" after it or not")))
}

fn words(value: &str) -> Result<Vec<String>, InboxError> {
    let words: Vec<String> = value.split_whitespace().map(str::to_owned).collect();
    if words.len() > WORDS || value.chars().count() > SEARCH_CHARACTERS {
        let limit = format!("at most {WORDS} words and {SEARCH_CHARACTERS} characters can be searched for");
        return Err(InboxError::bad_input("$search", limit));
    }
    Ok(words)
}

fn list(name: &str, value: &str) -> Result<Vec<String>, InboxError> {
    limited(name, value.split(',').map(|one| one.trim().to_owned()).collect())
}

/// URNs between commas. A URN may itself hold commas, so a list is cut only where the next one begins.
fn urns(name: &str, value: &str) -> Result<Vec<Urn>, InboxError> {
    let mut urns: Vec<String> = Vec::new();
    for piece in value.split(',') {
        match urns.last_mut() {
            Some(urn) if !piece.trim_start().starts_with("urn:") => {
                urn.push(',');
                urn.push_str(piece);
            }
            _ => urns.push(piece.trim_start().to_owned()),
        }
    }
    Ok(limited(name, urns)?.into_iter().map(|urn| Urn::new(urn.trim_end())).collect())
}

fn limited(name: &str, values: Vec<String>) -> Result<Vec<String>, InboxError> {
    if values.len() > VALUES {
        return Err(InboxError::bad_input(name, format!("at most {VALUES} values can be listed")));
    }
    Ok(values)
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use docket_domain::task::Priority;
    use rstest::rstest;

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Parameters, InboxError> {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Parameters::read(&pairs)
    }

    #[test]
    fn without_parameters_the_newest_forty_are_asked_for() {
        assert_eq!(read(&[]).unwrap().query, InboxQuery::default());
    }

    #[test]
    fn every_parameter_finds_its_place() {
        let parameters = read(&[
            ("$top", "5"),
            ("$orderby", "dueAt desc"),
            ("$search", " Leave  3 "),
            ("status", "READY,RESERVED"),
            ("priority", "HIGH"),
            (
                "definitionId",
                "urn:sap.odm.bpm.taskdefinition:a:b:c:d,e,urn:sap.odm.bpm.taskdefinition:a:b:c:f",
            ),
            ("createdFrom", "2026-03-02T08:00:00Z"),
            ("failed", "true"),
        ])
        .unwrap();
        let expected = InboxQuery {
            top: 5,
            order: InboxOrder { by: SortBy::DueAt, descending: true },
            words: vec!["Leave".to_owned(), "3".to_owned()],
            statuses: vec![TaskStatus::Ready, TaskStatus::Reserved],
            priorities: vec![Priority::High],
            definitions: vec![
                Urn::new("urn:sap.odm.bpm.taskdefinition:a:b:c:d,e"),
                Urn::new("urn:sap.odm.bpm.taskdefinition:a:b:c:f"),
            ],
            created_from: Some(Timestamp::parse("2026-03-02T08:00:00Z").unwrap()),
            failed: true,
            ..InboxQuery::default()
        };
        assert_eq!(parameters.query, expected);
    }

    #[rstest]
    #[case("$top", "0")]
    #[case("$top", "1001")]
    #[case("$top", "many")]
    #[case("$skip", "1001")]
    #[case("$skip", "-1")]
    #[case("$orderby", "createdBy")]
    #[case("$orderby", "priority up")]
    #[case("$orderby", "")]
    #[case("$skiptoken", "x")]
    #[case("status", "OPEN")]
    #[case("status", "COMPLETED")]
    #[case("priority", "high")]
    #[case("createdFrom", "yesterday")]
    #[case("dueBefore", "2026-13-01T00:00:00Z")]
    #[case("failed", "yes")]
    #[case("groupBy", "status")]
    #[case("box", "outbox")]
    #[case("$filter", "status eq 'READY'")]
    #[case("connectorId", "a\0b")]
    fn what_cannot_be_read_is_named(#[case] name: &str, #[case] value: &str) {
        match read(&[(name, value)]) {
            Err(InboxError::BadInput { target, .. }) => assert_eq!(target, name),
            other => panic!("{other:?}"),
        }
    }
}
