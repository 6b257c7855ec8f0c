//! Checks the rules that involve several fields, with the functions that the library calls at run time. Fields whose
//! values the macro does not know are not checked.

use crate::errors::Errors;
use crate::fields::Form;
use crate::meaning::{Argument, Call, Pair, PairValue, Pairs};
use cos_url_core::cross_field::{Request, check_endpoint, check_header, check_method, check_parameter, duplicate};
use cos_url_core::{
    Bucket, Endpoint, Error, ErrorKind, Headers, Method, ObjectKey, Protocol, Query, QueryName, QueryValue, Region,
};

/// Reports the errors that involve several fields.
pub(crate) fn check(call: &Call, errors: &mut Errors) {
    if let (Some(domain), Some(endpoint)) = (&call.domain, &call.endpoint) {
        let later = domain.name.later(endpoint.name);
        errors.report(later, "`domain` and `endpoint` both select the host; remove one of them");
    }
    if call.form == Form::Unsigned {
        check_unused(call, errors);
    }
    check_host(call, errors);
    if let Some(query) = &call.query {
        check_query(call, query, errors);
    }
    if let Some(headers) = &call.headers {
        check_headers(headers, errors);
    }
}

/// An unsigned URL has no lifetime and no headers.
fn check_unused(call: &Call, errors: &mut Errors) {
    if let Some(expires) = &call.expires {
        let message = "`expires` is not used with `sign: false`, because an unsigned URL does not expire; remove it";
        errors.report(expires.name, message);
    }
    if let Some(headers) = &call.headers {
        let message =
            "`headers` are not used with `sign: false`, because an unsigned URL has no signed headers; remove them";
        errors.report(headers.name, message);
    }
}

fn check_host(call: &Call, errors: &mut Errors) {
    let Some(host) = Host::of(call) else { return };
    let query = call.query.as_ref().map_or(Some(Query::EMPTY), |query| known_names(&query.value));
    let request = |method, query| Request {
        protocol: host.protocol,
        method,
        endpoint: &host.endpoint,
        bucket: &host.bucket,
        region: &host.region,
        key: &KEY,
        query,
        headers: &Headers::EMPTY,
    };
    let is_signed = call.form == Form::Signed;
    if let Err(error) = check_endpoint(&request(Method::Get, &Query::EMPTY), is_signed) {
        let domain = call.domain.as_ref().map(|domain| domain.place);
        if let Some(place) = domain.or_else(|| call.endpoint.as_ref().map(|endpoint| endpoint.place)) {
            errors.report(place, in_macro(&error));
        }
        return;
    }
    if let (Some(argument), Some(query)) = (&call.method, query)
        && let Some(method) = argument.known()
        && let Err(error) = check_method(&request(*method, &query))
    {
        errors.report(argument.place, error);
    }
}

static KEY: ObjectKey = ObjectKey::from_static("0");

/// The known parts of the host of a call.
struct Host {
    protocol: Protocol,
    endpoint: Endpoint,
    bucket: Bucket,
    region: Region,
}

impl Host {
    /// The host, if everything that it depends on is a literal.
    fn of(call: &Call) -> Option<Self> {
        let endpoint = match (&call.domain, &call.endpoint) {
            (Some(domain), _) => Endpoint::Custom(domain.known()?.clone()),
            (None, Some(endpoint)) => endpoint.known()?.clone(),
            (None, None) => Endpoint::Default,
        };
        let protocol = call.protocol.as_ref().map_or(Some(Protocol::Https), |protocol| protocol.known().copied())?;
        let (bucket, region) =
            (call.bucket.as_ref().and_then(Argument::known), call.region.as_ref().and_then(Argument::known));
        Some(match (bucket, region, &endpoint) {
            (Some(bucket), Some(region), _) => {
                let (bucket, region) = (bucket.clone(), region.clone());
                Self { protocol, endpoint, bucket, region }
            }
            (_, _, Endpoint::Custom(_)) => return None,
            // The methods that the other endpoints support do not depend on the bucket and the region, so the
            // check uses an arbitrary bucket and region.
            _ => Self { protocol, endpoint, bucket: Bucket::from_static("a-1"), region: Region::AP_BEIJING },
        })
    }
}

/// The names of the parameters. They determine the operation of a method.
fn known_names(query: &Pairs) -> Option<Query> {
    let Pairs::Map(pairs) = query else { return None };
    pairs.iter().map(|pair| Some((QueryName::new(pair.name.value()).ok()?, QueryValue::EMPTY))).collect()
}

/// A run-time message, adapted to the syntax of the macro.
fn in_macro(error: &Error) -> String {
    error.to_string().replace("call `unsigned()`", "remove `signer` and write `sign: false`")
}

fn check_query(call: &Call, query: &Argument<Pairs>, errors: &mut Errors) {
    let Pairs::Map(pairs) = &query.value else { return };
    check_duplicates(pairs, "query parameter", errors);
    for pair in pairs {
        let is_signed = call.form != Form::Unsigned;
        let (name, value) = (pair.name.value(), pair.literal_value());
        // An unknown method or value is assumed to be valid.
        let method = call.method.as_ref().and_then(Argument::known).copied().unwrap_or_default();
        let Err(error) = check_parameter(&name, value.as_deref(), method, is_signed) else { continue };
        match error.kind() {
            // It is not known yet whether the call is signed.
            ErrorKind::ReservedQueryName if call.form == Form::Value => {}
            ErrorKind::InvalidQueryValue => errors.report(pair.value_place, error),
            _ => errors.report(pair.place, in_macro(&error)),
        }
    }
}

fn check_headers(headers: &Argument<Pairs>, errors: &mut Errors) {
    let Pairs::Map(pairs) = &headers.value else { return };
    check_duplicates(pairs, "header", errors);
    for pair in pairs {
        if let Some(value) = pair.literal_value()
            && let Err(error) = check_header(&pair.name.value(), &value)
        {
            errors.report(pair.value_place, error);
        }
    }
}

impl Pair {
    fn literal_value(&self) -> Option<String> {
        match &self.value {
            PairValue::Literal(literal) => Some(literal.value()),
            PairValue::Expression(_) => None,
        }
    }
}

fn check_duplicates(pairs: &[Pair], what: &str, errors: &mut Errors) {
    for (index, pair) in pairs.iter().enumerate() {
        let name = pair.name.value();
        let is_same = |earlier: &&Pair| earlier.name.value().eq_ignore_ascii_case(&name);
        let Some(earlier) = pairs.iter().take(index).find(is_same) else { continue };
        errors.report(pair.place, duplicate(what, &name, &earlier.name.value()));
    }
}
