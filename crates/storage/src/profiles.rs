//! People with everything the directory's SCIM interface keeps of them.
//!
//! What docket itself works with is in [`User`] and in columns. The other SCIM attributes are one JSON object in their
//! canonical SCIM form. Keys derived from both (lower case, one row per address, the text people are searched by) are
//! written here and nowhere else, with every insert and update.

use docket_domain::UserId;
use std::collections::{BTreeSet, HashMap};

use docket_domain::user::User;
use sea_query::Value as Bound;
use serde_json::{Map, Value, json};

use crate::row::to_json;
use crate::users::{user_name_key, user_of};
use crate::{Query, Result, Row, StorageError, Tx};

/// The SCIM schema of the attributes that are docket's own.
pub const DOCKET_USER_SCHEMA: &str = "urn:ietf:params:scim:schemas:extension:docket:2.0:User";

/// The attributes of [`DOCKET_USER_SCHEMA`], each with the provider type (`tc.provider_type`) whose id it holds.
pub const PROVIDER_ATTRIBUTES: [(&str, &str); 15] = [
    ("afc", "AFC"),
    ("ariba", "Ariba"),
    ("c4c", "C4C"),
    ("concur", "Concur"),
    ("custom", "Custom"),
    ("fieldglass", "Fieldglass"),
    ("fsm", "FSM"),
    ("s4hana", "S/4HANA"),
    ("s4hanaCloud", "S/4HANACloud"),
    ("s4hanaPrivateCloud", "S/4HANAPrivateCloud"),
    ("smc", "SMC"),
    ("spa", "SPA"),
    ("successFactors", "SuccessFactors"),
    ("uiPath", "UiPath"),
    ("workZone", "WorkZone"),
];

/// A batch of the rows that wait for their keys.
const UNINDEXED_BATCH: i64 = 500;

/// Who is in charge of a person or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Created in the cockpit, on the command line or by signing in.
    Local,
    /// Pushed by a provisioning system.
    Scim,
    /// Read from another directory.
    Directory,
}

impl Origin {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Scim => "scim",
            Self::Directory => "directory",
        }
    }

    pub(crate) fn parse(text: &str) -> Result<Self> {
        [Self::Local, Self::Scim, Self::Directory]
            .into_iter()
            .find(|origin| origin.name() == text)
            .ok_or_else(|| StorageError::unreadable("origin", format!("\"{text}\" is no origin")))
    }
}

/// A person and what the SCIM interface keeps of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub user: User,
    /// The id the provisioning system has for the person; compared exactly.
    pub external_id: Option<String>,
    pub origin: Origin,
    /// The SCIM attributes that have no field of [`User`], in canonical form. `emails` is among them: all addresses, the
    /// primary one the same as `user.email`.
    pub attributes: Map<String, Value>,
}

impl Profile {
    /// A person of whom nothing else is known.
    pub fn new(user: User, origin: Origin) -> Self {
        let mut profile = Self { user, external_id: None, origin, attributes: Map::new() };
        profile.align_emails();
        profile
    }

    /// Makes the primary address the one in `user.email`.
    fn align_emails(&mut self) {
        let emails = self.attributes.entry("emails").or_insert_with(|| json!([]));
        let Value::Array(emails) = emails else { return };
        let primary = emails.iter().position(|email| email["primary"] == true).unwrap_or(0);
        match emails.get_mut(primary) {
            Some(email) => email["value"] = json!(self.user.email),
            None => emails.push(json!({"value": self.user.email, "type": "work", "primary": true})),
        }
    }

