//! Sign-in through OpenID providers, against one that can be told to misbehave.

mod api;
mod chooser;
mod ended;
mod hostile;
mod passwords;
mod people;
mod provider;
mod roles;
mod sign_in;
mod sign_out;
mod world;
