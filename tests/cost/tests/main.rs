//! The allocations of URLs and constants, and how they grow with the input.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

mod allocations;
mod growth;
mod macros;
