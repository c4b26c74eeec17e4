//! URNs of tasks, task definitions and attachments.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `urn:sap.odm.bpm.<entityType>:<applicationId>:<applicationInstanceId>:<tenantId>:<localId>`, kept as received.
///
/// Any text can be held, because older providers send URNs with fewer segments and their tasks must be reported, not
/// lost; [`Urn::parts`] says whether this one follows the grammar. Ordered byte by byte, as the cursor demands.
///
/// Source: Task Provider SPI v2, "URNs".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    description = "`urn:sap.odm.bpm.<entityType>:<applicationId>:<applicationInstanceId>:<tenantId>:<localId>`; older providers send fewer segments."
)]
pub struct Urn(String);

/// The segments of a well-formed [`Urn`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrnParts<'a> {
    /// `task`, `taskdefinition`, `attachment`: lower-case letters.
    pub entity_type: &'a str,
    pub application_id: &'a str,
    pub application_instance_id: &'a str,
    pub tenant_id: &'a str,
    pub local_id: &'a str,
}

/// Why a text is not a well-formed URN.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum UrnError {
    #[error("the URN has {0} characters; at most 300 are allowed")]
    TooLong(usize),
    #[error("the URN does not start with \"urn:sap.odm.bpm.\" and a lower-case entity type")]
    Prefix,
    #[error("the URN has {0} segments after the entity type; four are needed")]
    Segments(usize),
    #[error("the URN's {part} is empty or has more than 64 characters")]
    PartLength { part: &'static str },
    #[error("the URN's {part} holds the character {seen:?}, which must be percent-encoded")]
    PartCharacter { part: &'static str, seen: char },
}

impl Urn {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// The segments, if the URN follows the grammar: at most 300 characters, four parts of 1 to 64 path characters each.
    pub fn parts(&self) -> Result<UrnParts<'_>, UrnError> {
        let length = self.0.chars().count();
        if length > 300 {
            return Err(UrnError::TooLong(length));
        }
        let rest = self.0.strip_prefix("urn:sap.odm.bpm.").ok_or(UrnError::Prefix)?;
        let (entity_type, rest) = rest.split_once(':').ok_or(UrnError::Segments(0))?;
        if entity_type.is_empty() || !entity_type.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(UrnError::Prefix);
        }
        let segments: Vec<&str> = rest.split(':').collect();
        let [application_id, application_instance_id, tenant_id, local_id] = segments[..] else {
            return Err(UrnError::Segments(segments.len()));
        };
        for (part, value) in [
            ("applicationId", application_id),
            ("applicationInstanceId", application_instance_id),
            ("tenantId", tenant_id),
            ("localId", local_id),
        ] {
            check_part(part, value)?;
        }
        Ok(UrnParts { entity_type, application_id, application_instance_id, tenant_id, local_id })
    }
}

fn check_part(part: &'static str, value: &str) -> Result<(), UrnError> {
    if value.is_empty() || value.chars().count() > 64 {
        return Err(UrnError::PartLength { part });
    }
    let mut characters = value.chars();
    while let Some(seen) = characters.next() {
        let allowed = match seen {
            '%' => characters.by_ref().take(2).filter(char::is_ascii_hexdigit).count() == 2,
            _ => seen.is_ascii_alphanumeric() || "-._~!$&'()*+,;=@".contains(seen),
        };
        if !allowed {
            return Err(UrnError::PartCharacter { part, seen });
        }
    }
    Ok(())
}

impl UrnParts<'_> {
    /// The provider system behind the URN: two connectors with the same triple serve the same tasks.
    pub fn triple(&self) -> String {
        format!("{}:{}:{}", self.application_id, self.application_instance_id, self.tenant_id)
    }
}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_well_formed_urn_gives_its_parts() {
        let urn = Urn::new("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:TO-1%20a");
        let parts = urn.parts().unwrap();
        assert_eq!(parts.entity_type, "task");
        assert_eq!(parts.local_id, "TO-1%20a");
        assert_eq!(parts.triple(), "sf:dc1:DOCKET01");
    }

    #[rstest]
    #[case("urn:sap.odm.bpm.task:a:b:c", UrnError::Segments(3))]
    #[case("urn:sap.odm.bpm.task:a:b:c:d:e", UrnError::Segments(5))]
    #[case("urn:sap.odm.bpm.Task:a:b:c:d", UrnError::Prefix)]
    #[case("task:a:b:c:d", UrnError::Prefix)]
    #[case("urn:sap.odm.bpm.task:a:b::d", UrnError::PartLength { part: "tenantId" })]
    #[case("urn:sap.odm.bpm.task:a:b:c:d e", UrnError::PartCharacter { part: "localId", seen: ' ' })]
    #[case("urn:sap.odm.bpm.task:a:b:c:%2x", UrnError::PartCharacter { part: "localId", seen: '%' })]
    fn a_malformed_urn_says_what_is_wrong(#[case] text: &str, #[case] error: UrnError) {
        assert_eq!(Urn::new(text).parts(), Err(error));
    }
}
