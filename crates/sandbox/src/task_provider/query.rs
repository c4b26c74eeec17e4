//! Query parameters of the reading calls.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::error::Problem;
use super::languages::Languages;
use crate::Moment;

/// The query of a call; unknown parameters are ignored, of a repeated one the last counts.
#[derive(Debug)]
pub struct Query(BTreeMap<String, String>);

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

impl Query {
    fn parse(text: &str) -> Self {
        Self(url::form_urlencoded::parse(text.as_bytes()).into_owned().collect())
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub fn languages(&self) -> Result<Languages, Problem> {
        Languages::read(self.get("languages"))
    }

    /// A whole number within bounds, or `default` when it is not given.
    pub fn number(
        &self,
        name: &'static str,
        expected: &'static str,
        (least, most): (u32, u32),
        default: u32,
    ) -> Result<u32, Problem> {
        let Some(text) = self.get(name) else { return Ok(default) };
        text.parse()
            .ok()
            .filter(|n| (least..=most).contains(n))
            .ok_or(Problem::ParameterInvalid(name, expected))
    }

    /// The instant `modifiedAfter`, in exactly the one form the interface has.
    pub fn modified_after(&self) -> Result<Moment, Problem> {
        let text = self.get("modifiedAfter").ok_or(Problem::ParameterMissing("modifiedAfter"))?;
        let invalid =
            Problem::ParameterInvalid("modifiedAfter", "an instant such as 2026-01-01T00:00:00.000Z");
        let moment = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| invalid.clone())?;
        let moment = Moment::from(moment);
        // Written back it must be the same: three digits of a second and the letter Z, nothing else.
        if moment.wire() == text { Ok(moment) } else { Err(invalid) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_has_one_form() {
        let read = |text: &str| Query::parse(&format!("modifiedAfter={text}")).modified_after();
        assert_eq!(read("2026-01-01T00:00:00.001Z"), Ok(Moment::from_millis(1_767_225_600_001)));
        for bad in [
            "",
            "2026-01-01",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.0000Z",
            "2026-01-01T00:00:00.000%2B00:00",
            "2026-02-30T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T23:59:60.000Z",
            "2026-01-01t00:00:00.000z",
        ] {
            assert!(matches!(read(bad), Err(Problem::ParameterInvalid("modifiedAfter", _))), "{bad:?}");
        }
        assert_eq!(Query::parse("").modified_after(), Err(Problem::ParameterMissing("modifiedAfter")));
    }

    #[test]
    fn a_number_keeps_to_its_bounds() {
        let read = |text: &str| Query::parse(text).number("$top", "0 to 1000", (0, 1000), 100);
        assert_eq!(read(""), Ok(100));
        assert_eq!(read("$top=0"), Ok(0));
        assert_eq!(read("%24top=1000"), Ok(1000));
        for bad in ["$top=1001", "$top=-1", "$top=ten", "$top="] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
