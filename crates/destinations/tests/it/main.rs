//! Destinations through their interfaces: the destination service's, the cockpit's and the handle connectors hold.

mod access;
mod authentication_types;
mod certificates;
mod chains;
mod client_assertions;
mod cockpit;
mod concurrency;
mod configuration;
mod find;
mod foreign_users;
mod key_stores;
mod saml_bearer;
mod tls;
mod token_requests;
mod trust;
mod world;
