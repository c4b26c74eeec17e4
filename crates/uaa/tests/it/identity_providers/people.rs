//! Who somebody is here.

use docket_directory::{Change, NewUser};
use docket_domain::{Role, UserId};
use rstest::rstest;
use serde_json::{Value, json};

use super::world::{World, is_refused};
use crate::deployment::{Browser, location};

async fn known(world: &World, id: &str, name: &str, email: &str, roles: &[Role]) {
    let new = NewUser {
        id: Some(UserId::new(id)),
        user_name: name.to_owned(),
        email: email.to_owned(),
        role_collections: roles.iter().map(|role| role.name().to_owned()).collect(),
        ..NewUser::default()
    };
    world.deployment.directory.create(new).await.unwrap();
}

/// Who is signed in after a sign-in with a new browser.
async fn signed_in(world: &World) -> String {
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    assert_eq!(location(&answer), "/inbox");
    let session = browser.cookies["docket_session"].as_str().unwrap().to_owned();
    let caller = docket_http::Authenticator::session(&world.deployment.uaa, &session).await.unwrap();
    caller.person.id.to_string()
}

async fn refused(world: &World, status: u16, says: &str) {
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, status, says);
}

#[tokio::test]
async fn nobody_is_created_unless_that_is_allowed() {
    let world = World::with(json!({})).await;
    refused(&world, 403, "Corporate ID knows you, but docket does not.").await;
    assert_eq!(world.user("ada.l").await, None);
    world.change(json!({"createPeople": true})).await;
    signed_in(&world).await;
    assert!(world.user("ada.l").await.is_some());
}

#[tokio::test]
async fn a_person_is_the_same_at_the_next_sign_in_whatever_their_name_is_then() {
    let world = World::open().await;
    let first = signed_in(&world).await;
    world.provider.says("preferred_username", json!("ada.king"));
    world.provider.says("family_name", json!("King"));
    world.provider.says("name", json!("Ada King"));
    world.provider.says("email", json!("ada.king@corp.example"));
    assert_eq!(signed_in(&world).await, first);
    let user = world.user("ada.l").await.expect("the sign-in name stays");
    assert_eq!((user.display_name.as_str(), user.email.as_str()), ("Ada King", "ada.king@corp.example"));
}

#[tokio::test]
async fn names_of_people_docket_knew_before_stay_dockets() {
    let world = World::with(json!({"claims": {"globalUserId": "guid"}})).await;
    known(&world, "g-7", "ada", "ada@docket.example", &[]).await;
    world.provider.says("guid", json!("g-7"));
    assert_eq!(signed_in(&world).await, "g-7");
    assert_eq!(world.user("ada").await.unwrap().email, "ada@docket.example");
}

#[tokio::test]
async fn the_global_user_id_goes_before_the_link_and_the_link_before_everything_else() {
    let world = World::with(json!({"linkBy": "verifiedEmail", "claims": {"globalUserId": "guid"}})).await;
    known(&world, "g-1", "ada", "ada.l@corp.example", &[]).await;
    known(&world, "g-2", "other", "other@corp.example", &[]).await;
    assert_eq!(signed_in(&world).await, "g-1", "by e-mail address");
    world.provider.says("email", json!("other@corp.example"));
    assert_eq!(signed_in(&world).await, "g-1", "by the link");
    world.provider.says("guid", json!("nobody"));
    assert_eq!(signed_in(&world).await, "g-1", "an id nobody has changes nothing");
    world.provider.says("guid", json!("g-2"));
    assert_eq!(signed_in(&world).await, "g-2", "by the Global User ID");
}

#[tokio::test]
async fn a_person_who_is_created_has_the_global_user_id_of_the_provider() {
    let world = World::with(json!({"createPeople": true, "claims": {"globalUserId": "guid"}})).await;
    world.provider.says("guid", json!("6f9619ff-8b86-d011-b42d-00cf4fc964ff"));
    assert_eq!(signed_in(&world).await, "6f9619ff-8b86-d011-b42d-00cf4fc964ff");
}

