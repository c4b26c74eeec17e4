//! `docket identity-provider`.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value, json};

use super::NOT_WELL;
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

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
    /// A role collection members of a group get, such as Admins=SubaccountAdministrator; repeat for more, all are replaced
    #[arg(long = "group-role", value_name = "GROUP=ROLE_COLLECTION")]
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

const PROVIDERS: &str = "/cockpit-api/v1/identity-providers";
const SETTINGS: &str = "/cockpit-api/v1/sign-in-settings";

pub async fn run(action: IdentityProviderAction) -> anyhow::Result<ExitCode> {
    match action {
        IdentityProviderAction::Create { remote, name, settings } => {
            let mut body = body_of(settings)?;
            body.insert("name".to_owned(), name.clone().into());
            let created = Server::find(&remote.data_dir)?.post(PROVIDERS, &Value::Object(body)).await?;
            match remote.output {
                Output::Json => print_json(&created),
                Output::Table => {
                    println!("Created {name}. Register these addresses for the client at the provider:");
                    println!("  redirect address         {}", cell(&created["redirectUri"]));
                    println!("  after signing out        {}", cell(&created["postLogoutRedirectUri"]));
                    println!("  back-channel logout      {}", cell(&created["backchannelLogoutUri"]));
                    println!("Then try it with `docket identity-provider test {name}`.");
                }
            }
        }
        IdentityProviderAction::List { remote } => {
            let server = Server::find(&remote.data_dir)?;
            let (mut all, settings) = (server.get(PROVIDERS).await?, server.get(SETTINGS).await?);
            if remote.output == Output::Json {
                all["localPasswords"] = settings["localPasswords"].clone();
                print_json(&all);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table =
                Table::new(&["NAME", "DISPLAY NAME", "ENABLED", "ISSUER", "CREATES PEOPLE", "LINKS BY"]);
            for one in all["value"].as_array().into_iter().flatten() {
                let yes = |key: &str| if one[key] == json!(true) { "yes" } else { "no" }.to_owned();
                table.row(vec![
                    cell(&one["name"]),
                    cell(&one["displayName"]),
                    yes("enabled"),
                    cell(&one["issuer"]),
                    yes("createPeople"),
                    cell(&one["linkBy"]),
                ]);
            }
            let none = "There are no identity providers. Set one up with `docket identity-provider create`.";
            print!("{}", table.render(none));
            let word = if settings["localPasswords"] == json!(true) { "on" } else { "off" };
            println!("Passwords kept here are {word}.");
        }
        IdentityProviderAction::Update { remote, name, settings } => {
            let path = format!("{PROVIDERS}/{}", segment(&name));
            let body = Value::Object(body_of(settings)?);
            let changed = Server::find(&remote.data_dir)?.patch(&path, &body).await?;
            match remote.output {
                Output::Json => print_json(&changed),
                Output::Table => println!("Changed {name}."),
            }
        }
        IdentityProviderAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&format!("{PROVIDERS}/{}", segment(&name))).await?;
            let done = json!({"name": name, "result": "DELETED"});
            print_done(remote.output, &format!("Deleted {name}."), &done);
        }
        IdentityProviderAction::Test { remote, name } => {
            let path = format!("{PROVIDERS}/{}/test", segment(&name));
            let found = Server::find(&remote.data_dir)?.post(&path, &json!({})).await?;
            show_test(remote.output, &found);
            if found["ok"] != json!(true) {
                return Ok(NOT_WELL);
            }
        }
        IdentityProviderAction::Passwords { remote, switch } => {
            let on = switch == Switch::On;
            let body = json!({"localPasswords": on});
            let settings = Server::find(&remote.data_dir)?.put(SETTINGS, &body).await?;
            let word = if on { "on" } else { "off" };
            print_done(remote.output, &format!("Passwords kept here are {word}."), &settings);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show_test(output: Output, found: &Value) {
    if output == Output::Json {
        print_json(found);
        return;
    }
    let mut table = Table::new(&["STEP", "STATUS", "WHAT WAS FOUND"]);
    for step in found["steps"].as_array().into_iter().flatten() {
        table.row(["step", "status", "message"].map(|key| cell(&step[key])).to_vec());
    }
    print!("{}", table.render("Nothing was looked at."));
    println!("{}", cell(&found["message"]));
}

/// The request's fields, without those that were not given.
fn body_of(given: IdentityProviderSettings) -> anyhow::Result<Map<String, Value>> {
    let mut body = Map::new();
    let texts = [
        ("displayName", given.display_name),
        ("issuer", given.issuer),
        ("clientId", given.client_id),
        ("clientSecret", given.client_secret_file.as_deref().map(read_secret).transpose()?),
        ("clientAuthentication", given.client_authentication),
        ("linkBy", given.link_by),
    ];
    body.extend(texts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))));
    let flags = [("createPeople", given.create_people), ("enabled", given.enabled)];
    body.extend(flags.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))));
    for (key, list) in [("scopes", given.scopes), ("signingAlgorithms", given.signing_algorithms)] {
        if !list.is_empty() {
            body.insert(key.to_owned(), list.into());
        }
    }
    if let Some(position) = given.position {
        body.insert("position".to_owned(), position.into());
    }
    if !given.claims.is_empty() {
        let mut claims = Map::new();
        for text in &given.claims {
            let (what, claim) = pair("--claim", text)?;
            claims.insert(what.to_owned(), if claim.is_empty() { Value::Null } else { claim.into() });
        }
        body.insert("claims".to_owned(), claims.into());
    }
    if !given.group_roles.is_empty() {
        let mut groups = Map::new();
        for text in &given.group_roles {
            // A group may hold an = itself, as in CN=Admins; a role collection does not.
            let Some((group, role)) = text.rsplit_once('=') else { bail!(usage("--group-role", text)) };
            if let Value::Array(roles) = groups.entry(group).or_insert_with(|| json!([])) {
                roles.push(role.into());
            }
        }
        body.insert("groupRoles".to_owned(), groups.into());
    }
    Ok(body)
}

