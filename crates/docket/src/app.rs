//! The parts, put together: what each is made of, which routes they serve, what runs in the background.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use docket_connectors::{Connectors, ConnectorsSettings};
use docket_destinations::{Destinations, DestinationsSettings};
use docket_directory::{Directory, DirectoryRefresh};
use docket_domain::{Chance, Clock};
use docket_http::outbound::{Outbound, OutboundPolicy};
use docket_http::{Authenticator, Part};
use docket_inbox::Inbox;
use docket_storage::vault::write_private;
use docket_storage::{Database, MasterKey, Store, Vault};
use docket_uaa::{Uaa, UaaSettings};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;
use zeroize::Zeroizing;

use crate::booster::Booster;
use crate::certificates::Certificates;
use crate::config::Config;
use crate::data_dir::DataDir;
use crate::destination_contents::DestinationContents;
use crate::identity_directory::IdentityDirectory;
use crate::me::Me;
use crate::metrics::{self, Metrics};
use crate::service_status::ServiceStatus;
use crate::{health, openapi, web_app};

#[cfg(test)]
mod tests;

/// The setting that holds the subaccount's id: a UUID, made at the first start, in every token as `zid`.
pub const SUBACCOUNT_ID: &str = "subaccount_id";

/// Certificates are valid for a day or longer, and are first renewed 12 hours before they end.
const RENEW_INTERVAL: Duration = Duration::from_hours(1);
const PRUNE_INTERVAL: Duration = Duration::from_hours(1);

/// How often it is looked whether people are to be read from another directory; that itself happens once a day.
const REFRESH_INTERVAL: Duration = Duration::from_mins(1);
/// How soon one process learns what another did with the signing keys.
const KEYS_INTERVAL: Duration = Duration::from_mins(1);

/// Where docket is reached.
pub struct Addresses {
    /// The one issuer.
    pub public_url: Url,
    /// What clients that build https addresses themselves are told.
    pub https_url: Option<Url>,
    /// How the command line on this machine calls.
    pub local_http_url: Url,
    pub http_port: u16,
    pub https_port: Option<u16>,
}

/// A task center, ready to serve.
pub struct App {
    store: Store,
    uaa: Uaa,
    directory: Directory,
    refresh: DirectoryRefresh,
    destinations: Destinations,
    connectors: Connectors,
    inbox: Inbox,
    public_url: Url,
    booster: Booster,
    me: Me,
    service_status: ServiceStatus,
    certificates: Certificates,
    metrics: Metrics,
}

