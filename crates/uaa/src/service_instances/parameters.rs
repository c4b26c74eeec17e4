//! The parameters an instance is created with.
//!
//! Source: SAP Authorization and Trust Management, "Application Security Descriptor Configuration Syntax".

use std::time::Duration;

use docket_domain::Role;
use docket_domain::service::{Service, ServiceInstance};
use serde_json::{Map, Value};

use super::contents::Contents;
use super::key_request::{self, CredentialType};
use super::{GrantType, InstanceError, RedirectPattern};

type Result<T> = std::result::Result<T, InstanceError>;

const OAUTH: &str = "oauth2-configuration";

/// Fields of a security descriptor that are kept as given; those about roles are read in `descriptor.rs`.
const KEPT: [&str; 9] = [
    "attributes",
    "authorities-inheritance",
    "description",
    "foreign-scope-references",
    "role-collections",
    "role-templates",
    "scopes",
    "tenant-mode",
    "xsenableasyncservice",
];

/// Fields of `oauth2-configuration` that are kept as given.
const OAUTH_KEPT: [&str; 3] = ["allowedproviders", "autoapprove", "system-attributes"];

/// Grants a descriptor may name and nobody is given: legacy names that no client needs.
const UNUSED_GRANTS: [&str; 2] = ["user_token", "client_x509"];

/// xssec's caches want more than 300 seconds of life; a minute is for rehearsing expiry.
const ACCESS_SECONDS: std::ops::RangeInclusive<u64> = 60..=MOST_ACCESS_SECONDS;
/// No access token lives longer because of its instance's parameters.
pub(crate) const MOST_ACCESS_SECONDS: u64 = 86_400;
const REFRESH_SECONDS: std::ops::RangeInclusive<u64> = 60..=31_536_000;

const MOST_ENTRIES: usize = 100;
const MAX_CHARACTERS: usize = 255;

/// What docket reads of the parameters.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    pub xsappname: Option<String>,
    pub grants: Option<Vec<GrantType>>,
    pub redirects: Option<Vec<RedirectPattern>>,
    pub authorities: Vec<String>,
    pub access_token_lifetime: Option<Duration>,
    pub refresh_token_lifetime: Option<Duration>,
    /// The kinds of keys there may be, the one made unasked first.
    pub credential_types: Option<Vec<CredentialType>>,
}

/// Reads the parameters of an instance there is; those about contents were read when they were applied.
///
/// # Errors
/// They break today's rules: an older docket or other hands wrote them.
pub(super) fn of(instance: &ServiceInstance) -> Result<Parameters> {
    check(instance.service, &Contents::others(&instance.parameters))
}

/// Reads parameters.
///
/// # Errors
/// [`InstanceError::Invalid`] naming the field, also for a field there is not: most likely it is misspelt.
pub(super) fn check(service: Service, given: &Map<String, Value>) -> Result<Parameters> {
    let mut read = Parameters::default();
    for (name, value) in given {
        let field = format!("parameters.{name}");
        match name.as_str() {
            "xsappname" if service == Service::Application => {
                read.xsappname = Some(application_name(&field, value)?);
            }
            "authorities" => read.authorities = texts(&field, value)?,
            OAUTH => oauth(&mut read, value)?,
            kept if service == Service::Application && KEPT.contains(&kept) => {}
            _ => return Err(unknown(&field, &format!("the service {service}"))),
        }
    }
    Ok(read)
}

/// Reads parameters that somebody gives. An authority that is a single word must be a role's: any other would never be
/// granted. References to other applications' scopes are taken, as descriptors for the original have them.
///
/// # Errors
/// As [`check`], which takes what instances from before this rule have.
pub(super) fn check_given(service: Service, given: &Map<String, Value>) -> Result<Parameters> {
    let read = check(service, given)?;
    let never = |authority: &&String| !authority.contains(['.', '$']) && authority.parse::<Role>().is_err();
    if let Some(word) = read.authorities.iter().find(never) {
        let word: String = word.chars().take(MAX_CHARACTERS).collect();
        let message = format!("there is no role \"{word}\"; a scope is written $XSAPPNAME.{word}");
        return Err(InstanceError::invalid("parameters.authorities", message));
    }
    Ok(read)
}

