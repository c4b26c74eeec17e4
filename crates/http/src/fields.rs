//! A request body as named fields, so that whatever is wrong with it is said of the field at fault.

use axum::extract::{FromRequest, OptionalFromRequest, Request};
use bytes::Bytes;
use http::{StatusCode, header};
use serde_json::{Map, Value};

use crate::error::{ApiError, ErrorFamily};

/// The fields of a JSON object. Take each by name and kind, then [`Fields::finish`]: what is left over was misspelt.
///
/// `null` counts as not given, except where a method says otherwise.
#[derive(Debug, Default)]
pub struct Fields {
    family: ErrorFamily,
    fields: Map<String, Value>,
}

impl Fields {
    pub fn new(family: ErrorFamily, fields: Map<String, Value>) -> Self {
        Self { family, fields }
    }

    /// # Errors
    /// The field is not a text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ApiError> {
        Ok(self.nullable_text(name)?.flatten())
    }

    /// A text that must be given.
    ///
    /// # Errors
    /// The field is missing, `null` or not a text.
    pub fn required_text(&mut self, name: &str) -> Result<String, ApiError> {
        self.text(name)?.ok_or_else(|| self.invalid(name, format!("{name} is missing.")))
    }

    /// A text that `null` removes: `Some(None)`.
    ///
    /// # Errors
    /// The field is neither a text nor `null`.
    pub fn nullable_text(&mut self, name: &str) -> Result<Option<Option<String>>, ApiError> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(None)),
            Some(Value::String(text)) => Ok(Some(Some(text))),
            Some(_) => Err(self.invalid(name, format!("{name} must be a text."))),
        }
    }

    /// # Errors
    /// The field is neither true nor false.
    pub fn flag(&mut self, name: &str) -> Result<Option<bool>, ApiError> {
        match self.fields.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(_) => Err(self.invalid(name, format!("{name} must be true or false."))),
        }
    }

    /// # Errors
    /// The field is not a whole number.
    pub fn integer(&mut self, name: &str) -> Result<Option<i64>, ApiError> {
        match self.fields.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match value.as_i64() {
                Some(number) => Ok(Some(number)),
                None => Err(self.invalid(name, format!("{name} must be a whole number."))),
            },
        }
    }

    /// # Errors
    /// The field is not a list of texts.
    pub fn texts(&mut self, name: &str) -> Result<Option<Vec<String>>, ApiError> {
        let texts = match self.fields.remove(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Array(items)) => items
                .into_iter()
                .map(|item| if let Value::String(text) = item { Some(text) } else { None })
                .collect(),
            Some(_) => None,
        };
        match texts {
            Some(texts) => Ok(Some(texts)),
            None => Err(self.invalid(name, format!("{name} must be a list of texts."))),
        }
    }

    /// # Errors
    /// The field is not an object.
    pub fn object(&mut self, name: &str) -> Result<Option<Map<String, Value>>, ApiError> {
        match self.fields.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(object)) => Ok(Some(object)),
            Some(_) => Err(self.invalid(name, format!("{name} must be an object."))),
        }
    }

    /// # Errors
    /// A field nobody took: most likely misspelt.
    pub fn finish(self) -> Result<(), ApiError> {
        match self.fields.keys().next() {
            None => Ok(()),
            Some(name) => {
                let shown: String = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
                Err(self.invalid(&shown, format!("There is no field {shown} here.")))
            }
        }
    }

    fn invalid(&self, name: &str, message: String) -> ApiError {
        ApiError::new(self.family, StatusCode::BAD_REQUEST, invalid_code(self.family), message).at(name)
    }
}

fn invalid_code(family: ErrorFamily) -> &'static str {
    match family {
        ErrorFamily::OAuth => "invalid_request",
        ErrorFamily::Scim => "invalidValue",
        ErrorFamily::TaskCenter | ErrorFamily::Destination => "taskcenter.badRequest",
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = ApiError;

    /// The body must be a JSON object and say so in `Content-Type`.
    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let family = family_of(&request);
        match read(request, state).await? {
            Value::Object(fields) => Ok(Self::new(family, fields)),
            _ => Err(refuse(family, StatusCode::BAD_REQUEST, NO_OBJECT)),
        }
    }
}

impl<S: Send + Sync> OptionalFromRequest<S> for Fields {
    type Rejection = ApiError;

