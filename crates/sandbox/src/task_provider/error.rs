//! What the task provider interface answers when it does not do what was asked.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::json;

use super::languages::{Language, Text};
use super::urn::APPLICATION_ID;
use crate::oauth::refusal::{DEAD_TOKEN, REASON, reason_header};

/// A refused call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A query parameter or header that is required.
    ParameterMissing(&'static str),
    /// A parameter and what it should be.
    ParameterInvalid(&'static str, &'static str),
    /// The body is not the JSON object this call takes.
    BodyInvalid(String),
    /// The access token is missing, unknown or expired, with the exact check that failed.
    TokenDead(String),
    /// Only the technical user may make this call.
    TechnicalUserOnly,
    /// Only a person may make this call, never the technical user.
    PersonOnly,
    /// The task is somebody else's.
    NotYours,
    TaskUnknown,
    DefinitionUnknown,
    /// The task is decided or withdrawn already.
    AlreadyFinal,
    /// No such operation on this kind of task.
    CodeUnknown(String),
    CommentMissing,
    CommentTooLong,
    CommentUnsupported,
    ReasonMissing,
    ReasonUnknown(String),
    ReasonUnsupported,
    /// The provider does not offer this endpoint.
    NotImplemented,
    MethodNotAllowed,
    PathUnknown,
    /// The sandbox itself failed; the cause is in its log.
    Internal,
}

