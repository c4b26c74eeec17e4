//! Identity providers: who else may say who a person is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Timestamp;

/// An OpenID provider people sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Stands in addresses and as `origin` in tokens; never changes.
    pub name: String,
    /// Whether people can sign in with it.
    pub enabled: bool,
    /// Its place in the chooser, smallest first; equal ones by name.
    pub position: i64,
    pub settings: ProviderSettings,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

/// What an administrator says about a provider, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProviderSettings {
    /// What people read on the button.
    pub display_name: String,
    /// Its issuer identifier: `/.well-known/openid-configuration` below it is the discovery document.
    pub issuer: String,
    pub client_id: String,
    pub client_authentication: ClientAuthentication,
    /// What is asked for; `openid` is among them.
    pub scopes: Vec<String>,
    /// The signature algorithms an ID token may have.
    pub signing_algorithms: Vec<SigningAlgorithm>,
    pub claims: ClaimNames,
    /// The role collections members of a group of the provider get, by name.
    pub group_roles: BTreeMap<String, Vec<String>>,
    /// Whether somebody the provider knows and docket does not is created.
    pub create_people: bool,
    pub link_by: LinkBy,
}

/// Which claim of the provider says what; `None` does not read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClaimNames {
    #[schema(required)]
    pub global_user_id: Option<String>,
    #[schema(required)]
    pub user_name: Option<String>,
    #[schema(required)]
    pub email: Option<String>,
    #[schema(required)]
    pub given_name: Option<String>,
    #[schema(required)]
    pub family_name: Option<String>,
    #[schema(required)]
    pub display_name: Option<String>,
    #[schema(required)]
    pub locale: Option<String>,
    #[schema(required)]
    pub groups: Option<String>,
}

impl Default for ClaimNames {
    /// The standard claims. Source: OpenID Connect Core 1.0, 5.1; `groups` is what most providers call it.
    fn default() -> Self {
        let named = |name: &str| Some(name.to_owned());
        Self {
            global_user_id: None,
            user_name: named("preferred_username"),
            email: named("email"),
            given_name: named("given_name"),
            family_name: named("family_name"),
            display_name: named("name"),
            locale: named("locale"),
            groups: named("groups"),
        }
    }
}

/// How docket proves to the provider which client it is. Source: OpenID Connect Core 1.0, section 9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuthentication {
    #[default]
    ClientSecretBasic,
    ClientSecretPost,
    /// With an assertion signed by docket's token key; the provider finds it at docket's `/token_keys`.
    PrivateKeyJwt,
    /// A public client: PKCE alone.
    None,
}

impl ClientAuthentication {
    /// True if there is a secret to keep.
    pub const fn has_secret(self) -> bool {
        matches!(self, Self::ClientSecretBasic | Self::ClientSecretPost)
    }
}

/// How somebody who signs in for the first time is found among those docket knows, after the Global User ID.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum LinkBy {
    /// Not at all.
    #[default]
    Nothing,
    /// By the e-mail address, if the provider says it is verified and one person has it.
    VerifiedEmail,
    /// By the user name; somebody with roles only if the verified e-mail address is theirs as well.
    UserName,
}

/// A signature with a public key. `none` and the shared-secret ones are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum SigningAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    EdDSA,
}
