//! Which destinations need the trust certificate.

use url::Url;

use crate::authentication::is_client_provided;
use crate::properties::Properties;

/// Whether assertions for such a destination are signed with the trust key: docket makes them, and without a key store of the
/// destination's own.
///
/// Source: SAP BTP Connectivity, "OAuth SAML Bearer Assertion Authentication", `KeyStoreLocation` and `SAMLAssertionProvider`.
pub(crate) fn depends_on_trust(properties: &Properties) -> bool {
    matches!(properties.get("Authentication"), Some("OAuth2SAMLBearerAssertion" | "SAMLAssertion"))
        && !is_client_provided(properties)
        && properties.get("KeyStoreLocation").is_none()
}

/// Where the certificate has to be registered, as far as it may be shown: without user, password and query.
pub(crate) fn token_service(properties: &Properties) -> Option<String> {
    let url = properties.get("tokenServiceURL").or_else(|| properties.get("URL"))?;
    let mut url = Url::parse(url).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    // Only addresses that have no host refuse this; they show nothing.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saml_destination_without_a_key_store_of_its_own_depends_on_the_trust_certificate() {
        let saml = ("Authentication", "OAuth2SAMLBearerAssertion");
        for (properties, depends) in [
            (Properties::from([saml]), true),
            (Properties::from([("Authentication", "SAMLAssertion")]), true),
            (Properties::from([saml, ("SystemUser", "T")]), true),
            (Properties::from([saml, ("KeyStoreLocation", "own.p12")]), false),
            (Properties::from([saml, ("SAMLAssertionProvider", "ClientProvided")]), false),
            (Properties::from([("Authentication", "OAuth2ClientCredentials")]), false),
        ] {
            assert_eq!(depends_on_trust(&properties), depends, "{properties:?}");
        }
    }

    #[test]
    fn the_token_service_is_shown_without_what_may_be_secret() {
        let of = |url| token_service(&Properties::from([("tokenServiceURL", url)]));
        assert_eq!(
            of("https://u:hunter2@sf.example/oauth/token?company_id=x").as_deref(),
            Some("https://sf.example/oauth/token")
        );
        assert_eq!(of("nowhere"), None);
    }
}
