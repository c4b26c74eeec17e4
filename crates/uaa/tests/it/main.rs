//! The token service through its addresses and its traits.

mod authorization_code;
mod callers;
mod client_authentication;
mod client_credentials;
mod deployment;
mod jwt_bearer;
mod key_rotation;
mod password;
mod refresh_token;
mod service_instances;
mod set_up;
mod sign_in;
mod token_keys;
mod token_uses;
