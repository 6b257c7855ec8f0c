//! The rules that involve several fields of a form.

use super::PostForm;
use super::post_form::Key;
use alloc::format;
use cos_url_core::cross_field::check_form;
use cos_url_core::key_time::check_expires;
use cos_url_core::{Error, ErrorKind, echo};

/// The text that COS replaces in the field `key`.
pub(super) const FILE_NAME: &str = "${filename}";

/// The headers for which a policy can have a condition, in lower case, besides `x-cos-*`.
const BOUND_HEADERS: [&str; 4] = ["cache-control", "content-disposition", "content-encoding", "expires"];

/// The headers that have their own setter, in lower case, with that setter.
const OTHER_SETTERS: [(&str, &str); 3] =
    [("content-type", "`with_content_type`"), ("content-length", "`with_size`"), ("x-cos-acl", "`with_acl`")];

impl PostForm {
    /// Checks the rules that involve several fields, as [`sign`](Self::sign) does.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::InvalidForm`] for a key or prefix that contains a line end, which browsers change, or
    ///   `${filename}`, which COS replaces; for a content type that does not start with the content type prefix; for a
    ///   redirect that is not an `http` or `https` URL; for a redirect together with a status, which COS would ignore;
    ///   and for a header for which a policy cannot have a condition.
    /// - [`ErrorKind::DuplicateHeaderName`] and [`ErrorKind::InvalidHeaderValue`] for the headers.
    /// - [`ErrorKind::UnsignedOnly`] and [`ErrorKind::InvalidHost`] for the endpoint.
    /// - [`ErrorKind::InvalidExpires`] for a lifetime of less than a second.
    pub fn check(&self) -> Result<(), Error> {
        check_form(&self.endpoint, &self.bucket, &self.region, self.protocol, &self.headers)?;
        check_expires(self.expires().as_secs())?;
        self.check_key()?;
        self.check_content_type()?;
        self.check_redirect()?;
        self.check_headers()
    }

    fn check_key(&self) -> Result<(), Error> {
        let (what, text) = match &self.key {
            Key::Exact(key) => ("key", key.as_str()),
            Key::Prefix(prefix) => ("prefix", prefix.as_str()),
        };
        if text.contains(['\r', '\n']) {
            return Err(invalid(&format!(
                "the {what} `{}` has a line end, which browsers change in the fields of a form",
                echo(text)
            )));
        }
        if text.contains(FILE_NAME) {
            let advice = match &self.key {
                Key::Exact(_) => "for a key with the name of the file, use `PostForm::for_prefix`",
                Key::Prefix(_) => "leave it out, because the field `key` ends with it",
            };
            return Err(invalid(&format!(
                "the {what} `{}` contains `{FILE_NAME}`, which COS replaces with the name of the file; {advice}",
                echo(text)
            )));
        }
        Ok(())
    }

    fn check_content_type(&self) -> Result<(), Error> {
        match (&self.content_type, &self.content_type_prefix) {
            (Some(value), Some(prefix)) if !value.as_str().starts_with(prefix.as_str()) => Err(invalid(&format!(
                "the content type `{}` does not start with `{}`",
                echo(value.as_str()),
                echo(prefix.as_str())
            ))),
            _ => Ok(()),
        }
    }

    fn check_redirect(&self) -> Result<(), Error> {
        let Some(url) = &self.redirect else { return Ok(()) };
        if self.status.is_some() {
            return Err(invalid("COS ignores the status if there is a redirect; remove one of them"));
        }
        let url = url.as_str();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let is_url = host.is_some_and(|host| !host.starts_with(['/', '?', '#']) && !host.is_empty());
        if !is_url || url.contains([' ', '\t', '"', '<', '>', '\\', '^', '`', '{', '|', '}', '#']) {
            return Err(invalid(&format!(
                "the redirect `{}` is not an `https://` or `http://` URL without a fragment; percent-encode other characters",
                echo(url)
            )));
        }
        Ok(())
    }

    fn check_headers(&self) -> Result<(), Error> {
        for (name, _) in &self.headers {
            let lower = name.to_ascii_lowercase();
            if let Some((_, setter)) = OTHER_SETTERS.iter().find(|(other, _)| *other == lower) {
                return Err(invalid(&format!("the header `{}` has its own setter; use {setter}", echo(name))));
            }
            if !lower.starts_with("x-cos-") && !BOUND_HEADERS.contains(&lower.as_str()) {
                return Err(invalid(&format!(
                    "a policy has no condition for the header `{}`, only for `Cache-Control`, `Content-Disposition`, \
                     `Content-Encoding`, `Expires` and `x-cos-*`",
                    echo(name)
                )));
            }
        }
        Ok(())
    }
}

#[cold]
fn invalid(sentence: &str) -> Error {
    Error::__new(ErrorKind::InvalidForm, ["invalid form: ", sentence].concat())
}
