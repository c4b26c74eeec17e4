//! Tokens kept until shortly before they expire; whoever comes while one is being fetched waits for that one.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest;
use docket_domain::{Clock, Timestamp};
use moka::future::Cache;

use super::answer::Token;
use super::error::TokenError;

const MAX_TOKENS: u64 = 100_000;
/// A token nobody asks for is dropped from memory.
const MAX_IDLE: Duration = Duration::from_hours(2);
/// How long before its end a token is renewed, at most a tenth of its life.
const RENEW_BEFORE: Duration = Duration::from_mins(1);
/// How long a token of unknown lifetime is used.
const UNKNOWN_LIFETIME: Duration = Duration::from_mins(1);

/// What tells one token from another, as a hash: nothing of it can be read out of memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CacheKey([u8; 32]);

/// Gathers the parts of a key.
pub(crate) struct KeyParts(digest::Context);

impl KeyParts {
    pub fn new() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }

    /// Adds a part; absent differs from empty.
    pub fn add(&mut self, part: Option<&str>) {
        match part {
            None => self.0.update(&[0]),
            Some(text) => {
                self.0.update(&[1]);
                self.0.update(&(text.len() as u64).to_be_bytes());
                self.0.update(text.as_bytes());
            }
        }
    }

    /// Adds bytes of which a digest is enough.
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        self.0.update(&[2]);
        self.0.update(digest::digest(&digest::SHA256, bytes).as_ref());
    }

    pub fn finish(self) -> CacheKey {
        let mut key = [0; 32];
        key.copy_from_slice(self.0.finish().as_ref());
        CacheKey(key)
    }
}

#[derive(Clone)]
struct Kept {
    /// A failure serves those who waited for it and nobody else.
    outcome: Result<Arc<Token>, TokenError>,
    /// Used before this instant only.
    until: Timestamp,
}

#[derive(Clone)]
pub(crate) struct TokenCache {
    kept: Cache<CacheKey, Kept>,
    clock: Clock,
}

impl TokenCache {
    pub fn new(clock: Clock) -> Self {
        let kept = Cache::builder().max_capacity(MAX_TOKENS).time_to_idle(MAX_IDLE).build();
        Self { kept, clock }
    }

    /// The kept token, or the one `fetch` brings; concurrent callers with one key share one fetch and its outcome.
    pub async fn get(
        &self,
        key: CacheKey,
        fetch: impl Future<Output = Result<Token, TokenError>>,
    ) -> Result<Arc<Token>, TokenError> {
        let clock = self.clock.clone();
        let entry = self
            .kept
            .entry(key)
            .or_insert_with_if(
                async {
                    let asked = self.clock.now();
                    let outcome = fetch.await.map(Arc::new);
                    let until = match &outcome {
                        Ok(token) => renew_at(token, asked),
                        Err(_) => asked,
                    };
                    Kept { outcome, until }
                },
                move |kept| kept.outcome.is_err() || kept.until <= clock.now(),
            )
            .await;
        let result = if entry.is_fresh() { "miss" } else { "hit" };
        metrics::counter!("docket_token_cache_requests_total", "result" => result).increment(1);
        entry.into_value().outcome
    }

    pub async fn forget(&self, key: CacheKey) {
        self.kept.invalidate(&key).await;
    }
}

fn renew_at(token: &Token, asked: Timestamp) -> Timestamp {
    let Some(expires_at) = token.expires_at else { return asked.plus(UNKNOWN_LIFETIME) };
    let life = expires_at.since(asked);
    expires_at.minus(RENEW_BEFORE.min(life / 10))
}
