//! The checks a caller may ask for, each with its own reason.

use std::time::Duration;

use docket_saml::{PolicyError, Verified};
use time::macros::datetime;

use crate::support::{signed, verdict};

const NO_SKEW: Duration = Duration::ZERO;
const SKEW: Duration = Duration::from_mins(2);

/// Valid from 08:20 to 08:40, for `www.successfactors.com`.
fn verified() -> Verified {
    verdict(signed()).unwrap()
}

#[test]
fn an_assertion_is_valid_from_its_first_instant_to_before_its_last() {
    let verified = verified();
    let start = datetime!(2026-01-31 08:20:00 UTC);
    let end = datetime!(2026-01-31 08:40:00 UTC);
    let moment = Duration::from_millis(1);
    for (now, skew, expected) in [
        (start, NO_SKEW, Ok(())),
        (start - moment, NO_SKEW, Err("not-yet-valid")),
        (start - SKEW, SKEW, Ok(())),
        (start - SKEW - moment, SKEW, Err("not-yet-valid")),
        (end - moment, NO_SKEW, Ok(())),
        (end, NO_SKEW, Err("expired")),
        (end + SKEW - moment, SKEW, Ok(())),
        (end + SKEW, SKEW, Err("expired")),
    ] {
        assert_eq!(verified.check_times(now, skew).map_err(|error| error.name()), expected, "{now}");
    }
}

#[test]
fn an_assertion_without_end_is_refused() {
    let mut verified = verified();
    verified.conditions.not_on_or_after = None;
    assert_eq!(verified.check_times(datetime!(2026-01-31 08:30 UTC), NO_SKEW), Err(PolicyError::NoExpiry));
}

#[test]
fn the_confirmation_must_be_bearer_with_an_end_ahead() {
    let now = datetime!(2026-01-31 08:30:00 UTC);
    let changed = |change: fn(&mut docket_saml::SubjectConfirmation)| {
        let mut verified = verified();
        change(verified.confirmation.as_mut().unwrap());
        verified.check_confirmation(now, NO_SKEW).map_err(|error| error.name())
    };
    assert_eq!(changed(|_| {}), Ok(()));
    assert_eq!(
        changed(|confirmation| confirmation.method = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key".into()),
        Err("not-bearer")
    );
    assert_eq!(changed(|confirmation| confirmation.not_on_or_after = None), Err("no-confirmation-expiry"));
    assert_eq!(
        changed(|confirmation| confirmation.not_on_or_after = Some(datetime!(2026-01-31 08:30 UTC))),
        Err("confirmation-expired")
    );
    assert_eq!(
        changed(|confirmation| confirmation.not_before = Some(datetime!(2026-01-31 08:31 UTC))),
        Err("confirmation-not-yet-valid")
    );
    let mut none = verified();
    none.confirmation = None;
    assert_eq!(none.check_confirmation(now, NO_SKEW), Err(PolicyError::NoConfirmation));
}

#[test]
fn the_audience_is_compared_character_by_character() {
    let mut verified = verified();
    assert_eq!(verified.check_audience("www.successfactors.com"), Ok(()));
    for other in ["www.successfactors.com/", "WWW.successfactors.com", "successfactors.com", ""] {
        assert_eq!(
            verified.check_audience(other),
            Err(PolicyError::WrongAudience { expected: other.to_owned() })
        );
    }
    verified.conditions.audiences.push("second".into());
    assert_eq!(verified.check_audience("second"), Ok(()));
    verified.conditions.audiences.clear();
    assert_eq!(
        verified.check_audience("second"),
        Err(PolicyError::NoAudience { expected: "second".to_owned() })
    );
}

#[test]
fn a_refusal_says_which_clock_and_which_limit() {
    let error = verified().check_times(datetime!(2026-01-31 09:00 UTC), SKEW).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the assertion was valid until 2026-01-31T08:40:00.000Z; it is 2026-01-31T09:00:00.000Z"
    );
}
