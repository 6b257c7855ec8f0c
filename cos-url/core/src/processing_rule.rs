//! Processing rule: how COS converts an image or a video before it sends it. Its syntax is in [`rules`].

mod rules;

use crate::error::Part;
use crate::string_newtype::{compared_by_bytes, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use crate::{Error, QueryName, QueryValue};
use alloc::string::String;
use rules::{check, is_parameters};

/// A rule for data processing, as it is written after the `?` of a URL: `imageMogr2/thumbnail/200x`.
///
/// It has one of two forms, and may have a leading `?`:
///
/// - Rules for images, joined by `|`: `imageMogr2/..`, `imageView2/..`, `watermark/..`, `imageInfo`, `imageAve`,
///   `exif`, `imageSlim`.
/// - `ci-process=..` with its parameters, joined by `&`: `ci-process=snapshot&time=1&format=jpg`.
///
/// Only the syntax is checked, not the operations and their arguments. Write text in a rule, such as that of a
/// watermark, in URL-safe base64, as its documentation requires. Do not percent-encode anything. Sources: Pipeline
/// Operators, document [436/36380](https://www.tencentcloud.com/document/product/436/36380); Image Processing,
/// [436/40592](https://www.tencentcloud.com/document/api/436/40592).
///
/// ```
/// # mod cos_url {
/// #     pub use cos_url_core::Error;
/// #     pub mod processing { pub use cos_url_core::ProcessingRule; }
/// # }
/// use cos_url::processing::ProcessingRule;
///
/// const THUMBNAIL: ProcessingRule =
///     ProcessingRule::from_static("imageMogr2/thumbnail/200x/");
/// assert_eq!(ProcessingRule::new("?imageMogr2/thumbnail/200x/")?, THUMBNAIL);
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias("imageMogr2", "ci-process"))]
pub struct ProcessingRule(Text);

impl ProcessingRule {
    /// Parses a rule, with or without a `?` before it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidProcessingRule`](crate::ErrorKind::InvalidProcessingRule) for a text that has neither of the
    /// two forms, is percent-encoded, or has whitespace, a second `?` or characters outside ASCII.
    pub fn new(rule: impl Into<String>) -> Result<Self, Error> {
        let rule = Self::validated(rule.into(), check)?;
        Ok(match rule.as_str().strip_prefix('?') {
            Some(without) => Self(Text::Owned(without.into())),
            None => rule,
        })
    }

    /// A rule from a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`ProcessingRule::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(rule: &'static str) -> Self {
        Self::assert_valid(rule);
        match rule.as_bytes() {
            [b'?', ..] => Self(Text::Static(rule.split_at(1).1)),
            _ => Self(Text::Static(rule)),
        }
    }

    /// The parameters of the request. A rule for images is a name without a value.
    pub fn parameters(&self) -> impl Iterator<Item = (QueryName, QueryValue)> {
        let is_ci_process = is_parameters(self.as_str().as_bytes());
        self.as_str().split('&').filter_map(move |parameter| {
            let (name, value) = if is_ci_process { parameter.split_once('=')? } else { (parameter, "") };
            // Cannot fail, because the rule has checked the name and the value.
            Some((QueryName::new(name).ok()?, QueryValue::new(value).ok()?))
        })
    }
}

validated_by_rule!(ProcessingRule, Part::ProcessingRule, check);
string_newtype!(ProcessingRule);
compared_by_bytes!(ProcessingRule);
serde_as_text!(ProcessingRule);

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn rules_become_parameters() {
        const SLASH: &str = "imageMogr2/thumbnail/!50p|watermark/2/text/5pWw5o2u5LiH6LGh/fill/I0ZGRkZGRg==/dx/20";
        for (rule, expected) in [
            ("imageMogr2/thumbnail/200x/", &[("imageMogr2/thumbnail/200x/", "")][..]),
            ("?imageMogr2/strip", &[("imageMogr2/strip", "")]),
            (SLASH, &[(SLASH, "")]),
            ("imageInfo", &[("imageInfo", "")]),
            ("imageMogr2/format/webp|imageInfo", &[("imageMogr2/format/webp|imageInfo", "")]),
            ("ci-process=originImage", &[("ci-process", "originImage")]),
            ("?ci-process=snapshot&time=1&format=jpg", &[("ci-process", "snapshot"), ("time", "1"), ("format", "jpg")]),
            ("time=1&ci-process=snapshot", &[("time", "1"), ("ci-process", "snapshot")]),
            ("ci-process=pm3u8&expires=", &[("ci-process", "pm3u8"), ("expires", "")]),
            ("ci-process=QRcode&cover=a==", &[("ci-process", "QRcode"), ("cover", "a==")]),
        ] {
            let parsed = ProcessingRule::new(rule).unwrap();
            let parameters: Vec<_> = parsed.parameters().collect();
            let parameters: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(parameters, expected, "{rule}");
            assert_eq!(parsed, rule.trim_start_matches('?'));
        }
    }
}
