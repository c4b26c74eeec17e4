//! `GET /v1/destinations/{name}` and `GET /v2/destinations/{name}@{level}`: a destination with its token.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, Caller, ErrorFamily, UserToken};
use http::HeaderMap;
use serde_json::{Map, Value, json};

use super::conditional;
use super::crud::instance_of;
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

/// Instance level first, then subaccount level; the first hit wins.
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
    let mut body = Map::new();
    body.insert("owner".to_owned(), owner(&destinations, &destination));
    request.fill(&destinations, &destination, &mut body).await;
    Ok(conditional::tagged(Json(body).into_response(), &destination.etag))
}

/// One level and no other: `@subaccount` or `@instance`, the latter also without a level. The answer has no owner.
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
    let mut body = Map::new();
    request.fill(&destinations, &destination, &mut body).await;
    let wants_owner = |(name, value): &(String, String)| {
        (name == "includeMetadata" || name == "$includeMetadata")
            && value.split(';').any(|part| part == "owner")
    };
    if query.iter().any(wants_owner)
        && let Some(Value::Object(configuration)) = body.get_mut("destinationConfiguration")
    {
        let owner = owner(&destinations, &destination);
        configuration.insert("$metadata".to_owned(), json!({"owner": {"destinations": [owner]}}));
    }
    Ok(conditional::tagged(Json(body).into_response(), &destination.etag))
}

/// At least one id is always there: Cloud SDK JS takes an answer without any for a miss.
fn owner(destinations: &Destinations, destination: &Destination) -> Value {
    let instance = (!destination.instance_id.is_empty()).then_some(&destination.instance_id);
    json!({"SubaccountId": destinations.settings.subaccount_id, "InstanceId": instance})
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

    async fn fill(
        &self,
        destinations: &Destinations,
        destination: &Destination,
        body: &mut Map<String, Value>,
    ) {
        let configuration = if self.skip_credentials {
            destination.properties.masked().0.to_json()
        } else {
            destination.properties.to_json()
        };
        body.insert("destinationConfiguration".to_owned(), Value::Object(configuration));
        if self.skip_tokens {
            return;
        }
        match self.token(destinations, destination).await {
            Ok(None) => {}
            Ok(Some(token)) => {
                let now = destinations.clock.now();
                let remaining = token.expires_at.map(|end| end.since(now).as_secs().to_string());
                body.insert("authTokens".to_owned(), json!([shown(&token, remaining)]));
            }
            Err(error) => {
                let name = destination.name();
                tracing::info!(destination.name = name, "No token for destination {name}: {error}");
                let failure = json!([{"type": "", "value": "", "error": error.to_string()}]);
                body.insert("authTokens".to_owned(), failure);
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

fn shown(token: &Token, remaining_seconds: Option<String>) -> Value {
    let mut shown = json!({
        "type": token.kind,
        "value": token.value,
        "http_header": {"key": "Authorization", "value": token.header_value()},
    });
    let optional = [
        ("expires_in", remaining_seconds),
        ("scope", token.scope.clone()),
        ("refresh_token", token.refresh.clone()),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            shown[name] = Value::String(value);
        }
    }
    shown
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
