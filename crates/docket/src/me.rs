//! `GET /cockpit-api/v1/me`: who is signed in, and to which subaccount.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use docket_domain::Role;
use docket_http::caller::CurrentPerson;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::config;

/// Knows the subaccount people are told of.
#[derive(Clone)]
pub struct Me(Arc<Subaccount>);

/// This deployment, as people see it.
#[derive(Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Subaccount {
    id: String,
    display_name: String,
    subdomain: String,
    /// Where docket is reached, without a slash at the end.
    url: String,
}

/// The signed-in person.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    /// The Global User ID.
    id: String,
    user_name: String,
    display_name: String,
    email: String,
    /// The language the person chose; without one the browser's counts.
    #[schema(required)]
    locale: Option<String>,
    roles: Vec<Role>,
    subaccount: Subaccount,
}

impl Me {
    pub fn new(subaccount_id: String, settings: &config::Subaccount, public_url: &Url) -> Self {
        Self(Arc::new(Subaccount {
            id: subaccount_id,
            display_name: settings.title().to_owned(),
            subdomain: settings.subdomain.clone(),
            url: public_url.as_str().trim_end_matches('/').to_owned(),
        }))
    }

    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

fn routes() -> Routes<Me> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Me", "The signed-in person.")
        .add(Needs::Person, routes!(get))
}

/// What `/openapi.json` says of it.
pub fn describe() -> OpenApi {
    routes().describe()
}

/// Says who is signed in, and to which subaccount
#[utoipa::path(
    get,
    path = "/me",
    operation_id = "getMe",
    responses((status = 200, description = "The person.", body = SignedIn)),
)]
async fn get(State(Me(subaccount)): State<Me>, CurrentPerson(person): CurrentPerson) -> Json<SignedIn> {
    Json(SignedIn {
        id: person.id.to_string(),
        user_name: person.user_name.clone(),
        display_name: person.display_name.clone(),
        email: person.email.clone(),
        locale: person.locale.as_ref().map(ToString::to_string),
        roles: person.roles.iter().collect(),
        subaccount: (*subaccount).clone(),
    })
}

#[cfg(test)]
mod tests {
    use docket_testkit::callers::{Api, TestAuthenticator, TestCaller};
    use serde_json::json;

    use super::*;

    fn api(display_name: &str) -> Api {
        let settings =
            config::Subaccount { display_name: display_name.to_owned(), subdomain: "acme".to_owned() };
        let url = "https://docket.example.com/".parse().unwrap();
        Api::new(Me::new("sub-1".to_owned(), &settings, &url).routes(TestAuthenticator::new()).router)
            .described(&describe())
    }

    #[tokio::test]
    async fn a_signed_in_person_is_told_who_they_are_and_where() {
        let caller = TestCaller::session("g-1").with(Role::TaskCenterAdmin).with(Role::DestinationViewer);
        let answer = api("Acme Works").get(&caller, "/cockpit-api/v1/me").await;
        assert_eq!(
            answer.body,
            json!({
                "id": "g-1", "userName": "g-1", "displayName": "g-1", "email": "g-1@example.com", "locale": null,
                "roles": ["TaskCenterAdmin", "DestinationViewer"],
                "subaccount": {"id": "sub-1", "displayName": "Acme Works", "subdomain": "acme", "url": "https://docket.example.com"},
            })
        );
    }

    #[tokio::test]
    async fn a_subaccount_without_a_display_name_goes_by_its_subdomain() {
        let answer = api("").get(&TestCaller::session("g-1"), "/cockpit-api/v1/me").await;
        assert_eq!(answer.body["subaccount"]["displayName"], "acme");
    }
}
