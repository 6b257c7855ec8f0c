//! What the laws in `tests/` share: [`inputs`], and an eye for [`panics`].

pub mod inputs;
pub mod panics;

pub use inputs::*;
pub use panics::unless_it_panics;
