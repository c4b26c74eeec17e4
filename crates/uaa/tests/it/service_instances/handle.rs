//! The handle, on both databases.

use docket_domain::service::Service;
use docket_testkit::Backend;
use docket_uaa::service_instances::{GrantType, InstanceError};
use rstest::rstest;
use serde_json::json;

use super::{Setup, VERIFICATION_KEY, client_of, new, setup};

#[rstest]
#[tokio::test]
async fn ensuring_twice_changes_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let Setup { instances, test: _test } = setup(backend).await;
    let wanted = || new("default_taskcenter", Service::TaskCenter, &json!({}));
    let (first, made) = instances.ensure(wanted()).await.unwrap();
    let (first_key, key_made) = instances.ensure_key("default_taskcenter", "key").await.unwrap();
    assert!(made && key_made);
    let secret = client_of(&instances.key_with_credentials(&first.name, "key", "").await.unwrap().1);

    let (second, made) = instances.ensure(wanted()).await.unwrap();
    let (second_key, key_made) = instances.ensure_key("default_taskcenter", "key").await.unwrap();
    assert!(!made && !key_made);
    assert_eq!((second, second_key), (first.clone(), first_key));
    assert_eq!(client_of(&instances.key_with_credentials(&first.name, "key", "").await.unwrap().1), secret);
    assert_eq!(instances.list().await.unwrap(), [first]);

    let other = instances.ensure(new("default_taskcenter", Service::Destination, &json!({}))).await;
    assert!(matches!(other, Err(InstanceError::OtherService { .. })), "{other:?}");
}

#[rstest]
#[tokio::test]
async fn ensuring_at_the_same_time_makes_one(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let Setup { instances, test: _test } = setup(backend).await;
    let wanted = || new("one", Service::TaskCenter, &json!({}));
    let (a, b) = tokio::join!(instances.ensure(wanted()), instances.ensure(wanted()));
    assert_eq!(a.unwrap().0, b.unwrap().0);
    let (a, b) = tokio::join!(instances.ensure_key("one", "k"), instances.ensure_key("one", "k"));
    assert_eq!(a.unwrap().0, b.unwrap().0);
    assert_eq!(instances.list_keys("one").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_second_key_has_the_same_client_and_another_secret() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    let instance = instances.create(new("one", Service::Destination, &json!({}))).await.unwrap();
    let mut secrets = Vec::new();
    for name in ["first", "second"] {
        let key = instances.create_key("one", name).await.unwrap();
        let (_, credentials) = instances.key_with_credentials("one", name, VERIFICATION_KEY).await.unwrap();
        let (client_id, secret) = client_of(&credentials);
        assert_eq!(client_id, instance.client_id);
        let client = instances.client_for(&client_id).await.unwrap().unwrap();
        assert_eq!(client.check_secret(&secret), Some(&key), "each secret tells its own key");
        secrets.push(secret);
    }
    assert_ne!(secrets[0], secrets[1]);
}

#[tokio::test]
async fn no_other_secret_fits() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    for name in ["one", "two"] {
        instances.create(new(name, Service::TaskCenter, &json!({}))).await.unwrap();
        instances.create_key(name, "key").await.unwrap();
    }
    let (id, secret) = client_of(&instances.key_with_credentials("one", "key", "").await.unwrap().1);
    let (_, foreign) = client_of(&instances.key_with_credentials("two", "key", "").await.unwrap().1);
    let client = instances.client_for(&id).await.unwrap().unwrap();
    for wrong in ["", &foreign, &secret[1..], &format!("{secret}="), &secret.to_uppercase()] {
        assert_eq!(client.check_secret(wrong), None);
    }
    assert!(instances.client_for("sb-nobody!b1").await.unwrap().is_none());
}

