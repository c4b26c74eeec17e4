//! Destinations with their secrets: only through the destination service's interface, as a client of an instance of it.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use docket_destinations::Properties;
use docket_http::outbound::{ClientIdentity, Outbound, OutboundPolicy, OutboundRequest};
use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::files;
use crate::client::{Rejected, Server};
use crate::data_dir::DataDir;

const TIME_LIMIT: Duration = Duration::from_mins(1);
const MAX_TOKEN_BYTES: usize = 1024 * 1024;

/// What is needed of a service key.
#[derive(Deserialize)]
pub struct ServiceKey {
    /// The destination service's address.
    uri: String,
    /// The token service's.
    url: String,
    clientid: String,
    clientsecret: Option<String>,
    /// In place of a secret: the client's certificate, its key, and where they are shown.
    certificate: Option<String>,
    key: Option<String>,
    certurl: Option<String>,
}

impl ServiceKey {
    /// Reads a key as `docket service-key get` prints it.
    ///
    /// # Errors
    /// It is none of a destination service instance. No message holds any of it.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let (name, bytes) = files::read(file)?;
        Self::parse(&name, &bytes)
    }

    fn parse(name: &str, bytes: &[u8]) -> anyhow::Result<Self> {
        const HOW: &str = "print one with `docket service-key get INSTANCE KEY`";
        // The parser's own words may quote the file.
        let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else {
            bail!("{name} is no service key: {HOW}")
        };
        // Also as it stands in bindings and in answers of the interface.
        if value["credentials"].is_object() {
            value = value["credentials"].take();
        }
        if value["uri"].is_null() {
            let service = if value["endpoints"].is_object() { "one-inbox-service" } else { "xsuaa" };
            if value["clientid"].is_string() || value["uaa"].is_object() {
                bail!(
                    "{name} is a key of the service {service}; only a key of an instance of the service destination may have secrets"
                );
            }
            bail!("{name} is no service key: {HOW}");
        }
        serde_json::from_value(value).map_err(|_| anyhow::anyhow!("{name} is no complete service key: {HOW}"))
    }
}

/// The destinations of the subaccount with those names, or all without any.
///
/// 1. Get a token for the key's client.
/// 2. List the destinations with it.
pub async fn destinations(
    key: &ServiceKey,
    data_dir: &Path,
    names: &[String],
) -> anyhow::Result<Vec<Properties>> {
    let token = token(key, data_dir).await?;
    let server = Server::at(&key.uri, &token)?;
    let listed = server.get("/destination-configuration/v1/subaccountDestinations").await.map_err(|error| {
        match error.downcast_ref::<Rejected>() {
            Some(no) if matches!(no.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => error.context(
                "the key's client may not read destinations; it must belong to an instance of the service destination",
            ),
            _ => error,
        }
    })?;
    let mut all = Vec::new();
    for destination in listed.as_array().context("the destination service answered with no list")? {
        all.push(
            Properties::from_json(destination)
                .context("the destination service answered with no destination")?,
        );
    }
    if let Some(unknown) = names.iter().find(|name| all.iter().all(|one| one.name() != Some(name))) {
        bail!("There is no destination \"{unknown}\".");
    }
    all.retain(|one| names.is_empty() || names.iter().any(|name| one.name() == Some(name)));
    Ok(all)
}

async fn token(key: &ServiceKey, data_dir: &Path) -> anyhow::Result<String> {
    let identity = match (&key.certificate, &key.key) {
        (Some(certificate), Some(private)) => Some(ClientIdentity::from_pem(private, certificate)),
        _ => None,
    };
    let base = key.certurl.as_ref().filter(|_| identity.is_some()).unwrap_or(&key.url);
    let url = Url::parse(&format!("{}/oauth/token", base.trim_end_matches('/')))
        .context("the service key's url is no address")?;
    let mut form = vec![("grant_type", "client_credentials"), ("client_id", &*key.clientid)];
    form.extend(key.clientsecret.as_deref().map(|secret| ("client_secret", secret)));
    let request = OutboundRequest::post_form(url, form)
        .identity(identity)
        .timeout(TIME_LIMIT)
        .max_bytes(MAX_TOKEN_BYTES);
    let answer = outbound(data_dir)?
        .send(request)
        .await
        .with_context(|| format!("the token service at {base} does not answer; is the server running?"))?;
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    match body["access_token"].as_str() {
        Some(token) if answer.status.is_success() => Ok(token.to_owned()),
        _ => {
            let error = body["error"].as_str().unwrap_or("no token");
            bail!(
                "the token service refuses the key ({}, {error}); it may have been deleted: print it again with `docket service-key get`",
                answer.status
            )
        }
    }
}

/// The key's owner named the addresses, so they may be anywhere; a server on this machine has a certificate of its own.
fn outbound(data_dir: &Path) -> anyhow::Result<Outbound> {
    let everywhere = ["0.0.0.0/0", "::/0"].map(str::to_owned).to_vec();
    let own = std::fs::read(DataDir::at(data_dir).ca_certificate()).ok();
    let policy =
        OutboundPolicy { allow_private: everywhere, root_certificates_pem: own.into_iter().collect() };
    Ok(Outbound::new(&policy)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(key: &Value) -> String {
        ServiceKey::parse("key.json", key.to_string().as_bytes()).err().expect("it is refused").to_string()
    }

    #[test]
    fn only_a_key_of_the_destination_service_is_taken_and_none_is_repeated() {
        let complete = json!({"uri": "http://d.example", "url": "http://u.example", "clientid": "c", "clientsecret": "hunter2"});
        for key in [complete.clone(), json!({"credentials": complete})] {
            assert_eq!(ServiceKey::parse("k", key.to_string().as_bytes()).unwrap().clientid, "c");
        }
        let task_center = json!({"endpoints": {}, "uaa": {"clientsecret": "hunter2"}});
        assert!(refused(&task_center).contains("one-inbox-service"));
        assert!(refused(&json!({"clientid": "c", "clientsecret": "hunter2"})).contains("xsuaa"));
        assert!(
            refused(&json!({"uri": "http://d.example", "clientsecret": "hunter2"})).contains("no complete")
        );
        assert!(refused(&json!(["hunter2"])).contains("service-key get"));
        for key in [task_center, json!({"uri": ["hunter2"]})] {
            assert!(!refused(&key).contains("hunter2"));
        }
    }
}
