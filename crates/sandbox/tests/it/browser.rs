//! A browser without a screen: keeps the cookie, fills in forms, reads what a person sees.

use reqwest::{Method, Response, StatusCode};

use crate::support::{Tenant, http};

/// A page as it came.
pub struct Page {
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: Option<String>,
    pub html: String,
}

impl Page {
    /// The text without markup, white space collapsed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in self.html.split('<').skip(1) {
            text.push_str(part.split_once('>').map_or("", |(_, after)| after));
            text.push(' ');
        }
        let text =
            text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the attribute `attribute` in the first tag that holds all of `marks`.
    pub fn attribute(&self, marks: &[&str], attribute: &str) -> Option<String> {
        let tag = self
            .html
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(tag, _)| tag)
            .find(|tag| marks.iter().all(|mark| tag.contains(mark)))?;
        let (_, after) = tag.split_once(&format!("{attribute}=\""))?;
        Some(after.split_once('"')?.0.to_owned())
    }

    /// What a person finds in the field with this name.
    pub fn value(&self, name: &str) -> String {
        let field = format!("name=\"{name}\"");
        if let Some(value) = self.attribute(&["input", &field], "value") {
            return value;
        }
        let (_, after) = self.html.split_once(&field).unwrap_or_default();
        let (_, text) = after.split_once('>').unwrap_or_default();
        text.split_once("</").unwrap_or_default().0.to_owned()
    }

    async fn read(answer: Response) -> Self {
        let header = answer.headers().get("location");
        let location = header.map(|value| value.to_str().expect("addresses are plain text").to_owned());
        Self { status: answer.status(), location, html: answer.text().await.expect("pages are text") }
    }
}

/// One browser, at first without anybody signed in.
pub struct Browser<'a> {
    tenant: &'a Tenant,
    pub cookie: Option<String>,
}

impl Tenant {
    pub fn browser(&self) -> Browser<'_> {
        Browser { tenant: self, cookie: None }
    }

    /// A browser in which this person is signed in.
    pub async fn signed_in(&self, user_id: &str) -> Browser<'_> {
        let mut browser = self.browser();
        let page = browser.sign_in(user_id, self.password(user_id)).await;
        assert_eq!(page.status, 303, "{}", page.text());
        browser
    }
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, None).await
    }

    /// Sends a form exactly as given.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(Method::POST, path, Some(fields)).await
    }

    /// Opens the page `from`, and sends a form with the hidden token found there.
    pub async fn submit(&mut self, from: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(from).await;
        let csrf = page.value("csrf");
        assert_eq!(csrf.len(), 64, "{from} holds a form");
        self.post(path, &[fields, &[("csrf", &csrf)]].concat()).await
    }

    pub async fn sign_in(&mut self, user_id: &str, password: &str) -> Page {
        self.submit("/sign-in", "/sign-in", &[("userId", user_id), ("password", password)]).await
    }

    async fn send(&mut self, method: Method, path: &str, fields: Option<&[(&str, &str)]>) -> Page {
        let mut request = http().request(method, self.tenant.url(path));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if let Some(fields) = fields {
            request = request.form(fields);
        }
        let answer = request.send().await.expect("the sandbox answers");
        if let Some(set) = answer.headers().get("set-cookie") {
            let set = set.to_str().expect("cookies are plain text");
            assert!(set.contains("; HttpOnly; SameSite=Lax"), "{set}");
            self.cookie = set.split(';').next().map(str::to_owned);
        }
        Page::read(answer).await
    }
}
