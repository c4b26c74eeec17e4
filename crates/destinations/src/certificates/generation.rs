//! Generating a certificate: what is asked for, and when it is made anew.
//!
//! Source: the OpenAPI description of the Destination service, schema `Attributes`; SAP BTP Connectivity, "Certificate Renewal".

use std::time::Duration;

use docket_domain::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::{Month, OffsetDateTime};
use zeroize::{Zeroize as _, Zeroizing};

use super::file::{FileKind, check_name};
use crate::validate::PropertyError;

/// Longest common name. Source: RFC 5280, appendix A.1 (`ub-common-name`).
const MAX_COMMON_NAME: usize = 64;
/// More than any signing request has.
const MAX_REQUEST_BYTES: usize = 32 * 1024;
/// Longest validity.
const MAX_YEARS: u32 = 10;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// What a certificate is generated from; kept, sealed, to generate it again.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
pub(crate) struct Generation {
    pub common_name: String,
    /// A signing request as PEM: the key stays with whoever made it.
    pub request: Option<String>,
    pub validity: Validity,
    pub automatic_renew: bool,
    /// Protects the private key.
    pub password: Option<String>,
}

impl Drop for Generation {
    fn drop(&mut self) {
        if let Some(password) = &mut self.password {
            password.zeroize();
        }
    }
}

/// How long a certificate is valid.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub(crate) struct Validity {
    pub unit: TimeUnit,
    pub value: u32,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum TimeUnit {
    Days,
    Months,
    Years,
}

impl Validity {
    const DEFAULT: Self = Self { unit: TimeUnit::Years, value: 1 };

    /// `unit` is `DAYS`, `MONTHS` or `YEARS`.
    pub(crate) fn read(unit: &str, value: u64) -> Result<Self, PropertyError> {
        let (unit, most) = match unit {
            "DAYS" => (TimeUnit::Days, MAX_YEARS * 365),
            "MONTHS" => (TimeUnit::Months, MAX_YEARS * 12),
            "YEARS" => (TimeUnit::Years, MAX_YEARS),
            _ => return Err(PropertyError::new("TimeUnit", "must be one of DAYS, MONTHS, YEARS")),
        };
        match u32::try_from(value) {
            Ok(value) if (1..=most).contains(&value) => Ok(Self { unit, value }),
            _ => Err(PropertyError::new(
                "Value",
                format!("must be a number from 1 to {most} for that TimeUnit"),
            )),
        }
    }

    /// The end of a certificate that is valid from `from`; a day that the month does not have becomes its last one.
    pub(crate) fn end(self, from: OffsetDateTime) -> OffsetDateTime {
        let months = match self.unit {
            TimeUnit::Days => return from + DAY * self.value,
            TimeUnit::Months => self.value,
            TimeUnit::Years => self.value * 12,
        };
        let counted = i64::from(from.year()) * 12 + i64::from(u8::from(from.month())) - 1 + i64::from(months);
        let year = i32::try_from(counted.div_euclid(12)).unwrap_or(9999);
        let month =
            u8::try_from(counted.rem_euclid(12) + 1).ok().and_then(|month| Month::try_from(month).ok());
        let month = month.unwrap_or(Month::December);
        let day = from.day().min(month.length(year));
        time::Date::from_calendar_date(year, month, day).map_or(from, |date| from.replace_date(date))
    }

    /// How long before its end a certificate is first made anew.
    ///
    /// Source: SAP BTP Connectivity, "Certificate Renewal": by validity, from 12 hours for a day to 30 days.
    pub(crate) fn renewal_lead(self) -> Duration {
        match (self.unit, self.value) {
            (TimeUnit::Days, ..=1) => HOUR * 12,
            (TimeUnit::Days, 2..=14) => DAY,
            (TimeUnit::Days, 15..=31) | (TimeUnit::Months, 1) => DAY * 3,
            (TimeUnit::Days, 32..=154) | (TimeUnit::Months, 2..=5) => DAY * 7,
            _ => DAY * 30,
        }
    }
}

