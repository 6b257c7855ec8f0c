//! Object keys, and the names of files.

use super::Rejected;

/// Strings that are not an object key.
pub(crate) const OBJECT_KEY: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; an object key has at least one character"),
    // A separator at the start.
    ("/", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("/a", "object keys do not start with `/` or `\\` (`/` at byte 0); write `a`"),
    ("//a", "object keys do not start with `/` or `\\` (`/` at byte 0); write `a`"),
    ("\\a", "object keys do not start with `/` or `\\` (`\\\\` at byte 0); write `a`"),
    ("/../a", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("\\\\server\\a", "object keys do not start with `/` or `\\` (`\\\\` at byte 0)"),
    // Keys with segments that clients resolve.
    (
        "../a",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"../a\")`",
    ),
    (
        "a/./b",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/./b\")`",
    ),
    (
        "./a",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"./a\")`",
    ),
    (
        "a/../../b",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/../../b\")`",
    ),
    (
        "a/.",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/.\")`",
    ),
    (
        "../\u{202e}gpj",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments`",
    ),
    (
        "a/../b\"c",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments`",
    ),
    // Keys that are empty after their segments are resolved.
    (".", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("a/..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    ("a/../", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    // Characters that COS does not allow.
    ("a\0b", "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\0` at byte 1)"),
    (
        "\u{18}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{18}` at byte 0)",
    ),
    (
        "a\u{19}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{19}` at byte 1)",
    ),
    (
        "腾\u{1a}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{1a}` at byte 3, \
         character 1)",
    ),
    (
        "a\u{1b}[31m",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{1b}` at byte 1)",
    ),
];

/// Strings that `ObjectKey::with_dot_segments` rejects too.
pub(crate) const OBJECT_KEY_WITH_DOT_SEGMENTS: &[Rejected] = &[
    // Keys that `ObjectKey::new` rejects for another reason.
    ("", "it is empty; an object key has at least one character"),
    ("/a/../b", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("\\..", "object keys do not start with `/` or `\\` (`\\\\` at byte 0)"),
    ("a/../\0", "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\0` at byte 5)"),
    // Keys that are empty after their segments are resolved.
    (".", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("a/..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    ("a/b/../..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 4)"),
    ("../", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
];

/// Strings that are not the name of a file.
pub(crate) const FILE_NAME: &[Rejected] = &[
    // Nothing, or a path.
    ("", "it is empty; every file has a name"),
    (".", "`.` and `..` are names of directories"),
    ("..", "`.` and `..` are names of directories"),
    ("a/b", "file names have no path separator (`/` at byte 1); write the name without directories"),
    ("..\\b", "file names have no path separator (`\\\\` at byte 2); write the name without directories"),
    // Control characters.
    ("a\r\nb", "file names have no control characters (`\\r` at byte 1)"),
    ("a\0", "file names have no control characters (`\\0` at byte 1)"),
    ("a\u{7f}", "file names have no control characters (`\\u{7f}` at byte 1)"),
    ("a\u{85}", "file names have no control characters (`\\u{85}` at byte 1)"),
    ("a\u{9f}", "file names have no control characters (`\\u{9f}` at byte 1)"),
    // Line separators and bidirectional control characters.
    ("a\u{2028}b", "file names have no line or paragraph separators (`\\u{2028}` at byte 1)"),
    ("a\u{2029}", "file names have no line or paragraph separators (`\\u{2029}` at byte 1)"),
    (
        "gpj.\u{202e}exe",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{202e}` at \
         byte 4)",
    ),
    (
        "a\u{2066}",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{2066}` at \
         byte 1)",
    ),
    (
        "\u{61c}a",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{61c}` at \
         byte 0)",
    ),
    (
        "a\u{200f}",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{200f}` at \
         byte 1)",
    ),
];
