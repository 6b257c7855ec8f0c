//! Names and values of parameters and headers.

use super::Rejected;

/// Strings that are not the name of a parameter.
pub(crate) const QUERY_NAME: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; every query parameter has a name"),
    // Names that the signature sets, in lower and upper case.
    ("q-signature", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-ak", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-sign-time", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("Q-AK", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-anything", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("x-cos-security-token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("X-Cos-Security-Token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("x-ci-security-token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("q-", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    // Control characters.
    ("a\r\nb", "parameter names have no control characters (`\\r` at byte 1)"),
    ("a\0", "parameter names have no control characters (`\\0` at byte 1)"),
    ("a\tb", "parameter names have no control characters (`\\t` at byte 1)"),
    ("a\u{7f}", "parameter names have no control characters (`\\u{7f}` at byte 1)"),
    ("中\u{85}", "parameter names have no control characters (`\\u{85}` at byte 3, character 1)"),
    // Names that Unicode case folding turns into a name that the signature sets.
    (
        "x-cos-security-to\u{212a}en",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{212a}` at byte 17)",
    ),
    (
        "x-co\u{17f}-security-token",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{17f}` at byte 4)",
    ),
    (
        "\u{17f}ign",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{17f}` at byte 0)",
    ),
    // Pasted pieces of a URL.
    ("?uploads", "parameter names do not start with `?` or `&` (`?` at byte 0); write `uploads`"),
    ("&uploads", "parameter names do not start with `?` or `&` (`&` at byte 0); write `uploads`"),
    ("?a=b", "parameter names do not start with `?` or `&` (`?` at byte 0); pass the name and the value separately"),
    (
        "&versionId=1",
        "parameter names do not start with `?` or `&` (`&` at byte 0); pass the name and the value separately",
    ),
    ("a=b", "parameter names have no `=` (`=` at byte 1); write `a`; pass the name and the value separately"),
    ("=", "parameter names have no `=` (`=` at byte 0); pass the name and the value separately"),
    (
        "versionId=MTg0",
        "parameter names have no `=` (`=` at byte 9); write `versionId`; pass the name and the value separately",
    ),
    (
        "ci-process=snapshot&time=1",
        "parameter names have no `=` (`=` at byte 10); write `ci-process`; pass the name and the value separately",
    ),
    (
        "response-content-type=text/plain",
        "parameter names have no `=` (`=` at byte 21); write `response-content-type`; pass the name and the value \
         separately",
    ),
    ("?q-ak", "parameter names do not start with `?` or `&` (`?` at byte 0)"),
    // Whitespace around a name.
    (" a", "whitespace around a parameter name (` ` at byte 0); write `a`"),
    ("a ", "whitespace around a parameter name (` ` at byte 1); write `a`"),
    (" a b ", "whitespace around a parameter name (` ` at byte 0); write `a b`"),
];

/// Strings that are not the value of a parameter.
pub(crate) const QUERY_VALUE: &[Rejected] = &[
    // Line ends and NUL.
    ("a\rb", "parameter values have no CR, LF or NUL (`\\r` at byte 1)"),
    ("a\nb", "parameter values have no CR, LF or NUL (`\\n` at byte 1)"),
    ("a\0b", "parameter values have no CR, LF or NUL (`\\0` at byte 1)"),
];

/// Strings that are not the name of a header.
pub(crate) const HEADER_NAME: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; every header has a name"),
    // Characters that are invalid in a name.
    ("x-cos-a;b", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`;` at byte 7)"),
    (
        "a:b",
        "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`:` at byte 1); write `a`; pass the name and the value separately",
    ),
    ("a b", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (` ` at byte 1)"),
    ("a=b&c", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`=` at byte 1)"),
    ("a\r\nb", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`\\r` at byte 1)"),
    ("é", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`é` at byte 0)"),
    (
        "Content-Type: text/plain",
        "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`:` at byte 12); write `Content-Type`; pass the name and the value separately",
    ),
    (" a", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (` ` at byte 0); write `a`"),
    ("a\0", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`\\0` at byte 1)"),
    // Headers that the library sets.
    ("Host", "the library sets and signs `Host`; for another host, use `.domain(..)`"),
    ("host", "the library sets and signs `Host`; for another host, use `.domain(..)`"),
    ("Authorization", "the library sets `Authorization`; call `authorize` to sign with this header"),
    ("x-cos-security-token", "the library sets the security token; pass it to `Credentials::temporary`"),
    ("X-CI-Security-Token", "the library sets the security token; pass it to `Credentials::temporary`"),
    // Headers that clients and proxies rewrite.
    ("user-agent", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Connection", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("accept-encoding", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Transfer-Encoding", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("X-Forwarded-For", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Proxy-Authorization", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Via", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("TE", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    // Underscores in custom metadata.
    (
        "x-cos-meta-my_tag",
        "names of custom metadata have no underscore (`_` at byte 13); did you mean `x-cos-meta-my-tag`?",
    ),
    ("X-Cos-Meta-A_B", "names of custom metadata have no underscore (`_` at byte 12); did you mean `x-cos-meta-a-b`?"),
];

/// Strings that are not the value of a header.
pub(crate) const HEADER_VALUE: &[Rejected] = &[
    // Control characters.
    ("a\rb", "header values have no control characters except tabs (`\\r` at byte 1)"),
    ("a\nb", "header values have no control characters except tabs (`\\n` at byte 1)"),
    ("a\0", "header values have no control characters except tabs (`\\0` at byte 1)"),
    ("\u{7f}", "header values have no control characters except tabs (`\\u{7f}` at byte 0)"),
    // Characters outside ASCII.
    ("é", "header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON (`é` at byte 0)"),
    ("报表", "header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON (`报` at byte 0)"),
    // Whitespace that HTTP removes.
    (" a", "HTTP removes whitespace around a header value (` ` at byte 0); write `a`"),
    ("a ", "HTTP removes whitespace around a header value (` ` at byte 1); write `a`"),
    ("\ta", "HTTP removes whitespace around a header value (`\\t` at byte 0); write `a`"),
    (" ", "HTTP removes whitespace around a header value (` ` at byte 0)"),
    ("a\t", "HTTP removes whitespace around a header value (`\\t` at byte 1); write `a`"),
];
