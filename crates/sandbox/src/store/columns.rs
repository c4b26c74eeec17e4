//! Values and rows as the database keeps them.
//!
//! sqlx could derive this, but its macros bring along a second SQLite, built for the compiler's own use.

use std::error::Error;

use sqlx::encode::IsNull;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Sqlite, Type};

use super::RequestStatus;
use crate::Moment;

type Stored<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// `from_row!(Name { field, other = "column" })`: reads each field from the column of its name, or of the one given.
macro_rules! from_row {
    ($name:ident { $($field:ident $(= $column:literal)?),+ $(,)? }) => {
        impl<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> for $name {
            fn from_row(row: &'r sqlx::sqlite::SqliteRow) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok(Self { $($field: row.try_get($crate::store::columns::column!($field $($column)?))?),+ })
            }
        }
    };
}
macro_rules! column {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $column:literal) => {
        $column
    };
}
pub(super) use {column, from_row};

impl Type<Sqlite> for Moment {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(info: &SqliteTypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(info)
    }
}

impl Encode<'_, Sqlite> for Moment {
    fn encode_by_ref(&self, into: &mut SqliteArgumentsBuffer) -> Stored<IsNull> {
        Encode::<Sqlite>::encode(self.as_millis(), into)
    }
}

impl Decode<'_, Sqlite> for Moment {
    fn decode(value: SqliteValueRef<'_>) -> Stored<Self> {
        Ok(Self::from_millis(<i64 as Decode<Sqlite>>::decode(value)?))
    }
}

impl Type<Sqlite> for RequestStatus {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }

    fn compatible(info: &SqliteTypeInfo) -> bool {
        <str as Type<Sqlite>>::compatible(info)
    }
}

impl Encode<'_, Sqlite> for RequestStatus {
    fn encode_by_ref(&self, into: &mut SqliteArgumentsBuffer) -> Stored<IsNull> {
        Encode::<Sqlite>::encode(self.as_str(), into)
    }
}

impl Decode<'_, Sqlite> for RequestStatus {
    fn decode(value: SqliteValueRef<'_>) -> Stored<Self> {
        Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
    }
}
