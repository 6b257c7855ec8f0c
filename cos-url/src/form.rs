//! Uploads by a form: POST Object.
//!
//! With a form, a web page uploads a file directly to COS. Only a form can limit the size of an upload to a range. Your
//! server signs a policy. COS rejects an upload whose fields or size do not satisfy it. Source: POST Object, document
//! [436/14690](https://cloud.tencent.com/document/product/436/14690).
//!
//! ```
//! use cos_url::form::{PostForm, SizeRange};
//! use cos_url::{Bucket, Credentials, KeyPrefix, Region, Signer, header_value};
//!
//! // Each user uploads images of at most 5 MiB below an own prefix.
//! let signer = Signer::new(Credentials::new(
//!     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
//!     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
//! )?);
//! let bucket = Bucket::new("examplebucket-1250000000")?;
//! let prefix = KeyPrefix::new("users/7/")?;
//! let form = PostForm::for_prefix(bucket, Region::AP_BEIJING, prefix)
//!     .with_size(SizeRange::from_static(1, 5 << 20))
//!     .with_content_type(header_value!("image/png"))
//!     .sign(&signer)?;
//!
//! // For a page that sends it by `fetch` and `FormData`:
//! let fields = r#""fields":{"key":"users/7/${filename}","Content-Type":"#;
//! assert!(form.to_json().contains(fields));
//! // For a page without a script:
//! assert!(form.to_html().contains(r#"<input type="file" name="file" required>"#));
//! # Ok::<(), cos_url::Error>(())
//! ```
//!
//! The page must append the file after all other fields:
//!
//! ```js
//! const { url, fields } = await (await fetch('/upload-form')).json();
//! const data = new FormData();
//! for (const [name, value] of Object.entries(fields)) data.append(name, value);
//! data.append('file', input.files[0]);
//! const response = await fetch(url, { method: 'POST', body: data });
//! ```

mod acl;
mod bucket_url;
mod check;
mod html;
mod policy;
mod post_form;
mod signed_form;
mod size_range;
mod success_status;

pub use acl::Acl;
pub use post_form::PostForm;
pub use signed_form::SignedForm;
pub use size_range::SizeRange;
pub use success_status::SuccessStatus;
