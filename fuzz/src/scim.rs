//! What provisioning systems send.

use serde_json::{Map, Value};

/// A filter or path, a resource, and the value of a PATCH of that resource: three parts with a line feed between them. Without
/// line feeds it is a filter and a path.
///
/// # Panics
/// If something read-only was changed, or what was read is something else when it is read again.
pub fn scim_filter(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut parts = text.splitn(3, '\n');
    let expression = parts.next().unwrap_or_default();
    docket_directory::fuzzing::expression(expression);
    let Some(resource) = parts.next().and_then(object) else { return };
    let value = parts.next().and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null);
    docket_directory::fuzzing::patch(&resource, expression, &value);
}

fn object(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}
