//! Sample rows in one line.

use docket_domain::task::{Priority, Task, TaskStatus};
use docket_domain::user::User;
use docket_domain::{Texts, Timestamp, Urn, UserId};

/// 2026-03-02T08:00:00Z, a Monday: where stopped clocks start.
pub const NOON: Timestamp = Timestamp::from_seconds(1_772_438_400);

/// An open, valid task `local` of the system `sf:dc1:DOCKET01` for one recipient.
pub fn task(local: &str, recipient: &str, modified_at: Timestamp) -> Task {
    Task {
        urn: Urn::new(format!("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:{local}")),
        definition: Some(Urn::new("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:TIME_OFF")),
        status: TaskStatus::Ready,
        priority: Priority::Medium,
        subject: Texts::any(format!("Leave {local}")),
        created_at: modified_at,
        created_by: None,
        modified_at,
        modified_by: None,
        processor: None,
        due_at: None,
        completed_at: None,
        completed_by: None,
        ui_link: None,
        mobile_ui_link: None,
        embeddable_ui_link: None,
        attachments_count: 0,
        comments_count: 0,
        valid_responses: None,
        valid_actions: None,
        custom_attributes: Vec::new(),
        operation_errors: Vec::new(),
        recipient_users: vec![UserId::new(recipient)],
        recipient_groups: Vec::new(),
        missing: Vec::new(),
    }
}

/// An active person whose id is `id` and who signs in as `user_name`.
pub fn user(id: &str, user_name: &str) -> User {
    User {
        id: UserId::new(id),
        user_name: user_name.to_owned(),
        email: format!("{user_name}@example.com"),
        display_name: user_name.to_owned(),
        given_name: user_name.to_owned(),
        family_name: "Example".to_owned(),
        locale: None,
        active: true,
        provider_ids: std::collections::BTreeMap::new(),
        created_at: NOON,
        modified_at: NOON,
    }
}
