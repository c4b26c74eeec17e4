use docket_saml::{Certificate, SigningKey};

use crate::support::{CERTIFICATE, Tenant};

const LIST: &str = "/admin/oauth-clients";
const REGISTER: &str = "/admin/oauth-clients/register";

const TECHNICAL: [(&str, &str); 6] = [
    ("applicationName", "OneInboxApp"),
    ("description", "Task center"),
    ("applicationUrl", "http://127.0.0.1:8080"),
    ("bindToUsers", "on"),
    ("userIds", "TECHNICAL_USER_INBOX_CEF979F3"),
    ("certificate", CERTIFICATE),
];

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    TECHNICAL.into_iter().map(|(field, typed)| (field, if field == name { value } else { typed })).collect()
}

#[tokio::test]
async fn an_administrator_registers_a_client_and_copies_its_api_key() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    let form = admin.get(REGISTER).await;
    for label in [
        "Company",
        "Application Name *",
        "Description",
        "Application URL *",
        "Bind to Users",
        "User IDs",
        "X.509 Certificate *",
        "Register",
        "Cancel",
        "Generate X.509 Certificate",
    ] {
        assert!(form.text().contains(label), "{label}");
    }
    assert!(form.html.contains(r#"id="company" value="DOCKET01" readonly"#));

    let page = admin.submit(REGISTER, REGISTER, &TECHNICAL).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let view = admin.get(&page.location.unwrap()).await;
    assert!(view.text().contains("The client application is registered."));
    assert_eq!(view.attribute(&["input", "id=\"apiKey\""], "value").unwrap().len(), 38);
    assert!(view.text().contains("There is no user TECHNICAL_USER_INBOX_CEF979F3 yet."));
    let list = admin.get(LIST).await.text();
    for seen in [
        "Application Name Application URL Date Added Actions",
        "OneInboxApp http://127.0.0.1:8080 2026-03-02 08:00:00.000 View Edit Disable Delete",
        "Items per page: 10 20 50",
        "Page 1 of 1",
    ] {
        assert!(list.contains(seen), "{seen} in {list}");
    }
}

#[tokio::test]
async fn a_refused_registration_names_the_field_and_keeps_what_was_typed() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    for (field, value, sentence) in [
        ("certificate", "no <certificate>", "X.509 Certificate: the certificate is not base64"),
        ("applicationName", "", "Application Name: it is missing; enter one."),
        ("applicationUrl", "docket", "Application URL: it is not a valid URL"),
        ("userIds", "", "User IDs: a bound client needs at least one"),
    ] {
        let page = admin.submit(REGISTER, REGISTER, &with(field, value)).await;
        assert_eq!(page.status, 400);
        assert!(page.text().contains(sentence), "{sentence} in {}", page.text());
        assert!(page.html.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}");
        assert!(page.html.contains("aria-invalid=\"true\""));
        for (name, typed) in with(field, value) {
            if name != "bindToUsers" {
                let escaped = typed.replace('<', "&lt;").replace('>', "&gt;");
                assert_eq!(page.value(name).trim(), escaped.trim(), "{name}");
            }
        }
        assert!(page.html.contains("name=\"bindToUsers\" checked"));
    }
    admin.submit(REGISTER, REGISTER, &TECHNICAL).await;
    let page = admin.submit(REGISTER, REGISTER, &with("applicationName", "Another")).await;
    assert!(page.text().contains("Application URL: another client application has this URL"));
    let page = admin.submit(REGISTER, REGISTER, &with("applicationUrl", "https://x.example")).await;
    assert!(page.text().contains("Application Name: another client application has this name"));
}

