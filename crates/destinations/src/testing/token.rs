//! What came of the token, in words: where it is from, or which property or which system to look at.

use docket_domain::Timestamp;

use super::Finding;
use crate::access::AccessError;
use crate::authentication::Authentication;
use crate::properties::Destination;
use crate::token::answer::Token;
use crate::token::error::TokenError;
use crate::trust::{depends_on_trust, token_service};

/// The credential is there; the token itself is never told.
pub(super) fn obtained(destination: &Destination, token: Option<&Token>, now: Timestamp) -> Finding {
    let properties = &destination.properties;
    let authentication = Authentication::of(properties).unwrap_or(Authentication::None);
    match (authentication, token) {
        (Authentication::ClientCertificate, _) => Finding::skipped(format!(
            "There is none to fetch: docket shows the certificate of {} instead.",
            destination.get("KeyStoreLocation").unwrap_or_default()
        )),
        (Authentication::Basic, _) => {
            Finding::skipped("There is none to fetch: User and Password go along with each call.")
        }
        (Authentication::SamlAssertion, Some(_)) => {
            Finding::ok("docket signed a SAML assertion; this type of destination asks no token service.")
        }
        (_, Some(token)) => {
            let service = token_service(properties).unwrap_or_else(|| "The token service".to_owned());
            let life = token.expires_at.map(|end| lifetime(end.since(now).as_secs()));
            let life = life.map_or_else(
                || "; it does not say for how long".to_owned(),
                |life| format!(", good for {life}"),
            );
            Finding::ok(format!("{service} gave a token{life}."))
        }
        (_, None) => Finding::skipped("There is none to fetch: calls are made without a credential."),
    }
}

fn lifetime(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3600),
    }
}

/// There is none: because a person was or was not named, or because something is wrong.
pub(super) fn missing(destination: &Destination, error: &AccessError) -> Finding {
    let name = destination.name();
    match error {
        AccessError::NotAsTechnicalUser { .. } => Finding::skipped(format!(
            "{name} acts for persons only, and nobody is named to test it as. Name a person: asUser in the call, --as USER on the \
             command line."
        )),
        AccessError::NotAsPerson { reason, .. } => Finding::failed(format!(
            "{name} yields no token of a person: {reason}. A technical credential never stands for one. Test it without a person; \
             what acts for persons is usually called {}_PP.",
            name.trim_end_matches("_PP")
        )),
        AccessError::NotUsable { reason, .. } => Finding::skipped(format!(
            "docket itself fetches none: {reason}. Test it with a program that uses it."
        )),
        AccessError::Token { error, .. } => Finding::failed(explained(destination, error)),
        AccessError::NoDestination(_) => Finding::failed("The destination was deleted in the meantime."),
        AccessError::Storage(_) => Finding::failed("Something failed in docket; its log says what."),
    }
}

fn explained(destination: &Destination, error: &TokenError) -> String {
    let sentence = match error {
        // It begins with the property's name, whose spelling counts, and says what to do.
        TokenError::Property(problem) => return format!("{problem}."),
        other => capitalised(&other.to_string()),
    };
    let fix = match error {
        TokenError::Refused { status, reason, .. } => {
            refused(destination, *status, reason.as_deref().unwrap_or_default())
        }
        TokenError::Unreachable(reason) if reason.contains("outbound.allow_private") => {
            "Correct tokenServiceURL, or have the operator allow the address.".to_owned()
        }
        TokenError::Unreachable(_) => {
            "Check tokenServiceURL, and whether the machine docket runs on reaches it.".to_owned()
        }
        TokenError::NoToken(_) => {
            "Does tokenServiceURL lead to the token endpoint, and not to a page?".to_owned()
        }
        TokenError::Identity(_) => {
            "Check nameIdFormat and userIdSource, and what the directory has of that person.".to_owned()
        }
        TokenError::Through { name, .. } => format!("Test destination {name} first."),
        TokenError::Property(_) | TokenError::Request(_) | TokenError::Internal => String::new(),
    };
    format!("{}. {fix}", sentence.trim_end_matches(['.', ' '])).trim_end().to_owned()
}

