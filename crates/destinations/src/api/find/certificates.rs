//! The certificates that go along with a destination.

use super::answer::CertificateOfDestination;
use crate::api::certificates::TYPE;
use crate::certificates::file::CertificateFile;
use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::Destinations;

/// The files a client needs for that destination, each once; those that do not exist are left out, and told of in the log.
///
/// - the key store, and the trust store if there is one, where the client authenticates with a certificate;
/// - the trust store, where a SAML assertion's audience is not trusted by default;
/// - the key store for the token service, where the client fetches the token itself.
///
/// Each comes with its level. With `without_keys` only trust stores: a key store is a credential.
///
/// Source: SAP BTP Connectivity, "Find a Destination" Response Structure.
pub(super) async fn of(
    destinations: &Destinations,
    destination: &Destination,
    without_tokens: bool,
    without_keys: bool,
) -> Result<Vec<(CertificateOfDestination, String)>, DestinationError> {
    let mut found: Vec<(CertificateOfDestination, String)> = Vec::new();
    for name in names(destination, without_tokens, without_keys) {
        if found.iter().any(|(certificate, _)| certificate.name == name) {
            continue;
        }
        let stored = destinations.certificates.find_for(&destination.instance_id, name).await?;
        let Some(stored) = stored else {
            let named_by = destination.name();
            tracing::info!(
                destination.name = named_by,
                "Destination {named_by} names the certificate {name}, which does not exist"
            );
            continue;
        };
        let content = CertificateFile::from_stored(&stored).to_base64();
        let certificate = CertificateOfDestination { name: stored.name, content, kind: TYPE };
        found.push((certificate, stored.instance_id));
    }
    Ok(found)
}

fn names(destination: &Destination, without_tokens: bool, without_keys: bool) -> Vec<&str> {
    let authentication = destination.get("Authentication");
    let by_certificate = authentication == Some("ClientCertificateAuthentication");
    let by_assertion = authentication == Some("OAuth2SAMLBearerAssertion");
    let wanted = [
        ("KeyStoreLocation", by_certificate && !without_keys),
        ("TrustStoreLocation", by_certificate || by_assertion),
        ("tokenService.KeyStoreLocation", without_tokens && !without_keys),
    ];
    wanted
        .into_iter()
        .filter(|(_, is_wanted)| *is_wanted)
        .filter_map(|(property, _)| destination.get(property))
        .collect()
}
