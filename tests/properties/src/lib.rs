//! Code that the properties in `tests/` share: [`inputs`], and how to read the message of an expected panic
//! ([`panics`]).

pub mod inputs;
pub mod panics;

pub use inputs::*;
pub use panics::unless_it_panics;
