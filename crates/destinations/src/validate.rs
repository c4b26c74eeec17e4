//! What a destination must have to be stored, and what is worth a warning.

use http::{HeaderName, HeaderValue};

use crate::authentication::Authentication;
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
    let name = properties.name().ok_or_else(|| PropertyError::new("Name", "is missing"))?;
    if !is_name(name) {
        return Err(PropertyError::new(
            "Name",
            format!("may hold letters, digits, \"_\" and \"-\", at most {MAX_NAME_CHARACTERS} of them"),
        ));
    }
    check_sizes(properties)?;
    let kind = catalogue::find("Type").expect("the table holds Type");
    check_value(properties, kind)?;
    match properties.get("Type") {
        None => Err(PropertyError::new(
            "Type",
            format!("is missing; it is one of {}", kind.values.offered().join(", ")),
        )),
        Some("HTTP") => check_http(properties),
        Some(_) => Ok(()),
    }
}

fn check_value(properties: &Properties, known: &Known) -> Result<(), PropertyError> {
    match (known.values, properties.get(known.name)) {
        (Values::Only(allowed), Some(value)) if !allowed.contains(&value) => {
            Err(PropertyError::new(known.name, format!("must be one of {}", allowed.join(", "))))
        }
        _ => Ok(()),
    }
}

pub(crate) fn check_sizes(properties: &Properties) -> Result<(), PropertyError> {
    if properties.iter().count() > MAX_PROPERTIES {
        return Err(PropertyError::new("body", format!("has more than {MAX_PROPERTIES} properties")));
    }
    for (name, value) in properties.iter() {
        if name.is_empty() || name.len() > 255 {
            return Err(PropertyError::new(name, "is no property name: 1 to 255 bytes"));
        }
        if value.len() > MAX_VALUE_BYTES {
            return Err(PropertyError::new(name, format!("is longer than {MAX_VALUE_BYTES} bytes")));
        }
        if name.contains('\0') || value.contains('\0') {
            return Err(PropertyError::new(&name.replace('\0', ""), "holds a null character"));
        }
    }
    Ok(())
}

fn check_http(properties: &Properties) -> Result<(), PropertyError> {
    check_url(properties, "URL", true)?;
    check_url(properties, "tokenServiceURL", false)?;
    for known in &KNOWN {
        check_value(properties, known)?;
    }
    for prefix in ["URL.headers.", "tokenServiceURL.headers."] {
        for (header, value) in properties.under(prefix) {
            if HeaderName::try_from(header).is_err() || HeaderValue::try_from(value).is_err() {
                return Err(PropertyError::new(
                    &format!("{prefix}{header}"),
                    "cannot stand in a header: visible ASCII, no line breaks",
                ));
            }
        }
    }
    // A type unknown here is kept for clients that know it.
    let Ok(authentication) = Authentication::of(properties) else { return Ok(()) };
    for property in authentication.required(properties) {
        if properties.get(property).is_none() {
            return Err(PropertyError::missing(property, authentication.name()));
        }
    }
    Ok(())
}

fn check_url(properties: &Properties, property: &str, required: bool) -> Result<(), PropertyError> {
    let Some(text) = properties.get(property) else {
        return if required {
            Err(PropertyError::new(property, "is missing; a destination of type HTTP needs it"))
        } else {
            Ok(())
        };
    };
    // The placeholder stands for a subdomain and is filled when a token is fetched.
    if parse_url(&text.replace("{tenant}", "tenant")).is_none() {
        return Err(PropertyError::new(property, "is no http or https address"));
    }
    Ok(())
}

/// What is allowed and probably not meant, as sentences for an administrator.
pub fn warnings(properties: &Properties) -> Vec<String> {
    let mut warnings = Vec::new();
    for (name, _) in properties.iter() {
        let meant = KNOWN.iter().map(|known| known.name);
        let meant = meant.into_iter().find(|known| *known != name && known.eq_ignore_ascii_case(name));
        let mut prefixes =
            KNOWN.iter().filter(|known| known.is_prefix()).map(|known| known.name).chain(["tc."]);
        let prefix = prefixes.find(|prefix| {
            !name.starts_with(prefix)
                && name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        if let Some(meant) = meant {
            warnings.push(format!(
                "{name} has no effect: property names are case-sensitive, and this one is written {meant}."
            ));
        } else if let Some(prefix) = prefix {
            warnings.push(format!(
                "{name} has no effect: property names are case-sensitive, and these begin with {prefix}."
            ));
        }
    }
    if properties.get("SystemUser").is_some() {
        warnings.push(
            "SystemUser is deprecated by SAP; OAuth2ClientCredentials is the announced replacement for technical users.".to_owned(),
        );
    }
    let limits = [
        ("tokenServiceURL.ConnectionTimeoutInSeconds", 60),
        ("tokenServiceURL.SocketReadTimeoutInSeconds", 600),
    ];
    for (name, limit) in limits {
        if let Some(value) = properties.get(name)
            && value.parse::<u64>().map_or(true, |seconds| seconds > limit)
        {
            warnings.push(format!("{name} is not a number from 0 to {limit}; 10 seconds apply."));
        }
    }
    if properties.get("Type") == Some("HTTP") {
        let authentication = Authentication::of(properties);
        let usable = authentication.clone().and_then(|authentication| authentication.supported(properties));
        if let Err(error) = usable {
            warnings.push(format!("No token can be fetched for this destination: {error}."));
        }
        if let Ok(only @ (Authentication::PrincipalPropagation | Authentication::TechnicalUserPropagation)) =
            authentication
            && properties.get("ProxyType") != Some("OnPremise")
        {
            warnings.push(format!("{} works with ProxyType OnPremise only.", only.name()));
        }
    }
    warnings
}
