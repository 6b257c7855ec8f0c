//! The request as a curl command.

use crate::signing::{Authorization, SignedUrl};
use alloc::string::String;
use cos_url_core::Method;

impl SignedUrl {
    /// The request as one line for a POSIX shell, such as sh, bash and zsh: curl with the method, the headers and the
    /// URL.
    ///
    /// Every header and the URL are quoted, so the shell expands nothing in them. For a request with a body, append
    /// `--upload-file photo.jpg`; for an empty body, `--data-binary ''`.
    ///
    /// The line is a bearer credential like the URL: keep it out of logs. While curl runs, other users of the machine
    /// may see it in the list of processes.
    ///
    /// ```
    /// use cos_url::{Credentials, KeyTime, Signer, cos_url};
    ///
    /// let signer = Signer::new(Credentials::new(
    ///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
    ///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    /// )?);
    /// let upload = cos_url! {
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "photo.jpg",
    ///     method: "PUT",
    ///     headers: { "Content-Type": "image/jpeg", "x-cos-meta-note": "" },
    /// };
    /// let line = upload.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?.to_curl();
    /// assert!(line.starts_with(
    ///     "curl --globoff --request PUT --header 'Content-Type: image/jpeg' \
    ///      --header 'x-cos-meta-note;' \
    ///      'https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg?q-sign-"
    /// ));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn to_curl(&self) -> String {
        command_line(self.method(), self.headers(), self.as_str())
    }
}

impl Authorization {
    /// The request as one line for a POSIX shell, with the `Authorization` header; see [`SignedUrl::to_curl`].
    ///
    /// The line is a bearer credential, and contains the token of temporary credentials.
    ///
    /// For a request with a body whose key ends with `/`, append `--data-binary @photo.jpg`: curl adds the name of a
    /// file that follows `--upload-file` to such a URL.
    pub fn to_curl(&self) -> String {
        let signed = core::iter::once(("Authorization", self.authorization()));
        command_line(self.method(), self.headers().chain(signed), self.url())
    }
}

fn command_line<'a>(method: Method, headers: impl Iterator<Item = (&'a str, &'a str)>, url: &str) -> String {
    // curl reads `[]` and `{}` in a URL as patterns, unless globbing is off.
    let mut line = String::from("curl --globoff");
    match method {
        Method::Get => {}
        // With `--request HEAD`, curl would wait for a body.
        Method::Head => line.push_str(" --head"),
        _ => {
            line.push_str(" --request ");
            line.push_str(method.as_str());
        }
    }
    for (name, value) in headers {
        line.push_str(" --header ");
        // curl does not send a header that is written as `name:`.
        if value.is_empty() {
            push_quoted(&mut line, &[name, ";"]);
        } else {
            push_quoted(&mut line, &[name, ": ", value]);
        }
    }
    line.push(' ');
    push_quoted(&mut line, &[url]);
    line
}

/// Appends one word of a shell. Between single quotes, only the single quote is special.
fn push_quoted(line: &mut String, parts: &[&str]) {
    line.push('\'');
    for character in parts.iter().flat_map(|part| part.chars()) {
        match character {
            '\'' => line.push_str("'\\''"),
            _ => line.push(character),
        }
    }
    line.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_each_method() {
        for (method, options) in [
            (Method::Get, ""),
            (Method::Head, " --head"),
            (Method::Put, " --request PUT"),
            (Method::Post, " --request POST"),
            (Method::Delete, " --request DELETE"),
            (Method::Options, " --request OPTIONS"),
        ] {
            let line = command_line(method, core::iter::empty(), "https://example.com/");
            assert_eq!(line, ["curl --globoff", options, " 'https://example.com/'"].concat());
        }
    }

    #[test]
    fn headers_are_quoted() {
        for ((name, value), word) in [
            (("Content-Type", "image/jpeg"), "'Content-Type: image/jpeg'"),
            (("x-empty", ""), "'x-empty;'"),
            (("x-a", "it's"), r"'x-a: it'\''s'"),
            (("x-a", "''"), r"'x-a: '\'''\'''"),
            (("x'a", "$(id) `id` \"!\\ *"), r#"'x'\''a: $(id) `id` "!\ *'"#),
            (("x-a", "a\tb"), "'x-a: a\tb'"),
            (("x-a", ";"), "'x-a: ;'"),
        ] {
            let line = command_line(Method::Get, [(name, value)].into_iter(), "https://example.com/");
            assert_eq!(line, ["curl --globoff --header ", word, " 'https://example.com/'"].concat());
        }
    }
}
