//! `docket serve`.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use axum::middleware::from_fn_with_state;
use clap::Args;
use docket_domain::Clock;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;
use url::Url;

use crate::app::{Addresses, App};
use crate::config::{Config, Log};
use crate::data_dir::{DataDir, ServerAddress};
use crate::proxy::Proxies;
use crate::{proxy, server, stop, tls};

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The configuration file; without it docket.toml of this directory, if there is one
    #[arg(long)]
    pub config: Option<PathBuf>,
    /// Where to keep the data
    #[arg(long)]
    pub data_dir: Option<PathBuf>,
    /// The address and port for http
    #[arg(long)]
    pub listen: Option<String>,
    /// The address and port for https; empty for none
    #[arg(long)]
    pub tls_listen: Option<String>,
    /// A file path or postgres://… address
    #[arg(long)]
    pub database: Option<String>,
    /// Stop when standard input closes, so that a parent process takes its children along
    #[arg(long, hide = true)]
    pub stop_with_stdin: bool,
}

/// Runs the task center until it is told to stop.
///
/// 1. Read the settings, take the data directory, take the ports.
/// 2. Open the database and make or load every key, side by side.
/// 3. Tell the command line where the server is, and people where to click.
/// 4. Serve, and run the background work, until told to stop; then let both end.
pub async fn run(args: ServeArgs) -> anyhow::Result<ExitCode> {
    let config = load(&args)?;
    start_log(&config.log)?;
    let stop = stop::on_signal(args.stop_with_stdin)?;
    let data = DataDir::create(&config.data_dir)?;
    let _lock = data.lock()?;
    let clock = Clock::system();

    let before = data.server_address()?;
    let http = server::bind(config.http.listen, before.as_ref().map(|address| address.http_port))?;
    let https = config
        .tls_listen()?
        .map(|wanted| server::bind(wanted, before.as_ref().and_then(|address| address.https_port)))
        .transpose()?;
    let addresses = addresses(&config, &http, https.as_ref())?;

    let names = certificate_names(&config, addresses.https_url.as_ref());
    let tls_config = tokio::task::spawn_blocking({
        let (config, directory, clock) = (config.clone(), data.tls(), clock.clone());
        let wanted = https.is_some();
        move || wanted.then(|| tls_config(&config, &directory, &names, &clock)).transpose()
    });
    let app = App::open(&config, &data, &addresses, clock.clone()).await?;
    let https = match (https, tls_config.await??) {
        (Some(listener), Some((files, tls))) => {
            let of_settings = !config.http.tls_certificate_file.is_empty();
            app.certificates().serves_https_with(&files.certificate, of_settings)?;
            Some((listener, tls))
        }
        _ => None,
    };

    data.write_server_address(&addresses.for_the_command_line())?;
    let hosts = hosts(&config, &addresses);
    let proxies = Arc::new(Proxies::of(&config.http)?);
    let router = server::with_layers(app.router().layer(from_fn_with_state(proxies, proxy::tell)), hosts);
    let background = app.start_background(stop.clone());
    announce(&app, &addresses).await?;
    server::serve(router, http, https, stop).await?;
    background.await?;
    app.close().await;
    Ok(ExitCode::SUCCESS)
}

fn load(args: &ServeArgs) -> anyhow::Result<Config> {
    let mut flags = Vec::new();
    if let Some(directory) = &args.data_dir {
        flags.push(("data_dir", directory.display().to_string()));
    }
    for (name, value) in
        [("http.listen", &args.listen), ("http.tls_listen", &args.tls_listen), ("database", &args.database)]
    {
        if let Some(value) = value {
            flags.push((name, value.clone()));
        }
    }
    Config::load(args.config.as_deref(), &|name| std::env::var(name).ok(), &flags)
}

fn start_log(log: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&log.level).with_context(|| {
        format!("log.level is \"{}\"; use error, warn, info, debug or trace, or a filter", log.level)
    })?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    if log.format == "json" {
        builder.json().finish().try_init()?;
    } else {
        builder.with_target(false).finish().try_init()?;
    }
    Ok(())
}

