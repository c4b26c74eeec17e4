//! `GET /v1/destinations/{name}` and `GET /v2/destinations/{name}@{level}`: a destination with its token.

mod answer;
mod certificates;
mod fragments;
mod header;
mod request;
mod token;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, Caller, ErrorFamily};
use http::HeaderMap;

use self::answer::{ConsumedDestination, FoundDestination, Metadata, MetadataOwner, Owner};
use self::fragments::Search;
use self::request::Request;
use super::conditional;
use super::crud::instance_of;
use super::described::{ConditionAnswers, Conditions, LookupHeaders, LookupParameters};
use super::list::bad;
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Parameters = Query<Vec<(String, String)>>;

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
        (status = 404, description = "There is no destination, or no fragment, of that name."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn find(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    query: Parameters,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::read(&caller, &query, &headers)?;
    let instance = instance_of(&caller)?;
    let found = destinations.find_for_instance(&instance, &name).await.map_err(shaped)?;
    let destination = found.ok_or_else(|| shaped(DestinationError::NotFound))?;
    let (destination, _) = request.with_fragments(&destinations, destination, Search::InstanceFirst).await?;
    if let Some(answer) = conditional::answer(&headers, &destination.etag) {
        return Ok(answer);
    }
    let owner = Owner::at(&destinations, &destination.instance_id);
    let (answer, _) = request.answer(&destinations, &destination).await?;
    let body = FoundDestination { owner, destination: answer };
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
        (status = 404, description = "There is no destination, or no fragment, of that name on that level."),
        (status = 422, description = "The caller's token was issued by an identity service."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn consume(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name_and_level): Path<String>,
    query: Parameters,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::read(&caller, &query, &headers)?;
    let (name, level) = name_and_level.split_once('@').unwrap_or((&name_and_level, "instance"));
    let level = level_of(level, &caller)?;
    let found = destinations.find_at(&level, name).await.map_err(shaped)?;
    let destination = found.ok_or_else(|| shaped(DestinationError::NotFound))?;
    let owner = Owner::at(&destinations, &destination.instance_id);
    let (destination, fragments) =
        request.with_fragments(&destinations, destination, Search::BesideDestination).await?;
    if let Some(answer) = conditional::answer(&headers, &destination.etag) {
        return Ok(answer);
    }
    let (mut body, certificates) = request.answer(&destinations, &destination).await?;
    let wants_owner = |(name, value): &(String, String)| {
        (name == "includeMetadata" || name == "$includeMetadata")
            && value.split(';').any(|part| part == "owner")
    };
    if query.iter().any(wants_owner) {
        let owner = MetadataOwner { destinations: vec![owner], certificates, fragments };
        body.destination_configuration.metadata = Some(Metadata { owner });
    }
    Ok(conditional::tagged(Json(body).into_response(), &destination.etag))
}

/// The level a call names; one subaccount is provider and subscriber at once.
fn level_of(level: &str, caller: &Caller) -> Result<String, ApiError> {
    match level {
        "subaccount" | "provider_subaccount" => Ok(SUBACCOUNT.to_owned()),
        "instance" | "provider_instance" => instance_of(caller),
        _ => Err(bad(
            "The level after @ is one of subaccount, instance, provider_subaccount, provider_instance.",
        )),
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
