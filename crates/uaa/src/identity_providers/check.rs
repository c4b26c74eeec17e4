//! Trying a provider without signing anybody in.

use docket_domain::identity_provider::{ClientAuthentication, IdentityProvider, SigningAlgorithm};
use serde::Serialize;
use utoipa::ToSchema;

use super::IdentityProviders;
use super::fault::Fault;
use super::metadata::Metadata;

/// What a test of a provider found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProviderTest {
    /// True if nothing failed: people can be sent there.
    ok: bool,
    /// One sentence: what is wrong first of all, or that nothing is.
    message: String,
    steps: Vec<ProviderTestStep>,
    /// To register at the provider as the client's redirect address.
    redirect_uri: String,
    /// To register at the provider as the client's address after signing out.
    post_logout_redirect_uri: String,
    /// To register at the provider as the client's address for back-channel logout.
    backchannel_logout_uri: String,
}

/// One thing that was looked at.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProviderTestStep {
    step: StepName,
    status: StepStatus,
    message: String,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum StepName {
    Discovery,
    KeySet,
    SigningAlgorithms,
    ClientAuthentication,
    Pkce,
    Scopes,
    SignOut,
}

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum StepStatus {
    Ok,
    /// It may work all the same.
    Warning,
    Failed,
}

impl ProviderTest {
    pub(super) const fn ok(&self) -> bool {
        self.ok
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

impl IdentityProviders {
    /// Fetches discovery document and key set anew and compares what the provider offers with what is configured.
    pub(super) async fn check(&self, provider: &IdentityProvider) -> ProviderTest {
        let mut steps = Vec::new();
        match self.discovery.fetch(&provider.settings.issuer).await {
            Err(fault) => steps.push(failed(StepName::Discovery, &fault)),
            Ok(metadata) => {
                let message = format!("People are sent to {}.", metadata.authorization_endpoint);
                steps.push(step(StepName::Discovery, StepStatus::Ok, message));
                steps.push(match self.key_sets.fetch(&metadata.jwks_uri).await {
                    Err(fault) => failed(StepName::KeySet, &fault),
                    Ok(keys) => {
                        let message = format!("{} has {} key(s).", metadata.jwks_uri, keys.len());
                        step(StepName::KeySet, StepStatus::Ok, message)
                    }
                });
                steps.extend(compare(provider, &metadata));
            }
        }
        let wrong = steps.iter().find(|step| step.status == StepStatus::Failed);
        let message = wrong.map_or_else(
            || format!("{} can be used to sign in.", provider.settings.display_name),
            |step| step.message.clone(),
        );
        ProviderTest {
            ok: wrong.is_none(),
            message,
            steps,
            redirect_uri: self.redirect_uri(&provider.name),
            post_logout_redirect_uri: self.signed_out_uri(),
            backchannel_logout_uri: self.back_channel_uri(&provider.name),
        }
    }
}

fn compare(provider: &IdentityProvider, metadata: &Metadata) -> Vec<ProviderTestStep> {
    let settings = &provider.settings;
    let missing = |offered: &Option<Vec<String>>, wanted: &[String]| -> Vec<String> {
        let Some(offered) = offered else { return Vec::new() };
        wanted.iter().filter(|one| !offered.contains(one)).cloned().collect()
    };
    let algorithms: Vec<String> =
        settings.signing_algorithms.iter().map(|one: &SigningAlgorithm| format!("{one:?}")).collect();
    let unknown = missing(&metadata.signing_algorithms, &algorithms);
    let offered = metadata.signing_algorithms.as_deref().unwrap_or_default().join(", ");
    let signing = match unknown.len() {
        0 => (StepStatus::Ok, format!("ID tokens may be signed with {}.", algorithms.join(", "))),
        all if all == algorithms.len() => (
            StepStatus::Failed,
            format!("The provider signs with {offered}, and {} is configured.", algorithms.join(", ")),
        ),
        _ => (
            StepStatus::Warning,
            format!("The provider signs with {offered}; {} is not used.", unknown.join(", ")),
        ),
    };
    let method = match settings.client_authentication {
        ClientAuthentication::ClientSecretBasic => "client_secret_basic",
        ClientAuthentication::ClientSecretPost => "client_secret_post",
        ClientAuthentication::PrivateKeyJwt => "private_key_jwt",
        ClientAuthentication::None => "none",
    };
    // Discovery 1.0, section 3: without a word it is client_secret_basic.
    let taken =
        metadata.client_authentications.clone().unwrap_or_else(|| vec!["client_secret_basic".to_owned()]);
    let client = if taken.iter().any(|one| one == method) {
        (StepStatus::Ok, format!("docket proves itself with {method}."))
    } else if method == "none" {
        (
            StepStatus::Warning,
            "The provider does not name public clients; it may take them all the same.".to_owned(),
        )
    } else {
        (StepStatus::Failed, format!("The provider takes {}, and {method} is configured.", taken.join(", ")))
    };
    let pkce = match &metadata.challenge_methods {
        Some(methods) if methods.iter().any(|one| one == "S256") => {
            (StepStatus::Ok, "The provider checks PKCE with S256.".to_owned())
        }
        _ => (
            StepStatus::Warning,
            "The provider does not say that it checks PKCE with S256; docket sends it.".to_owned(),
        ),
    };
    let unknown = missing(&metadata.scopes, &settings.scopes);
    let scopes = if unknown.is_empty() {
        (StepStatus::Ok, format!("docket asks for {}.", settings.scopes.join(", ")))
    } else {
        (StepStatus::Warning, format!("The provider does not name the scope {}.", unknown.join(", ")))
    };
    let out = if metadata.end_session_endpoint.is_some() {
        (StepStatus::Ok, "Signing out ends the session at the provider as well.".to_owned())
    } else {
        (StepStatus::Warning, "The provider offers no signing out; people stay signed in there.".to_owned())
    };
    let names = [
        (StepName::SigningAlgorithms, signing),
        (StepName::ClientAuthentication, client),
        (StepName::Pkce, pkce),
        (StepName::Scopes, scopes),
        (StepName::SignOut, out),
    ];
    names.into_iter().map(|(name, (status, message))| step(name, status, message)).collect()
}

fn step(step: StepName, status: StepStatus, message: String) -> ProviderTestStep {
    ProviderTestStep { step, status, message }
}

fn failed(name: StepName, fault: &Fault) -> ProviderTestStep {
    step(name, StepStatus::Failed, fault.to_string())
}
