//! The server's own certificate authority and certificate, for https without a proxy.
//!
//! Unmodified client libraries build `https://<uaadomain>/…` themselves, so https is served from the first start. The
//! files are in `tls/` of the data directory: `ca.pem` is what clients are told to trust.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use docket_domain::{Clock, Timestamp};
use docket_storage::vault::write_private;
use docket_uaa::service_instances::CLIENT_AUTHORITY;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{DigitallySignedStruct, DistinguishedName, SignatureScheme};

/// Names every certificate has. Some clients take no `*.` in front of a single label, so a tenant's own name is one of those
/// to add.
const ALWAYS: [&str; 4] = ["localhost", "*.localhost", "127.0.0.1", "::1"];

const DAY: Duration = Duration::from_hours(24);
/// Clients reject server certificates that are valid for longer.
const LEAF_DAYS: u32 = 397;
const CA_DAYS: u32 = 3650;
/// A certificate is made anew at a start when less than this is left.
const RENEW_DAYS: u32 = 30;

/// The files of the server's TLS identity.
pub struct TlsFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// The certificate in `directory`, made or renewed when needed, for localhost and `names`.
pub fn ensure(directory: &Path, names: &[String], clock: &Clock) -> anyhow::Result<TlsFiles> {
    std::fs::create_dir_all(directory)?;
    let files = TlsFiles { certificate: directory.join("server.pem"), key: directory.join("server.key") };
    let ca = directory.join("ca.pem");
    if ca.exists() && is_fresh(&files.certificate, names, clock)? {
        return Ok(files);
    }
    let now = clock.now();
    // Authority and certificate are made together and the authority's key is dropped: nobody can sign with it later.
    let authority = CertifiedIssuer::self_signed(authority_params(now)?, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let certificate = server_params(names, now)?.signed_by(&key, &authority)?;
    write_private(&files.key, key.serialize_pem().as_bytes())?;
    write_private(&files.certificate, certificate.pem().as_bytes())?;
    write_private(&ca, authority.pem().as_bytes())?;
    Ok(files)
}

fn authority_params(now: Timestamp) -> anyhow::Result<CertificateParams> {
    let mut params = CertificateParams::new(Vec::new())?;
    // Another common name than the server's: some libraries take equal names for a self-signed certificate.
    params.distinguished_name.push(DnType::CommonName, "docket local authority");
    params.distinguished_name.push(DnType::OrganizationName, "docket");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.not_before = now.minus(DAY).into();
    params.not_after = now.plus(DAY * CA_DAYS).into();
    Ok(params)
}

fn server_params(more: &[String], now: Timestamp) -> anyhow::Result<CertificateParams> {
    let mut names: Vec<String> = ALWAYS.map(str::to_owned).to_vec();
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, "docket server");
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.not_before = now.minus(DAY).into();
    params.not_after = now.plus(DAY * LEAF_DAYS).into();
    Ok(params)
}

/// Whether the certificate exists, has all `names` and holds for a while.
fn is_fresh(certificate: &Path, names: &[String], clock: &Clock) -> anyhow::Result<bool> {
    let Ok(pem) = std::fs::read(certificate) else { return Ok(false) };
    let der = CertificateDer::from_pem_slice(&pem).with_context(|| {
        format!("{} holds no certificate; remove it to have a new one made", certificate.display())
    })?;
    let (_, parsed) = x509_parser::parse_x509_certificate(&der).with_context(|| {
        format!("{} holds no certificate; remove it to have a new one made", certificate.display())
    })?;
    let until = Timestamp::from_seconds(parsed.validity().not_after.timestamp());
    let present =
        parsed.subject_alternative_name()?.map(|names| format!("{:?}", names.value)).unwrap_or_default();
    let has = |name: &String| {
        ALWAYS.contains(&name.as_str()) || name == "[::1]" || present.contains(&format!("\"{name}\""))
    };
    Ok(names.iter().all(has) && until > clock.now().plus(DAY * RENEW_DAYS))
}

/// What the https listener needs.
pub fn server_config(files: &TlsFiles) -> anyhow::Result<Arc<rustls::ServerConfig>> {
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("reading the certificate {}", files.certificate.display()))?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .with_context(|| format!("reading the private key {}", files.key.display()))?;
    let mut config = rustls::ServerConfig::builder()
        .with_client_cert_verifier(Arc::new(AnyClientCertificate::new()?))
        .with_single_cert(chain, key)
        .with_context(|| {
            format!("{} and {} do not belong together", files.certificate.display(), files.key.display())
        })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Asks clients for a certificate and goes on without one. Of one that is shown it is checked that the client has its private
/// key, and nothing else: the token endpoint takes only the very certificates it gave out, by their fingerprint, and nobody
/// else looks at them.
///
/// The hint names the authority of those certificates, so a browser with certificates for other places asks nobody to
/// choose one.
#[derive(Debug)]
struct AnyClientCertificate {
    hints: [DistinguishedName; 1],
    algorithms: WebPkiSupportedAlgorithms,
}

impl AnyClientCertificate {
    fn new() -> anyhow::Result<Self> {
        let mut params = CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, CLIENT_AUTHORITY);
        params.distinguished_name.push(DnType::OrganizationName, "docket");
        let named = params.self_signed(&KeyPair::generate()?)?;
        let (_, parsed) = x509_parser::parse_x509_certificate(named.der())?;
        let name = DistinguishedName::from(parsed.subject().as_raw().to_vec());
        let algorithms = rustls::crypto::aws_lc_rs::default_provider().signature_verification_algorithms;
        Ok(Self { hints: [name], algorithms })
    }
}

impl ClientCertVerifier for AnyClientCertificate {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.hints
    }

    fn verify_client_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_certificate_is_kept_until_it_is_about_to_end_or_the_host_changes() {
        let directory = tempfile::tempdir().unwrap();
        let clock = Clock::stopped_at(Timestamp::from_seconds(1_772_438_400));
        let files = ensure(directory.path(), &names(&["localhost", "docket.localhost"]), &clock).unwrap();
        let first = std::fs::read(&files.certificate).unwrap();

        ensure(directory.path(), &names(&["localhost", "docket.localhost"]), &clock).unwrap();
        assert_eq!(std::fs::read(&files.certificate).unwrap(), first);

        ensure(directory.path(), &names(&["docket.example.com"]), &clock).unwrap();
        let second = std::fs::read(&files.certificate).unwrap();
        assert_ne!(second, first);

        ensure(directory.path(), &names(&["docket.example.com"]), &clock).unwrap();
        assert_eq!(std::fs::read(&files.certificate).unwrap(), second);

        clock.advance(DAY * (LEAF_DAYS - RENEW_DAYS + 1));
        ensure(directory.path(), &names(&["docket.example.com"]), &clock).unwrap();
        assert_ne!(std::fs::read(&files.certificate).unwrap(), second);
    }
}
