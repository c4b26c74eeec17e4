//! People of the other directory.

use std::collections::{HashMap, HashSet};

use docket_domain::{Role, UserId};
use docket_storage::Tx;
use docket_storage::profiles::{Origin, Profile};
use serde_json::{Map, Value, json};

use super::RefreshError;
use super::pages::Pages;
use super::report::RefreshReport;
use crate::Directory;
use crate::directory::end_sign_ins;
use crate::remote::RemoteDirectory;
use crate::scim::{ResourceKind, SAP_USER, canonical, to_person};

/// Reserved by SAP for people without a display name.
const NO_NAME: &str = "None";

/// Reads and stores everybody; gives their ids.
pub(super) async fn read(
    directory: &Directory,
    remote: &dyn RemoteDirectory,
    report: &mut RefreshReport,
) -> Result<HashSet<UserId>, RefreshError> {
    let mut seen = HashSet::new();
    let mut pages = Pages::new(remote, "/Users");
    while let Some(page) = pages.next().await? {
        let mut tx = directory.store().begin().await?;
        store(directory, &mut tx, &page, &mut seen, report).await?;
        tx.commit().await?;
    }
    Ok(seen)
}

async fn store(
    directory: &Directory,
    tx: &mut Tx,
    page: &[Map<String, Value>],
    seen: &mut HashSet<UserId>,
    report: &mut RefreshReport,
) -> Result<(), RefreshError> {
    let page: Vec<(UserId, Map<String, Value>)> = page.iter().filter_map(identified).collect();
    let ids: Vec<UserId> = page.iter().map(|(id, _)| id.clone()).collect();
    let known: HashMap<UserId, Profile> =
        tx.find_profiles(&ids).await?.into_iter().map(|profile| (profile.user.id.clone(), profile)).collect();
    let now = directory.clock().now();
    let mut changed = Vec::new();
    for (id, resource) in page {
        // Whoever is there twice, or there and not well described, is there: they are not gone.
        if !seen.insert(id.clone()) {
            continue;
        }
        report.read += 1;
        let before = known.get(&id);
        match to_person(resource, before, directory.chance(), now) {
            Ok(profile) => changed.push(profile),
            Err(error) => report.skip(id.as_str(), &error.detail),
        }
    }
    let names: Vec<&str> = changed.iter().map(|profile| &*profile.user.user_name).collect();
    let mut holders = tx.holders_of_names(&names).await?;
    let mut new = Vec::new();
    for mut profile in changed {
        let key = docket_storage::users::user_name_key(&profile.user.user_name);
        let id = profile.user.id.clone();
        if holders.get(&key).is_some_and(|holder| *holder != id) {
            report.skip(id.as_str(), "has a sign-in name that somebody else has here");
            continue;
        }
        holders.insert(key, id.clone());
        let Some(before) = known.get(&id) else {
            profile.origin = Origin::Directory;
            new.push(profile);
            continue;
        };
        profile.user.modified_at = before.user.modified_at;
        if profile == *before {
            continue;
        }
        profile.user.modified_at = now.max(before.user.modified_at);
        if before.user.active && !profile.user.active {
            if tx.active_holders_for_update(Role::SubaccountAdministrator).await? == [id.clone()] {
                report.skip(id.as_str(), "is inactive there, but is the last administrator here");
                continue;
            }
            end_sign_ins(tx, &id, now).await?;
            report.deactivated += 1;
        }
        tx.update_profile(&profile).await?;
        report.changed += 1;
    }
    report.created += new.len() as u64;
    tx.insert_profiles(&new).await?;
    Ok(())
}

/// The Global User ID and the resource in canonical form; nothing for what has no id at all.
fn identified(sent: &Map<String, Value>) -> Option<(UserId, Map<String, Value>)> {
    let own_id = sent.get("id")?.as_str()?.to_owned();
    let mut resource = canonical(ResourceKind::User, sent).unwrap_or_default();
    let sap = resource.get(SAP_USER.id).and_then(|sap| sap["userUuid"].as_str().map(str::to_owned));
    let id = sap.unwrap_or_else(|| own_id.clone());
    resource.insert(SAP_USER.id.to_owned(), json!({"userUuid": id}));
    resource.entry("active").or_insert(Value::Bool(true));
    resource.entry("externalId").or_insert(Value::String(own_id));
    if resource.get("displayName").and_then(Value::as_str) == Some(NO_NAME) {
        resource.remove("displayName");
    }
    Some((UserId::new(id), resource))
}
