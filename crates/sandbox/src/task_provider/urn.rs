//! Names of tasks and definitions.

/// First part of every name, and the prefix of every error code.
pub const APPLICATION_ID: &str = "successfactors";

/// This installation of the application. One sandbox serves one company, so one name is enough.
pub const INSTANCE_ID: &str = "sandbox";

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entity {
    Task,
    TaskDefinition,
}

impl Entity {
    /// The name up to and with the colon before the local id.
    pub fn prefix(self, company: &str) -> String {
        let entity = match self {
            Self::Task => "task",
            Self::TaskDefinition => "taskdefinition",
        };
        format!("urn:sap.odm.bpm.{entity}:{APPLICATION_ID}:{INSTANCE_ID}:{company}:")
    }

    /// The full name of something of this company.
    pub fn urn(self, company: &str, local_id: &str) -> String {
        self.prefix(company) + local_id
    }

    /// The local id in a name, if the name is one of this company's.
    pub fn local_id<'a>(self, company: &str, urn: &'a str) -> Option<&'a str> {
        urn.strip_prefix(&self.prefix(company)).filter(|id| !id.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_company_and_entity_have_a_local_id() {
        let urn = Entity::Task.urn("DOCKET01", "7");
        assert_eq!(urn, "urn:sap.odm.bpm.task:successfactors:sandbox:DOCKET01:7");
        assert_eq!(Entity::Task.local_id("DOCKET01", &urn), Some("7"));
        assert_eq!(Entity::Task.local_id("docket01", &urn), None);
        assert_eq!(Entity::TaskDefinition.local_id("DOCKET01", &urn), None);
        assert_eq!(Entity::Task.local_id("DOCKET01", &Entity::Task.prefix("DOCKET01")), None);
    }
}
