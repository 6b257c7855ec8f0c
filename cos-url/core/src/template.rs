//! The templates of a domain: `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`.

use crate::const_bytes::{find_any_from, skip, starts_with};
use crate::const_writer::ConstWriter;
use crate::did_you_mean;
use crate::message::{Fix, Problem};
use crate::{Bucket, Region};

/// A placeholder in a domain, which is replaced with a part of the request.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Bucket,
    BucketName,
    AppId,
    Region,
}

impl Template {
    const ALL: &[Self] = &[Self::Bucket, Self::BucketName, Self::AppId, Self::Region];

    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Bucket => "{Bucket}",
            Self::BucketName => "{BucketName}",
            Self::AppId => "{AppId}",
            Self::Region => "{Region}",
        }
    }

    const fn replacement<'a>(self, bucket: &'a Bucket, region: &'a Region) -> &'a str {
        match self {
            Self::Bucket => bucket.as_str(),
            Self::BucketName => bucket.name(),
            Self::AppId => bucket.app_id(),
            Self::Region => region.as_str(),
        }
    }

    /// The template that a text starts with.
    pub(crate) const fn at_start_of(text: &[u8]) -> Option<Self> {
        let [b'{', ..] = text else { return None };
        let mut templates = Self::ALL;
        while let [template, tail @ ..] = templates {
            if starts_with(text, template.text().as_bytes()) {
                return Some(*template);
            }
            templates = tail;
        }
        None
    }
}

/// Writes a domain in lower case, with its templates replaced.
pub(crate) const fn expand(out: &mut ConstWriter<'_>, domain: &[u8], bucket: &Bucket, region: &Region) {
    let mut rest = domain;
    while let [byte, tail @ ..] = rest {
        if let Some(template) = Template::at_start_of(rest) {
            out.push_str(template.replacement(bucket, region));
            rest = rest.split_at(template.text().len()).1;
        } else {
            out.push(&[byte.to_ascii_lowercase()]);
            rest = tail;
        }
    }
}

/// The number of bytes that [`expand`] writes.
pub(crate) const fn expanded_length(domain: &[u8], bucket: &Bucket, region: &Region) -> usize {
    let (mut rest, mut length) = (domain, 0);
    while let [_, tail @ ..] = rest {
        if let Some(template) = Template::at_start_of(rest) {
            length += template.replacement(bucket, region).len();
            rest = rest.split_at(template.text().len()).1;
        } else {
            length += 1;
            rest = tail;
        }
    }
    length
}

/// The problem of a brace at `at` that is not part of a template.
#[cold]
pub(crate) const fn unknown(text: &[u8], at: usize) -> Problem {
    if let [b'{', b'{', ..] | [b'}', b'}', ..] = text.split_at(at).1 {
        return Problem::at("a template has one brace on each side, as in `{Bucket}`", at);
    }
    let problem = Problem::at("unknown template", at);
    let end = find_any_from(text, b"}", at) + 1;
    if let Some((head, _)) = text.split_at_checked(end)
        && let (_, [b'{', name @ .., b'}']) = head.split_at(at)
        && let Some(template) = nearest(name)
    {
        return problem.with_fix(Fix::replaced(text, (at, end), template.text()).guess());
    }
    problem.with_advice("the templates are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`")
}

/// The template that was probably meant.
const fn nearest(name: &[u8]) -> Option<Template> {
    let Some(found) = did_you_mean::nearest_to_lower_case(name, &["bucket", "bucketname", "appid", "region"]) else {
        return None;
    };
    Some(match found.as_bytes() {
        b"bucket" => Template::Bucket,
        b"bucketname" => Template::BucketName,
        b"appid" => Template::AppId,
        _ => Template::Region,
    })
}

/// Whether a domain has a template.
pub(crate) const fn is_in(domain: &[u8]) -> bool {
    let mut rest = domain;
    skip!(rest, 0..=b'z' | b'|'..);
    matches!(rest, [_, ..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::const_writer::written;

    #[test]
    fn templates_are_replaced_and_letters_are_lower_case() {
        for (domain, expected) in [
            ("{Bucket}.example.com", "examplebucket-1250000000.example.com"),
            ("x-{BucketName}.{AppId}.{Region}.example.com", "x-examplebucket.1250000000.ap-beijing.example.com"),
            ("IMG.Example.COM:8443", "img.example.com:8443"),
        ] {
            let mut buffer = [0; 64];
            let mut out = ConstWriter::new(&mut buffer);
            let bucket = Bucket::from_static("examplebucket-1250000000");
            expand(&mut out, domain.as_bytes(), &bucket, &Region::AP_BEIJING);
            let length = out.length();
            assert_eq!(written(&buffer, length), expected);
            assert_eq!(expanded_length(domain.as_bytes(), &bucket, &Region::AP_BEIJING), length);
        }
    }

    #[test]
    fn the_nearest_template_is_found() {
        for (name, expected) in [
            ("bucket", Some("{Bucket}")),
            ("Bukket", Some("{Bucket}")),
            ("bucket_name", Some("{BucketName}")),
            ("APPID", Some("{AppId}")),
            ("Regoin", Some("{Region}")),
            ("", None),
            ("key", None),
            ("BucketNameBucketName", None),
        ] {
            assert_eq!(nearest(name.as_bytes()).map(Template::text), expected, "{name}");
        }
    }
}
