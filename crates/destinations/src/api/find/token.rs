//! The headers of a find or consume that lead to its token, and the way there.
//!
//! Source: destination-service reference, section 4; SAP BTP Connectivity, "Predefined Destination Chains".

use std::sync::Arc;

use docket_http::guard::bearer_token;
use docket_http::{ApiError, Caller, UserToken};
use http::HeaderMap;

use super::fragments::{FragmentHeaders, Search};
use super::header::text;
use crate::api::list::bad;
use crate::authentication::{Authentication, is_client_provided};
use crate::properties::Destination;
use crate::service::Destinations;
use crate::token::answer::Token;
use crate::token::client::ClientAssertion;
use crate::token::error::TokenError;
use crate::token::foreign_user;
use crate::token::inputs::{Inputs, TypedToken};
use crate::validate::PropertyError;

/// What a caller brings in headers; an empty header is none.
pub(super) struct TokenHeaders<'r> {
    user_token: Option<&'r str>,
    /// The token of `Authorization`.
    bearer: Option<&'r str>,
    tenant: Option<&'r str>,
    saml_assertion: Option<&'r str>,
    client_assertion: Option<ClientAssertion>,
    client_assertion_destination: Option<&'r str>,
    refresh_token: Option<&'r str>,
    code: Option<&'r str>,
    redirect_uri: Option<&'r str>,
    code_verifier: Option<&'r str>,
    subject: TypedToken<Option<&'r str>>,
    actor: TypedToken<Option<&'r str>>,
    chain: Option<Chain<'r>>,
}

/// A token through another destination, whose token is what this one is asked with.
enum Chain<'r> {
    /// `com.sap.iasGeneratedOAuth2SamlBearerAssertion`: a token exchange yields the SAML assertion.
    SamlProvider { first: First<'r>, subject: TypedToken<&'r str> },
    /// `com.sap.sequentialUserPropagation`: the person's token is changed for another one of theirs.
    UserToken { first: First<'r>, user_token: &'r str },
}

/// A person's token, and where it came from, as a message says it.
#[derive(Clone, Copy)]
struct PersonsToken<'a> {
    value: &'a str,
    origin: &'a str,
}

/// The destination that is asked first, and the fragment that goes over it.
struct First<'r> {
    destination: &'r str,
    fragments: FragmentHeaders<'r>,
}

impl<'r> Chain<'r> {
    fn read(name: &str, headers: &'r HeaderMap) -> Result<Self, ApiError> {
        let variable = |variable: &str| {
            let header = format!("X-chain-var-{variable}");
            text(headers, &header)?
                .ok_or_else(|| bad(&format!("The chain {name} needs the header {header}.")))
        };
        let first = |role: &str| {
            Ok(First {
                destination: variable(&format!("{role}DestinationName"))?,
                fragments: FragmentHeaders::of_chain(headers, role)?,
            })
        };
        match name {
            "com.sap.iasGeneratedOAuth2SamlBearerAssertion" => Ok(Self::SamlProvider {
                first: first("samlProvider")?,
                subject: TypedToken { value: variable("subjectToken")?, kind: variable("subjectTokenType")? },
            }),
            "com.sap.sequentialUserPropagation" => Ok(Self::UserToken {
                first: first("tokenTransformation")?,
                user_token: variable("userToken")?,
            }),
            _ => Err(bad(
                "X-chain-name is one of com.sap.iasGeneratedOAuth2SamlBearerAssertion and com.sap.sequentialUserPropagation.",
            )),
        }
    }

    /// Where the token came from that the chain yields.
    fn yields(&self) -> String {
        let (Self::SamlProvider { first, .. } | Self::UserToken { first, .. }) = self;
        format!("of destination {}", first.destination)
    }
}

