//! Each step shown as it happens: a line when it is done, and a moving one on a terminal while it runs.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// The steps of a demo.
pub struct Steps {
    started: Instant,
    spinner: ProgressBar,
}

impl Steps {
    pub fn start() -> Self {
        let spinner =
            if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        spinner.set_style(ProgressStyle::with_template("  {spinner} {msg}").expect("the template is valid"));
        spinner.enable_steady_tick(Duration::from_millis(100));
        spinner.set_message("Starting");
        Self { started: Instant::now(), spinner }
    }

    /// Shows what is going on, on a terminal.
    pub fn doing(&self, what: &str) {
        self.spinner.set_message(what.to_owned());
    }

    /// Prints that `what` is done, with what came of it.
    pub fn done(&self, what: &str, result: &str) {
        self.spinner.suspend(|| println!("  ✓ {what:<30} {result}"));
    }

    /// Takes the moving line away: nothing is going on any more.
    pub fn finish(&self) {
        self.spinner.finish_and_clear();
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        self.spinner.finish_and_clear();
    }
}