    /// Without a `Content-Type` there is no body; `null` is none either.
    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, ApiError> {
        if !request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(None);
        }
        let family = family_of(&request);
        match read(request, state).await? {
            Value::Object(fields) => Ok(Some(Self::new(family, fields))),
            Value::Null => Ok(None),
            _ => Err(refuse(family, StatusCode::BAD_REQUEST, NO_OBJECT)),
        }
    }
}

const NO_OBJECT: &str = "The body must be a JSON object.";

fn family_of(request: &Request) -> ErrorFamily {
    request.extensions().get::<ErrorFamily>().copied().unwrap_or_default()
}

fn refuse(family: ErrorFamily, status: StatusCode, message: impl Into<String>) -> ApiError {
    ApiError::new(family, status, invalid_code(family), message)
}

/// The name of a field with the character U+0000 somewhere in it, which PostgreSQL cannot store or look for.
fn with_nul(value: &Value) -> Option<&str> {
    fn has(value: &Value) -> bool {
        match value {
            Value::String(text) => text.contains('\0'),
            Value::Array(items) => items.iter().any(has),
            Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || has(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }
    let fields = value.as_object()?;
    fields.iter().find(|(name, value)| name.contains('\0') || has(value)).map(|(name, _)| name.as_str())
}

/// The body as JSON.
async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Value, ApiError> {
    let family = family_of(&request);
    let is_json =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(
            |value| {
                value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
            },
        );
    if !is_json {
        return Err(refuse(
            family,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send a JSON object with Content-Type: application/json.",
        ));
    }
    let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
        refuse(family, rejection.status(), "The body could not be read or is too long.")
    })?;
    // The parser's own message may quote the body; its position does not.
    let body = serde_json::from_slice(&bytes).map_err(|error| {
        let message = format!("The body is not JSON: line {}, column {}.", error.line(), error.column());
        refuse(family, StatusCode::BAD_REQUEST, message)
    })?;
    match with_nul(&body) {
        None => Ok(body),
        Some(name) => {
            let shown: String = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
            let message = format!("{shown} must not contain the character U+0000.");
            Err(refuse(family, StatusCode::BAD_REQUEST, message).at(shown))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => Fields::new(ErrorFamily::TaskCenter, fields),
            _ => unreachable!("tests give objects"),
        }
    }

    #[test]
    fn a_field_of_the_wrong_kind_is_named() {
        let mut given = fields(json!({"a": 1, "b": "x", "c": [1], "d": []}));
        assert_eq!(given.text("a").unwrap_err().target.as_deref(), Some("a"));
        assert_eq!(given.flag("b").unwrap_err().target.as_deref(), Some("b"));
        assert_eq!(given.texts("c").unwrap_err().target.as_deref(), Some("c"));
        assert_eq!(given.object("d").unwrap_err().target.as_deref(), Some("d"));
        assert_eq!(fields(json!({"f": 1.5})).integer("f").unwrap_err().target.as_deref(), Some("f"));
        assert_eq!(fields(json!({"f": -2})).integer("f").unwrap(), Some(-2));
        assert_eq!(given.required_text("e").unwrap_err().target.as_deref(), Some("e"));
    }

    #[test]
    fn null_is_told_from_not_given_where_it_matters() {
        let mut given = fields(json!({"a": null, "b": null}));
        assert_eq!(given.nullable_text("a").unwrap(), Some(None));
        assert_eq!(given.nullable_text("c").unwrap(), None);
        assert_eq!(given.text("b").unwrap(), None);
    }

    #[test]
    fn a_nul_is_found_however_deep_it_is() {
        for (body, field) in [
            (json!({"a": "x\0y"}), Some("a")),
            (json!({"a": "x", "b": [{"c": "\0"}]}), Some("b")),
            (json!({"b": {"\0": 1}}), Some("b")),
            (json!({"a": "\\u0000", "b": [0, null]}), None),
        ] {
            assert_eq!(with_nul(&body), field, "{body}");
        }
    }

    #[test]
    fn a_misspelt_field_is_named() {
        let mut given = fields(json!({"name": "x", "nmae": "y"}));
        given.text("name").unwrap();
        assert_eq!(given.finish().unwrap_err().target.as_deref(), Some("nmae"));
    }
}
