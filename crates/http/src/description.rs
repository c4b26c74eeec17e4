//! What `/openapi.json` says of a route beyond its handler's own words: who may call it, and how refusals look.

use docket_domain::Role;
use http::Method;
use utoipa::ToSchema;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::{HttpMethod, Operation, PathItem, Paths};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, Object, OpenApi, OpenApiBuilder, Ref, RefOr, Response,
    ResponseBuilder, Schema, SecurityRequirement, Tag, Type,
};

use crate::error::{DestinationError, ErrorFamily, OAuthError, ScimError, TaskCenterError};
use crate::guard::{CSRF_HEADER, SESSION_COOKIES};
use crate::routes::Needs;

/// The names of the security schemes.
const BEARER: &str = "bearer";
const SESSION: &str = "session";
const CSRF: &str = "csrf";
/// For handlers whose caller is a client that names itself; they declare it themselves.
pub const CLIENT: &str = "client";

/// The ways to say who one is.
pub fn security_schemes() -> [(&'static str, SecurityScheme); 4] {
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").description(Some(
        "A token of `/oauth/token`. The command line's `admin-token` counts as one that holds every role.",
    ));
    let session = "The cookie of a signed-in browser; on https its name is `__Host-docket_session`.";
    let csrf = "The session's CSRF token, needed with the cookie on everything but GET. \
                `X-CSRF-Token: Fetch` on a GET returns it.";
    let client = "Client id and secret of a service key.";
    [
        (BEARER, SecurityScheme::Http(bearer.build())),
        (
            SESSION,
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                SESSION_COOKIES[0],
                session,
            ))),
        ),
        (
            CSRF,
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(CSRF_HEADER.as_str(), csrf))),
        ),
        (
            CLIENT,
            SecurityScheme::Http(
                HttpBuilder::new().scheme(HttpAuthScheme::Basic).description(Some(client)).build(),
            ),
        ),
    ]
}

/// The operations of a path.
pub(crate) fn operations(item: PathItem) -> impl Iterator<Item = (Method, Operation)> {
    [
        (Method::GET, item.get),
        (Method::POST, item.post),
        (Method::PUT, item.put),
        (Method::PATCH, item.patch),
        (Method::DELETE, item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation?)))
}

/// Adds to the handler's description what its guard and its error family mean for a caller.
///
/// An answer of 400 and above that the handler declares without a body has the family's.
pub(crate) fn complete(operation: &mut Operation, method: &Method, needs: Needs, family: ErrorFamily) {
    let sentence = sentence(needs);
    operation.description = Some(match operation.description.take() {
        Some(description) => format!("{description}\n\n{sentence}"),
        None => sentence,
    });
    operation.security.get_or_insert_with(|| security(needs, method));
    let extensions = ExtensionsBuilder::new().add("x-needs", names(needs)).build();
    operation.extensions.get_or_insert_default().merge(extensions);

    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter {
            parameter.schema = parameter.schema.take().map(without_null);
        }
    }

    let responses = &mut operation.responses.responses;
    let mut refusal = |status: &str, description: &str| {
        let response = ResponseBuilder::new().description(description).build();
        responses.entry(status.to_owned()).or_insert(response.into());
    };
    if needs != Needs::Nobody {
        refusal("401", "Nobody is signed in, or the token does not hold.");
    }
    if needs != Needs::Nobody && (needs != Needs::AnyCaller || *method != Method::GET) {
        refusal("403", "The caller lacks what the call needs.");
    }
    refusal("500", "Something went wrong on docket's side; its log says what.");
    for (status, response) in responses {
        let RefOr::T(response) = response else { continue };
        if status.as_str() >= "400" && response.content.is_empty() {
            add_body(response, family);
        }
        for header in response.headers.values_mut() {
            if let RefOr::T(header) = header {
                header.schema = header.schema.take().map(without_null);
            }
        }
    }
}

/// A parameter or header is there or not; it is never null.
fn without_null(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            if let SchemaType::Array(types) = &object.schema_type
                && let [Type::Null, one] | [one, Type::Null] = &types[..]
            {
                object.schema_type = SchemaType::Type(one.clone());
            }
            object.into()
        }
        RefOr::T(Schema::OneOf(mut choice)) => {
            let null = RefOr::from(Object::with_type(Type::Null));
            choice.items.retain(|item| *item != null);
            if choice.items.len() == 1 { choice.items.remove(0) } else { Schema::OneOf(choice).into() }
        }
        other => other,
    }
}

