//! A request's JSON, each property in it once.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use docket_http::{ApiError, ErrorFamily};
use http::{HeaderMap, StatusCode, header};
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// What a request brought; a body that cannot be read is told in the words of the interface, see [`Body::json`].
pub(super) struct Body(Result<Value, Unread>);

/// Why a body is no JSON; nothing of it is repeated but a property's name, for the rest may be a secret.
enum Unread {
    NotDeclared,
    BrokenOff,
    Invalid { line: usize, column: usize },
    Twice(String),
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        if !is_json(request.headers()) {
            return Ok(Self(Err(Unread::NotDeclared)));
        }
        let bytes = Bytes::from_request(request, state).await;
        Ok(Self(bytes.map_err(|_| Unread::BrokenOff).and_then(|bytes| parse(&bytes))))
    }
}

impl Body {
    /// # Errors
    /// Why it cannot be read, in the shape of `family`.
    pub(super) fn json(self, family: ErrorFamily) -> Result<Value, ApiError> {
        self.0.map_err(|unread| {
            let (status, message) = match unread {
                Unread::NotDeclared => (
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "Send JSON, with Content-Type: application/json.".to_owned(),
                ),
                Unread::BrokenOff => {
                    (StatusCode::PAYLOAD_TOO_LARGE, "The body is too large or broke off.".to_owned())
                }
                Unread::Invalid { line, column } => (
                    StatusCode::BAD_REQUEST,
                    format!("The body is not valid JSON: line {line}, column {column}."),
                ),
                Unread::Twice(name) => (StatusCode::BAD_REQUEST, format!("{name} is there twice.")),
            };
            ApiError::new(family, status, "cockpit.body.invalid", message)
        })
    }
}

/// `application/json`, or another type that is written as JSON.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn parse(text: &[u8]) -> Result<Value, Unread> {
    let twice = Cell::new(None);
    let mut reader = serde_json::Deserializer::from_slice(text);
    let read = Once(&twice).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| match twice.take() {
        Some(name) => Unread::Twice(name),
        None => Unread::Invalid { line: error.line(), column: error.column() },
    })
}

/// Reads a value and refuses a name that an object has twice, which it leaves in the cell: of two values, nobody knows
/// which one is meant.
#[derive(Clone, Copy)]
struct Once<'a>(&'a Cell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                let shown = name.chars().filter(|letter| !letter.is_control()).take(200).collect();
                self.0.set(Some(shown));
                return Err(A::Error::custom("a name is there twice"));
            }
            let value = members.next_value_seed(self)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_of_every_kind_comes_through_as_it_is() {
        let value =
            json!({"a": [null, true, -1, 1, 1.5, "x", {"b": {}}], "": "y", "c": [{"d": 1}, {"d": 2}]});
        assert_eq!(parse(value.to_string().as_bytes()).ok(), Some(value));
    }

    #[test]
    fn what_stands_twice_is_named_however_deep_it_is() {
        for text in ["{\"a\":1,\"a\":1}", "[{\"b\":{\"a\":1,\"c\":2,\"a\":3}}]", "{\"a\":1,\"\\u0061\":2}"] {
            assert!(matches!(parse(text.as_bytes()), Err(Unread::Twice(name)) if name == "a"), "{text}");
        }
        assert!(matches!(parse(b"{} x"), Err(Unread::Invalid { line: 1, column: 4 })));
    }
}
