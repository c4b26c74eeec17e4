//! Settings: the defaults people can read, over them `docket.toml`, the environment, and flags.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::proxy::Proxies;

/// Every setting with its default and meaning, as people read it.
pub const DEFAULTS: &str = include_str!("../../../config/docket.default.toml");

const FILE: &str = "docket.toml";

/// All settings; `config/docket.default.toml` says what each means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub data_dir: PathBuf,
    pub database: String,
    pub master_key_file: String,
    pub http: Http,
    pub subaccount: Subaccount,
    pub tokens: Tokens,
    pub outbound: OutboundSettings,
    pub connectors: Connectors,
    pub trust: Trust,
    pub metrics: Metrics,
    pub log: Log,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    pub listen: SocketAddr,
    pub tls_listen: String,
    pub public_url: String,
    pub https_url: String,
    pub tls_certificate_file: String,
    pub tls_key_file: String,
    pub allowed_hosts: Vec<String>,
    pub trusted_proxies: Vec<String>,
    pub client_certificate_header: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subaccount {
    pub display_name: String,
    pub subdomain: String,
}

impl Subaccount {
    /// What people see: the display name, or the subdomain if there is none.
    pub fn title(&self) -> &str {
        if self.display_name.is_empty() { &self.subdomain } else { &self.display_name }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    pub access_token_lifetime_seconds: u64,
    pub refresh_token_lifetime_seconds: u64,
    pub signing_key_lifetime_days: u64,
}

impl Tokens {
    /// How long a key signs; `None` if only administrators rotate.
    pub fn signing_key_lifetime(&self) -> Option<Duration> {
        let days = self.signing_key_lifetime_days;
        (days > 0).then(|| Duration::from_hours(days.saturating_mul(24)))
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutboundSettings {
    pub allow_private: Vec<String>,
    pub root_certificate_files: Vec<PathBuf>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connectors {
    pub delta_interval_seconds: u64,
    pub config_interval_seconds: u64,
    pub meta_interval_seconds: u64,
    pub page_size: u32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    pub key_bits: u32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    pub open: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub level: String,
    pub format: String,
}

impl Config {
    /// Reads the settings.
    ///
    /// `file` is the one named on the command line and must exist; without it `docket.toml` in the working directory
    /// is read if it is there. `environment` gives a variable's value. `flags` are pairs of a setting's dotted name and
    /// its value, and win over everything.
    ///
    /// # Errors
    /// Names the setting, the value and what is allowed.
    pub fn load(
        file: Option<&Path>,
        environment: &dyn Fn(&str) -> Option<String>,
        flags: &[(&str, String)],
    ) -> anyhow::Result<Self> {
        let mut builder =
            config::Config::builder().add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml));
        if let Some(file) = file {
            if !file.is_file() {
                bail!("the configuration file {} does not exist", file.display());
            }
            builder = builder.add_source(config::File::from(file).format(config::FileFormat::Toml));
        } else if Path::new(FILE).is_file() {
            builder = builder.add_source(config::File::new(FILE, config::FileFormat::Toml));
        }
        for (name, is_list) in setting_names() {
            let variable = format!("DOCKET_{}", name.replace('.', "_").to_uppercase());
            let value = match (environment(&variable), environment(&format!("{variable}_FILE"))) {
                (Some(_), Some(_)) => bail!("set either {variable} or {variable}_FILE, not both"),
                (Some(value), None) => value,
                (None, Some(path)) => std::fs::read_to_string(&path)
                    .with_context(|| format!("{variable}_FILE names {path}, which cannot be read"))?
                    .trim_end()
                    .to_owned(),
                (None, None) => continue,
            };
            builder = if is_list {
                let items: Vec<String> = value
                    .split(',')
                    .map(str::trim)
                    .filter(|item| !item.is_empty())
                    .map(str::to_owned)
                    .collect();
                builder.set_override(&name, items)?
            } else {
                builder.set_override(&name, value)?
            };
        }
        for (name, value) in flags {
            builder = builder.set_override(name, value.clone())?;
        }
        let loaded: Self = builder.build()?.try_deserialize().context("the configuration cannot be used")?;
        loaded.check()?;
        Ok(loaded)
    }

    fn check(&self) -> anyhow::Result<()> {
        if ![2048, 3072, 4096].contains(&self.trust.key_bits) {
            bail!("trust.key_bits is {}; use 2048, 3072 or 4096", self.trust.key_bits);
        }
        if !(1..=1000).contains(&self.connectors.page_size) {
            bail!("connectors.page_size is {}; use 1 to 1000", self.connectors.page_size);
        }
        for (name, seconds) in [
            ("delta_interval_seconds", self.connectors.delta_interval_seconds),
            ("config_interval_seconds", self.connectors.config_interval_seconds),
            ("meta_interval_seconds", self.connectors.meta_interval_seconds),
        ] {
            if seconds == 0 {
                bail!("connectors.{name} is 0; use at least 1 second");
            }
        }
        let days = self.tokens.signing_key_lifetime_days;
        if days > 3650 {
            bail!("tokens.signing_key_lifetime_days is {days}; use 1 to 3650, or 0 to rotate by hand only");
        }
        // A filter takes any bare word for the name of a module, also a level that is misspelt.
        let levels = ["off", "error", "warn", "info", "debug", "trace"];
        let bare = self
            .log
            .level
            .split(',')
            .map(str::trim)
            .find(|part| !part.contains(['=', '[']) && !levels.contains(&part.to_lowercase().as_str()));
        if let Some(bare) = bare {
            bail!(
                "log.level holds \"{bare}\"; use {}, or a filter such as info,docket_connectors=debug",
                levels.join(", ")
            );
        }
        if !["text", "json"].contains(&self.log.format.as_str()) {
            bail!("log.format is \"{}\"; use text or json", self.log.format);
        }
        if self.http.tls_certificate_file.is_empty() != self.http.tls_key_file.is_empty() {
            bail!("http.tls_certificate_file and http.tls_key_file belong together; set both or neither");
        }
        self.tls_listen()?;
        Proxies::of(&self.http)?;
        Ok(())
    }

    /// The address for https; `None` if it is switched off.
    pub fn tls_listen(&self) -> anyhow::Result<Option<SocketAddr>> {
        if self.http.tls_listen.is_empty() {
            return Ok(None);
        }
        let address = self.http.tls_listen.parse().with_context(|| {
            format!(
                "http.tls_listen is \"{}\"; write an address and a port such as 127.0.0.1:8443",
                self.http.tls_listen
            )
        })?;
        Ok(Some(address))
    }
}

/// The dotted name of each setting, and whether it is a list. Taken from the defaults, so that there is one list.
fn setting_names() -> Vec<(String, bool)> {
    let defaults = config::Config::builder()
        .add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml))
        .build()
        .expect("the built-in defaults are valid TOML");
    let mut names = Vec::new();
    collect(&defaults.cache, "", &mut names);
    names
}

