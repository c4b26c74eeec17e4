//! `docket role-collection`.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::user;
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum RoleCollectionAction {
    /// List the role collections, or with --roles what may be in them
    List {
        #[command(flatten)]
        remote: Remote,
        /// List the roles instead: docket's own, and those the security descriptors of applications declare
        #[arg(long)]
        roles: bool,
    },
    /// Show what is in a role collection, and who has it
    Show {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Create a role collection
    Create {
        #[command(flatten)]
        remote: Remote,
        /// 1 to 64 letters, digits, spaces or any of - _ . : , / & ( )
        name: String,
        #[arg(long)]
        description: Option<String>,
        /// A role to put in, such as `TaskCenterAdmin` or an application's, `books!t1.Viewer`; repeat for more
        #[arg(long = "role", value_name = "ROLE")]
        roles: Vec<String>,
    },
    /// Change a role collection; what is not given stays as it is
    Update {
        #[command(flatten)]
        remote: Remote,
        name: String,
        #[arg(long)]
        description: Option<String>,
        /// What is in it, instead of what was; repeat for more
        #[arg(long = "role", value_name = "ROLE", conflicts_with_all = ["add_roles", "remove_roles"])]
        roles: Vec<String>,
        /// A role to put in beside those that are; repeat for more
        #[arg(long = "add-role", value_name = "ROLE")]
        add_roles: Vec<String>,
        /// A role to take out; repeat for more
        #[arg(long = "remove-role", value_name = "ROLE")]
        remove_roles: Vec<String>,
    },
    /// Delete a role collection; whoever has it loses it
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Give a role collection to people and groups
    Assign {
        #[command(flatten)]
        remote: Remote,
        name: String,
        #[command(flatten)]
        holders: Holders,
    },
    /// Take a role collection from people and groups
    Unassign {
        #[command(flatten)]
        remote: Remote,
        name: String,
        #[command(flatten)]
        holders: Holders,
    },
}

/// Who is given something.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Holders {
    /// A person, by sign-in name; repeat for more
    #[arg(long = "user", value_name = "USER_NAME")]
    users: Vec<String>,
    /// A group of the directory, by display name or id; repeat for more
    #[arg(long = "group", value_name = "GROUP")]
    groups: Vec<String>,
}

const COLLECTIONS: &str = "/cockpit-api/v1/role-collections";
const ROLES: &str = "/cockpit-api/v1/roles";
const GROUPS: &str = "/scim/v2/Groups";

