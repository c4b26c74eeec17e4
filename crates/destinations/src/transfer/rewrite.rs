//! A change made in a file's text: what it does not concern stays, comments and order included.
//!
//! The result is read again. If it does not say exactly what was meant, nothing is changed: better no fix than a broken file.

use std::ops::Range;

use serde_json::{Map, Value};

use super::java_properties::{self, Kind};
use super::{Draft, Format, format, read_one, yaml};
use crate::lint::Change;

/// The file with `change` made in the destination that comes at `index`; `None` if its form does not allow it.
///
/// JSON is written anew, with its order and indentation; the other forms are changed where they stand.
pub fn rewrite(file: &str, bytes: &[u8], index: usize, change: &Change) -> Option<String> {
    let before = read_one(file, bytes).ok()?;
    let text = format::decode(bytes);
    let changed = match Format::of_file(file).unwrap_or_else(|| Format::of_text(&text)) {
        Format::Json => json(&text, index, change)?,
        Format::Yaml => in_yaml(&text, index, change)?,
        Format::Properties => in_properties(&text, change)?,
    };
    let after = read_one(file, changed.as_bytes()).ok()?;
    let mut expected = before;
    change.apply(&mut expected.get_mut(index)?.properties);
    let says = |drafts: &[Draft]| {
        drafts.iter().map(|one| (one.properties.clone(), one.problems.clone())).collect::<Vec<_>>()
    };
    (says(&after) == says(&expected)).then_some(changed)
}

fn in_properties(text: &str, change: &Change) -> Option<String> {
    let mut lines: Vec<Option<String>> = text.split('\n').map(|line| Some(line.to_owned())).collect();
    let end = if text.contains("\r\n") { "\r" } else { "" };
    let mut to_set = change.set.clone();
    for line in java_properties::logical_lines(text).into_iter().filter(|line| line.kind == Kind::Property) {
        let (key, _) = java_properties::split(&line.text);
        let key = java_properties::unescape(key).ok()?;
        let (first, until) = (line.number - 1, line.until - 1);
        let replacement = if let Some(new) = change.rename.get(&key) {
            let old = lines.get(first)?.as_ref()?;
            let blanks = old.len() - old.trim_start().len();
            let written = java_properties::split(old.trim_start()).0;
            let renamed = java_properties::escaped_key(new);
            Some(format!("{}{renamed}{}", &old[..blanks], &old[blanks + written.len()..]))
        } else if change.remove.contains(&key) {
            None
        } else if let Some(value) = to_set.remove(&key) {
            Some(format!("{}{end}", java_properties::line_of(&key, &value)))
        } else {
            continue;
        };
        let is_renamed = change.rename.contains_key(&key);
        // A renamed property keeps the lines it is continued on.
        let gone = if is_renamed { first..first + 1 } else { first..until };
        lines.get_mut(gone)?.fill(None);
        *lines.get_mut(first)? = replacement;
    }
    let mut kept: Vec<String> = lines.into_iter().flatten().collect();
    for (name, value) in to_set {
        let at = if kept.last().is_some_and(String::is_empty) { kept.len() - 1 } else { kept.len() };
        kept.insert(at, format!("{}{end}", java_properties::line_of(&name, &value)));
    }
    Some(kept.join("\n"))
}

fn json(text: &str, index: usize, change: &Change) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let mut object = match &mut value {
        Value::Array(items) => items.get_mut(index)?.as_object_mut()?,
        single => single.as_object_mut()?,
    };
    if !object.contains_key("Name") && object.contains_key("destinationConfiguration") {
        object = object.get_mut("destinationConfiguration")?.as_object_mut()?;
    }
    let renamed: Map<String, Value> = std::mem::take(object)
        .into_iter()
        .filter(|(name, _)| !change.remove.contains(name))
        .map(|(name, value)| (change.rename.get(&name).cloned().unwrap_or(name), value))
        .collect();
    *object = renamed;
    for (name, value) in &change.set {
        object.insert(name.clone(), Value::String(value.clone()));
    }
    let indent = text
        .lines()
        .map(|line| &line[..line.len() - line.trim_start().len()])
        .find(|blanks| !blanks.is_empty());
    let mut written = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(indent.unwrap_or("  ").as_bytes());
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, formatter);
    serde::Serialize::serialize(&value, &mut serializer).ok()?;
    let mut written = String::from_utf8(written).ok()?;
    if text.ends_with('\n') {
        written.push('\n');
    }
    Some(written)
}

