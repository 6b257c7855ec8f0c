//! The typestate, implemented with typed-builder. Nothing that it generates is public, and only its documented features
//! are used.

#![expect(unreachable_pub, reason = "the generated setters are `pub` methods of a private type")]

use crate::Operation;
use crate::object_url::Options;
use crate::processing::ProcessingRule;
use cos_url_core::cross_field::RESPONSE_OVERRIDES;
use cos_url_core::{Bucket, HeaderName, Headers, Method, ObjectKey, Query, Region};
use typed_builder::TypedBuilder;

/// The headers that describe the content of an upload.
static CONTENT: [HeaderName; 3] = [HeaderName::CONTENT_TYPE, HeaderName::CONTENT_LENGTH, HeaderName::CONTENT_MD5];

#[derive(TypedBuilder)]
#[builder(
    builder_type(vis = "pub(super)", name = PartsBuilder),
    builder_method(vis = "pub(super)"),
    build_method(vis = "pub(super)", name = finish),
    mutators(
        pub(super) fn change(&mut self, change: impl FnOnce(&mut Settings)) {
            change(&mut self.settings);
        }
    )
)]
pub(super) struct Parts {
    pub(super) bucket: Bucket,
    pub(super) region: Region,
    pub(super) key: ObjectKey,
    // All optional parts are one field, so that the type of the builder records only which of the three fields above
    // are set.
    #[builder(via_mutators(init = Settings::DEFAULT))]
    pub(super) settings: Settings,
}

/// The fields that have a default.
///
/// A setter of such a part replaces the value of an earlier call.
#[derive(Clone)]
pub struct Settings {
    pub(super) options: Options,
    pub(super) method: Option<Method>,
    pub(super) operation: Option<Operation>,
    pub(super) processing: Option<ProcessingRule>,
    /// The parameters `response-*`.
    pub(super) overrides: Query,
    /// The headers that describe the content of an upload.
    pub(super) content: Headers,
}

impl Settings {
    const DEFAULT: Self = Self {
        options: Options::DEFAULT,
        method: None,
        operation: None,
        processing: None,
        overrides: Query::EMPTY,
        content: Headers::EMPTY,
    };

    /// Moves the parameters and headers that have their own setter, so that the setter replaces them. Duplicates are
    /// not moved, so that `sign` and `unsigned` report them.
    pub(super) fn from_options(options: Options) -> Self {
        let mut all = Self { options, ..Self::DEFAULT };
        if all.options.query.duplicate_name().is_none() {
            for name in &RESPONSE_OVERRIDES {
                if let Some(value) = all.options.query.remove(name.as_str()) {
                    all.overrides.set(name.clone(), value);
                }
            }
        }
        if all.options.headers.duplicate_name().is_none() {
            for name in &CONTENT {
                if let Some(value) = all.options.headers.remove(name.as_str()) {
                    all.content.set(name.clone(), value);
                }
            }
        }
        all
    }

    pub(super) fn into_options(self) -> Options {
        let Self { mut options, method, operation, processing, overrides, content } = self;
        // An empty list needs no change and no allocation.
        if !overrides.is_empty() {
            options.query.extend(overrides);
        }
        if !content.is_empty() {
            options.headers.extend(content);
        }
        if let Some(rule) = processing {
            options.query.extend(rule.parameters());
        }
        if let Some(operation) = operation {
            options.contradiction = operation.contradiction(method, &options.query);
            options.method = operation.method();
            options.query.extend(operation.into_parameters());
        }
        options.method = method.unwrap_or(options.method);
        options
    }
}
