//! What a token request asks for whatever its grant: the form of the access token, and additional attributes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Result, UaaError};
use crate::form::Form;

/// They go into tokens, which have to fit into a header.
const MOST_ATTRIBUTE_BYTES: usize = 2048;

/// Additional attributes, of the client's choice: they say nothing about what a token may do.
pub(crate) type Attributes = BTreeMap<String, String>;

/// The form of an access token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TokenFormat {
    /// Says itself what it holds.
    #[default]
    Jwt,
    /// Says nothing: whoever is shown it asks `/check_token`.
    Opaque,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) format: TokenFormat,
    pub(crate) attributes: Option<Attributes>,
}

impl Asked {
    /// Reads `token_format` and `authorities={"az_attr":{…}}`.
    ///
    /// # Errors
    /// `invalid_request` naming the parameter.
    pub(crate) fn read(form: &Form) -> Result<Self> {
        let format = match form.get("token_format") {
            None => TokenFormat::Jwt,
            Some(format) if format.eq_ignore_ascii_case("jwt") => TokenFormat::Jwt,
            Some(format) if format.eq_ignore_ascii_case("opaque") => TokenFormat::Opaque,
            Some(_) => return Err(UaaError::invalid_request("token_format is jwt or opaque.")),
        };
        let attributes = form.get("authorities").map(attributes).transpose()?;
        Ok(Self { format, attributes })
    }
}

fn attributes(text: &str) -> Result<Attributes> {
    let invalid = |rule: &str| {
        UaaError::invalid_request(format!(
            "authorities must be JSON like {{\"az_attr\":{{\"name\":\"value\"}}}}{rule}."
        ))
    };
    let Ok(Value::Object(given)) = serde_json::from_str::<Value>(text) else { return Err(invalid("")) };
    let Some(Value::Object(given)) = given.get("az_attr") else { return Err(invalid("")) };
    let mut attributes = Attributes::new();
    let mut bytes = 0;
    for (name, value) in given {
        let Value::String(value) = value else { return Err(invalid(", every value a text")) };
        if name.is_empty() {
            return Err(invalid(", no name empty"));
        }
        bytes += name.len() + value.len();
        attributes.insert(name.clone(), value.clone());
    }
    if bytes > MOST_ATTRIBUTE_BYTES {
        return Err(invalid(&format!(", names and values together at most {MOST_ATTRIBUTE_BYTES} bytes")));
    }
    Ok(attributes)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(name: &str, value: &str) -> Result<Asked> {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair(name, value);
        Asked::read(&Form::parse(form.finish().as_bytes()).unwrap())
    }

    #[test]
    fn the_form_is_a_jwt_unless_it_is_to_be_opaque() {
        assert_eq!(read("scope", "x").unwrap().format, TokenFormat::Jwt);
        assert_eq!(read("token_format", "JWT").unwrap().format, TokenFormat::Jwt);
        assert_eq!(read("token_format", "opaque").unwrap().format, TokenFormat::Opaque);
        assert!(read("token_format", "saml").is_err());
    }

    #[rstest]
    #[case("x")]
    #[case("[]")]
    #[case("{}")]
    #[case(r#"{"az_attr":[]}"#)]
    #[case(r#"{"az_attr":{"a":1}}"#)]
    #[case(r#"{"az_attr":{"a":{"b":"c"}}}"#)]
    #[case(r#"{"az_attr":{"":"x"}}"#)]
    fn attributes_that_are_not_an_object_of_texts_are_refused(#[case] authorities: &str) {
        assert!(read("authorities", authorities).is_err());
    }

    #[test]
    fn attributes_have_room_for_two_kilobytes() {
        let of = |length: usize| format!("{{\"az_attr\":{{\"a\":\"{}\"}}}}", "x".repeat(length));
        assert_eq!(read("authorities", &of(2047)).unwrap().attributes.unwrap()["a"].len(), 2047);
        assert!(read("authorities", &of(2048)).is_err());
        assert!(read("authorities", r#"{"az_attr":{}}"#).unwrap().attributes.unwrap().is_empty());
    }
}
