//! Schemas and resource types as their endpoints show them. Source: RFC 7643, sections 6, 7 and 8.7.

use serde_json::{Map, Value, json};

use super::attribute::{Attribute, Kind, Mutability, Returned};
use super::definitions::{ResourceKind, Schema};

impl Attribute {
    fn to_json(self) -> Value {
        let kind = match self.kind {
            Kind::Text => "string",
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::DateTime => "dateTime",
            Kind::Reference(_) => "reference",
            Kind::Complex(_) => "complex",
        };
        let mutability = match self.mutability {
            Mutability::ReadOnly => "readOnly",
            Mutability::ReadWrite => "readWrite",
            Mutability::Immutable => "immutable",
        };
        let returned = match self.returned {
            Returned::Always => "always",
            Returned::Default => "default",
        };
        let mut json = json!({
            "name": self.name,
            "type": kind,
            "multiValued": self.multi_valued,
            "description": self.description,
            "required": self.required,
            "caseExact": self.case_exact,
            "mutability": mutability,
            "returned": returned,
            "uniqueness": if self.unique { "server" } else { "none" },
        });
        if !self.canonical_values.is_empty() {
            json["canonicalValues"] = json!(self.canonical_values);
        }
        match self.kind {
            Kind::Reference(types) => json["referenceTypes"] = json!(types),
            Kind::Complex(attributes) => {
                json["subAttributes"] = attributes.iter().map(|attribute| attribute.to_json()).collect();
            }
            _ => {}
        }
        json
    }
}

impl Schema {
    /// As `/Schemas` shows it; `base` is the interface's own address.
    pub(crate) fn to_json(&self, base: &str) -> Map<String, Value> {
        object(json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "attributes": self.attributes.iter().map(|attribute| attribute.to_json()).collect::<Vec<_>>(),
            "meta": {"resourceType": "Schema", "location": format!("{base}/Schemas/{}", self.id)},
        }))
    }
}

impl ResourceKind {
    /// As `/ResourceTypes` shows it; `base` is the interface's own address.
    pub(crate) fn to_json(self, base: &str) -> Map<String, Value> {
        let extensions: Vec<Value> =
            self.extensions().iter().map(|schema| json!({"schema": schema.id, "required": false})).collect();
        object(json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": self.name(),
            "name": self.name(),
            "description": self.schema().description,
            "endpoint": self.endpoint(),
            "schema": self.schema().id,
            "schemaExtensions": extensions,
            "meta": {"resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{}", self.name())},
        }))
    }
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}
