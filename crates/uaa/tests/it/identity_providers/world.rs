//! A deployment, a provider, and somebody who signs in.

use docket_domain::user::User;
use docket_domain::{Role, UserId};
use docket_testkit::{Answer, Api, TestAuthenticator, TestCaller};
use http::StatusCode;
use serde_json::{Value, json};

use super::provider::{Provider, SECRET};
use crate::deployment::{Browser, Deployment, location, parameter};

pub const PROVIDERS: &str = "/cockpit-api/v1/identity-providers";

pub struct World {
    pub deployment: Deployment,
    pub provider: Provider,
    cockpit: Api,
}

impl World {
    /// With the provider `corp`, set up with these settings beside the needed ones.
    pub async fn with(settings: Value) -> Self {
        let deployment = Deployment::start().await;
        let provider = Provider::start().await;
        let router = deployment.uaa.identity_providers().routes(TestAuthenticator::new()).router;
        let cockpit = Api::new(router).described(&docket_uaa::identity_providers::describe());
        let world = Self { deployment, provider, cockpit };
        world.set_up("corp", settings).await;
        world
    }

    /// Where everybody the provider knows gets in.
    pub async fn open() -> Self {
        Self::with(json!({"createPeople": true})).await
    }

    pub async fn set_up(&self, name: &str, settings: Value) {
        let mut body = json!({
            "name": name, "displayName": "Corporate ID", "issuer": self.provider.issuer(), "clientId": "docket",
        });
        for (key, value) in settings.as_object().unwrap() {
            body[key] = value.clone();
        }
        if body.get("clientAuthentication").is_none() {
            body["clientSecret"] = SECRET.into();
        }
        let answer = self.cockpit.post(&administrator(), PROVIDERS, body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }

    pub async fn change(&self, settings: Value) -> Answer {
        self.cockpit.patch(&administrator(), &format!("{PROVIDERS}/corp"), settings).await
    }

    pub async fn delete(&self) -> Answer {
        self.cockpit.delete(&administrator(), &format!("{PROVIDERS}/corp")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.cockpit.get(&administrator(), path).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.cockpit.post(&administrator(), path, body).await
    }

    pub async fn passwords(&self, on: bool) -> Answer {
        let body = json!({"localPasswords": on});
        self.cockpit.put(&administrator(), "/cockpit-api/v1/sign-in-settings", body).await
    }

    /// Sends the browser to the provider by that path, and gives the state to come back with.
    pub async fn leave(&self, browser: &mut Browser<'_>, by: &str) -> String {
        let address = location(&browser.get(by).await);
        self.at_the_provider(&address)
    }

    /// Takes what the provider is asked for into its plan; gives the state.
    pub fn at_the_provider(&self, address: &str) -> String {
        assert!(address.starts_with(&format!("{}/auth?", self.provider.issuer())), "{address}");
        let asked = |name: &str| parameter(address, name).unwrap_or_default();
        let mut plan = self.provider.plan.lock().unwrap();
        plan.nonce = asked("nonce");
        plan.challenge = asked("code_challenge");
        plan.redirect_uri = asked("redirect_uri");
        asked("state")
    }

    pub async fn come_back(&self, browser: &mut Browser<'_>, state: &str) -> Answer {
        browser.get(&format!("/login/callback/corp?code=c-1&state={state}")).await
    }

    /// The whole way of a new browser; gives the answer it ends with.
    pub async fn sign_in(&self) -> Answer {
        self.sign_in_with(&mut Browser::new(&self.deployment)).await
    }

    pub async fn sign_in_with(&self, browser: &mut Browser<'_>) -> Answer {
        let state = self.leave(browser, "/login/with/corp?return=/inbox").await;
        self.come_back(browser, &state).await
    }

    pub async fn user(&self, name: &str) -> Option<User> {
        self.deployment.directory.find_by_user_name(name).await.unwrap()
    }

    pub async fn roles(&self, id: &UserId) -> Vec<Role> {
        self.deployment.directory.roles_of(id).await.unwrap().iter().collect()
    }
}

fn administrator() -> TestCaller {
    TestCaller::session("admin").with(Role::SubaccountAdministrator)
}

/// The text of a page.
pub fn page(answer: &Answer) -> &str {
    answer.body.as_str().expect("a page is text")
}

/// A page that says so with that status, and no session.
pub fn is_refused(answer: &Answer, browser: &Browser<'_>, status: u16, says: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    let text = page(answer).replace("&quot;", "\"");
    assert!(text.contains(says), "{text}");
    assert!(!browser.cookies.contains_key("docket_session"), "nobody is signed in");
}
