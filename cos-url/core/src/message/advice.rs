//! Advice whose form depends on where the rejected text is.

use crate::const_bytes::{find_any_from, skip};
use crate::const_writer::ConstWriter;

/// Where a rejected text is. It selects the form of the advice in the message.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// In a call at run time.
    RunTime,
    /// In a constant.
    Constant,
    /// In a call of a macro.
    Macro,
    /// In a file.
    File,
    /// In an argument of the program `cos-url`.
    CommandLine,
    /// In a key under a prefix, in which no other constructor can be used.
    Prefix,
    /// In the literal of `format_key!`, in which no other constructor can be used.
    KeyFormat,
}

/// A sentence that depends on the context.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(super) text: &'static str,
    /// The sentences for contexts in which `text` is not used.
    pub(super) others: &'static [(Context, &'static str)],
}

/// Another constructor that accepts the text.
#[derive(PartialEq, Eq)]
pub(crate) struct Constructor {
    /// When to use it: `for a region that is newer than this version`.
    pub(crate) when: &'static str,
    /// `Region::custom`, at run time.
    pub(crate) run_time: &'static str,
    /// `Region::custom_static`, in a constant.
    pub(crate) constant: &'static str,
    /// The text before and after the argument in a macro call, if it differs from that in a constant.
    pub(crate) in_macro: Option<(&'static str, &'static str)>,
    /// The keys of the corresponding tables in a configuration file, from the outer to the inner one: `custom`.
    pub(crate) in_file: &'static [&'static str],
    /// The corresponding option of the program `cos-url`.
    pub(crate) option: CommandLineOption,
}

/// An option of the program `cos-url`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommandLineOption {
    /// `--dot-segments`, for the text that is already on the command line.
    Flag(&'static str),
    /// `--custom-region`, whose value is the text.
    WithValue(&'static str),
}

impl Sentence {
    pub(super) const fn in_context(&self, context: Context) -> &'static str {
        let mut others = self.others;
        while let [(other, text), tail @ ..] = others {
            if *other as u8 == context as u8 {
                return text;
            }
            others = tail;
        }
        self.text
    }
}

impl Constructor {
    /// Writes a call of the constructor, such as `Region::custom("ap-newcity")`, or the corresponding entry in a file or
    /// option on the command line.
    pub(super) const fn write(&self, out: &mut ConstWriter<'_>, argument: Option<&str>, context: Context) {
        match context {
            Context::Prefix => return,
            // Only keys with dot segments have another constructor.
            Context::KeyFormat => return out.push(b"; write the key without them"),
            Context::RunTime | Context::Constant | Context::Macro | Context::File | Context::CommandLine => {}
        }
        out.push(b"; ");
        out.push_str(self.when);
        match (context, argument, self.in_macro) {
            (Context::Macro, Some(argument), Some((before, after))) => {
                out.push(b", write `");
                write_parts(out, &[before, "\"", argument, "\"", after, "`"]);
            }
            (Context::Constant | Context::Macro, ..) => write_call(out, self.constant, argument),
            (Context::File, ..) => write_table(out, self.in_file, argument),
            (Context::CommandLine, ..) => write_option(out, self.option, argument),
            _ => write_call(out, self.run_time, argument),
        }
    }
}

const fn write_call(out: &mut ConstWriter<'_>, function: &str, argument: Option<&str>) {
    write_parts(out, &[", use `", function]);
    if let Some(argument) = argument {
        write_parts(out, &["(\"", argument, "\")"]);
    }
    out.push(b"`");
}

const fn write_table(out: &mut ConstWriter<'_>, keys: &[&str], value: Option<&str>) {
    let Some(value) = value else {
        if let [key, ..] = keys {
            write_parts(out, &[", use a table with the entry `", key, "`"]);
        }
        return;
    };
    out.push(b", use `");
    let mut rest = keys;
    while let [key, tail @ ..] = rest {
        write_parts(out, &["{ ", key, " = "]);
        rest = tail;
    }
    write_parts(out, &["\"", value, "\""]);
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
    write_parts(out, &[", use `", name]);
    // A value with a quote is omitted, because its quotes would have to be escaped.
    if let Some(value) = value
        && find_any_from(value.as_bytes(), b"'", 0) == value.len()
    {
        let quote = if is_plain_word(value.as_bytes()) { "" } else { "'" };
        write_parts(out, &[" ", quote, value, quote]);
    }
    out.push(b"`");
}

/// Whether a shell reads a text as one word without quotes.
const fn is_plain_word(text: &[u8]) -> bool {
    let mut rest = text;
    skip!(rest, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b'/');
    rest.is_empty()
}

const fn write_parts(out: &mut ConstWriter<'_>, parts: &[&str]) {
    let mut rest = parts;
    while let [part, tail @ ..] = rest {
        out.push_str(part);
        rest = tail;
    }
}
