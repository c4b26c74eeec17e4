//! The answer over HTTP: its status and nothing more.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use http_body_util::Empty;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use url::{Position, Url};

use super::Outcome;

/// Asks for `url` without credentials and reads the status; what follows it is not read.
pub(super) async fn ask<S>(stream: S, url: &Url, limit: Duration) -> Outcome<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let asked = tokio::time::timeout(limit, status(stream, url));
    let status = match asked.await {
        Ok(Ok(status)) => status,
        Ok(Err(_)) => {
            let other = if url.scheme() == "https" { "" } else { ", or does it expect https://" };
            return Err(format!(
                "The connection ended before an answer came that can be read. Does something else than HTTP listen at this \
                 port{other}?"
            ));
        }
        Err(_) => {
            return Err(format!(
                "There is a connection, but no answer came within {} s. Look into the system's own log.",
                limit.as_secs()
            ));
        }
    };
    let text = status
        .canonical_reason()
        .map_or_else(|| status.as_u16().to_string(), |reason| format!("{} {reason}", status.as_u16()));
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            Ok(((), format!("The system answered {text}, as was to be expected: no credentials were sent.")))
        }
        status if status.is_server_error() => Err(format!(
            "The system answered {text}: it is there, but says that it cannot serve. Look into its own log."
        )),
        status if status.is_redirection() => Ok((
            (),
            format!(
                "The system answered {text}. The redirect was not followed; calls do not follow one either."
            ),
        )),
        _ => Ok(((), format!("The system answered {text}."))),
    }
}

async fn status<S>(stream: S, url: &Url) -> Result<StatusCode, Failed>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // Without the name and password an address may hold.
    let request = Request::builder()
        .method(Method::GET)
        .uri(&url[Position::BeforePath..Position::AfterQuery])
        .header(header::HOST, &url[Position::BeforeHost..Position::AfterPort])
        .header(header::USER_AGENT, super::super::USER_AGENT)
        .header(header::ACCEPT, "*/*")
        .header(header::CONNECTION, "close")
        .body(Empty::<Bytes>::new())?;
    let answer = sender.send_request(request);
    tokio::pin!(answer);
    // The connection has to be driven for the answer to come; it may end in the same moment.
    let answer = tokio::select! {
        answer = &mut answer => answer?,
        _ = connection => answer.await?,
    };
    Ok(answer.status())
}

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Http(#[from] hyper::Error),
    #[error(transparent)]
    Request(#[from] http::Error),
}
