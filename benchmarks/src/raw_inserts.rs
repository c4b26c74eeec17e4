//! What SQLite itself can do: the rows of a loaded database, inserted again into an empty one, many at a time.

use std::path::Path;
use std::time::Instant;

use docket_storage::{Database, Store};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{
    AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Row as _, SqliteConnection,
    TypeInfo as _, ValueRef as _,
};

/// Tasks per transaction, as in a page.
const PAGE: usize = 1000;

/// SQLite takes at most 32766 values in one statement.
const VALUES: usize = 32_000;

/// One value of a row.
enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

struct Table {
    name: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// Tasks per second when everything a page leaves (tasks, inbox, changes) is inserted with nothing else to do.
#[expect(clippy::cast_precision_loss, reason = "task counts are far below 2^52")]
pub async fn rate(loaded: &Path) -> anyhow::Result<f64> {
    let mut from = open(loaded).await?;
    let mut parents = Vec::new();
    for name in ["connectors", "generations"] {
        parents.push(read(&mut from, name, "1").await?);
    }
    let mut children = Vec::new();
    for (name, order) in [("tasks", "id"), ("inbox", "task_id"), ("changes", "id")] {
        children.push(read(&mut from, name, order).await?);
    }
    from.close().await?;

    let directory = tempfile::tempdir()?;
    let file = directory.path().join("raw.db");
    Store::open(&Database::Sqlite(file.clone())).await?.close().await;
    let mut to = open(&file).await?;
    for table in &parents {
        insert(&mut to, table, 0..table.rows.len()).await?;
    }
    let tasks = children[0].rows.len();
    let started = Instant::now();
    for start in (0..tasks).step_by(PAGE) {
        let mut transaction = to.begin().await?;
        for table in &children {
            // The tables have a row per task or a few: each page takes its share.
            let share = |position: usize| table.rows.len() * position.min(tasks) / tasks;
            insert(&mut transaction, table, share(start)..share(start + PAGE)).await?;
        }
        transaction.commit().await?;
    }
    let seconds = started.elapsed().as_secs_f64();
    to.close().await?;
    Ok(tasks as f64 / seconds)
}

async fn open(file: &Path) -> anyhow::Result<SqliteConnection> {
    // As docket opens its own, but for foreign keys: a page's share of a table may run ahead of its tasks.
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(false)
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "memory")
        .disable_statement_logging();
    Ok(options.connect().await?)
}

async fn read(from: &mut SqliteConnection, name: &'static str, order: &str) -> anyhow::Result<Table> {
    let rows =
        sqlx::query(AssertSqlSafe(format!("SELECT * FROM {name} ORDER BY {order}"))).fetch_all(from).await?;
    let columns = rows
        .first()
        .map(|row| row.columns().iter().map(|column| column.name().to_owned()).collect())
        .unwrap_or_default();
    let rows = rows.iter().map(cells).collect::<anyhow::Result<_>>()?;
    Ok(Table { name, columns, rows })
}

fn cells(row: &SqliteRow) -> anyhow::Result<Vec<Cell>> {
    (0..row.len())
        .map(|index| {
            let raw = row.try_get_raw(index)?;
            Ok(if raw.is_null() {
                Cell::Null
            } else {
                match raw.type_info().name() {
                    "TEXT" => Cell::Text(row.try_get(index)?),
                    "BLOB" => Cell::Blob(row.try_get(index)?),
                    _ => Cell::Integer(row.try_get(index)?),
                }
            })
        })
        .collect()
}

async fn insert(
    to: &mut SqliteConnection,
    table: &Table,
    range: std::ops::Range<usize>,
) -> anyhow::Result<()> {
    if range.is_empty() {
        return Ok(());
    }
    let width = table.columns.len();
    for rows in table.rows[range].chunks(VALUES / width) {
        let group = format!("({})", vec!["?"; width].join(","));
        let groups = vec![group.as_str(); rows.len()].join(",");
        let sql = format!("INSERT INTO {} ({}) VALUES {groups}", table.name, table.columns.join(","));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for cell in rows.iter().flatten() {
            query = match cell {
                Cell::Null => query.bind(None::<i64>),
                Cell::Integer(value) => query.bind(*value),
                Cell::Text(value) => query.bind(value.as_str()),
                Cell::Blob(value) => query.bind(value.as_slice()),
            };
        }
        query.execute(&mut *to).await?;
    }
    Ok(())
}
