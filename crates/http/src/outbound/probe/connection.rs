//! The connection: to which address, or why there is none.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpStream;

use super::Outcome;
use crate::outbound::Refusal;

/// Connects to the first address that accepts, as calls do.
pub(super) async fn connect(
    addresses: impl Iterator<Item = SocketAddr>,
    limit: Duration,
) -> Outcome<TcpStream> {
    let mut failures: Vec<String> = Vec::new();
    let attempts = async {
        for address in addresses {
            match TcpStream::connect(address).await {
                Ok(stream) => return Some((stream, address)),
                Err(error) => failures.push(refused(address, &error)),
            }
        }
        None
    };
    let connected = tokio::time::timeout(limit, attempts).await;
    match connected {
        Ok(Some((stream, address))) => {
            failures.push(format!("Connected to {}, port {}.", address.ip(), address.port()));
            Ok((stream, failures.join(" ")))
        }
        Ok(None) => {
            let fix = "Does the system run, is the port in the URL right, and does a firewall refuse docket?";
            Err(format!("{} {fix}", failures.join(" ")))
        }
        Err(_) => {
            let within = format!("No connection came about within {} s.", limit.as_secs());
            let fix = "Usually a firewall between docket and the system drops such connections, or the address is wrong.";
            failures.push(format!("{within} {fix}"));
            Err(failures.join(" "))
        }
    }
}

fn refused(address: SocketAddr, error: &io::Error) -> String {
    let (ip, port) = (address.ip(), address.port());
    match error.kind() {
        io::ErrorKind::ConnectionRefused => format!("{ip} refuses connections at port {port}."),
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => {
            format!("There is no route to {ip} from the machine docket runs on.")
        }
        _ => format!("{ip} cannot be connected to at port {port} ({error})."),
    }
}

pub(super) fn not_allowed(refusal: Refusal, address: IpAddr) -> String {
    match refusal {
        Refusal::Never => format!(
            "No connection was tried: {address} is a link-local, metadata or otherwise reserved address, which docket \
             never calls. Correct the URL."
        ),
        Refusal::Private => {
            let entry = if address.is_loopback() { "loopback".to_owned() } else { address.to_string() };
            format!(
                "No connection was tried: {address} is a private address, and the setting outbound.allow_private does not \
                 allow it. If calls there are meant, add \"{entry}\" to outbound.allow_private and start docket again."
            )
        }
    }
}
