//! What administrators ask about connectors: `/task-center-service/v1/connectors`.
//!
//! Shapes: docs of the task center API. The two kinds of reader are persons with a role and clients with its authority.

mod connectors;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};

use crate::context::Context;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::TaskCenterAdmin, Role::SubaccountAdministrator]);

pub(crate) fn routes(context: Context, authenticator: Arc<dyn Authenticator>) -> Part {
    Routes::new("/task-center-service/v1", ErrorFamily::TaskCenter)
        .get("/connectors", ADMINISTRATORS, connectors::list)
        .get("/connectors/{id}", ADMINISTRATORS, connectors::get)
        .get("/connectors/{id}/jobTypes/{job_type}", ADMINISTRATORS, connectors::job_history)
        .serve(context, authenticator)
}