impl Problem {
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::ParameterMissing(_)
            | Self::ParameterInvalid(..)
            | Self::BodyInvalid(_)
            | Self::CodeUnknown(_)
            | Self::CommentMissing
            | Self::CommentTooLong
            | Self::CommentUnsupported
            | Self::ReasonMissing
            | Self::ReasonUnknown(_)
            | Self::ReasonUnsupported => StatusCode::BAD_REQUEST,
            Self::TokenDead(_) => StatusCode::UNAUTHORIZED,
            Self::TechnicalUserOnly | Self::PersonOnly | Self::NotYours => StatusCode::FORBIDDEN,
            Self::TaskUnknown | Self::DefinitionUnknown | Self::PathUnknown => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::AlreadyFinal => StatusCode::CONFLICT,
            Self::NotImplemented => StatusCode::NOT_IMPLEMENTED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The code on the wire, without the application's prefix.
    const fn code(&self) -> &'static str {
        match self {
            Self::ParameterMissing(_) => "parameter.missing",
            Self::ParameterInvalid(..) => "parameter.invalid",
            Self::BodyInvalid(_) => "body.invalid",
            Self::TokenDead(_) => "token.rejected",
            Self::TechnicalUserOnly => "caller.notTechnical",
            Self::PersonOnly => "caller.technical",
            Self::NotYours => "task.forbidden",
            Self::TaskUnknown => "task.notFound",
            Self::DefinitionUnknown => "taskDefinition.notFound",
            Self::AlreadyFinal => "task.alreadyFinal",
            Self::CodeUnknown(_) => "operation.code.unknown",
            Self::CommentMissing => "operation.comment.required",
            Self::CommentTooLong => "operation.comment.tooLong",
            Self::CommentUnsupported => "operation.comment.unsupported",
            Self::ReasonMissing => "operation.reasonCode.required",
            Self::ReasonUnknown(_) => "operation.reasonCode.unknown",
            Self::ReasonUnsupported => "operation.reasonCode.unsupported",
            Self::NotImplemented => "notImplemented",
            Self::MethodNotAllowed => "methodNotAllowed",
            Self::PathUnknown => "notFound",
            Self::Internal => "internal",
        }
    }

    /// One sentence for the person who sees it; names the field to mend where there is one.
    fn message(&self) -> Text {
        match self {
            Self::ParameterMissing(name) => {
                Text::new(format!("{name} is required."), format!("{name} fehlt."))
            }
            Self::ParameterInvalid(name, expected) => Text::new(
                format!("{name} must be {expected}."),
                format!("{name} ist ungültig; erwartet wird: {expected}."),
            ),
            Self::BodyInvalid(what) => Text::new(
                format!("The body cannot be read: {what}."),
                format!("Der Inhalt ist nicht lesbar: {what}."),
            ),
            Self::TokenDead(_) => Text::new(DEAD_TOKEN, DEAD_TOKEN),
            Self::TechnicalUserOnly => Text::new(
                "Only the technical user may make this call.",
                "Diesen Aufruf darf nur der technische Benutzer machen.",
            ),
            Self::PersonOnly => Text::new(
                "The technical user may not act for a person.",
                "Der technische Benutzer darf nicht für eine Person handeln.",
            ),
            Self::NotYours => Text::new(
                "You are not allowed to process this time off request.",
                "Sie dürfen diesen Abwesenheitsantrag nicht bearbeiten.",
            ),
            Self::TaskUnknown => {
                Text::new("There is no such time off request.", "Diesen Abwesenheitsantrag gibt es nicht.")
            }
            Self::DefinitionUnknown => {
                Text::new("There is no such task definition.", "Diese Aufgabendefinition gibt es nicht.")
            }
            Self::AlreadyFinal => Text::new(
                "This time off request has already been decided or withdrawn.",
                "Dieser Abwesenheitsantrag ist bereits entschieden oder zurückgezogen.",
            ),
            Self::CodeUnknown(code) => Text::new(
                format!("code: there is no operation \"{code}\" here."),
                format!("code: die Operation \"{code}\" gibt es hier nicht."),
            ),
            Self::CommentMissing => {
                Text::new("comment: please enter a comment.", "comment: bitte geben Sie einen Kommentar ein.")
            }
            Self::CommentTooLong => Text::new(
                "comment: at most 4000 characters are kept.",
                "comment: höchstens 4000 Zeichen sind möglich.",
            ),
            Self::CommentUnsupported => {
                Text::new("comment: this operation takes none.", "comment: diese Operation nimmt keinen an.")
            }
            Self::ReasonMissing => {
                Text::new("reasonCode: please choose a reason.", "reasonCode: bitte wählen Sie einen Grund.")
            }
            Self::ReasonUnknown(code) => Text::new(
                format!("reasonCode: there is no reason \"{code}\" for this operation."),
                format!("reasonCode: den Grund \"{code}\" gibt es für diese Operation nicht."),
            ),
            Self::ReasonUnsupported => Text::new(
                "reasonCode: this operation takes none.",
                "reasonCode: diese Operation nimmt keinen an.",
            ),
            Self::NotImplemented => {
                Text::new("This provider does not offer that.", "Dieser Anbieter unterstützt das nicht.")
            }
            Self::MethodNotAllowed => {
                Text::new("This method is not allowed here.", "Diese Methode ist hier nicht erlaubt.")
            }
            Self::PathUnknown => {
                Text::new("There is nothing at this address.", "Unter dieser Adresse gibt es nichts.")
            }
            Self::Internal => Text::new("The sandbox failed.", "In der Sandbox ist ein Fehler aufgetreten."),
        }
    }

    /// The answer, with its message in a language. It carries the problem along, so that the answer can be given again in
    /// another one.
    pub fn answer(&self, language: Language) -> Response {
        let text = self.message();
        let body = json!({ "error": {
            "code": format!("{APPLICATION_ID}.{}", self.code()),
            "message": text.in_language(language),
            "target": null,
            "details": [],
        }});
        let mut response = (self.status(), Json(body)).into_response();
        let reason = match self {
            Self::TokenDead(reason) => {
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                format!("access token: {reason}")
            }
            other => format!("{}: {}", other.code(), other.message().english),
        };
        response.headers_mut().insert(REASON, reason_header(&reason));
        response.extensions_mut().insert(self.clone());
        response
    }
}

impl From<sqlx::Error> for Problem {
    fn from(cause: sqlx::Error) -> Self {
        tracing::error!(%cause, "the task provider interface could not answer a request");
        Self::Internal
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.answer(Language::English)
    }
}
