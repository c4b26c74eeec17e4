//! People and groups: who exists, how they sign in here, what they may do.
//!
//! [`Directory`] is the handle the other parts look people up with; `api/` serves the cockpit's people and roles, and
//! `/scim/v2` for provisioning systems, whose rules are in `scim/`; [`DirectoryRefresh`] reads another directory. Tokens,
//! sessions and throttled sign-in are the token service's; what a person may see of tasks is the inbox's.

mod administrators;
mod api;
mod directory;
mod error;
mod passwords;
mod profile;
mod refresh;
mod remote;
mod scim;
mod tokens;

pub use administrators::Administrators;
pub use api::describe;
pub use directory::Directory;
pub use error::DirectoryError;
pub use passwords::{MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARACTERS};
pub use profile::{Change, NewUser};
pub use refresh::{AlreadyRunning, DirectoryRefresh, Outcome, RefreshReport, RefreshState};
pub use remote::{RemoteDirectory, RemoteError, RemoteSettings, SearchRules};
#[doc(hidden)]
pub use scim::fuzzing;
