//! How the values of a call go together, as the signer would judge them at run time.

use crate::constant::run_time_part;
use crate::errors::Errors;
use crate::expand::Call;
use crate::input::{Field, Kind, Value};
use crate::values::{boolean, is_text, literal};
use cos_url_core::{Bucket, Endpoint, Method, Protocol, QueryName, Region};

impl Call<'_> {
    pub(crate) fn check_together(&self, errors: &mut Errors) {
        self.check_sign(errors);
        if let (Some(domain), Some(endpoint)) = (self.domain, self.endpoint) {
            let later = if domain.position > endpoint.position { domain } else { endpoint };
            errors.report(
                later.position,
                &later.name,
                "`domain` and `endpoint` both say which host; remove one of them",
            );
        }
        if self.is_unsigned() {
            self.check_unsigned(errors);
        }
        if let Some((field, endpoint)) = self.literal_endpoint() {
            self.check_endpoint(&field.value, &endpoint, errors);
        }
    }

    fn check_sign(&self, errors: &mut Errors) {
        let Some(sign) = self.sign.filter(|sign| boolean(&sign.value).is_none()) else { return };
        let message = match &sign.value.kind {
            Kind::Text(text) if text.value() == "true" || text.value() == "false" => {
                format!("expected `true` or `false` for `sign`, found a string; write `{}`", text.value())
            }
            Kind::Expression(_) => "expected `true` or `false` for `sign`, which decides the type of the call; at run \
                                    time, choose between `.sign(&signer)` and `.unsigned()`"
                .into(),
            _ => format!("expected `true` or `false` for `sign`, found {}", sign.value.found()),
        };
        errors.report(sign.value.position, &sign.value, message);
    }

    fn check_unsigned(&self, errors: &mut Errors) {
        for (field, reason) in [
            (self.signer, "`signer` beside `sign: false`, which does not sign; remove one of them"),
            (self.expires, "`expires` beside `sign: false`; an unsigned URL does not expire: remove it"),
            (self.headers, "`headers` beside `sign: false`; an unsigned URL binds no headers: remove them"),
        ] {
            if let Some(field) = field {
                errors.report(field.position, &field.name, reason);
            }
        }
        for (name, _) in self.query.map(map_of).unwrap_or_default() {
            if let Kind::Text(text) = &name.kind
                && QueryName::new(text.value()).is_ok_and(|name| name.is_response_override())
            {
                let message = format!(
                    "parameter `{}` beside `sign: false`; COS changes headers of the answer only for a signed request: \
                     remove one of them",
                    text.value()
                );
                errors.report(name.position, name, message);
            }
        }
        self.check_known(errors);
    }

    /// An unsigned URL is a constant, so nothing in it may be known only at run time.
    fn check_known(&self, errors: &mut Errors) {
        let fields = [self.bucket, self.region, self.key, self.protocol, self.domain, self.endpoint, self.method];
        let pairs = self.query.map(map_of).unwrap_or_default().iter().flat_map(|(name, value)| [name, value]);
        for value in fields.into_iter().flatten().map(|field| &field.value).chain(pairs) {
            if let Kind::Expression(expression) = &value.kind
                && let Some(at) = run_time_part(expression)
            {
                let message = "known only at run time, beside `sign: false`, which makes a constant; leave `sign` out \
                               and call `.unsigned()`";
                errors.report(value.position, at, message);
            }
        }
    }

    fn check_endpoint(&self, at: &Value, endpoint: &Endpoint, errors: &mut Errors) {
        if self.signer.is_some() && !endpoint.takes_signatures() {
            let message = "a signature for a host where signatures of COS do not work; remove `signer` and write \
                           `sign: false`, or sign for the domain of the bucket itself";
            errors.report(at.position, at, message);
        }
        if let (Some(bucket), Some(region)) = (literal_of::<Bucket>(self.bucket), literal_of::<Region>(self.region))
            && let Err(too_long) = endpoint.push_host(&mut String::new(), &bucket, &region, Protocol::Https)
        {
            errors.report(at.position, at, too_long);
        }
        let Some((field, method)) = self.method.and_then(|field| Some((field, literal::<Method>(&field.value)?)))
        else {
            return;
        };
        if !self.is_served(method, endpoint) {
            let message = match endpoint {
                Endpoint::Custom(domain) => {
                    format!("the method {method} on the domain `{domain}`, which does not serve it; leave `domain` out")
                }
                _ => format!(
                    "the method {method} on the endpoint `{}`, which does not serve it; take the endpoint `default`",
                    endpoint.known_as()
                ),
            };
            errors.report(field.value.position, &field.value, message);
        }
    }

    fn is_served(&self, method: Method, endpoint: &Endpoint) -> bool {
        if endpoint.is_website() {
            matches!(method, Method::Get | Method::Head | Method::Options)
        } else {
            !endpoint.is_accelerated() || method != Method::Delete || self.may_have_upload()
        }
    }

    /// Whether there is the parameter `uploadId`, or a name that the macro cannot read.
    fn may_have_upload(&self) -> bool {
        self.query.is_some_and(|field| match &field.value.kind {
            Kind::Map(_, pairs) => {
                pairs.iter().any(|(name, _)| is_text(name, "uploadId") || matches!(name.kind, Kind::Expression(_)))
            }
            _ => true,
        })
    }

    fn literal_endpoint(&self) -> Option<(&Field, Endpoint)> {
        let domain = self.domain.and_then(|field| Some((field, Endpoint::Custom(literal(&field.value)?))));
        domain.or_else(|| self.endpoint.and_then(|field| Some((field, literal(&field.value)?))))
    }
}

fn literal_of<T: std::str::FromStr>(field: Option<&Field>) -> Option<T> {
    literal(&field?.value)
}

fn map_of(field: &Field) -> &[(Value, Value)] {
    match &field.value.kind {
        Kind::Map(_, pairs) => pairs,
        _ => &[],
    }
}
