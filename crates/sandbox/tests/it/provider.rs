//! The task provider interface: what the technical user pulls, and what persons read and decide.

use std::collections::HashSet;

use docket_sandbox::SandboxArgs;
use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};

use crate::actors::{Answer, Callers, SPI};
use crate::contract;
use crate::support::{MONDAY, Tenant, http};

const ALL: &str = "modifiedAfter=2020-01-01T00:00:00.000Z&languages=en-US";

pub fn encoded(urn: &str) -> String {
    urn.replace('%', "%25").replace(':', "%3A")
}

pub fn urn_of(task: &Value) -> &str {
    task["urn"].as_str().expect("a task has a name")
}

/// Status, code, the shape of an error, and that a reason is given.
#[track_caller]
pub fn assert_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    let body = answer.json();
    contract::error(&body);
    assert_eq!(body["error"]["code"], code);
    assert!(!answer.reason().is_empty());
}

/// Walks to the empty page; gives (modifiedAt, urn) of every task.
async fn walk(callers: &Callers<'_>, top: usize) -> Vec<(String, String)> {
    let (mut seen, mut from, mut last) = (Vec::new(), "2020-01-01T00:00:00.000Z".to_owned(), String::new());
    loop {
        let path =
            format!("/tasks?modifiedAfter={from}&lastId={}&$top={top}&languages=en-US", encoded(&last));
        let page = callers.pull(&path).await;
        let tasks = page["value"].as_array().unwrap();
        assert!(tasks.len() <= top);
        let Some(end) = tasks.last() else { return seen };
        from = String::from(end["modifiedAt"].as_str().unwrap());
        last = String::from(urn_of(end));
        seen.extend(
            tasks.iter().map(|t| (t["modifiedAt"].as_str().unwrap().to_owned(), urn_of(t).to_owned())),
        );
    }
}

#[tokio::test]
async fn every_answer_has_the_published_shape() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let manager = callers.person("mkeller").await;
    let task = callers.task_of("mkeller").await;
    let urn = urn_of(&task);
    for capability in callers.pull("/capabilities").await["value"].as_array().unwrap() {
        contract::capability(capability);
    }
    let asked =
        callers.operate(urn, "action", &json!({ "code": "ask", "comment": "Who covers?" }), &manager).await;
    contract::task(&asked.json());
    let declined = json!({ "code": "decline", "comment": "No.", "reasonCode": "staffing" });
    contract::task(&callers.operate(urn, "response", &declined, &manager).await.json());
    let all =
        callers.pull("/tasks?modifiedAfter=2020-01-01T00:00:00.000Z&$top=1000&languages=de-DE,en-US").await;
    assert_eq!(all["value"].as_array().unwrap().len(), 10);
    all["value"].as_array().unwrap().iter().for_each(contract::task);
    contract::task(&callers.pull(&format!("/tasks/{urn}?languages=fr-FR")).await);
    let definitions = callers.pull("/taskDefinitions?languages=de-DE").await;
    let definition = &definitions["value"][0];
    contract::task_definition(definition);
    let one = callers.pull(&format!("/taskDefinitions/{}?languages=de-DE", urn_of(definition))).await;
    assert_eq!(&one, definition);
}

