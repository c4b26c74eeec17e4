//! Instants in UTC: microseconds inside, milliseconds on the wire.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use utoipa::ToSchema;

/// An instant in UTC with microsecond precision, from year 0 to 9999.
///
/// Written as `YYYY-MM-DDTHH:mm:ss.sssZ` (Task Provider SPI v2, "utc timestamp"); read from any RFC 3339 form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(
    description = "An instant in UTC, written with milliseconds, read from any RFC 3339 form.",
    value_type = String,
    format = DateTime
)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From microseconds since 1970-01-01T00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// From whole seconds since 1970-01-01T00:00Z, as JWT claims carry them.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since 1970-01-01T00:00Z: the form both databases store.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00Z, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The same instant cut to milliseconds, which is all the SPI carries.
    #[must_use]
    pub const fn to_millis_precision(self) -> Self {
        Self(self.0.div_euclid(1000) * 1000)
    }

    /// Later by `by`; stays at the far end instead of overflowing.
    #[must_use]
    pub fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// Earlier by `by`; stays at the near end instead of overflowing.
    #[must_use]
    pub fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// How long after `earlier` this is; zero if it is not after.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Reads any RFC 3339 timestamp and cuts it to microseconds.
    ///
    /// # Errors
    /// [`NotATimestamp`] with the text seen.
    pub fn parse(text: &str) -> Result<Self, NotATimestamp> {
        OffsetDateTime::parse(text, &Rfc3339)
            .map(Self::from)
            .map_err(|_| NotATimestamp(text.chars().take(40).collect()))
    }
}

/// The text is not an RFC 3339 timestamp.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is not a timestamp; write it like 2026-01-31T08:30:00.000Z")]
pub struct NotATimestamp(String);

impl From<OffsetDateTime> for Timestamp {
    fn from(value: OffsetDateTime) -> Self {
        Self(i64::try_from(value.unix_timestamp_nanos().div_euclid(1000)).unwrap_or(i64::MAX))
    }
}

impl From<Timestamp> for OffsetDateTime {
    /// Instants outside the years `time` can hold become 1970-01-01T00:00Z.
    fn from(value: Timestamp) -> Self {
        Self::from_unix_timestamp_nanos(i128::from(value.0) * 1000).unwrap_or(Self::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = OffsetDateTime::from(*self);
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            at.second(),
            at.millisecond()
        )
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_in_milliseconds_and_read_in_any_rfc_3339_form() {
        let at = Timestamp::parse("2026-01-31T09:30:00.123456+01:00").unwrap();
        assert_eq!(at.to_string(), "2026-01-31T08:30:00.123Z");
        assert_eq!(at.as_micros() % 1_000_000, 123_456);
        assert_eq!(at.to_millis_precision(), Timestamp::parse("2026-01-31T08:30:00.123Z").unwrap());
    }

    #[test]
    fn a_text_that_is_no_timestamp_is_named() {
        assert_eq!(
            Timestamp::parse("yesterday").unwrap_err().to_string(),
            "\"yesterday\" is not a timestamp; write it like 2026-01-31T08:30:00.000Z"
        );
    }
}
