//! Whom the other side saw.
//!
//! Hardly any system says so. In this order: what the answer says (docket's own sandbox names the user in a header), what a token
//! that is a JWT says of whom it is for, the user whose password went along. Where nothing tells, that is said, with whom docket
//! named.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_http::UserToken;
use docket_http::outbound::OutboundResponse;
use serde_json::{Map, Value};

use super::Finding;
use crate::authentication::Authentication;
use crate::properties::Destination;
use crate::token::answer::{Token, shown};
use crate::token::identity;
use crate::token::sent::Secrets;

/// The header in which the sandbox says whose access token a call carried.
const SANDBOX_USER: &str = "x-sandbox-user";

/// The claims that name a person, the most telling first.
const OF_PERSONS: [&str; 6] = ["user_name", "preferred_username", "email", "mail", "user_uuid", "user_id"];
/// The claims that name a client.
const OF_CLIENTS: [&str; 4] = ["client_id", "cid", "azp", "sub"];

pub(super) fn by(
    destination: &Destination,
    person: Option<&UserToken>,
    token: Option<&Token>,
    response: &OutboundResponse,
) -> Finding {
    let properties = &destination.properties;
    let authentication = Authentication::of(properties).unwrap_or(Authentication::None);
    let named = matches!(authentication, Authentication::SamlBearer | Authentication::SamlAssertion)
        .then(|| identity::user_id(properties, person, None).ok())
        .flatten()
        .map(|name| shown(&name, &Secrets::default()));
    let told = response.headers.get(SANDBOX_USER).and_then(|value| value.to_str().ok());
    if let Some(user) = told.filter(|user| !user.is_empty()) {
        let user = shown(user, &Secrets::default());
        return Finding::ok(match named {
            Some(named) if named != user => {
                format!("The system saw the user {user}; docket's assertion named {named}.")
            }
            Some(_) => format!("The system saw the user {user}, whom docket's assertion named."),
            None => format!("The system saw the user {user}."),
        });
    }
    if let Some(claims) = token.and_then(|token| claims(&token.value)) {
        let first = |names: &[&'static str]| {
            names.iter().find_map(|name| Some((*name, claims.get(*name).and_then(identity::text)?)))
        };
        let is_for_a_client = claims.get("grant_type").and_then(Value::as_str) == Some("client_credentials");
        if let Some((claim, user)) = first(&OF_PERSONS).filter(|_| !is_for_a_client) {
            return Finding::ok(format!(
                "The user {} ({claim} of the token the system took); the system itself does not tell.",
                shown(&user, &Secrets::default())
            ));
        }
        if let Some((claim, client)) = first(&OF_CLIENTS) {
            return Finding::ok(format!(
                "No person, but the client {} ({claim} of the token the system took); the system itself does not tell.",
                shown(&client, &Secrets::default())
            ));
        }
    }
    match (authentication, named) {
        (Authentication::Basic, _) => Finding::ok(format!(
            "The user {}, whose password went along; the system itself does not tell.",
            shown(destination.get("User").unwrap_or_default(), &Secrets::default())
        )),
        (Authentication::None, _) => Finding::skipped("Nobody: the call went without a credential."),
        (Authentication::ClientCertificate, _) => Finding::skipped(format!(
            "This system does not tell whom it saw in the certificate of {}.",
            destination.get("KeyStoreLocation").unwrap_or_default()
        )),
        (_, Some(named)) => Finding::skipped(format!(
            "This system does not tell. docket's assertion named the user {named}, and what it was exchanged for was taken."
        )),
        _ => Finding::skipped("This system does not tell, and neither does the token."),
    }
}

/// What a JWT says. It is read for showing and not believed: whoever took it has checked it.
fn claims(token: &str) -> Option<Map<String, Value>> {
    let mut parts = token.split('.');
    let (_, payload, _, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use docket_domain::Timestamp;
    use docket_http::outbound::ProbeStatus;
    use http::{HeaderMap, StatusCode};
    use serde_json::json;

    use super::*;
    use crate::properties::Properties;

    fn seen<const N: usize>(properties: [(&str, &str); N], token: &str, header: Option<&str>) -> Finding {
        let at = Timestamp::from_seconds(0);
        let destination = Destination {
            instance_id: String::new(),
            properties: Properties::from(properties),
            etag: String::new(),
            created_at: at,
            modified_at: at,
        };
        let mut headers = HeaderMap::new();
        if let Some(user) = header {
            headers.insert(SANDBOX_USER, user.parse().unwrap());
        }
        let response = OutboundResponse { status: StatusCode::OK, headers, body: bytes() };
        by(&destination, None, Some(&Token::made("Bearer", token.to_owned())), &response)
    }

    fn bytes() -> axum::body::Bytes {
        axum::body::Bytes::new()
    }

    fn jwt(claims: &Value) -> String {
        format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn what_the_system_says_goes_before_what_the_token_says() {
        let saml = [("Authentication", "OAuth2SAMLBearerAssertion"), ("SystemUser", "T")];
        let token = jwt(&json!({"user_name": "claimed"}));
        let found = seen(saml, &token, Some("u1"));
        assert_eq!(found, Finding::ok("The system saw the user u1; docket's assertion named T."));
        assert!(seen(saml, &token, None).detail.contains("claimed (user_name"));
    }

    #[test]
    fn a_clients_token_names_the_client() {
        let client = [("Authentication", "OAuth2ClientCredentials")];
        let claims =
            json!({"cid": "sb-1", "sub": "sb-1", "grant_type": "client_credentials", "user_name": "x"});
        let found = seen(client, &jwt(&claims), None);
        assert_eq!(found.status, ProbeStatus::Ok);
        assert!(found.detail.contains("the client sb-1"), "{}", found.detail);
    }

    #[test]
    fn a_token_that_tells_nothing_is_said_to_tell_nothing_and_is_never_shown() {
        for token in ["opaque", "a.b.c", "a.b", &jwt(&json!([]))] {
            let found = seen([("Authentication", "OAuth2ClientCredentials")], token, None);
            assert_eq!(found, Finding::skipped("This system does not tell, and neither does the token."));
        }
        let saml = [("Authentication", "OAuth2SAMLBearerAssertion"), ("SystemUser", "T")];
        assert!(seen(saml, "opaque", None).detail.contains("named the user T"));
    }
}
