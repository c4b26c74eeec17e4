//! `/api/v1/upgrades`

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::caller::AdminCaller;
use super::{Refusal, Value};
use crate::rules::upgrade::{self, ENHANCED_TO_DO_INTEGRATION, UpgradeState};
use crate::{Sandbox, TECHNICAL_USER};

/// An upgrade as the API shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpgradeView {
    name: &'static str,
    done: bool,
    done_at: Option<String>,
    done_by: Option<String>,
    /// Exists once the upgrade is done.
    technical_user: Option<&'static str>,
    prepared_entries: u64,
}

impl From<UpgradeState> for UpgradeView {
    fn from(state: UpgradeState) -> Self {
        Self {
            name: ENHANCED_TO_DO_INTEGRATION,
            done: state.done.is_some(),
            done_at: state.done.as_ref().map(|upgrade| upgrade.done_at.wire()),
            technical_user: state.done.as_ref().map(|_| TECHNICAL_USER),
            done_by: state.done.map(|upgrade| upgrade.done_by),
            prepared_entries: state.prepared,
        }
    }
}

pub async fn list(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
) -> Result<Json<Value<UpgradeView>>, Refusal> {
    Ok(Json(Value { value: vec![upgrade::state(&sandbox, &admin).await?.into()] }))
}

pub async fn run(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
) -> Result<Json<UpgradeView>, Refusal> {
    Ok(Json(upgrade::run(&sandbox, &admin).await?.into()))
}
