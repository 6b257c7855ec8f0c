//! The syntax of processing rules.

use crate::const_bytes::{equal, equal_ignoring_case, find, find_any_from, outer_whitespace, part, starts_with};
use crate::did_you_mean::{nearest, nearest_to_lower_case};
use crate::message::{Fix, Problem};

/// The names of the rules that have operations after a `/`.
const WITH_OPERATIONS: &[&str] = &["imageMogr2", "imageView2", "watermark"];

/// Every rule for images.
const NAMES: &[&str] = &["imageMogr2", "imageView2", "watermark", "imageInfo", "imageAve", "exif", "imageSlim"];

/// Checks the whole text.
pub(super) const fn check(rule: &str) -> Result<(), Problem> {
    let text = rule.as_bytes();
    if let Err(problem) = check_characters(text) {
        return Err(problem);
    }
    let start = if let [b'?', ..] = text { 1 } else { 0 };
    if start == text.len() {
        return Err(Problem::new("it is empty; write a rule such as `imageMogr2/thumbnail/200x`"));
    }
    if is_parameters(text.split_at(start).1) { check_parameters(text, start) } else { check_images(text, start) }
}

/// Checks that the text is visible ASCII, has at most one `?`, and is not percent-encoded.
const fn check_characters(text: &[u8]) -> Result<(), Problem> {
    if let Some(at) = outer_whitespace(text) {
        return Err(Problem::at("whitespace around a processing rule", at).with_fix(Fix::trimmed(text)));
    }
    if let Some(colon) = find(text, b"://") {
        if find(text.split_at(colon).0, b"/").is_some() {
            return Err(Problem::at("a URL in a processing rule is written in URL-safe base64", colon));
        }
        let at = find_any_from(text, b"?", 0);
        let problem = Problem::new("it is a URL; a processing rule is what follows the `?`");
        return Err(if at < text.len() { problem.with_fix(Fix::range(at + 1, text.len())) } else { problem });
    }
    // A `=` at the end was copied from a URL, in which a rule is a parameter with an empty value. It is not part of
    // base64, because no segment of base64 consists of `=` only.
    if let [rule @ .., b'/', b'='] = text {
        return Err(
            Problem::at("a rule for images has no value", text.len() - 1).with_fix(Fix::range(0, rule.len() + 1))
        );
    }
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let at = text.len() - rest.len();
        match rest {
            [b'?', after @ ..] if at == 1 && matches!(text, [b'?', ..]) => {
                return Err(Problem::at("a processing rule has at most one `?` at its start", at)
                    .with_fix(Fix::range(text.len() - after.len(), text.len())));
            }
            [b'?', ..] if at > 0 => return Err(Problem::at("a processing rule has no `?` except at its start", at)),
            [b'%', b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F', b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..] => {
                return Err(Problem::at("it is percent-encoded; a processing rule is written without encoding", at)
                    .with_advice("write the character itself, such as `/` for `%2F` and `|` for `%7C`"));
            }
            _ if !first.is_ascii_graphic() => {
                return Err(Problem::at(
                    "a processing rule is visible ASCII; text in it is written in URL-safe base64",
                    at,
                ));
            }
            _ => rest = tail,
        }
    }
    Ok(())
}

/// Whether a text has the form of parameters: the first separator in it is a `=`, or there is a `ci-process` in it.
pub(super) const fn is_parameters(text: &[u8]) -> bool {
    let at = find_any_from(text, b"/|&=", 0);
    matches!(text.split_at(at).1, [b'=', ..]) || starts_with(text, b"ci-process")
}