impl App {
    /// Opens the database, makes or loads every key, and puts the parts together.
    pub async fn open(
        config: &Config,
        data: &DataDir,
        addresses: &Addresses,
        clock: Clock,
    ) -> anyhow::Result<Self> {
        let chance = Chance::system();
        // First of all, so that nothing goes uncounted.
        let counts = metrics::install();
        let database = match config.database.as_str() {
            "" => Database::Sqlite(data.database()),
            configured => Database::parse(configured)?,
        };
        let master_key_file = match config.master_key_file.as_str() {
            "" => data.master_key(),
            configured => configured.into(),
        };
        let store = Store::open(&database).await?;
        let master_key = MasterKey::load_or_create(&master_key_file, &chance)?;
        let vault = Vault::open(&store, &master_key, &chance).await?;
        let subaccount_id = subaccount_id(&store, &chance).await?;
        let admin_token = admin_token(data, &chance)?;
        let outbound = Outbound::new(&outbound_policy(config)?)?;

        let directory = Directory::new(store.clone(), clock.clone(), chance.clone());
        let uaa = Uaa::new(
            store.clone(),
            vault.clone(),
            directory.clone(),
            outbound.clone(),
            clock.clone(),
            chance.clone(),
            UaaSettings {
                public_url: addresses.public_url.clone(),
                https_url: addresses.https_url.clone(),
                subaccount_id: subaccount_id.clone(),
                subdomain: config.subaccount.subdomain.clone(),
                admin_token: Zeroizing::new(admin_token),
                access_token_lifetime: Duration::from_secs(config.tokens.access_token_lifetime_seconds),
                refresh_token_lifetime: Duration::from_secs(config.tokens.refresh_token_lifetime_seconds),
                signing_key_lifetime: config.tokens.signing_key_lifetime(),
            },
        );
        // Two RSA keys are made at the first start: side by side.
        let uaa = uaa.await?;
        let destinations = Destinations::new(
            store.clone(),
            vault,
            outbound.clone(),
            Arc::new(uaa.clone()),
            clock.clone(),
            chance.clone(),
            DestinationsSettings {
                subaccount_id: subaccount_id.clone(),
                subdomain: config.subaccount.subdomain.clone(),
                host: addresses.public_url.host_str().unwrap_or("localhost").to_owned(),
                trust_key_bits: config.trust.key_bits,
            },
        );
        destinations.ensure_trust().await?;
        let contents = Arc::new(DestinationContents(destinations.clone()));
        uaa.service_instances().keep_contents_in(contents);
        let connectors = Connectors::new(
            store.clone(),
            destinations.clone(),
            outbound.clone(),
            clock.clone(),
            chance.clone(),
            ConnectorsSettings {
                delta_interval: Duration::from_secs(config.connectors.delta_interval_seconds),
                config_interval: Duration::from_secs(config.connectors.config_interval_seconds),
                meta_interval: Duration::from_secs(config.connectors.meta_interval_seconds),
                page_size: config.connectors.page_size as usize,
                holder: chance.uuid().to_string(),
            },
        );
        let inbox = Inbox::new(store.clone(), connectors.clone(), directory.clone(), clock.clone(), chance);
        let booster = Booster::new(uaa.service_instances().clone(), destinations.clone(), directory.clone());
        let me = Me::new(subaccount_id, &config.subaccount, &addresses.public_url);
        let identity_directory = IdentityDirectory::new(destinations.clone(), outbound);
        let refresh = DirectoryRefresh::new(directory.clone(), Arc::new(identity_directory));
        let public_url = addresses.public_url.clone();
        let certificates = Certificates::new(store.clone(), destinations.clone(), clock);
        let metrics = Metrics::new(counts, store.clone(), certificates.clone(), config.metrics.open);
        let service_status = ServiceStatus::new(
            connectors.clone(),
            destinations.clone(),
            refresh.clone(),
            certificates.clone(),
        );
        Ok(Self {
            store,
            uaa,
            directory,
            refresh,
            destinations,
            connectors,
            inbox,
            public_url,
            booster,
            me,
            service_status,
            certificates,
            metrics,
        })
    }

