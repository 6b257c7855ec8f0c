//! The chapter on compile errors in the documentation shows what the compiler said in `fail/*.stderr`, to the letter.
//!
//! To write it anew, run `WRITE_CHAPTER=1 cargo test -p cos-url-ui-tests --test chapter`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const BEGINNING: &str = "\
What the compiler says of ten mistakes.

Each answer is taken from the tests of this crate, where it is recorded on one version of the compiler: what `cargo check` \
prints. The first line says what was found, where, and what to write instead. An answer that begins with `error:` is given \
by the macro itself, and so also by an editor that expands macros; one with a code, such as `error[E0080]`, is given by the \
compiler when it evaluates a constant or checks a type.
";

/// A mistake: its heading, the file that holds it, and the first line of the answer as far as it must be told from others.
const MISTAKES: [(&str, &str, &str); 10] = [
    ("A bucket without its APPID", "bucket", "error: invalid bucket `examplebucket`"),
    ("A host in place of the region", "region", "error: invalid region `cos.ap-shanghai.myqcloud.com`"),
    ("A region with a typing mistake", "region", "error: invalid region `ap-gaungzhou`"),
    ("A key that is already encoded", "key", "error: invalid object key `a%20b.txt`"),
    ("Names as in JavaScript", "fields", "error: no field `Bucket`"),
    ("A field that is missing", "fields", "error: missing field `region`"),
    ("A unit of time", "expires", "error: `expires` is a whole number of seconds, found `10m`"),
    ("A response override on a public link", "sign", "error: parameter `response-content-type`"),
    ("A constant that hides the mistake", "uncalled_generic", "error[E0080]"),
    ("A builder that is not filled", "builder_missing", "error[E0277]: the region is missing"),
];

#[test]
fn the_chapter_is_what_the_compiler_said() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let chapter = here.join("../../cos-url/docs/compile_errors.md");
    let mut expected = String::from(BEGINNING);
    for (heading, file, first_line) in MISTAKES {
        let said = fs::read_to_string(here.join("fail").join(file).with_extension("stderr")).expect("it is recorded");
        let answer = said.split("\n\n").find(|answer| answer.starts_with(first_line));
        let answer = answer.unwrap_or_else(|| panic!("no `{first_line}` in {file}.stderr")).trim_end();
        write!(expected, "\n# {heading}\n\n```text\n{answer}\n```\n").expect("a string takes everything");
    }
    if std::env::var_os("WRITE_CHAPTER").is_some() {
        fs::write(&chapter, &expected).expect("the chapter can be written");
    }
    let found = fs::read_to_string(&chapter).expect("the chapter is there");
    assert_eq!(found, expected);
}