pub async fn run(action: RoleCollectionAction) -> anyhow::Result<ExitCode> {
    match action {
        RoleCollectionAction::List { remote, roles } => {
            let answer = Server::find(&remote.data_dir)?.get(if roles { ROLES } else { COLLECTIONS }).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table if roles => print!("{}", roles_table(&answer)),
                Output::Table => print!("{}", table(&answer)),
            }
        }
        RoleCollectionAction::Show { remote, name } => show(&remote, &name).await?,
        RoleCollectionAction::Create { remote, name, description, roles } => {
            let body = json!({"name": name, "description": description, "roles": roles});
            let created = Server::find(&remote.data_dir)?.post(COLLECTIONS, &body).await?;
            match remote.output {
                Output::Json => print_json(&created),
                Output::Table => println!(
                    "Created {name} with {}. Give it to somebody with `docket role-collection assign`.",
                    listed(&created["roles"], "no roles")
                ),
            }
        }
        RoleCollectionAction::Update { remote, name, description, roles, add_roles, remove_roles } => {
            let server = Server::find(&remote.data_dir)?;
            let mut body = server.get(&path(&name)).await?;
            if let Some(description) = description {
                body["description"] = description.into();
            }
            let before = texts(&body["roles"]);
            let after = changed(before, roles, add_roles, &remove_roles)?;
            let body = json!({"description": body["description"], "roles": after});
            let changed = server.put(&path(&name), &body).await?;
            match remote.output {
                Output::Json => print_json(&changed),
                Output::Table => {
                    println!("Changed {name}: it has {}.", listed(&changed["roles"], "no roles"));
                }
            }
        }
        RoleCollectionAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&path(&name)).await?;
            let done = json!({"name": name, "result": "DELETED"});
            print_done(remote.output, &format!("Deleted {name}; nobody has it any more."), &done);
        }
        RoleCollectionAction::Assign { remote, name, holders } => {
            let server = Server::find(&remote.data_dir)?;
            for path in paths(&server, &name, &holders).await? {
                server.put(&path, &json!({})).await?;
            }
            let done =
                json!({"name": name, "users": holders.users, "groups": holders.groups, "result": "ASSIGNED"});
            print_done(remote.output, &format!("Gave {name} to {}.", holders.sentence()), &done);
        }
        RoleCollectionAction::Unassign { remote, name, holders } => {
            let server = Server::find(&remote.data_dir)?;
            for path in paths(&server, &name, &holders).await? {
                server.delete(&path).await?;
            }
            let done = json!({"name": name, "users": holders.users, "groups": holders.groups, "result": "UNASSIGNED"});
            print_done(remote.output, &format!("Took {name} from {}.", holders.sentence()), &done);
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Holders {
    fn sentence(&self) -> String {
        let groups = self.groups.iter().map(|group| format!("the group {group}"));
        self.users.iter().cloned().chain(groups).collect::<Vec<_>>().join(", ")
    }
}

async fn show(remote: &Remote, name: &str) -> anyhow::Result<()> {
    let server = Server::find(&remote.data_dir)?;
    let mut collection = server.get(&path(name)).await?;
    let people = people(&server, name).await?;
    let groups = server.get(&format!("{}/groups", path(name))).await?["value"].take();
    if remote.output == Output::Json {
        collection["assignedUsers"] = people.into();
        collection["assignedGroups"] = groups;
        print_json(&collection);
        return Ok(());
    }
    let mut table = Table::new(&["PROPERTY", "VALUE"]);
    let named = |list: &Value, key: &str| {
        list.as_array().into_iter().flatten().map(|one| cell(&one[key])).collect::<Vec<_>>().join(", ")
    };
    let mappings = collection["mappings"].as_array().into_iter().flatten();
    let mappings = mappings
        .map(|one| format!("{} at {}", cell(&one["group"]), cell(&one["identityProvider"])))
        .collect::<Vec<_>>()
        .join(", ");
    for (property, value) in [
        ("name", cell(&collection["name"])),
        ("description", cell(&collection["description"])),
        ("source", source(&collection)),
        ("roles", listed(&collection["roles"], "none")),
        ("people", named(&people.into(), "userName")),
        ("groups", named(&groups, "displayName")),
        ("groups of identity providers", mappings),
    ] {
        let value = if value.is_empty() { "none".to_owned() } else { value };
        table.row(vec![property.to_owned(), value]);
    }
    print!("{}", table.render(""));
    Ok(())
}

/// Everybody who was given the collection, page by page.
async fn people(server: &Server, name: &str) -> anyhow::Result<Vec<Value>> {
    let mut people = Vec::new();
    let mut query = String::new();
    loop {
        let mut page = server.get(&format!("{}/users{query}", path(name))).await?;
        if let Value::Array(value) = page["value"].take() {
            people.extend(value);
        }
        match page["next"].as_str() {
            Some(next) => query = format!("?after={}", segment(next)),
            None => return Ok(people),
        }
    }
}

fn path(name: &str) -> String {
    format!("{COLLECTIONS}/{}", segment(name))
}

/// Where each of them is given the collection: looked up before anybody is given anything.
async fn paths(server: &Server, name: &str, holders: &Holders) -> anyhow::Result<Vec<String>> {
    let mut paths = Vec::new();
    for user_name in &holders.users {
        paths.push(format!("{}/users/{}", path(name), segment(&user::find(server, user_name).await?)));
    }
    for group in &holders.groups {
        paths.push(format!("{}/groups/{}", path(name), segment(&find_group(server, group).await?)));
    }
    Ok(paths)
}

/// The id of the group of that display name or id.
async fn find_group(server: &Server, group: &str) -> anyhow::Result<String> {
    let quoted = Value::from(group).to_string();
    let filter = format!("displayName eq {quoted} or id eq {quoted}");
    let query = format!("{GROUPS}?excludedAttributes=members&filter={}", segment(&filter));
    let found = server.get(&query).await?;
    let ids: Vec<String> =
        found["Resources"].as_array().into_iter().flatten().map(|one| cell(&one["id"])).collect();
    match &ids[..] {
        [id] => Ok(id.clone()),
        [] => bail!(
            "the directory has no group \"{group}\"; groups come from SCIM or from another directory, see docs/guides/directory.md"
        ),
        several => bail!(
            "{} groups are called \"{group}\"; name one by its id: {}",
            several.len(),
            several.join(", ")
        ),
    }
}

fn changed(
    before: Vec<String>,
    roles: Vec<String>,
    add: Vec<String>,
    remove: &[String],
) -> anyhow::Result<Vec<String>> {
    let mut after = if roles.is_empty() { before } else { roles };
    for role in remove {
        let at = after.iter().position(|one| one == role);
        let at = at.with_context(|| format!("{role} is not in it; it has {}", after.join(", ")))?;
        after.remove(at);
    }
    after.extend(add);
    Ok(after)
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(cell).collect()
}

fn listed(list: &Value, nothing: &str) -> String {
    let texts = texts(list);
    if texts.is_empty() { nothing.to_owned() } else { texts.join(", ") }
}

fn source(collection: &Value) -> String {
    match collection["source"].as_str() {
        Some("PREDEFINED") => "predefined".to_owned(),
        Some("APPLICATION") => format!("declared by {}", cell(&collection["application"])),
        _ => "custom".to_owned(),
    }
}

fn table(answer: &Value) -> String {
    let mut table = Table::new(&["NAME", "SOURCE", "ROLES", "PEOPLE", "GROUPS"]);
    for one in answer["value"].as_array().into_iter().flatten() {
        table.row(vec![
            cell(&one["name"]),
            source(one),
            listed(&one["roles"], "none"),
            cell(&one["people"]),
            cell(&one["groups"]),
        ]);
    }
    table.render("There are no role collections.")
}

fn roles_table(answer: &Value) -> String {
    let mut table = Table::new(&["ROLE", "SCOPES", "DESCRIPTION"]);
    for one in answer["value"].as_array().into_iter().flatten() {
        table.row(vec![cell(&one["name"]), listed(&one["scopes"], ""), cell(&one["description"])]);
    }
    table.render("There are no roles.")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn somebody_must_be_named_to_be_given_something() {
        let line = |more: &[&'static str]| {
            let line = ["docket", "role-collection", "assign", "Approvers"].iter().chain(more).copied();
            Cli::try_parse_from(line.collect::<Vec<_>>()).is_ok()
        };
        assert!(!line(&[]));
        assert!(line(&["--user", "ada"]) && line(&["--group", "Ops"]));
        assert!(line(&["--user", "ada", "--user", "ben", "--group", "Ops"]));
    }

    #[test]
    fn roles_are_replaced_or_put_in_and_taken_out() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let before = || list(&["A", "B"]);
        assert_eq!(changed(before(), Vec::new(), Vec::new(), &[]).unwrap(), before());
        assert_eq!(changed(before(), list(&["C"]), Vec::new(), &[]).unwrap(), list(&["C"]));
        assert_eq!(changed(before(), Vec::new(), list(&["C"]), &list(&["A"])).unwrap(), list(&["B", "C"]));
        let wrong = changed(before(), Vec::new(), Vec::new(), &list(&["C"])).unwrap_err().to_string();
        assert_eq!(wrong, "C is not in it; it has A, B");
    }
}