    /// Every route of every part, with what each needs: what a test walks.
    fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        let uaa = self.uaa.clone();
        let verification_key = Arc::new(move || uaa.verification_key());
        let mut parts = vec![
            self.uaa.routes(authenticator.clone()),
            self.uaa.cockpit_routes(authenticator.clone()),
            self.uaa.service_instances().routes(authenticator.clone(), verification_key),
            self.uaa.identity_providers().routes(authenticator.clone()),
            self.uaa.role_collections().routes(authenticator.clone()),
            self.directory.routes(authenticator.clone()),
            self.directory.scim_routes(authenticator.clone(), &self.public_url),
            self.connectors.routes(authenticator.clone()),
            self.inbox.routes(authenticator.clone()),
            self.booster.routes(authenticator.clone()),
            self.me.routes(authenticator.clone()),
            self.service_status.routes(authenticator.clone()),
            self.metrics.routes(authenticator.clone()),
            health::routes().serve(self.store.clone(), authenticator.clone()),
            openapi::routes().serve((), authenticator.clone()),
        ];
        parts.extend(self.refresh.routes(&authenticator));
        parts.extend(self.destinations.routes(authenticator));
        let mut all = Part { router: Router::new(), table: Vec::new() };
        for part in parts {
            all.router = all.router.merge(part.router);
            all.table.extend(part.table);
        }
        all
    }

    pub fn router(&self) -> Router {
        self.routes(Arc::new(self.uaa.clone())).router.merge(web_app::routes(Arc::new(self.uaa.clone())))
    }

    /// The one-time link for the first administrator; `None` once somebody can sign in.
    pub async fn set_up_link(&self) -> anyhow::Result<Option<String>> {
        Ok(self.uaa.start_set_up().await?)
    }

    /// The certificates it knows of.
    pub fn certificates(&self) -> &Certificates {
        &self.certificates
    }

    /// Runs what goes on without being asked, until `stop`; the handle ends when all of it has.
    pub fn start_background(&self, stop: CancellationToken) -> JoinHandle<()> {
        let (connectors, inbox, uaa) = (self.connectors.clone(), self.inbox.clone(), self.uaa.clone());
        let renewals = self.destinations.certificates().clone();
        let (certificates, counts) = (self.certificates.clone(), self.metrics.counts().clone());
        let refresh = self.refresh.clone();
        tokio::spawn(async move {
            let prune = async {
                while stop.run_until_cancelled(tokio::time::sleep(PRUNE_INTERVAL)).await.is_some() {
                    if let Err(error) = uaa.prune().await {
                        tracing::error!(%error, "Removing expired sessions and tokens failed.");
                    }
                }
            };
            let keys = async {
                loop {
                    if let Err(error) = uaa.tend_signing_keys().await {
                        tracing::error!(%error, "The signing keys could not be looked after.");
                    }
                    if stop.run_until_cancelled(tokio::time::sleep(KEYS_INTERVAL)).await.is_none() {
                        break;
                    }
                }
            };
            let renew = async {
                loop {
                    if let Err(error) = renewals.renew_due().await {
                        tracing::error!(%error, "Looking for certificates that end soon failed.");
                    }
                    if stop.run_until_cancelled(tokio::time::sleep(RENEW_INTERVAL)).await.is_none() {
                        break;
                    }
                }
            };
            let directory = async {
                // A reading that is cut short is harmless: it starts anew after the next start.
                while stop.run_until_cancelled(refresh.run_if_due()).await.is_some()
                    && stop.run_until_cancelled(tokio::time::sleep(REFRESH_INTERVAL)).await.is_some()
                {
                }
            };
            tokio::join!(
                connectors.run(stop.clone()),
                inbox.run(stop.clone()),
                certificates.run(stop.clone()),
                metrics::run(counts, stop.clone()),
                prune,
                keys,
                renew,
                directory
            );
        })
    }

    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// The subaccount's id, made at the first start. Several processes that start at once agree on one.
async fn subaccount_id(store: &Store, chance: &Chance) -> anyhow::Result<String> {
    let mut tx = store.begin().await?;
    let id = if let Some(id) = tx.find_setting(SUBACCOUNT_ID).await? {
        id
    } else {
        let id = chance.uuid().to_string();
        tx.put_setting(SUBACCOUNT_ID, &id).await?;
        id
    };
    tx.commit().await?;
    Ok(id)
}

/// The command line's token, made at the first start, readable by the directory's owner alone.
fn admin_token(data: &DataDir, chance: &Chance) -> anyhow::Result<String> {
    let path = data.admin_token();
    match std::fs::read_to_string(&path) {
        Ok(token) if !token.trim().is_empty() => Ok(token.trim().to_owned()),
        Ok(_) => anyhow::bail!("{} is empty; remove it to have a new token made", path.display()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let token = chance.hex::<32>();
            write_private(&path, token.as_bytes()).with_context(|| format!("writing {}", path.display()))?;
            Ok(token)
        }
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}

fn outbound_policy(config: &Config) -> anyhow::Result<OutboundPolicy> {
    let read = |file: &std::path::PathBuf| {
        std::fs::read(file).with_context(|| {
            format!("outbound.root_certificate_files names {}, which cannot be read", file.display())
        })
    };
    Ok(OutboundPolicy {
        allow_private: config.outbound.allow_private.clone(),
        root_certificates_pem: config
            .outbound
            .root_certificate_files
            .iter()
            .map(read)
            .collect::<Result<_, _>>()?,
    })
}
