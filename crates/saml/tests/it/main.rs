//! Assertions as others see them: independent judges in both directions, hostile variants, arbitrary input.

mod round_trip;
mod support;
