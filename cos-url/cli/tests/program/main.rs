//! Runs the program, and compares its exit status, its standard output and its standard error.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

mod accepted;
mod list;
mod printed;
mod program;
mod rejected;
#[cfg(target_os = "linux")]
mod terminal;
