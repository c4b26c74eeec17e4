//! What goes out to another system and is secret, as it may come back in that system's words.

use std::cmp::Reverse;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;
use url::form_urlencoded::byte_serialize;

use crate::properties::{Properties, parse_url};

/// A shorter text stands in too many words that have nothing to do with it.
const SHORTEST_ANYWHERE: usize = 4;

/// Fields, queries and headers that say what is asked for, and not who may ask.
const OPEN: [&str; 20] = [
    "accept",
    "accept-language",
    "actor_token_type",
    "audience",
    "client_assertion_type",
    "client_id",
    "company_id",
    "content-type",
    "grant_type",
    "redirect_uri",
    "requested_token_type",
    "resource",
    "response_type",
    "sap-client",
    "sap-language",
    "scope",
    "subject_token_type",
    "tenant",
    "token_format",
    "user-agent",
];

/// Properties whose names go on with that of a field, a query or a header.
const PREFIXES: [&str; 5] = [
    "URL.headers.",
    "URL.queries.",
    "tokenServiceURL.headers.",
    "tokenServiceURL.queries.",
    "tokenService.body.",
];

/// Who calls, each with what proves it: sent together in a header.
const PAIRS: [(&str, &str); 3] =
    [("User", "Password"), ("tokenServiceUser", "tokenServicePassword"), ("clientId", "clientSecret")];

/// In an address all others are written as `%` and two digits.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Texts that are not shown.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<String>);

impl Secrets {
    /// Those a destination has, and what it adds to requests, unless that is known to be open.
    pub fn of(properties: &Properties) -> Self {
        let mut secrets = Self::default();
        for (name, value) in properties.iter() {
            if properties.is_secret(name) {
                secrets.add(value);
            } else if let Some(name) = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)) {
                secrets.field(name, value);
            }
        }
        for (name, value) in
            ["URL.headers.", "tokenServiceURL.headers."].iter().flat_map(|p| properties.under(p))
        {
            if name.eq_ignore_ascii_case("authorization") {
                secrets.header(value);
            }
        }
        for (user, password) in PAIRS {
            if let (Some(user), Some(password)) = (properties.get(user), properties.get(password)) {
                secrets.basic(user, password);
            }
        }
        for address in ["URL", "tokenServiceURL"] {
            if let Some(url) = properties.get(address).and_then(parse_url) {
                secrets.address(&url);
            }
        }
        secrets
    }

    pub fn add(&mut self, value: &str) {
        // A switch is no secret, and its words are in many sentences.
        if !value.is_empty() && !["true", "false"].iter().any(|word| value.eq_ignore_ascii_case(word)) {
            self.0.push(value.to_owned());
        }
    }

    /// The value of a field, a query or a header, unless its name is one of an open one.
    pub fn field(&mut self, name: &str, value: &str) {
        if !OPEN.iter().any(|open| name.eq_ignore_ascii_case(open)) {
            self.add(value);
        }
    }

    /// What HTTP Basic makes of the two.
    pub fn basic(&mut self, user: &str, password: &str) {
        self.add(password);
        let pair = format!("{user}:{password}");
        for alphabet in [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD] {
            self.add(&alphabet.encode(&pair));
        }
    }

    /// What stands behind the scheme, as `abc` in `Bearer abc`, and the password in a Basic one.
    fn header(&mut self, value: &str) {
        let Some((scheme, credential)) = value.trim().split_once(' ') else { return };
        self.add(credential.trim());
        if scheme.eq_ignore_ascii_case("basic")
            && let Ok(pair) = STANDARD.decode(credential.trim())
            && let Some((user, password)) = String::from_utf8_lossy(&pair).split_once(':')
        {
            self.basic(user, password);
        }
    }

    fn address(&mut self, url: &Url) {
        for (name, value) in url.query_pairs() {
            self.field(&name, &value);
        }
        for pair in url.query().unwrap_or_default().split('&') {
            // As it is written there, which may be another way than it would be written here.
            let (name, value) = pair.split_once('=').unwrap_or_default();
            self.field(name, value);
        }
        self.add(url.password().unwrap_or_default());
    }

    /// The text with `***` in place of each of them, however it is written: as it is, or as forms, addresses and JSON do.
    ///
    /// One of less than four bytes is only looked for where values stand: behind `=` or `:`, or in quotes.
    pub fn mask(&self, text: &str) -> String {
        let mut written: Vec<String> = self.0.iter().flat_map(|secret| ways(secret)).collect();
        // What is part of a longer one goes after it, so that nothing of the longer one is left.
        written.sort_unstable_by(|a, b| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
        written.dedup();
        written.iter().fold(text.to_owned(), |text, secret| {
            if secret.len() >= SHORTEST_ANYWHERE {
                text.replace(secret.as_str(), "***")
            } else {
                without_short(&text, secret)
            }
        })
    }
}

