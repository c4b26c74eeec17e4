//! What a destination must have to be stored. What is allowed and probably not meant is in [`crate::lint`].

use http::{HeaderName, HeaderValue};

use crate::authentication::Authentication;
use crate::call_headers::is_of_a_token_request;
use crate::catalogue::{self, KNOWN, Known, Values};
use crate::properties::{Properties, parse_url};

/// Longest name. Source: "Using the Destinations Editor in the Cockpit".
const MAX_NAME_CHARACTERS: usize = 200;
/// More properties than any client writes; keeps one request from filling the database.
const MAX_PROPERTIES: usize = 500;
const MAX_VALUE_BYTES: usize = 64 * 1024;

/// A property that cannot be stored, with what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{property} {problem}")]
pub struct PropertyError {
    pub property: String,
    pub problem: String,
}

impl PropertyError {
    pub(crate) fn new(property: &str, problem: impl Into<String>) -> Self {
        // The name comes from a request: keep it short.
        Self { property: property.chars().take(200).collect(), problem: problem.into() }
    }

    fn missing(property: &str, authentication: &str) -> Self {
        Self::new(property, format!("is missing; {authentication} needs it"))
    }
}

/// Whether `name` may name a destination: letters, digits, `_` and `-`, at most 200 of them.
pub fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_NAME_CHARACTERS
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// Checks what the destination service demands before it stores a destination.
///
/// # Errors
/// The first property at fault. Unknown properties are fine, whatever they are called.
pub fn check(properties: &Properties) -> Result<(), PropertyError> {
    problems(properties).into_iter().next().map_or(Ok(()), Err)
}

/// Everything that keeps a destination from being stored.
pub(crate) fn problems(properties: &Properties) -> Vec<PropertyError> {
    let mut problems = Vec::new();
    match properties.name() {
        None => problems.push(PropertyError::new("Name", "is missing")),
        Some(name) if !is_name(name) => problems.push(PropertyError::new(
            "Name",
            format!("may hold letters, digits, \"_\" and \"-\", at most {MAX_NAME_CHARACTERS} of them"),
        )),
        Some(_) => {}
    }
    size_problems(properties, &mut problems);
    let kind = catalogue::find("Type").expect("the table holds Type");
    match properties.get("Type") {
        None => problems.push(PropertyError::new(
            "Type",
            format!("is missing; it is one of {}", kind.values.offered().join(", ")),
        )),
        Some("HTTP") => check_http(properties, &mut problems),
        Some(_) => problems.extend(check_value(properties, kind)),
    }
    problems
}

fn check_value(properties: &Properties, known: &Known) -> Option<PropertyError> {
    match (known.values, properties.get(known.name)) {
        (Values::Only(allowed), Some(value)) if !allowed.contains(&value) => {
            Some(PropertyError::new(known.name, format!("must be one of {}", allowed.join(", "))))
        }
        _ => None,
    }
}

/// Whether the properties are few and short enough to be kept.
pub(crate) fn check_sizes(properties: &Properties) -> Result<(), PropertyError> {
    let mut problems = Vec::new();
    size_problems(properties, &mut problems);
    problems.into_iter().next().map_or(Ok(()), Err)
}

fn size_problems(properties: &Properties, problems: &mut Vec<PropertyError>) {
    if properties.iter().count() > MAX_PROPERTIES {
        problems.push(PropertyError::new("body", format!("has more than {MAX_PROPERTIES} properties")));
        return;
    }
    for (name, value) in properties.iter() {
        if name.is_empty() {
            problems.push(PropertyError::new("body", "has a property without a name"));
        } else if name.len() > 255 {
            problems.push(PropertyError::new(name, "is no property name: 1 to 255 bytes"));
        } else if name.starts_with('$') {
            // In an answer it would stand beside `$metadata`, or be taken for it.
            let problem =
                "is no property name: those with $ in front are kept for what is told of a destination";
            problems.push(PropertyError::new(name, problem));
        } else if value.len() > MAX_VALUE_BYTES {
            problems.push(PropertyError::new(name, format!("is longer than {MAX_VALUE_BYTES} bytes")));
        } else if name.contains('\0') || value.contains('\0') {
            problems.push(PropertyError::new(&name.replace('\0', ""), "holds a null character"));
        }
    }
}

fn check_http(properties: &Properties, problems: &mut Vec<PropertyError>) {
    problems.extend(check_url(properties, "URL", true));
    problems.extend(check_url(properties, "tokenServiceURL", false));
    problems.extend(KNOWN.iter().filter_map(|known| check_value(properties, known)));
    for prefix in ["URL.headers.", "tokenServiceURL.headers."] {
        for (header, value) in properties.under(prefix) {
            if prefix == "tokenServiceURL.headers." && is_of_a_token_request(header) {
                problems.push(PropertyError::new(
                    &format!("{prefix}{header}"),
                    "is not for a destination to set: the token request itself sets it",
                ));
            }
            if HeaderName::try_from(header).is_err() || HeaderValue::try_from(value).is_err() {
                problems.push(PropertyError::new(
                    &format!("{prefix}{header}"),
                    "cannot stand in a header: visible ASCII, no line breaks",
                ));
            }
        }
    }
    // A type unknown here is kept for clients that know it.
    let Ok(authentication) = Authentication::of(properties) else { return };
    for property in authentication.required(properties) {
        if properties.get(property).is_none() {
            problems.push(PropertyError::missing(property, authentication.name()));
        }
    }
}

fn check_url(properties: &Properties, property: &str, required: bool) -> Option<PropertyError> {
    let Some(text) = properties.get(property) else {
        return required
            .then(|| PropertyError::new(property, "is missing; a destination of type HTTP needs it"));
    };
    // The placeholder stands for a subdomain and is filled when a token is fetched.
    parse_url(&text.replace("{tenant}", "tenant"))
        .is_none()
        .then(|| PropertyError::new(property, "is no http or https address"))
}
