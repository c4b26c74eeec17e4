//! The places where a decision may be cut off by a crash: in tests a chosen one cuts it off.

use crate::error::InboxError;

/// Between which two actions a decision is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is allowed and not yet written down.
    Allowed,
    /// It is written down; the provider has not been called.
    Recorded,
    /// It is marked as sent; the call is about to be made.
    Sent,
    /// The provider has answered; the outcome is not yet written down.
    Answered,
}

/// In production nothing; in tests it knows where to stop.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    #[cfg(test)]
    stop_at: std::sync::Mutex<Option<Step>>,
}

impl Steps {
    /// Fails as if the process had died, if this is where a test wants it to.
    #[cfg(test)]
    pub(crate) fn reached(&self, step: Step) -> Result<(), InboxError> {
        let mut stop_at = self.stop_at.lock().expect("no holder of this lock panics");
        if *stop_at == Some(step) {
            *stop_at = None;
            return Err(InboxError::Interrupted);
        }
        Ok(())
    }

    /// Goes on.
    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "tests stop here")]
    pub(crate) fn reached(&self, _step: Step) -> Result<(), InboxError> {
        Ok(())
    }

    /// The next decision dies at `step`.
    #[cfg(test)]
    pub(crate) fn stop_at(&self, step: Step) {
        *self.stop_at.lock().expect("no holder of this lock panics") = Some(step);
    }
}
