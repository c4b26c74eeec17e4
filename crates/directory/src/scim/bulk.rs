//! Bulk requests: several operations, one after the other, each on its own. Source: RFC 7644, section 3.7.

use std::collections::{HashMap, HashSet};

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::canonical::check_schemas;
use super::condition::target_of;
use super::error::{Result, ScimError, ScimType};
use super::path::{PatchTarget, member, parse_patch, shown};
use super::projection::Projection;
use super::schema::{Attribute, ResourceKind};
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
        check_schemas(request, "urn:ietf:params:scim:api:messages:2.0:BulkRequest")?;
        let operations = request.get("Operations").and_then(Value::as_array);
        let Some(operations) = operations.filter(|operations| !operations.is_empty()) else {
            let detail = "Operations must be a list with at least one operation.";
            return Err(ScimError::bad(ScimType::InvalidSyntax, detail));
        };
        if operations.len() > MAX_OPERATIONS {
            let detail = format!("A request may have at most {MAX_OPERATIONS} operations.");
            return Err(ScimError::new(StatusCode::PAYLOAD_TOO_LARGE, ScimType::None, detail));
        }
        let most_errors = match request.get("failOnErrors") {
            None | Some(Value::Null) => u64::MAX,
            Some(most) => most.as_u64().ok_or_else(|| {
                ScimError::bad(ScimType::InvalidValue, "failOnErrors must be a whole number from 0.")
            })?,
        };
        let (mut created, mut bulk_ids) = (HashMap::new(), HashSet::new());
        let (mut results, mut errors) = (Vec::new(), 0);
        for operation in operations {
            let is_new = operation["bulkId"].as_str().is_none_or(|bulk_id| bulk_ids.insert(bulk_id));
            let outcome = match read(operation, &created) {
                Ok(_) if !is_new => {
                    let detail = "An operation before this one has the same bulkId.";
                    Err(ScimError::bad(ScimType::InvalidValue, detail))
                }
                Ok(operation) => self.carry_out(&operation).await,
                Err(error) => Err(error),
            };
            if let (Ok(answer), Some(bulk_id)) = (&outcome, operation["bulkId"].as_str())
                && let Some(id) = answer.resource.as_ref().and_then(|resource| resource.get("id")?.as_str())
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
    if !operation.is_object() {
        return Err(ScimError::bad(ScimType::InvalidSyntax, "Every operation must be an object."));
    }
    let text = |name: &str| operation[name].as_str();
    let method = text("method").unwrap_or_default().to_uppercase();
    let path = text("path").unwrap_or_default();
    let mut segments = path.trim_start_matches('/').splitn(2, '/');
    let endpoint = format!("/{}", segments.next().unwrap_or_default());
    let kind = ResourceKind::ALL.into_iter().find(|kind| kind.endpoint().eq_ignore_ascii_case(&endpoint));
    let kind = kind.ok_or_else(|| {
        let shown = shown(path);
        ScimError::bad(ScimType::InvalidPath, format!("\"{shown}\" is no path of people or groups."))
    })?;
    let id = match segments.next().filter(|id| !id.is_empty()) {
        Some(id) => Some(resolved(id, created)?.unwrap_or_else(|| id_in_path(id))),
        None => None,
    };
    let mut data = match operation.get("data") {
        Some(Value::Object(data)) => data.clone(),
        None | Some(Value::Null) if method == "DELETE" => Map::new(),
        _ => return Err(ScimError::bad(ScimType::InvalidSyntax, "data must be an object.")),
    };
    if method == "PATCH" {
        resolve_in_patch(kind, &mut data, created)?;
    } else {
        resolve_in_resource(kind, &mut data, created)?;
    }
    Ok(Operation {
        method,
        kind,
        id,
        bulk_id: text("bulkId"),
        version: text("version").map(str::to_owned),
        data,
    })
}

/// The id a segment of a path stands for.
fn id_in_path(segment: &str) -> String {
    let one_value = format!("={}", segment.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(one_value.as_bytes()).map(|(_, id)| id.into_owned()).collect()
}

/// Puts ids where references are: in attributes whose values are resources. A name that looks like one is a name.
fn resolve_in_resource(
    kind: ResourceKind,
    resource: &mut Map<String, Value>,
    created: &HashMap<String, String>,
) -> Result<()> {
    for (name, value) in resource {
        match (kind.extension(name), value) {
            (Some(schema), Value::Object(parts)) => {
                for (name, value) in parts {
                    if schema.attribute(name).is_some_and(Attribute::names_resources) {
                        resolve(value, created)?;
                    }
                }
            }
            (_, value) => {
                let target = target_of(kind, name);
                if target.is_some_and(|target| target.attribute.names_resources()) {
                    resolve(value, created)?;
                }
            }
        }
    }
    Ok(())
}

fn resolve_in_patch(
    kind: ResourceKind,
    request: &mut Map<String, Value>,
    created: &HashMap<String, String>,
) -> Result<()> {
    let lists = request.iter_mut().filter(|(name, _)| name.eq_ignore_ascii_case("Operations"));
    let operations = lists.filter_map(|(_, value)| value.as_array_mut()).flatten();
    for operation in operations.filter_map(Value::as_object_mut) {
        let path = member(operation, "path").and_then(Value::as_str);
        let target = path.map(|path| parse_patch(kind, path));
        let value = operation.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("value"));
        let Some((_, value)) = value else { continue };
        match (target, value) {
            (None, Value::Object(values)) => resolve_in_resource(kind, values, created)?,
            (Some(Ok(PatchTarget::Extension(schema))), value @ Value::Object(_)) => {
                let mut whole = Map::from_iter([(schema.id.to_owned(), value.take())]);
                resolve_in_resource(kind, &mut whole, created)?;
                *value = whole.remove(schema.id).unwrap_or_default();
            }
            (Some(Ok(PatchTarget::Attribute(target) | PatchTarget::Items { target, .. })), value)
                if target.attribute.names_resources() =>
            {
                resolve(value, created)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts the id where a value of such an attribute is a reference, or has one in `value` or `$ref`.
fn resolve(value: &mut Value, created: &HashMap<String, String>) -> Result<()> {
    match value {
        Value::Object(object) => object
            .iter_mut()
            .filter(|(name, _)| ["value", "$ref"].iter().any(|known| name.eq_ignore_ascii_case(known)))
            .try_for_each(|(_, value)| resolve(value, created)),
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
