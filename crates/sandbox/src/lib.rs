//! A stand-in for a SAP SuccessFactors tenant: its own process, database file and wire types.
//!
//! It offers what an administrator and an employee touch on the way to a task center: *Manage OAuth2 Client
//! Applications*, *Upgrade Center*, *Time Off* and *People* as screens with a JSON API behind each, the token service
//! under `/oauth` and the Task Provider interface under `/api-ext`. It speaks from the public documentation and shares
//! nothing with docket but the signature check, so a misreading cannot agree with itself.
//!
//! | module | holds |
//! |---|---|
//! | [`run`], [`args`] | starting, listening, the data directory, `sandbox.json` |
//! | [`store`] | the only SQL, one module per table |
//! | [`rules`] | what is allowed, shared by screens and JSON API |
//! | [`web`], [`api`] | the screens; the JSON API |
//! | [`oauth`], [`task_provider`] | `/oauth/*`; `/api-ext/task-provider/v2` |
//! | [`seed`] | the people and requests a new directory starts with |

pub mod api;
pub mod args;
pub mod chance;
pub mod clock;
pub mod faults;
pub mod guard;
pub mod oauth;
pub mod password;
pub mod problem;
pub mod router;
pub mod rules;
pub mod run;
pub mod sandbox;
pub mod seed;
pub mod store;
pub mod task_provider;
pub mod throttle;
pub mod time_type;
pub mod web;

pub use args::SandboxArgs;
pub use chance::Chance;
pub use clock::{Clock, Moment};
pub use problem::Problem;
pub use run::{Running, run, start};
pub use sandbox::Sandbox;
pub use store::Store;

/// The id of the one company this tenant stands for. Case-sensitive, as in the real system.
pub const COMPANY_ID: &str = "DOCKET01";

/// The user the Enhanced To-Do Integration upgrade creates; its name is fixed in the real system too.
pub const TECHNICAL_USER: &str = "TECHNICAL_USER_INBOX_CEF979F3";
