//! Calls that a decision or a reader causes: made through the destination that yields the person's own token, never with
//! a technical user, and never repeated.

use docket_destinations::ActFor;
use docket_domain::operation::OperationKind;
use docket_domain::task::Task;
use docket_domain::{ConnectorId, LanguageTag, Urn};
use docket_http::UserToken;
use docket_storage::generations::Generation;
use http::StatusCode;
use serde_json::value::RawValue;

use crate::Connectors;
use crate::error::{ProviderError, Purpose};
use crate::spi::definitions::KnownDefinitions;
use crate::spi::error::{Answered, CallError};
use crate::spi::tasks::{Remarks, task};

/// What a person has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRequest {
    pub code: String,
    pub comment: Option<String>,
    pub reason_code: Option<String>,
}

/// How the provider took a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionAnswer {
    /// Done; the task as it now is.
    Done(Box<Task>),
    /// Accepted, to be finished later; the result comes with a DELTA.
    Accepted,
}

/// A task's plain-text description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    pub text: String,
    /// The language the provider chose, if it says.
    pub language: Option<LanguageTag>,
}

impl Connectors {
    /// Carries a decision out at the provider as `person`.
    ///
    /// # Errors
    /// [`ProviderError`]; [`ProviderError::may_have_happened`] tells whether the provider has to be asked what came of it.
    pub async fn decide(
        &self,
        connector: &ConnectorId,
        urn: &Urn,
        kind: OperationKind,
        request: &DecisionRequest,
        person: &UserToken,
        languages: &[LanguageTag],
    ) -> Result<DecisionAnswer, ProviderError> {
        let generation = self.generation(connector).await?;
        let destination = self.destination_for_persons(connector).await?;
        let endpoint = match kind {
            OperationKind::Response => "response",
            OperationKind::Action => "action",
        };
        let body = (request.code.as_str(), request.comment.as_deref(), request.reason_code.as_deref());
        let texts = (generation.languages.as_str(), languages);
        let spi = &self.context.spi;
        let answer = spi.decide(&destination, ActFor::Person(person), (urn, endpoint), body, texts).await;
        let response = answer.map_err(|error| ProviderError::of(error, &destination, Purpose::Deciding))?;
        match response.status {
            StatusCode::OK => {
                let task = self.read_task(&generation, urn, &response.body, Purpose::Deciding).await?;
                Ok(DecisionAnswer::Done(Box::new(task)))
            }
            StatusCode::ACCEPTED => Ok(DecisionAnswer::Accepted),
            status if status.is_success() => Err(ProviderError::Unknown {
                message: format!(
                    "The provider answered {} and did not say what became of the task.",
                    status.as_u16()
                ),
            }),
            _ => Err(ProviderError::answered(Answered::read("the decision", &response), Purpose::Deciding)),
        }
    }

    /// The task's description as `person` may read it, in the best of `languages` the provider has.
    pub async fn description(
        &self,
        connector: &ConnectorId,
        urn: &Urn,
        person: &UserToken,
        languages: &[LanguageTag],
    ) -> Result<Description, ProviderError> {
        let destination = self.destination_for_persons(connector).await?;
        let answer = self.context.spi.description(&destination, ActFor::Person(person), urn, languages).await;
        let response = answer.map_err(|error| ProviderError::of(error, &destination, Purpose::Reading))?;
        if response.status != StatusCode::OK {
            return Err(ProviderError::answered(
                Answered::read("GET /tasks/{urn}/description", &response),
                Purpose::Reading,
            ));
        }
        let language = response.headers.get(http::header::CONTENT_LANGUAGE);
        let language =
            language.and_then(|value| value.to_str().ok()).map(|text| LanguageTag::new(text.trim()));
        Ok(Description { text: String::from_utf8_lossy(&response.body).into_owned(), language })
    }

    /// The task as the provider has it now, asked for as the technical user; `None` if it does not know it.
    pub async fn fetch_task(
        &self,
        connector: &ConnectorId,
        urn: &Urn,
    ) -> Result<Option<Task>, ProviderError> {
        let generation = self.generation(connector).await?;
        let spi = &self.context.spi;
        let answer = spi.task(connector.as_str(), &generation.languages, urn).await;
        match answer.map_err(|error| ProviderError::of(error, connector.as_str(), Purpose::Reading))? {
            Some(response) => {
                self.read_task(&generation, urn, &response.body, Purpose::Reading).await.map(Some)
            }
            None => Ok(None),
        }
    }

    async fn generation(&self, connector: &ConnectorId) -> Result<Generation, ProviderError> {
        let mut tx = self.context.store.read().await?;
        let generation = match tx.find_connector(connector).await? {
            Some(found) => tx.find_generation(found.live_generation).await?,
            None => None,
        };
        generation.ok_or_else(|| ProviderError::NotSent {
            message: format!("There is no connector {connector} any more; nothing was sent."),
        })
    }

    /// The secondary destination, or the primary one if there is none; whether it yields the person's own token is for the
    /// destinations to say, before anything is sent.
    async fn destination_for_persons(&self, connector: &ConnectorId) -> Result<String, ProviderError> {
        let secondary = format!("{connector}_PP");
        match self.context.spi.destinations.find(&secondary).await {
            Ok(Some(_)) => Ok(secondary),
            Ok(None) => Ok(connector.as_str().to_owned()),
            Err(error) => {
                tracing::error!(%connector, %error, "Destination {secondary} cannot be read: {error}");
                Err(ProviderError::NotSent {
                    message: "Something went wrong on our side; nothing was sent.".to_owned(),
                })
            }
        }
    }

    /// Reads the task out of an answer; it must be the one asked about.
    async fn read_task(
        &self,
        generation: &Generation,
        urn: &Urn,
        body: &[u8],
        purpose: Purpose,
    ) -> Result<Task, ProviderError> {
        let unreadable = || {
            let problem = "it is not the task that was asked about";
            ProviderError::of(
                CallError::NotTheSpi { call: "a call about a task", problem },
                generation.connector.as_str(),
                purpose,
            )
        };
        // What the provider has done is done, even if our database cannot be read just now.
        let definitions = match self.context.store.read().await {
            Ok(mut tx) => tx.list_definitions(generation.id).await.map_err(|_| unreadable())?,
            Err(_) => return Err(unreadable()),
        };
        let raw: &RawValue = serde_json::from_slice(body).map_err(|_| unreadable())?;
        let mapped = task(raw, &KnownDefinitions::of(&definitions), &mut Remarks::default());
        mapped.map(|mapped| mapped.task).filter(|task| task.urn == *urn).ok_or_else(unreadable)
    }
}
