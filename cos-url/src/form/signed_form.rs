//! [`SignedForm`]: the URL and the fields of a form.

use super::PostForm;
use super::check::FILE_NAME;
use super::post_form::Key;
use crate::json;
use crate::signature::StringToSign;
use crate::signing::encoded_credentials::{SECURITY_TOKEN, Token};
use crate::{KeyTime, Signer, SigningKey};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use core::fmt;
use cos_url_core::Error;
use zeroize::Zeroizing;

/// A signed form: the URL to which the browser sends it, and its fields.
///
/// It is a bearer credential: whoever has it can upload until it expires, as often as they want. `Debug` shows neither
/// signature nor token. It does not implement the traits of serde.
#[derive(Clone)]
#[must_use = "a signed form has no effect until it is used; return it to the client"]
pub struct SignedForm {
    url: String,
    fields: Vec<Field>,
    /// The prefix of the `Content-Type` that the page chooses.
    open_content_type: Option<String>,
    policy: String,
    expires_at: u64,
}

/// A field: its name and value. The value may be the token, so it is zeroized on drop.
type Field = (Cow<'static, str>, Zeroizing<String>);

impl SignedForm {
    /// The URL to which the form is sent by POST, as `multipart/form-data`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The name and value of each field, in the order in which they are sent. The field `file`, with the file, comes
    /// after all others: COS ignores what follows it.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// The name of each field that the page must add before `file`, and the prefix of its value. It contains
    /// `Content-Type` if the form has a prefix but no value for it.
    pub fn open_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.open_content_type.iter().map(|prefix| ("Content-Type", prefix.as_str()))
    }

    /// The policy as JSON, before it is encoded as base64.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The last second at which COS accepts an upload, in Unix seconds.
    pub fn expires_at(&self) -> u64 {
        self.expires_at
    }

    /// The URL and the fields for a script: `{"url":"..","fields":{"key":"..",..}}`, with the fields in order.
    ///
    /// It is safe in a `script` element, because `<` is escaped as `\u003c`.
    pub fn to_json(&self) -> String {
        let strings = self.fields().map(|(name, value)| json::longest(name) + json::longest(value) + 2);
        let mut out = String::with_capacity(json::longest(&self.url) + strings.sum::<usize>() + 32);
        out.push_str("{\"url\":");
        json::push_string_for_script(&mut out, &self.url);
        out.push_str(",\"fields\":");
        json::push_object_for_script(&mut out, self.fields());
        out.push('}');
        out
    }
}

impl fmt::Debug for SignedForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedForm")
            .field("url", &self.url)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

impl PostForm {
    /// Signs the form for a given period. [`expires`](Self::expires) is not used, and the clock is not read.
    ///
    /// # Errors
    ///
    /// The same errors as [`check`](Self::check) and [`Signer::signing_key`].
    pub fn sign_at(&self, signer: &Signer, key_time: KeyTime) -> Result<SignedForm, Error> {
        signer.signing_key(key_time)?.sign_form(self)
    }
}

impl SigningKey {
    /// Signs a form. The lifetime is that of the key; [`PostForm::expires`] is not used.
    ///
    /// # Errors
    ///
    /// The same errors as [`PostForm::check`].
    pub fn sign_form(&self, form: &PostForm) -> Result<SignedForm, Error> {
        form.check()?;
        let mut url = format!("{}://", form.protocol.as_str());
        form.endpoint.push_host(&mut url, &form.bucket, &form.region, form.protocol)?;
        url.push('/');
        let policy = form.policy(self);
        let mut fields = form.fields();
        push(&mut fields, "policy", STANDARD.encode(&policy));
        push(&mut fields, "q-sign-algorithm", "sha1".into());
        push(&mut fields, "q-ak", self.credentials().secret_id().into());
        push(&mut fields, "q-key-time", self.key_time().to_string());
        let signature = self.sign_key().sign(&StringToSign::of_policy(&policy));
        push(&mut fields, "q-signature", signature.as_str().into());
        if let Some(token) = self.credentials().token.as_ref().map(Token::value) {
            push(&mut fields, SECURITY_TOKEN, token.into());
        }
        let open_content_type = match (&form.content_type_prefix, &form.content_type) {
            (Some(prefix), None) => Some(prefix.as_str().into()),
            _ => None,
        };
        Ok(SignedForm { url, fields, open_content_type, policy, expires_at: self.key_time().end() })
    }
}

impl PostForm {
    /// The fields without the signature.
    fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        let key = match &self.key {
            Key::Exact(key) => key.as_str().into(),
            Key::Prefix(prefix) => [prefix.as_str(), FILE_NAME].concat(),
        };
        push(&mut fields, "key", key);
        if let Some(acl) = self.acl {
            push(&mut fields, "acl", acl.as_str().into());
        }
        if let Some(value) = &self.content_type {
            push(&mut fields, "Content-Type", value.as_str().into());
        }
        if let Some(url) = &self.redirect {
            push(&mut fields, "success_action_redirect", url.as_str().into());
        }
        if let Some(status) = self.status {
            push(&mut fields, "success_action_status", status.as_str().into());
        }
        for (name, value) in &self.headers {
            fields.push((Cow::Owned(name.into()), Zeroizing::new(value.into())));
        }
        fields
    }
}

fn push(fields: &mut Vec<Field>, name: &'static str, value: String) {
    fields.push((Cow::Borrowed(name), Zeroizing::new(value)));
}
