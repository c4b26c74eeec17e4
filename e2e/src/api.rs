//! HTTP calls in one line.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;

/// A server, called with certain credentials.
#[derive(Clone)]
pub struct Api {
    client: Client,
    base: String,
    authorization: Option<Authorization>,
}

#[derive(Clone)]
enum Authorization {
    Bearer(String),
    Basic(String, String),
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The JSON of a success.
    ///
    /// # Panics
    /// If the answer is none, with what it says.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text);
        self.json()
    }
}

impl Api {
    pub fn new(base: &str) -> Self {
        Self::with_authorities(base, &[])
    }

    /// A server whose certificate these authorities (PEM) vouch for.
    ///
    /// # Panics
    /// If one of them is no certificate.
    #[expect(clippy::disallowed_methods, reason = "a test calls from outside, as users do")]
    pub fn with_authorities(base: &str, authorities: &[Vec<u8>]) -> Self {
        let authorities =
            authorities.iter().map(|pem| reqwest::Certificate::from_pem(pem).expect("it is a certificate"));
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .tls_certs_merge(authorities)
            .build()
            .expect("a client without special wishes can be made");
        Self { client, base: base.to_owned(), authorization: None }
    }

    #[must_use]
    pub fn bearer(mut self, token: &str) -> Self {
        self.authorization = Some(Authorization::Bearer(token.to_owned()));
        self
    }

    #[must_use]
    pub fn basic(mut self, name: &str, password: &str) -> Self {
        self.authorization = Some(Authorization::Basic(name.to_owned(), password.to_owned()));
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.call(Method::GET, path, None, headers).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, Some(body), &[]).await
    }

    pub async fn post_with(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        self.call(Method::POST, path, Some(body), headers).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PUT, path, Some(body), &[]).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PATCH, path, Some(body), &[]).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, None, &[]).await
    }

    /// A form, as token services take it.
    ///
    /// # Panics
    /// If the server does not answer.
    pub async fn post_form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.client.post(format!("{}{path}", self.base)).form(form);
        Self::answer(self.authorized(request)).await.expect("the server answers")
    }

    /// The same with headers, as a browser sends it.
    ///
    /// # Panics
    /// If the server does not answer.
    pub async fn post_form_with(
        &self,
        path: &str,
        form: &[(&str, &str)],
        headers: &[(&'static str, &str)],
    ) -> Answer {
        let mut request = self.client.post(format!("{}{path}", self.base)).form(form);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Self::answer(self.authorized(request)).await.expect("the server answers")
    }

    /// The same call, for servers that may be gone: `None` without an answer.
    pub async fn try_post(&self, path: &str, body: &Value) -> Option<Answer> {
        let request = self.client.post(format!("{}{path}", self.base)).json(body);
        Self::answer(self.authorized(request)).await.ok()
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(body) = body {
            request = request.json(body);
        }
        for (name, value) in headers {
            let name: HeaderName = name.parse().expect("the test names a header");
            request = request.header(name, HeaderValue::from_str(value).expect("the test gives a value"));
        }
        Self::answer(self.authorized(request)).await.expect("the server answers")
    }

    fn authorized(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        match &self.authorization {
            Some(Authorization::Bearer(token)) => request.bearer_auth(token),
            Some(Authorization::Basic(name, password)) => request.basic_auth(name, Some(password)),
            None => request,
        }
    }

    async fn answer(request: reqwest::RequestBuilder) -> reqwest::Result<Answer> {
        let response = request.send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        Ok(Answer { status, headers, text: response.text().await? })
    }
}
