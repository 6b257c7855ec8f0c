//! Every program in `fail` contains errors, and a file beside it contains the exact output of `cargo check`.
//!
//! The compiler's own messages change between versions, so they are compared on one: [`PINNED`]. To record them again
//! after a change, run `TRYBUILD=overwrite cargo test -p cos-url-ui-tests` and read the difference.

use std::process::Command;

/// The compiler whose messages are recorded.
const PINNED: &str = "rustc 1.95.0 ";

#[test]
fn programs() {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(compiler).arg("--version").output().expect("cargo runs the compiler");
    let version = String::from_utf8_lossy(&version.stdout);
    if version.starts_with(PINNED) {
        // Without valid programs, which `tests/valid.rs` has, trybuild checks all of them at once.
        trybuild::TestCases::new().compile_fail("fail/*.rs");
    } else {
        eprintln!("checked nothing: the messages are recorded for {PINNED}, and this is {version}");
    }
}
