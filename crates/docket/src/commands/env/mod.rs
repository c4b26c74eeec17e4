//! `docket env`: what an application needs to bind to services.

mod binding;
mod files;
mod texts;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use docket_storage::vault::write_private;
use serde_json::Value;

use self::binding::Binding;
use super::service_instance::INSTANCES;
use crate::client::{Server, segment};
use crate::data_dir::DataDir;

#[derive(Debug, Args)]
pub struct EnvArgs {
    /// The data directory of a server on this machine; `DOCKET_URL` and `DOCKET_TOKEN` go before it
    #[arg(long, env = "DOCKET_DATA_DIR", default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// Keys as INSTANCE/KEY, or INSTANCE for its oldest key; without any the oldest key of every instance
    pub keys: Vec<String>,
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    pub format: EnvFormat,
    /// Write a file that only you can read, instead of printing; for k8s a directory to mount as `SERVICE_BINDING_ROOT`
    #[arg(long, short)]
    pub file: Option<PathBuf>,
    /// The authority's certificate that clients must trust; the local server's own without it
    #[arg(long)]
    pub ca_file: Option<PathBuf>,
}

/// How `docket env` says what an application needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum EnvFormat {
    /// The value of `VCAP_SERVICES`
    Vcap,
    /// Lines for a .env file or a shell: `VCAP_SERVICES` and `NODE_EXTRA_CA_CERTS`
    #[default]
    Dotenv,
    /// default-env.json, as local development tools read it
    DefaultEnv,
    /// Kubernetes Secrets, or with --file the mounted files of the Service Binding Specification
    K8s,
}

/// 1. Find the keys that were named, or the oldest of every instance.
/// 2. Read their credentials through the server's interface.
/// 3. Say them in the format, on standard output or in files that only their owner can read.
pub async fn run(args: EnvArgs) -> anyhow::Result<ExitCode> {
    let server = Server::find(&args.data_dir)?;
    let bindings = binding::unique_names(bindings(&server, &args.keys).await?);
    let ca_file = ca_file(&args)?;
    if args.format == EnvFormat::K8s
        && let Some(directory) = &args.file
    {
        files::write(directory, &bindings)?;
        eprintln!("Wrote {} binding(s). Set SERVICE_BINDING_ROOT={}.", bindings.len(), directory.display());
        if let Some(ca_file) = ca_file {
            eprintln!("Clients must trust {}: set NODE_EXTRA_CA_CERTS, or mount it.", ca_file.display());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let text = match args.format {
        EnvFormat::Vcap => texts::vcap(&bindings),
        EnvFormat::Dotenv => texts::dotenv(&bindings, ca_file.as_deref()),
        EnvFormat::DefaultEnv => texts::default_env(&bindings),
        EnvFormat::K8s => texts::secrets(&bindings),
    };
    match &args.file {
        Some(file) => {
            write_private(file, text.as_bytes()).with_context(|| format!("writing {}", file.display()))?;
            eprintln!("Wrote {}. It holds secrets: only you can read it, keep it so.", file.display());
        }
        None => std::io::stdout().write_all(text.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The certificate clients must trust: the one that was named, or that of a server on this machine.
fn ca_file(args: &EnvArgs) -> anyhow::Result<Option<PathBuf>> {
    let absolute = |file: &Path| file.canonicalize().with_context(|| format!("finding {}", file.display()));
    if let Some(file) = &args.ca_file {
        return absolute(file).map(Some);
    }
    let own = DataDir::at(&args.data_dir).ca_certificate();
    if std::env::var_os("DOCKET_URL").is_some() || !own.exists() {
        return Ok(None);
    }
    absolute(&own).map(Some)
}

async fn bindings(server: &Server, wanted: &[String]) -> anyhow::Result<Vec<Binding>> {
    let all = server.get(INSTANCES).await?;
    let instances = all["value"].as_array().cloned().unwrap_or_default();
    let mut bindings = Vec::new();
    if wanted.is_empty() {
        for instance in &instances {
            match oldest_key(server, instance).await? {
                Some(key) => bindings.push(binding(server, instance, &key).await?),
                None => eprintln!("{} has no key and is left out.", text(instance, "name")),
            }
        }
        if bindings.is_empty() {
            bail!("no service instance has a key; make one with `docket service-key create INSTANCE KEY`");
        }
        return Ok(bindings);
    }
    for name in wanted {
        let (instance, key) = name.split_once('/').map_or((&**name, None), |(one, two)| (one, Some(two)));
        let found = instances.iter().find(|found| text(found, "name") == instance);
        let found = found.with_context(|| {
            format!("there is no service instance \"{instance}\"; `docket service-instance list` shows those there are")
        })?;
        let key = match key {
            Some(key) => key.to_owned(),
            None => oldest_key(server, found).await?.with_context(|| {
                format!("{instance} has no key; make one with `docket service-key create {instance} KEY`")
            })?,
        };
        bindings.push(binding(server, found, &key).await?);
    }
    Ok(bindings)
}

async fn oldest_key(server: &Server, instance: &Value) -> anyhow::Result<Option<String>> {
    let keys = server.get(&format!("{INSTANCES}/{}/keys", segment(text(instance, "name")))).await?;
    // One that was rotated stops soon.
    let mut staying = keys["value"].as_array().into_iter().flatten().filter(|key| key["retiresAt"].is_null());
    Ok(staying.next().and_then(|key| key["name"].as_str()).map(str::to_owned))
}

async fn binding(server: &Server, instance: &Value, key: &str) -> anyhow::Result<Binding> {
    let name = text(instance, "name");
    let answer = server.get(&format!("{INSTANCES}/{}/keys/{}", segment(name), segment(key))).await?;
    let Value::Object(credentials) = answer["credentials"].clone() else {
        bail!("the server gave no credentials for {name}/{key}");
    };
    Ok(Binding {
        name: name.to_owned(),
        instance: name.to_owned(),
        instance_id: text(instance, "id").to_owned(),
        key: key.to_owned(),
        service: text(instance, "service").to_owned(),
        plan: text(instance, "plan").to_owned(),
        credentials,
    })
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}
