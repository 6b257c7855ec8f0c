//! The typestate by typed-builder. Nothing that it generates is public, and only its documented features are used.

#![expect(unreachable_pub, reason = "the generated setters are `pub` methods of a private type")]

use crate::object_url::Options;
use alloc::vec::Vec;
use cos_url_core::{Bucket, ObjectKey, QueryName, QueryValue, Region};
use typed_builder::TypedBuilder;

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
    // In one field, so that the type of the builder says only which of the three above are set.
    #[builder(via_mutators(init = Settings::DEFAULT))]
    pub(super) settings: Settings,
}

/// Everything that has a default.
#[derive(Clone)]
pub struct Settings {
    pub(super) options: Options,
    /// The value of `response-content-disposition`, of which the last one counts.
    pub(super) disposition: Option<QueryValue>,
}

impl Settings {
    const DEFAULT: Self = Self { options: Options::DEFAULT, disposition: None };

    /// Takes the disposition out of the parameters, so that another one replaces it.
    pub(super) fn from_options(mut options: Options) -> Self {
        let (mut disposition, mut query) = (None, core::mem::take(&mut options.query));
        if query.get(QueryName::RESPONSE_CONTENT_DISPOSITION.as_str()).is_some() && query.duplicate_name().is_none() {
            let is_disposition =
                |name: &QueryName| name.as_str().eq_ignore_ascii_case(QueryName::RESPONSE_CONTENT_DISPOSITION.as_str());
            let (found, others): (Vec<_>, Vec<_>) = query.into_iter().partition(|(name, _)| is_disposition(name));
            disposition = found.into_iter().next().map(|(_, value)| value);
            query = others.into_iter().collect();
        }
        options.query = query;
        Self { options, disposition }
    }

    pub(super) fn into_options(self) -> Options {
        let Self { mut options, disposition } = self;
        if let Some(value) = disposition {
            options.query.push(QueryName::RESPONSE_CONTENT_DISPOSITION, value);
        }
        options
    }
}
