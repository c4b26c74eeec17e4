//! What is allowed, apart from how it is asked: screens and JSON API call the same functions.

pub mod credentials;
pub mod key_pair;
pub mod leave;
pub mod oauth_clients;
pub mod upgrade;

use crate::Problem;
use crate::store::Person;

/// An administrator: whoever holds one may use the Admin Center.
#[derive(Clone, Debug)]
pub struct Admin(Person);

impl Admin {
    /// # Errors
    /// [`Problem::Forbidden`] for everybody else.
    pub fn of(person: Person) -> Result<Self, Problem> {
        if !person.admin {
            return Err(Problem::Forbidden(format!(
                "{} may not use the Admin Center; sign in as an administrator.",
                person.user_id
            )));
        }
        Ok(Self(person))
    }

    pub fn person(&self) -> &Person {
        &self.0
    }
}
