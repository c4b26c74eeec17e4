//! The token service through its addresses and its traits.

mod attributes;
mod authorization_code;
mod callers;
mod client_assertion;
mod client_authentication;
mod client_credentials;
mod deployment;
mod discovery;
mod identity_providers;
mod jwt;
mod jwt_bearer;
mod key_rotation;
mod null_characters;
mod opaque;
mod own_password;
mod password;
mod refresh_token;
mod role_collections;
mod saml2_bearer;
mod service_instances;
mod set_up;
mod sign_in;
mod token_keys;
mod token_uses;
mod x509;
