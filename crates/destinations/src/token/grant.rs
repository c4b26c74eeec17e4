//! What a token is asked for with: the grant of each authentication type.
//!
//! Source: destination-service reference, section 7; RFC 6749, RFC 7522, RFC 7523, RFC 8693.

use super::error::TokenError;
use super::inputs::{Inputs, TypedToken};
use crate::authentication::{Authentication, is_client_provided};
use crate::properties::Properties;
use crate::validate::PropertyError;

const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const SAML_BEARER: &str = "urn:ietf:params:oauth:grant-type:saml2-bearer";
const TOKEN_EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";

/// What is shown to a token service in exchange for a token.
pub(crate) enum Grant {
    ClientCredentials,
    Password {
        user: String,
        password: String,
    },
    /// A person's token; its check is behind us.
    Jwt {
        assertion: String,
        /// XSUAA's form of the exchange names the kind of answer.
        with_response_type: bool,
    },
    TokenExchange {
        subject: TypedToken<String>,
        actor: Option<TypedToken<String>>,
    },
    RefreshToken(String),
    AuthorizationCode {
        code: String,
        redirect_uri: Option<String>,
        code_verifier: Option<String>,
    },
    /// An assertion in the encoding it is sent in.
    Saml(String),
}

impl Grant {
    /// The grant of the destination's type, made of its properties and of what the caller brings. An assertion of our own is made
    /// elsewhere.
    ///
    /// # Errors
    /// What the destination or the request lacks.
    pub fn of(
        properties: &Properties,
        authentication: Authentication,
        inputs: Inputs<'_>,
    ) -> Result<Self, TokenError> {
        let name = authentication.name();
        let brought = |value: Option<&str>, header: &str| {
            value.map(str::to_owned).ok_or_else(|| {
                TokenError::Request(format!("{header} is missing; {name} needs the request to bring it"))
            })
        };
        let property = |name: &str| {
            properties
                .get(name)
                .map(str::to_owned)
                .ok_or_else(|| TokenError::from(PropertyError::new(name, "is missing")))
        };
        Ok(match authentication {
            Authentication::ClientCredentials | Authentication::TechnicalUserPropagation => {
                Self::ClientCredentials
            }
            Authentication::Password => {
                Self::Password { user: property("User")?, password: property("Password")? }
            }
            Authentication::JwtBearer | Authentication::UserTokenExchange => {
                let assertion = inputs.user_jwt.filter(|_| inputs.person.is_some()).ok_or_else(|| {
                    TokenError::Identity(
                        "the destination needs a user: send the user's token in X-user-token or as Authorization"
                            .to_owned(),
                    )
                })?;
                // What docket issues with `token_format=opaque` says nothing to anybody else.
                if assertion.len() == 64 && assertion.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    return Err(TokenError::Identity(
                        "the user's token must be a JWT, and an opaque one was sent; ask for it with token_format=jwt"
                            .to_owned(),
                    ));
                }
                let with_response_type = authentication == Authentication::UserTokenExchange;
                Self::Jwt { assertion: assertion.to_owned(), with_response_type }
            }
            Authentication::TokenExchange => {
                let subject = TypedToken {
                    value: brought(inputs.subject.value, "X-subject-token")?,
                    kind: brought(inputs.subject.kind, "X-subject-token-type")?,
                };
                let actor = match (inputs.actor.value, inputs.actor.kind) {
                    (None, None) => None,
                    (value, kind) => Some(TypedToken {
                        value: brought(value, "X-actor-token")?,
                        kind: brought(kind, "X-actor-token-type")?,
                    }),
                };
                Self::TokenExchange { subject, actor }
            }
            Authentication::RefreshToken => {
                Self::RefreshToken(brought(inputs.refresh_token, "X-refresh-token")?)
            }
            Authentication::AuthorizationCode => Self::AuthorizationCode {
                code: brought(inputs.code, "X-code")?,
                redirect_uri: inputs.redirect_uri.map(str::to_owned),
                code_verifier: inputs.code_verifier.map(str::to_owned),
            },
            Authentication::SamlBearer if is_client_provided(properties) => {
                let assertion = inputs.saml_assertion.ok_or_else(|| {
                    TokenError::Request(
                        "SAMLAssertionProvider is ClientProvided, so the request must bring the assertion in X-samlAssertion"
                            .to_owned(),
                    )
                })?;
                Self::Saml(assertion.to_owned())
            }
            Authentication::SamlBearer
            | Authentication::SamlAssertion
            | Authentication::None
            | Authentication::Basic
            | Authentication::ClientCertificate
            | Authentication::PrincipalPropagation => {
                return Err(
                    PropertyError::new("Authentication", format!("is {name}, which has no grant")).into()
                );
            }
        })
    }

    /// Whether everything it is made of was checked here, so that the token may serve further requests with the same inputs. What
    /// a program brings along is checked by the token service alone, and each time anew: it may have expired, been withdrawn, or
    /// be good for one use only.
    pub fn may_be_kept(&self) -> bool {
        match self {
            Self::ClientCredentials | Self::Password { .. } | Self::Jwt { .. } => true,
            Self::TokenExchange { .. }
            | Self::RefreshToken(_)
            | Self::AuthorizationCode { .. }
            | Self::Saml(_) => false,
        }
    }

    pub const fn grant_type(&self) -> &'static str {
        match self {
            Self::ClientCredentials => "client_credentials",
            Self::Password { .. } => "password",
            Self::Jwt { .. } => JWT_BEARER,
            Self::TokenExchange { .. } => TOKEN_EXCHANGE,
            Self::RefreshToken(_) => "refresh_token",
            Self::AuthorizationCode { .. } => "authorization_code",
            Self::Saml(_) => SAML_BEARER,
        }
    }

    /// Puts its own fields into the form.
    pub fn place(&self, properties: &Properties, fields: &mut Vec<(&'static str, String)>) {
        let mut add = |name, value: &str| fields.push((name, value.to_owned()));
        match self {
            Self::ClientCredentials => {}
            Self::Password { user, password } => {
                add("username", user);
                add("password", password);
            }
            Self::Jwt { assertion, with_response_type } => {
                add("assertion", assertion);
                if *with_response_type {
                    add("response_type", "token");
                }
            }
            Self::TokenExchange { subject, actor } => {
                add("subject_token", &subject.value);
                add("subject_token_type", &subject.kind);
                if let Some(actor) = actor {
                    add("actor_token", &actor.value);
                    add("actor_token_type", &actor.kind);
                }
            }
            Self::RefreshToken(token) => add("refresh_token", token),
            Self::AuthorizationCode { code, redirect_uri, code_verifier } => {
                add("code", code);
                if let Some(address) = redirect_uri {
                    add("redirect_uri", address);
                }
                if let Some(verifier) = code_verifier {
                    add("code_verifier", verifier);
                }
            }
            Self::Saml(assertion) => {
                add("assertion", assertion);
                if let Some(company) = properties.get("companyId") {
                    add("company_id", company);
                }
            }
        }
    }
}
