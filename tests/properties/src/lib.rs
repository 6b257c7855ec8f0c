//! Code that the properties in `tests/` share: [`inputs`], and the messages of [`panics`].

pub mod inputs;
pub mod panics;

pub use inputs::*;
pub use panics::unless_it_panics;
