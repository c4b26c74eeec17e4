//! Upgrade Center: the Enhanced To-Do Integration.

use std::time::Duration;

use super::Admin;
use crate::store::{NewPerson, Person, Upgrade};
use crate::{Problem, Sandbox, TECHNICAL_USER};

/// The upgrade's name in addresses and in the database.
pub const ENHANCED_TO_DO_INTEGRATION: &str = "enhanced-to-do-integration";

/// Entries of the last three months are prepared for the initial load.
const PREPARED: Duration = Duration::from_hours(92 * 24);

/// Where the upgrade stands.
#[derive(Clone, Debug)]
pub struct UpgradeState {
    /// `None` before it was run.
    pub done: Option<Upgrade>,
    /// Pending requests of the last three months.
    pub prepared: u64,
}

/// Where the upgrade stands.
pub async fn state(sandbox: &Sandbox, _: &Admin) -> Result<UpgradeState, Problem> {
    let done = sandbox.store().find_upgrade(ENHANCED_TO_DO_INTEGRATION).await?;
    let prepared = sandbox.store().count_pending_since(sandbox.clock().now().minus(PREPARED)).await?;
    Ok(UpgradeState { done, prepared })
}

/// Creates the technical user the task center reads with. Running it again changes nothing.
pub async fn run(sandbox: &Sandbox, admin: &Admin) -> Result<UpgradeState, Problem> {
    let upgrade = Upgrade {
        name: ENHANCED_TO_DO_INTEGRATION.to_owned(),
        done_at: sandbox.clock().now(),
        done_by: admin.person().user_id.clone(),
    };
    sandbox.store().insert_upgrade(&upgrade, &technical_user()).await?;
    state(sandbox, admin).await
}

fn technical_user() -> NewPerson {
    let person = Person {
        user_id: TECHNICAL_USER.to_owned(),
        given_name: String::new(),
        family_name: String::new(),
        email: String::new(),
        global_user_id: None,
        manager: None,
        admin: false,
        technical: true,
        active: true,
        locale: "en-US".to_owned(),
    };
    NewPerson { person, password_hash: None }
}
