//! The call to a token service.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::outbound::OutboundRequest;
use url::Url;

use super::client::Client;
use super::error::TokenError;
use super::grant::Grant;
use super::sent::Secrets;
use crate::call_headers::is_of_a_token_request;
use crate::properties::{Properties, parse_url};
use crate::validate::PropertyError;

/// Applies where a destination says nothing, or nothing valid.
const DEFAULT_TIMEOUT_SECONDS: u64 = 10;
/// Token answers are small; a larger one is no token.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// The token service's address for a tenant: for `tokenServiceURLType=Common` with the subdomain in place of `{tenant}`, or as
/// the first host label if there is no placeholder.
pub(crate) fn token_service_url(
    properties: &Properties,
    is_common: bool,
    subdomain: &str,
) -> Result<String, TokenError> {
    let text = properties
        .get("tokenServiceURL")
        .ok_or_else(|| PropertyError::new("tokenServiceURL", "is missing"))?;
    if !is_common {
        return Ok(text.to_owned());
    }
    if !is_host_label(subdomain) {
        return Err(TokenError::Request("the tenant's subdomain is no host label".to_owned()));
    }
    if text.contains("{tenant}") {
        return Ok(text.replace("{tenant}", subdomain));
    }
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    Ok(format!("{scheme}://{subdomain}.{rest}"))
}

/// A subdomain becomes part of a host name, so nothing else may come in with it.
pub(super) fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// What is posted to a token service.
pub(crate) struct Form {
    fields: Vec<(&'static str, String)>,
    further: Vec<(String, String)>,
    basic: Option<(String, String)>,
}

impl Form {
    /// What the grant says, who the client is, and what the destination adds: its scope and `tokenService.body.*`, which never
    /// replaces a field of the flow itself.
    pub fn new(properties: &Properties, grant: &Grant, client: Client) -> Self {
        let mut fields = vec![("grant_type", grant.grant_type().to_owned())];
        let basic = client.place(&mut fields);
        grant.place(properties, &mut fields);
        if let Some(scope) = properties.get("scope") {
            fields.push(("scope", scope.to_owned()));
        }
        let further = properties
            .under("tokenService.body.")
            .filter(|(name, _)| fields.iter().all(|(field, _)| field != name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self { fields, further, basic }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.fields.iter().map(|(name, value)| (*name, value.as_str()));
        own.chain(self.further.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// Adds what is in it and must not come back in an error.
    pub fn tell(&self, secrets: &mut Secrets) {
        self.pairs().for_each(|(name, value)| secrets.field(name, value));
        if let Some((user, password)) = &self.basic {
            secrets.basic(user, password);
        }
    }

    /// The call, with the destination's own headers, queries and time limits.
    pub fn into_request(self, properties: &Properties, address: &str) -> Result<OutboundRequest, TokenError> {
        let mut url: Url = parse_url(address)
            .ok_or_else(|| PropertyError::new("tokenServiceURL", "is no http or https address"))?;
        for (name, value) in properties.under("tokenServiceURL.queries.") {
            url.query_pairs_mut().append_pair(name, value);
        }
        let mut request = OutboundRequest::post_form(url, self.pairs())
            .header("accept", "application/json")
            .connect_timeout(seconds(properties, "tokenServiceURL.ConnectionTimeoutInSeconds", 60))
            .timeout(seconds(properties, "tokenServiceURL.SocketReadTimeoutInSeconds", 600))
            .max_bytes(MAX_ANSWER_BYTES);
        // Those of the request itself are refused when a destination is stored; older ones and fragments may have them.
        let added = properties.under("tokenServiceURL.headers.");
        for (name, value) in added.filter(|(name, _)| !is_of_a_token_request(name)) {
            request = request.header(name, value);
        }
        if let Some((user, password)) = &self.basic {
            request = request.header("authorization", &basic(user, password));
        }
        Ok(request)
    }
}

/// The value of an HTTP Basic header.
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// A time limit in seconds: 10 if absent, no number or over `limit`; 0 asks for no limit and gets the longest.
fn seconds(properties: &Properties, property: &str, limit: u64) -> Duration {
    let seconds = match properties.get(property).map(str::parse::<u64>) {
        Some(Ok(0)) => limit,
        Some(Ok(seconds)) if seconds <= limit => seconds,
        _ => DEFAULT_TIMEOUT_SECONDS,
    };
    Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(false, "https://{tenant}.uaa.example/token", "https://{tenant}.uaa.example/token")]
    #[case(true, "https://{tenant}.uaa.example/token", "https://acme.uaa.example/token")]
    #[case(true, "https://uaa.example/token?a=b", "https://acme.uaa.example/token?a=b")]
    #[case(true, "uaa.example/{tenant}/token", "uaa.example/acme/token")]
    #[case(true, "uaa.example:8443/token", "https://acme.uaa.example:8443/token")]
    fn the_tenant_takes_its_place_in_a_common_address(
        #[case] is_common: bool,
        #[case] address: &str,
        #[case] expected: &str,
    ) {
        let properties = Properties::from([("tokenServiceURL", address)]);
        assert_eq!(token_service_url(&properties, is_common, "acme").unwrap(), expected);
    }

    #[rstest]
    #[case(None, 10)]
    #[case(Some("25"), 25)]
    #[case(Some("60"), 60)]
    #[case(Some("61"), 10)]
    #[case(Some("-1"), 10)]
    #[case(Some("soon"), 10)]
    #[case(Some("0"), 60)]
    fn a_time_limit_out_of_range_is_ten_seconds(#[case] value: Option<&str>, #[case] expected: u64) {
        let mut properties = Properties::default();
        if let Some(value) = value {
            properties.set("limit", value);
        }
        assert_eq!(seconds(&properties, "limit", 60), Duration::from_secs(expected));
    }
}
