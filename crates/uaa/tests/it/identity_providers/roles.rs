//! Roles by groups.

use docket_directory::NewUser;
use docket_domain::Role;
use serde_json::json;

use super::world::World;
use crate::deployment::location;

async fn with_roles() -> World {
    let mapping = json!({
        "Finance": ["DestinationViewer", "TaskCenterAdmin"], "Admins": ["SubaccountAdministrator"],
        "Everybody": ["DestinationViewer"],
    });
    World::with(json!({"createPeople": true, "groupRoles": mapping})).await
}

async fn another_administrator(world: &World) {
    world.deployment.person("root", &[Role::SubaccountAdministrator]).await;
}

#[tokio::test]
async fn groups_give_roles_and_take_them_at_each_sign_in() {
    let world = with_roles().await;
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    assert_eq!(world.roles(&id).await, [Role::TaskCenterAdmin, Role::DestinationViewer]);
    world.provider.says("groups", json!(["Everybody"]));
    world.sign_in().await;
    assert_eq!(world.roles(&id).await, [Role::DestinationViewer]);
    world.provider.says("groups", json!("Finance"));
    world.sign_in().await;
    assert_eq!(world.roles(&id).await, [Role::TaskCenterAdmin, Role::DestinationViewer]);
    world.provider.says("groups", json!(null));
    world.sign_in().await;
    assert!(world.roles(&id).await.is_empty());
}

#[tokio::test]
async fn what_was_given_by_hand_is_not_the_providers_to_take() {
    let world = with_roles().await;
    world.provider.says("groups", json!([]));
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    for role in [Role::TaskCenterAdmin, Role::FlexKeyUser] {
        world.deployment.directory.assign_role(&id, role).await.unwrap();
    }
    world.provider.says("groups", json!(["Finance"]));
    world.sign_in().await;
    let all = [Role::TaskCenterAdmin, Role::FlexKeyUser, Role::DestinationViewer];
    assert_eq!(world.roles(&id).await, all);
    world.provider.says("groups", json!([]));
    world.sign_in().await;
    assert_eq!(world.roles(&id).await, [Role::TaskCenterAdmin, Role::FlexKeyUser]);
}

#[tokio::test]
async fn a_role_two_providers_give_stays_until_neither_does() {
    let world = with_roles().await;
    let mapping = json!({"Partners": ["DestinationViewer"]});
    world.set_up("partners", json!({"groupRoles": mapping, "linkBy": "verifiedEmail"})).await;
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    let mut browser = crate::deployment::Browser::new(&world.deployment);
    world.provider.says("groups", json!(["Partners"]));
    let state = world.leave(&mut browser, "/login/with/partners?return=/").await;
    let back = browser.get(&format!("/login/callback/partners?code=c-1&state={state}")).await;
    assert_eq!(location(&back), "/", "{}", back.body);
    world.sign_in().await;
    assert_eq!(world.roles(&id).await, [Role::DestinationViewer], "partners still give it");
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let world = with_roles().await;
    world.provider.says("groups", json!(["Admins"]));
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    world.provider.says("groups", json!([]));
    assert_eq!(location(&world.sign_in().await), "/inbox");
    assert_eq!(world.roles(&id).await, [Role::SubaccountAdministrator]);
    another_administrator(&world).await;
    world.sign_in().await;
    assert!(world.roles(&id).await.is_empty());
}

#[tokio::test]
async fn a_provider_that_is_deleted_takes_along_what_it_gave() {
    let world = with_roles().await;
    another_administrator(&world).await;
    world.provider.says("groups", json!(["Admins", "Finance"]));
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    world.deployment.directory.assign_role(&id, Role::FlexKeyUser).await.unwrap();
    assert_eq!(world.delete().await.status, 204);
    assert_eq!(world.roles(&id).await, [Role::FlexKeyUser]);
}

#[tokio::test]
async fn an_issuer_that_changes_takes_along_links_roles_and_secret() {
    let world = with_roles().await;
    another_administrator(&world).await;
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    let elsewhere = json!({"issuer": "http://localhost:9"});
    let refused = world.change(elsewhere).await;
    assert_eq!((refused.status.as_u16(), refused.target()), (400, Some("clientSecret")));
    assert!(!world.roles(&id).await.is_empty());
    let changed = world.change(json!({"issuer": "http://localhost:9", "clientSecret": "new"})).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    assert!(world.roles(&id).await.is_empty());
}

#[tokio::test]
async fn groups_are_no_use_before_somebody_has_them() {
    let world = with_roles().await;
    let new =
        NewUser { user_name: "bea".to_owned(), email: "bea@example.com".to_owned(), ..NewUser::default() };
    let bea = world.deployment.directory.create(new).await.unwrap();
    world.sign_in().await;
    assert!(world.roles(&bea.id).await.is_empty(), "only the person who signed in gets roles");
}

#[tokio::test]
async fn a_collection_that_is_deleted_is_not_given_by_groups_any_more() {
    let world = World::with(json!({"createPeople": true})).await;
    let collections = world.deployment.uaa.role_collections().clone();
    let roles = ["FlexKeyUser".to_owned(), "TaskCenterAdmin".to_owned()];
    collections.create("Operators", "", &roles).await.unwrap();
    let mapping = json!({"Finance": ["Operators", "DestinationViewer"], "Admins": ["Operators"]});
    assert_eq!(world.change(json!({"groupRoles": mapping})).await.status, 200);
    let shown = collections.get("Operators").await.unwrap();
    let mapped: Vec<_> = shown.mappings.iter().map(|mapping| &*mapping.group).collect();
    assert_eq!((shown.mappings[0].identity_provider.as_str(), mapped), ("corp", vec!["Admins", "Finance"]));
    world.provider.says("groups", json!(["Finance"]));
    world.sign_in().await;
    let id = world.user("ada.l").await.unwrap().id;
    assert_eq!(world.roles(&id).await, [Role::TaskCenterAdmin, Role::FlexKeyUser, Role::DestinationViewer]);

    collections.delete("Operators").await.unwrap();
    assert_eq!(world.roles(&id).await, [Role::DestinationViewer]);
    let shown = world.get(&format!("{}/corp", super::world::PROVIDERS)).await.body;
    assert_eq!(shown["groupRoles"], json!({"Finance": ["DestinationViewer"]}));
    world.sign_in().await;
    assert_eq!(world.roles(&id).await, [Role::DestinationViewer]);
}
