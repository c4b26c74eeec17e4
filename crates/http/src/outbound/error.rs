//! Why a call did not come back.

use std::error::Error as _;
use std::net::IpAddr;

use super::address_rule::Refusal;

/// A call that brought no answer. The sentences hold the host and never a path, a query, a header or a body.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    #[error(
        "outbound.allow_private holds \"{0}\"; use loopback, a host name, an address or a network such as 10.1.0.0/16"
    )]
    Setting(String),
    #[error("the certificate authorities for outbound calls cannot be used: {0}")]
    Roots(String),
    #[error("the client certificate cannot be used for TLS: {0}")]
    Identity(&'static str),
    #[error("only http and https addresses can be called, not \"{0}:\"")]
    Scheme(String),
    #[error(
        "{host} is at {address}, a link-local, metadata or otherwise unreachable address, which is never called"
    )]
    NeverCalled { host: String, address: IpAddr },
    #[error("{host} is at the private address {address}; outbound.allow_private does not allow it")]
    NotAllowed { host: String, address: IpAddr },
    #[error("the name {host} cannot be resolved")]
    Resolve { host: String },
    #[error("{host} does not accept a connection: {reason}")]
    Connect { host: String, reason: String },
    #[error("TLS with {host} failed: {reason}")]
    Tls { host: String, reason: String },
    #[error("{host} did not accept a connection in time")]
    ConnectTimeout { host: String },
    #[error("{host} did not answer within {seconds} s")]
    Timeout { host: String, seconds: u64 },
    #[error("the connection to {host} broke before the answer was complete")]
    Broken { host: String },
    #[error("the answer of {host} is larger than {limit_bytes} bytes")]
    TooLarge { host: String, limit_bytes: usize },
}

impl OutboundError {
    /// Whether the server may have got the request. If not, nothing can have happened there.
    pub const fn may_have_arrived(&self) -> bool {
        match self {
            Self::Timeout { .. } | Self::Broken { .. } | Self::TooLarge { .. } => true,
            Self::Setting(_)
            | Self::Roots(_)
            | Self::Identity(_)
            | Self::Scheme(_)
            | Self::NeverCalled { .. }
            | Self::NotAllowed { .. }
            | Self::Resolve { .. }
            | Self::Connect { .. }
            | Self::Tls { .. }
            | Self::ConnectTimeout { .. } => false,
        }
    }

    /// In a word, for counting.
    pub(super) const fn outcome(&self) -> &'static str {
        match self {
            Self::Setting(_) | Self::Roots(_) | Self::Scheme(_) | Self::Identity(_) => "not_sent",
            Self::NeverCalled { .. } | Self::NotAllowed { .. } => "address_refused",
            Self::Resolve { .. } => "name_unknown",
            Self::Connect { .. } => "not_connected",
            Self::Tls { .. } => "tls_failed",
            Self::ConnectTimeout { .. } | Self::Timeout { .. } => "timeout",
            Self::Broken { .. } => "broken_off",
            Self::TooLarge { .. } => "too_large",
        }
    }

    pub(super) fn refused(refusal: Refusal, host: &str, address: IpAddr) -> Self {
        let host = host.to_owned();
        match refusal {
            Refusal::Never => Self::NeverCalled { host, address },
            Refusal::Private => Self::NotAllowed { host, address },
        }
    }

    /// Reads what happened out of the client's error.
    pub(super) fn of(error: &reqwest::Error, host: &str, seconds: u64) -> Self {
        let host = host.to_owned();
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(answer) = inner.downcast_ref::<NameAnswer>() {
                return match *answer {
                    NameAnswer::Unknown => Self::Resolve { host },
                    NameAnswer::Refused(refusal, address) => Self::refused(refusal, &host, address),
                };
            }
            if let Some(tls) = tls_error(inner) {
                return Self::Tls { host, reason: tls.to_string() };
            }
            cause = inner.source();
        }
        match (error.is_connect(), error.is_timeout()) {
            (true, true) => Self::ConnectTimeout { host },
            (true, false) => Self::Connect { host, reason: innermost(error) },
            (false, true) => Self::Timeout { host, seconds },
            (false, false) => Self::Broken { host },
        }
    }
}

/// What the resolver found instead of addresses that may be called.
#[derive(Debug, thiserror::Error)]
pub(super) enum NameAnswer {
    #[error("the name is unknown")]
    Unknown,
    #[error("the address {1} may not be called")]
    Refused(Refusal, IpAddr),
}

/// The TLS error behind `error`. An `io::Error` passes over what it wraps in its `source`, so it is opened by hand.
fn tls_error<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e rustls::Error> {
    error.downcast_ref::<rustls::Error>().or_else(|| {
        let wrapped = error.downcast_ref::<std::io::Error>()?.get_ref()?;
        tls_error(wrapped)
    })
}

fn innermost(error: &reqwest::Error) -> String {
    let mut text = "no reason given".to_owned();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    text.chars().take(200).collect()
}
