//! Tasks per second that pages of 1000 new tasks take into SQLite, against raw multi-row inserts of the same rows in
//! transactions of the same size: `cargo run --release --example page_speed -- 100000`.

use std::time::{Duration, Instant};

use docket_domain::connector::Presentation;
use docket_domain::task::Task;
use docket_domain::{ConnectorId, Texts};
use docket_storage::connectors::ConnectorSettings;
use docket_storage::tasks::{NO_DUE_DATE, Page};
use docket_storage::{Database, Store};
use docket_testkit::samples::{NOON, task};
use sqlx::{Connection as _, SqliteConnection};

const PAGE: usize = 1000;

#[tokio::main]
async fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000);
    let tasks: Vec<Task> = (0..count).map(sample).collect();
    let directory = tempfile::tempdir().expect("a temporary directory");
    let (mut best_raw, mut best_pages) = (0.0_f64, 0.0_f64);
    for round in 0..3 {
        let raw = per_second(count, raw(&directory.path().join(format!("raw{round}.db")), &tasks).await);
        let pages =
            per_second(count, pages(&directory.path().join(format!("pages{round}.db")), &tasks).await);
        println!("raw {raw:.0}/s, pages {pages:.0}/s, ratio {:.2}", pages / raw);
        best_raw = best_raw.max(raw);
        best_pages = best_pages.max(pages);
    }
    println!("best: raw {best_raw:.0}/s, pages {best_pages:.0}/s, ratio {:.2}", best_pages / best_raw);
}

fn sample(number: usize) -> Task {
    let at = NOON.plus(Duration::from_millis(number as u64));
    let mut task = task(&format!("TO-{number:06}"), &format!("user-{}", number % 50), at);
    task.subject = Texts::any(format!("Leave request {number}, three days in a row, somebody's name"));
    task.ui_link = Some(format!("https://provider.example/sf/todo?id={number}"));
    task
}

#[expect(clippy::cast_precision_loss, reason = "counts of tasks are far below 2^52")]
fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

async fn open(file: &std::path::Path) -> (Store, i64, i64) {
    let store = Store::open(&Database::Sqlite(file.to_owned())).await.expect("the database opens");
    let id = ConnectorId::new("A");
    let settings = ConnectorSettings {
        id: id.clone(),
        enabled: true,
        url: "https://provider.example".to_owned(),
        provider_type: None,
        presentation: Presentation::default(),
        push_client_id: None,
        pull_days: 90,
        fault: None,
    };
    let mut tx = store.begin().await.expect("a transaction");
    tx.put_connector(&settings, "en-US", NOON).await.expect("a connector");
    let lease =
        tx.acquire_lease(&id, "x", Duration::from_hours(1)).await.expect("a lease").expect("it is free");
    let generation = tx.find_newest_generation(&id).await.expect("a read").expect("a generation").id;
    tx.commit().await.expect("a commit");
    (store, generation, lease.epoch)
}

async fn pages(file: &std::path::Path, tasks: &[Task]) -> Duration {
    let (store, generation, epoch) = open(file).await;
    let started = Instant::now();
    for tasks in tasks.chunks(PAGE) {
        let mut tx = store.begin().await.expect("a transaction");
        tx.store_page(&Page { generation, epoch, tasks, cursor: None, keep_final: false, at: NOON })
            .await
            .expect("a page");
        tx.commit().await.expect("a commit");
    }
    let took = started.elapsed();
    store.close().await;
    took
}

/// The same rows into the same tables, ready-made and without a question asked.
async fn raw(file: &std::path::Path, tasks: &[Task]) -> Duration {
    let (store, generation, _) = open(file).await;
    store.close().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(file)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Normal)
        .pragma("cache_size", "-16000");
    let mut connection = SqliteConnection::connect_with(&options).await.expect("a connection");
    let bodies: Vec<String> =
        tasks.iter().map(|task| serde_json::to_string(task).expect("tasks serialise")).collect();
    let values = |row: &str, rows: usize| vec![row; rows].join(",");
    let started = Instant::now();
    let mut id = 0_i64;
    for (tasks, bodies) in tasks.chunks(PAGE).zip(bodies.chunks(PAGE)) {
        let mut tx = connection.begin().await.expect("a transaction");
        let sql = format!("INSERT INTO tasks VALUES {}", values("(?,?,?,?,?,?,?,?,?,?,?,?,?)", tasks.len()));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (offset, (task, body)) in tasks.iter().zip(bodies).enumerate() {
            query = query
                .bind(id + 1 + i64::try_from(offset).expect("a page is small"))
                .bind(generation)
                .bind(task.urn.as_str())
                .bind(task.definition.as_ref().map(docket_domain::Urn::as_str))
                .bind(task.status.name())
                .bind(task.priority.rank())
                .bind(task.created_at.as_micros())
                .bind(task.modified_at.as_micros())
                .bind(None::<i64>)
                .bind(None::<i64>)
                .bind(1_i64)
                .bind(task.subject.0[0].text.to_lowercase())
                .bind(body);
        }
        query.execute(&mut *tx).await.expect("tasks");
        let sql = format!("INSERT INTO inbox VALUES {}", values("(?,?,?,?,?,?,?,?)", tasks.len()));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (offset, task) in tasks.iter().enumerate() {
            query = query
                .bind(task.recipient_users[0].as_str())
                .bind(task.created_at.as_micros())
                .bind(id + 1 + i64::try_from(offset).expect("a page is small"))
                .bind(generation)
                .bind(task.definition.as_ref().map(docket_domain::Urn::as_str))
                .bind(task.status.name())
                .bind(task.priority.rank())
                .bind(NO_DUE_DATE);
        }
        query.execute(&mut *tx).await.expect("inbox rows");
        let sql = format!(
            "INSERT INTO changes (connector_id, urn, kind, principals, silent, at) VALUES {}",
            values("(?,?,?,?,?,?)", tasks.len())
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for task in tasks {
            query = query
                .bind("A")
                .bind(task.urn.as_str())
                .bind("ASSIGNED")
                .bind(format!("[\"{}\"]", task.recipient_users[0].as_str()))
                .bind(1_i64)
                .bind(NOON.as_micros());
        }
        query.execute(&mut *tx).await.expect("change rows");
        tx.commit().await.expect("a commit");
        id += i64::try_from(tasks.len()).expect("a page is small");
    }
    started.elapsed()
}
