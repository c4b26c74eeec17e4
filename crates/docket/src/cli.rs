//! The command line: the commands there are. What each takes and does is in `commands/`, one file per command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::{
    booster, connector, demo, destination, directory, env, identity_provider, role_collection, sandbox,
    serve, service_instance, service_key, signing_key, trust, trusted_issuer, user,
};
use crate::output::Output;

/// One inbox for every approval, whichever system it waits in.
#[derive(Debug, Parser)]
#[command(name = "docket", version, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the task center
    Serve(serve::ServeArgs),
    /// Set up a task center and a SuccessFactors sandbox, connect them, and keep both running
    Demo(demo::DemoArgs),
    /// Run a stand-in for a system tasks come from
    Sandbox {
        #[command(subcommand)]
        system: sandbox::SandboxSystem,
    },
    /// Prepare the subaccount: instances, keys, sample destinations, role collections
    Booster {
        #[command(subcommand)]
        action: booster::BoosterAction,
    },
    /// The certificates other systems trust when docket signs
    Trust {
        #[command(subcommand)]
        action: trust::TrustAction,
    },
    /// Services of the subaccount
    #[command(name = "service-instance")]
    ServiceInstance {
        #[command(subcommand)]
        action: service_instance::ServiceInstanceAction,
    },
    /// Keys of a service instance: what a program or another system connects with
    #[command(name = "service-key")]
    ServiceKey {
        #[command(subcommand)]
        action: service_key::ServiceKeyAction,
    },
    /// Print or write what an application needs to bind to services: the environment, or files. Holds secrets
    Env(env::EnvArgs),
    /// The keys tokens are signed with
    #[command(name = "signing-key")]
    SigningKey {
        #[command(subcommand)]
        action: signing_key::SigningKeyAction,
    },
    /// Who may vouch for people with a SAML assertion
    #[command(name = "trusted-issuer")]
    TrustedIssuer {
        #[command(subcommand)]
        action: trusted_issuer::TrustedIssuerAction,
    },
    /// Where and how other systems are reached
    Destination {
        #[command(subcommand)]
        action: destination::DestinationAction,
    },
    /// The connections tasks come through
    Connector {
        #[command(subcommand)]
        action: connector::ConnectorAction,
    },
    /// OpenID providers people sign in with
    #[command(name = "identity-provider")]
    IdentityProvider {
        #[command(subcommand)]
        action: identity_provider::IdentityProviderAction,
    },
    /// People who sign in
    User {
        #[command(subcommand)]
        action: user::UserAction,
    },
    /// Sets of roles, and who has them
    #[command(name = "role-collection")]
    RoleCollection {
        #[command(subcommand)]
        action: role_collection::RoleCollectionAction,
    },
    /// Systems that keep people and groups beside docket
    Directory {
        #[command(subcommand)]
        action: directory::DirectoryAction,
    },
    /// Print the description of docket's interfaces, as /openapi.json serves it
    Openapi,
    /// Print a completion script for a shell
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },
}

/// What every command that talks to a server takes.
#[derive(Clone, Debug, Args)]
pub struct Remote {
    /// The data directory of a server on this machine; `DOCKET_URL` and `DOCKET_TOKEN` go before it
    #[arg(long, env = "DOCKET_DATA_DIR", default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub output: Output,
}
