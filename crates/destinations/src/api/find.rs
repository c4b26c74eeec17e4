//! `GET /v1/destinations/{name}` and `GET /v2/destinations/{name}@{level}`: a destination with its token.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, Caller, ErrorFamily, UserToken};
use http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::conditional;
use super::crud::instance_of;
use super::described::{ConditionAnswers, Conditions, LookupHeaders, LookupParameters};
use super::list::bad;
use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};
use crate::token::answer::Token;
use crate::token::error::TokenError;
use crate::token::foreign_user;
use crate::token::retrieval::Inputs;
use crate::validate::PropertyError;

type Parameters = Query<Vec<(String, String)>>;

/// A destination with its token, and whose it is.
#[derive(Serialize, ToSchema)]
struct FoundDestination {
    owner: Owner,
    #[serde(flatten)]
    destination: ConsumedDestination,
}

/// Where a destination is kept.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
#[schema(as = DestinationOwner)]
struct Owner {
    subaccount_id: String,
    /// The service instance, on its level.
    #[schema(required)]
    instance_id: Option<String>,
}

/// A destination with its token.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConsumedDestination {
    destination_configuration: Configuration,
    /// Absent where there is nothing to fetch, or `$skipTokenRetrieval` says so; else exactly one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    auth_tokens: Option<Vec<AuthToken>>,
}

/// Name and value of each property.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationConfiguration)]
struct Configuration {
    #[serde(flatten)]
    properties: BTreeMap<String, String>,
    /// Only where `includeMetadata` asks for it.
    #[serde(rename = "$metadata", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
}

/// Where the destination came from.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationMetadata)]
struct Metadata {
    owner: MetadataOwner,
}

/// Whose each destination is that was put together; there is always one.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationMetadataOwner)]
struct MetadataOwner {
    destinations: Vec<Owner>,
}

/// A token, ready to be put into a header, or why there is none.
#[derive(Serialize, ToSchema)]
struct AuthToken {
    /// `Bearer` or `Basic`; empty if there is no token.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Empty if there is no token.
    value: String,
    /// The header to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    http_header: Option<HttpHeader>,
    /// Seconds, as a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    expires_in: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    refresh_token: Option<String>,
    /// Why there is no token.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<String>,
}

/// A header with its value.
#[derive(Serialize, ToSchema)]
struct HttpHeader {
    key: &'static str,
    value: String,
}

/// Finds a destination and fetches its token
///
/// On the level of the caller's service instance first, then on the subaccount's; the first hit wins.
#[utoipa::path(
    get,
    path = "/v1/destinations/{name}",
    operation_id = "findDestination",
    params(
        ("name" = String, Path, description = "The destination's name."),
        LookupParameters,
        LookupHeaders,
        Conditions,
    ),
    responses(
        (status = 200, description = "The destination; a token that could not be fetched is told of in `authTokens`.",
            body = FoundDestination, headers(("ETag" = String, description = "Changes with every write."))),
        (status = 400, description = "A header is not supported, or two cannot be combined."),
        (status = 404, description = "There is no destination of that name."),
        ConditionAnswers,
    ),
)]
pub(super) async fn find(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    query: Parameters,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::read(&caller, &query, &headers)?;
    let instance = instance_of(&caller)?;
    let mut found = destinations.find_at(&instance, &name).await.map_err(shaped)?;
    if found.is_none() {
        found = destinations.find_at(SUBACCOUNT, &name).await.map_err(shaped)?;
    }
    let destination = found.ok_or_else(|| shaped(DestinationError::NotFound))?;
    if let Some(answer) = conditional::answer(&headers, &destination.etag) {
        return Ok(answer);
    }
    let owner = owner(&destinations, &destination);
    let body = FoundDestination { owner, destination: request.answer(&destinations, &destination).await };
    Ok(conditional::tagged(Json(body).into_response(), &destination.etag))
}

/// Finds a destination of one level and fetches its token
#[utoipa::path(
    get,
    path = "/v2/destinations/{name}",
    operation_id = "consumeDestination",
    params(
        ("name" = String, Path, description = "The destination's name and level: `name@subaccount`, or `name@instance`, which \
            is also meant without a level."),
        LookupParameters,
        ("includeMetadata" = Option<String>, Query, description = "`owner`, to be told whose the destination is; \
            `$includeMetadata` is the same."),
        LookupHeaders,
        Conditions,
    ),
    responses(
        (status = 200, description = "The destination; a token that could not be fetched is told of in `authTokens`.",
            body = ConsumedDestination, headers(("ETag" = String, description = "Changes with every write."))),
        (status = 400, description = "There is no such level, a header is not supported, or two cannot be combined."),
        (status = 404, description = "There is no destination of that name on that level."),
        ConditionAnswers,
    ),
)]
pub(super) async fn consume(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name_and_level): Path<String>,
    query: Parameters,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::read(&caller, &query, &headers)?;
    let (name, level) = name_and_level.split_once('@').unwrap_or((&name_and_level, "instance"));
    // One subaccount is provider and subscriber at once.
    let level = match level {
        "subaccount" | "provider_subaccount" => SUBACCOUNT.to_owned(),
        "instance" | "provider_instance" => instance_of(&caller)?,
        _ => {
            return Err(bad(
                "The level after @ is one of subaccount, instance, provider_subaccount, provider_instance.",
            ));
        }
    };
    let found = destinations.find_at(&level, name).await.map_err(shaped)?;
    let destination = found.ok_or_else(|| shaped(DestinationError::NotFound))?;
    if let Some(answer) = conditional::answer(&headers, &destination.etag) {
        return Ok(answer);
    }
    let mut body = request.answer(&destinations, &destination).await;
    let wants_owner = |(name, value): &(String, String)| {
        (name == "includeMetadata" || name == "$includeMetadata")
            && value.split(';').any(|part| part == "owner")
    };
    if query.iter().any(wants_owner) {
        let owner = MetadataOwner { destinations: vec![owner(&destinations, &destination)] };
        body.destination_configuration.metadata = Some(Metadata { owner });
    }
    Ok(conditional::tagged(Json(body).into_response(), &destination.etag))
}

