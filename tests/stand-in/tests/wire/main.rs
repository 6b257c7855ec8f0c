//! The stand-in as a client sees it: over a socket.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what helps it")]

mod altered;
mod client;
mod service;
