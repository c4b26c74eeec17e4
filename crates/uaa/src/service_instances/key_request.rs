//! What kind of key is asked for.
//!
//! `{"credential-type":"x509","x509":{"key-length":2048,"validity":1,"validity-type":"YEARS"}}`, by itself or inside
//! `{"xsuaa":{…}}` for service plans that wrap it. Source: SAP Authorization and Trust Management, "Parameters for X.509
//! certificates managed by SAP"; SAP Task Center, "Create a service key".

use std::time::Duration;

use docket_domain::service::ServiceInstance;
use serde_json::{Map, Value};

use super::{InstanceError, parameters};

type Result<T> = std::result::Result<T, InstanceError>;

/// A kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialType {
    /// A secret of the key's own.
    BindingSecret,
    /// A certificate with its private key.
    X509,
}

impl CredentialType {
    pub const fn name(self) -> &'static str {
        match self {
            Self::BindingSecret => "binding-secret",
            Self::X509 => "x509",
        }
    }
}

/// The certificate that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct X509Request {
    /// 2048, 3072 or 4096.
    pub key_bits: u16,
    /// A day at least, a year at most.
    pub validity: Duration,
}

/// A key that is asked for; without a type the first one that the instance allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyRequest {
    credential_type: Option<CredentialType>,
    x509: Option<X509Request>,
}

/// The kind that is made.
pub(super) enum KeyKind {
    Secret,
    X509(X509Request),
}

const DAY: Duration = Duration::from_hours(24);
const MOST_DAYS: u64 = 365;

impl Default for X509Request {
    /// What the original gives: 2048 bits for seven days.
    fn default() -> Self {
        Self { key_bits: 2048, validity: 7 * DAY }
    }
}

impl KeyRequest {
    /// Reads the parameters of a request for a key.
    ///
    /// # Errors
    /// [`InstanceError::Invalid`] naming the field, also for one there is not.
    pub fn parse(given: &Map<String, Value>) -> Result<Self> {
        let mut fields = given;
        let mut place = "parameters";
        if let Some(wrapped) = given.get("xsuaa") {
            if given.len() > 1 {
                return Err(InstanceError::invalid(
                    "parameters.xsuaa",
                    "xsuaa must be the only field if it is there",
                ));
            }
            fields = object("parameters.xsuaa", wrapped)?;
            place = "parameters.xsuaa";
        }
        let mut request = Self::default();
        for (name, value) in fields {
            let field = format!("{place}.{name}");
            match name.as_str() {
                "credential-type" => request.credential_type = Some(credential_type(&field, value)?),
                "x509" => request.x509 = Some(x509(&field, value)?),
                _ => return Err(parameters::unknown(&field, "a request for a key")),
            }
        }
        if request.x509.is_some() && request.credential_type == Some(CredentialType::BindingSecret) {
            return Err(InstanceError::invalid(
                format!("{place}.x509"),
                "x509 needs the credential-type x509; a binding-secret has no certificate",
            ));
        }
        Ok(request)
    }

    /// A request for that kind.
    pub(super) const fn of(kind: CredentialType, x509: Option<X509Request>) -> Self {
        Self { credential_type: Some(kind), x509 }
    }

    /// The kind to make for that instance.
    ///
    /// # Errors
    /// The instance's `oauth2-configuration.credential-types` do not name it.
    pub(super) fn kind(&self, instance: &ServiceInstance) -> Result<KeyKind> {
        let allowed = parameters::of(instance)?.credential_types;
        let asked = self.credential_type.or(self.x509.map(|_| CredentialType::X509));
        let wanted = asked.or_else(|| allowed.as_ref().and_then(|types| types.first().copied()));
        let wanted = wanted.unwrap_or(CredentialType::BindingSecret);
        if allowed.as_ref().is_some_and(|types| !types.contains(&wanted)) {
            let message = format!(
                "the service instance \"{}\" gives no keys of the type {}; add it to its oauth2-configuration.credential-types",
                instance.name,
                wanted.name()
            );
            return Err(InstanceError::invalid("parameters.credential-type", message));
        }
        Ok(match wanted {
            CredentialType::BindingSecret => KeyKind::Secret,
            CredentialType::X509 => KeyKind::X509(self.x509.unwrap_or_default()),
        })
    }
}

fn object<'a>(field: &str, value: &'a Value) -> Result<&'a Map<String, Value>> {
    value.as_object().ok_or_else(|| InstanceError::invalid(field, format!("{field} must be an object")))
}

pub(super) fn credential_type(field: &str, value: &Value) -> Result<CredentialType> {
    match value.as_str() {
        Some("binding-secret") => Ok(CredentialType::BindingSecret),
        Some("x509") => Ok(CredentialType::X509),
        Some("instance-secret") => Err(InstanceError::invalid(
            field,
            "docket gives every key a secret of its own; use binding-secret instead of instance-secret",
        )),
        _ => Err(InstanceError::invalid(field, format!("{field} must be binding-secret or x509"))),
    }
}

