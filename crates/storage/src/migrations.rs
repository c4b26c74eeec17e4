//! The steps that bring a database's tables up to date, in the program itself.
//!
//! sqlx could list them, but its macros bring along both databases, built once more for the compiler's own use.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// The files of a folder, by name and content.
macro_rules! files {
    ($folder:literal: $($name:literal)+) => {
        &[$(($name, include_str!(concat!("../migrations/", $folder, "/", $name, ".sql")))),+]
    };
}

const SQLITE: &[(&str, &str)] = files!("sqlite":
    "0001_initial" "0002_certificates" "0003_fragments" "0005_expiry_warnings" "0007_keys" "0008_trusted_issuers"
    "0009_identity_providers" "0010_directory" "0011_user_search" "0012_role_collections" "0013_tokens"
    "0016_active_people"
);
const POSTGRES: &[(&str, &str)] = files!("postgres":
    "0001_initial" "0002_certificates" "0003_fragments" "0005_expiry_warnings" "0007_keys" "0008_trusted_issuers"
    "0009_identity_providers" "0010_directory" "0011_user_search" "0012_role_collections" "0013_tokens"
    "0016_active_people"
);

pub(crate) fn sqlite() -> Migrator {
    migrator(SQLITE)
}

pub(crate) fn postgres() -> Migrator {
    migrator(POSTGRES)
}

/// A file is named `NUMBER_description`; databases keep both, and a checksum of the content.
fn migrator(files: &[(&'static str, &'static str)]) -> Migrator {
    let migrations = files.iter().map(|&(name, sql)| {
        let (number, description) = name.split_once('_').expect("a migration is named NUMBER_description");
        Migration::new(
            number.parse().expect("a migration's name begins with its number"),
            description.replace('_', " ").into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_step_and_steps_are_in_order() {
        for (folder, files) in [("sqlite", SQLITE), ("postgres", POSTGRES)] {
            let folder = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let mut there: Vec<_> = std::fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            there.sort();
            let named: Vec<_> = files.iter().map(|(name, _)| format!("{name}.sql")).collect();
            assert_eq!(named, there);
        }
    }
}
