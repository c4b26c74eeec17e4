//! Where people may be sent back to.

use url::{Host, Url};

/// Longer addresses are refused; browsers and proxies stop near here as well.
const MAX_CHARACTERS: usize = 2048;

/// More wildcards than this make matching slow and the pattern unreadable.
const MAX_WILDCARDS: usize = 4;

/// One allowed redirect address, perhaps with wildcards: `https://*.example.com/app/**`.
///
/// `*` stands for one or more whole labels at the front of the host and for any text within a path segment, `**` for any
/// rest of the path. An address on the own machine without a port allows every port (RFC 8252, section 7.3), as does `:*`.
/// Source: SAP Authorization and Trust Management, "Application Security Descriptor", `redirect-uris`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectPattern {
    url: Url,
    any_port: bool,
}

impl RedirectPattern {
    /// # Errors
    /// A sentence with the rule that is not met.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shown: String = text.chars().filter(|letter| !letter.is_control()).take(100).collect();
        let broken = |rule: &str| Err(format!("\"{shown}\" cannot be a redirect address: {rule}"));
        if text.chars().count() > MAX_CHARACTERS {
            return broken("it is too long");
        }
        let (without_port, star_port) = without_star_port(text);
        let Ok(url) = Url::parse(&without_port) else { return broken("it is no absolute address") };
        if !matches!(url.scheme(), "https" | "http") {
            return broken("it must begin with https://, or http:// on the own machine");
        }
        let loopback = is_loopback(&url);
        if url.scheme() == "http" && !loopback {
            return broken(
                "only addresses on the own machine (localhost, 127.0.0.1, [::1]) may do without https",
            );
        }
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return broken("it must hold neither a user nor a fragment");
        }
        if star_port && !loopback {
            return broken("only an address on the own machine may have any port");
        }
        let host = url.host_str().unwrap_or_default();
        let fixed = host.strip_prefix("*.").unwrap_or(host);
        if fixed.contains('*') || (fixed != host && !fixed.contains('.')) {
            return broken("in the host * may only stand in front, as in https://*.example.com");
        }
        if url.path().matches('*').count() > 2 * MAX_WILDCARDS || url.query().is_some_and(|q| q.contains('*'))
        {
            return broken("it has too many wildcards, or one behind the path");
        }
        let any_port = star_port || (loopback && url.port().is_none());
        Ok(Self { url, any_port })
    }

    /// Any address on the own machine: what a program on a developer's or an administrator's desk uses.
    pub(super) fn loopback() -> Vec<Self> {
        ["http://localhost/**", "http://127.0.0.1/**", "http://[::1]/**"]
            .map(|text| Self::parse(text).expect("these are patterns"))
            .to_vec()
    }

    /// True if `uri` is an address this pattern allows. Both are compared as a browser reads them, so neither case nor
    /// `..` nor encodings make a difference.
    pub fn matches(&self, uri: &str) -> bool {
        if uri.chars().count() > MAX_CHARACTERS {
            return false;
        }
        let Ok(uri) = Url::parse(uri) else { return false };
        let plain = uri.username().is_empty() && uri.password().is_none() && uri.fragment().is_none();
        plain
            && uri.scheme() == self.url.scheme()
            && self.matches_host(&uri)
            && (self.any_port || uri.port_or_known_default() == self.url.port_or_known_default())
            && glob(self.url.path().as_bytes(), uri.path().as_bytes())
            && (uri.query() == self.url.query() || self.url.path().ends_with("**"))
    }

    fn matches_host(&self, uri: &Url) -> bool {
        let (Some(pattern), Some(host)) = (self.url.host_str(), uri.host_str()) else { return false };
        match pattern.strip_prefix('*') {
            // `.example.com`, with at least one letter in front.
            Some(suffix) => {
                host.len() > suffix.len()
                    && host.ends_with(suffix)
                    && matches!(uri.host(), Some(Host::Domain(_)))
                    && !host.starts_with('.')
            }
            None => pattern == host,
        }
    }
}

