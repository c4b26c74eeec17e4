//! Checks on verified claims that a receiver may ask for: times, subject confirmation, audience.
//!
//! None of them is part of [`crate::verify()`]: receivers differ in what they demand.

use std::time::Duration;

use time::OffsetDateTime;

use crate::names::CONFIRMATION_BEARER;
use crate::text;
use crate::verify::Verified;

/// Why verified claims are not good enough here and now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    #[error("the assertion is not valid before {}; it is {}", shown(*not_before), shown(*now))]
    NotYetValid { not_before: OffsetDateTime, now: OffsetDateTime },
    #[error("the assertion was valid until {}; it is {}", shown(*not_on_or_after), shown(*now))]
    Expired { not_on_or_after: OffsetDateTime, now: OffsetDateTime },
    #[error("the assertion has no Conditions NotOnOrAfter, so it would never expire")]
    NoExpiry,
    #[error("the assertion has no SubjectConfirmation")]
    NoConfirmation,
    #[error("the SubjectConfirmation is not of the method bearer")]
    NotBearer,
    #[error("the SubjectConfirmationData has no NotOnOrAfter")]
    NoConfirmationExpiry,
    #[error("the subject confirmation is not valid before {}; it is {}", shown(*not_before), shown(*now))]
    ConfirmationNotYetValid { not_before: OffsetDateTime, now: OffsetDateTime },
    #[error("the subject confirmation was valid until {}; it is {}", shown(*not_on_or_after), shown(*now))]
    ConfirmationExpired { not_on_or_after: OffsetDateTime, now: OffsetDateTime },
    #[error("the assertion names no audience; it must be \"{expected}\"")]
    NoAudience { expected: String },
    #[error("the assertion is for another audience; it must be \"{expected}\"")]
    WrongAudience { expected: String },
}

impl PolicyError {
    /// A short name that stays the same, for logs, headers and tests.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::Expired { .. } => "expired",
            Self::NoExpiry => "no-expiry",
            Self::NoConfirmation => "no-confirmation",
            Self::NotBearer => "not-bearer",
            Self::NoConfirmationExpiry => "no-confirmation-expiry",
            Self::ConfirmationNotYetValid { .. } => "confirmation-not-yet-valid",
            Self::ConfirmationExpired { .. } => "confirmation-expired",
            Self::NoAudience { .. } => "no-audience",
            Self::WrongAudience { .. } => "wrong-audience",
        }
    }
}

impl Verified {
    /// Demands `NotBefore` - skew <= now < `NotOnOrAfter` + skew of the conditions. `NotOnOrAfter` must be there.
    ///
    /// `skew` is how far the two clocks may be apart.
    ///
    /// # Errors
    /// [`PolicyError::NotYetValid`], [`PolicyError::Expired`], [`PolicyError::NoExpiry`].
    pub fn check_times(&self, now: OffsetDateTime, skew: Duration) -> Result<(), PolicyError> {
        let not_on_or_after = self.conditions.not_on_or_after.ok_or(PolicyError::NoExpiry)?;
        if let Some(not_before) = self.conditions.not_before.filter(|start| !has_begun(*start, now, skew)) {
            return Err(PolicyError::NotYetValid { not_before, now });
        }
        if has_ended(not_on_or_after, now, skew) {
            return Err(PolicyError::Expired { not_on_or_after, now });
        }
        Ok(())
    }

    /// Demands a bearer confirmation with an end that has not come yet.
    ///
    /// # Errors
    /// [`PolicyError::NoConfirmation`], [`PolicyError::NotBearer`], [`PolicyError::NoConfirmationExpiry`],
    /// [`PolicyError::ConfirmationNotYetValid`], [`PolicyError::ConfirmationExpired`].
    ///
    /// Source: RFC 7522, section 3, items 5 and 6.
    pub fn check_confirmation(&self, now: OffsetDateTime, skew: Duration) -> Result<(), PolicyError> {
        let confirmation = self.confirmation.as_ref().ok_or(PolicyError::NoConfirmation)?;
        if confirmation.method != CONFIRMATION_BEARER {
            return Err(PolicyError::NotBearer);
        }
        let not_on_or_after = confirmation.not_on_or_after.ok_or(PolicyError::NoConfirmationExpiry)?;
        if let Some(not_before) = confirmation.not_before.filter(|start| !has_begun(*start, now, skew)) {
            return Err(PolicyError::ConfirmationNotYetValid { not_before, now });
        }
        if has_ended(not_on_or_after, now, skew) {
            return Err(PolicyError::ConfirmationExpired { not_on_or_after, now });
        }
        Ok(())
    }

    /// Demands that `expected` is one of the audiences, character by character.
    ///
    /// # Errors
    /// [`PolicyError::NoAudience`], [`PolicyError::WrongAudience`].
    pub fn check_audience(&self, expected: &str) -> Result<(), PolicyError> {
        let audiences = &self.conditions.audiences;
        if audiences.is_empty() {
            return Err(PolicyError::NoAudience { expected: expected.to_owned() });
        }
        if audiences.iter().any(|audience| audience == expected) {
            Ok(())
        } else {
            Err(PolicyError::WrongAudience { expected: expected.to_owned() })
        }
    }
}

/// Compared as differences, which do not overflow at the ends of the calendar.
fn has_begun(start: OffsetDateTime, now: OffsetDateTime, skew: Duration) -> bool {
    start - now <= skew
}

fn has_ended(end: OffsetDateTime, now: OffsetDateTime, skew: Duration) -> bool {
    now - end >= skew
}

fn shown(at: OffsetDateTime) -> String {
    text::instant(at).unwrap_or_else(|| at.to_string())
}
