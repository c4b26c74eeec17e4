//! Planned failures, for tests: a run dies at a chosen point, once.

use std::sync::{Arc, Mutex};

use crate::context::Point;

#[derive(Clone, Default)]
pub(crate) struct Breakdown(Arc<Mutex<Option<Point>>>);

impl Breakdown {
    pub(crate) fn plan(&self, point: Point) {
        *self.0.lock().unwrap() = Some(point);
    }

    pub(crate) fn happens_at(&self, point: Point) -> bool {
        let mut planned = self.0.lock().unwrap();
        let now = *planned == Some(point);
        if now {
            *planned = None;
        }
        now
    }
}
