//! Destinations through their interfaces: the destination service's, the cockpit's and the handle connectors hold.

mod access;
mod certificates;
mod cockpit;
mod configuration;
mod find;
mod foreign_users;
mod saml_bearer;
mod token_requests;
mod trust;
mod world;
