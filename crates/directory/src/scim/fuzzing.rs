//! A way in for the fuzz targets. It hands nothing out.

use docket_domain::{Chance, Timestamp};
use serde_json::{Map, Value, json};

use super::patch_request::Patch;
use super::schema::ResourceKind;
use super::{SearchRequest, canonical, condition, path, to_person};

/// A filter, what a list is sorted by, or a path.
pub fn expression(text: &str) {
    for kind in ResourceKind::ALL {
        let _ = condition::parse(kind, text);
        let _ = condition::parse_sort(kind, text);
        let _ = path::parse_patch(kind, text);
    }
}

/// A resource as it is sent, and every kind of change of it.
///
/// # Panics
/// If a resource in canonical form has another one, or a change puts in what is read-only.
pub fn patch(sent: &Map<String, Value>, path: &str, value: &Value) {
    let _ = SearchRequest::from_body(sent);
    for kind in ResourceKind::ALL {
        let Ok(resource) = canonical(kind, sent) else { continue };
        assert_eq!(canonical(kind, &resource).as_ref(), Ok(&resource));
        if kind == ResourceKind::User {
            let _ = to_person(resource.clone(), None, &Chance::seeded(0), Timestamp::from_micros(0));
        }
        for op in ["add", "replace", "remove"] {
            for operation in
                [json!({"op": op, "path": path, "value": value}), json!({"op": op, "value": value})]
            {
                let request = Map::from_iter([("Operations".to_owned(), json!([operation]))]);
                let mut changed = resource.clone();
                if Patch::read(kind, &request).and_then(|patch| patch.apply(&mut changed)).is_ok() {
                    let read_only =
                        ["id", "meta", "groups"].into_iter().find(|name| changed.contains_key(*name));
                    assert_eq!(read_only, None, "{operation} changed what is read-only");
                    let _ = canonical(kind, &changed);
                }
            }
        }
    }
}
