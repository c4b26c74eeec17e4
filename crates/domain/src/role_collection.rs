//! Role collections: named sets of roles. People and groups are given collections, never single roles.

use std::collections::BTreeSet;

use crate::{Roles, Timestamp};

/// The longest name, in characters.
///
/// Source: SAP Authorization and Trust Management, "Application Security Descriptor Configuration Syntax".
pub const MOST_NAME_CHARACTERS: usize = 64;
/// The longest description, in characters; same source.
pub const MOST_DESCRIPTION_CHARACTERS: usize = 1000;

/// A named set of roles, docket's own and those of applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCollection {
    /// Unique in the subaccount, compared exactly; never changes. Stands in tokens as one of `xs.rolecollections`.
    pub name: String,
    pub description: String,
    pub source: Source,
    pub roles: Roles,
    pub application_roles: BTreeSet<ApplicationRole>,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

/// Where a collection comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// One for each role of docket, with its name and nothing else in it. It never changes.
    Predefined,
    /// An application's security descriptor declares it. It changes and goes with the service instance.
    Application { instance_id: String },
    /// An administrator made it.
    Custom,
}

impl Source {
    /// True if administrators neither change nor delete it. They still say who has it.
    pub fn is_read_only(&self) -> bool {
        match self {
            Self::Predefined | Self::Application { .. } => true,
            Self::Custom => false,
        }
    }
}

/// A role of an application, by its name in the application's security descriptor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationRole {
    /// The service instance that is the application.
    pub instance_id: String,
    /// A role template's name, or that of a scope no role template refers to.
    pub name: String,
}

/// What a person has at one moment: given to them, to their groups, or by their groups at an identity provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldRoles {
    /// The names of the collections.
    pub collections: BTreeSet<String>,
    /// docket's own roles in all of them.
    pub roles: Roles,
    pub application_roles: BTreeSet<ApplicationRole>,
}

/// Why a collection cannot have that name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "the name of a role collection has 1 to {MOST_NAME_CHARACTERS} letters, digits, spaces or any of - _ . : , / & ( ) and \
     begins and ends with something other than a space"
)]
pub struct BadName;

/// Names stand in tokens, in addresses and behind an equals sign on the command line.
///
/// # Errors
/// [`BadName`] says the rule.
pub fn check_name(name: &str) -> Result<(), BadName> {
    let allowed = |letter: char| letter.is_alphanumeric() || " -_.:,/&()".contains(letter);
    let taken = (1..=MOST_NAME_CHARACTERS).contains(&name.chars().count())
        && name.trim() == name
        && name.chars().all(allowed)
        // As a segment of an address these mean something else.
        && !matches!(name, "." | "..");
    if taken { Ok(()) } else { Err(BadName) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Approvers", true)]
    #[case("Reise & Spesen: Prüfer (EU)", true)]
    #[case("", false)]
    #[case(" Approvers", false)]
    #[case("..", false)]
    #[case("a=b", false)]
    #[case("a\nb", false)]
    #[case("<b>", false)]
    fn names_are_what_tokens_addresses_and_the_command_line_take(#[case] name: &str, #[case] taken: bool) {
        assert_eq!(check_name(name).is_ok(), taken);
    }

    #[test]
    fn a_name_has_64_characters_at_most() {
        assert_eq!(check_name(&"ä".repeat(64)), Ok(()));
        assert_eq!(check_name(&"ä".repeat(65)), Err(BadName));
    }
}
