//! The bodies `/users` takes, described. They are read field by field ([`Fields`](docket_http::fields::Fields)), so that
//! whatever is wrong is said of the field at fault.
#![expect(dead_code, reason = "these types describe, and are never made")]

use std::collections::BTreeMap;

use docket_domain::{LanguageTag, UserId};
use utoipa::ToSchema;

/// A person to create.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct NewUserRequest {
    /// The Global User ID; made if it is not given.
    id: Option<UserId>,
    /// The sign-in name.
    user_name: String,
    email: String,
    /// Made of the other names if it is not given.
    display_name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    locale: Option<LanguageTag>,
    /// Without one the person cannot sign in here.
    #[schema(min_length = 8, format = Password)]
    password: Option<String>,
    /// The person's id in provider systems, by provider type (`SuccessFactors`).
    provider_ids: Option<BTreeMap<String, String>>,
    /// The names of the role collections to give.
    roles: Option<Vec<String>>,
}

/// What to change of a person.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct UserChangeRequest {
    user_name: Option<String>,
    email: Option<String>,
    display_name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    locale: Option<LanguageTag>,
    active: Option<bool>,
    /// Those that are named; `null` removes one.
    provider_ids: Option<BTreeMap<String, Option<String>>>,
}

/// A password to set.
#[derive(ToSchema)]
pub(super) struct PasswordRequest {
    #[schema(min_length = 8, format = Password)]
    password: String,
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema as _;

    use super::*;
    use crate::MIN_PASSWORD_CHARACTERS;

    #[test]
    fn the_described_length_of_a_password_is_the_one_that_is_checked() {
        for schema in [NewUserRequest::schema(), PasswordRequest::schema()] {
            let schema = serde_json::to_value(schema).unwrap();
            assert_eq!(schema["properties"]["password"]["minLength"], MIN_PASSWORD_CHARACTERS);
        }
    }
}
