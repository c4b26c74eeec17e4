//! When to stop: Ctrl-C, a termination signal, or the parent going away.

use std::io::Read as _;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// A token that is cancelled on Ctrl-C or SIGTERM, and with `with_stdin` also when standard input closes, which happens
/// when the process that started this one ends, however it ends.
pub fn on_signal(with_stdin: bool) -> anyhow::Result<CancellationToken> {
    let token = CancellationToken::new();
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let cancelled = token.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        cancelled.cancel();
    });
    if with_stdin {
        let cancelled = token.clone();
        // A thread of its own: the runtime would wait for a read that never ends.
        std::thread::Builder::new().name("stdin".to_owned()).spawn(move || {
            let mut ignored = [0; 64];
            while let Ok(1..) = std::io::stdin().read(&mut ignored) {}
            cancelled.cancel();
        })?;
    }
    Ok(token)
}