/// The longest lead of all: what ends later need not be looked at.
pub(super) const LONGEST_LEAD: Duration = Duration::from_hours(30 * 24);

impl Generation {
    /// Reads name and `Attributes` as they come over the service's interface.
    ///
    /// # Errors
    /// The member at fault.
    pub(crate) fn from_json(name: &str, attributes: &Value) -> Result<Self, PropertyError> {
        let Value::Object(members) = attributes else {
            return Err(PropertyError::new("Attributes", "must be an object"));
        };
        let known = ["CN", "CSR", "Validity", "AutomaticRenew", "Password"];
        if let Some(unknown) = members.keys().find(|member| !known.contains(&member.as_str())) {
            return Err(PropertyError::new(
                unknown,
                format!("is unknown; Attributes has {}", known.join(", ")),
            ));
        }
        let text = |member: &str| match members.get(member) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(PropertyError::new(member, "must be a string")),
        };
        let validity = match members.get("Validity") {
            None | Some(Value::Null) => Validity::DEFAULT,
            Some(validity) => {
                let unit = validity.get("TimeUnit").and_then(Value::as_str).unwrap_or_default();
                Validity::read(unit, validity.get("Value").and_then(Value::as_u64).unwrap_or_default())?
            }
        };
        let automatic_renew = match members.get("AutomaticRenew") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(renew)) => *renew,
            Some(Value::String(text)) if text == "true" || text == "false" => text == "true",
            Some(_) => return Err(PropertyError::new("AutomaticRenew", "must be true or false")),
        };
        let request = text("CSR")?.filter(|request| !request.is_empty()).map(request).transpose()?;
        let password = text("Password")?.filter(|password| !password.is_empty()).map(str::to_owned);
        let common_name = text("CN")?.unwrap_or_default().trim().to_owned();
        let generation = Self { common_name, request, validity, automatic_renew, password };
        generation.check(name)?;
        Ok(generation)
    }

    /// Whether such a certificate can be made under that name.
    pub(crate) fn check(&self, name: &str) -> Result<(), PropertyError> {
        let kind = check_name(name)?;
        if !matches!(kind, FileKind::Pem | FileKind::Pkcs12) {
            return Err(PropertyError::new(
                "Name",
                "must end with .pem or .p12: that is what docket generates",
            ));
        }
        let cannot_stand = self.common_name.contains(char::is_control);
        if cannot_stand || self.common_name.is_empty() || self.common_name.chars().count() > MAX_COMMON_NAME {
            let problem = format!("must be the common name, 1 to {MAX_COMMON_NAME} characters on one line");
            return Err(PropertyError::new("CN", problem));
        }
        if self.request.is_some() && kind != FileKind::Pem {
            return Err(PropertyError::new(
                "CSR",
                "yields a certificate without a key: the name must end with .pem",
            ));
        }
        if self.request.is_some() && self.password.is_some() {
            return Err(PropertyError::new("Password", "protects a key, and with CSR there is none"));
        }
        if kind == FileKind::Pkcs12 && self.password.is_none() {
            return Err(PropertyError::new("Password", "is missing; a key store needs one"));
        }
        Ok(())
    }

    /// The end of a certificate made now.
    pub(super) fn expires_at(&self, now: Timestamp) -> Timestamp {
        let from = OffsetDateTime::from(Timestamp::from_seconds(now.as_seconds()));
        Timestamp::from(self.validity.end(from))
    }

    /// When a certificate that ends then is first made anew; `None` if never.
    pub(crate) fn renews_at(&self, expires_at: Timestamp) -> Option<Timestamp> {
        self.automatic_renew.then(|| expires_at.minus(self.validity.renewal_lead()))
    }

    pub(super) fn to_stored(&self) -> Zeroizing<String> {
        Zeroizing::new(serde_json::to_string(self).expect("texts, numbers and switches serialise"))
    }

    pub(crate) fn from_stored(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The PEM text of a signing request that came in base64, or as PEM itself.
pub(crate) fn request(text: &str) -> Result<String, PropertyError> {
    use base64::Engine as _;
    let refused =
        || PropertyError::new("CSR", "must be a certificate signing request: its PEM file in base64");
    if text.len() > MAX_REQUEST_BYTES {
        return Err(refused());
    }
    if text.contains(super::pem::BEGIN) {
        return Ok(text.to_owned());
    }
    let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(compact).map_err(|_| refused())?;
    String::from_utf8(bytes).ok().filter(|pem| pem.contains(super::pem::BEGIN)).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;
    use time::macros::datetime;

    use super::*;

    #[rstest]
    #[case("DAYS", 1, 12)]
    #[case("DAYS", 2, 24)]
    #[case("DAYS", 14, 24)]
    #[case("DAYS", 15, 3 * 24)]
    #[case("DAYS", 31, 3 * 24)]
    #[case("MONTHS", 1, 3 * 24)]
    #[case("DAYS", 32, 7 * 24)]
    #[case("DAYS", 154, 7 * 24)]
    #[case("MONTHS", 2, 7 * 24)]
    #[case("MONTHS", 5, 7 * 24)]
    #[case("DAYS", 155, 30 * 24)]
    #[case("MONTHS", 6, 30 * 24)]
    #[case("YEARS", 1, 30 * 24)]
    fn renewal_is_first_tried_by_the_length_of_the_validity(
        #[case] unit: &str,
        #[case] value: u64,
        #[case] hours: u64,
    ) {
        assert_eq!(Validity::read(unit, value).unwrap().renewal_lead(), HOUR * u32::try_from(hours).unwrap());
    }

    #[test]
    fn a_validity_is_counted_by_the_calendar() {
        let end = |unit, value, from| Validity::read(unit, value).unwrap().end(from);
        let last_of_january = datetime!(2027-01-31 12:00 UTC);
        assert_eq!(end("MONTHS", 1, last_of_january), datetime!(2027-02-28 12:00 UTC));
        assert_eq!(end("MONTHS", 12, last_of_january), datetime!(2028-01-31 12:00 UTC));
        assert_eq!(end("YEARS", 1, datetime!(2028-02-29 00:00 UTC)), datetime!(2029-02-28 00:00 UTC));
        assert_eq!(end("DAYS", 30, last_of_january), datetime!(2027-03-02 12:00 UTC));
    }

    #[rstest]
    #[case("a.pem", json!({}), "CN")]
    #[case("a.pem", json!({"CN": "x".repeat(65)}), "CN")]
    #[case("a.pem", json!({"CN": "x", "Validity": {"TimeUnit": "WEEKS", "Value": 1}}), "TimeUnit")]
    #[case("a.pem", json!({"CN": "x", "Validity": {"TimeUnit": "DAYS", "Value": 0}}), "Value")]
    #[case("a.pem", json!({"CN": "x", "Validity": {"TimeUnit": "YEARS", "Value": 11}}), "Value")]
    #[case("a.pem", json!({"CN": "x", "CSR": "!"}), "CSR")]
    #[case("a.pem", json!({"CN": "x", "Passwort": "p"}), "Passwort")]
    #[case("a.p12", json!({"CN": "x"}), "Password")]
    #[case("a.jks", json!({"CN": "x", "Password": "p"}), "Name")]
    #[case("a.pem", json!("x"), "Attributes")]
    fn attributes_that_cannot_be_are_refused_with_the_member(
        #[case] name: &str,
        #[case] attributes: Value,
        #[case] member: &str,
    ) {
        let error = Generation::from_json(name, &attributes).err().expect("refused");
        assert_eq!(error.property, member);
    }

    #[test]
    fn attributes_come_back_from_storage() {
        let attributes = json!({"CN": "x", "Password": "p", "AutomaticRenew": true,
            "Validity": {"TimeUnit": "MONTHS", "Value": 3}});
        let generation = Generation::from_json("a.p12", &attributes).unwrap();
        assert!(Generation::from_stored(&generation.to_stored()).is_some_and(|again| again == generation));
    }
}
