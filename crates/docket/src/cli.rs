//! The command line: what can be said. What it does is in `commands/`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    Serve(ServeArgs),
    /// Set up a task center and a SuccessFactors sandbox, connect them, and keep both running
    Demo(DemoArgs),
    /// Run a stand-in for a system tasks come from
    Sandbox {
        #[command(subcommand)]
        system: SandboxSystem,
    },
    /// Prepare the subaccount: instances, keys, sample destinations, role collections
    Booster {
        #[command(subcommand)]
        action: BoosterAction,
    },
    /// The certificates other systems trust when docket signs
    Trust {
        #[command(subcommand)]
        action: TrustAction,
    },
    /// Services of the subaccount
    #[command(name = "service-instance")]
    ServiceInstance {
        #[command(subcommand)]
        action: ServiceInstanceAction,
    },
    /// Keys of a service instance: what a program or another system connects with
    #[command(name = "service-key")]
    ServiceKey {
        #[command(subcommand)]
        action: ServiceKeyAction,
    },
    /// Print or write what an application needs to bind to services: the environment, or files. Holds secrets
    Env(EnvArgs),
    /// The keys tokens are signed with
    #[command(name = "signing-key")]
    SigningKey {
        #[command(subcommand)]
        action: SigningKeyAction,
    },
    /// Who may vouch for people with a SAML assertion
    #[command(name = "trusted-issuer")]
    TrustedIssuer {
        #[command(subcommand)]
        action: TrustedIssuerAction,
    },
    /// Where and how other systems are reached
    Destination {
        #[command(subcommand)]
        action: DestinationAction,
    },
    /// The connections tasks come through
    Connector {
        #[command(subcommand)]
        action: ConnectorAction,
    },
    /// OpenID providers people sign in with
    #[command(name = "identity-provider")]
    IdentityProvider {
        #[command(subcommand)]
        action: IdentityProviderAction,
    },
    /// People who sign in
    User {
        #[command(subcommand)]
        action: UserAction,
    },
    /// Systems that keep people and groups beside docket
    Directory {
        #[command(subcommand)]
        action: DirectoryAction,
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

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The configuration file; without it docket.toml of this directory, if there is one
    #[arg(long)]
    pub config: Option<PathBuf>,
    /// Where to keep the data
    #[arg(long)]
    pub data_dir: Option<PathBuf>,
    /// The address and port for http
    #[arg(long)]
    pub listen: Option<String>,
    /// The address and port for https; empty for none
    #[arg(long)]
    pub tls_listen: Option<String>,
    /// A file path or postgres://… address
    #[arg(long)]
    pub database: Option<String>,
    /// Stop when standard input closes, so that a parent process takes its children along
    #[arg(long, hide = true)]
    pub stop_with_stdin: bool,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where to keep the demo's data
    #[arg(long, default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// Port of the task center over http; 0 for any free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Port of the task center over https; 0 for any free one
    #[arg(long, default_value_t = 8443)]
    pub tls_port: u16,
    /// Port of the SuccessFactors sandbox; 0 for any free one
    #[arg(long, default_value_t = 8181)]
    pub sandbox_port: u16,
    /// Throw away what an earlier demo left in the directory
    #[arg(long)]
    pub fresh: bool,
    /// Set everything up, print it, and stop again
    #[arg(long)]
    pub no_wait: bool,
    /// Further leave requests in the sandbox
    #[arg(long, default_value_t = 0)]
    pub tasks: u64,
}

#[derive(Debug, Subcommand)]
pub enum DirectoryAction {
    /// Read people and groups from the destination `Identity_Authentication_Connectivity_IDS` now
    Refresh {
        #[command(flatten)]
        remote: Remote,
        /// Deactivate people who are gone there, however many they are
        #[arg(long)]
        force: bool,
    },
    /// Tell what came of the last reading
    Status {
        #[command(flatten)]
        remote: Remote,
    },
    /// Tokens with which provisioning systems push people and groups by SCIM
    Token {
        #[command(subcommand)]
        action: DirectoryTokenAction,
    },
}

