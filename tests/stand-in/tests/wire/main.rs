//! Tests of the stand-in over a connection.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod altered;
mod capabilities;
mod client;
mod conditional;
mod connections;
mod copying;
mod diagnosis;
mod forms;
#[cfg(target_os = "linux")]
mod open_files;
mod service;
mod timeouts;
mod unsupported;
