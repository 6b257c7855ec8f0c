//! A group of arguments: a struct with a field for the value of each argument. The macro `arguments!` defines it.

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use clap_complete::Shell;
use std::path::PathBuf;

/// The type of a field.
pub(crate) trait Value: Sized {
    /// Makes an argument accept values of this type.
    fn accept(argument: Arg) -> Arg;

    /// Takes the value of an argument that accepts this type.
    fn take(matches: &mut ArgMatches, id: &str) -> Self;
}

impl Value for bool {
    fn accept(argument: Arg) -> Arg {
        argument.action(ArgAction::SetTrue)
    }

    fn take(matches: &mut ArgMatches, id: &str) -> Self {
        matches.try_remove_one(id).ok().flatten().unwrap_or_default()
    }
}

impl Value for Vec<String> {
    fn accept(argument: Arg) -> Arg {
        argument.action(ArgAction::Append)
    }

    fn take(matches: &mut ArgMatches, id: &str) -> Self {
        matches.try_remove_many(id).ok().flatten().map(Iterator::collect).unwrap_or_default()
    }
}

/// Implements the trait for an optional value.
macro_rules! values {
    ($($Type:ty),*) => {$(
        impl Value for Option<$Type> {
            fn accept(argument: Arg) -> Arg {
                argument.value_parser(value_parser!($Type))
            }

            fn take(matches: &mut ArgMatches, id: &str) -> Self {
                matches.try_remove_one(id).ok().flatten()
            }
        }
    )*};
}

values!(String, PathBuf, u64, Shell);

/// Defines a group of arguments, with their heading in the help. The ID of an argument is the name of its field. The
/// closure sets the option names and the help.
macro_rules! arguments {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $Name:ident $(in $heading:literal)? {
            $($field:ident: $Type:ty = $names:expr;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Default, PartialEq)]
        $visibility struct $Name {
            $(pub(crate) $field: $Type),*
        }

        impl $Name {
            /// Adds the arguments to a command.
            pub(crate) fn add_to(command: clap::Command) -> clap::Command {
                let heading: Option<&'static str> = [$($heading)?].first().copied();
                let command = command.next_help_heading(heading);
                $(
                    let names: fn(clap::Arg) -> clap::Arg = $names;
                    let argument = clap::Arg::new(stringify!($field));
                    let command = command.arg(names(<$Type as crate::argument_group::Value>::accept(argument)));
                )*
                command
            }

            /// Takes the values of the arguments.
            pub(crate) fn from_matches(matches: &mut clap::ArgMatches) -> Self {
                Self { $($field: crate::argument_group::Value::take(matches, stringify!($field))),* }
            }
        }
    };
}

pub(crate) use arguments;
