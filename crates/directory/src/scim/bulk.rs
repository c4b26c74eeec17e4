//! Bulk requests: several operations, one after the other, each on its own. Source: RFC 7644, section 3.7.

use std::collections::HashMap;

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::error::{Result, ScimError, ScimType};
use super::path::shown;
use super::projection::Projection;
use super::schema::ResourceKind;
use super::service::{Answer, Scim};
use super::version::Precondition;

/// Most operations of one request.
pub(crate) const MAX_OPERATIONS: usize = 1000;

/// Most bytes of one request; the server itself takes no more of any.
pub(crate) const MAX_PAYLOAD_BYTES: usize = 1024 * 1024;

/// Begins a reference to what an operation of the same request creates.
const REFERENCE: &str = "bulkId:";

struct Operation<'b> {
    method: String,
    kind: ResourceKind,
    id: Option<String>,
    bulk_id: Option<&'b str>,
    version: Option<String>,
    data: Map<String, Value>,
}

impl Scim {
    /// Carries out the operations in their order. A reference can name what an earlier operation created.
    pub(crate) async fn bulk(&self, request: &Map<String, Value>) -> Result<Value> {
        let operations = request.get("Operations").and_then(Value::as_array);
        let Some(operations) = operations.filter(|operations| !operations.is_empty()) else {
            let detail = "Operations must be a list with at least one operation.";
            return Err(ScimError::bad(ScimType::InvalidSyntax, detail));
        };
        if operations.len() > MAX_OPERATIONS {
            let detail = format!("A request may have at most {MAX_OPERATIONS} operations.");
            return Err(ScimError::new(StatusCode::PAYLOAD_TOO_LARGE, ScimType::None, detail));
        }
        let most_errors = request.get("failOnErrors").and_then(Value::as_u64).unwrap_or(u64::MAX);
        let mut created = HashMap::new();
        let (mut results, mut errors) = (Vec::new(), 0);
        for operation in operations {
            let outcome = match read(operation, &created) {
                Ok(operation) => self.carry_out(&operation).await,
                Err(error) => Err(error),
            };
            if let (Ok(answer), Some(bulk_id)) = (&outcome, operation["bulkId"].as_str())
                && let Some(id) = answer.location.as_deref().and_then(|location| location.rsplit('/').next())
            {
                created.insert(bulk_id.to_owned(), id.to_owned());
            }
            errors += u64::from(outcome.is_err());
            results.push(result(operation, outcome));
            if errors > 0 && errors >= most_errors {
                break;
            }
        }
        Ok(json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkResponse"],
            "Operations": results,
        }))
    }

    async fn carry_out(&self, operation: &Operation<'_>) -> Result<Answer> {
        let all = Projection::default();
        let precondition = Precondition::matching(operation.version.clone());
        let (kind, data) = (operation.kind, &operation.data);
        match (operation.method.as_str(), operation.id.as_deref()) {
            ("POST", None) if operation.bulk_id.is_none() => {
                Err(ScimError::bad(ScimType::InvalidSyntax, "POST needs a bulkId."))
            }
            ("POST", None) => self.create(kind, data, &all).await,
            ("PUT", Some(id)) => self.replace(kind, id, data, &all, &precondition).await,
            ("PATCH", Some(id)) => self.patch(kind, id, data, &all, &precondition).await,
            ("DELETE", Some(id)) => self.delete(kind, id, &precondition).await,
            _ => {
                let detail = "method and path must be POST with /Users or /Groups, or PUT, PATCH or DELETE with a resource.";
                Err(ScimError::bad(ScimType::InvalidPath, detail))
            }
        }
    }
}

fn read<'b>(operation: &'b Value, created: &HashMap<String, String>) -> Result<Operation<'b>> {
    let text = |name: &str| operation[name].as_str();
    let path = text("path").unwrap_or_default();
    let mut segments = path.trim_start_matches('/').splitn(2, '/');
    let endpoint = format!("/{}", segments.next().unwrap_or_default());
    let kind = ResourceKind::ALL.into_iter().find(|kind| kind.endpoint().eq_ignore_ascii_case(&endpoint));
    let kind = kind.ok_or_else(|| {
        let shown = shown(path);
        ScimError::bad(ScimType::InvalidPath, format!("\"{shown}\" is no path of people or groups."))
    })?;
    let id = match segments.next().filter(|id| !id.is_empty()) {
        Some(id) => Some(resolved(id, created)?.unwrap_or_else(|| id.to_owned())),
        None => None,
    };
    let mut data = operation.get("data").cloned().unwrap_or_default();
    resolve(&mut data, created)?;
    Ok(Operation {
        method: text("method").unwrap_or_default().to_uppercase(),
        kind,
        id,
        bulk_id: text("bulkId"),
        version: text("version").map(str::to_owned),
        data: if let Value::Object(data) = data { data } else { Map::new() },
    })
}

/// Puts ids where references are.
fn resolve(value: &mut Value, created: &HashMap<String, String>) -> Result<()> {
    match value {
        Value::Object(object) => object.values_mut().try_for_each(|value| resolve(value, created)),
        Value::Array(items) => items.iter_mut().try_for_each(|value| resolve(value, created)),
        Value::String(text) => {
            if let Some(id) = resolved(text, created)? {
                *text = id;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn resolved(text: &str, created: &HashMap<String, String>) -> Result<Option<String>> {
    let Some(bulk_id) = text.strip_prefix(REFERENCE) else { return Ok(None) };
    if let Some(id) = created.get(bulk_id) {
        return Ok(Some(id.clone()));
    }
    let shown = shown(bulk_id);
    let detail = format!("No earlier operation of this request created \"{shown}\".");
    Err(ScimError::new(StatusCode::CONFLICT, ScimType::None, detail))
}

fn result(operation: &Value, outcome: Result<Answer>) -> Value {
    let mut result = Map::new();
    if operation["method"].is_string() {
        result.insert("method".to_owned(), operation["method"].clone());
    }
    if operation["bulkId"].is_string() {
        result.insert("bulkId".to_owned(), operation["bulkId"].clone());
    }
    match outcome {
        Ok(answer) => {
            result.insert("status".to_owned(), answer.status.as_u16().to_string().into());
            if let Some(location) = answer.location {
                result.insert("location".to_owned(), location.into());
            }
            if let Some(version) = answer.version {
                result.insert("version".to_owned(), version.into());
            }
        }
        Err(error) => {
            let status = error.status.as_u16().to_string();
            let mut response = json!({
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
                "status": status,
                "detail": error.detail,
            });
            if error.scim_type != ScimType::None {
                response["scimType"] = error.scim_type.name().into();
            }
            result.insert("status".to_owned(), status.into());
            result.insert("response".to_owned(), response);
        }
    }
    Value::Object(result)
}
