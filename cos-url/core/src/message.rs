//! The text of an error: what was found, where, and what to write instead.
//!
//! It is written by `const fn`, so that errors at compile time and at run time have the same text.

mod advice;
mod echo;
mod fix;

pub use advice::Context;
pub(crate) use advice::{CommandLineOption, Constructor, Sentence};
pub(crate) use echo::{code_point, is_escaped, split_character, write_echo};
pub(crate) use fix::{Fix, FixBuffer};

use crate::const_writer::{ConstWriter, written};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use echo::{can_be_pasted, write_position};

/// The length of the longest message, which repeats 80 escaped characters twice and lists the regions.
pub(crate) const MESSAGE_LIMIT: usize = 3072;

/// Why a rule rejects a text.
#[derive(Clone, Copy)]
pub(crate) struct Problem {
    sentence: Sentence,
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

/// A message whose context is selected when it is printed. Of the rejected text, it contains only the part that is
/// shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Message {
    before: Box<str>,
    sentence: Sentence,
    after: Box<str>,
    /// Another constructor. The argument is `None` if a user could not paste it.
    constructor: Option<(&'static Constructor, Option<Box<str>>)>,
    /// The message for an argument of the program `cos-url`, if it differs.
    on_command_line: Option<Box<str>>,
}

impl Problem {
    /// A problem without a single position.
    pub(crate) const fn new(sentence: &'static str) -> Self {
        Self {
            sentence: Sentence { text: sentence, others: &[] },
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

    /// Adds sentences that replace this one in other contexts, for example in a file.
    pub(crate) const fn in_contexts(self, others: &'static [(Context, &'static str)]) -> Self {
        Self { sentence: Sentence { others, ..self.sentence }, ..self }
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

    /// Removes the fix. Use it if the rule rejects the fix too.
    pub(crate) const fn without_fix(self) -> Self {
        Self { fix: None, ..self }
    }

    /// The other constructor. The argument is `None` if a user could not paste it.
    const fn constructor<'a>(
        &self,
        text: &'a str,
        buffer: &'a mut FixBuffer,
    ) -> Option<(&'static Constructor, Option<&'a str>)> {
        let Some(constructor) = self.constructor else { return None };
        match self.fix {
            Some(fix) if self.fix_is_argument => match fix.apply(text, buffer) {
                Some(argument) => Some((constructor, Some(argument))),
                None => None,
            },
            _ if can_be_pasted(text.as_bytes()) => Some((constructor, Some(text))),
            _ => Some((constructor, None)),
        }
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
    const_panic_with!(|out| {
        write_start(out, label, text);
        write_problem(out, text, problem, Context::Constant);
    })
}

pub(crate) use const_panic_with;

impl Message {
    #[cold]
    pub(crate) fn invalid(label: &str, text: &str, problem: &Problem) -> Self {
        let mut buffer = [0; size_of::<FixBuffer>()];
        let constructor = problem.constructor(text, &mut buffer);
        Self {
            before: write_message(|out| write_start(out, label, text)),
            sentence: problem.sentence,
            after: write_message(|out| write_details(out, text, problem)),
            constructor: constructor.map(|(constructor, argument)| (constructor, argument.map(Box::from))),
            on_command_line: None,
        }
    }

    /// The message with text appended.
    #[cold]
    pub(crate) fn with_suffix(self, suffix: &str) -> Self {
        let append = |text: &str| [text, suffix].concat().into();
        Self { after: append(&self.after), on_command_line: self.on_command_line.as_deref().map(append), ..self }
    }

    /// The message with a different text for an argument of the program `cos-url`.
    #[cold]
    pub(crate) fn with_command_line(self, text: Box<str>) -> Self {
        Self { on_command_line: Some(text), ..self }
    }

    #[cold]
    pub(crate) fn in_context(&self, context: Context) -> String {
        if let (Context::CommandLine, Some(text)) = (context, &self.on_command_line) {
            return text.to_string();
        }
        let constructor = match &self.constructor {
            Some((constructor, argument)) => write_message(|out| constructor.write(out, argument.as_deref(), context)),
            None => Box::default(),
        };
        [&*self.before, self.sentence.in_context(context), &*self.after, &*constructor].concat()
    }
}

/// A message that does not depend on a context.
impl From<Box<str>> for Message {
    fn from(text: Box<str>) -> Self {
        let sentence = Sentence { text: "", others: &[] };
        Self { before: text, sentence, after: Box::default(), constructor: None, on_command_line: None }
    }
}

const fn write_start(out: &mut ConstWriter<'_>, label: &str, text: &str) {
    out.push(b"invalid ");
    out.push_str(label);
    if !text.is_empty() {
        out.push(b" `");
        write_echo(out, text);
        out.push(b"`");
    }
    out.push(b": ");
}

/// Writes why a rule rejects a text, and what to write instead.
pub(crate) const fn write_problem(out: &mut ConstWriter<'_>, text: &str, problem: &Problem, context: Context) {
    out.push_str(problem.sentence.in_context(context));
    write_details(out, text, problem);
    let mut buffer = [0; size_of::<FixBuffer>()];
    if let Some((constructor, argument)) = problem.constructor(text, &mut buffer) {
        constructor.write(out, argument, context);
    }
}

/// Writes the part of a message between the sentence and the other constructor.
const fn write_details(out: &mut ConstWriter<'_>, text: &str, problem: &Problem) {
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
}
