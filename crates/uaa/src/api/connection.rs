//! What a handler needs to know of the connection.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use docket_http::{ClientAddress, Https};
use http::request::Parts;

/// The scheme the browser uses and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Connection {
    pub(crate) https: bool,
    /// `None` if the listener does not say; then attempts are counted by name alone.
    pub(crate) address: Option<IpAddr>,
}

impl<S: Send + Sync> FromRequestParts<S> for Connection {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let extensions = &parts.extensions;
        let said = extensions.get::<ClientAddress>().map(|address| address.0);
        let socket = || extensions.get::<ConnectInfo<SocketAddr>>().map(|socket| socket.0.ip());
        Ok(Self { https: extensions.get::<Https>().is_some(), address: said.or_else(socket) })
    }
}
