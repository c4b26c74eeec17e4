//! The one client through which calls leave docket.
