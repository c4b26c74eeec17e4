//! The sandbox over HTTP, as people and programs meet it.

mod actors;
mod browser;
mod contract;
mod decisions;
mod faults;
mod forge;
mod hostile;
mod leave_api;
mod oauth_clients_api;
mod oauth_clients_screen;
mod provider;
mod seed;
mod sign_in_api;
mod sign_in_screen;
mod start;
mod support;
mod time_off_screen;
mod token;
mod upgrade_api;
mod upgrade_screen;