#[tokio::test]
async fn tasks_carry_only_codes_their_definition_has_with_values_of_its_types() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let definition = callers.pull("/taskDefinitions?languages=en-US").await["value"][0].clone();
    let kinds: std::collections::HashMap<&str, &str> = definition["customAttributes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["code"].as_str().unwrap(), a["type"].as_str().unwrap()))
        .collect();
    assert!(kinds.values().collect::<HashSet<_>>().len() >= 6, "{kinds:?}");
    let all = callers.pull(&format!("/tasks?{ALL}")).await;
    for task in all["value"].as_array().unwrap() {
        assert_eq!(task["definitionId"], definition["urn"]);
        for attribute in task["customAttributes"].as_array().unwrap() {
            let value = attribute["value"].as_str().unwrap();
            let fits = match kinds[attribute["code"].as_str().unwrap()] {
                "BOOLEAN" => value.parse::<bool>().is_ok(),
                "INTEGER" => value.parse::<i32>().is_ok(),
                "FLOAT" => value.parse::<f64>().is_ok(),
                "DATE" => value.len() == 10 && docket_sandbox::clock::parse_date(value).is_some(),
                "DATETIME" => value.ends_with('Z') && value.len() == 24,
                "STRING" => !value.is_empty(),
                other => panic!("{other}"),
            };
            assert!(fits, "{attribute}");
        }
    }
    let ranks: Vec<_> = definition["customAttributes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["rank"].as_u64().unwrap())
        .collect();
    assert!(ranks.is_sorted_by(|a, b| a > b), "{ranks:?}");
}

#[rstest]
#[case::all_at_one_instant(1_000_000)]
#[case::seven_at_each_instant(7)]
#[case::each_at_its_own(1)]
#[tokio::test]
async fn pages_of_any_size_give_each_task_once_and_in_order(#[case] same_instant: u32) {
    let directory = tempfile::tempdir().unwrap();
    let mut args = SandboxArgs::in_directory(directory.path());
    args.tasks = 50;
    let tenant = Tenant::start_with(directory, &args).await.unwrap();
    tenant.change_all_at(MONDAY, same_instant).await;
    let callers = tenant.callers().await;
    let whole = walk(&callers, 1000).await;
    assert_eq!(whole.len(), 60);
    assert!(whole.is_sorted_by(|a, b| a < b), "by instant, then by urn, none twice");
    for top in [1, 2, 3, 7, 8, 59, 60, 61] {
        assert_eq!(walk(&callers, top).await, whole, "pages of {top}");
    }
}

#[tokio::test]
async fn a_page_starts_at_the_instant_and_after_the_last_id_only_within_it() {
    let tenant = Tenant::start().await;
    tenant.change_all_at(MONDAY, 1_000_000).await;
    let callers = tenant.callers().await;
    let count = async |query: &str| {
        callers.pull(&format!("/tasks?languages=en-US&{query}")).await["value"].as_array().unwrap().len()
    };
    let at = "modifiedAfter=2026-03-02T08:00:00.000Z";
    assert_eq!(count(at).await, 10);
    assert_eq!(count(&format!("{at}&lastId=zzz")).await, 0);
    assert_eq!(count(&format!("{at}&lastId=a")).await, 10);
    assert_eq!(count("modifiedAfter=2026-03-02T07:59:59.999Z&lastId=zzz").await, 10);
    assert_eq!(count("modifiedAfter=2026-03-02T08:00:00.001Z").await, 0);
    assert_eq!(count(&format!("{at}&$top=0")).await, 0);
    assert_eq!(count(&format!("{at}&%24top=4")).await, 4);
}

/// The next page's place, if this page holds anything.
fn place_after(page: &Value) -> Option<(String, String)> {
    let last = page["value"].as_array().unwrap().last()?;
    Some((String::from(last["modifiedAt"].as_str().unwrap()), encoded(urn_of(last))))
}

#[tokio::test]
async fn a_walk_during_changes_ends_with_every_task_as_it_is() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let manager = callers.person("mkeller").await;
    let task = callers.task_of("mkeller").await;
    let ask = json!({ "code": "ask", "comment": "Still?" });
    let mut seen = std::collections::HashMap::new();
    let mut place = (String::from("2020-01-01T00:00:00.000Z"), String::new());
    for step in 0.. {
        let path = format!("/tasks?modifiedAfter={}&lastId={}&$top=2&languages=en-US", place.0, place.1);
        let page = callers.pull(&path).await;
        let Some(next) = place_after(&page) else { break };
        place = next;
        for task in page["value"].as_array().unwrap() {
            seen.insert(String::from(urn_of(task)), task.clone());
        }
        if step < 7 {
            let asked = callers.operate(urn_of(&task), "action", &ask, &manager).await;
            assert_eq!(asked.status, 200, "{}", asked.text);
        }
    }
    let all = callers.pull(&format!("/tasks?{ALL}")).await;
    assert_eq!(seen.len(), 10);
    for task in all["value"].as_array().unwrap() {
        assert_eq!(&seen[urn_of(task)], task);
    }
}

#[tokio::test]
async fn definitions_are_paged_by_position() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let second = callers.pull("/taskDefinitions?languages=en-US&$skip=1&$top=1").await;
    assert_eq!(second, json!({ "value": [] }));
}

