//! `docket user`.

use std::io::{IsTerminal as _, Read as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Subcommand;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

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
        /// A role collection to give; repeat for more
        #[arg(long = "role")]
        roles: Vec<String>,
        /// Read the password from a file
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
    /// List people and the role collections given to them
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
    /// Give a person a role collection; that of a role has the role's name
    AssignRole {
        #[command(flatten)]
        remote: Remote,
        user_name: String,
        #[arg(value_name = "ROLE_COLLECTION")]
        role: String,
    },
}

pub const USERS: &str = "/cockpit-api/v1/users";

pub async fn run(action: UserAction) -> anyhow::Result<ExitCode> {
    match action {
        UserAction::Create {
            remote,
            user_name,
            email,
            display_name,
            given_name,
            family_name,
            global_user_id,
            successfactors_user_id,
            roles,
            password_file,
        } => {
            let password = read_password(password_file)?;
            let mut body =
                json!({"userName": user_name, "email": email, "password": password, "roles": roles});
            for (key, value) in [
                ("id", global_user_id),
                ("displayName", display_name),
                ("givenName", given_name),
                ("familyName", family_name),
            ] {
                if let Some(value) = value {
                    body[key] = value.into();
                }
            }
            if let Some(id) = successfactors_user_id {
                body["providerIds"] = json!({"SuccessFactors": id});
            }
            let created = Server::find(&remote.data_dir)?.post(USERS, &body).await?;
            match remote.output {
                Output::Json => print_json(&created),
                Output::Table => {
                    println!("Created {user_name} with the Global User ID {}.", cell(&created["id"]));
                }
            }
        }
        UserAction::List { remote } => {
            let users = list(&Server::find(&remote.data_dir)?).await?;
            if remote.output == Output::Json {
                print_json(&json!({"value": users}));
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&[
                "USER",
                "DISPLAY NAME",
                "E-MAIL",
                "ACTIVE",
                "GLOBAL USER ID",
                "SUCCESSFACTORS",
                "ROLE COLLECTIONS",
            ]);
            for user in &users {
                let roles =
                    user["roles"].as_array().into_iter().flatten().map(cell).collect::<Vec<_>>().join(", ");
                table.row(vec![
                    cell(&user["userName"]),
                    cell(&user["displayName"]),
                    cell(&user["email"]),
                    if user["active"].as_bool() == Some(true) { "yes" } else { "no" }.to_owned(),
                    cell(&user["id"]),
                    cell(&user["providerIds"]["SuccessFactors"]),
                    roles,
                ]);
            }
            print!("{}", table.render("There are no people yet. Create one with `docket user create`."));
        }
        UserAction::SetPassword { remote, user_name, password_file } => {
            let server = Server::find(&remote.data_dir)?;
            let id = find(&server, &user_name).await?;
            let password = read_password(password_file)?;
            server.put(&format!("{USERS}/{}/password", segment(&id)), &json!({"password": password})).await?;
            let done = json!({"id": id, "userName": user_name, "result": "PASSWORD_SET"});
            print_done(remote.output, &format!("Set the password of {user_name}."), &done);
        }
        UserAction::AssignRole { remote, user_name, role } => {
            let server = Server::find(&remote.data_dir)?;
            let id = find(&server, &user_name).await?;
            server.put(&format!("{USERS}/{}/roles/{}", segment(&id), segment(&role)), &json!({})).await?;
            let done = json!({"id": id, "userName": user_name, "role": role, "result": "ASSIGNED"});
            print_done(remote.output, &format!("{user_name} has the role collection {role}."), &done);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Everybody, page by page.
pub async fn list(server: &Server) -> anyhow::Result<Vec<Value>> {
    let mut users = Vec::new();
    let mut path = USERS.to_owned();
    loop {
        let mut page = server.get(&path).await?;
        if let Value::Array(value) = page["value"].take() {
            users.extend(value);
        }
        match page["next"].as_str() {
            Some(next) => path = format!("{USERS}?after={}", segment(next)),
            None => return Ok(users),
        }
    }
}

/// The Global User ID of the person who signs in as `user_name`.
pub async fn find(server: &Server, user_name: &str) -> anyhow::Result<String> {
    let users = list(server).await?;
    users
        .iter()
        .find(|user| {
            user["userName"].as_str().is_some_and(|name| name.to_lowercase() == user_name.to_lowercase())
        })
        .and_then(|user| user["id"].as_str())
        .map(str::to_owned)
        .with_context(|| format!("nobody signs in as \"{user_name}\"; `docket user list` shows who does"))
}

/// The password of the file, of standard input, or typed twice without being shown.
fn read_password(file: Option<PathBuf>) -> anyhow::Result<Value> {
    let text = match file {
        Some(file) => {
            std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?
        }
        None if std::io::stdin().is_terminal() => ask()?,
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text
        }
    };
    let password = text.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("the password is empty; type one, pipe it in, or name a file with --password-file");
    }
    Ok(Value::String(password.to_owned()))
}

fn ask() -> anyhow::Result<String> {
    let terminal = console::Term::stderr();
    let mut typed = Vec::new();
    for prompt in ["Password: ", "Once more: "] {
        terminal.write_str(prompt)?;
        typed.push(terminal.read_secure_line()?);
    }
    if typed[0] != typed[1] {
        bail!("the two passwords differ; nothing was changed");
    }
    Ok(typed.swap_remove(0))
}