#[derive(Debug, Subcommand)]
pub enum DirectoryTokenAction {
    /// Make a token and print it; it is shown this once
    Create {
        #[command(flatten)]
        remote: Remote,
        /// What log lines call the system that has it
        name: String,
    },
    /// List the tokens, without themselves
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Delete a token; it stops working at once
    Delete {
        #[command(flatten)]
        remote: Remote,
        /// The token's name
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum SandboxSystem {
    /// A stand-in for an SAP SuccessFactors tenant, for rehearsals without one
    #[command(name = "successfactors")]
    SuccessFactors(SandboxServeArgs),
}

#[derive(Debug, Args)]
pub struct SandboxServeArgs {
    #[command(flatten)]
    pub sandbox: docket_sandbox::SandboxArgs,
    /// Stop when standard input closes, so that a parent process takes its children along
    #[arg(long, hide = true)]
    pub stop_with_stdin: bool,
}

#[derive(Debug, Subcommand)]
pub enum BoosterAction {
    /// Run the booster; running it again changes nothing
    Run {
        #[command(flatten)]
        remote: Remote,
        /// The sign-in name of the person who gets the role collections
        #[arg(long)]
        user: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum TrustAction {
    /// Show both certificates (subject, serial number, validity, fingerprint) and the destinations that depend on them
    Show {
        #[command(flatten)]
        remote: Remote,
    },
    /// Write a certificate as PEM, to register it in other systems
    Download {
        #[command(flatten)]
        remote: Remote,
        /// The passive certificate instead of the active one
        #[arg(long)]
        passive: bool,
        /// The file to write; standard output without it
        #[arg(long, short)]
        file: Option<PathBuf>,
    },
    /// Make a new passive certificate: it signs nothing until `docket trust rotate`
    Renew {
        #[command(flatten)]
        remote: Remote,
        /// Replace the active certificate at once; other systems refuse docket until they are given the new one
        #[arg(long)]
        active: bool,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Have the active and the passive certificate change places
    Rotate {
        #[command(flatten)]
        remote: Remote,
        /// Take the last rotation back: the older certificate signs again
        #[arg(long)]
        back: bool,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Delete the passive certificate; after that the last rotation cannot be taken back
    Delete {
        #[command(flatten)]
        remote: Remote,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum ServiceInstanceAction {
    /// Create an instance of a service
    Create {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// one-inbox-service, destination or xsuaa
        #[arg(long)]
        service: String,
        /// The service's plan
        #[arg(long)]
        plan: Option<String>,
        /// Parameters as JSON, or @file
        #[arg(long, short = 'c')]
        parameters: Option<String>,
    },
    /// List the instances
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Delete an instance
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// Also delete the instance's keys
        #[arg(long)]
        purge: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum ServiceKeyAction {
    /// Create a key
    Create {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
        /// Parameters as JSON, or @file: {"credential-type":"x509","x509":{"validity":1,"validity-type":"YEARS"}} for a
        /// certificate instead of a secret
        #[arg(long, short = 'c')]
        parameters: Option<String>,
    },
    /// Print a key: addresses, client id and secret
    Get {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
    },
    /// List an instance's keys
    List {
        #[command(flatten)]
        remote: Remote,
        instance: String,
    },
    /// Delete a key; its secret and every token issued with it stop working at once
    Delete {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
    },
}

#[derive(Debug, Args)]
pub struct EnvArgs {
    /// The data directory of a server on this machine; `DOCKET_URL` and `DOCKET_TOKEN` go before it
    #[arg(long, env = "DOCKET_DATA_DIR", default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// Keys as INSTANCE/KEY, or INSTANCE for its oldest key; without any the oldest key of every instance
    pub keys: Vec<String>,
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    pub format: EnvFormat,
    /// Write a file that only you can read, instead of printing; for k8s a directory to mount as `SERVICE_BINDING_ROOT`
    #[arg(long, short)]
    pub file: Option<PathBuf>,
    /// The authority's certificate that clients must trust; the local server's own without it
    #[arg(long)]
    pub ca_file: Option<PathBuf>,
}

/// How `docket env` says what an application needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum EnvFormat {
    /// The value of `VCAP_SERVICES`
    Vcap,
    /// Lines for a .env file or a shell: `VCAP_SERVICES` and `NODE_EXTRA_CA_CERTS`
    #[default]
    Dotenv,
    /// default-env.json, as local development tools read it
    DefaultEnv,
    /// Kubernetes Secrets, or with --file the mounted files of the Service Binding Specification
    K8s,
}

#[derive(Debug, Subcommand)]
pub enum SigningKeyAction {
    /// List the keys clients know, and what each is for
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Publish a new key; it signs an hour later, when clients know it
    Rotate {
        #[command(flatten)]
        remote: Remote,
        /// Sign with it now and withdraw all others: every token there is stops. For keys that have become known
        #[arg(long)]
        at_once: bool,
    },
    /// Withdraw a key that waits, or one that signed before; its tokens stop
    Withdraw {
        #[command(flatten)]
        remote: Remote,
        kid: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum TrustedIssuerAction {
    /// Trust an issuer, or replace what is known of one
    Set {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// The issuer's SAML metadata; - for standard input
        #[arg(long, conflicts_with_all = ["entity_id", "certificates"], required_unless_present = "entity_id")]
        metadata: Option<PathBuf>,
        /// `Issuer` of its assertions, instead of metadata
        #[arg(long, requires = "certificates")]
        entity_id: Option<String>,
        /// A file with a certificate it signs with; repeat for more
        #[arg(long = "certificate", requires = "entity_id")]
        certificates: Vec<PathBuf>,
        /// What its name ids are: format (as they say themselves), email or user-name
        #[arg(long, default_value = "format")]
        name_id: String,
    },
    /// List the issuers
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Stop trusting an issuer
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum DestinationAction {
    /// List the destinations
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Print one destination, its secrets masked
    Get {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Create or replace destinations from a JSON file: one object or an array of them
    Apply {
        #[command(flatten)]
        remote: Remote,
        /// The file; - for standard input
        #[arg(long, short)]
        file: PathBuf,
    },
    /// Delete a destination
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum ConnectorAction {
    /// List the connectors
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Show a connector's jobs and what they say; exit 1 if it is not well
    Status {
        #[command(flatten)]
        remote: Remote,
        id: String,
        /// Show the history and log of one kind of job: INITIAL, CONFIG, DELTA, META or PUSH
        #[arg(long)]
        job_type: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum IdentityProviderAction {
    /// Set up a provider
    Create {
        #[command(flatten)]
        remote: Remote,
        /// Lower-case letters, digits, hyphens and dots; stands in addresses and in tokens
        name: String,
        #[command(flatten)]
        settings: IdentityProviderSettings,
    },
    /// List the providers, and whether passwords count
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Change a provider; what is not given stays as it is
    Update {
        #[command(flatten)]
        remote: Remote,
        name: String,
        #[command(flatten)]
        settings: IdentityProviderSettings,
    },
    /// Delete a provider; whoever signed in with it is signed out and loses the roles it gave
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Try a provider without signing anybody in; exit 1 if it does not work
    Test {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Switch signing in with passwords kept here on or off; this is the way back in when no provider works
    Passwords {
        #[command(flatten)]
        remote: Remote,
        #[arg(value_enum)]
        switch: Switch,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

/// What can be said about an identity provider.
#[derive(Debug, Args)]
pub struct IdentityProviderSettings {
    /// What people read on the button
    #[arg(long)]
    pub display_name: Option<String>,
    /// The provider's issuer identifier, an https address
    #[arg(long)]
    pub issuer: Option<String>,
    #[arg(long)]
    pub client_id: Option<String>,
    /// The file with the client secret; - for standard input
    #[arg(long)]
    pub client_secret_file: Option<PathBuf>,
    /// `client_secret_basic`, `client_secret_post`, `private_key_jwt` or `none`
    #[arg(long)]
    pub client_authentication: Option<String>,
    /// A scope to ask for; repeat for more
    #[arg(long = "scope")]
    pub scopes: Vec<String>,
    /// An algorithm ID tokens may be signed with; repeat for more
    #[arg(long = "signing-algorithm")]
    pub signing_algorithms: Vec<String>,
    /// Which claim says what, such as `globalUserId=user_uuid`; nothing behind the = does not read it; repeat for more
    #[arg(long = "claim", value_name = "WHAT=CLAIM")]
    pub claims: Vec<String>,
    /// A role members of a group get, such as Admins=SubaccountAdministrator; repeat for more, all are replaced
    #[arg(long = "group-role", value_name = "GROUP=ROLE")]
    pub group_roles: Vec<String>,
    /// Whether somebody the provider knows and docket does not is created
    #[arg(long, value_name = "true|false")]
    pub create_people: Option<bool>,
    /// How people docket knows are found at their first sign-in: nothing, verifiedEmail or userName
    #[arg(long)]
    pub link_by: Option<String>,
    /// Whether people can sign in with it
    #[arg(long, value_name = "true|false")]
    pub enabled: Option<bool>,
    /// Its place among the providers, smallest first
    #[arg(long, allow_negative_numbers = true)]
    pub position: Option<i64>,
}

#[derive(Debug, Subcommand)]
pub enum UserAction {
    /// Create a person; the password is asked for, or read from standard input when it is not a terminal
    Create {
        #[command(flatten)]
        remote: Remote,
        user_name: String,
        #[arg(long)]
        email: String,
        #[arg(long)]
        display_name: Option<String>,
        #[arg(long)]
        given_name: Option<String>,
        #[arg(long)]
        family_name: Option<String>,
        /// The Global User ID; made if it is not given
        #[arg(long)]
        global_user_id: Option<String>,
        /// The person's user id in SAP SuccessFactors
        #[arg(long)]
        successfactors_user_id: Option<String>,
        /// A role to give; repeat for more
        #[arg(long = "role")]
        roles: Vec<String>,
        /// Read the password from a file
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
    /// List people and their roles
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Set a person's password
    SetPassword {
        #[command(flatten)]
        remote: Remote,
        user_name: String,
        /// Read the password from a file
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
    /// Give a person a role
    AssignRole {
        #[command(flatten)]
        remote: Remote,
        user_name: String,
        role: String,
    },
}
