//! People as the directory knows them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{LanguageTag, Timestamp, UserId};

/// One person of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// The Global User ID; never changes.
    pub id: UserId,
    /// The sign-in name, unique without regard to case.
    pub user_name: String,
    pub email: String,
    pub display_name: String,
    pub given_name: String,
    pub family_name: String,
    pub locale: Option<LanguageTag>,
    /// A person who is not active can neither sign in nor use tokens issued before.
    pub active: bool,
    /// The person's id in provider systems, by provider type (`SuccessFactors` → `afischer`).
    pub provider_ids: BTreeMap<String, String>,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}
