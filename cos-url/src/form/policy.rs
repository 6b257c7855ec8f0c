//! The policy as JSON: the conditions for an upload.

use super::PostForm;
use super::post_form::Key;
use crate::date;
use crate::json::push_string;
use crate::{KeyTime, SigningKey};
use alloc::format;
use alloc::string::{String, ToString};

impl PostForm {
    /// The text of the policy. The conditions are in the order of the sample of the official Node SDK, so that both
    /// produce the same text.
    pub(super) fn policy(&self, signing_key: &SigningKey) -> String {
        let key_time = signing_key.key_time();
        let mut policy = Policy::new(key_time);
        if let Some(acl) = self.acl {
            policy.equals("acl", acl.as_str());
        }
        match (&self.content_type_prefix, &self.content_type) {
            (Some(prefix), _) => policy.starts_with("Content-Type", prefix.as_str()),
            (None, Some(value)) => policy.equals("Content-Type", value.as_str()),
            (None, None) => {}
        }
        if let Some(url) = &self.redirect {
            policy.equals("success_action_redirect", url.as_str());
        }
        if let Some(status) = self.status {
            policy.equals("success_action_status", status.as_str());
        }
        for (name, value) in &self.headers {
            policy.equals(name, value);
        }
        policy.equals("q-sign-algorithm", "sha1");
        policy.equals("q-ak", signing_key.credentials().secret_id());
        policy.equals("q-sign-time", &key_time.to_string());
        policy.equals("bucket", self.bucket.as_str());
        match &self.key {
            Key::Exact(key) => policy.equals("key", key.as_str()),
            Key::Prefix(prefix) => policy.starts_with("key", prefix.as_str()),
        }
        if let Some(size) = self.size {
            policy.condition(&format!("[\"content-length-range\",{},{}]", size.min(), size.max()));
        }
        policy.finish()
    }
}

/// The text of an unfinished policy.
struct Policy {
    text: String,
    is_first: bool,
}

impl Policy {
    fn new(key_time: KeyTime) -> Self {
        let text = format!("{{\"expiration\":\"{}\",\"conditions\":[", date::with_milliseconds(key_time.end()));
        Self { text, is_first: true }
    }

    /// `{"name":"value"}`.
    fn equals(&mut self, name: &str, value: &str) {
        self.condition("{");
        push_string(&mut self.text, name);
        self.text.push(':');
        push_string(&mut self.text, value);
        self.text.push('}');
    }

    /// `["starts-with","$name","value"]`.
    fn starts_with(&mut self, name: &str, value: &str) {
        self.condition("[\"starts-with\",");
        push_string(&mut self.text, &["$", name].concat());
        self.text.push(',');
        push_string(&mut self.text, value);
        self.text.push(']');
    }

    /// Appends the start of a condition.
    fn condition(&mut self, start: &str) {
        if !core::mem::take(&mut self.is_first) {
            self.text.push(',');
        }
        self.text.push_str(start);
    }

    fn finish(mut self) -> String {
        self.text.push_str("]}");
        self.text
    }
}