    /// Every address, lower case, once.
    fn email_keys(&self) -> Vec<String> {
        let emails = self.attributes.get("emails").and_then(Value::as_array);
        let mut keys: Vec<String> = emails
            .into_iter()
            .flatten()
            .filter_map(|email| email["value"].as_str().map(str::to_lowercase))
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The attributes with every value as lower-case text, provider ids among them.
    fn attributes_key(&self) -> Value {
        let mut all = self.attributes.clone();
        let ids = self.provider_attributes();
        if !ids.is_empty() {
            all.insert(DOCKET_USER_SCHEMA.to_owned(), Value::Object(ids));
        }
        lower(&Value::Object(all))
    }

    /// The ids in providers as attributes of [`DOCKET_USER_SCHEMA`], as far as there are attributes for them.
    pub fn provider_attributes(&self) -> Map<String, Value> {
        let ids = &self.user.provider_ids;
        let of = |(attribute, provider): &(&str, &str)| {
            Some(((*attribute).to_owned(), json!(ids.get(*provider)?)))
        };
        PROVIDER_ATTRIBUTES.iter().filter_map(of).collect()
    }

    fn user_type_key(&self) -> Option<String> {
        self.attributes.get("userType").and_then(Value::as_str).map(str::to_lowercase)
    }

    /// What people are searched by: names and primary address, each after a line feed, so that a line feed before the
    /// searched text means "begins with".
    fn search_text(&self) -> String {
        let user = &self.user;
        let mut text = String::new();
        for part in [&user.display_name, &user.given_name, &user.family_name, &user.user_name, &user.email] {
            text.push('\n');
            text.push_str(&part.to_lowercase());
        }
        text
    }

    fn columns(&self) -> Vec<Bound> {
        let user = &self.user;
        vec![
            user.id.as_str().into(),
            (*user.user_name).into(),
            user_name_key(&user.user_name).into(),
            (*user.email).into(),
            (*user.display_name).into(),
            (*user.given_name).into(),
            (*user.family_name).into(),
            user.locale.as_ref().map(|locale| locale.as_str().to_owned()).into(),
            i64::from(user.active).into(),
            to_json(&user.provider_ids).into(),
            user.created_at.as_micros().into(),
            user.modified_at.as_micros().into(),
            self.external_id.clone().into(),
            self.origin.name().into(),
            to_json(&self.attributes).into(),
            to_json(&self.attributes_key()).into(),
            user.email.to_lowercase().into(),
            user.display_name.to_lowercase().into(),
            user.given_name.to_lowercase().into(),
            user.family_name.to_lowercase().into(),
            self.user_type_key().into(),
            self.search_text().into(),
        ]
    }
}

/// In the order of [`Profile::columns`].
const COLUMNS: [&str; 22] = [
    "id",
    "user_name",
    "user_name_key",
    "email",
    "display_name",
    "given_name",
    "family_name",
    "locale",
    "active",
    "provider_ids",
    "created_at",
    "modified_at",
    "external_id",
    "origin",
    "attributes",
    "attributes_key",
    "email_key",
    "display_name_key",
    "given_name_key",
    "family_name_key",
    "user_type_key",
    "search_text",
];

fn lower(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            object.iter().map(|(name, value)| (name.clone(), lower(value))).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(lower).collect(),
        Value::String(text) => text.to_lowercase().into(),
        Value::Null => Value::Null,
        other => other.to_string().into(),
    }
}

impl Tx {
    /// Stores new people, without passwords and roles.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if an id or a sign-in name (without regard to case) is taken.
    pub async fn insert_profiles(&mut self, profiles: &[Profile]) -> Result<()> {
        let mut profiles = profiles.to_vec();
        let mut values = Vec::with_capacity(profiles.len() * COLUMNS.len());
        for profile in &mut profiles {
            profile.align_emails();
            values.extend(profile.columns());
        }
        let head = format!("INSERT INTO users ({})", COLUMNS.join(", "));
        self.insert_many(&head, "", COLUMNS.len(), values).await?;
        self.insert_emails(&profiles).await
    }

    /// Replaces everything of the person but id, time of creation, password and roles; false if there is no such person.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the sign-in name is another person's.
    pub async fn update_profile(&mut self, profile: &Profile) -> Result<bool> {
        let mut profile = profile.clone();
        profile.align_emails();
        let assignments: Vec<String> =
            COLUMNS.iter().enumerate().skip(1).map(|(at, name)| format!("{name} = ${}", at + 1)).collect();
        let mut query = Query::sql(format!("UPDATE users SET {} WHERE id = $1", assignments.join(", ")));
        query.bind_all(profile.columns());
        if self.execute(query).await? == 0 {
            return Ok(false);
        }
        let forget = Query::sql("DELETE FROM user_emails WHERE user_id = $1").bind(profile.user.id.as_str());
        self.execute(forget).await?;
        self.insert_emails(std::slice::from_ref(&profile)).await?;
        Ok(true)
    }

