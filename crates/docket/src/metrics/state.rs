//! What is so at the moment of asking: read from the database, never counted along, so that every process tells the same and
//! nothing is told of what is gone.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use docket_storage::{StorageError, Store};
use tokio::sync::Mutex;

use crate::certificates::Certificates;

/// Asking more often than this gets the same text, so that no number of askers costs more than one.
const FRESH: Duration = Duration::from_secs(10);

/// Reads the states.
#[derive(Clone)]
pub(super) struct States {
    pub store: Store,
    pub certificates: Certificates,
    pub last: Arc<Mutex<Option<(Instant, String)>>>,
}

impl States {
    /// The states in Prometheus' text form.
    pub async fn render(&self) -> Result<String, StorageError> {
        let mut last = self.last.lock().await;
        if let Some((at, text)) = &*last
            && at.elapsed() < FRESH
        {
            return Ok(text.clone());
        }
        let text = self.read().await?;
        *last = Some((Instant::now(), text.clone()));
        Ok(text)
    }

    async fn read(&self) -> Result<String, StorageError> {
        let mut text = String::new();
        gauge(&mut text, "docket_build_info", "Always 1; the labels say what runs.");
        sample(&mut text, "docket_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);

        gauge(&mut text, "docket_tasks_cached", "Tasks in the cache, by connector.");
        for (connector, tasks) in self.store.read().await?.count_cached_tasks().await? {
            sample(&mut text, "docket_tasks_cached", &[("connector", connector.as_str())], tasks);
        }

        gauge(
            &mut text,
            "docket_certificate_expiry_timestamp_seconds",
            "When a certificate ends, in seconds since 1970.",
        );
        for held in self.certificates.list().await? {
            let labels = [("kind", held.kind.name()), ("name", held.name.as_str())];
            let until = held.valid_until.as_seconds();
            sample(&mut text, "docket_certificate_expiry_timestamp_seconds", &labels, until);
        }
        Ok(text)
    }
}

/// Source: Prometheus, "Exposition formats", text-based format.
fn gauge(text: &mut String, name: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge");
}

fn sample(text: &mut String, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
    let escaped = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let labels: Vec<String> =
        labels.iter().map(|(label, value)| format!("{label}=\"{}\"", escaped(value))).collect();
    let _ = writeln!(text, "{name}{{{}}} {value}", labels.join(","));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_break_out_of_its_quotes() {
        let mut text = String::new();
        sample(&mut text, "x", &[("name", "a\"b\\c\nd")], 1);
        assert_eq!(text, "x{name=\"a\\\"b\\\\c\\nd\"} 1\n");
    }
}