impl<'r> TokenHeaders<'r> {
    /// # Errors
    /// Headers that contradict each other, or of which one is missing.
    pub(super) fn read(headers: &'r HeaderMap) -> Result<Self, ApiError> {
        let header = |name: &str| text(headers, name);
        let (user_token, tenant) = (header("X-user-token")?, header("X-tenant")?);
        if user_token.is_some() && tenant.is_some() {
            return Err(bad("X-user-token and X-tenant cannot be combined; the token says the tenant."));
        }
        let client_assertion = match (header("X-client-assertion")?, header("X-client-assertion-type")?) {
            (None, None) => None,
            (Some(value), Some(kind)) => {
                Some(ClientAssertion { value: value.to_owned(), kind: kind.to_owned() })
            }
            _ => return Err(bad("X-client-assertion and X-client-assertion-type belong together.")),
        };
        let client_assertion_destination = header("X-client-assertion-destination-name")?;
        if client_assertion.is_some() && client_assertion_destination.is_some() {
            return Err(bad(
                "X-client-assertion and X-client-assertion-destination-name cannot be combined; send one of them.",
            ));
        }
        Ok(Self {
            user_token,
            bearer: bearer_token(headers),
            tenant,
            saml_assertion: header("X-samlAssertion")?,
            client_assertion,
            client_assertion_destination,
            refresh_token: header("X-refresh-token")?,
            code: header("X-code")?,
            redirect_uri: header("X-redirect-uri")?,
            code_verifier: header("X-code-verifier")?,
            subject: TypedToken { value: header("X-subject-token")?, kind: header("X-subject-token-type")? },
            actor: TypedToken { value: header("X-actor-token")?, kind: header("X-actor-token-type")? },
            chain: header("X-chain-name")?.map(|name| Chain::read(name, headers)).transpose()?,
        })
    }

    /// Whether the fragment over a chain's first destination is there.
    ///
    /// # Errors
    /// It is not, and the call does not say that it is optional. A destination that is not there is told of with the token.
    pub(super) async fn check_chain(
        &self,
        destinations: &Destinations,
        caller: &Caller,
    ) -> Result<(), ApiError> {
        let Some(Chain::SamlProvider { first, .. } | Chain::UserToken { first, .. }) = &self.chain else {
            return Ok(());
        };
        match first.find(destinations, caller).await {
            Ok(destination) => first.merged(destinations, caller, destination).await.map(drop),
            Err(_) => Ok(()),
        }
    }

    /// The token for calls to `destination`, through another one first if a chain says so.
    pub(super) async fn fetch(
        &self,
        destinations: &Destinations,
        caller: &Caller,
        destination: &Destination,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let of_chain = match &self.chain {
            None => None,
            Some(chain) => Some(self.through(destinations, caller, destination, chain).await?),
        };
        let of_chain = of_chain.as_deref().map(|token| token.value.as_str());
        let is_saml = matches!(self.chain, Some(Chain::SamlProvider { .. }));
        let inputs =
            Inputs { saml_assertion: of_chain.filter(|_| is_saml).or(self.saml_assertion), ..self.inputs() };
        let of_destination = self.chain.as_ref().map(Chain::yields).unwrap_or_default();
        let changed = of_chain.filter(|_| !is_saml);
        let user_token = match changed {
            Some(value) => Some(PersonsToken { value, origin: &of_destination }),
            None => self.user_token.map(|value| PersonsToken { value, origin: "in X-user-token" }),
        };
        self.token(destinations, caller, destination, user_token, inputs).await
    }

