//! Names that are almost right.

use super::{Change, Hit, Landscape, Subject};
use crate::catalogue::{KNOWN, Known};
use crate::lint::provider;

/// The name that is meant: one of ours in other capitals, or one that begins like ours.
fn in_other_case(name: &str) -> Option<String> {
    let exact = KNOWN.iter().map(|known| known.name);
    if let Some(meant) = exact.clone().find(|known| known.eq_ignore_ascii_case(name)) {
        return (meant != name).then(|| meant.to_owned());
    }
    let mut prefixes = exact.filter(|known| known.ends_with('.')).chain(["tc."]);
    let starts =
        |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let prefix = prefixes.find(|prefix| starts(prefix))?;
    let rest = &name[prefix.len()..];
    (!name.starts_with(prefix)).then(|| format!("{prefix}{rest}"))
}

pub(super) fn wrong_case(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let hit = |(name, _): (&str, &str)| {
        let meant = in_other_case(name)?;
        let is_whole = KNOWN.iter().any(|known| known.name == meant);
        let message = if is_whole {
            format!(
                "{name} has no effect: property names are case-sensitive, and this one is written {meant}."
            )
        } else {
            let prefix = meant.rfind('.').map_or(meant.as_str(), |_| prefix_of(&meant));
            format!("{name} has no effect: property names are case-sensitive, and these begin with {prefix}.")
        };
        Some(Hit::at(name, message).with(Change::rename(name, &meant)))
    };
    subject.properties.iter().filter_map(hit).collect()
}

fn prefix_of(name: &str) -> &str {
    let prefixes = KNOWN.iter().filter(|known| known.is_prefix()).map(|known| known.name).chain(["tc."]);
    prefixes.into_iter().find(|prefix| name.starts_with(prefix)).unwrap_or(name)
}

fn is_known(name: &str) -> bool {
    let matches =
        |known: &Known| if known.is_prefix() { name.starts_with(known.name) } else { known.name == name };
    KNOWN.iter().any(matches) || provider::knows(name)
}

/// The known name that differs in one or two letters. Short names differ in one only, or everything would look alike.
fn almost(name: &str) -> Option<&'static str> {
    let most = if name.len() < 8 { 1 } else { 2 };
    let lower = name.to_ascii_lowercase();
    let candidates =
        KNOWN.iter().map(|known| known.name).chain(provider::names()).filter(|known| !known.ends_with('.'));
    candidates
        .filter(|known| known.len() > 3)
        .map(|known| (distance(&lower, &known.to_ascii_lowercase()), known))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

pub(super) fn misspelt(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let hit = |(name, _): (&str, &str)| {
        if is_known(name) || in_other_case(name).is_some() {
            return None;
        }
        let meant = almost(name)?;
        let change = (!subject.has(meant)).then(|| Change::rename(name, meant));
        let message = format!("{name} has no effect; {meant} is probably meant.");
        Some(Hit { change, ..Hit::at(name, message) })
    };
    subject.properties.iter().filter_map(hit).collect()
}

pub(super) fn unknown(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let is_unknown = |name: &&str| {
        name.starts_with("tc.") && !is_known(name) && almost(name).is_none() && in_other_case(name).is_none()
    };
    let names = subject.properties.iter().map(|(name, _)| name).filter(is_unknown);
    names
        .map(|name| {
            Hit::at(name, format!("{name} has no effect: there is no such property."))
                .with(Change::remove(name))
        })
        .collect()
}

pub(super) fn blanks(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (name, value) in subject.properties.iter() {
        if name.trim() != name && !name.trim().is_empty() {
            let message = format!(
                "The name \"{name}\" begins or ends with blanks, so it is another property than {}.",
                name.trim()
            );
            hits.push(Hit::at(name, message).with(Change::rename(name, name.trim())));
        } else if value.trim() != value && !subject.properties.is_secret(name) {
            let message =
                format!("{name} begins or ends with blanks or line breaks, which become part of the value.");
            hits.push(Hit::at(name, message).with(Change::set(name, value.trim())));
        }
    }
    hits
}

/// How many letters must be added, removed or exchanged.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for column in 0..b.len() {
            let above = row[column + 1];
            let exchanged = diagonal + usize::from(letter != b[column]);
            row[column + 1] = exchanged.min(above + 1).min(row[column] + 1);
            diagonal = above;
        }
    }
    row[b.len()]
}