/// Checks `ci-process` and its parameters.
const fn check_parameters(text: &[u8], mut start: usize) -> Result<(), Problem> {
    let (mut has_process, mut misspelled) = (false, None);
    while start <= text.len() {
        let end = find_any_from(text, b"&", start);
        let equals = find_any_from(text.split_at(end).0, b"=", start);
        let name = part(text, start, equals);
        if equals == end {
            let place = if start == text.len() { start - 1 } else { start };
            return Err(Problem::at("each parameter of `ci-process` has the form `name=value`", place));
        }
        if known(name, NAMES).is_some() {
            return Err(Problem::at("a rule for images has no value", equals).with_fix(Fix::range(0, equals)));
        }
        if equal(name, b"ci-process") {
            if equals + 1 == end {
                return Err(Problem::at("`ci-process` has no value", equals)
                    .with_advice("write the process, as in `ci-process=snapshot`"));
            }
            has_process = true;
        } else if misspelled.is_none() && nearest_to_lower_case(name, &["ci-process"]).is_some() {
            misspelled = Some((start, equals));
        }
        if let Ok(name) = str::from_utf8(name)
            && let Err(problem) = crate::query::check_name(name)
        {
            return Err(problem.only_sentence_at(start));
        }
        start = end + 1;
    }
    let problem = Problem::new("processing parameters require `ci-process`");
    match misspelled {
        _ if has_process => Ok(()),
        Some(name) => Err(problem.with_fix(Fix::replaced(text, name, "ci-process").guess())),
        None => Err(problem.with_advice(OTHERWISE)),
    }
}

const OTHERWISE: &str = "add other parameters to the query";

/// Checks image rules that are joined by `|`.
const fn check_images(text: &[u8], mut start: usize) -> Result<(), Problem> {
    let at = find_any_from(text, b"&", 0);
    if at == start {
        return Err(
            Problem::at("a processing rule does not start with `&`", at).with_fix(Fix::range(at + 1, text.len()))
        );
    }
    if at < text.len() {
        return Err(Problem::at("a rule for images has no `&`", at)
            .with_advice("join rules with `|`, and add other parameters to the query"));
    }
    while start <= text.len() {
        let end = find_any_from(text, b"|", start);
        if let Err(problem) = check_image(text, start, end) {
            return Err(problem);
        }
        start = end + 1;
    }
    Ok(())
}

/// Checks one image rule, from `start` to `end`.
const fn check_image(text: &[u8], start: usize, end: usize) -> Result<(), Problem> {
    if start == end {
        let at = if start == text.len() { start - 1 } else { start };
        return Err(Problem::at("a rule is missing before or after this `|`", at));
    }
    let slash = find_any_from(text.split_at(end).0, b"/", start);
    let name = part(text, start, slash);
    match known(name, NAMES) {
        Some(known) if !equal(name, known.as_bytes()) => Err(Problem::at(
            "the names of rules are case-sensitive",
            start,
        )
        .with_fix(Fix::replaced(text, (start, slash), known))),
        Some(_) if slash + 1 >= end && known(name, WITH_OPERATIONS).is_some() => {
            Err(Problem::at("this rule has no operation", start)
                .with_advice("write one after the name, as in `imageMogr2/thumbnail/200x`"))
        }
        Some(_) => Ok(()),
        None => Err(unknown(text, name, start, slash)),
    }
}