#[tokio::test]
async fn a_person_pulls_nothing_and_the_technical_user_reads_no_description() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    let definition = task["definitionId"].as_str().unwrap();
    for path in [
        format!("/tasks?{ALL}"),
        format!("/tasks/{}?languages=en-US", urn_of(&task)),
        "/taskDefinitions?languages=en-US".to_owned(),
        format!("/taskDefinitions/{definition}?languages=en-US"),
        "/capabilities".to_owned(),
    ] {
        assert_problem(
            &callers.call(Method::GET, &path, &manager).await,
            403,
            "successfactors.caller.notTechnical",
        );
    }
    let path = format!("/tasks/{}/description", urn_of(&task));
    assert_problem(
        &callers.call(Method::GET, &path, &callers.technical).await,
        403,
        "successfactors.caller.technical",
    );
}

#[tokio::test]
async fn a_dead_token_opens_nothing() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    for path in
        ["/capabilities", "/tasks", "/tasks/x", "/tasks/x/description", "/taskDefinitions", "/bulkOperation"]
    {
        let answer = callers.call(Method::GET, path, "dead").await;
        assert_problem(&answer, 401, "successfactors.token.rejected");
        let message = &answer.json()["error"]["message"];
        assert_eq!(message, "[LGN0022]The access token is either rejected or expired");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    tenant.advance(86_400);
    let answer = callers.call(Method::GET, "/capabilities", &callers.technical).await;
    assert_problem(&answer, 401, "successfactors.token.rejected");
    assert!(answer.reason().contains("it expired"), "{}", answer.reason());
}

#[tokio::test]
async fn unknown_names_are_not_found_in_either_spelling() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let manager = callers.person("mkeller").await;
    let other_company = "urn:sap.odm.bpm.task:successfactors:sandbox:OTHER:1";
    let unknown = "urn:sap.odm.bpm.task:successfactors:sandbox:DOCKET01:0";
    for urn in [unknown, other_company, "x", "urn:sap.odm.bpm.task:successfactors:sandbox:DOCKET01:"] {
        for urn in [urn.to_owned(), encoded(urn)] {
            let path = format!("/tasks/{urn}?languages=en-US");
            let answer = callers.call(Method::GET, &path, &callers.technical).await;
            assert_problem(&answer, 404, "successfactors.task.notFound");
            let answer = callers.operate(&urn, "response", &json!({ "code": "approve" }), &manager).await;
            assert_problem(&answer, 404, "successfactors.task.notFound");
        }
    }
    let path = format!("/taskDefinitions/{unknown}?languages=en-US");
    let answer = callers.call(Method::GET, &path, &callers.technical).await;
    assert_problem(&answer, 404, "successfactors.taskDefinition.notFound");
    let task = callers.task_of("mkeller").await;
    let raw = callers.pull(&format!("/tasks/{}?languages=en-US,de-DE", urn_of(&task))).await;
    let spelled = callers.pull(&format!("/tasks/{}?languages=en-US,de-DE", encoded(urn_of(&task)))).await;
    assert_eq!((&raw, &spelled), (&task, &task));
}

#[rstest]
#[case("/tasks?languages=en-US", "parameter.missing", "modifiedAfter")]
#[case("/tasks?modifiedAfter=2026-01-01T00:00:00Z&languages=en-US", "parameter.invalid", "modifiedAfter")]
#[case("/tasks?modifiedAfter=2026-01-01T00:00:00.000Z", "parameter.missing", "languages")]
#[case("/tasks?modifiedAfter=2026-01-01T00:00:00.000Z&languages=english", "parameter.invalid", "languages")]
#[case(
    "/tasks?modifiedAfter=2026-01-01T00:00:00.000Z&languages=en-US&$top=1001",
    "parameter.invalid",
    "$top"
)]
#[case("/taskDefinitions?languages=en-US&$top=0", "parameter.invalid", "$top")]
#[case("/taskDefinitions?languages=en-US&$skip=-1", "parameter.invalid", "$skip")]
#[case("/taskDefinitions", "parameter.missing", "languages")]
#[tokio::test]
async fn a_bad_parameter_is_named(#[case] path: &str, #[case] code: &str, #[case] named: &str) {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let answer = callers.call(Method::GET, path, &callers.technical).await;
    assert_problem(&answer, 400, &format!("successfactors.{code}"));
    assert!(answer.json()["error"]["message"].as_str().unwrap().starts_with(named), "{}", answer.text);
}

