//! What the connection says of the client: from the socket, or from a proxy the operator trusts.
//!
//! Headers a proxy sets are read only from the addresses in `http.trusted_proxies`; of anybody else they are words.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum_server::tls::TlsInfo;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::{ClientAddress, ClientCertificate, Https};
use http::{HeaderMap, HeaderName};
use ipnet::IpNet;

use crate::config;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The proxies in front of docket, and what they say.
#[derive(Debug, Default)]
pub struct Proxies {
    networks: Vec<IpNet>,
    certificate_header: Option<HeaderName>,
}

impl Proxies {
    /// # Errors
    /// Names the setting and what it may hold.
    pub fn of(settings: &config::Http) -> anyhow::Result<Self> {
        let network = |text: &String| {
            let parsed = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            parsed.with_context(|| {
                format!(
                    "http.trusted_proxies holds \"{text}\"; write an address or a network such as 10.1.0.0/16"
                )
            })
        };
        let networks = settings.trusted_proxies.iter().map(network).collect::<anyhow::Result<Vec<_>>>()?;
        let certificate_header = match settings.client_certificate_header.as_str() {
            "" => None,
            _ if networks.is_empty() => bail!(
                "http.client_certificate_header is set and http.trusted_proxies is empty; name the proxies that set the header"
            ),
            name => Some(HeaderName::try_from(name).with_context(|| {
                format!("http.client_certificate_header is \"{name}\"; write a header's name")
            })?),
        };
        Ok(Self { networks, certificate_header })
    }

    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// The client in `X-Forwarded-For`: the last address that is not a trusted proxy's, as each proxy adds whom it saw.
    fn client(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let said: Vec<&str> = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        for address in said.into_iter().rev() {
            let address = address_of(address)?;
            if !self.trusts(address) {
                return Some(address);
            }
        }
        None
    }
}