fn x509(field: &str, value: &Value) -> Result<X509Request> {
    let mut request = X509Request::default();
    let (mut amount, mut unit) = (None, None);
    for (name, value) in object(field, value)? {
        let field = format!("{field}.{name}");
        match name.as_str() {
            "key-length" => {
                let bits = value.as_u64().and_then(|bits| u16::try_from(bits).ok());
                request.key_bits =
                    bits.filter(|bits| [2048, 3072, 4096].contains(bits)).ok_or_else(|| {
                        InstanceError::invalid(&field, format!("{field} must be 2048, 3072 or 4096"))
                    })?;
            }
            "validity" => amount = Some((value.as_u64().unwrap_or_default(), field)),
            "validity-type" => {
                unit = Some(match value.as_str() {
                    Some("DAYS") => DAYS,
                    // A year has 365 days here, and a month a twelfth of them, rounded down.
                    Some("MONTHS") => {
                        Unit { range: "1 to 12 months", most: 12, days: |months| months * MOST_DAYS / 12 }
                    }
                    Some("YEARS") => Unit { range: "1 year", most: 1, days: |years| years * MOST_DAYS },
                    _ => {
                        let message = format!("{field} must be DAYS, MONTHS or YEARS");
                        return Err(InstanceError::invalid(field, message));
                    }
                });
            }
            _ => return Err(parameters::unknown(&field, "x509")),
        }
    }
    let Unit { range, most, days } = unit.unwrap_or(DAYS);
    if let Some((amount, field)) = amount {
        if !(1..=most).contains(&amount) {
            let message = format!("{field} must be {range}; certificates are valid for a year at most");
            return Err(InstanceError::invalid(field, message));
        }
        request.validity = DAY * u32::try_from(days(amount)).unwrap_or(u32::MAX);
    } else if unit.is_some() {
        return Err(InstanceError::invalid(
            format!("{field}.validity"),
            "validity is missing beside validity-type",
        ));
    }
    Ok(request)
}

#[derive(Clone, Copy)]
struct Unit {
    /// What may be asked for, in words.
    range: &'static str,
    most: u64,
    days: fn(u64) -> u64,
}

const DAYS: Unit = Unit { range: "1 to 365 days", most: MOST_DAYS, days: |days| days };

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn read(given: &Value) -> Result<KeyRequest> {
        KeyRequest::parse(given.as_object().expect("tests give objects"))
    }

    #[test]
    fn a_request_is_read_by_itself_and_wrapped() {
        let inner = json!({"credential-type": "x509", "x509": {"key-length": 4096, "validity": 1, "validity-type": "YEARS"}});
        let expected = KeyRequest {
            credential_type: Some(CredentialType::X509),
            x509: Some(X509Request { key_bits: 4096, validity: 365 * DAY }),
        };
        assert_eq!(read(&json!({"xsuaa": inner})).unwrap(), expected);
        assert_eq!(read(&inner).unwrap(), expected);
        assert_eq!(read(&json!({})).unwrap(), KeyRequest::default());
        let months = read(&json!({"x509": {"validity": 6, "validity-type": "MONTHS"}})).unwrap();
        assert_eq!(months.x509.unwrap().validity, 182 * DAY);
    }

    #[rstest]
    #[case(json!({"credential-type": "certificate"}), "parameters.credential-type")]
    #[case(json!({"credential-type": "instance-secret"}), "parameters.credential-type")]
    #[case(json!({"xsuaa": {"credential_type": "x509"}}), "parameters.xsuaa.credential_type")]
    #[case(json!({"xsuaa": {}, "x509": {}}), "parameters.xsuaa")]
    #[case(json!({"credential-type": "binding-secret", "x509": {}}), "parameters.x509")]
    #[case(json!({"x509": {"key-length": 1024}}), "parameters.x509.key-length")]
    #[case(json!({"x509": {"validity": 13, "validity-type": "MONTHS"}}), "parameters.x509.validity")]
    #[case(json!({"x509": {"validity": 2, "validity-type": "YEARS"}}), "parameters.x509.validity")]
    #[case(json!({"x509": {"validity": 366}}), "parameters.x509.validity")]
    #[case(json!({"x509": {"validity": 0, "validity-type": "DAYS"}}), "parameters.x509.validity")]
    #[case(json!({"x509": {"validity": 1, "validity-type": "years"}}), "parameters.x509.validity-type")]
    #[case(json!({"x509": {"validity-type": "YEARS"}}), "parameters.x509.validity")]
    fn a_request_we_do_not_take_names_its_field(#[case] given: Value, #[case] field: &str) {
        match read(&given).unwrap_err() {
            InstanceError::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other}"),
        }
    }
}