#[rstest]
#[case(Method::POST, "/bulkOperation")]
#[case(Method::PUT, "/configuration/push")]
#[case(Method::GET, "/tasks/x/details")]
#[case(Method::GET, "/tasks/x/attachments")]
#[case(Method::POST, "/tasks/x/attachments")]
#[case(Method::GET, "/tasks/x/attachments/$count")]
#[case(Method::PUT, "/tasks/x/attachments/y/content")]
#[case(Method::GET, "/tasks/x/comments")]
#[case(Method::DELETE, "/tasks/x/comments/1")]
#[tokio::test]
async fn what_is_not_offered_says_so(#[case] method: Method, #[case] path: &str) {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    assert_problem(
        &callers.call(method, path, &callers.technical).await,
        501,
        "successfactors.notImplemented",
    );
}

#[tokio::test]
async fn other_addresses_and_methods_are_refused_in_the_same_shape() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let elsewhere = callers.call(Method::GET, "/nothing", &callers.technical).await;
    assert_problem(&elsewhere, 404, "successfactors.notFound");
    let old = http().get(tenant.url("/api-ext/task-provider/v1/tasks")).send().await.unwrap();
    assert_problem(&Answer::read(old).await, 404, "successfactors.notFound");
    let deleted = callers.call(Method::DELETE, "/tasks", &callers.technical).await;
    assert_problem(&deleted, 405, "successfactors.methodNotAllowed");
}

#[tokio::test]
async fn texts_come_in_the_languages_asked_for_with_the_default_as_fallback() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let subject = task["subject"].as_array().unwrap();
    assert_eq!((&subject[0]["languageCode"], &subject[0]["isDefault"]), (&json!("en-US"), &json!(true)));
    assert_eq!((&subject[1]["languageCode"], &subject[1]["isDefault"]), (&json!("de-DE"), &json!(false)));
    assert_ne!(subject[0]["text"], subject[1]["text"]);
    let french = callers.pull(&format!("/tasks/{}?languages=fr-FR", urn_of(&task))).await;
    assert_eq!(french["subject"], json!([subject[0]]));
    let definition = callers.pull("/taskDefinitions?languages=de").await["value"][0].clone();
    let names: Vec<_> = definition["name"].as_array().unwrap().iter().map(|n| n["text"].clone()).collect();
    assert_eq!(names, ["Time Off Request", "Abwesenheitsantrag"]);
    assert_eq!(
        definition["possibleResponses"][1]["possibleReasons"][0]["name"][1]["text"],
        "Zu wenige Personen anwesend"
    );
}

async fn description(callers: &Callers<'_>, urn: &str, token: &str, language: Option<&str>) -> Answer {
    let request =
        http().get(callers.tenant.url(&format!("{SPI}/tasks/{urn}/description"))).bearer_auth(token);
    let request = match language {
        Some(language) => request.header("accept-language", language),
        None => request,
    };
    Answer::read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn a_description_is_plain_text_in_the_best_language_there_is() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let (urn, manager) = (urn_of(&task), callers.person("mkeller").await);
    for (asked, given, words) in [
        ("de-AT,en;q=0.5", "de-DE", "beantragt"),
        ("fr-FR", "en-US", "asks for"),
        ("en-GB", "en-US", "working days"),
    ] {
        let answer = description(&callers, urn, &manager, Some(asked)).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(answer.header("content-language"), given);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
    let answer = description(&callers, urn, &manager, None).await;
    assert_problem(&answer, 400, "successfactors.parameter.missing");
    assert!(answer.json()["error"]["message"].as_str().unwrap().starts_with("Accept-Language"));
    let employee =
        tenant.sandbox.store().find_request(task["localId"].as_str().unwrap()).await.unwrap().unwrap();
    let employee = callers.person(&employee.user_id).await;
    assert_eq!(description(&callers, urn, &employee, Some("en")).await.status, 200);
    let stranger = callers.person("dokafor").await;
    let answer = description(&callers, urn, &stranger, Some("en")).await;
    assert_problem(&answer, 403, "successfactors.task.forbidden");
}

#[tokio::test]
async fn an_error_is_told_in_the_callers_language() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let stranger = callers.person("dokafor").await;
    let task = callers.task_of("mkeller").await;
    let german = description(&callers, urn_of(&task), &stranger, Some("de-DE")).await;
    assert_problem(&german, 403, "successfactors.task.forbidden");
    assert_eq!(german.json()["error"]["message"], "Sie dürfen diesen Abwesenheitsantrag nicht bearbeiten.");
}
