//! Clients that obtain tokens and call the interfaces, as a task center does.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use docket_sandbox::store::{NewPerson, OauthClient, Person, Upgrade};
use docket_sandbox::{COMPANY_ID, TECHNICAL_USER};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::forge::{Forge, Key};
use crate::support::{Tenant, http};

pub const SAML_BEARER: &str = "urn:ietf:params:oauth:grant-type:saml2-bearer";
pub const SPI: &str = "/api-ext/task-provider/v2";

/// An answer, read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn read(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, text: response.text().await.expect("the body arrives") }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
    }

    /// Why the sandbox says it refused.
    pub fn reason(&self) -> &str {
        self.header("x-sandbox-reason")
    }
}

impl Tenant {
    /// Registers a client; bound when `bound` names users.
    pub async fn register(&self, name: &str, key: &Key, bound: &str) -> OauthClient {
        let now = self.clock.now();
        let client = OauthClient {
            id: format!("id-{name}"),
            application_name: name.to_owned(),
            description: String::new(),
            application_url: format!("https://docket.example/{name}"),
            bind_to_users: !bound.is_empty(),
            user_ids_text: bound.to_owned(),
            certificate_pem: key.certificate_pem.clone(),
            api_key: format!("key-of-{name}"),
            enabled: true,
            added_at: now,
            modified_at: now,
        };
        self.sandbox.store().insert_oauth_client(&client).await.expect("the name is free");
        client
    }

    /// Runs the upgrade that creates the technical user.
    pub async fn upgrade(&self) {
        let person = Person {
            user_id: TECHNICAL_USER.to_owned(),
            given_name: String::new(),
            family_name: String::new(),
            email: String::new(),
            global_user_id: None,
            manager: None,
            admin: false,
            technical: true,
            active: true,
            locale: "en-US".to_owned(),
        };
        let upgrade = Upgrade {
            name: "enhanced-to-do-integration".to_owned(),
            done_at: self.clock.now(),
            done_by: "slindgren".to_owned(),
        };
        let technical_user = NewPerson { person, password_hash: None };
        self.sandbox.store().insert_upgrade(&upgrade, &technical_user).await.expect("the database works");
    }

    pub async fn post_token(&self, form: &[(&str, &str)]) -> Answer {
        let sent = http().post(self.url("/oauth/token")).form(form).send().await;
        Answer::read(sent.expect("the sandbox answers")).await
    }

    /// A token request with an assertion, in base64url with padding as a destination service sends it.
    pub async fn present(&self, client: &OauthClient, assertion: &str) -> Answer {
        self.post_token(&[
            ("grant_type", SAML_BEARER),
            ("company_id", COMPANY_ID),
            ("client_id", &client.api_key),
            ("assertion", &URL_SAFE.encode(assertion)),
        ])
        .await
    }

    /// An access token for a user through a client that has the subaccount's own key.
    pub async fn token_of(&self, client: &OauthClient, user_id: &str) -> String {
        let assertion = Forge::of(user_id, self.clock.now()).signed(Key::own());
        let answer = self.present(client, &assertion).await;
        assert_eq!(answer.status, 200, "{} {}", answer.text, answer.reason());
        answer.json()["access_token"].as_str().expect("a token").to_owned()
    }

    /// Callers for the task provider interface.
    pub async fn callers(&self) -> Callers<'_> {
        self.upgrade().await;
        let technical = self.register("technical", Key::own(), TECHNICAL_USER).await;
        let propagation = self.register("propagation", Key::own(), "").await;
        let technical = self.token_of(&technical, TECHNICAL_USER).await;
        Callers { tenant: self, technical, propagation }
    }

    pub fn global_user_id(&self, user_id: &str) -> &str {
        let person = self.card.people.iter().find(|person| person.user_id == user_id);
        person.and_then(|person| person.global_user_id.as_deref()).expect("a seeded person")
    }
}

/// The two clients of a task center.
pub struct Callers<'a> {
    pub tenant: &'a Tenant,
    pub technical: String,
    propagation: OauthClient,
}

impl Callers<'_> {
    pub async fn person(&self, user_id: &str) -> String {
        self.tenant.token_of(&self.propagation, user_id).await
    }

    /// A call of the interface; `path` is below its root.
    pub async fn call(&self, method: Method, path: &str, token: &str) -> Answer {
        let request = http().request(method, self.tenant.url(&format!("{SPI}{path}"))).bearer_auth(token);
        Answer::read(request.send().await.expect("the sandbox answers")).await
    }

    /// Reads with the technical user; anything but 200 fails the test.
    pub async fn pull(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, &self.technical).await;
        assert_eq!(answer.status, 200, "{path}: {} {}", answer.text, answer.reason());
        answer.json()
    }

    /// An operation on a task, as the owner of the token, answered in English.
    pub async fn operate(&self, urn: &str, kind: &str, body: &Value, token: &str) -> Answer {
        let url = self.tenant.url(&format!("{SPI}/tasks/{urn}/{kind}?languages=en-US"));
        let request = http().post(url).bearer_auth(token).json(body);
        Answer::read(request.send().await.expect("the sandbox answers")).await
    }

    /// The first pending task of an approver.
    pub async fn task_of(&self, approver: &str) -> Value {
        let all =
            self.pull("/tasks?modifiedAfter=2020-01-01T00:00:00.000Z&$top=1000&languages=en-US,de-DE").await;
        let id = self.tenant.global_user_id(approver);
        let tasks = all["value"].as_array().expect("a list");
        let mine = tasks.iter().find(|task| task["status"] == "READY" && task["recipientUsers"][0] == id);
        mine.expect("the seed has one").clone()
    }
}

impl Tenant {
    /// Ends a person's employment, behind the sandbox's back: no screen does that.
    pub async fn deactivate(&self, user_id: &str) {
        let mut tx = self.sandbox.store().begin().await.expect("the database is free");
        let done = sqlx::query("UPDATE people SET active = 0 WHERE user_id = $1");
        done.bind(user_id).execute(&mut *tx).await.expect("the statement is right");
        tx.commit().await.expect("the database works");
    }

    /// Gives requests a change date, behind the sandbox's back: all of them the same.
    pub async fn change_all_at(&self, at: docket_sandbox::Moment, every: u32) {
        let mut tx = self.sandbox.store().begin().await.expect("the database is free");
        let done = sqlx::query("UPDATE time_off_requests SET modified_at = $1 + rowid / $2");
        done.bind(at).bind(every).execute(&mut *tx).await.expect("the statement is right");
        tx.commit().await.expect("the database works");
    }
}
