use docket_sandbox::run::Card;
use docket_sandbox::{Chance, Clock, SandboxArgs, start};

use crate::support::{MONDAY, Tenant, http};

#[tokio::test]
async fn a_new_directory_gets_six_people_and_a_card_only_its_owner_reads() {
    let tenant = Tenant::start().await;
    let file = tenant.directory.path().join("sandbox.json");
    let card: Card = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(card.company_id, "DOCKET01");
    assert_eq!(card.url, tenant.card.url);
    assert_eq!(card.people.len(), 6);
    assert_eq!(card.people.iter().filter(|person| person.admin).count(), 1);
    assert!(card.people.iter().all(|person| person.global_user_id.as_ref().is_some_and(|id| id.len() == 36)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(http().get(tenant.url("/healthz")).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_second_start_keeps_port_people_and_passwords() {
    let first = Tenant::start().await;
    let card = serde_json::to_value(&first.card).unwrap();
    let directory = first.stop().await;
    let args = SandboxArgs::in_directory(directory.path());
    let second = Tenant::start_with(directory, &args).await.unwrap();
    assert_eq!(serde_json::to_value(&second.card).unwrap(), card);
}

#[tokio::test]
async fn a_second_sandbox_on_one_directory_is_refused() {
    let tenant = Tenant::start().await;
    let args = SandboxArgs::in_directory(tenant.directory.path());
    let refused = start(&args, Clock::stopped_at(MONDAY), Chance::seeded(2)).await.err().unwrap();
    assert!(refused.to_string().contains("another sandbox runs on"), "{refused}");
}

#[tokio::test]
async fn an_address_other_than_loopback_is_refused_before_anything_is_made() {
    let directory = tempfile::tempdir().unwrap();
    let mut args = SandboxArgs::in_directory(directory.path().join("data"));
    args.listen = "0.0.0.0".parse().unwrap();
    let refused = start(&args, Clock::stopped_at(MONDAY), Chance::seeded(1)).await.err().unwrap();
    assert!(refused.to_string().contains("0.0.0.0 is not a loopback address"), "{refused}");
    assert!(!args.data_dir.exists());
}

#[tokio::test]
async fn a_foreign_host_name_is_not_answered() {
    let tenant = Tenant::start().await;
    let foreign = http().get(tenant.url("/healthz")).header("host", "evil.example").send().await.unwrap();
    assert_eq!(foreign.status(), 421);
    let own = http().get(tenant.url("/healthz")).header("host", "localhost").send().await.unwrap();
    assert_eq!(own.status(), 200);
    let policy = own.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
}
