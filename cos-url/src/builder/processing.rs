//! The processing rule for an image or a video.

use super::ObjectUrlBuilder;
use crate::processing::ProcessingRule;

/// Data processing.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Makes COS process the object before it sends it. The rule is signed, so the holder of the URL cannot change it.
    /// If it is called twice, the last rule is used.
    ///
    /// ```
    /// use cos_url::ObjectUrl;
    ///
    /// const PHOTO: ObjectUrl =
    ///     ObjectUrl::from_static("examplebucket-1250000000", "ap-beijing", "photo.jpg");
    ///
    /// let thumbnail = PHOTO.to_builder().try_process("?imageMogr2/thumbnail/200x")?.build();
    /// assert_eq!(thumbnail.query().get("imageMogr2/thumbnail/200x"), Some(""));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    #[doc(alias("imageMogr2", "thumbnail"))]
    pub fn process(self, rule: ProcessingRule) -> Self {
        self.change(|all| all.processing = Some(rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::{ObjectUrl, cos_url};
    use alloc::vec::Vec;

    const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.jpg" };

    #[test]
    fn a_rule_is_a_part_of_the_canonical_request() {
        for (rule, expected) in [
            ("imageMogr2/thumbnail/200x/", "imagemogr2%2fthumbnail%2f200x%2f="),
            ("?imageMogr2/strip|imageInfo", "imagemogr2%2fstrip%7cimageinfo="),
            ("ci-process=snapshot&time=1", "ci-process=snapshot&time=1"),
        ] {
            let object = OBJECT.to_builder().try_process(rule).unwrap().build();
            let request = object.http_string().unwrap();
            let parameters = request.as_str().split('\n').nth(2).unwrap();
            assert_eq!(parameters, expected);
        }
    }

    #[test]
    fn the_last_call_is_used() {
        let object = OBJECT
            .to_builder()
            .process(ProcessingRule::from_static("imageInfo"))
            .try_process("imageMogr2/strip")
            .unwrap()
            .maybe_process(None)
            .build();
        assert_eq!(object.query().iter().collect::<Vec<_>>(), [("imageMogr2/strip", "")]);
    }

    #[test]
    fn other_text_is_rejected() {
        let error = OBJECT.to_builder().try_process("resize/200").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidProcessingRule);
    }
}