#[tokio::test]
async fn editing_keeps_the_api_key() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    let page = admin.submit(REGISTER, REGISTER, &TECHNICAL).await;
    let address = page.location.unwrap().replace("?done=registered", "");
    let key = admin.get(&address).await.attribute(&["id=\"apiKey\""], "value");
    let edit = format!("{address}/edit");
    let form = admin.get(&edit).await;
    assert_eq!(form.value("applicationName"), "OneInboxApp");
    assert_eq!(form.attribute(&["id=\"apiKey\"", "readonly"], "value"), key);
    let page = admin.submit(&edit, &edit, &with("applicationName", "Renamed & <b>bold</b>")).await;
    let view = admin.get(&page.location.unwrap()).await;
    assert!(view.text().contains("Renamed & <b>bold</b>"));
    assert!(view.html.contains("Renamed &amp; &lt;b&gt;bold&lt;/b&gt;"), "text stays text");
    assert_eq!(view.attribute(&["id=\"apiKey\""], "value"), key);
}

#[tokio::test]
async fn a_client_is_disabled_enabled_and_deleted_from_the_list() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    let page = admin.submit(REGISTER, REGISTER, &TECHNICAL).await;
    let address = page.location.unwrap().replace("?done=registered", "");
    admin.submit(LIST, &format!("{address}/disable"), &[]).await;
    assert!(admin.get(LIST).await.text().contains("View Edit Enable Delete"));
    assert!(admin.get(&address).await.text().contains("Disabled: the token service does not know"));
    admin.submit(LIST, &format!("{address}/enable"), &[]).await;
    assert!(admin.get(LIST).await.text().contains("View Edit Disable Delete"));
    let delete = format!("{address}/delete");
    assert!(admin.get(&delete).await.text().contains("Delete OneInboxApp?"));
    admin.submit(&delete, &delete, &[]).await;
    assert!(admin.get(LIST).await.text().contains("No client application is registered yet."));
    assert_eq!(admin.get(&address).await.status, 404);
}

#[tokio::test]
async fn a_generated_key_pair_is_filled_in_and_downloaded_by_its_maker_while_it_is_offered() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    let fields = [
        ("action", "generate"),
        ("applicationName", "Own client"),
        ("commonName", "own.example"),
        ("organization", "Example"),
        ("country", "DE"),
        ("validDays", "30"),
    ];
    let page = admin.submit(REGISTER, REGISTER, &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.value("applicationName"), "Own client", "what was typed stays");
    let certificate = Certificate::from_pem_or_body(&page.value("certificate")).unwrap();
    assert!(certificate.subject().contains("CN=own.example"), "{}", certificate.subject());
    assert_eq!((certificate.not_after() - certificate.not_before()).whole_days(), 30);

    let download = page.attribute(&["download="], "href").unwrap();
    let pem = admin.get(&download).await.html;
    let begin = pem.find("-----BEGIN CERTIFICATE").unwrap();
    assert!(SigningKey::from_pkcs8_pem(&pem[..begin], &pem[begin..]).is_ok(), "key and certificate match");
    tenant.advance(15 * 60);
    assert_eq!(admin.get(&download).await.status, 404);

    let page = admin.submit(REGISTER, REGISTER, &[("action", "generate"), ("validDays", "0")]).await;
    assert_eq!(page.status, 400);
    assert!(page.text().contains("Common Name (CN): it is missing"));
    assert!(page.text().contains("Validity (days): a whole number from 1 to 3650."));
}

#[tokio::test]
async fn a_long_list_is_shown_in_pages() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    for number in 0..12 {
        let (name, url) = (format!("App {number:02}"), format!("https://{number}.example"));
        let fields = [
            ("applicationName", name.as_str()),
            ("applicationUrl", url.as_str()),
            ("certificate", CERTIFICATE),
        ];
        assert_eq!(admin.submit(REGISTER, REGISTER, &fields).await.status, 303);
    }
    let first = admin.get(LIST).await.text();
    assert!(first.contains("App 09") && !first.contains("App 10") && first.contains("Page 1 of 2"));
    let second = admin.get("/admin/oauth-clients?page=2&items=10").await.text();
    assert!(second.contains("App 11") && !second.contains("App 09"));
    assert!(admin.get("/admin/oauth-clients?page=x&items=20").await.text().contains("Page 1 of 1"));
}