/// An address, with or without a port.
fn address_of(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Tells the routes who is there.
pub async fn tell(State(proxies): State<Arc<Proxies>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let from_proxy = peer.is_some_and(|peer| proxies.trusts(peer));
    let shown = request.extensions().get::<Arc<TlsInfo>>().and_then(|tls| tls.peer_certificates.first());
    let mut certificate = shown.filter(|_| !from_proxy).map(|der| Arc::from(der.as_slice()));
    let (mut address, mut https) = (None, false);
    if from_proxy {
        let headers = request.headers();
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        address = proxies.client(headers);
        https = text(&FORWARDED_PROTO).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"));
        let in_header = proxies.certificate_header.as_ref().and_then(text);
        certificate = in_header.and_then(certificate_in).map(Arc::from);
    }
    let extensions = request.extensions_mut();
    if let Some(address) = address {
        extensions.insert(ClientAddress(address));
    }
    if https {
        extensions.insert(Https);
    }
    if let Some(der) = certificate {
        extensions.insert(ClientCertificate(der));
    }
    next.run(request).await
}

/// The certificate (DER) a proxy wrote into a header: base64 of it, alone or between colons (RFC 9440), PEM, PEM in percent
/// encoding, or Envoy's `Cert="…"` with that.
fn certificate_in(value: &str) -> Option<Vec<u8>> {
    let value = match value.split_once("Cert=\"") {
        Some((_, rest)) => rest.split('"').next()?,
        None => value,
    };
    let decoded = percent_encoding::percent_decode_str(value).decode_utf8().ok()?;
    let body = match decoded.split_once("-----BEGIN CERTIFICATE-----") {
        Some((_, rest)) => rest.split_once("-----END CERTIFICATE-----")?.0,
        None => decoded.trim().trim_matches(':'),
    };
    let body: String = body.chars().filter(|letter| !letter.is_whitespace()).collect();
    let der = STANDARD.decode(body).ok()?;
    x509_parser::parse_x509_certificate(&der).ok().filter(|(rest, _)| rest.is_empty())?;
    Some(der)
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    const PROXY: &str = "10.1.2.3";

    fn certificate() -> rcgen::Certificate {
        let key = rcgen::KeyPair::generate().unwrap();
        rcgen::CertificateParams::new(Vec::new()).unwrap().self_signed(&key).unwrap()
    }

    /// What a route is told: address, https, whether there is a certificate.
    async fn told(peer: &str, headers: &[(&str, &str)]) -> (Option<IpAddr>, bool, bool) {
        let proxies = Proxies {
            networks: vec!["10.1.0.0/16".parse().unwrap()],
            certificate_header: Some(HeaderName::from_static("client-cert")),
        };
        let route = get(async |request: Request| {
            let extensions = request.extensions();
            let address = extensions.get::<ClientAddress>().map(|address| address.0);
            let told = (
                address,
                extensions.get::<Https>().is_some(),
                extensions.get::<ClientCertificate>().is_some(),
            );
            serde_json::to_string(&told).unwrap()
        });
        let router = Router::new().route("/", route).layer(from_fn_with_state(Arc::new(proxies), tell));
        let mut request = Request::builder().uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let answer = router.oneshot(request).await.unwrap();
        serde_json::from_slice(&axum::body::to_bytes(answer.into_body(), 1000).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_trusted_proxy_is_believed_and_nobody_else() {
        let body = STANDARD.encode(certificate().der());
        let headers =
            [("x-forwarded-for", "198.51.100.7"), ("x-forwarded-proto", "https"), ("client-cert", &*body)];
        assert_eq!(told(PROXY, &headers).await, (Some("198.51.100.7".parse().unwrap()), true, true));
        assert!(told("::ffff:10.1.2.3", &headers).await.1, "an address in IPv6 clothes is the same");
        assert_eq!(told("10.2.0.1", &headers).await, (None, false, false));
        assert_eq!(told(PROXY, &[]).await, (None, false, false));
    }

    #[tokio::test]
    async fn of_the_addresses_a_request_passed_the_last_foreign_one_counts() {
        let client = |address: &str| Some(address.parse::<IpAddr>().unwrap());
        for (said, expected) in [
            ("192.0.2.1, 198.51.100.7, 10.1.0.9", client("198.51.100.7")),
            ("[2001:db8::1]:443", client("2001:db8::1")),
            ("198.51.100.7:5000, 10.1.0.9", client("198.51.100.7")),
            ("192.0.2.1, unknown", None),
        ] {
            assert_eq!(told(PROXY, &[("x-forwarded-for", said)]).await.0, expected, "{said}");
        }
    }

    #[test]
    fn a_certificate_is_read_as_the_usual_proxies_write_it() {
        let certificate = certificate();
        let der = certificate.der().to_vec();
        let body = STANDARD.encode(&der);
        let pem = certificate.pem();
        let escaped =
            percent_encoding::utf8_percent_encode(&pem, percent_encoding::NON_ALPHANUMERIC).to_string();
        for value in [
            body.clone(),
            format!(":{body}:"),
            pem.replace('\n', " "),
            escaped.clone(),
            format!("Hash=ab;Cert=\"{escaped}\";Subject=\"CN=x\""),
        ] {
            assert_eq!(certificate_in(&value).as_ref(), Some(&der), "{value}");
        }
        for value in ["", "not base64!", "aGVsbG8=", "-----BEGIN CERTIFICATE-----", "Cert=\""] {
            assert_eq!(certificate_in(value), None, "{value}");
        }
    }

    #[test]
    fn a_header_without_proxies_and_a_wrong_network_are_refused() {
        let http = |proxies: &[&str], header: &str| config::Http {
            trusted_proxies: proxies.iter().map(|text| (*text).to_owned()).collect(),
            client_certificate_header: header.to_owned(),
            ..config::Config::load(None, &|_| None, &[]).unwrap().http
        };
        assert!(Proxies::of(&http(&[], "")).is_ok());
        assert!(Proxies::of(&http(&["10.0.0.1", "2001:db8::/32"], "client-cert")).is_ok());
        for (proxies, header) in
            [(&[][..], "client-cert"), (&["proxy.example.com"], ""), (&["10.0.0.1"], "a b")]
        {
            assert!(Proxies::of(&http(proxies, header)).is_err(), "{proxies:?} {header}");
        }
    }
}
