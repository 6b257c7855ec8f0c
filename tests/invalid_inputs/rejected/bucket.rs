//! Buckets.

use super::Rejected;

/// Strings that are not a bucket.
pub(crate) const BUCKET: &[Rejected] = &[
    // Empty or incomplete.
    ("", "it is empty; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`"),
    (
        "examplebucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    (
        "my-own-bucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    (
        "examplebucket-",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    ("1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("-1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("b-12500000x0", "the APPID, after the last `-`, has only digits (`x` at byte 10)"),
    (
        "1250000000-examplebucket",
        "the APPID is before the name; a bucket is `<BucketName>-<APPID>`; write `examplebucket-1250000000`",
    ),
    // Upper case, which is never changed to lower case.
    ("UPPER-1250000000", "bucket names are lower-case (`U` at byte 0); write `upper-1250000000`"),
    ("EXAMPLEBUCKET", "bucket names are lower-case (`E` at byte 0)"),
    ("My_Photos-1250000000", "bucket names are lower-case (`M` at byte 0); did you mean `my-photos-1250000000`?"),
    // A hyphen at the edge of the name.
    ("-a-1250000000", "bucket names start with a letter or digit (`-` at byte 0)"),
    ("a--1250000000", "bucket names end with a letter or digit before `-<APPID>` (`-` at byte 1)"),
    ("--1250000000", "bucket names start with a letter or digit (`-` at byte 0)"),
    // Rapid buckets, which are not supported.
    (
        "foo-x--1250000000",
        "rapid buckets (`-x-` before the APPID) are not supported; they have another host and session credentials",
    ),
    // Characters that are invalid in a bucket.
    (
        "b_u-1250000000",
        "bucket names have no underscore, only `a-z`, `0-9` and `-` (`_` at byte 1); did you mean `b-u-1250000000`?",
    ),
    ("a.b-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 1)"),
    ("b b-1250000000", "bucket names have only `a-z`, `0-9` and `-` (` ` at byte 1)"),
    ("{Region}-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`{` at byte 0)"),
    ("$BUCKET", "bucket names have only `a-z`, `0-9` and `-` (`$` at byte 0)"),
    ("examplebucket-1250000000/", "bucket names have only `a-z`, `0-9` and `-` (`/` at byte 24)"),
    ("\"b-1250000000\"", "bucket names have only `a-z`, `0-9` and `-` (`\"` at byte 0)"),
    // Text that would change the host.
    ("evil.com/x-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("user@evil.com/#-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`@` at byte 4)"),
    ("evil.com?x=-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("evil.com\\x-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("xn--a-1250000000", "URL parsers read `xn--` at the start of a host as an encoded international name"),
    // Whitespace, which is never trimmed.
    ("b-1250000000\n", "whitespace around the bucket (`\\n` at byte 12); write `b-1250000000`"),
    (" b-1250000000", "whitespace around the bucket (` ` at byte 0); write `b-1250000000`"),
    ("b\r\nX-Evil: 1-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`\\r` at byte 1)"),
    ("b\0-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`\\0` at byte 1)"),
    ("b-1250000000\t", "whitespace around the bucket (`\\t` at byte 12); write `b-1250000000`"),
    // Characters that look similar.
    ("bücket-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`ü` at byte 1)"),
    ("\u{430}b-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\u{430}` at byte 0)"),
    ("b-１２５", "bucket names are ASCII: `a-z`, `0-9` and `-` (`１` at byte 2)"),
    ("b-1250000000\u{202e}", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\\u{202e}` at byte 12)"),
    ("examplebucket\u{2013}1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\u{2013}` at byte 13)"),
    ("\u{feff}b-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\\u{feff}` at byte 0)"),
    // One byte more than the maximum length of a DNS label.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1250000000",
        "a bucket has at most 63 bytes with its APPID (64 bytes)",
    ),
    // A whole host or URL.
    (
        "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "examplebucket-1250000000.cos-internal.ap-beijing.tencentcos.cn",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "https://cos.ap-beijing.myqcloud.com/examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "//examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "cos://examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "EXAMPLEBUCKET-1250000000.COS.AP-BEIJING.MYQCLOUD.COM",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "HTTPS://COS.AP-BEIJING.MYQCLOUD.COM/examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "examplebucket-1250000000.cos.ap-beijing",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "Example_Bucket-1250000000.cos.ap-beijing.TencentCOS.cn",
        "it is a host or URL, and the bucket is only a part of it; did you mean `example-bucket-1250000000`?",
    ),
    ("https://img.example.com/2024-01/a.txt", "it is a host or URL, and the bucket is only a part of it"),
];