fn collect(value: &config::Value, prefix: &str, names: &mut Vec<(String, bool)>) {
    match &value.kind {
        config::ValueKind::Table(table) => {
            for (key, value) in table {
                let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                collect(value, &name, names);
            }
        }
        config::ValueKind::Array(_) => names.push((prefix.to_owned(), true)),
        _ => names.push((prefix.to_owned(), false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn the_defaults_are_complete_and_valid() {
        let config = Config::load(None, &nothing, &[]).unwrap();
        assert_eq!(config.http.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.connectors.page_size, 1000);
    }

    #[test]
    fn a_flag_wins_over_the_environment_which_wins_over_the_file() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("d.toml");
        std::fs::write(
            &file,
            "[subaccount]\nsubdomain = \"file\"\n[connectors]\npage_size = 5\n[log]\nlevel = \"warn\"\n",
        )
        .unwrap();
        let environment = |name: &str| match name {
            "DOCKET_SUBACCOUNT_SUBDOMAIN" => Some("environment".to_owned()),
            "DOCKET_CONNECTORS_PAGE_SIZE" => Some("6".to_owned()),
            "DOCKET_OUTBOUND_ALLOW_PRIVATE" => Some("loopback, 10.0.0.0/8".to_owned()),
            _ => None,
        };
        let config =
            Config::load(Some(&file), &environment, &[("connectors.page_size", "7".to_owned())]).unwrap();
        assert_eq!(config.log.level, "warn");
        assert_eq!(config.subaccount.subdomain, "environment");
        assert_eq!(config.connectors.page_size, 7);
        assert_eq!(config.outbound.allow_private, ["loopback", "10.0.0.0/8"]);
    }

    #[test]
    fn a_secret_may_come_from_a_file_but_not_from_two_places() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("secret");
        std::fs::write(&file, "postgres://x\n").unwrap();
        let path = file.display().to_string();
        let from_file = |name: &str| (name == "DOCKET_DATABASE_FILE").then(|| path.clone());
        assert_eq!(Config::load(None, &from_file, &[]).unwrap().database, "postgres://x");
        let both = |name: &str| match name {
            "DOCKET_DATABASE" => Some("a".to_owned()),
            "DOCKET_DATABASE_FILE" => Some(path.clone()),
            _ => None,
        };
        assert!(Config::load(None, &both, &[]).unwrap_err().to_string().contains("not both"));
    }

    #[test]
    fn a_misspelt_setting_and_a_value_out_of_range_are_named() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("d.toml");
        std::fs::write(&file, "[http]\nlisten_on = \"x\"\n").unwrap();
        let error = format!("{:#}", Config::load(Some(&file), &nothing, &[]).unwrap_err());
        assert!(error.contains("listen_on"), "{error}");
        let error =
            Config::load(None, &nothing, &[("trust.key_bits", "1024".to_owned())]).unwrap_err().to_string();
        assert!(error.contains("trust.key_bits is 1024"), "{error}");
        for (name, value) in [("log.level", "shouting"), ("connectors.meta_interval_seconds", "0")] {
            let error = Config::load(None, &nothing, &[(name, value.to_owned())]).unwrap_err().to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
        Config::load(None, &nothing, &[("log.level", "info,docket_connectors=debug".to_owned())]).unwrap();
    }
}
