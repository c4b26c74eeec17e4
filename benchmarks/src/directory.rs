//! A large directory: finding people by a part of a name, and SCIM lists, through HTTP, on both databases.
//!
//! Beside each figure stands a constant behind the same authentication: what the same address answers to a request it
//! refuses before it looks anything up. One caller at a time, so a figure is what somebody who types waits for.

use std::time::Duration;

use anyhow::Context as _;
use docket_domain::user::User;
use docket_domain::{Timestamp, UserId};
use docket_e2e::procedure::service_key;
use docket_e2e::{Api, Docket};
use docket_storage::profiles::{Origin, Profile};
use docket_storage::{Database, Store};
use docket_testkit::database::{POSTGRES, fresh_postgres_database};
use serde_json::json;

use crate::http_load::{Round, round};
use crate::report::Report;

/// People there are when they are searched, and when SCIM lists them.
const SEARCHED: u32 = 100_000;
const LISTED: u32 = 200_000;
/// As many are stored in one transaction.
const BATCH: u32 = 2000;
const ROUND: Duration = Duration::from_secs(3);
/// What a search may take at most, nearly always.
const AIM_MS: f64 = 10.0;

/// What is searched for, and what kind of text that is. Every tenth person has left and had an address at old-company.example.
const SEARCHES: [(&str, &str); 10] = [
    ("ann", "begins many names"),
    ("anna%20kauf", "begins a few"),
    ("mann", "within many"),
    ("ika%20mann", "within a few"),
    ("lund.kauf", "within nobody's, of pieces many have"),
    ("99999", "within one address"),
    ("example.com", "within nearly everybody's address"),
    ("com", "within everybody's address"),
    ("old-company", "within those of people who left"),
    ("qqq", "within nobody's"),
];

/// What SCIM is asked.
const LISTS: [(&str, &str); 7] = [
    ("count=100", "the first page"),
    ("startIndex=150001&count=100", "a page three quarters down"),
    ("filter=userName%20eq%20%22anna.fischer77%22", "filter userName eq"),
    ("filter=emails.value%20eq%20%22nobody@example.com%22", "filter emails.value eq"),
    ("filter=active%20eq%20true&count=100", "filter active eq true"),
    ("sortBy=displayName&startIndex=1001&count=100", "sorted by displayName"),
    ("sortBy=name.familyName&count=100", "sorted by name.familyName, which has no index"),
];

pub async fn measure(report: &mut Report) -> anyhow::Result<()> {
    on_one(report, "SQLite", Docket::start(), None).await?;
    if std::env::var(POSTGRES).is_ok() {
        let address = fresh_postgres_database().await;
        let docket = Docket::with(&[("DOCKET_DATABASE", &address)]);
        on_one(report, "PostgreSQL", docket, Some(address)).await?;
    } else {
        println!("PostgreSQL is left out: run through scripts/with-postgres to measure it as well.");
    }
    Ok(())
}

async fn on_one(
    report: &mut Report,
    name: &str,
    mut docket: Docket,
    address: Option<String>,
) -> anyhow::Result<()> {
    let database = match address {
        Some(address) => Database::Postgres(address),
        None => Database::Sqlite(docket.data_dir().join("docket.db")),
    };
    let person = person(&docket).await?;
    let token = docket.ok(&["directory", "token", "create", "measured"]).trim().to_owned();

    docket.kill();
    store(&database, 0..SEARCHED).await?;
    docket.restart();
    let searches = Target::new(&docket, "/task-center-service/v1/users?$search=", &person)?;
    let constant = searches.round("ab", 400).await?;
    for (text, what) in SEARCHES {
        let found = searches.round(text, 200).await?;
        let what = format!("{name}, {SEARCHED} people, search \"{}\": {what}", text.replace("%20", " "));
        report.latency(what, &found, &constant, Some(AIM_MS));
    }

    docket.kill();
    store(&database, SEARCHED..LISTED).await?;
    docket.restart();
    let lists = Target::new(&docket, "/scim/v2/Users?", &token)?;
    let constant = lists.round("count=x", 400).await?;
    for (query, what) in LISTS {
        let listed = lists.round(query, 200).await?;
        report.latency(format!("{name}, {LISTED} people, SCIM: {what}"), &listed, &constant, None);
    }
    Ok(())
}

/// Where calls go, and who calls.
struct Target {
    host: String,
    path: &'static str,
    token: String,
}

impl Target {
    fn new(docket: &Docket, path: &'static str, token: &str) -> anyhow::Result<Self> {
        let host = docket.url().strip_prefix("http://").context("the server speaks HTTP")?.to_owned();
        Ok(Self { host, path, token: token.to_owned() })
    }

