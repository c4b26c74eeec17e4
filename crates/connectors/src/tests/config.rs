//! CONFIG: what a destination's properties make of a connector.

use docket_destinations::Properties;
use docket_domain::job::{JobStatus, JobType};
use docket_domain::{LanguageTag, Texts};
use rstest::rstest;

use crate::runner::Next;
use crate::tests::fixture::Fixture;
use crate::tests::provider::task;

async fn change(fixture: &Fixture, properties: Properties) {
    fixture.destinations.update(properties).await.unwrap();
    fixture.config().await;
}

#[tokio::test]
async fn only_destinations_with_tc_enabled_become_connectors() {
    let fixture = Fixture::new().await;
    let mut plain = fixture.technical("Plain");
    plain.remove("tc.enabled");
    fixture.destinations.create(plain).await.unwrap();
    for name in ["A", "A_PP", "A_AI", "Task_Center_global_settings", "Task_Center_notifications"] {
        fixture.destinations.create(fixture.technical(name)).await.unwrap();
    }
    let connectors = fixture.config().await;
    assert_eq!(connectors.iter().map(|one| one.id().as_str()).collect::<Vec<_>>(), ["A"]);
}

#[tokio::test]
async fn any_value_but_true_pauses_and_keeps_the_tasks() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    let mut runner = fixture.connected().await;
    runner.settle().await;
    for value in ["false", "TRUE", "yes", ""] {
        let mut paused = fixture.technical("A");
        paused.set("tc.enabled", value);
        change(&fixture, paused).await;
        let calls = fixture.provider.seen().len();
        assert!(matches!(runner.step().await.unwrap(), Next::Wait(_)));
        assert_eq!(fixture.provider.seen().len(), calls, "a paused connector does not pull");
        assert!(!fixture.connector("A").await.unwrap().settings.enabled, "{value:?}");
        assert_eq!(fixture.count("A").await, 1);
    }
    assert_eq!(
        fixture.said("A", JobType::Config).await.split(" PP_").next().unwrap(),
        "WARNING: Paused, because tc.enabled is not true: its tasks are kept and hidden. Set it to true to go on."
    );
    change(&fixture, fixture.technical("A")).await;
    fixture.provider.put(task("b", 2));
    runner.settle().await;
    assert_eq!(fixture.visible("A").await, ["a", "b"]);
    assert_eq!(fixture.jobs("A", JobType::Initial).await.len(), 1, "resuming is no repopulation");
}

#[rstest]
#[case::property_removed(true)]
#[case::destination_deleted(false)]
#[tokio::test]
async fn without_tc_enabled_the_connector_goes_with_its_cache_and_comes_back_with_an_initial_load(
    #[case] keep_destination: bool,
) {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    let mut runner = fixture.connected().await;
    runner.settle().await;
    if keep_destination {
        let mut without = fixture.technical("A");
        without.remove("tc.enabled");
        change(&fixture, without).await;
    } else {
        fixture.destinations.delete("A").await.unwrap();
        fixture.config().await;
    }
    assert!(fixture.connector("A").await.is_none());
    assert_eq!(runner.step().await.unwrap(), Next::Stop);

    if keep_destination {
        change(&fixture, fixture.technical("A")).await;
    } else {
        fixture.destinations.create(fixture.technical("A")).await.unwrap();
        fixture.config().await;
    }
    assert_eq!(fixture.count("A").await, 0);
    fixture.runner("A").await.settle().await;
    assert_eq!(fixture.visible("A").await, ["a"]);
}

