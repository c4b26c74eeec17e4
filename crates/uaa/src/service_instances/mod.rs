//! Service instances and their keys: the OAuth clients of this deployment.
//!
//! [`ServiceInstances`] makes, finds, changes and deletes them and hands a [`ServiceClient`] to the token endpoint; what a client may
//! do is its [`ClientPolicy`], read from the parameters of its instance. Tokens themselves are made elsewhere in this crate.

mod api;
mod client;
mod contents;
mod credentials;
mod declared;
mod descriptor;
mod error;
mod instances;
mod key_request;
mod parameters;
mod policy;
mod redirects;
mod rotation;
mod update;
mod x509;

use url::Url;

pub use api::{VerificationKey, describe};
pub use client::ServiceClient;
pub use contents::{ContentsError, ServiceContents};
pub use credentials::Credentials;
pub use descriptor::{DescribedRole, Descriptor};
pub use error::InstanceError;
pub use instances::{NewInstance, ServiceInstances};
pub use key_request::{CredentialType, KeyRequest, X509Request};
pub(crate) use parameters::MOST_ACCESS_SECONDS;
pub use policy::{ClientPolicy, GrantType};
pub use redirects::RedirectPattern;
pub use rotation::Rotated;
pub use update::ParameterChange;

/// The common name of the authority that issues clients' certificates; the https listener asks clients for one of its.
pub const CLIENT_AUTHORITY: &str = "docket client authority";

/// What the keys tell clients about this deployment.
#[derive(Clone, Debug)]
pub struct ServiceInstancesSettings {
    /// Where clients find every interface.
    pub public_url: Url,
    /// Where docket itself serves https, if it does: clients that build `https://<uaadomain>/…` need it.
    pub https_url: Option<Url>,
    pub subaccount_id: String,
    pub subdomain: String,
}
