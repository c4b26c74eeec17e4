//! How fresh a sign-in a request for a code wants: `prompt` and `max_age`.
//!
//! Source: OpenID Connect Core 1.0, 3.1.2.1; a `prompt` that is not known: Initiating User Registration via OpenID Connect
//! 1.0, section 4.

use std::time::Duration;

use docket_domain::Timestamp;

use crate::form::Form;

/// A provider's clock may be behind ours.
const LEEWAY: Duration = Duration::from_mins(1);

/// What the request wants of the sign-in it is answered by.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Freshness {
    /// Whoever is not signed in well enough gets no page: the client is told.
    pub(super) silent: bool,
    /// A sign-in from before the request is not enough.
    again: bool,
    /// Nor is one that is older.
    most_age: Option<Duration>,
    /// On the way back from the sign-in page: when the person was sent there. A sign-in since then is enough, however long
    /// the way back takes.
    sent_at: Option<Timestamp>,
}

impl Freshness {
    /// The parameter that carries `sent_at` from the sign-in page back to us.
    pub(super) const SENT_AT: &str = "sign_in_since";

    /// # Errors
    /// Why it is an invalid request.
    pub(super) fn read(form: &Form) -> Result<Self, &'static str> {
        let mut read = Self::default();
        let prompts: Vec<&str> =
            form.get("prompt").unwrap_or_default().split(' ').filter(|one| !one.is_empty()).collect();
        for prompt in &prompts {
            match *prompt {
                "none" => read.silent = true,
                // Another account can be chosen on the sign-in page alone.
                "login" | "select_account" => read.again = true,
                // Whoever registers a client consents for everybody.
                "consent" => {}
                _ => return Err("prompt is none, or any of login, select_account and consent."),
            }
        }
        if read.silent && prompts.len() > 1 {
            return Err("prompt is none alone, or has no none in it.");
        }
        if let Some(age) = form.get("max_age") {
            let seconds = age.parse::<u32>().map_err(|_| "max_age is a number of seconds.")?;
            read.most_age = Some(Duration::from_secs(seconds.into()));
        }
        // What asks for a page anew has not been there yet.
        read.sent_at = form
            .get(Self::SENT_AT)
            .filter(|_| !read.again)
            .and_then(|seconds| seconds.parse().ok())
            .map(Timestamp::from_seconds);
        Ok(read)
    }

    /// Whether a sign-in is fresh enough.
    pub(super) fn takes(&self, signed_in_at: Timestamp, now: Timestamp) -> bool {
        match (self.sent_at, self.most_age) {
            _ if self.again => false,
            (Some(sent_at), _) => signed_in_at.plus(LEEWAY) >= sent_at,
            (None, Some(most)) => now < signed_in_at.plus(most),
            (None, None) => true,
        }
    }

    /// Whether somebody who is signed in is to sign in again.
    pub(super) fn wants_another(&self) -> bool {
        self.again || self.most_age.is_some() || self.sent_at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use docket_testkit::samples::NOON;
    use rstest::rstest;

    use super::*;

    fn read(query: &str) -> Result<Freshness, &'static str> {
        Freshness::read(&Form::parse(query.as_bytes()).unwrap())
    }

    #[rstest]
    #[case("prompt=none+login")]
    #[case("prompt=consent+none")]
    #[case("prompt=create")]
    #[case("prompt=Login")]
    #[case("max_age=-1")]
    #[case("max_age=soon")]
    #[case("max_age=1.5")]
    fn what_cannot_be_met_is_refused(#[case] query: &str) {
        assert!(read(query).is_err());
    }

    #[rstest]
    #[case("", true)]
    #[case("prompt=none", true)]
    #[case("prompt=consent", true)]
    #[case("prompt=login", false)]
    #[case("prompt=login+consent", false)]
    #[case("prompt=select_account", false)]
    #[case("max_age=0", false)]
    #[case("max_age=600", false)]
    #[case("max_age=601", true)]
    fn a_sign_in_of_ten_minutes_ago_is_taken_unless_another_is_wanted(
        #[case] query: &str,
        #[case] taken: bool,
    ) {
        let now = NOON.plus(Duration::from_mins(10));
        assert_eq!(read(query).unwrap().takes(NOON, now), taken);
    }

    #[test]
    fn one_since_the_person_was_sent_to_sign_in_is_taken_however_long_the_way_back_was() {
        let sent_at = NOON.as_seconds();
        let back = read(&format!("max_age=0&sign_in_since={sent_at}")).unwrap();
        let late = NOON.plus(Duration::from_mins(5));
        assert!(back.takes(NOON, late) && back.takes(NOON.minus(LEEWAY), late));
        assert!(!back.takes(NOON.minus(LEEWAY * 2), late));
        let again = read(&format!("prompt=login&sign_in_since={sent_at}")).unwrap();
        assert!(!again.takes(NOON, late), "what asks anew has not been on the sign-in page");
    }
}
