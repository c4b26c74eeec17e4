//! The attributes of what describes the interface itself. Source: RFC 7643, sections 5 to 7.

use super::attribute::Attribute as A;

const SUPPORTED: &[A] = &[A::boolean("supported", "Whether it is.").required().read_only()];

const BULK: &[A] = &[
    A::boolean("supported", "Whether it is.").required().read_only(),
    A::integer("maxOperations", "Most operations of one request.").required().read_only(),
    A::integer("maxPayloadSize", "Most bytes of one request.").required().read_only(),
];

const FILTER: &[A] = &[
    A::boolean("supported", "Whether it is.").required().read_only(),
    A::integer("maxResults", "Most resources of one answer.").required().read_only(),
];

const AUTHENTICATION_SCHEMES: &[A] = &[
    A::text("type", "The scheme.").required().read_only(),
    A::text("name", "Its name.").required().read_only(),
    A::text("description", "What to send.").required().read_only(),
    A::reference("specUri", "Its specification.", &["external"]).read_only(),
    A::reference("documentationUri", "Help for it.", &["external"]).read_only(),
    A::boolean("primary", "Whether it is the preferred one.").read_only(),
];

pub(super) const PROVIDER_CONFIG: &[A] = &[
    A::reference("documentationUri", "Help for people.", &["external"]).read_only(),
    A::complex("patch", "PATCH.", SUPPORTED).required().read_only(),
    A::complex("bulk", "Several operations in one request.", BULK).required().read_only(),
    A::complex("filter", "Filters.", FILTER).required().read_only(),
    A::complex("changePassword", "Passwords.", SUPPORTED).required().read_only(),
    A::complex("sort", "Sorting.", SUPPORTED).required().read_only(),
    A::complex("etag", "Versions.", SUPPORTED).required().read_only(),
    A::complex("authenticationSchemes", "How to say who one is.", AUTHENTICATION_SCHEMES)
        .multi()
        .required()
        .read_only(),
];

const SCHEMA_EXTENSIONS: &[A] = &[
    A::reference("schema", "The extension's schema.", &["uri"]).required().read_only(),
    A::boolean("required", "Whether every resource has it.").required().read_only(),
];

pub(super) const RESOURCE_TYPE: &[A] = &[
    A::text("name", "The name of the type.").required().read_only(),
    A::text("description", "What it is.").read_only(),
    A::reference("endpoint", "The address below the interface's own.", &["uri"]).required().read_only(),
    A::reference("schema", "The schema.", &["uri"]).required().read_only(),
    A::complex("schemaExtensions", "Further schemas.", SCHEMA_EXTENSIONS).multi().read_only(),
];

const SUB_ATTRIBUTES: &[A] = &[
    A::text("name", "The name.").required().read_only().exact(),
    A::text("type", "What a value is.").required().read_only().suggesting(&[
        "string",
        "boolean",
        "decimal",
        "integer",
        "dateTime",
        "reference",
        "complex",
        "binary",
    ]),
    A::boolean("multiValued", "Whether there may be several.").required().read_only(),
    A::text("description", "What it is.").read_only(),
    A::boolean("required", "Whether it must be there.").required().read_only(),
    A::text("canonicalValues", "Suggested values.").multi().read_only().exact(),
    A::boolean("caseExact", "Whether case counts.").read_only(),
    A::text("mutability", "Who may change it, and when.").read_only().exact().suggesting(&[
        "readOnly",
        "readWrite",
        "immutable",
        "writeOnly",
    ]),
    A::text("returned", "When it is in an answer.")
        .read_only()
        .exact()
        .suggesting(&["always", "never", "default", "request"]),
    A::text("uniqueness", "Whether two resources may have the same.")
        .read_only()
        .exact()
        .suggesting(&["none", "server", "global"]),
    A::text("referenceTypes", "What a reference names.").multi().read_only().exact(),
];

const ATTRIBUTES: &[A] = &{
    let mut all = [A::complex("subAttributes", "The parts of a complex attribute.", SUB_ATTRIBUTES)
        .multi()
        .read_only(); 12];
    let mut at = 0;
    while at < SUB_ATTRIBUTES.len() {
        all[at] = SUB_ATTRIBUTES[at];
        at += 1;
    }
    all
};

pub(super) const SCHEMA: &[A] = &[
    A::text("name", "The name.").read_only(),
    A::text("description", "What it is for.").read_only(),
    A::complex("attributes", "The attributes.", ATTRIBUTES).multi().required().read_only(),
];
