//! The certificates that go along with a destination.

use super::answer::CertificateOfDestination;
use crate::api::certificates::TYPE;
use crate::certificates::file::CertificateFile;
use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::Destinations;

/// The files a client needs for that destination, each once; those that do not exist are left out, and told of in the log.
///
/// - the key store, and the trust store if there is one, where the client authenticates with a certificate; but no key store
///   where `KeyStore.Source` is `ClientProvided`: the client has its own, and what the destination names is nobody's business;
/// - the trust store, where a SAML assertion's audience is not trusted by default;
/// - the key store for the token service, where the client fetches the token itself.
///
/// Each comes with its level. With `without_keys` no file that holds a private key, whichever property names it: such a file
/// is a credential.
///
/// Source: SAP BTP Connectivity, "Find a Destination" Response Structure, "Client Certificate Authentication"; destination-service
/// description, `$skipCredentials`.
pub(super) async fn of(
    destinations: &Destinations,
    destination: &Destination,
    without_tokens: bool,
    without_keys: bool,
) -> Result<Vec<(CertificateOfDestination, String)>, DestinationError> {
    let mut found: Vec<(CertificateOfDestination, String)> = Vec::new();
    for (name, password) in named(destination, without_tokens, without_keys) {
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
        let file = CertificateFile::from_stored(&stored);
        if without_keys && destinations.certificates.may_hold_key(file.clone(), password).await {
            continue;
        }
        let certificate =
            CertificateOfDestination { name: stored.name, content: file.to_base64(), kind: TYPE };
        found.push((certificate, stored.instance_id));
    }
    Ok(found)
}

/// The files, each with the password the destination has for it.
fn named(destination: &Destination, without_tokens: bool, without_keys: bool) -> Vec<(&str, Option<&str>)> {
    let authentication = destination.get("Authentication");
    let by_certificate = authentication == Some("ClientCertificateAuthentication");
    let by_assertion = authentication == Some("OAuth2SAMLBearerAssertion");
    let is_given_one = destination.get("KeyStore.Source") != Some("ClientProvided");
    let wanted = [
        ("KeyStoreLocation", "KeyStorePassword", by_certificate && is_given_one && !without_keys),
        ("TrustStoreLocation", "TrustStorePassword", by_certificate || by_assertion),
        ("tokenService.KeyStoreLocation", "tokenService.KeyStorePassword", without_tokens && !without_keys),
    ];
    wanted
        .into_iter()
        .filter(|(_, _, is_wanted)| *is_wanted)
        .filter_map(|(location, password, _)| Some((destination.get(location)?, destination.get(password))))
        .collect()
}