#[rstest]
#[tokio::test]
async fn a_deleted_key_is_dead_at_once_and_the_others_live(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let Setup { instances, test: _test } = setup(backend).await;
    instances.create(new("one", Service::Destination, &json!({}))).await.unwrap();
    instances.create_key("one", "gone").await.unwrap();
    let kept = instances.create_key("one", "kept").await.unwrap();
    let (id, secret) = client_of(&instances.key_with_credentials("one", "gone", "").await.unwrap().1);
    let (_, kept_secret) = client_of(&instances.key_with_credentials("one", "kept", "").await.unwrap().1);
    instances.delete_key("one", "gone").await.unwrap();

    let client = instances.client_for(&id).await.unwrap().unwrap();
    assert_eq!(client.check_secret(&secret), None);
    assert_eq!(client.check_secret(&kept_secret), Some(&kept));
    let again = instances.delete_key("one", "gone").await;
    assert!(matches!(again, Err(InstanceError::NoSuchKey { .. })), "{again:?}");
}

#[rstest]
#[tokio::test]
async fn an_instance_with_keys_goes_only_with_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let Setup { instances, test: _test } = setup(backend).await;
    let instance = instances.create(new("one", Service::TaskCenter, &json!({}))).await.unwrap();
    instances.create_key("one", "key").await.unwrap();
    let kept = instances.delete("one", false).await;
    assert!(matches!(kept, Err(InstanceError::HasKeys { keys: 1, .. })), "{kept:?}");
    assert!(instances.client_for(&instance.client_id).await.unwrap().is_some());
    instances.delete("one", true).await.unwrap();
    assert!(instances.client_for(&instance.client_id).await.unwrap().is_none());
    assert!(matches!(instances.delete("one", true).await, Err(InstanceError::NoSuchInstance(_))));
}

#[tokio::test]
async fn client_ids_have_the_form_of_the_real_ones() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    let inbox = instances.create(new("i", Service::TaskCenter, &json!({}))).await.unwrap();
    assert_eq!(inbox.client_id, format!("sb-{}!b1|one-inbox-docket!b1", inbox.id));
    let destination = instances.create(new("d", Service::Destination, &json!({}))).await.unwrap();
    assert!(destination.client_id.starts_with("sb-clone"), "{}", destination.client_id);
    assert!(destination.client_id.ends_with("!b1|destination-xsappname!b1"), "{}", destination.client_id);
    let app =
        instances.create(new("a", Service::Application, &json!({"xsappname": "my-app"}))).await.unwrap();
    assert_eq!((&*app.client_id, &*app.xsappname), ("sb-my-app!t1", "my-app!t1"));
    let unnamed = instances.create(new("u", Service::Application, &json!({}))).await.unwrap();
    assert_eq!(unnamed.xsappname, format!("na-{}!t1", unnamed.id));
}

#[tokio::test]
async fn an_application_name_belongs_to_one_instance() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    let named = |name: &str| new(name, Service::Application, &json!({"xsappname": "my-app"}));
    instances.create(named("one")).await.unwrap();
    let taken = instances.create(named("two")).await.unwrap_err();
    assert!(
        matches!(&taken, InstanceError::ApplicationTaken { instance, .. } if instance == "one"),
        "{taken}"
    );
}

#[tokio::test]
async fn the_parameters_decide_what_the_client_may_do() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    let parameters = json!({
        "authorities": ["TaskCenterAdmin"],
        "oauth2-configuration": {"grant-types": ["password", "refresh_token"], "redirect-uris": ["https://a.example/cb"]},
    });
    let instance = instances.create(new("one", Service::TaskCenter, &parameters)).await.unwrap();
    let client = instances.client_for(&instance.client_id).await.unwrap().unwrap();
    assert!(client.policy.allows(GrantType::Password) && !client.policy.allows(GrantType::JwtBearer));
    assert!(client.policy.allows_redirect_to("https://a.example/cb"));
    assert!(!client.policy.allows_redirect_to("http://localhost"));
    assert_eq!(client.policy.authorities, ["TaskCenterAdmin"]);
}