fn oauth(read: &mut Parameters, value: &Value) -> Result<()> {
    let Value::Object(given) = value else {
        return Err(InstanceError::invalid(
            format!("parameters.{OAUTH}"),
            format!("{OAUTH} must be an object"),
        ));
    };
    for (name, value) in given {
        let field = format!("parameters.{OAUTH}.{name}");
        match name.as_str() {
            "grant-types" => read.grants = Some(grants(&field, value)?),
            "redirect-uris" => read.redirects = Some(redirects(&field, value)?),
            "token-validity" => {
                read.access_token_lifetime = Some(seconds(&field, value, &ACCESS_SECONDS)?);
            }
            "refresh-token-validity" => {
                read.refresh_token_lifetime = Some(seconds(&field, value, &REFRESH_SECONDS)?);
            }
            "credential-types" => read.credential_types = Some(credential_types(&field, value)?),
            kept if OAUTH_KEPT.contains(&kept) => {}
            _ => return Err(unknown(&field, OAUTH)),
        }
    }
    Ok(())
}

pub(super) fn unknown(field: &str, place: &str) -> InstanceError {
    let field: String = field.chars().filter(|letter| !letter.is_control()).take(100).collect();
    InstanceError::invalid(field.clone(), format!("{field} is not a field of {place}"))
}

fn application_name(field: &str, value: &Value) -> Result<String> {
    let name = value.as_str().unwrap_or_default();
    let taken = (1..=100).contains(&name.len())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./\\".contains(letter));
    if taken {
        return Ok(name.to_owned());
    }
    Err(InstanceError::invalid(field, "xsappname must be 1 to 100 letters, digits or any of _ - . / \\"))
}

fn texts(field: &str, value: &Value) -> Result<Vec<String>> {
    let broken = |rule: String| Err(InstanceError::invalid(field, format!("{field} {rule}")));
    let Value::Array(items) = value else { return broken("must be a list of texts".to_owned()) };
    if items.len() > MOST_ENTRIES {
        return broken(format!("may have at most {MOST_ENTRIES} entries"));
    }
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item {
            // Scopes are separated by spaces, so none may hold one.
            Value::String(text)
                if !text.is_empty()
                    && text.len() <= 2048
                    && !text.contains(|letter: char| letter.is_control() || letter == ' ') =>
            {
                texts.push(text.clone());
            }
            _ => return broken("must be a list of texts without spaces, none of them empty".to_owned()),
        }
    }
    Ok(texts)
}

fn grants(field: &str, value: &Value) -> Result<Vec<GrantType>> {
    let mut grants = Vec::new();
    for name in texts(field, value)? {
        match GrantType::from_name(&name) {
            Some(grant) => grants.push(grant),
            None if UNUSED_GRANTS.contains(&name.as_str()) => {}
            None => {
                let known = GrantType::ALL.map(GrantType::name).join(", ");
                let name: String = name.chars().take(MAX_CHARACTERS).collect();
                return Err(InstanceError::invalid(
                    field,
                    format!("there is no grant type \"{name}\"; there are {known}"),
                ));
            }
        }
    }
    Ok(grants)
}

