//! The running tenant, as everything that answers requests holds it.

use std::sync::Arc;

use crate::faults::Faults;
use crate::throttle::Throttle;
use crate::web::generated::Generated;
use crate::{COMPANY_ID, Chance, Clock, Store};

/// Handle to the tenant. Cheap to clone.
#[derive(Clone)]
pub struct Sandbox(Arc<Parts>);

struct Parts {
    store: Store,
    clock: Clock,
    chance: Chance,
    base_url: String,
    token_secret: [u8; 32],
    throttle: Throttle,
    faults: Faults,
    generated: Generated,
}

impl Sandbox {
    /// `base_url` is scheme, host and port without a slash at the end; `token_secret` stays the same for the life of
    /// the data directory.
    pub fn new(store: Store, clock: Clock, chance: Chance, base_url: String, token_secret: [u8; 32]) -> Self {
        let (throttle, faults, generated) = (Throttle::default(), Faults::default(), Generated::default());
        Self(Arc::new(Parts { store, clock, chance, base_url, token_secret, throttle, faults, generated }))
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// What was planned to go wrong.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    pub fn chance(&self) -> &Chance {
        &self.0.chance
    }

    /// Which company this tenant is.
    pub fn company_id(&self) -> &str {
        COMPANY_ID
    }

    /// Where the tenant is reached: `http://127.0.0.1:8181`, no slash at the end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Key from which access tokens are derived, so that the same token can be given again without being stored.
    pub fn token_secret(&self) -> &[u8; 32] {
        &self.0.token_secret
    }

    pub fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    pub fn generated(&self) -> &Generated {
        &self.0.generated
    }
}