/// The address without `:*`, and whether it was there.
fn without_star_port(text: &str) -> (String, bool) {
    let authority = text.find("://").map_or(0, |at| at + 3);
    let end = text[authority..].find(['/', '?', '#']).map_or(text.len(), |at| authority + at);
    match text[authority..end].strip_suffix(":*") {
        Some(host) => (format!("{}{host}{}", &text[..authority], &text[end..]), true),
        None => (text.to_owned(), false),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// `*` stands for any text without `/`, `**` for any text.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    match pattern {
        [] => text.is_empty(),
        [b'*', b'*', rest @ ..] => (0..=text.len()).any(|taken| glob(rest, &text[taken..])),
        [b'*', rest @ ..] => {
            let segment = text.iter().position(|byte| *byte == b'/').unwrap_or(text.len());
            (0..=segment).any(|taken| glob(rest, &text[taken..]))
        }
        [letter, rest @ ..] => text.first() == Some(letter) && glob(rest, &text[1..]),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::same("https://app.example.com/callback", "https://app.example.com/callback")]
    #[case::case_of_host_and_default_port("https://app.example.com/cb", "https://APP.example.com:443/cb")]
    #[case::same_query("https://app.example.com/cb?a=1", "https://app.example.com/cb?a=1")]
    #[case::own_machine_any_port("http://localhost/cb", "http://localhost:4711/cb")]
    #[case::own_machine_bare("http://localhost", "http://localhost/")]
    #[case::own_machine_star_port("http://localhost:*/**", "http://localhost:5000/login/callback?x=1")]
    #[case::six("http://[::1]/cb", "http://[::1]:80/cb")]
    #[case::subdomain("https://*.example.com/**", "https://a.b.example.com/x/y?z=1")]
    #[case::within_segment("https://app.example.com/*/cb", "https://app.example.com/tenant/cb")]
    fn an_allowed_address_is_taken(#[case] pattern: &str, #[case] uri: &str) {
        assert!(RedirectPattern::parse(pattern).unwrap().matches(uri));
    }

    #[rstest]
    #[case::other_path("https://app.example.com/cb", "https://app.example.com/cb/x")]
    #[case::other_scheme("https://app.example.com/cb", "http://app.example.com/cb")]
    #[case::other_port("https://app.example.com/cb", "https://app.example.com:444/cb")]
    #[case::own_machine_fixed_port("http://localhost:3000/cb", "http://localhost:3001/cb")]
    #[case::added_query("https://app.example.com/cb", "https://app.example.com/cb?x=1")]
    #[case::fragment("https://app.example.com/**", "https://app.example.com/x#y")]
    #[case::user("https://app.example.com/**", "https://app.example.com@evil.example/x")]
    #[case::user_in_front("https://app.example.com/**", "https://x@app.example.com/x")]
    #[case::climbing("https://app.example.com/a/**", "https://app.example.com/a/../b")]
    #[case::climbing_encoded("https://app.example.com/a/**", "https://app.example.com/a/%2e%2e/b")]
    #[case::no_subdomain("https://*.example.com/**", "https://example.com/x")]
    #[case::lookalike("https://*.example.com/**", "https://evilexample.com/x")]
    #[case::backslash("https://*.example.com/**", "https://evil.example\\.example.com/x")]
    #[case::two_segments("https://app.example.com/*/cb", "https://app.example.com/a/b/cb")]
    #[case::relative("https://app.example.com/**", "/x")]
    #[case::script("https://app.example.com/**", "javascript:alert(1)")]
    fn any_other_address_is_refused(#[case] pattern: &str, #[case] uri: &str) {
        assert!(!RedirectPattern::parse(pattern).unwrap().matches(uri));
    }

    #[rstest]
    #[case("app.example.com/cb", "absolute")]
    #[case("http://app.example.com/cb", "https")]
    #[case("javascript:alert(1)", "https://")]
    #[case("https://*", "in front")]
    #[case("https://*.com/**", "in front")]
    #[case("https://a*.example.com/**", "in front")]
    #[case("https://u@example.com/", "user")]
    #[case("https://example.com/#x", "fragment")]
    #[case("https://example.com:*/", "any port")]
    #[case("https://example.com/?x=*", "wildcards")]
    fn a_pattern_that_is_none_says_why(#[case] pattern: &str, #[case] rule: &str) {
        let message = RedirectPattern::parse(pattern).unwrap_err();
        assert!(message.contains(rule), "{message}");
    }
}
