//! How a person proved who they are.

use serde::{Deserialize, Serialize};

/// What a sign-in leaves behind: it goes with the session, its codes and refresh tokens, into every token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authentication {
    /// The identity provider's name; [`Authentication::LOCAL`] for docket's own passwords.
    pub origin: String,
    /// `amr` of tokens: authentication methods by the names of RFC 8176.
    pub methods: Vec<String>,
    /// The person's groups as the provider named them; `None` if it does not tell any, so that the directory's count.
    pub groups: Option<Vec<String>>,
    /// Which sign-in through the provider it was: as long as that is not ended, everything that goes back to it counts.
    /// `None` for docket's own passwords.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<String>,
}

impl Authentication {
    /// The origin of people who sign in with a password kept here.
    pub const LOCAL: &'static str = "docket";

    /// By a password kept here.
    pub fn password() -> Self {
        Self { origin: Self::LOCAL.to_owned(), methods: vec!["pwd".to_owned()], groups: None, sign_in: None }
    }

    pub fn is_local(&self) -> bool {
        self.origin == Self::LOCAL
    }
}
