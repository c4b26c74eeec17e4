//! What the listener knows of a connection and tells the routes, as extensions of the request.
//!
//! Whoever accepts connections puts these in: from the socket itself, or from a proxy's headers where the operator
//! trusts one. No route reads such headers on its own.

use std::net::IpAddr;
use std::sync::Arc;

/// The browser speaks https to us or to the proxy in front of us: cookies get `Secure` and the `__Host-` prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Https;

/// Where the request comes from; sign-in attempts are counted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// The certificate the client proved to have the key of, in DER. Nothing is said about who issued it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCertificate(pub Arc<[u8]>);