/// Descriptors for the original may list `instance-secret` first; docket's secrets are the keys' own.
fn credential_types(field: &str, value: &Value) -> Result<Vec<CredentialType>> {
    let mut types = Vec::new();
    for name in texts(field, value)? {
        let kind = match name.as_str() {
            "instance-secret" => CredentialType::BindingSecret,
            _ => key_request::credential_type(field, &Value::String(name))?,
        };
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
    if types.is_empty() {
        return Err(InstanceError::invalid(field, format!("{field} must name at least one type")));
    }
    Ok(types)
}

fn redirects(field: &str, value: &Value) -> Result<Vec<RedirectPattern>> {
    texts(field, value)?
        .iter()
        .map(|text| RedirectPattern::parse(text).map_err(|message| InstanceError::invalid(field, message)))
        .collect()
}

fn seconds(field: &str, value: &Value, range: &std::ops::RangeInclusive<u64>) -> Result<Duration> {
    value.as_u64().filter(|seconds| range.contains(seconds)).map(Duration::from_secs).ok_or_else(|| {
        InstanceError::invalid(
            field,
            format!("{field} must be a number of seconds from {} to {}", range.start(), range.end()),
        )
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn read(service: Service, given: &Value) -> Result<Parameters> {
        check(service, given.as_object().expect("tests give objects"))
    }

    #[test]
    fn a_usual_security_descriptor_is_taken() {
        let read = read(
            Service::Application,
            &json!({
                "xsappname": "my-app", "tenant-mode": "dedicated", "description": "x",
                "scopes": [{"name": "$XSAPPNAME.User"}], "role-templates": [], "authorities": ["$ACCEPT_GRANTED_AUTHORITIES"],
                "oauth2-configuration": {
                    "token-validity": 900, "refresh-token-validity": 86400, "autoapprove": "true",
                    "redirect-uris": ["https://*.example.com/**", "http://localhost:*/**"],
                    "grant-types": ["authorization_code", "user_token"],
                },
            }),
        )
        .unwrap();
        assert_eq!(read.xsappname.as_deref(), Some("my-app"));
        assert_eq!(read.grants, Some(vec![GrantType::AuthorizationCode]));
        assert_eq!(read.redirects.map(|redirects| redirects.len()), Some(2));
        assert_eq!(read.access_token_lifetime, Some(Duration::from_mins(15)));
        assert_eq!(read.authorities, ["$ACCEPT_GRANTED_AUTHORITIES"]);
    }

    #[rstest]
    #[case(json!({"xsappname": "has space"}), "parameters.xsappname")]
    #[case(json!({"xsappname": ""}), "parameters.xsappname")]
    #[case(json!({"xsappname": "a|b"}), "parameters.xsappname")]
    #[case(json!({"xsappname": 1}), "parameters.xsappname")]
    #[case(json!({"xsapname": "a"}), "parameters.xsapname")]
    #[case(json!({"authorities": "TaskCenterAdmin"}), "parameters.authorities")]
    #[case(json!({"authorities": ["two words"]}), "parameters.authorities")]
    #[case(json!({"oauth2-configuration": []}), "parameters.oauth2-configuration")]
    #[case(json!({"oauth2-configuration": {"grant_types": []}}), "parameters.oauth2-configuration.grant_types")]
    #[case(json!({"oauth2-configuration": {"grant-types": ["implicit"]}}), "parameters.oauth2-configuration.grant-types")]
    #[case(json!({"oauth2-configuration": {"redirect-uris": ["x"]}}), "parameters.oauth2-configuration.redirect-uris")]
    #[case(json!({"oauth2-configuration": {"token-validity": 5}}), "parameters.oauth2-configuration.token-validity")]
    #[case(json!({"oauth2-configuration": {"token-validity": "900"}}), "parameters.oauth2-configuration.token-validity")]
    fn a_parameter_we_do_not_take_is_named(#[case] given: Value, #[case] field: &str) {
        match read(Service::Application, &given).unwrap_err() {
            InstanceError::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn an_authority_nobody_would_be_granted_is_refused_when_it_is_given() {
        let check_given = |authority: &str| {
            let given = json!({"authorities": [authority]});
            check_given(Service::TaskCenter, given.as_object().unwrap()).is_ok()
        };
        assert!(check_given("TaskCenterAdmin") && check_given("$XSAPPNAME.View") && check_given("a!t1.View"));
        assert!(check_given("$ACCEPT_GRANTED_AUTHORITIES") && !check_given("Emperor"));
    }

    #[test]
    fn only_an_application_names_itself() {
        assert!(read(Service::Destination, &json!({"xsappname": "a"})).is_err());
        assert!(read(Service::TaskCenter, &json!({"scopes": []})).is_err());
    }
}