    async fn round(&self, query: &str, status: u16) -> anyhow::Result<Round> {
        let Self { host, path, token } = self;
        let request =
            format!("GET {path}{query} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\r\n");
        // The first calls fill caches.
        round(host, std::slice::from_ref(&request), status, 1, Duration::from_millis(300)).await?;
        round(host, &[request], status, 1, ROUND).await
    }
}

/// Somebody who signed in; their token.
async fn person(docket: &Docket) -> anyhow::Result<String> {
    let admin = docket.admin();
    let body = json!({
        "userName": "searching", "email": "searching@example.com", "password": "measured and searched",
    });
    admin.post("/cockpit-api/v1/users", &body).await.ok();
    let uaa = service_key(&admin).await["uaa"].clone();
    let text = |name: &str| uaa[name].as_str().with_context(|| format!("{name} is missing"));
    let client = Api::new(docket.url()).basic(text("clientid")?, text("clientsecret")?);
    let form = [("grant_type", "password"), ("username", "searching"), ("password", "measured and searched")];
    let token = client.post_form("/oauth/token", &form).await.ok();
    Ok(token["access_token"].as_str().context("access_token is missing")?.to_owned())
}

/// Stores people, past the server: what they are found by is the same.
async fn store(database: &Database, numbers: std::ops::Range<u32>) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let mut start = numbers.start;
    while start < numbers.end {
        let end = numbers.end.min(start + BATCH);
        let people: Vec<Profile> = (start..end).map(made_up).collect();
        let mut tx = store.begin().await?;
        tx.insert_profiles(&people).await?;
        tx.commit().await?;
        start = end;
    }
    if let Database::Postgres(address) = database {
        use sqlx::Connection as _;
        // The server does so on its own within a minute.
        let mut connection = sqlx::PgConnection::connect(address).await?;
        sqlx::query("VACUUM ANALYZE users").execute(&mut connection).await?;
        connection.close().await?;
    }
    store.close().await;
    Ok(())
}

/// The person of that number: 40 given names and 2,000 family names, each in an order of its own.
fn made_up(number: u32) -> Profile {
    const GIVEN: [&str; 40] = [
        "Anna",
        "Bernd",
        "Carla",
        "David",
        "Eva",
        "Frank",
        "Gabi",
        "Hans",
        "Ines",
        "Jonas",
        "Katrin",
        "Lars",
        "Maria",
        "Nils",
        "Olga",
        "Peter",
        "Quentin",
        "Rosa",
        "Stefan",
        "Tanja",
        "Uwe",
        "Vera",
        "Walter",
        "Xenia",
        "Yusuf",
        "Zoe",
        "Johannes",
        "Marianne",
        "Susanne",
        "Andreas",
        "Christian",
        "Daniela",
        "Michael",
        "Nadine",
        "Thomas",
        "Sabine",
        "Alexander",
        "Johanna",
        "Hannah",
        "Annika",
    ];
    const FAMILY: [&str; 20] = [
        "ber", "mann", "schmidt", "wald", "stein", "fischer", "ing", "hof", "bach", "lund", "son", "dorf",
        "meier", "kow", "berg", "feld", "kauf", "brand", "hart", "wig",
    ];
    let pick = |from: &[&'static str], value: u32| from[value as usize % from.len()];
    // Multiplied by a large prime, so that neighbours have little in common.
    let mixed = number.wrapping_mul(2_654_435_761) >> 8;
    let given = pick(&GIVEN, mixed);
    let ending = pick(&["", "s", "e", "ner", "erts"], mixed / 16_000);
    let family = format!("{}{}{ending}", pick(&FAMILY, mixed / 40), pick(&FAMILY, mixed / 800));
    let family = format!("{}{}", family[..1].to_uppercase(), &family[1..]);
    let active = !number.is_multiple_of(10);
    let host = if active { "example.com" } else { "old-company.example" };
    let user_name = format!("{given}.{family}{number}").to_lowercase();
    let at = Timestamp::from_seconds(1_769_848_200 + i64::from(number));
    let user = User {
        id: UserId::new(format!("{mixed:08x}-0000-4000-8000-{number:012}")),
        email: format!("{user_name}@{host}"),
        user_name,
        display_name: format!("{given} {family}"),
        given_name: given.to_owned(),
        family_name: family,
        locale: None,
        active,
        provider_ids: std::collections::BTreeMap::new(),
        created_at: at,
        modified_at: at,
    };
    Profile::new(user, Origin::Scim)
}
