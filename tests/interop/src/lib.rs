//! Tests that signed URLs arrive unchanged: HTTP clients request the URLs, and the stand-in must accept the signature
//! and receive exactly the original key.
//!
//! `data/` contains the difficult inputs. Every client implements [`Client`]: the clients in Rust are in [`rust`], and
//! a [`Program`] is a client in another language. [`Matrix`] is the result, and `table.md` shows it. [`exchange`] is for
//! the tests that use a client as a program does, without this trait.

mod cases;
mod client;
pub mod exchange;
mod matrix;
mod multipart;
mod program;
#[cfg(doctest)]
mod recipes;
pub mod rust;
mod signing;

pub use cases::{Case, Cases, Steps};
pub use client::{Answer, Client, Reach, Sent};
pub use matrix::Matrix;
pub use program::Program;
