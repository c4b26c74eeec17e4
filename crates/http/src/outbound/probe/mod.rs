//! Can an address be reached? Each step of the way is taken and told of on its own: the name, the connection, TLS, and
//! an answer over HTTP.
//!
//! The same address rule, resolver and authorities as for every other call; no redirect is followed. Nothing that proves who
//! calls is sent, but for the client certificate [`Outbound::probe_connection`] is given.

mod answer;
mod connection;
mod tls;

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_rustls::client::TlsStream;
use url::{Host, Url};

use super::{ClientIdentity, Outbound};

/// How long each step may take.
const STEP_LIMIT: Duration = Duration::from_secs(10);

/// One step on the way to a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeStage {
    NameResolution,
    Connection,
    Tls,
    Http,
}

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeStatus {
    Ok,
    Failed,
    /// There was nothing to do, or an earlier step failed.
    Skipped,
}

/// What one step found.
#[derive(Clone, Debug)]
pub struct ProbeStep {
    pub stage: ProbeStage,
    pub status: ProbeStatus,
    /// One or two sentences for an administrator: what was found, and after a failure what to change.
    pub detail: String,
    pub duration: Duration,
}

/// What a probe found: always one step of each of its stages, in order.
#[derive(Clone, Debug)]
pub struct Probe {
    /// A server answered over HTTP with any status below 500; of a connection alone, that it came about.
    pub reachable: bool,
    pub steps: Vec<ProbeStep>,
    stages: &'static [ProbeStage],
}

/// A step's sentence: good or bad.
type Outcome<T> = Result<(T, String), String>;

/// A connection to a server.
enum Connected {
    Plain(TcpStream),
    Secured(Box<TlsStream<TcpStream>>),
}

impl Probe {
    const CONNECTION: [ProbeStage; 3] = [ProbeStage::NameResolution, ProbeStage::Connection, ProbeStage::Tls];
    const STAGES: [ProbeStage; 4] =
        [ProbeStage::NameResolution, ProbeStage::Connection, ProbeStage::Tls, ProbeStage::Http];

    /// Nothing was tried, for this reason.
    pub fn skipped(reason: &str) -> Self {
        let mut probe = Self::of(&Self::STAGES);
        probe.end(reason);
        probe
    }

    /// Not even the connection was tried, for this reason.
    pub fn skipped_connection(reason: &str) -> Self {
        let mut probe = Self::of(&Self::CONNECTION);
        probe.end(reason);
        probe
    }

    fn of(stages: &'static [ProbeStage]) -> Self {
        Self { reachable: false, steps: Vec::with_capacity(stages.len()), stages }
    }

    /// Adds the next step; gives what it found unless it failed.
    fn add<T>(&mut self, since: Instant, outcome: Outcome<T>) -> Option<T> {
        let (status, found, detail) = match outcome {
            Ok((found, detail)) => (ProbeStatus::Ok, Some(found), detail),
            Err(detail) => (ProbeStatus::Failed, None, detail),
        };
        let stage = self.stages[self.steps.len()];
        self.steps.push(ProbeStep { stage, status, detail, duration: since.elapsed() });
        found
    }

    fn skip(&mut self, reason: &str) {
        let stage = self.stages[self.steps.len()];
        let detail = reason.to_owned();
        self.steps.push(ProbeStep { stage, status: ProbeStatus::Skipped, detail, duration: Duration::ZERO });
    }

    /// Skips what is left.
    fn end(&mut self, reason: &str) {
        while self.steps.len() < self.stages.len() {
            self.skip(reason);
        }
    }
}

impl Outbound {
    /// Tries to reach `url` and says how far it got. Each step has ten seconds.
    pub async fn probe(&self, url: &Url) -> Probe {
        self.probe_within(url, STEP_LIMIT).await
    }

    /// Tries to connect to the server of `url`, and says how far it got; nothing is asked for over HTTP.
    ///
    /// With `identity`, its certificate is shown if the server demands one.
    pub async fn probe_connection(&self, url: &Url, identity: Option<&ClientIdentity>) -> Probe {
        let mut probe = Probe::of(&Probe::CONNECTION);
        probe.reachable = self.connect(&mut probe, url, identity, STEP_LIMIT).await.is_some();
        probe
    }

