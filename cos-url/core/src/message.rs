//! The text of an error: what was found, where, and what to write instead.
//!
//! It is written by `const fn`, so that errors at compile time and at run time have the same text.

mod echo;

pub(crate) use echo::{code_point, is_escaped, split_character, write_echo};

use crate::const_bytes::{find_any_from, skip, trimmed_range};
use crate::const_writer::{ConstWriter, written};
use alloc::boxed::Box;
use echo::{ECHO_LIMIT, can_be_pasted, write_position};

/// The length of the longest message, which repeats 80 escaped characters twice and lists the regions.
pub(crate) const MESSAGE_LIMIT: usize = 3072;

/// Why a rule rejects a text.
#[derive(Clone, Copy)]
pub(crate) struct Problem {
    sentence: &'static str,
    /// The sentence for text in a file, if it is different.
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "files are read only with serde"))]
    sentence_in_file: Option<&'static str>,
    /// The sentence for an argument on the command line, if it is different.
    sentence_on_command_line: Option<&'static str>,
    /// The byte offset of the error.
    pub(crate) at: Option<usize>,
    /// A length in bytes that exceeds a maximum.
    length: Option<usize>,
    pub(crate) fix: Option<Fix>,
    advice: Option<&'static str>,
    constructor: Option<&'static Constructor>,
    /// Whether the constructor is for the fix. Otherwise it is for the rejected text.
    pub(crate) fix_is_argument: bool,
}

/// Another constructor that accepts the text.
pub(crate) struct Constructor {
    /// When to use it: `for a region that is newer than this version`.
    pub(crate) when: &'static str,
    /// `Region::custom`, at run time.
    pub(crate) run_time: &'static str,
    /// `Region::custom_static`, in a constant.
    pub(crate) constant: &'static str,
    /// The keys of the corresponding tables in a configuration file, from the outer to the inner one: `custom`.
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "files are read only with serde"))]
    pub(crate) in_file: &'static [&'static str],
    /// The corresponding option of the program `cos-url`.
    pub(crate) option: CommandLineOption,
}

/// An option of the program `cos-url`.
#[derive(Clone, Copy)]
pub(crate) enum CommandLineOption {
    /// `--dot-segments`, for the text that is already on the command line.
    Flag(&'static str),
    /// `--custom-region`, whose value is the text.
    WithValue(&'static str),
}

/// Where the text comes from. The advice depends on it.
#[derive(Clone, Copy)]
pub(crate) enum Context {
    RunTime,
    Constant,
    #[cfg(feature = "serde")]
    File,
    CommandLine,
}

/// The text to write instead.
#[derive(Clone, Copy)]
pub(crate) struct Fix {
    before: &'static str,
    start: usize,
    end: usize,
    /// In lower case, with `-` for `_` and spaces.
    is_lower: bool,
    /// The text between the first part and the second.
    between: &'static str,
    after: Option<(usize, usize)>,
    is_guess: bool,
}

impl Fix {
    /// A text that does not depend on the rejected text.
    pub(crate) const fn text(text: &'static str) -> Self {
        Self { before: text, start: 0, end: 0, is_lower: false, between: "", after: None, is_guess: false }
    }

    /// A part of the rejected text.
    pub(crate) const fn range(start: usize, end: usize) -> Self {
        Self { start, end, ..Self::text("") }
    }

    /// Two parts of the rejected text, joined by a hyphen.
    pub(crate) const fn joined(first: (usize, usize), second: (usize, usize)) -> Self {
        Self { between: "-", after: Some(second), ..Self::range(first.0, first.1) }
    }

    /// The rejected text with the part from `start` to `end` replaced.
    pub(crate) const fn replaced(text: &[u8], (start, end): (usize, usize), with: &'static str) -> Self {
        Self { between: with, after: Some((end, text.len())), ..Self::range(0, start) }
    }

    /// The text without the whitespace around it.
    pub(crate) const fn trimmed(text: &[u8]) -> Self {
        let (start, end) = trimmed_range(text);
        Self::range(start, end)
    }

    /// The part in lower case, with `-` for `_` and for a space.
    pub(crate) const fn lower(self) -> Self {
        Self { is_lower: true, ..self }
    }

    /// The same fix with this text before it.
    pub(crate) const fn prefixed(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    /// The same fix as a guess: the message asks `did you mean`, and does not say `write`.
    pub(crate) const fn guess(self) -> Self {
        Self { is_guess: true, ..self }
    }

    const fn write(&self, out: &mut ConstWriter<'_>, text: &[u8]) {
        out.push_str(self.before);
        self.write_range(out, text, (self.start, self.end));
        if let Some(range) = self.after {
            out.push_str(self.between);
            self.write_range(out, text, range);
        }
    }

    const fn write_range(&self, out: &mut ConstWriter<'_>, text: &[u8], (start, end): (usize, usize)) {
        let mut rest = part(text, start, end);
        while let [byte, tail @ ..] = rest {
            let byte = match (self.is_lower, *byte) {
                (true, b'_' | b' ') => b'-',
                (true, byte) => byte.to_ascii_lowercase(),
                (false, byte) => byte,
            };
            out.push(&[byte]);
            rest = tail;
        }
    }

    /// The corrected text, if a message can show it completely and unescaped.
    pub(crate) const fn apply<'a>(&self, text: &str, buffer: &'a mut FixBuffer) -> Option<&'a str> {
        let mut out = ConstWriter::new(buffer);
        self.write(&mut out, text.as_bytes());
        let length = out.length();
        let fixed = written(buffer, length);
        if length > 0 && !fixed.is_empty() && can_be_pasted(fixed.as_bytes()) { Some(fixed) } else { None }
    }
}

/// The maximum length of a corrected text: 80 characters of at most four bytes.
pub(crate) type FixBuffer = [u8; 4 * ECHO_LIMIT];

impl Problem {
    /// A problem without a single position.
    pub(crate) const fn new(sentence: &'static str) -> Self {
        Self {
            sentence,
            sentence_in_file: None,
            sentence_on_command_line: None,
            at: None,
            length: None,
            fix: None,
            advice: None,
            constructor: None,
            fix_is_argument: false,
        }
    }

