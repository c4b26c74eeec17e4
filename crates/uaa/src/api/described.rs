//! What the token service reads as forms and answers with pages or redirects, described.
#![expect(dead_code, reason = "these types describe, and are never made")]

use utoipa::{IntoParams, IntoResponses, ToSchema};

/// What `/oauth/token` takes; which parameters count is the grant's matter.
#[derive(ToSchema)]
pub(super) struct TokenRequest {
    grant_type: TokenGrant,
    /// With `client_secret` instead of Basic.
    client_id: Option<String>,
    #[schema(format = Password)]
    client_secret: Option<String>,
    /// Instead of a secret: a JWT signed with the private key of a service key of the type x509 (RFC 7523).
    client_assertion: Option<String>,
    /// `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, beside `client_assertion`.
    client_assertion_type: Option<String>,
    /// Separated by spaces; without it everything the grant gives unasked.
    scope: Option<String>,
    /// `authorization_code`: the code.
    code: Option<String>,
    /// `authorization_code`: as in the request for the code, if it was there.
    redirect_uri: Option<String>,
    /// `authorization_code`: what `code_challenge` was made of.
    code_verifier: Option<String>,
    /// `refresh_token`: the token; it is used up and replaced.
    refresh_token: Option<String>,
    /// `password`: the sign-in name.
    username: Option<String>,
    /// `password`: the password.
    #[schema(format = Password)]
    password: Option<String>,
    /// `password`: JSON that names the origin whose password it is, `{"origin":"docket"}`; there is no other.
    login_hint: Option<String>,
    /// `jwt-bearer`: the person's token to exchange.
    assertion: Option<String>,
    /// Additional attributes for the claim `az_attr`, as JSON: `{"az_attr":{"name":"value"}}`, 2 KB at most. They stay
    /// when the token is refreshed.
    authorities: Option<String>,
    /// `jwt`, unless it is to be `opaque`.
    #[schema(pattern = "^([jJ][wW][tT]|[oO][pP][aA][qQ][uU][eE])$")]
    token_format: Option<String>,
}

/// What `/oauth/token/alias/{alias}` takes.
#[derive(ToSchema)]
pub(super) struct AssertionRequest {
    #[schema(pattern = "^urn:ietf:params:oauth:grant-type:saml2-bearer$")]
    grant_type: String,
    /// The SAML assertion in base64url (RFC 7522, 2.1) or base64.
    assertion: String,
    /// With `client_secret` instead of Basic.
    client_id: Option<String>,
    #[schema(format = Password)]
    client_secret: Option<String>,
    /// Separated by spaces; without it everything the grant gives unasked.
    scope: Option<String>,
    /// Additional attributes for the claim `az_attr`, as JSON: `{"az_attr":{"name":"value"}}`, 2 KB at most.
    authorities: Option<String>,
    /// `jwt`, unless it is to be `opaque`.
    #[schema(pattern = "^([jJ][wW][tT]|[oO][pP][aA][qQ][uU][eE])$")]
    token_format: Option<String>,
}

/// The ways to get a token.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum TokenGrant {
    ClientCredentials,
    AuthorizationCode,
    RefreshToken,
    Password,
    /// The same as `client_credentials`, for a client that shows its certificate.
    #[schema(rename = "client_x509")]
    ClientX509,
    #[schema(rename = "urn:ietf:params:oauth:grant-type:jwt-bearer")]
    JwtBearer,
}

