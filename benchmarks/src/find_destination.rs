//! Finding a destination whose token is kept, against a constant answer behind the same authentication.
//!
//! The constant is what the same address answers to a request that contradicts itself: the route, its guard and the check of the
//! token are the same, and nothing is looked up. So what is measured is the way from an authenticated call to its answer: the
//! destination read and its secrets opened, the token looked up, the answer written.

use std::time::Duration;

use anyhow::Context as _;
use docket_e2e::{Api, Docket};
use serde_json::{Value, json};

use crate::http_load::{Round, round};
use crate::report::{Report, median};

/// Callers at once, each with a connection of its own that it keeps.
const CALLERS: usize = 16;
/// Rounds of each side, one after the other in turn: what disturbs the machine disturbs both.
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
const PATH: &str = "/destination-configuration/v1/destinations/Measured";

pub async fn measure(report: &mut Report) -> anyhow::Result<()> {
    let docket = Docket::start();
    let admin = docket.admin();
    let token = prepare(&docket, &admin).await?;
    let host = docket.url().strip_prefix("http://").context("the server speaks HTTP")?.to_owned();
    let head = format!("GET {PATH} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n");
    let find = [format!("{head}\r\n")];
    let constant = [format!("{head}X-user-token: both\r\nX-tenant: both\r\n\r\n")];

    // The first call fetches the token; everything after it finds it kept.
    for (request, status) in [(&find, 200), (&constant, 400)] {
        round(&host, request, status, CALLERS, Duration::from_millis(500)).await?;
    }
    let (mut found, mut constants) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        constants.push(round(&host, &constant, 400, CALLERS, ROUND).await?);
        found.push(round(&host, &find, 200, CALLERS, ROUND).await?);
    }
    let rate = |rounds: &[Round]| median(rounds.iter().map(|round| round.per_second).collect());
    let p99 = |rounds: &[Round]| median(rounds.iter().map(|round| round.p99).collect());
    report.rate(
        "find destination, its token kept, calls",
        rate(&found),
        rate(&constants),
        "a constant behind the same authentication",
        0.5,
    );
    report.figure(format!("p99 of those calls, {CALLERS} callers at once"), p99(&found), "ms", None);
    report.figure("p99 of the constant", p99(&constants), "ms", None);
    Ok(())
}

/// A destination whose token service is docket's own; gives the token of the client that finds it.
async fn prepare(docket: &Docket, admin: &Api) -> anyhow::Result<String> {
    let instance = json!({"name": "measured", "service": "destination"});
    admin.post("/cockpit-api/v1/service-instances", &instance).await.ok();
    admin.post("/cockpit-api/v1/service-instances/measured/keys", &json!({"name": "key"})).await.ok();
    let key = admin.get("/cockpit-api/v1/service-instances/measured/keys/key").await.ok();
    let credentials = &key["credentials"];
    let (id, secret) = (text(credentials, "clientid")?, text(credentials, "clientsecret")?);
    let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)];
    let answer = docket.anonymous().post_form("/oauth/token", &form).await.ok();
    let token = text(&answer, "access_token")?.to_owned();
    let destination = json!({
        "Name": "Measured", "Type": "HTTP", "URL": "https://system.example/api", "ProxyType": "Internet",
        "Authentication": "OAuth2ClientCredentials", "clientId": id, "clientSecret": secret,
        "tokenServiceURLType": "Dedicated", "tokenServiceURL": format!("{}/oauth/token", docket.url()),
    });
    let client = docket.anonymous().bearer(&token);
    client.post("/destination-configuration/v1/subaccountDestinations", &destination).await.ok();
    let found = client.get(PATH).await.ok();
    anyhow::ensure!(found["authTokens"][0]["value"].is_string(), "no token was found: {found}");
    Ok(token)
}

fn text<'v>(value: &'v Value, name: &str) -> anyhow::Result<&'v str> {
    value[name].as_str().with_context(|| format!("{name} is missing"))
}