    /// A problem at a byte offset.
    pub(crate) const fn at(sentence: &'static str, byte: usize) -> Self {
        Self { at: Some(byte), ..Self::new(sentence) }
    }

    /// Adds another sentence for text in a file, which cannot call functions.
    pub(crate) const fn in_file(self, sentence: &'static str) -> Self {
        Self { sentence_in_file: Some(sentence), ..self }
    }

    /// Adds another sentence for an argument on the command line.
    pub(crate) const fn on_command_line(self, sentence: &'static str) -> Self {
        Self { sentence_on_command_line: Some(sentence), ..self }
    }

    /// Whether the message on the command line is different from the one at run time.
    pub(crate) const fn differs_on_command_line(&self) -> bool {
        self.constructor.is_some() || self.sentence_on_command_line.is_some()
    }

    /// A text that is too long, with its length in bytes.
    pub(crate) const fn too_long(sentence: &'static str, bytes: usize) -> Self {
        Self { length: Some(bytes), ..Self::new(sentence) }
    }

    pub(crate) const fn with_fix(self, fix: Fix) -> Self {
        Self { fix: Some(fix), ..self }
    }

    /// Adds a sentence at the end of the message.
    pub(crate) const fn with_advice(self, advice: &'static str) -> Self {
        Self { advice: Some(advice), ..self }
    }

    /// The same sentence at another byte, of a text that contains the one with the problem.
    pub(crate) const fn only_sentence_at(self, byte: usize) -> Self {
        Self { at: Some(byte), fix: None, advice: None, ..self }
    }

    pub(crate) const fn with_constructor(self, constructor: &'static Constructor) -> Self {
        Self { constructor: Some(constructor), ..self }
    }

    /// Adds another constructor, which accepts the fix but not the rejected text.
    pub(crate) const fn with_constructor_for(self, constructor: &'static Constructor, argument: Fix) -> Self {
        Self { constructor: Some(constructor), fix: Some(argument), fix_is_argument: true, ..self }
    }

    pub(crate) const fn without_constructor(self) -> Self {
        let fix = if self.fix_is_argument { None } else { self.fix };
        Self { constructor: None, fix, fix_is_argument: false, ..self }
    }

    pub(crate) const fn fix(&self) -> Option<Fix> {
        self.fix
    }

