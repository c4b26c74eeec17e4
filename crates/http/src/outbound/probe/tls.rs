//! TLS: which version and whose certificate, or which of the many things that can be wrong is.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::{CertificateDer, IpAddr, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, ProtocolVersion, SignatureScheme};
use rustls_platform_verifier::Verifier;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use url::Host;
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate, X509Name};

use super::{Outcome, listed};
use crate::outbound::ClientIdentity;

/// Secures the connection, trusting whom other calls trust, and shows `identity` if a certificate is demanded.
pub(super) async fn handshake(
    stream: TcpStream,
    host: &Host<&str>,
    port: u16,
    authorities: &[CertificateDer<'static>],
    identity: Option<&ClientIdentity>,
    limit: Duration,
) -> Outcome<TlsStream<TcpStream>> {
    let name = match host {
        Host::Domain(name) => ServerName::try_from((*name).to_owned())
            .map_err(|_| format!("{name} is no name a certificate can be for. Correct the URL."))?,
        Host::Ipv4(address) => ServerName::IpAddress(IpAddr::V4((*address).into())),
        Host::Ipv6(address) => ServerName::IpAddress(IpAddr::V6((*address).into())),
    };
    let provider = Arc::new(aws_lc_rs::default_provider());
    let unusable =
        |error: rustls::Error| format!("The trusted certificate authorities cannot be used: {error}.");
    let verifier =
        Verifier::new_with_extra_roots(authorities.iter().cloned(), provider.clone()).map_err(unusable)?;
    let watching = Arc::new(Watching { verifier, seen: Mutex::default() });
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(unusable)?
        .dangerous()
        .with_custom_certificate_verifier(watching.clone());
    let config = match identity {
        None => config.with_no_client_auth(),
        Some(identity) => {
            let cannot = || {
                format!(
                    "The client certificate cannot be used for TLS: {}. Upload another one.",
                    identity.fault()
                )
            };
            let (chain, key) = identity.to_rustls().ok_or_else(cannot)?;
            config.with_client_auth_cert(chain, key).map_err(|_| cannot())?
        }
    };
    let connected = TlsConnector::from(Arc::new(config)).connect(name, stream);
    let certificate = || watching.seen.lock().expect("no holder of this lock panics").clone();
    match tokio::time::timeout(limit, connected).await {
        Ok(Ok(stream)) => {
            let version = match stream.get_ref().1.protocol_version() {
                Some(ProtocolVersion::TLSv1_2) => "TLS 1.2",
                _ => "TLS 1.3",
            };
            let shown = certificate().and_then(|der| Shown::of(&der));
            let detail = match shown {
                Some(shown) => format!(
                    "{version}. The certificate is for {}, issued by {}, and valid until {}.",
                    shown.subject, shown.issuer, shown.ends
                ),
                None => format!("{version}."),
            };
            Ok((stream, detail))
        }
        Ok(Err(error)) => {
            Err(explain(&error, &host.to_string(), port, certificate().as_ref(), identity.is_some()))
        }
        Err(_) => Err(format!(
            "The TLS handshake did not end within {} s. Does something else than HTTPS listen at port {port}?",
            limit.as_secs()
        )),
    }
}

/// Verifies as other calls do, and keeps the server's certificate to tell of it.
#[derive(Debug)]
struct Watching {
    verifier: Verifier,
    seen: Mutex<Option<CertificateDer<'static>>>,
}

impl ServerCertVerifier for Watching {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.seen.lock().expect("no holder of this lock panics") = Some(end_entity.clone().into_owned());
        self.verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

/// What of a certificate is told.
struct Shown {
    subject: String,
    issuer: String,
    begins: String,
    ends: String,
    names: Vec<String>,
}

impl Shown {
    fn of(der: &CertificateDer<'_>) -> Option<Self> {
        let (_, parsed) = X509Certificate::from_der(der).ok()?;
        let validity = parsed.validity();
        let day = |time: x509_parser::time::ASN1Time| time.to_datetime().date().to_string();
        let alternatives = parsed.subject_alternative_name().ok().flatten();
        let names = alternatives.iter().flat_map(|names| &names.value.general_names);
        let names = names.filter_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            GeneralName::IPAddress(octets) => address(octets),
            _ => None,
        });
        Some(Self {
            subject: short(parsed.subject()),
            issuer: short(parsed.issuer()),
            begins: day(validity.not_before),
            ends: day(validity.not_after),
            names: names.take(5).collect(),
        })
    }
}

fn address(octets: &[u8]) -> Option<String> {
    <[u8; 4]>::try_from(octets)
        .map(std::net::IpAddr::from)
        .or_else(|_| <[u8; 16]>::try_from(octets).map(std::net::IpAddr::from))
        .ok()
        .map(|address| address.to_string())
}

fn short(name: &X509Name<'_>) -> String {
    let text: String = name.to_string().chars().filter(|letter| !letter.is_control()).take(120).collect();
    if text.is_empty() { "nobody named".to_owned() } else { text }
}

/// What was wrong, and what to do about it.
fn explain(
    error: &io::Error,
    host: &str,
    port: u16,
    certificate: Option<&CertificateDer<'_>>,
    shows_one: bool,
) -> String {
    let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) else {
        return format!(
            "The system ended the connection during the TLS handshake. Does something else than HTTPS listen at port {port}?"
        );
    };
    match tls {
        rustls::Error::InvalidCertificate(problem) => match certificate.and_then(Shown::of) {
            Some(shown) => explain_certificate(problem, host, &shown),
            None => format!("The system's certificate cannot be used: {problem}."),
        },
        rustls::Error::InvalidMessage(_) => format!(
            "What listens at port {port} does not speak TLS. Does the URL have to begin with http://, or is the port another one?"
        ),
        rustls::Error::AlertReceived(alert) if shows_one => format!(
            "The system refused the TLS handshake ({alert:?}). Is the client certificate docket shows registered there, and has \
             it not ended? The system may also know no {host}."
        ),
        rustls::Error::AlertReceived(alert) => format!(
            "The system refused the TLS handshake ({alert:?}). It may demand a client certificate, which docket does not send, or \
             know no {host}."
        ),
        rustls::Error::PeerIncompatible(_) => {
            "The system offers only TLS versions or methods that are no longer safe; docket needs TLS 1.2 or 1.3.".to_owned()
        }
        other => format!("The TLS handshake failed: {other}."),
    }
}

fn explain_certificate(problem: &CertificateError, host: &str, shown: &Shown) -> String {
    let Shown { subject, issuer, begins, ends, names } = shown;
    match problem {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            format!(
                "The system's certificate ({subject}) was valid until {ends}. It has to be renewed there."
            )
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => format!(
            "The system's certificate ({subject}) is valid from {begins} on. Is the clock of the machine docket runs on right?"
        ),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            let names = if names.is_empty() { subject.clone() } else { listed(names) };
            format!(
                "The system's certificate is for {names} and not for {host}. Use a name it is for in the URL, or have the \
                 certificate replaced there."
            )
        }
        CertificateError::UnknownIssuer => format!(
            "The system's certificate ({subject}) is issued by {issuer}, which is not trusted. If that is an authority of your \
             own, add the file with its certificate to outbound.root_certificate_files and start docket again."
        ),
        CertificateError::Revoked => format!(
            "The system's certificate ({subject}) was revoked by {issuer}. It has to be replaced there."
        ),
        other => format!("The system's certificate ({subject}, issued by {issuer}) cannot be used: {other}."),
    }
}