    /// What comes from the first destination of a chain.
    async fn through(
        &self,
        destinations: &Destinations,
        caller: &Caller,
        destination: &Destination,
        chain: &Chain<'_>,
    ) -> Result<Arc<Token>, TokenError> {
        let (Chain::SamlProvider { first, .. } | Chain::UserToken { first, .. }) = chain;
        let through = |error: TokenError| TokenError::Through {
            name: first.destination.to_owned(),
            error: error.into(),
        };
        let found = first.find(destinations, caller).await.map_err(through)?;
        let merged = first.merged(destinations, caller, found).await;
        let first = merged.map_err(|error| through(TokenError::Request(error.message)))?;
        let kind = Authentication::of(&first.properties)?;
        let token = match chain {
            Chain::SamlProvider { subject, .. } => {
                if Authentication::of(&destination.properties)? != Authentication::SamlBearer
                    || !is_client_provided(&destination.properties)
                {
                    return Err(TokenError::Request(
                        "the chain needs a destination of type OAuth2SAMLBearerAssertion with SAMLAssertionProvider=ClientProvided"
                            .to_owned(),
                    ));
                }
                if kind != Authentication::TokenExchange {
                    let problem = "must be OAuth2TokenExchange in this chain";
                    return Err(through(PropertyError::new("Authentication", problem).into()));
                }
                let subject = TypedToken { value: Some(subject.value), kind: Some(subject.kind) };
                destinations.token(&first, Inputs { subject, ..Inputs::default() }, None).await
            }
            Chain::UserToken { user_token, .. } => {
                if !matches!(kind, Authentication::JwtBearer | Authentication::UserTokenExchange) {
                    let problem = "must be OAuth2JWTBearer or OAuth2UserTokenExchange in this chain";
                    return Err(through(PropertyError::new("Authentication", problem).into()));
                }
                let user_token = PersonsToken { value: user_token, origin: "in X-chain-var-userToken" };
                self.token(destinations, caller, &first, Some(user_token), Inputs::default()).await
            }
        };
        token.and_then(|token| token.ok_or(TokenError::NoToken("there is none"))).map_err(through)
    }

    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            tenant: self.tenant,
            tenant_is_required: true,
            saml_assertion: self.saml_assertion,
            client_assertion: self.client_assertion.as_ref(),
            refresh_token: self.refresh_token,
            code: self.code,
            redirect_uri: self.redirect_uri,
            code_verifier: self.code_verifier,
            subject: self.subject,
            actor: self.actor,
            ..Inputs::default()
        }
    }

    async fn token(
        &self,
        destinations: &Destinations,
        caller: &Caller,
        destination: &Destination,
        user_token: Option<PersonsToken<'_>>,
        inputs: Inputs<'_>,
    ) -> Result<Option<Arc<Token>>, TokenError> {
        let person = person(destinations, caller, destination, user_token).await?;
        let inputs = Inputs {
            person: person.as_ref().map(|(person, _)| person),
            person_is_foreign: person.as_ref().is_some_and(|(_, is_foreign)| *is_foreign),
            user_jwt: user_token.map(|token| token.value).or(self.bearer),
            ..inputs
        };
        destinations.token(destination, inputs, self.client_assertion_destination).await
    }
}

impl First<'_> {
    /// As find looks for a destination: on the level of the caller's instance, then on the subaccount's.
    async fn find(&self, destinations: &Destinations, caller: &Caller) -> Result<Destination, TokenError> {
        let instance = caller.client().map(|client| client.instance_id.as_str()).unwrap_or_default();
        let found = destinations.find_for_instance(instance, self.destination).await;
        found
            .map_err(|error| TokenError::internal(&error))?
            .ok_or_else(|| TokenError::Request("there is no such destination".to_owned()))
    }

    /// With its fragment over it.
    async fn merged(
        &self,
        destinations: &Destinations,
        caller: &Caller,
        destination: Destination,
    ) -> Result<Destination, ApiError> {
        let merged = self.fragments.apply(destinations, caller, destination, Search::InstanceFirst).await;
        merged.map(|(merged, _)| merged)
    }
}

/// Who the token is for, and whether another issuer than docket says so: `X-user-token` goes before `Authorization`; both count only after they were checked, and only for
/// a destination that acts for persons.
async fn person(
    destinations: &Destinations,
    caller: &Caller,
    destination: &Destination,
    user_token: Option<PersonsToken<'_>>,
) -> Result<Option<(UserToken, bool)>, TokenError> {
    let properties = &destination.properties;
    if !Authentication::of(properties).is_ok_and(|kind| kind.needs_a_person(properties)) {
        return Ok(None);
    }
    if let Some(token) = user_token {
        let (key_sets, now) = (&destinations.tokens.key_sets, destinations.clock.now());
        let PersonsToken { value: token, origin } = token;
        if let Some(person) = foreign_user::validate(token, origin, properties, key_sets, now).await? {
            return Ok(Some((person, true)));
        }
        let checked = destinations.user_tokens.validate(token).await;
        return checked.map(|person| Some((person, false))).map_err(|refused| {
            TokenError::Identity(format!("the token {origin} is not accepted: {}", refused.0))
        });
    }
    match caller {
        Caller::Person(person) => UserToken::of(person)
            .map(|person| Some((person, false)))
            .ok_or_else(|| TokenError::Identity("the user's token lacks iss, zid, sub or exp".to_owned())),
        Caller::Client(_) | Caller::CommandLine => Ok(None),
    }
}
