//! Whether a password holds.

use crate::store::Person;
use crate::{Problem, Sandbox, password};

/// The person with this user id and password. Attempts are throttled per user id, whoever makes them; an unknown user
/// id is answered as a wrong password is, after the same work.
///
/// # Errors
/// [`Problem::Unauthenticated`] or [`Problem::TooManyAttempts`].
pub async fn check(sandbox: &Sandbox, user_id: &str, password: &str) -> Result<Person, Problem> {
    let _turn = sandbox.throttle().turn().await;
    sandbox.throttle().attempt(user_id, sandbox.clock().now()).map_err(Problem::TooManyAttempts)?;
    let hash = sandbox.store().find_password_hash(user_id).await?;
    let password = password.to_owned();
    let good = tokio::task::spawn_blocking(move || password::matches(&password, hash.as_deref()))
        .await
        .map_err(|error| Problem::Internal(anyhow::Error::new(error)))?;
    let person = if good { sandbox.store().find_person(user_id).await? } else { None };
    let Some(person) = person else {
        return Err(Problem::Unauthenticated("The user id or the password is wrong.".to_owned()));
    };
    sandbox.throttle().succeeded(user_id);
    Ok(person)
}