fn in_yaml(text: &str, index: usize, change: &Change) -> Option<String> {
    let entries = yaml::entries(text)?.into_iter().nth(index)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut to_set = change.set.clone();
    for entry in &entries {
        if let Some(new) = change.rename.get(&entry.name) {
            edits.push((entry.key.clone(), yaml::scalar(new)));
        } else if change.remove.contains(&entry.name) {
            edits.push((lines_of(text, entry)?, String::new()));
        } else if let Some(value) = to_set.remove(&entry.name) {
            edits.push((entry.value.clone(), yaml::scalar(&value)));
        }
    }
    if !to_set.is_empty() {
        let last = entries.last()?;
        let lines = lines_of(text, last)?;
        let start = text[..last.key.start].rfind('\n').map_or(0, |position| position + 1);
        let indent = &text[start..last.key.start];
        let mut added = String::new();
        for (name, value) in &to_set {
            added.extend([
                indent,
                &yaml::line_of(name, value),
                "
",
            ]);
        }
        if !text[..lines.end].ends_with('\n') {
            added.insert(0, '\n');
        }
        edits.push((lines.end..lines.end, added));
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut changed = text.to_owned();
    for (range, replacement) in edits.into_iter().rev() {
        changed.replace_range(range, &replacement);
    }
    Some(changed)
}

/// The whole lines of an entry, if nothing else stands on them.
fn lines_of(text: &str, entry: &yaml::Entry) -> Option<Range<usize>> {
    let start = text[..entry.key.start].rfind('\n').map_or(0, |position| position + 1);
    let end =
        text[entry.value.end..].find('\n').map_or(text.len(), |position| entry.value.end + position + 1);
    let before = text[start..entry.key.start].trim();
    let after = text[entry.value.end..end].trim();
    (before.is_empty() && (after.is_empty() || after.starts_with('#'))).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change() -> Change {
        Change {
            rename: [("Tc.enabled".to_owned(), "tc.enabled".to_owned())].into(),
            remove: vec!["TrustAll".to_owned()],
            set: [
                ("URL".to_owned(), "https://y.example/: #".to_owned()),
                ("new".to_owned(), "true".to_owned()),
            ]
            .into(),
        }
    }

    fn check(file: &str, index: usize, before: &str, after: &str) {
        let changed = rewrite(file, before.as_bytes(), index, &change());
        assert_eq!(changed.as_deref(), Some(after), "{file}");
    }

    #[test]
    fn properties_keep_comments_order_and_spelling() {
        let before = "# mine\nName = A\n  Tc.enabled : tr\\\n   ue\nURL=https\\://x\\\n  .example\nTrustAll=true\n! end\n";
        let after = "# mine\nName = A\n  tc.enabled : tr\\\n   ue\nURL=https\\://y.example/\\: \\#\n! end\nnew=true\n";
        check("a.properties", 0, before, after);
        check("a.properties", 0, &before.replace('\n', "\r\n"), &after.replace('\n', "\r\n"));
    }

    #[test]
    fn yaml_keeps_comments_order_and_quotes() {
        let before = "# mine\n- Name: B\n- Name: 'A' # the one\n  \"Tc.enabled\": true\n  URL: https://x.example # old\n  TrustAll: true\n  Last: |\n    two\n    lines\n# end\n";
        let after = "# mine\n- Name: B\n- Name: 'A' # the one\n  tc.enabled: true\n  URL: \"https://y.example/: #\" # old\n  Last: |\n    two\n    lines\n  new: \"true\"\n# end\n";
        check("a.yaml", 1, before, after);
    }

    #[test]
    fn json_keeps_its_order_and_indentation() {
        let before = "[\n    {\n        \"Tc.enabled\": \"true\",\n        \"Name\": \"A\",\n        \"URL\": \"x\",\n        \"TrustAll\": true\n    }\n]";
        let after = "[\n    {\n        \"tc.enabled\": \"true\",\n        \"Name\": \"A\",\n        \"URL\": \"https://y.example/: #\",\n        \"new\": \"true\"\n    }\n]";
        check("a.json", 0, before, after);
    }

    #[test]
    fn a_form_that_cannot_be_changed_in_place_stays_as_it_is() {
        let flow = "{Name: A, URL: x, TrustAll: true}\n";
        assert_eq!(rewrite("a.yaml", flow.as_bytes(), 0, &change()), None);
        let change = Change { remove: vec!["TrustAll".to_owned()], ..Change::default() };
        assert_eq!(rewrite("a.yaml", b"- TrustAll: true\n  Name: A\n", 0, &change), None);
    }
}
