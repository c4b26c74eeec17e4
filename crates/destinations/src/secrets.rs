//! Which properties are secrets: sealed at rest, never shown in the cockpit, left out by `$skipCredentials`.

/// Properties under these prefixes carry text into requests, and some of it is a credential.
const REQUEST_PREFIXES: [&str; 5] = [
    "URL.headers.",
    "URL.queries.",
    "tokenServiceURL.headers.",
    "tokenServiceURL.queries.",
    "tokenService.body.",
];

/// Names in headers, queries and form fields that carry credentials by custom.
const CREDENTIAL_NAMES: [&str; 8] = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "apikey",
    "api-key",
    "x-api-key",
    "access_token",
    "refresh_token",
];

/// Names, or what stands behind the last point of one, that are a key or a token by themselves; of `jco.client.…`, the tickets.
///
/// Source: SAP Java Connector, `DestinationDataProvider`.
const TOKEN_NAMES: [&str; 9] = [
    "access_token",
    "accesstoken",
    "mysapsso2",
    "private-key",
    "private_key",
    "privatekey",
    "refresh_token",
    "refreshtoken",
    "ssoticket",
];

/// Whether the value of `property` is a secret.
///
/// Decided by the name alone, so that a secret under a misspelt or additional name is kept as carefully: whatever speaks
/// of a password or a secret (`jco.client.passwd` too), what is called a private key, a token or a ticket, and what customarily
/// carries a credential in a header, a query or a token form. `clientKey` and `apiKey` are client identifiers and are shown, unless they hold a refresh token (`tc.grant_type`): see [`is_secret_in`].
pub fn is_secret(property: &str) -> bool {
    let lower = property.to_ascii_lowercase();
    if ["password", "passwd", "passphrase", "secret"].iter().any(|word| lower.contains(word)) {
        return true;
    }
    if lower.rsplit('.').next().is_some_and(|last| TOKEN_NAMES.contains(&last)) {
        return true;
    }
    REQUEST_PREFIXES
        .iter()
        .find_map(|prefix| lower.strip_prefix(&prefix.to_ascii_lowercase()))
        .is_some_and(|name| CREDENTIAL_NAMES.contains(&name))
}

/// As [`is_secret`], with what the destination's other properties add: with `tc.grant_type` set, `clientKey` holds a token.
///
/// Source: SAP Task Center, "Connect SAP Concur and SAP Task Center".
pub(crate) fn is_secret_in(property: &str, has_grant_type: bool) -> bool {
    is_secret(property) || (has_grant_type && property == "clientKey")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_secrets_and_credential_headers_are_secrets() {
        for property in [
            "Password",
            "clientSecret",
            "tokenServicePassword",
            "KeyStorePassword",
            "tokenService.KeyStorePassword",
            "clientsecret",
            "URL.headers.Authorization",
            "URL.headers.APIKey",
            "URL.queries.apikey",
            "tokenServiceURL.headers.X-Api-Key",
            "tokenService.body.client_secret",
            "tokenService.body.refresh_token",
            "jco.client.passwd",
            "jco.destination.repository.passwd",
            "jco.client.mysapsso2",
            "jco.client.ssoticket",
            "privateKey",
            "signing.private_key",
            "refresh_token",
        ] {
            assert!(is_secret(property), "{property}");
        }
    }

    #[test]
    fn identifiers_and_switches_are_not() {
        for property in [
            "Name",
            "URL",
            "User",
            "clientId",
            "clientKey",
            "apiKey",
            "HTML5.ForwardAuthToken",
            "tc.pp.cip.token",
            "URL.headers.Accept-Language",
            "SystemUser",
            "jco.client.user",
            "jco.client.getsso2",
            "tc.private_key_hint",
            "tokenService.body.requested_token_type",
        ] {
            assert!(!is_secret(property), "{property}");
        }
        assert!(is_secret_in("clientKey", true));
    }
}