fn pair<'t>(flag: &str, text: &'t str) -> anyhow::Result<(&'t str, &'t str)> {
    text.split_once('=').with_context(|| usage(flag, text))
}

fn usage(flag: &str, text: &str) -> String {
    format!("{flag} \"{text}\" has no =; `docket identity-provider create --help` shows an example")
}

fn read_secret(file: &Path) -> anyhow::Result<String> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?
    };
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        bail!("the client secret is empty");
    }
    Ok(secret.to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn body(arguments: &[&str]) -> anyhow::Result<Map<String, Value>> {
        let line = ["docket", "identity-provider", "update", "corp"].iter().chain(arguments);
        let Command::IdentityProvider { action: IdentityProviderAction::Update { settings, .. } } =
            Cli::parse_from(line).command
        else {
            unreachable!("the command is an update")
        };
        body_of(settings)
    }

    #[test]
    fn only_what_is_given_is_sent() {
        assert_eq!(body(&[]).unwrap(), Map::new());
        let sent =
            body(&["--enabled", "false", "--scope", "openid", "--position", "-1", "--claim", "locale="]);
        let expected =
            json!({"enabled": false, "scopes": ["openid"], "position": -1, "claims": {"locale": null}});
        assert_eq!(Value::Object(sent.unwrap()), expected);
    }

    #[test]
    fn a_group_may_have_several_roles_and_an_equals_sign() {
        let sent =
            body(&["--group-role", "CN=Ops=DestinationViewer", "--group-role", "CN=Ops=TaskCenterAdmin"]);
        assert_eq!(sent.unwrap()["groupRoles"], json!({"CN=Ops": ["DestinationViewer", "TaskCenterAdmin"]}));
        let wrong = body(&["--group-role", "Ops"]).unwrap_err().to_string();
        assert!(wrong.contains("--group-role \"Ops\" has no ="), "{wrong}");
    }
}
