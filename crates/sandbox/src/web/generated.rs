//! Key pairs generated for a registration, kept in memory until they are downloaded or too old.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use crate::{Chance, Moment};

/// How long a download is offered.
const LIFETIME: Duration = Duration::from_mins(15);
/// Pairs kept at most, of all people together.
const MOST: usize = 32;

/// Generated pairs by an unguessable id. The private key is nowhere else: a missed download means starting over, as in
/// the real system.
#[derive(Debug, Default)]
pub struct Generated(Mutex<HashMap<String, Pair>>);

struct Pair {
    user_id: String,
    pem: String,
    made_at: Moment,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pair").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

impl Generated {
    /// Keeps `pem` for the person who made it; gives the id of the download.
    pub fn keep(&self, user_id: &str, pem: String, chance: &Chance, now: Moment) -> String {
        let mut pairs = self.0.lock().expect("no holder of this lock panics");
        pairs.retain(|_, pair| now.since(pair.made_at) < LIFETIME);
        if pairs.len() >= MOST {
            let oldest = pairs.iter().min_by_key(|(_, pair)| pair.made_at).map(|(id, _)| id.clone());
            oldest.map(|id| pairs.remove(&id));
        }
        let id = chance.hex::<16>();
        pairs.insert(id.clone(), Pair { user_id: user_id.to_owned(), pem, made_at: now });
        id
    }

    /// The pair, for the person who made it and while it is offered.
    pub fn find(&self, id: &str, user_id: &str, now: Moment) -> Option<String> {
        let pairs = self.0.lock().expect("no holder of this lock panics");
        pairs
            .get(id)
            .filter(|pair| pair.user_id == user_id && now.since(pair.made_at) < LIFETIME)
            .map(|pair| pair.pem.clone())
    }
}
