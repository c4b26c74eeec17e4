//! Form bodies and query strings.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use http::header;
use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::error::{Result, UaaError};

/// Room for the largest SAML assertion in base64 and a dozen parameters.
const MOST_BYTES: usize = 384 * 1024;

/// Parameters, each given at most once (RFC 6749, 3.1); an empty one counts as not given.
pub(crate) struct Form(BTreeMap<String, Zeroizing<String>>);

impl Form {
    /// # Errors
    /// `invalid_request` if a parameter is given twice, or holds the character U+0000, which no text here does: PostgreSQL
    /// would not take it.
    pub(crate) fn parse(text: &[u8]) -> Result<Self> {
        let mut parameters = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(text) {
            let value = Zeroizing::new(value.into_owned());
            let shown = || name.chars().filter(|letter| !letter.is_control()).take(60).collect::<String>();
            if name.contains('\0') || value.contains('\0') {
                let name = shown();
                return Err(UaaError::invalid_request(format!(
                    "The parameter {name} holds the character U+0000."
                )));
            }
            if parameters.insert(name.clone().into_owned(), value).is_some() {
                let name = shown();
                return Err(UaaError::invalid_request(format!("The parameter {name} is given twice.")));
            }
        }
        parameters.retain(|_, value| !value.is_empty());
        Ok(Self(parameters))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.as_str())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// # Errors
    /// `invalid_request` naming the parameter.
    pub(crate) fn require(&self, name: &str) -> Result<&str> {
        self.get(name).ok_or_else(|| UaaError::invalid_request(format!("The parameter {name} is missing.")))
    }
}

/// Reads a form from the body, and from nowhere else: what stands in an address ends up in logs.
impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = UaaError;

    async fn from_request(request: Request, _state: &S) -> Result<Self> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(UaaError::invalid_request(
                "Send the parameters in the body as application/x-www-form-urlencoded.",
            ));
        }
        let body = axum::body::to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| {
            UaaError::invalid_request("The body could not be read or is larger than 384 KiB.")
        })?;
        Self::parse(&body)
    }
}