fn add_body(response: &mut Response, family: ErrorFamily) {
    let name = match family {
        ErrorFamily::TaskCenter => TaskCenterError::name(),
        ErrorFamily::Destination => DestinationError::name(),
        ErrorFamily::OAuth => OAuthError::name(),
        ErrorFamily::Scim => ScimError::name(),
    };
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(name))).build();
    let media_type = if family == ErrorFamily::Scim { ScimError::MEDIA_TYPE } else { "application/json" };
    response.content.insert(media_type.to_owned(), content.into());
}

fn security(needs: Needs, method: &Method) -> Vec<SecurityRequirement> {
    let one = |name: &str| SecurityRequirement::new(name, Vec::<String>::new());
    let session =
        if *method == Method::GET { one(SESSION) } else { one(SESSION).add(CSRF, Vec::<String>::new()) };
    match needs {
        Needs::Nobody => Vec::new(),
        Needs::AnyCaller | Needs::Person | Needs::Role(_) => vec![one(BEARER), session],
        Needs::DestinationClient => vec![one(BEARER)],
        Needs::Provisioning => vec![one(BEARER), one(CLIENT), session],
    }
}

/// `x-needs`: one of these is enough.
fn names(needs: Needs) -> Vec<&'static str> {
    match needs {
        Needs::Nobody => vec!["nobody"],
        Needs::AnyCaller => vec!["caller"],
        Needs::Person => vec!["person"],
        Needs::Role(roles) => roles.iter().map(|role| role.name()).collect(),
        Needs::DestinationClient => vec!["destination client"],
        Needs::Provisioning => vec!["directory token", Role::SubaccountAdministrator.name()],
    }
}

fn sentence(needs: Needs) -> String {
    match needs {
        Needs::Nobody => "Needs no signed-in caller.".to_owned(),
        Needs::AnyCaller => "Needs any known caller: a person, a client, or the command line.".to_owned(),
        Needs::Person => "Needs a signed-in person.".to_owned(),
        Needs::Role([role]) => format!("Needs the role {role}."),
        Needs::Role(roles) => {
            let names = roles.iter().map(|role| Role::name(*role)).collect::<Vec<_>>();
            format!("Needs one of the roles {}.", names.join(", "))
        }
        Needs::DestinationClient => "Needs a token of a destination service instance's client.".to_owned(),
        Needs::Provisioning => format!(
            "Needs a directory token (as bearer token, or as password of Basic authentication) or the role {}.",
            Role::SubaccountAdministrator
        ),
    }
}

/// A document of these operations, without a title yet. The error families' schemas come along.
pub(crate) fn document(
    operations: impl Iterator<Item = (String, Method, Operation)>,
    schemas: Vec<(String, RefOr<Schema>)>,
    tags: Vec<Tag>,
) -> OpenApi {
    let mut paths = Paths::new();
    for (path, method, operation) in operations {
        let method = match method {
            Method::POST => HttpMethod::Post,
            Method::PUT => HttpMethod::Put,
            Method::PATCH => HttpMethod::Patch,
            Method::DELETE => HttpMethod::Delete,
            _ => HttpMethod::Get,
        };
        paths.add_path_operation(path, vec![method], operation);
    }
    let mut all = error_schemas();
    all.extend(schemas);
    OpenApiBuilder::new()
        .info(InfoBuilder::new())
        .paths(paths)
        .components(Some(ComponentsBuilder::new().schemas_from_iter(all).build()))
        .tags(Some(tags))
        .build()
}

fn error_schemas() -> Vec<(String, RefOr<Schema>)> {
    fn of<T: ToSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(all);
        all.push((T::name().into_owned(), T::schema()));
    }
    let mut all = Vec::new();
    of::<TaskCenterError>(&mut all);
    of::<DestinationError>(&mut all);
    of::<OAuthError>(&mut all);
    of::<ScimError>(&mut all);
    all
}