    async fn probe_within(&self, url: &Url, limit: Duration) -> Probe {
        let mut probe = Probe::of(&Probe::STAGES);
        let Some(connected) = self.connect(&mut probe, url, None, limit).await else { return probe };
        let since = Instant::now();
        let answered = match connected {
            Connected::Plain(stream) => answer::ask(stream, url, limit).await,
            Connected::Secured(stream) => answer::ask(stream, url, limit).await,
        };
        probe.reachable = probe.add(since, answered).is_some();
        probe
    }

    /// Adds the steps up to a connection, or skips all that comes after the one that failed.
    async fn connect(
        &self,
        probe: &mut Probe,
        url: &Url,
        identity: Option<&ClientIdentity>,
        limit: Duration,
    ) -> Option<Connected> {
        let connected = self.connect_in_steps(probe, url, identity, limit).await;
        if connected.is_none() {
            probe.end("Not tried, because the step before it failed.");
        }
        connected
    }

    async fn connect_in_steps(
        &self,
        probe: &mut Probe,
        url: &Url,
        identity: Option<&ClientIdentity>,
        limit: Duration,
    ) -> Option<Connected> {
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            probe.end("The URL is no http or https address.");
            return None;
        };
        let name = host.to_string();

        let since = Instant::now();
        let addresses = probe.add(since, self.probe_name(&host, limit).await)?;

        let since = Instant::now();
        let connected = match self.allowed(&name, addresses) {
            Ok(addresses) => {
                let addresses = addresses.into_iter().map(|address| SocketAddr::new(address, port));
                connection::connect(addresses, limit).await
            }
            Err(refusal) => Err(refusal),
        };
        let stream = probe.add(since, connected)?;

        if url.scheme() != "https" {
            probe.skip(
                "The URL begins with http://, so the connection is not encrypted. Use https:// for anything but tests.",
            );
            return Some(Connected::Plain(stream));
        }
        let since = Instant::now();
        let secured = tls::handshake(stream, &host, port, &self.0.authorities, identity, limit).await;
        probe.add(since, secured).map(|stream| Connected::Secured(Box::new(stream)))
    }

    async fn probe_name(&self, host: &Host<&str>, limit: Duration) -> Outcome<Vec<IpAddr>> {
        let name = match host {
            Host::Domain(name) => *name,
            Host::Ipv4(address) => return Ok((vec![IpAddr::V4(*address)], literal(IpAddr::V4(*address)))),
            Host::Ipv6(address) => return Ok((vec![IpAddr::V6(*address)], literal(IpAddr::V6(*address)))),
        };
        let fix = "Check the host in the URL, and whether the machine docket runs on can resolve it.";
        match tokio::time::timeout(limit, (self.0.lookup)(name.to_owned())).await {
            Err(_) => Err(format!("Nobody said within {} s where {name} is. {fix}", limit.as_secs())),
            Ok(Err(_)) => Err(format!("The name {name} cannot be resolved. {fix}")),
            Ok(Ok(found)) if found.is_empty() => Err(format!("The name {name} has no address. {fix}")),
            Ok(Ok(mut found)) => {
                // A resolver names an address once for each kind of socket.
                let mut seen = Vec::new();
                found.retain(|address| {
                    let is_new = !seen.contains(address);
                    seen.push(*address);
                    is_new
                });
                let detail = format!("{name} is at {}.", listed(&found));
                Ok((found, detail))
            }
        }
    }

    /// Those of a host's addresses that may be called, or why none may.
    fn allowed(&self, host: &str, addresses: Vec<IpAddr>) -> Result<Vec<IpAddr>, String> {
        let mut refused = None;
        let mut allowed = Vec::with_capacity(addresses.len());
        for address in addresses {
            match self.0.rule.check(host, address) {
                Ok(()) => allowed.push(address),
                Err(refusal) => refused = Some(connection::not_allowed(refusal, address)),
            }
        }
        match refused {
            Some(refused) if allowed.is_empty() => Err(refused),
            _ => Ok(allowed),
        }
    }
}

fn literal(address: IpAddr) -> String {
    format!("The URL holds the address {address} itself; there is no name to resolve.")
}

fn listed<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(T::to_string).collect();
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
