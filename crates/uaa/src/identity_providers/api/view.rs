//! How providers are shown and asked for.

use docket_domain::Timestamp;
use docket_domain::identity_provider::{ClientAuthentication, LinkBy, ProviderSettings, SigningAlgorithm};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::identity_providers::IdentityProviders;
use crate::identity_providers::manage::Stored;

/// An OpenID provider people sign in with, without its secret.
#[derive(Serialize, ToSchema)]
#[schema(as = IdentityProvider)]
#[serde(rename_all = "camelCase")]
pub(super) struct IdentityProviderView {
    /// Stands in addresses and as `origin` in tokens; never changes.
    name: String,
    /// Whether people can sign in with it.
    enabled: bool,
    /// Its place in the chooser, smallest first.
    position: i64,
    #[serde(flatten)]
    settings: ProviderSettings,
    /// Whether a client secret is kept.
    has_client_secret: bool,
    /// To register at the provider as the client's redirect address.
    redirect_uri: String,
    /// To register at the provider as the client's address after signing out.
    post_logout_redirect_uri: String,
    /// To register at the provider as the client's address for back-channel logout.
    backchannel_logout_uri: String,
    created_at: Timestamp,
    modified_at: Timestamp,
}

impl IdentityProviderView {
    pub(super) fn of(providers: &IdentityProviders, stored: Stored) -> Self {
        let Stored { provider, has_secret } = stored;
        Self {
            redirect_uri: providers.redirect_uri(&provider.name),
            post_logout_redirect_uri: providers.signed_out_uri(),
            backchannel_logout_uri: providers.back_channel_uri(&provider.name),
            name: provider.name,
            enabled: provider.enabled,
            position: provider.position,
            settings: provider.settings,
            has_client_secret: has_secret,
            created_at: provider.created_at,
            modified_at: provider.modified_at,
        }
    }
}

/// A provider to create.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct NewIdentityProvider {
    /// Lower-case letters, digits, hyphens and dots.
    name: String,
    /// Without it the name.
    display_name: Option<String>,
    issuer: String,
    client_id: String,
    /// Needed for `client_secret_basic`, which is the default, and `client_secret_post`.
    #[schema(format = Password)]
    client_secret: Option<String>,
    client_authentication: Option<ClientAuthentication>,
    /// Without it `openid`, `profile` and `email`.
    scopes: Option<Vec<String>>,
    /// Without it `RS256`.
    signing_algorithms: Option<Vec<SigningAlgorithm>>,
    /// A claim's name by what it says: `globalUserId`, `userName`, `email`, `givenName`, `familyName`, `displayName`,
    /// `locale`, `groups`; `null` does not read it. A name that begins with a slash is a way into nested claims (RFC 6901).
    #[schema(value_type = Option<BTreeMap<String, Option<String>>>)]
    claims: Option<Value>,
    /// By group of the provider, the names of the role collections its members get.
    #[schema(value_type = Option<BTreeMap<String, Vec<String>>>)]
    group_roles: Option<Value>,
    create_people: Option<bool>,
    link_by: Option<LinkBy>,
    enabled: Option<bool>,
    position: Option<i64>,
}

/// What to change of a provider.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct IdentityProviderChange {
    display_name: Option<String>,
    /// Another issuer's people are others: whoever was linked is not any more.
    issuer: Option<String>,
    client_id: Option<String>,
    /// Stays as it is without this, unless the issuer changes.
    #[schema(format = Password)]
    client_secret: Option<String>,
    client_authentication: Option<ClientAuthentication>,
    scopes: Option<Vec<String>>,
    signing_algorithms: Option<Vec<SigningAlgorithm>>,
    /// Those named are changed, the others stay.
    #[schema(value_type = Option<BTreeMap<String, Option<String>>>)]
    claims: Option<Value>,
    /// All of them anew.
    #[schema(value_type = Option<BTreeMap<String, Vec<String>>>)]
    group_roles: Option<Value>,
    create_people: Option<bool>,
    link_by: Option<LinkBy>,
    /// Whoever signed in with a provider that is disabled is signed out, and their tokens stop.
    enabled: Option<bool>,
    position: Option<i64>,
}