/// What to change after a refusal. Token services differ in their words, so these are only looked at for what they are about.
fn refused(destination: &Destination, status: u16, reason: &str) -> String {
    let properties = &destination.properties;
    let reason = reason.to_lowercase();
    let about = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    let is_saml = matches!(
        Authentication::of(properties),
        Ok(Authentication::SamlBearer | Authentication::SamlAssertion)
    );
    match status {
        404 | 405 => {
            return "Correct tokenServiceURL: there is no token endpoint at that address.".to_owned();
        }
        429 | 500..=599 => {
            return "The token service cannot serve now; look into its own log, or try again later."
                .to_owned();
        }
        _ => {}
    }
    if is_saml {
        // The message names the company too, and quotes the key.
        if about(&["api key"]) {
            return "Correct clientKey: the API key that the client application there shows; is that application enabled?".to_owned();
        }
        if about(&["signature", "key pair", "certificate"]) {
            return if depends_on_trust(properties) {
                "Register docket's trust certificate (docket trust download) there; in SuccessFactors at the client application that \
                 clientKey names, which knows one certificate only."
                    .to_owned()
            } else {
                "Register the certificate of KeyStoreLocation at the client application that clientKey names."
                    .to_owned()
            };
        }
        if about(&["audience"]) {
            return "Correct audience; upper and lower case count.".to_owned();
        }
        if about(&["user"]) {
            return match destination.get("SystemUser") {
                Some(_) => "Does the user of SystemUser exist there, is it active, and is the client bound to it?".to_owned(),
                None => "Does that person exist there under the user id that nameIdFormat and userIdSource give, and is the \
                         person active?"
                    .to_owned(),
            };
        }
        if about(&["company"]) {
            return "Correct companyId; upper and lower case count.".to_owned();
        }
        if about(&["expired", "not yet valid"]) {
            return "Compare the clocks of both systems.".to_owned();
        }
        return "Check clientKey, companyId and audience, that the client application there is enabled, and that it has docket's \
                trust certificate."
            .to_owned();
    }
    if about(&["scope"]) {
        return "Correct scope.".to_owned();
    }
    match Authentication::of(properties) {
        Ok(Authentication::Password) => {
            "Check User and Password, clientId and clientSecret; were they changed there?".to_owned()
        }
        _ if properties.get("tokenService.KeyStoreLocation").is_some() => {
            "Check clientId, and that the certificate of tokenService.KeyStoreLocation is registered there."
                .to_owned()
        }
        _ => "Check clientId and clientSecret; was the secret changed there?".to_owned(),
    }
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use docket_http::outbound::ProbeStatus;

    use super::*;
    use crate::properties::Properties;

    fn destination(properties: &[(&str, &str)]) -> Destination {
        let properties: Properties =
            properties.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let at = Timestamp::from_seconds(0);
        Destination {
            instance_id: String::new(),
            properties,
            etag: String::new(),
            created_at: at,
            modified_at: at,
        }
    }

    fn after_refusal(properties: &[(&str, &str)], status: u16, reason: &str) -> String {
        let error = TokenError::Refused { status, reason: Some(reason.to_owned()), retry_after: None };
        explained(&destination(properties), &error)
    }

    #[test]
    fn a_refusal_names_what_its_words_are_about() {
        let saml = [("Name", "SF"), ("Authentication", "OAuth2SAMLBearerAssertion"), ("SystemUser", "T")];
        for (reason, named) in [
            (
                "Unable to verify the signature; do the key pairs match the client ID?",
                "docket trust download",
            ),
            ("Unable to authenticate the client (Login failed - invalid user)", "SystemUser"),
            ("Company X not found.", "companyId"),
            ("Invalid audience in the SAML assertion", "audience"),
            ("API key \"my user's certificate\" is not valid for company X", "Correct clientKey"),
        ] {
            let told = after_refusal(&saml, 401, reason);
            assert!(told.contains(named) && told.contains(reason.trim_end_matches('.')), "{told}");
        }
        let own_key = [saml[0], saml[1], ("KeyStoreLocation", "own.p12")];
        assert!(after_refusal(&own_key, 401, "bad signature").contains("KeyStoreLocation"));
        let client = [("Name", "C"), ("Authentication", "OAuth2ClientCredentials")];
        assert_eq!(
            after_refusal(&client, 401, "invalid_client"),
            "The token service answered 401: invalid_client. Check clientId and clientSecret; was the secret changed there?"
        );
        assert!(after_refusal(&client, 404, "").contains("tokenServiceURL"));
        assert!(after_refusal(&client, 503, "").contains("later"));
    }

    #[test]
    fn a_lifetime_is_told_in_the_unit_people_think_in() {
        assert_eq!([119, 120, 86_399].map(lifetime), ["119 s", "2 min", "23 h"]);
    }

    #[test]
    fn without_a_person_nothing_is_wrong_and_nothing_is_done() {
        let error = AccessError::NotAsTechnicalUser { name: "SF_PP".to_owned() };
        let found = missing(&destination(&[("Name", "SF_PP")]), &error);
        assert_eq!(found.status, ProbeStatus::Skipped);
        assert!(found.detail.contains("--as USER"), "{}", found.detail);
    }
}