#[tokio::test]
async fn another_url_loads_a_cache_beside_and_the_old_tasks_stay_until_it_is_complete() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    let mut runner = fixture.connected().await;
    runner.settle().await;

    let other = crate::tests::provider::Provider::start().await;
    other.put(task("b", 1));
    other.put(task("c", 2));
    let mut moved = fixture.technical("A");
    moved.set("URL", &other.url);
    change(&fixture, moved.clone()).await;
    assert!(fixture.said("A", JobType::Config).await.contains("loaded anew beside the old one"));
    assert_eq!(runner.step().await.unwrap(), Next::Go, "META");
    assert_eq!(runner.step().await.unwrap(), Next::Go, "INITIAL");
    assert_eq!(fixture.visible("A").await, ["a"]);
    fixture.connectors.context.breakdown.plan(crate::context::Point::BeforeSwap);
    runner.step().await.unwrap();
    assert_eq!(fixture.visible("A").await, ["a"], "a swap that died has not happened");
    runner.step().await.unwrap();
    assert_eq!(fixture.visible("A").await, ["b", "c"]);
    fixture.config().await;
    assert!(!fixture.said("A", JobType::Config).await.contains("loaded anew"), "only once");

    crate::scheduler::clean_up(&fixture.connectors.context).await.unwrap();
    assert_eq!(fixture.visible("A").await, ["b", "c"]);
}

#[tokio::test]
async fn two_destinations_to_one_system_leave_the_older_connector_running() {
    let fixture = Fixture::new().await;
    fixture.destinations.create(fixture.technical("Z")).await.unwrap();
    fixture.config().await;
    fixture.clock.advance(std::time::Duration::from_secs(1));
    let mut same = fixture.technical("A");
    same.set("URL", format!("{}/", fixture.provider.url));
    fixture.destinations.create(same).await.unwrap();
    fixture.config().await;
    assert_eq!(fixture.connector("Z").await.unwrap().settings.fault, None);
    let fault = fixture.connector("A").await.unwrap().settings.fault.unwrap();
    assert!(fault.contains("same provider system as Z"), "{fault}");
    // It is to be removed, so there is no word of what else it lacks.
    let sentence = fixture.said("A", JobType::Config).await;
    assert!(sentence.contains("remove one of them") && !sentence.contains("PP_MISSING"), "{sentence}");
    assert!(matches!(fixture.runner("A").await.step().await.unwrap(), Next::Wait(_)));
    assert_eq!(fixture.provider.seen().len(), 0);

    // Headers and queries tell systems at one address apart.
    let mut other_company = fixture.technical("A");
    other_company.set("URL.queries.company", "B");
    change(&fixture, other_company).await;
    assert_eq!(fixture.connector("A").await.unwrap().settings.fault, None);
}

#[tokio::test]
async fn tasks_of_a_system_another_connector_reads_are_never_stored_twice() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    fixture.connected().await.settle().await;
    let mut same = fixture.technical("B");
    same.set("URL.queries.x", "1");
    fixture.destinations.create(same).await.unwrap();
    fixture.config().await;
    fixture.runner("B").await.settle().await;
    assert_eq!(fixture.count("B").await, 0);
    insta::assert_snapshot!(fixture.said("B", JobType::Initial).await);
}

#[tokio::test]
async fn settings_are_read_from_the_destination() {
    let fixture = Fixture::new().await;
    let mut properties = fixture.technical("A");
    for (name, value) in [
        ("tc.provider_type", "SuccessFactors"),
        ("tc.ui.label", "People"),
        ("tc.ui.label.de-DE", "Personal"),
        ("tc.ui.group", "HR"),
        ("tc.clientId", "push!b1"),
        ("tc.inbox.pull.days", "7"),
    ] {
        properties.set(name, value);
    }
    fixture.destinations.create(properties).await.unwrap();
    let connector = fixture.config().await.remove(0);
    let settings = connector.settings;
    assert_eq!(settings.provider_type.as_deref(), Some("SuccessFactors"));
    assert_eq!(settings.presentation.label.resolve(&[LanguageTag::new("de")]), Some("Personal"));
    assert_eq!(settings.presentation.label.resolve(&[LanguageTag::new("fr")]), Some("People"));
    assert_eq!(settings.presentation.group, Texts::any("HR"));
    assert_eq!((settings.push_client_id.as_deref(), settings.pull_days), (Some("push!b1"), 7));
    let said = fixture.said("A", JobType::Config).await;
    assert!(said.contains("push is not supported yet: changes are fetched by DELTA"), "{said}");
}

