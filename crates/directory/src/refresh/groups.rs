//! Groups of the other directory. They keep their ids, because that is what providers address tasks to.

use std::collections::{BTreeSet, HashMap, HashSet};

use docket_domain::{GroupId, UserId};
use docket_storage::Tx;
use docket_storage::groups::Group;
use docket_storage::profiles::Origin;
use serde_json::{Map, Value};

use super::RefreshError;
use super::pages::Pages;
use super::report::RefreshReport;
use crate::remote::RemoteDirectory;
use crate::{Administrators, Directory};

/// Reads and stores all groups, then removes those that are gone.
pub(super) async fn read(
    directory: &Directory,
    remote: &dyn RemoteDirectory,
    report: &mut RefreshReport,
) -> Result<(), RefreshError> {
    let mut seen = HashSet::new();
    let mut pages = Pages::new(remote, "/Groups");
    while let Some(page) = pages.next().await? {
        let mut tx = directory.store().begin().await?;
        store(directory, &mut tx, &page, &mut seen, report).await?;
        tx.commit().await?;
    }
    report.groups = seen.len() as u64;
    let known = directory.store().read().await?.group_ids_of(Origin::Directory).await?;
    for id in known.into_iter().filter(|id| !seen.contains(id)) {
        let mut tx = directory.store().begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        tx.delete_group(&id).await?;
        if administrators.remain(&mut tx).await? {
            tx.commit().await?;
        } else {
            report.keep_group(id.as_str());
        }
    }
    Ok(())
}

async fn store(
    directory: &Directory,
    tx: &mut Tx,
    page: &[Map<String, Value>],
    seen: &mut HashSet<GroupId>,
    report: &mut RefreshReport,
) -> Result<(), RefreshError> {
    let administrators = Administrators::lock(tx).await?;
    let text =
        |group: &Map<String, Value>, name: &str| group.get(name).and_then(Value::as_str).map(str::to_owned);
    let ids: Vec<GroupId> = page.iter().filter_map(|group| text(group, "id")).map(GroupId::new).collect();
    let known: HashMap<GroupId, Group> =
        tx.find_groups(&ids).await?.into_iter().map(|group| (group.id.clone(), group)).collect();
    let mut members: HashMap<GroupId, BTreeSet<UserId>> = HashMap::new();
    for member in tx.members_of_all(&ids).await? {
        members.entry(member.group).or_default().insert(member.user);
    }
    for sent in page {
        let Some(id) = text(sent, "id").map(GroupId::new) else { continue };
        if !seen.insert(id.clone()) {
            continue;
        }
        let named = sent.get("members").and_then(Value::as_array).into_iter().flatten();
        let named: Vec<UserId> =
            named.filter_map(|member| member["value"].as_str().map(UserId::new)).collect();
        // Members are named by the other directory's own ids, which need not be Global User IDs.
        let is = tx.people_by_any_id(&named).await?;
        let was = members.remove(&id).unwrap_or_default();
        let now = directory.clock().now();
        let before = known.get(&id);
        let mut after = Group {
            id: id.clone(),
            display_name: text(sent, "displayName").unwrap_or_else(|| id.as_str().to_owned()),
            external_id: text(sent, "externalId"),
            origin: before.map_or(Origin::Directory, |before| before.origin),
            created_at: before.map_or(now, |before| before.created_at),
            modified_at: before.map_or(now, |before| before.modified_at),
        };
        match before {
            None => tx.insert_directory_group(&after).await?,
            Some(before) if *before != after || was != is => {
                after.modified_at = now.max(before.modified_at);
                tx.update_group(&after).await?;
            }
            Some(_) => {}
        }
        let removed: Vec<UserId> = was.difference(&is).cloned().collect();
        tx.remove_group_members(&id, &removed).await?;
        tx.add_group_members(&id, &is.difference(&was).cloned().collect::<Vec<_>>()).await?;
        if !removed.is_empty() && !administrators.remain(tx).await? {
            tx.add_group_members(&id, &removed).await?;
            report.keep_group(&after.display_name);
        }
    }
    Ok(())
}
