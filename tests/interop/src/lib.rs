//! Tests whether signed URLs arrive intact: HTTP clients fetch the printed URLs, and the stand-in must accept the
//! signature and receive exactly the original key.
//!
//! `data/` contains the difficult inputs. A client is anything that implements [`Client`]: those in Rust are in
//! [`rust`], a [`Program`] is one in another language. [`Matrix`] is the result, and `table.md` shows it.

mod cases;
mod client;
mod matrix;
mod multipart;
mod program;
pub mod rust;
mod signing;

pub use cases::{Case, Cases};
pub use client::{Answer, Client, Reach, Sent};
pub use matrix::Matrix;
pub use program::Program;
