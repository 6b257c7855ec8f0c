//! Every program in `pass` compiles without an error and runs. Here they are modules of one test, which takes a tenth of the time
//! of as many programs.

#![allow(unused, unreachable_pub, clippy::all, clippy::pedantic, reason = "the programs of users")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a program of a test may panic")]

use std::path::Path;
use std::process::{ExitCode, Termination};

macro_rules! programs {
    ($($name:ident),* $(,)?) => {
        #[path = "../pass"]
        mod pass {
            $(pub mod $name;)*
        }

        $(
            #[test]
            fn $name() {
                assert_eq!(pass::$name::main().report(), ExitCode::SUCCESS);
            }
        )*

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

programs! {
    builder, expressions, format_key, format_key_shadowed, in_macro_rules, no_implicit_prelude, shadowed, signed_text,
    signers, unsigned,
}

#[test]
fn every_program_is_listed() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("pass");
    let paths = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let programs = paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let mut names: Vec<String> = programs.map(|path| path.file_stem().unwrap().to_str().unwrap().into()).collect();
    names.sort();
    assert_eq!(names, NAMES);
}
