//! One row of either database.

use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};

use crate::{Result, StorageError};
use docket_domain::{Authentication, Timestamp};

/// A row, read by column name. Integers are `i64`, times microseconds, structured values JSON text.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    pub(crate) fn get<T>(&self, column: &str) -> Result<T>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(StorageError::Database)
    }

    pub(crate) fn text(&self, column: &str) -> Result<String> {
        self.get(column)
    }

    pub(crate) fn optional_text(&self, column: &str) -> Result<Option<String>> {
        self.get(column)
    }

    pub(crate) fn flag(&self, column: &str) -> Result<bool> {
        Ok(self.get::<i64>(column)? != 0)
    }

    pub(crate) fn time(&self, column: &str) -> Result<Timestamp> {
        Ok(Timestamp::from_micros(self.get(column)?))
    }

    pub(crate) fn optional_time(&self, column: &str) -> Result<Option<Timestamp>> {
        Ok(self.get::<Option<i64>>(column)?.map(Timestamp::from_micros))
    }

    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(|error| StorageError::unreadable(column, error))
    }
}

impl Row {
    /// How a person proved who they are; nothing stored means by a password.
    pub(crate) fn authentication(&self) -> Result<Authentication> {
        let Some(text) = self.get::<Option<String>>("authentication")? else {
            return Ok(Authentication::password());
        };
        serde_json::from_str(&text).map_err(|error| StorageError::unreadable("authentication", error))
    }
}

/// What [`Row::authentication`] reads.
pub(crate) fn authentication_json(authentication: &Authentication) -> Option<String> {
    (!authentication.is_local()).then(|| to_json(authentication))
}

/// The JSON text of a structured value.
pub(crate) fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("our own types have string keys and serialise")
}