/// The ways a text is written in requests, and in answers that quote them.
fn ways(secret: &str) -> Vec<String> {
    let form: String = byte_serialize(secret.as_bytes()).collect();
    let address = utf8_percent_encode(secret, UNRESERVED).to_string();
    let json = serde_json::Value::from(secret).to_string();
    let json = json.trim_matches('"').to_owned();
    vec![secret.to_owned(), small_digits(&form), small_digits(&address), form, address, json]
}

/// `%2F` as `%2f`.
fn small_digits(text: &str) -> String {
    let mut parts = text.split('%');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        all.extend(["%", &digits.to_ascii_lowercase(), rest]);
    }
    all
}

fn without_short(text: &str, secret: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(secret) {
        let (before, from) = rest.split_at(at);
        let after = &from[secret.len()..];
        masked.push_str(before);
        let ends = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
        let is_value = match masked.chars().next_back() {
            Some('=' | ':') => ends,
            Some(quote @ ('"' | '\'')) => after.starts_with(quote),
            _ => false,
        };
        masked.push_str(if is_value { "***" } else { secret });
        rest = after;
    }
    masked + rest
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::as_it_is("no s+/=& t here", "no *** here")]
    #[case::in_a_form("client_secret=s%2B%2F%3D%26+t&x=y", "client_secret=***&x=y")]
    #[case::in_an_address("?key=s%2B%2F%3D%26%20t", "?key=***")]
    #[case::with_small_digits("client_secret=s%2b%2f%3d%26+t", "client_secret=***")]
    #[case::in_a_header("Basic aWQ6cysvPSYgdA==", "Basic ***")]
    #[case::in_a_header_unpadded("Basic aWQ6cysvPSYgdA", "Basic ***")]
    #[case::the_rest_of_a_sentence("the client id is unknown", "the client id is unknown")]
    fn a_secret_is_masked_however_it_is_written(#[case] text: &str, #[case] masked: &str) {
        let properties = Properties::from([("clientId", "id"), ("clientSecret", "s+/=& t")]);
        assert_eq!(Secrets::of(&properties).mask(text), masked);
    }

    #[rstest]
    #[case("client_secret=a&b=c", "client_secret=***&b=c")]
    #[case("secret:a", "secret:***")]
    #[case("bad \"a\"", "bad \"***\"")]
    #[case("that's a bad client=abc", "that's a bad client=abc")]
    fn a_short_secret_is_masked_where_values_stand(#[case] text: &str, #[case] masked: &str) {
        let properties = Properties::from([("clientSecret", "a")]);
        assert_eq!(Secrets::of(&properties).mask(text), masked);
    }

    #[test]
    fn what_a_destination_adds_to_requests_is_masked_unless_it_is_known_to_be_open() {
        let properties = Properties::from([
            ("tokenServiceURL", "https://u:pass%20word@x.example/token?code=a%2fbcd&company_id=SFPART"),
            ("tokenServiceURL.headers.Authorization", "Basic dTpodW50ZXIy"),
            ("tokenServiceURL.headers.X-Key", "header"),
            ("tokenServiceURL.queries.new_token", "true"),
            ("tokenService.body.pin", "4711"),
            ("tokenService.body.resource", "urn:x"),
        ]);
        let told = "pass%20word code=a%2fbcd a/bcd SFPART dTpodW50ZXIy hunter2 header true 4711 urn:x";
        let masked = Secrets::of(&properties).mask(told);
        assert_eq!(masked, "*** code=*** *** SFPART *** *** *** true *** urn:x");
    }

    #[test]
    fn a_secret_that_is_part_of_another_leaves_nothing_of_it() {
        let properties = Properties::from([("Password", "hunter"), ("clientSecret", "hunter-two")]);
        assert_eq!(Secrets::of(&properties).mask("hunter-two"), "***");
    }
}
