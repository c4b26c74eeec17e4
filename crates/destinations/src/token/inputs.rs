//! What a caller brings besides the destination's own properties.

use docket_http::UserToken;

use super::client::ClientAssertion;
use super::user_info::UserInfo;

/// What a caller brings; nothing of it but the person was checked.
#[derive(Clone, Copy, Default)]
pub(crate) struct Inputs<'a> {
    /// Whose token it shall be; checked before it comes here.
    pub person: Option<&'a UserToken>,
    /// Another issuer than docket vouches for the person.
    pub person_is_foreign: bool,
    /// The token that person was known by.
    pub user_jwt: Option<&'a str>,
    pub fetching: Fetching,
    /// What userinfo says of the person.
    pub user_info: Option<&'a UserInfo>,
    /// The tenant's subdomain, from `X-tenant`.
    pub tenant: Option<&'a str>,
    /// The call came over the interface, where a common token service must be told its tenant.
    pub tenant_is_required: bool,
    /// From `X-samlAssertion`, or from another destination of a chain.
    pub saml_assertion: Option<&'a str>,
    /// From `X-client-assertion` and `X-client-assertion-type`, or another destination's token.
    pub client_assertion: Option<&'a ClientAssertion>,
    /// Docket fetched the client assertion itself, so it is as good as a secret it keeps.
    pub client_assertion_is_ours: bool,
    /// From `X-refresh-token`.
    pub refresh_token: Option<&'a str>,
    /// From `X-code`.
    pub code: Option<&'a str>,
    /// From `X-redirect-uri`.
    pub redirect_uri: Option<&'a str>,
    /// From `X-code-verifier`.
    pub code_verifier: Option<&'a str>,
    /// From `X-subject-token` and `X-subject-token-type`.
    pub subject: TypedToken<Option<&'a str>>,
    /// From `X-actor-token` and `X-actor-token-type`.
    pub actor: TypedToken<Option<&'a str>>,
}

/// Whether a kept token will do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fetching {
    #[default]
    IfNotKept,
    /// Whatever is kept; and what is kept stays as it is, so that a test changes nothing for others.
    Anew,
}

/// A token of RFC 8693 with the URI of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TypedToken<T> {
    pub value: T,
    pub kind: T,
}