    async fn insert_emails(&mut self, profiles: &[Profile]) -> Result<()> {
        let mut values: Vec<Bound> = Vec::with_capacity(profiles.len() * 2);
        for profile in profiles {
            for key in profile.email_keys() {
                values.extend([key.into(), profile.user.id.as_str().into()]);
            }
        }
        let tail = " ON CONFLICT DO NOTHING";
        self.insert_many("INSERT INTO user_emails (value_key, user_id)", tail, 2, values).await
    }

    pub async fn find_profile(&mut self, id: &UserId) -> Result<Option<Profile>> {
        let row = self.optional(Query::sql("SELECT * FROM users WHERE id = $1").bind(id.as_str())).await?;
        row.as_ref().map(profile_of).transpose()
    }

    /// The person and keeps others from changing them until this transaction ends: for read, change, write.
    pub async fn find_profile_for_update(&mut self, id: &UserId) -> Result<Option<Profile>> {
        let sql = format!("SELECT * FROM users WHERE id = $1{}", self.dialect().lock_rows("users"));
        let row = self.optional(Query::sql(sql).bind(id.as_str())).await?;
        row.as_ref().map(profile_of).transpose()
    }

    /// Those of `ids` that exist.
    pub async fn find_profiles(&mut self, ids: &[UserId]) -> Result<Vec<Profile>> {
        let ids = ids.iter().map(|id| id.as_str().into()).collect();
        let rows = self.select_in("SELECT * FROM users WHERE $1 = 1 AND id", 1, ids, "").await?;
        rows.iter().map(profile_of).collect()
    }

    /// Who has which of these sign-in names; by the names' keys.
    pub async fn holders_of_names(&mut self, names: &[&str]) -> Result<HashMap<String, UserId>> {
        let keys = names.iter().map(|name| user_name_key(name).into()).collect();
        let head = "SELECT id, user_name_key FROM users WHERE $1 = 1 AND user_name_key";
        let rows = self.select_in(head, 1, keys, "").await?;
        rows.iter().map(|row| Ok((row.text("user_name_key")?, UserId::new(row.text("id")?)))).collect()
    }

    /// The people among those read from another directory whom that directory knows by these ids, Global User IDs or its
    /// own.
    pub async fn people_by_any_id(&mut self, ids: &[UserId]) -> Result<BTreeSet<UserId>> {
        let mut people = BTreeSet::new();
        for head in [
            "SELECT id FROM users WHERE $1 = 1 AND id",
            "SELECT id FROM users WHERE $1 = 1 AND origin = 'directory' AND external_id",
        ] {
            let ids = ids.iter().map(|id| id.as_str().into()).collect();
            for row in self.select_in(head, 1, ids, "").await? {
                people.insert(UserId::new(row.text("id")?));
            }
        }
        Ok(people)
    }

    /// Removes the person and all that is theirs; false if there is no such person.
    pub async fn delete_user(&mut self, id: &UserId) -> Result<bool> {
        Ok(self.execute(Query::sql("DELETE FROM users WHERE id = $1").bind(id.as_str())).await? == 1)
    }

    /// The ids of the active people of that origin.
    pub async fn active_ids_of(&mut self, origin: Origin) -> Result<Vec<UserId>> {
        let sql = "SELECT id FROM users WHERE origin = $1 AND active = 1";
        let rows = self.all(Query::sql(sql).bind(origin.name())).await?;
        rows.iter().map(|row| row.text("id").map(UserId::new)).collect()
    }

    /// Writes the keys of a batch of people stored by an earlier version; false if there is none left.
    pub(crate) async fn index_some_users(&mut self) -> Result<bool> {
        let query = Query::sql("SELECT * FROM users WHERE search_text = '' LIMIT $1").bind(UNINDEXED_BATCH);
        let rows = self.all(query).await?;
        for row in &rows {
            self.update_profile(&profile_of(row)?).await?;
        }
        Ok(!rows.is_empty())
    }
}

pub(crate) fn profile_of(row: &Row) -> Result<Profile> {
    Ok(Profile {
        user: user_of(row)?,
        external_id: row.get("external_id")?,
        origin: Origin::parse(&row.text("origin")?)?,
        attributes: row.json("attributes")?,
    })
}
