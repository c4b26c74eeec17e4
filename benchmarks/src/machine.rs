//! What the figures were measured on.

use std::process::Command;

/// Processor, cores, memory, kernel and commit, one line.
pub fn describe() -> String {
    let cpu = first_value("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let memory = first_value("/proc/meminfo", "MemTotal").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let commit = output("git", &["describe", "--always", "--dirty"]).unwrap_or_else(|| "unknown".to_owned());
    format!("{cpu}, {cores} cores, {memory}; commit {commit}")
}

/// Anonymous memory of a process in mebibytes: what it holds itself, without files it maps.
pub fn anonymous_mebibytes(pid: u32) -> Option<f64> {
    let kibibytes = first_value(&format!("/proc/{pid}/status"), "RssAnon")?;
    let number: f64 = kibibytes.split_whitespace().next()?.parse().ok()?;
    Some(number / 1024.0)
}

fn first_value(file: &str, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// What a command prints, if it can be run.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