#[rstest]
#[case::not_verified(json!(false))]
#[case::not_said(json!(null))]
#[tokio::test]
async fn an_address_that_is_not_verified_links_nobody(#[case] verified: Value) {
    let world = World::with(json!({"linkBy": "verifiedEmail"})).await;
    known(&world, "g-1", "ada", "ada.l@corp.example", &[Role::SubaccountAdministrator]).await;
    world.provider.says("email_verified", verified);
    refused(&world, 403, "docket does not").await;
    world.provider.says("email_verified", json!(true));
    assert_eq!(signed_in(&world).await, "g-1");
}

#[tokio::test]
async fn an_address_several_people_have_links_nobody() {
    let world = World::with(json!({"linkBy": "verifiedEmail"})).await;
    known(&world, "g-1", "ada", "ada.l@corp.example", &[]).await;
    known(&world, "g-2", "team", "ADA.L@corp.example", &[]).await;
    refused(&world, 403, "docket does not").await;
}

#[tokio::test]
async fn a_user_name_links_people_without_roles_alone() {
    let world = World::with(json!({"linkBy": "userName"})).await;
    known(&world, "g-1", "Ada.L", "ada@elsewhere.example", &[]).await;
    assert_eq!(signed_in(&world).await, "g-1");

    let world = World::with(json!({"linkBy": "userName", "createPeople": true})).await;
    known(&world, "g-1", "ada.l", "ada@elsewhere.example", &[Role::DestinationViewer]).await;
    refused(&world, 403, "does not confirm the e-mail address").await;
    world.provider.says("email", json!("ada@elsewhere.example"));
    world.provider.says("email_verified", json!(false));
    refused(&world, 403, "does not confirm the e-mail address").await;
    world.provider.says("email_verified", json!(true));
    assert_eq!(signed_in(&world).await, "g-1");
}

#[tokio::test]
async fn somebody_elses_user_name_is_not_given_away() {
    let world = World::open().await;
    known(&world, "g-1", "ADA.L", "boss@corp.example", &[Role::SubaccountAdministrator]).await;
    refused(&world, 403, "Somebody else has your user name in docket.").await;
}

#[tokio::test]
async fn somebody_without_an_address_cannot_be_created_and_is_told_why() {
    let world = World::open().await;
    world.provider.says("email", json!(null));
    refused(&world, 403, "Missing or not accepted: e-mail address.").await;
    world.provider.says("email", json!("not an address"));
    refused(&world, 403, "Missing or not accepted: email.").await;
}

#[tokio::test]
async fn a_deactivated_person_is_told_so_and_stays_out() {
    let world = World::open().await;
    let id = UserId::new(signed_in(&world).await);
    let change = Change { active: Some(false), ..Change::default() };
    world.deployment.directory.update(&id, change).await.unwrap();
    refused(&world, 403, "Your access to docket is deactivated.").await;
}

#[tokio::test]
async fn first_sign_ins_at_the_same_moment_make_one_person() {
    let world = World::open().await;
    let mut browsers: Vec<Browser<'_>> = (0..4).map(|_| Browser::new(&world.deployment)).collect();
    let mut states = Vec::new();
    for browser in &mut browsers {
        states.push(world.leave(browser, "/login/with/corp?return=/inbox").await);
    }
    // The provider's token endpoint answers for the last of them; so that one comes back in two windows.
    let last = states.pop().unwrap();
    let cookies = browsers.pop().unwrap().cookies;
    let mut one = Browser { cookies: cookies.clone(), ..Browser::new(&world.deployment) };
    let mut other = Browser { cookies, ..Browser::new(&world.deployment) };
    let (first, second) = tokio::join!(world.come_back(&mut one, &last), world.come_back(&mut other, &last));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [302, 400], "the state worked once");
    assert!(world.user("ada.l").await.is_some());
}
