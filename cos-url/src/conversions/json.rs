//! The request as JSON.

use crate::json::{push_object_for_script, push_string_for_script};
use crate::signing::SignedUrl;
use alloc::string::{String, ToString};

impl SignedUrl {
    /// The request as a JSON object with the members `method`, `url`, `headers` and `expiresAt`.
    ///
    /// `headers` is an object with every header that must be sent besides `Host`. `expiresAt` is the last second at
    /// which COS accepts the URL, in Unix seconds (in JavaScript: `new Date(expiresAt * 1000)`).
    ///
    /// The text is a bearer credential like the URL: keep it out of logs. It can be written into a `<script>` element,
    /// because every `<` is escaped.
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
    ///     headers: { "Content-Type": "image/jpeg", "Content-Length": "13" },
    /// };
    /// let url = upload.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
    /// let expected = [
    ///     r#"{"method":"PUT","url":""#,
    ///     url.as_str(),
    ///     r#"","headers":{"Content-Length":"13","Content-Type":"image/jpeg"},"#,
    ///     r#""expiresAt":1557996351}"#,
    /// ];
    /// assert_eq!(url.to_json(), expected.concat());
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        self.json(|_| true)
    }

    /// [`to_json`](Self::to_json) for a web page, without the headers that a page cannot set, such as `Content-Length`.
    ///
    /// The browser sends `Content-Length` with the length of the body, and sets `Origin`, `Referer` and `Host`. `Date`
    /// and `Cookie` are omitted too, but the browser does not send them as signed, so COS rejects the request if they
    /// are signed.
    ///
    /// A page uploads a file with this call:
    ///
    /// ```js
    /// const { method, url, headers } = await (await fetch("/sign-upload")).json();
    /// const response = await fetch(url, { method, headers, body: file });
    /// ```
    ///
    /// The bucket needs a CORS rule for the origin of the page that allows the method and the headers. Source: Setting
    /// Cross-Origin Access, document [436/13318](https://cloud.tencent.com/document/product/436/13318).
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
    ///     headers: { "Content-Type": "image/jpeg", "Content-Length": "13" },
    /// };
    /// let url = upload.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
    /// assert!(url.to_browser_json().contains(r#""headers":{"Content-Type":"image/jpeg"}"#));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn to_browser_json(&self) -> String {
        self.json(|name| !is_forbidden_in_pages(name))
    }

    fn json(&self, is_shown: fn(&str) -> bool) -> String {
        let mut json = String::from("{\"method\":");
        push_string_for_script(&mut json, self.method().as_str());
        json.push_str(",\"url\":");
        push_string_for_script(&mut json, self.as_str());
        json.push_str(",\"headers\":");
        push_object_for_script(&mut json, self.headers().filter(|(name, _)| is_shown(name)));
        json.push_str(",\"expiresAt\":");
        json.push_str(&self.expires_at().to_string());
        json.push('}');
        json
    }
}

/// The *forbidden request-headers* of the Fetch standard, section 2.2.2, that can be signed. `Host` and the headers
/// that clients rewrite cannot be signed.
fn is_forbidden_in_pages(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "Accept-Charset",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Origin",
        "Referer",
        "Set-Cookie",
    ];
    let is_named = NAMES.iter().any(|forbidden| name.eq_ignore_ascii_case(forbidden));
    is_named || name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sec-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, KeyTime, Signer, cos_url};
    use serde_json::{Value, json};

    #[test]
    fn the_members_are_those_of_the_url() {
        let upload = cos_url! {
            bucket: "examplebucket-1250000000",
            region: "ap-beijing",
            key: "a'\"<b>.jpg",
            method: "PUT",
            headers: { "Content-Length": "13", "Content-Type": "a/b; c=\"\\</script>\"", "Date": "", "x-cos-meta-a": "" },
        };
        let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
        let url = upload.sign_at(&signer, KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap();
        let expected = |headers: Value| json!({ "method": "PUT", "url": url.as_str(), "headers": headers, "expiresAt": 1_700_000_900 });
        let kept = json!({ "Content-Type": "a/b; c=\"\\</script>\"", "x-cos-meta-a": "" });
        let mut all = kept.clone();
        all["Content-Length"] = "13".into();
        all["Date"] = "".into();
        assert_eq!(serde_json::from_str::<Value>(&url.to_json()).unwrap(), expected(all));
        assert_eq!(serde_json::from_str::<Value>(&url.to_browser_json()).unwrap(), expected(kept));
    }

    #[test]
    fn headers_that_pages_cannot_set() {
        for (name, expected) in [
            ("content-length", true),
            ("Content-Length", true),
            ("DATE", true),
            ("Cookie", true),
            ("Origin", true),
            ("Referer", true),
            ("Sec-Fetch-Mode", true),
            ("sec-", true),
            ("sec", false),
            ("Content-Type", false),
            ("Content-MD5", false),
            ("Range", false),
            ("x-cos-acl", false),
        ] {
            assert_eq!(is_forbidden_in_pages(name), expected, "{name}");
        }
    }
}
