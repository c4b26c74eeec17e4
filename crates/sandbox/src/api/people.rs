//! `/api/v1/people`

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::caller::Caller;
use super::{Refusal, Value};
use crate::Sandbox;
use crate::store::Person;

/// A person as the API shows them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    display_name: String,
    user_id: String,
    given_name: String,
    family_name: String,
    email: String,
    global_user_id: Option<String>,
    manager: Option<String>,
    admin: bool,
    technical: bool,
    active: bool,
    locale: String,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        Self {
            display_name: person.display_name(),
            user_id: person.user_id,
            given_name: person.given_name,
            family_name: person.family_name,
            email: person.email,
            global_user_id: person.global_user_id,
            manager: person.manager,
            admin: person.admin,
            technical: person.technical,
            active: person.active,
            locale: person.locale,
        }
    }
}

pub async fn list(
    State(sandbox): State<Sandbox>,
    Caller(_): Caller,
) -> Result<Json<Value<PersonView>>, Refusal> {
    let people = sandbox.store().list_people().await?;
    Ok(Json(Value { value: people.into_iter().map(PersonView::from).collect() }))
}