    /// Removes the fix. Use it if the rule rejects the fix too.
    pub(crate) const fn without_fix(self) -> Self {
        Self { fix: None, ..self }
    }
}

/// Formats a message into a `String`, with the functions that also write it for constants.
#[cold]
pub(crate) fn write_message(write: impl FnOnce(&mut ConstWriter<'_>)) -> Box<str> {
    let mut buffer = [0; MESSAGE_LIMIT];
    let mut out = ConstWriter::new(&mut buffer);
    write(&mut out);
    let length = out.length();
    written(&buffer, length).into()
}

/// A value as messages repeat it: on one line, with invisible characters escaped, truncated after 80 characters.
pub fn echo(text: &str) -> Box<str> {
    write_message(|out| write_echo(out, text))
}

/// The error for a string in a file where another type is expected. Serde's own error would repeat the whole string.
#[cfg(feature = "serde")]
pub fn unexpected_string<E: serde::de::Error>(text: &str, expected: &dyn serde::de::Expected) -> E {
    E::custom(format_args!("invalid type: string \"{}\", expected {expected}", echo(text)))
}

/// Makes the evaluation of a constant fail with a message.
macro_rules! const_panic_with {
    (|$out:ident| $write:expr) => {{
        let mut buffer = [0; crate::message::MESSAGE_LIMIT];
        let mut writer = crate::const_writer::ConstWriter::new(&mut buffer);
        let $out = &mut writer;
        $write;
        let length = writer.length();
        panic!("{}", crate::const_writer::written(&buffer, length))
    }};
}

/// Makes the evaluation of a constant fail with the message of the run-time error.
#[track_caller]
pub(crate) const fn const_panic(label: &str, text: &str, problem: &Problem) -> ! {
    const_panic_with!(|out| write_invalid(out, label, text, problem, Context::Constant))
}

pub(crate) use const_panic_with;

pub(crate) const fn write_invalid(
    out: &mut ConstWriter<'_>,
    label: &str,
    text: &str,
    problem: &Problem,
    context: Context,
) {
    out.push(b"invalid ");
    out.push_str(label);
    if !text.is_empty() {
        out.push(b" `");
        write_echo(out, text);
        out.push(b"`");
    }
    out.push(b": ");
    write_problem(out, text, problem, context);
}

/// Writes why a rule rejects a text, and what to write instead.
pub(crate) const fn write_problem(out: &mut ConstWriter<'_>, text: &str, problem: &Problem, context: Context) {
    let sentence = match context {
        #[cfg(feature = "serde")]
        Context::File => problem.sentence_in_file,
        Context::CommandLine => problem.sentence_on_command_line,
        Context::RunTime | Context::Constant => None,
    };
    out.push_str(match sentence {
        Some(sentence) => sentence,
        None => problem.sentence,
    });
    if let Some(at) = problem.at {
        write_position(out, text.as_bytes(), at);
    }
    if let Some(length) = problem.length {
        out.push(b" (");
        out.push_number(length as u64);
        out.push(b" bytes)");
    }
    if let Some(fix) = problem.fix
        && !problem.fix_is_argument
    {
        out.push(if fix.is_guess { b"; did you mean `" } else { b"; write `" });
        fix.write(out, text.as_bytes());
        out.push(if fix.is_guess { b"`?" } else { b"`" });
    }
    if let Some(advice) = problem.advice {
        out.push(b"; ");
        out.push_str(advice);
    }
    if let Some(constructor) = problem.constructor {
        let mut buffer = [0; size_of::<FixBuffer>()];
        let argument = match problem.fix {
            Some(fix) if problem.fix_is_argument => fix.apply(text, &mut buffer),
            _ => Some(text),
        };
        if let Some(argument) = argument {
            constructor.write(out, argument, context);
        }
    }
}

impl Constructor {
    /// Writes a call of the constructor, such as `Region::custom("ap-newcity")`, or the corresponding entry in a file or
    /// option on the command line. It omits a text that cannot be pasted.
    const fn write(&self, out: &mut ConstWriter<'_>, text: &str, context: Context) {
        let argument = if can_be_pasted(text.as_bytes()) { Some(text) } else { None };
        out.push(b"; ");
        out.push_str(self.when);
        out.push(b", use ");
        match context {
            Context::RunTime => write_call(out, self.run_time, argument),
            Context::Constant => write_call(out, self.constant, argument),
            #[cfg(feature = "serde")]
            Context::File => write_table(out, self.in_file, argument),
            Context::CommandLine => write_option(out, self.option, argument),
        }
    }
}

const fn write_call(out: &mut ConstWriter<'_>, function: &str, argument: Option<&str>) {
    out.push(b"`");
    out.push_str(function);
    if let Some(argument) = argument {
        out.push(b"(\"");
        out.push_str(argument);
        out.push(b"\")");
    }
    out.push(b"`");
}

#[cfg(feature = "serde")]
const fn write_table(out: &mut ConstWriter<'_>, keys: &[&str], value: Option<&str>) {
    let Some(value) = value else {
        out.push(b"a table with the entry `");
        if let [key, ..] = keys {
            out.push_str(key);
        }
        out.push(b"`");
        return;
    };
    out.push(b"`");
    let mut rest = keys;
    while let [key, tail @ ..] = rest {
        out.push(b"{ ");
        out.push_str(key);
        out.push(b" = ");
        rest = tail;
    }
    out.push(b"\"");
    out.push_str(value);
    out.push(b"\"");
    rest = keys;
    while let [_, tail @ ..] = rest {
        out.push(b" }");
        rest = tail;
    }
    out.push(b"`");
}

const fn write_option(out: &mut ConstWriter<'_>, option: CommandLineOption, value: Option<&str>) {
    let (name, value) = match option {
        CommandLineOption::Flag(name) => (name, None),
        CommandLineOption::WithValue(name) => (name, value),
    };
    out.push(b"`");
    out.push_str(name);
    if let Some(value) = value {
        let quote: &[u8] = if is_plain_word(value.as_bytes()) { b"" } else { b"'" };
        // A value with a quote is omitted, because its quotes would have to be escaped.
        if find_any_from(value.as_bytes(), b"'", 0) == value.len() {
            out.push(b" ");
            out.push(quote);
            out.push_str(value);
            out.push(quote);
        }
    }
    out.push(b"`");
}

/// Whether a text is a word of a shell without quotes.
const fn is_plain_word(text: &[u8]) -> bool {
    let mut rest = text;
    skip!(rest, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b'/');
    rest.is_empty()
}

/// The bytes from `start` to `end`, or up to the end of the text.
const fn part(text: &[u8], start: usize, end: usize) -> &[u8] {
    match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, part)) => part,
            None => b"",
        },
        None => b"",
    }
}
