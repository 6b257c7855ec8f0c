//! What is known only at run time, and so must have its type already: where it has another one, the compiler says which,
//! and how a text becomes it. Of the plain value, it would say "mismatched types".

use core::mem::ManuallyDrop;
use core::time::Duration;
use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query, QueryName,
    QueryValue, Region,
};

/// A value that is to be a part, as it is. What has no type yet, such as `text.parse()?`, gets that of the part.
///
/// `ManuallyDrop`, because a `const fn` cannot take a value out of a type that might have to be dropped.
#[derive(Debug)]
pub struct Known<T>(ManuallyDrop<T>);

impl<T> Known<T> {
    /// Takes the value.
    pub const fn new(value: T) -> Self {
        Self(ManuallyDrop::new(value))
    }
}

macro_rules! run_time {
    ($($Part:ident: $method:ident, $MadeOf:ident, $message:literal;)*) => {
        /// Answers for a value of another type: the compiler comes to it where [`Known`] has no method of its own, and then
        /// asks for a bound that does not hold.
        pub trait OrAnother<T>: Sized {
            $(
                #[doc = concat!("See [`", stringify!($Part), "`].")]
                fn $method(self) -> $Part
                where
                    $Part: $MadeOf<T>,
                {
                    <$Part as $MadeOf<T>>::never()
                }
            )*
        }

        impl<T> OrAnother<T> for Known<T> {}

        $(
            /// Holds for no type.
            #[diagnostic::on_unimplemented(message = $message, label = "of another type")]
            pub trait $MadeOf<T> {
                #[doc(hidden)]
                fn never() -> Self;
            }

            impl Known<$Part> {
                #[doc = concat!("The [`", stringify!($Part), "`].")]
                pub const fn $method(self) -> $Part {
                    ManuallyDrop::into_inner(self.0)
                }
            }
        )*
    };
}

run_time! {
    Bucket: bucket, BucketOf,
        "expected a `Bucket` for `bucket`, found `{T}`; a text becomes one with `text.parse::<Bucket>()?`, a reference with `.clone()`";
    Region: region, RegionOf,
        "expected a `Region` for `region`, found `{T}`; a text becomes one with `text.parse::<Region>()?`, a reference with `.clone()`";
    ObjectKey: key, ObjectKeyOf,
        "expected an `ObjectKey` for `key`, found `{T}`; a text becomes one with `text.parse::<ObjectKey>()?`, a reference with `.clone()`";
    Domain: domain, DomainOf,
        "expected a `Domain` for `domain`, found `{T}`; a text becomes one with `text.parse::<Domain>()?`";
    Endpoint: endpoint, EndpointOf,
        "expected an `Endpoint` for `endpoint`, found `{T}`; a text becomes one with `text.parse::<Endpoint>()?`";
    Protocol: protocol, ProtocolOf,
        "expected a `Protocol` for `protocol`, found `{T}`; a text becomes one with `text.parse::<Protocol>()?`";
    Method: method, MethodOf,
        "expected a `Method` for `method`, found `{T}`; a text becomes one with `text.parse::<Method>()?`";
    Query: query, QueryOf,
        "expected a `Query` for `query`, found `{T}`; pairs of a `QueryName` and a `QueryValue` are collected into one";
    Headers: headers, HeadersOf,
        "expected `Headers` for `headers`, found `{T}`; pairs of a `HeaderName` and a `HeaderValue` are collected into them";
    QueryName: query_name, QueryNameOf,
        "expected a `QueryName` for the name of a parameter, found `{T}`; a text becomes one with `text.parse::<QueryName>()?`";
    QueryValue: query_value, QueryValueOf,
        "expected a `QueryValue` for the value of a parameter, found `{T}`; a text becomes one with `text.parse::<QueryValue>()?`, a number with `QueryValue::from(number)`";
    HeaderName: header_name, HeaderNameOf,
        "expected a `HeaderName` for the name of a header, found `{T}`; a text becomes one with `text.parse::<HeaderName>()?`";
    HeaderValue: header_value, HeaderValueOf,
        "expected a `HeaderValue` for the value of a header, found `{T}`; a text becomes one with `text.parse::<HeaderValue>()?`";
    Duration: expires, DurationOf,
        "expected a `Duration` for `expires`, found `{T}`; seconds become one with `Duration::from_secs(seconds)`";
}
