//! Ways in for the fuzz targets. They say no more than whether an input was accepted.

use docket_domain::Timestamp;

pub use crate::api::fuzz_filter as filter;
pub use crate::certificates::fuzz_file as certificate_file;
use crate::properties::Properties;
use crate::token::foreign_user;

/// The token of a foreign user, checked with a key set in base64. True if it is accepted.
pub fn foreign_token(token: &str, key_set: &str, now: Timestamp) -> bool {
    foreign_user::fuzz(token, &Properties::from([("x_user_token.jwks", key_set)]), now)
}
