//! The part through its routes, with a provider that tests control and a stopped clock.

mod deciding;
mod events;
mod fixture;
mod reading;
mod recovering;
