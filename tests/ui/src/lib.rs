//! See `tests/ui.rs` and `tests/valid.rs`.
