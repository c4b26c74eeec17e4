//! A program the demo runs beside itself.

use std::ffi::OsString;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{ChildStdin, ChildStdout, Command};

use super::directory::DemoDirectory;

/// What a program prints, before its address, when it can be used.
const READY: &str = " is ready at ";

/// How long a program may take to stop before it is ended by force.
const PATIENCE: Duration = Duration::from_secs(15);

/// A running program. It ends with this value, and with this process however that ends: its standard input closes.
pub struct Child {
    name: &'static str,
    /// Where it is reached.
    pub url: String,
    log: std::path::PathBuf,
    process: tokio::process::Child,
    /// Kept open as long as the program is to run; waiting for the process would close it.
    stdin: Option<ChildStdin>,
}

impl Child {
    /// Starts this very program with other arguments and waits until it says where it is reached. What it prints goes to
    /// its log in the demo's directory.
    ///
    /// # Errors
    /// It ended before it was ready; the error holds what it said last.
    pub async fn start(
        name: &'static str,
        directory: &DemoDirectory,
        arguments: &[OsString],
        environment: &[(&str, &str)],
    ) -> anyhow::Result<Self> {
        let log = directory.log(name);
        let file = std::fs::File::create(&log).with_context(|| format!("writing {}", log.display()))?;
        let mut process = Command::new(std::env::current_exe()?)
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(file.try_clone()?)
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("starting {name}"))?;
        let stdin = process.stdin.take();
        let stdout = process.stdout.take().expect("standard output is piped");
        let mut lines = BufReader::new(stdout).lines();
        let mut log_file = tokio::fs::File::from_std(file);
        while let Some(line) = lines.next_line().await? {
            log_file.write_all(format!("{line}\n").as_bytes()).await?;
            if let Some((_, url)) = line.split_once(READY) {
                let url = url.trim().trim_end_matches('/').to_owned();
                tokio::spawn(keep_log(lines, log_file));
                return Ok(Self { name, url, log, process, stdin });
            }
        }
        log_file.flush().await?;
        process.wait().await?;
        bail!("{name} did not start: {}", last_lines(&log))
    }

    /// Waits until the program ends by itself, which it should not.
    pub async fn gone(&mut self) -> anyhow::Error {
        match self.process.wait().await {
            Ok(status) => anyhow!("{} ended ({status}): {}", self.name, last_lines(&self.log)),
            Err(error) => anyhow!(error).context(format!("waiting for {}", self.name)),
        }
    }

    /// Asks the program to stop and waits for it.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        drop(self.stdin.take());
        if tokio::time::timeout(PATIENCE, self.process.wait()).await.is_err() {
            self.process.kill().await?;
            bail!("{} did not stop within {} s and was ended", self.name, PATIENCE.as_secs());
        }
        Ok(())
    }
}

async fn keep_log(mut lines: Lines<BufReader<ChildStdout>>, mut file: tokio::fs::File) {
    while let Ok(Some(line)) = lines.next_line().await {
        if file.write_all(format!("{line}\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

fn last_lines(log: &std::path::Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let said = lines[lines.len().saturating_sub(5)..].join("\n");
    if said.is_empty() { "it said nothing".to_owned() } else { said }
}
