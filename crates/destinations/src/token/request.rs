//! The call to a token service.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::outbound::OutboundRequest;
use url::Url;

use super::error::TokenError;
use crate::properties::{Properties, parse_url};
use crate::validate::PropertyError;

/// Applies where a destination says nothing, or nothing valid.
const DEFAULT_TIMEOUT_SECONDS: u64 = 10;
/// Token answers are small; a larger one is no token.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// The token service's address for a tenant: for `tokenServiceURLType=Common` with the subdomain in place of `{tenant}`, or as
/// the first host label if there is no placeholder.
pub(crate) fn token_service_url(properties: &Properties, subdomain: &str) -> Result<String, TokenError> {
    let text = properties
        .get("tokenServiceURL")
        .ok_or_else(|| PropertyError::new("tokenServiceURL", "is missing"))?;
    if properties.get("tokenServiceURLType") != Some("Common") {
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
fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// The form of a client credentials request, client authentication included.
///
/// `tokenServiceUser` and `tokenServicePassword` go before everything (HTTP Basic); otherwise the client's id and secret stand in the form, or, with
/// `tokenService.addClientCredentialsInBody=false`, in HTTP Basic.
pub(crate) fn client_credentials(properties: &Properties) -> Result<Form, TokenError> {
    let client_id = properties.get("clientId").ok_or_else(|| PropertyError::new("clientId", "is missing"))?;
    let mut form = Form::new("client_credentials", token_service_user(properties));
    if form.basic.is_none() {
        let secret =
            properties.get("clientSecret").ok_or_else(|| PropertyError::new("clientSecret", "is missing"))?;
        let in_body = properties
            .get("tokenService.addClientCredentialsInBody")
            .is_none_or(|value| !value.eq_ignore_ascii_case("false"));
        if in_body {
            form.add("client_id", client_id);
            form.add("client_secret", secret);
        } else {
            form.basic = Some((client_id.to_owned(), secret.to_owned()));
        }
    }
    form.add_common(properties);
    Ok(form)
}

/// The form of a SAML bearer request. The client is named by `clientKey`; it has no secret.
pub(crate) fn saml_bearer(properties: &Properties, assertion: &str) -> Result<Form, TokenError> {
    let client_key =
        properties.get("clientKey").ok_or_else(|| PropertyError::new("clientKey", "is missing"))?;
    let mut form = Form::new("urn:ietf:params:oauth:grant-type:saml2-bearer", token_service_user(properties));
    form.add("client_id", client_key);
    form.add("assertion", assertion);
    if let Some(company) = properties.get("companyId") {
        form.add("company_id", company);
    }
    form.add_common(properties);
    Ok(form)
}

fn token_service_user(properties: &Properties) -> Option<(String, String)> {
    let user = properties.get("tokenServiceUser")?;
    let password = properties.get("tokenServicePassword").unwrap_or_default();
    Some((user.to_owned(), password.to_owned()))
}

/// What is posted to a token service.
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    basic: Option<(String, String)>,
}

impl Form {
    fn new(grant_type: &str, basic: Option<(String, String)>) -> Self {
        Self { fields: vec![("grant_type".to_owned(), grant_type.to_owned())], basic }
    }

    fn add(&mut self, name: &str, value: &str) {
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    fn add_common(&mut self, properties: &Properties) {
        if let Some(scope) = properties.get("scope") {
            self.add("scope", scope);
        }
        for (name, value) in properties.under("tokenService.body.") {
            // What the flow itself says stays.
            if self.fields.iter().all(|(field, _)| field != name) {
                self.add(name, value);
            }
        }
    }

    /// The values that must not come back in an error.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let fields = self.fields.iter().filter(|(name, _)| {
            !matches!(name.as_str(), "grant_type" | "client_id" | "company_id" | "scope" | "resource")
        });
        fields
            .map(|(_, value)| value.clone())
            .chain(self.basic.as_ref().map(|(_, password)| password.clone()))
            .collect()
    }

    /// The call, with the destination's own headers, queries and time limits.
    pub(crate) fn into_request(
        self,
        properties: &Properties,
        address: &str,
    ) -> Result<OutboundRequest, TokenError> {
        let mut url: Url = parse_url(address)
            .ok_or_else(|| PropertyError::new("tokenServiceURL", "is no http or https address"))?;
        for (name, value) in properties.under("tokenServiceURL.queries.") {
            url.query_pairs_mut().append_pair(name, value);
        }
        let mut request = OutboundRequest::post_form(url, &self.fields)
            .header("accept", "application/json")
            .connect_timeout(seconds(properties, "tokenServiceURL.ConnectionTimeoutInSeconds", 60))
            .timeout(seconds(properties, "tokenServiceURL.SocketReadTimeoutInSeconds", 600))
            .max_bytes(MAX_ANSWER_BYTES);
        for (name, value) in properties.under("tokenServiceURL.headers.") {
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
    #[case("Dedicated", "https://{tenant}.uaa.example/token", "https://{tenant}.uaa.example/token")]
    #[case("Common", "https://{tenant}.uaa.example/token", "https://acme.uaa.example/token")]
    #[case("Common", "https://uaa.example/token?a=b", "https://acme.uaa.example/token?a=b")]
    #[case("Common", "uaa.example/{tenant}/token", "uaa.example/acme/token")]
    #[case("Common", "uaa.example:8443/token", "https://acme.uaa.example:8443/token")]
    fn the_tenant_takes_its_place_in_a_common_address(
        #[case] kind: &str,
        #[case] address: &str,
        #[case] expected: &str,
    ) {
        let properties = Properties::from([("tokenServiceURL", address), ("tokenServiceURLType", kind)]);
        assert_eq!(token_service_url(&properties, "acme").unwrap(), expected);
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
