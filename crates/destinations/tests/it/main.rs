//! Destinations through their interfaces: the destination service's, the cockpit's and the handle connectors hold.

mod access;
mod arbitrary_files;
mod authentication_types;
mod certificates;
mod chains;
mod client_assertions;
mod client_rules;
mod cockpit;
mod cockpit_certificates;
mod concurrency;
mod configuration;
mod find;
mod find_certificates;
mod foreign_users;
mod fragments;
mod generated_certificates;
mod key_stores;
mod lint_certificates;
mod saml_bearer;
mod testing;
mod tls;
mod token_requests;
mod transfer;
mod trust;
mod trust_rotation;
mod world;
