//! Every file in `fail` holds mistakes, and beside it what the compiler says of them, to the letter; every file in `pass`
//! compiles and runs.
//!
//! The compiler's own words change between versions, so they are compared on one: [`PINNED`]. To record them anew after a
//! change, run `TRYBUILD=overwrite cargo test -p cos-url-ui-tests` and read the difference.

use std::process::Command;

/// The compiler whose words are recorded.
const PINNED: &str = "rustc 1.95.0 ";

#[test]
fn right_calls_compile_and_each_mistake_is_told_in_these_words() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(compiler).arg("--version").output().expect("cargo has found the compiler");
    let version = String::from_utf8_lossy(&version.stdout);
    if version.starts_with(PINNED) {
        cases.compile_fail("fail/*.rs");
    } else {
        eprintln!("only the right calls: the messages are recorded for {PINNED}, and this is {version}");
    }
}
