//! What is said of the global settings.

use docket_destinations::Properties;

use crate::tests::fixture::Fixture;

fn settings(name: &str, languages: &str) -> Properties {
    Properties::from([
        ("Name", name),
        ("Type", "HTTP"),
        ("URL", "http://sap.com/"),
        ("Authentication", "NoAuthentication"),
        ("tc.languages", languages),
    ])
}

#[tokio::test]
async fn without_the_destination_the_default_holds_and_nothing_is_wrong() {
    let fixture = Fixture::new().await;
    let found = fixture.connectors.service_configuration().await.unwrap();
    assert_eq!((found.languages.as_str(), found.problems, found.modified_at), ("en-US", vec![], None));
}

#[tokio::test]
async fn a_destination_with_almost_the_right_name_is_pointed_out() {
    let fixture = Fixture::new().await;
    fixture.destinations.create(settings("Task_Center_Global_Settings", "de-DE")).await.unwrap();
    let found = fixture.connectors.service_configuration().await.unwrap();
    assert_eq!(found.languages, "en-US");
    assert!(found.problems[0].contains("its name must be Task_Center_global_settings"), "{found:?}");
}

#[tokio::test]
async fn wrong_languages_and_an_outbox_are_pointed_out() {
    let fixture = Fixture::new().await;
    let mut properties = settings("Task_Center_global_settings", "english,de-DE");
    properties.set("tc.outbox", "true");
    let stored = fixture.destinations.create(properties).await.unwrap();
    let found = fixture.connectors.service_configuration().await.unwrap();
    assert_eq!((found.languages.as_str(), found.modified_at), ("de-DE", Some(stored.modified_at)));
    assert!(found.problems[0].contains("de-DE is used"), "{found:?}");
    assert!(found.problems[1].contains("tc.outbox has no effect"), "{found:?}");
}

#[tokio::test]
async fn a_cache_in_other_languages_is_pointed_out_until_it_is_filled_anew() {
    let fixture = Fixture::new().await;
    fixture.connected().await;
    fixture.destinations.create(settings("Task_Center_global_settings", "en-US,de-DE")).await.unwrap();
    fixture.config().await;
    let found = fixture.connectors.service_configuration().await.unwrap();
    assert!(found.problems[0].starts_with("The cache of A was filled in other languages."), "{found:?}");

    fixture.destinations.delete("A").await.unwrap();
    fixture.config().await;
    fixture.destinations.create(fixture.technical("A")).await.unwrap();
    fixture.config().await;
    let found = fixture.connectors.service_configuration().await.unwrap();
    assert_eq!(found.problems, Vec::<String>::new());
}
