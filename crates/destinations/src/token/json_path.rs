//! The part of JsonPath that names one value: `$.a.b`, `$['a']["b.c"]`, `$.['a'][0]`, in any mixture.
//!
//! No wildcards, slices or filters: a user id is one value at one place.

use serde_json::Value;

/// The value at `path` below `root`; `None` if there is none.
///
/// # Errors
/// A path this part of the language cannot read.
pub(crate) fn find<'v>(root: &'v Value, path: &str) -> Result<Option<&'v Value>, NotAPath> {
    let mut found = Some(root);
    for step in parse(path).ok_or(NotAPath)? {
        found = found.and_then(|value| match &step {
            Step::Name(name) => value.get(name.as_str()),
            Step::Index(index) => value.get(*index),
        });
    }
    Ok(found)
}

/// The text is no path of the supported form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no JsonPath of the form $.name['other name'][0]")]
pub(crate) struct NotAPath;

enum Step {
    Name(String),
    Index(usize),
}

fn parse(path: &str) -> Option<Vec<Step>> {
    let mut rest = path.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('[').or_else(|| rest.strip_prefix(".[")) {
            let (step, after) = bracket(after)?;
            steps.push(step);
            rest = after;
        } else {
            let after = rest.strip_prefix('.')?;
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let name = &after[..end];
            if name.is_empty() || name.contains(['*', ']', '\'', '"', '?', '(']) {
                return None;
            }
            steps.push(Step::Name(name.to_owned()));
            rest = &after[end..];
        }
    }
    Some(steps)
}

/// What stands between brackets, and what follows the closing one.
fn bracket(text: &str) -> Option<(Step, &str)> {
    let quote = text.chars().next()?;
    if quote != '\'' && quote != '"' {
        let (digits, after) = text.split_once(']')?;
        return Some((Step::Index(digits.trim().parse().ok()?), after));
    }
    let mut name = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => name.push(characters.next()?.1),
            _ if character == quote => {
                let after = text[at + 1..].strip_prefix(']')?;
                return Some((Step::Name(name), after));
            }
            _ => name.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case("$.user_name", json!("ada"))]
    #[case("$['user_name']", json!("ada"))]
    #[case("$.['xs.system.attributes'].['xs.saml.groups'][1]", json!("b"))]
    #[case("$.ext_attr[\"it's\"].deep", json!(7))]
    #[case("$.ext_attr['it\\'s']['deep']", json!(7))]
    #[case("$.missing.deeper", json!(null))]
    fn a_path_leads_to_its_value(#[case] path: &str, #[case] expected: Value) {
        let root = json!({
            "user_name": "ada",
            "xs.system.attributes": {"xs.saml.groups": ["a", "b"]},
            "ext_attr": {"it's": {"deep": 7}},
        });
        assert_eq!(find(&root, path).unwrap().cloned().unwrap_or(Value::Null), expected);
    }

    #[rstest]
    #[case("user_name")]
    #[case("$user_name")]
    #[case("$..user_name")]
    #[case("$.*")]
    #[case("$.a[*]")]
    #[case("$.a['b'")]
    #[case("$.a[?(@.b)]")]
    #[case("$.a['b']c")]
    #[case("$.")]
    fn what_is_no_path_is_refused(#[case] path: &str) {
        assert_eq!(find(&json!({}), path), Err(NotAPath));
    }
}
