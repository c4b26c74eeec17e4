//! Waiting for a condition.

use std::time::{Duration, Instant};

/// How long anything may take that a user would wait for.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again and again until `ask` gives something.
///
/// # Panics
/// If it does not within [`PATIENCE`].
pub async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    until_within(PATIENCE, what, ask).await
}

/// The same with a patience of one's own.
///
/// # Panics
/// If it takes longer.
pub async fn until_within<T>(patience: Duration, what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(started.elapsed() < patience, "waited {} s for {what}", patience.as_secs());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
