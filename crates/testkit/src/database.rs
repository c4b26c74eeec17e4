//! A fresh database for each test, on both kinds.

use docket_domain::Chance;
use docket_storage::{Database, MasterKey, Store, Vault};
use sqlx::Connection as _;

/// Names the environment variable that holds the address of the test cluster, without a database name.
pub const POSTGRES: &str = "DOCKET_TEST_POSTGRES";

/// Which database a test runs on; storage tests take both: `#[values(Backend::Sqlite, Backend::Postgres)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// An open, empty store that vanishes with this value (a `PostgreSQL` database with its cluster, at the end of the run).
pub struct TestStore {
    pub store: Store,
    pub vault: Vault,
    pub database: Database,
    _directory: tempfile::TempDir,
}

impl TestStore {
    /// # Panics
    /// If the database cannot be made; for `PostgreSQL` also if no test cluster is named.
    pub async fn open(backend: Backend) -> Self {
        let directory = tempfile::tempdir().expect("the temporary directory is writable");
        let database = match backend {
            Backend::Sqlite => Database::Sqlite(directory.path().join("docket.db")),
            Backend::Postgres => Database::Postgres(fresh_postgres_database().await),
        };
        let store = Store::open(&database).await.expect("an empty database opens");
        let chance = Chance::system();
        let vault =
            Vault::open(&store, &MasterKey::generate(&chance), &chance).await.expect("a new vault opens");
        Self { store, vault, database, _directory: directory }
    }
}

/// Makes an empty database in the test cluster and gives its address.
///
/// # Panics
/// If no test cluster is named or it does not answer.
pub async fn fresh_postgres_database() -> String {
    let cluster = std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} is not set: run the tests through `make test`, or one of them through `scripts/with-postgres cargo nextest run …`")
    });
    let name = format!("t_{}", Chance::system().hex::<8>());
    let address = |database: &str| match cluster.split_once('?') {
        Some((base, query)) => format!("{}/{database}?{query}", base.trim_end_matches('/')),
        None => format!("{}/{database}", cluster.trim_end_matches('/')),
    };
    let mut connection =
        sqlx::PgConnection::connect(&address("postgres")).await.expect("the test cluster answers");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&mut connection)
        .await
        .expect("the test user may create databases");
    connection.close().await.expect("the connection closes");
    address(&name)
}
