//! Calls of one address, again and again, by callers that keep their connections.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// What a round came to.
pub struct Round {
    pub per_second: f64,
    /// In milliseconds, as the other.
    pub p50: f64,
    pub p99: f64,
}

/// All callers ask as often as they can for a while. `requests` are whole requests that are answered with `status`, taken in turn.
#[expect(clippy::cast_precision_loss, reason = "call counts are far below 2^52")]
pub async fn round(
    host: &str,
    requests: &[String],
    status: u16,
    callers: usize,
    length: Duration,
) -> anyhow::Result<Round> {
    let started = Instant::now();
    let callers = (0..callers).map(|_| {
        let (host, requests) = (host.to_owned(), requests.to_vec());
        tokio::spawn(async move { caller(&host, &requests, status, started + length).await })
    });
    let mut took = Vec::new();
    for caller in callers.collect::<Vec<_>>() {
        took.extend(caller.await??);
    }
    let seconds = started.elapsed().as_secs_f64();
    took.sort();
    let at = |percent: usize| {
        took.get(took.len() * percent / 100).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    Ok(Round { per_second: took.len() as f64 / seconds, p50: at(50), p99: at(99) })
}

/// One connection, call after call; how long each took. Reads as little as it can, so that the server is what is measured.
async fn caller(host: &str, requests: &[String], status: u16, end: Instant) -> anyhow::Result<Vec<Duration>> {
    let stream = TcpStream::connect(host).await?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let expected = format!("HTTP/1.1 {status} ");
    let (mut line, mut body, mut took) = (String::new(), Vec::new(), Vec::new());
    for request in requests.iter().cycle() {
        let asked = Instant::now();
        if asked >= end {
            break;
        }
        stream.get_mut().write_all(request.as_bytes()).await?;
        line.clear();
        stream.read_line(&mut line).await?;
        anyhow::ensure!(line.starts_with(&expected), "the server answered {line}");
        let mut length = None;
        loop {
            line.clear();
            stream.read_line(&mut line).await?;
            if line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = Some(value.trim().parse()?);
            }
        }
        body.resize(length.context("the answer has no length")?, 0);
        stream.read_exact(&mut body).await?;
        took.push(asked.elapsed());
    }
    Ok(took)
}
