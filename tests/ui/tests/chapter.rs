//! The chapter on compile errors in the documentation quotes messages from `fail/*.stderr`.
//!
//! To write the chapter again, run `WRITE_CHAPTER=1 cargo test -p cos-url-ui-tests --test chapter`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const BEGINNING: &str = "\
Ten compile errors, as the compiler prints them.

The tests of this crate compare each message with the output of one compiler version. The first line states what was found,
where, and what to write instead. A message that begins with `error:` comes from the macro; editors that expand macros show it
too. A message with a code, such as `error[E0308]`, comes from the compiler's type check or from the evaluation of a constant.
";

/// The heading of an example, the program in `fail/` that causes the error, and the beginning of the message.
const EXAMPLES: [(&str, &str, &str); 10] = [
    ("A bucket without its APPID", "bucket", "error: invalid bucket `examplebucket`"),
    ("A misspelled region", "region", "error: invalid region `ap-gaungzhou`"),
    ("A key that is already encoded", "key", "error: invalid object key `a%20b.txt`"),
    ("A variable in a literal key", "suspicious", "error: invalid object key `users/{id}.png`"),
    ("A missing field", "fields", "error: missing field `region`"),
    ("A lifetime with a unit", "expires", "error: expected a whole number of seconds for `expires`, found `10m`"),
    ("A response override on a public link", "sign", "error: the query parameter `response-content-type`"),
    ("Text without a signer", "types", "error[E0308]: mismatched types"),
    (
        "An `Option` with a signer",
        "signed_types",
        "error[E0277]: expected text (`&str`, `String`, ..) or `ObjectKey`, found `Option<&str>`",
    ),
    ("A builder without a region", "builder_missing", "error[E0277]: the region is missing"),
];

#[test]
fn the_chapter_quotes_the_recorded_messages() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let chapter = here.join("../../cos-url/docs/compile_errors.md");
    let mut expected = String::from(BEGINNING);
    for (heading, file, beginning) in EXAMPLES {
        let output = fs::read_to_string(here.join("fail").join(file).with_extension("stderr")).expect("it is recorded");
        let message = output.split("\n\n").find(|message| message.starts_with(beginning));
        let message = message.unwrap_or_else(|| panic!("no `{beginning}` in {file}.stderr")).trim_end();
        // The notes, which quote the source code of the library, are omitted.
        let message = message.split("\nnote: ").next().unwrap_or_default();
        write!(expected, "\n# {heading}\n\n```text\n{message}\n```\n").expect("writing to a string succeeds");
    }
    if std::env::var_os("WRITE_CHAPTER").is_some() {
        fs::write(&chapter, &expected).expect("the chapter can be written");
    }
    let found = fs::read_to_string(&chapter).expect("the chapter is there");
    assert_eq!(found, expected);
}