/// The name that equals the text, compared without ASCII case.
const fn known(name: &[u8], mut names: &[&'static str]) -> Option<&'static str> {
    while let [known, tail @ ..] = names {
        if equal_ignoring_case(name, known.as_bytes()) {
            return Some(*known);
        }
        names = tail;
    }
    None
}

#[cold]
const fn unknown(text: &[u8], name: &[u8], start: usize, end: usize) -> Problem {
    let problem = Problem::at(
        "a processing rule is `imageMogr2/..`, `imageView2/..`, `watermark/..`, `imageInfo`, `imageAve`, `exif`, `imageSlim` or \
         `ci-process=..`",
        start,
    );
    match nearest(name, NAMES) {
        Some(meant) => problem.with_fix(Fix::replaced(text, (start, end), meant).guess()),
        None => problem.with_advice(OTHERWISE),
    }
}

#[cfg(test)]
mod tests {
    use crate::{ErrorKind, ProcessingRule};
    use alloc::string::ToString;

    #[test]
    fn invalid_rules_are_rejected() {
        for (rule, expected) in [
            ("", "invalid processing rule: it is empty; write a rule such as `imageMogr2/thumbnail/200x`"),
            ("?", "invalid processing rule `?`: it is empty; write a rule such as `imageMogr2/thumbnail/200x`"),
            (
                " imageInfo",
                "invalid processing rule ` imageInfo`: whitespace around a processing rule (` ` at byte 0); write `imageInfo`",
            ),
            (
                "https://a.com/b.jpg?imageInfo",
                "invalid processing rule `https://a.com/b.jpg?imageInfo`: it is a URL; a processing rule is what follows the \
                 `?`; write `imageInfo`",
            ),
            (
                "imageMogr2%2Fstrip",
                "invalid processing rule `imageMogr2%2Fstrip`: it is percent-encoded; a processing rule is written \
                 without encoding (`%` at byte 10); write the character itself, such as `/` for `%2F` and `|` for \
                 `%7C`",
            ),
            (
                "??imageInfo",
                "invalid processing rule `??imageInfo`: a processing rule has at most one `?` at its start (`?` at byte 1); \
                 write `imageInfo`",
            ),
            (
                "watermark/2/text/水",
                "invalid processing rule `watermark/2/text/水`: a processing rule is visible ASCII; text in it is written in \
                 URL-safe base64 (`水` at byte 17)",
            ),
            (
                "imagemogr2/strip",
                "invalid processing rule `imagemogr2/strip`: the names of rules are case-sensitive (`i` at byte 0); write \
                 `imageMogr2/strip`",
            ),
            (
                "imageMogr/strip",
                "invalid processing rule `imageMogr/strip`: a processing rule is `imageMogr2/..`, `imageView2/..`, \
                 `watermark/..`, `imageInfo`, `imageAve`, `exif`, `imageSlim` or `ci-process=..` (`i` at byte 0); did you mean \
                 `imageMogr2/strip`?",
            ),
            (
                "thumbnail/200x",
                "invalid processing rule `thumbnail/200x`: a processing rule is `imageMogr2/..`, `imageView2/..`, \
                 `watermark/..`, `imageInfo`, `imageAve`, `exif`, `imageSlim` or `ci-process=..` (`t` at byte 0); add \
                 other parameters to the query",
            ),
            (
                "?imageMogr2/",
                "invalid processing rule `?imageMogr2/`: this rule has no operation (`i` at byte 1); write one after \
                 the name, as in `imageMogr2/thumbnail/200x`",
            ),
            (
                "imageInfo|",
                "invalid processing rule `imageInfo|`: a rule is missing before or after this `|` (`|` at byte 9)",
            ),
            (
                "imageInfo&versionId=1",
                "invalid processing rule `imageInfo&versionId=1`: a rule for images has no `&` (`&` at byte 9); join \
                 rules with `|`, and add other parameters to the query",
            ),
            (
                "versionId=1",
                "invalid processing rule `versionId=1`: processing parameters require `ci-process`; add other \
                 parameters to the query",
            ),
            (
                "imageMogr2/strip/=",
                "invalid processing rule `imageMogr2/strip/=`: a rule for images has no value (`=` at byte 17); write \
                 `imageMogr2/strip/`",
            ),
            (
                "imageInfo=",
                "invalid processing rule `imageInfo=`: a rule for images has no value (`=` at byte 9); write `imageInfo`",
            ),
            (
                "ci-process=",
                "invalid processing rule `ci-process=`: `ci-process` has no value (`=` at byte 10); write the process, \
                 as in `ci-process=snapshot`",
            ),
            (
                "ci-process=snapshot&time",
                "invalid processing rule `ci-process=snapshot&time`: each parameter of `ci-process` has the form `name=value` \
                 (`t` at byte 20)",
            ),
            (
                "ci-process=snapshot&",
                "invalid processing rule `ci-process=snapshot&`: each parameter of `ci-process` has the form `name=value` (`&` \
                 at byte 19)",
            ),
            (
                "ci-process=snapshot&q-ak=1",
                "invalid processing rule `ci-process=snapshot&q-ak=1`: the signature sets the `q-*` parameters; leave this \
                 one out and sign the URL with a `Signer` (`q` at byte 20)",
            ),
        ] {
            let error = ProcessingRule::new(rule).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidProcessingRule, expected));
        }
    }

    #[test]
    fn constants() {
        const RULE: ProcessingRule = ProcessingRule::from_static("?imageMogr2/strip");
        assert_eq!(RULE, "imageMogr2/strip");
        assert_eq!(ProcessingRule::from_static("imageInfo"), "imageInfo");
    }
}
