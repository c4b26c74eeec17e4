//! What administrators ask about connectors: `/task-center-service/v1/connectors`.
//!
//! Shapes: docs of the task center API. The two kinds of reader are persons with a role and clients with its authority.

mod connectors;

use docket_domain::Role;
use docket_http::{ErrorFamily, Needs, Routes};
use utoipa_axum::routes;

use crate::context::Context;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::TaskCenterAdmin, Role::SubaccountAdministrator]);

pub(crate) fn routes() -> Routes<Context> {
    Routes::new("/task-center-service/v1", ErrorFamily::TaskCenter)
        .tag("Connectors", "The connections tasks come through, and what their jobs did.")
        .add(ADMINISTRATORS, routes!(connectors::list))
        .add(ADMINISTRATORS, routes!(connectors::get))
        .add(ADMINISTRATORS, routes!(connectors::job_history))
}