/// A request for a code. Source: RFC 6749, 4.1.1; RFC 7636, 4.3; OpenID Connect Core 1.0, 3.1.2.1.
#[derive(IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
pub(super) struct AuthorizationRequest {
    client_id: String,
    /// One that is registered for the client.
    redirect_uri: String,
    #[schema(pattern = "^code$")]
    #[param(pattern = "^code$")]
    response_type: String,
    /// Separated by spaces.
    scope: Option<String>,
    /// Comes back as it is.
    #[schema(max_length = 2048)]
    #[param(max_length = 2048)]
    state: Option<String>,
    /// Stands in the ID token.
    #[schema(max_length = 2048)]
    #[param(max_length = 2048)]
    nonce: Option<String>,
    code_challenge: Option<String>,
    /// `S256`, or `plain` if it must be.
    #[schema(pattern = "^(S256|plain)$")]
    #[param(pattern = "^(S256|plain)$")]
    code_challenge_method: Option<String>,
    /// `none` to be refused instead of showing a page; or, separated by spaces, `login` or `select_account` to have the
    /// person sign in again, and `consent`, which changes nothing.
    prompt: Option<String>,
    /// In seconds: whoever signed in longer ago signs in again.
    max_age: Option<u32>,
    /// Only this one.
    #[schema(pattern = "^query$")]
    #[param(pattern = "^query$")]
    response_mode: Option<String>,
    /// The name of the identity provider to sign in with, or `docket` for a password.
    idp: Option<String>,
    /// The same as `idp`.
    origin: Option<String>,
    /// Who signs in; or JSON that names the identity provider: `{"origin":"corp"}`.
    login_hint: Option<String>,
}

/// A token to look into.
#[derive(ToSchema)]
pub(super) struct CheckTokenRequest {
    token: String,
    /// What the token must have, separated by commas or spaces.
    scopes: Option<String>,
    /// With `client_secret` instead of Basic.
    client_id: Option<String>,
    #[schema(format = Password)]
    client_secret: Option<String>,
}

/// A token in a form.
#[derive(ToSchema)]
pub(super) struct UserInfoRequest {
    /// Instead of the header.
    access_token: Option<String>,
}

/// The sign-in form.
#[derive(ToSchema)]
pub(super) struct SignInForm {
    username: String,
    #[schema(format = Password)]
    password: String,
    /// The page's own token.
    csrf_token: String,
    /// Where to go on to; a path of docket's.
    #[schema(rename = "return")]
    back: Option<String>,
}

/// A provider's word that somebody signed out.
#[derive(ToSchema)]
pub(super) struct LogoutTokenForm {
    /// A JWT of the provider's.
    logout_token: String,
}

/// Another password.
#[derive(ToSchema)]
pub(super) struct PasswordForm {
    #[schema(format = Password)]
    current: String,
    #[schema(format = Password)]
    new: String,
    #[schema(format = Password)]
    new_again: String,
    /// The page's own token.
    csrf_token: String,
}

/// Where to go after signing out.
#[derive(IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
pub(super) struct SignOutParameters {
    /// One that is registered for the client.
    redirect: Option<String>,
    /// The same as `redirect`.
    post_logout_redirect_uri: Option<String>,
    /// Comes back with `post_logout_redirect_uri`.
    state: Option<String>,
    client_id: Option<String>,
    /// An ID token of the client, instead of `client_id` or beside it.
    id_token_hint: Option<String>,
}

/// The first administrator, as JSON.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct SetUpRequest {
    /// The set-up link's.
    token: String,
    user_name: String,
    email: String,
    display_name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    locale: Option<String>,
    #[schema(format = Password)]
    password: String,
}

/// The first administrator, as a form.
#[derive(ToSchema)]
pub(super) struct SetUpForm {
    /// The set-up link's.
    token: String,
    user_name: String,
    email: String,
    given_name: Option<String>,
    family_name: Option<String>,
    #[schema(format = Password)]
    password: String,
    #[schema(format = Password)]
    password_again: String,
}

/// The browser is sent on.
#[derive(IntoResponses)]
#[response(status = 302, description = "The browser is sent on.", headers(("Location" = String, description = "Where.")))]
pub(super) struct SentOn;

/// Pages that say why it did not work.
#[derive(IntoResponses)]
pub(super) enum PageRefusals {
    /// A page that says what is wrong with the request.
    #[response(status = 400, content_type = "text/html")]
    BadRequest(String),
    /// A page that says that docket failed.
    #[response(status = 500, content_type = "text/html")]
    Failed(String),
}
