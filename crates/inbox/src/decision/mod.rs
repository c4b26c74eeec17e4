//! Decisions: a record before they are a call.
//!
//! - `rules`: what may be decided on a task, checked before anything is written or called;
//! - `carry_out`: record, send, conclude;
//! - `verdict`: what became of a call that ended without an answer;
//! - `recovery`: operations whose request is over, after a crash or a provider that could not be asked;
//! - `failure`: why a decision came to nothing, as codes and statuses.

mod carry_out;
mod failure;
mod recovery;
mod rules;
mod steps;
mod verdict;

pub(crate) use carry_out::{Answer, decide};
pub(crate) use failure::Failure;
pub(crate) use recovery::recover;
pub(crate) use rules::{Refusal, Wish, possible};
#[cfg(test)]
pub(crate) use steps::Step;
pub(crate) use steps::Steps;