/// The names our own certificate needs besides localhost: the https address and below it, and below localhost, the
/// subdomain, by which client libraries know a tenant.
fn certificate_names(config: &Config, https_url: Option<&Url>) -> Vec<String> {
    let host = https_url.and_then(Url::host_str).unwrap_or("localhost");
    let subdomain = &config.subaccount.subdomain;
    let mut names = vec![host.to_owned(), format!("{subdomain}.localhost")];
    if https_url.and_then(Url::domain).is_some() && host != "localhost" {
        names.push(format!("{subdomain}.{host}"));
    }
    names
}

/// The operator's certificate, or one of our own.
fn tls_config(
    config: &Config,
    directory: &Path,
    names: &[String],
    clock: &Clock,
) -> anyhow::Result<(tls::TlsFiles, Arc<rustls::ServerConfig>)> {
    let files = if config.http.tls_certificate_file.is_empty() {
        tls::ensure(directory, names, clock)?
    } else {
        tls::TlsFiles {
            certificate: config.http.tls_certificate_file.clone().into(),
            key: config.http.tls_key_file.clone().into(),
        }
    };
    let config = tls::server_config(&files)?;
    Ok((files, config))
}

/// The addresses docket is known under: as configured, or from the ports taken.
fn addresses(config: &Config, http: &TcpListener, https: Option<&TcpListener>) -> anyhow::Result<Addresses> {
    let http_address = http.local_addr()?;
    let https_port = https.map(TcpListener::local_addr).transpose()?.map(|address| address.port());
    let public_url = match config.http.public_url.as_str() {
        "" => format!("http://{}", reachable(http_address)),
        configured => configured.trim_end_matches('/').to_owned(),
    };
    let https_url = match (config.http.https_url.as_str(), https_port) {
        ("", Some(443)) => Some("https://localhost".to_owned()),
        ("", Some(port)) => Some(format!("https://localhost:{port}")),
        ("", None) => None,
        (configured, _) => Some(configured.trim_end_matches('/').to_owned()),
    };
    let url = |name: &str, text: &str| {
        Url::parse(text).with_context(|| {
            format!("http.{name} is \"{text}\"; write an address such as https://docket.example.com")
        })
    };
    Ok(Addresses {
        public_url: url("public_url", &public_url)?,
        https_url: https_url.map(|text| url("https_url", &text)).transpose()?,
        local_http_url: url("listen", &format!("http://{}", reachable(http_address)))?,
        http_port: http_address.port(),
        https_port,
    })
}

/// Where a listening address is called from this machine: a wildcard address is not one to call.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        std::net::IpAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
        std::net::IpAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
    };
    SocketAddr::new(ip, address.port())
}

/// The names docket answers to.
fn hosts(config: &Config, addresses: &Addresses) -> Vec<String> {
    let mut hosts: Vec<String> = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec();
    let urls = [Some(&addresses.public_url), Some(&addresses.local_http_url), addresses.https_url.as_ref()];
    hosts.extend(urls.into_iter().flatten().filter_map(Url::host_str).map(str::to_lowercase));
    hosts.extend(config.http.allowed_hosts.iter().map(|host| host.to_lowercase()));
    hosts.sort();
    hosts.dedup();
    hosts
}

/// Says where docket is. A server goes on if nobody reads that.
async fn announce(app: &App, addresses: &Addresses) -> anyhow::Result<()> {
    let mut text = format!("docket is ready at {}\n", addresses.public_url.as_str().trim_end_matches('/'));
    if let Some(https) = &addresses.https_url {
        let _ = writeln!(text, "                and {}", https.as_str().trim_end_matches('/'));
    }
    if let Some(link) = app.set_up_link().await? {
        let _ = write!(
            text,
            "\nNobody can sign in yet. Open this link once to become the first administrator:\n  {link}\n\
             It holds for 24 hours; a restart makes a new one.\n"
        );
    }
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

impl Addresses {
    fn for_the_command_line(&self) -> ServerAddress {
        ServerAddress {
            http_url: self.local_http_url.as_str().trim_end_matches('/').to_owned(),
            https_url: self.https_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned()),
            http_port: self.http_port,
            https_port: self.https_port,
        }
    }
}