#[tokio::test]
async fn what_is_wrong_with_a_destination_is_said_with_the_next_step() {
    let fixture = Fixture::new().await;
    let with = |name: &str, changes: &[(&str, &str)]| {
        let mut properties = fixture.technical(name);
        properties.set("URL.queries.of", name);
        for (key, value) in changes {
            properties.set(*key, *value);
        }
        properties
    };
    let long = "L".repeat(65);
    let mut said = Vec::new();
    for properties in [
        with(&long, &[]),
        with("Suffix", &[("URL", "https://p.example/task-provider/v2")]),
        with("Days", &[("tc.inbox.pull.days", "181")]),
        with(
            "Words",
            &[
                ("tc.inbox.pull.days", "many"),
                ("tc.notifications.enabled", "yes"),
                ("tc.provider_type", "SF"),
            ],
        ),
        with("Typo", &[("Tc.clientId", "x")]),
    ] {
        let name = properties.name().unwrap().to_owned();
        fixture.destinations.create(properties).await.unwrap();
        fixture.destinations.create(fixture.personal(&format!("{name}_PP"))).await.unwrap();
        fixture.config().await;
        said.push(format!("{name} {}", fixture.said(&name, JobType::Config).await));
    }
    insta::assert_snapshot!(said.join("\n"));
    assert!(fixture.connector(&long).await.unwrap().settings.fault.is_some());
    assert!(fixture.connector("Days").await.unwrap().settings.fault.is_none());
    assert_eq!(fixture.connector("Days").await.unwrap().settings.pull_days, 90);
}

#[tokio::test]
async fn decisions_need_a_destination_that_stands_for_the_person() {
    let fixture = Fixture::new().await;
    fixture.destinations.create(fixture.technical("A")).await.unwrap();
    fixture.config().await;
    let mut said = vec![fixture.said("A", JobType::Config).await];
    fixture.destinations.create(fixture.technical("A_PP")).await.unwrap();
    fixture.config().await;
    said.push(fixture.said("A", JobType::Config).await);
    let mut with_system_user = fixture.personal("A_PP");
    with_system_user.set("SystemUser", "TECHNICAL");
    change(&fixture, with_system_user).await;
    said.push(fixture.said("A", JobType::Config).await);
    change(&fixture, fixture.personal("A_PP")).await;
    said.push(fixture.said("A", JobType::Config).await);
    insta::assert_snapshot!(said.join("\n"));

    let mut both = fixture.personal("Both");
    both.set("tc.enabled", "true");
    both.set("URL.queries.of", "both");
    fixture.destinations.create(both).await.unwrap();
    fixture.config().await;
    assert_eq!(fixture.jobs("Both", JobType::Config).await[0].status, JobStatus::Ok);
}

#[rstest]
#[case(None, "en-US", false)]
#[case(Some("de-DE"), "de-DE", false)]
#[case(Some("de, fr-FR ,en-US"), "de,fr-FR,en-US", false)]
#[case(Some("de,fr,it,en"), "de,fr,it", true)]
#[case(Some("german,DE-de"), "en-US", true)]
#[case(Some("german,de"), "de", true)]
#[tokio::test]
async fn languages_are_those_of_the_global_settings(
    #[case] text: Option<&str>,
    #[case] expected: &str,
    #[case] warned: bool,
) {
    let fixture = Fixture::new().await;
    let mut global = Properties::from([
        ("Name", "Task_Center_global_settings"),
        ("Type", "HTTP"),
        ("ProxyType", "Internet"),
        ("URL", "http://sap.com/"),
        ("Authentication", "NoAuthentication"),
    ]);
    if let Some(text) = text {
        global.set("tc.languages", text);
    }
    fixture.destinations.create(global).await.unwrap();
    fixture.destinations.create(fixture.personal("A_PP")).await.unwrap();
    fixture.connected().await.settle().await;
    let asked = fixture.provider.seen().into_iter().find(|seen| seen.path.ends_with("/tasks")).unwrap();
    let languages: String = asked.query.split("languages=").nth(1).unwrap().replace("%2C", ",");
    assert_eq!(languages, expected);
    let warning = fixture.said("A", JobType::Config).await.starts_with("WARNING");
    assert_eq!(warning, warned);
}