/// At least one id is always there: Cloud SDK JS takes an answer without any for a miss.
fn owner(destinations: &Destinations, destination: &Destination) -> Owner {
    let instance_id = (!destination.instance_id.is_empty()).then(|| destination.instance_id.clone());
    Owner { subaccount_id: destinations.settings.subaccount_id.clone(), instance_id }
}

/// What a call asks for, read before anything is looked up.
struct Request<'r> {
    caller: &'r Caller,
    user_token: Option<&'r str>,
    tenant: Option<&'r str>,
    saml_assertion: Option<&'r str>,
    skip_tokens: bool,
    skip_credentials: bool,
}

/// Headers that ask for what docket does not do: answered by an error instead of a token made without them.
const UNSUPPORTED: [&str; 5] = [
    "x-client-assertion",
    "x-client-assertion-type",
    "x-client-assertion-destination-name",
    "x-fragment-name",
    "x-chain-name",
];

impl<'r> Request<'r> {
    fn read(
        caller: &'r Caller,
        query: &[(String, String)],
        headers: &'r HeaderMap,
    ) -> Result<Self, ApiError> {
        // An empty header means the same as none.
        let header = |name: &str| headers.get(name)?.to_str().ok().filter(|value| !value.trim().is_empty());
        if let Some(name) = UNSUPPORTED.iter().find(|name| header(name).is_some()) {
            return Err(bad(&format!("The header {name} is not supported.")));
        }
        let is_true =
            |name: &str| query.iter().any(|(key, value)| key == name && value.eq_ignore_ascii_case("true"));
        let (user_token, tenant) = (header("x-user-token"), header("x-tenant"));
        if user_token.is_some() && tenant.is_some() {
            return Err(bad("X-user-token and X-tenant cannot be combined; the token says the tenant."));
        }
        Ok(Self {
            caller,
            user_token,
            tenant,
            saml_assertion: header("x-samlassertion"),
            skip_tokens: is_true("$skipTokenRetrieval"),
            skip_credentials: is_true("$skipCredentials"),
        })
    }

    async fn answer(&self, destinations: &Destinations, destination: &Destination) -> ConsumedDestination {
        let properties = if self.skip_credentials {
            destination.properties.masked().0
        } else {
            destination.properties.clone()
        };
        let auth_token =
            if self.skip_tokens { None } else { self.auth_token(destinations, destination).await };
        ConsumedDestination {
            destination_configuration: Configuration { properties: properties.into_map(), metadata: None },
            auth_tokens: auth_token.map(|token| vec![token]),
        }
    }

    /// The token as it is shown, or why there is none; `None` where there is nothing to fetch.
    async fn auth_token(&self, destinations: &Destinations, destination: &Destination) -> Option<AuthToken> {
        match self.token(destinations, destination).await {
            Ok(token) => token.map(|token| AuthToken::of(&token, destinations.clock.now())),
            Err(error) => {
                let name = destination.name();
                tracing::info!(destination.name = name, "No token for destination {name}: {error}");
                Some(AuthToken::failed(error.to_string()))
            }
        }
    }

    async fn token(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let person = self.person(destinations, destination).await?;
        let inputs = Inputs {
            person: person.as_ref(),
            tenant: self.tenant,
            saml_assertion: self.saml_assertion,
            tenant_is_required: true,
        };
        destinations.tokens.retrieve(destination, inputs).await
    }

    /// Who the token is for: `X-user-token` goes before `Authorization`; both count only after they were checked, and only for
    /// a destination that acts for persons.
    async fn person(
        &self,
        destinations: &Destinations,
        destination: &Destination,
    ) -> Result<Option<UserToken>, TokenError> {
        if !destination.acts_for_persons() {
            return Ok(None);
        }
        if let Some(token) = self.user_token {
            if let Some(jwks) = destination.get("x_user_token.jwks") {
                let now = destinations.clock.now();
                return foreign_user::validate(token, jwks, &destination.properties, now).map(Some);
            }
            if destination.get("x_user_token.jwks_uri").is_some() {
                let problem = "is not supported; put the key set into x_user_token.jwks";
                return Err(PropertyError::new("x_user_token.jwks_uri", problem).into());
            }
            let checked = destinations.user_tokens.validate(token).await;
            return checked.map(Some).map_err(|refused| {
                TokenError::Identity(format!("the token in X-user-token is not accepted: {}", refused.0))
            });
        }
        match self.caller {
            Caller::Person(person) => UserToken::of(person).map(Some).ok_or_else(|| {
                TokenError::Identity("the user's token lacks iss, zid, sub or exp".to_owned())
            }),
            Caller::Client(_) | Caller::CommandLine => Ok(None),
        }
    }
}

impl AuthToken {
    fn of(token: &Token, now: Timestamp) -> Self {
        Self {
            kind: token.kind,
            value: token.value.clone(),
            http_header: Some(HttpHeader { key: "Authorization", value: token.header_value() }),
            expires_in: token.expires_at.map(|end| end.since(now).as_secs().to_string()),
            scope: token.scope.clone(),
            refresh_token: token.refresh.clone(),
            error: None,
        }
    }

    fn failed(reason: String) -> Self {
        Self {
            kind: "",
            value: String::new(),
            http_header: None,
            expires_in: None,
            scope: None,
            refresh_token: None,
            error: Some(reason),
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
