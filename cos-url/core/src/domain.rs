//! Domain: the host of a URL, with an optional port.

mod pasted_url;

use crate::Error;
use crate::const_writer::{ConstWriter, written};
use crate::cos_host::{self, CosHost};
use crate::error::Part;
use crate::host_name::{self, MAX_AUTHORITY, NotPublic};
use crate::message::{FixBuffer, Problem, const_panic};
use crate::string_newtype::{compared_ignoring_case, serde_with_constructor, string_newtype};
use crate::text::Text;
use alloc::string::String;
use core::fmt;
use pasted_url::problem_of_url;

/// The host of a URL with an optional port: `img.example.com`, `img.example.com:8443`.
///
/// [`Domain::new`] accepts public DNS names, [`Domain::private`] also those of test servers, containers and private
/// clouds.
///
/// `{Bucket}` (the full name), `{BucketName}` (without the APPID), `{AppId}` and `{Region}` in a domain are replaced by
/// those of the request, as in the JavaScript SDK. A domain under `myqcloud.com` or `tencentcos.cn` starts with the
/// bucket. Domains are compared without case; the URL and the `Host` header contain the domain in lower case. Write an
/// international name in Punycode. Source: Enabling Custom Origin Domains, document
/// [436/36638](https://cloud.tencent.com/document/product/436/36638).
///
/// With the feature `serde`, a domain is a string, `"img.example.com"`; one that only [`Domain::private`] accepts is a
/// table with one entry, in TOML `domain = { private = "cos:9000" }`.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::Domain;
///
/// let domain = Domain::new("IMG.example.com:8443")?;
/// assert_eq!(domain, Domain::from_static("img.example.com:8443"));
/// assert!(Domain::new("https://img.example.com").is_err());
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
pub struct Domain(Text, Form);

/// The checks that are needed for each request.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Nothing: the host is the text in lower case.
    Fixed,
    /// The text has templates or is a host of Tencent Cloud, and the host must be a public DNS name.
    Public,
    /// As `Public`, but the host need not be public.
    Private,
}

impl Domain {
    /// Parses a public DNS name with an optional port. Nothing is trimmed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidDomain`](crate::ErrorKind::InvalidDomain) for a text with a scheme, user name, path, query
    /// or fragment; an unknown template; a host that is no public DNS name, such as an IP address, `localhost` or a
    /// single label; and a host of COS without the bucket or with an unknown region.
    pub fn new(domain: impl Into<String>) -> Result<Self, Error> {
        Self::validated(domain.into(), check)
    }

    /// A domain from a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`Domain::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(domain: &'static str) -> Self {
        Self::validated_static(domain, check(domain))
    }

    /// Also accepts the hosts of test servers, containers and private clouds: single labels, `_` in names, `localhost`,
    /// and IP addresses in their canonical form.
    ///
    /// The client sends a signed request to this host. Do not create such a domain from text that a user can choose.
    ///
    /// ```
    /// # use cos_url_core as cos_url;
    /// use cos_url::Domain;
    ///
    /// for domain in ["cos:9000", "127.0.0.1:9000", "[::1]", "minio_1.cluster.local"] {
    ///     assert!(Domain::new(domain).is_err() && Domain::private(domain).is_ok());
    /// }
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidDomain`](crate::ErrorKind::InvalidDomain) for every other text that [`Domain::new`] rejects,
    /// and for other forms of an IP address: `010.0.0.1`, `0x7f.1`, `[0:0:0:0:0:0:0:1]`.
    #[doc(alias = "localhost")]
    pub fn private(domain: impl Into<String>) -> Result<Self, Error> {
        Self::validated(domain.into(), check_private)
    }

    /// [`Domain::private`] for a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`Domain::private`] rejects the text.
    #[track_caller]
    pub const fn private_static(domain: &'static str) -> Self {
        Self::validated_static(domain, check_private(domain))
    }

    pub(crate) const fn form(&self) -> Form {
        self.1
    }

    fn validated(text: String, rule: fn(&str) -> Result<Form, Problem>) -> Result<Self, Error> {
        match rule(&text) {
            Ok(form) => Ok(Self(Text::Owned(text), form)),
            Err(problem) => Err(Error::invalid(Part::Domain, &text, &problem)),
        }
    }

    #[track_caller]
    const fn validated_static(text: &'static str, result: Result<Form, Problem>) -> Self {
        match result {
            Ok(form) => Self(Text::Static(text), form),
            Err(problem) => const_panic(Part::Domain.label(), text, &problem),
        }
    }
}

string_newtype!(Domain);
compared_ignoring_case!(Domain);
serde_with_constructor!(Domain, check, private);

impl fmt::Debug for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Domain").field(&self.0).finish()
    }
}

/// The rule of [`Domain::new`].
pub(crate) const fn check(domain: &str) -> Result<Form, Problem> {
    match parse(domain) {
        Ok(Parsed { form, not_public: None }) => Ok(form),
        Ok(Parsed { not_public: Some(why), .. }) => Err(why.problem()),
        Err(problem) => Err(with_accepted_fix(domain, problem)),
    }
}

/// The rule of [`Domain::private`].
pub(crate) const fn check_private(domain: &str) -> Result<Form, Problem> {
    match parse(domain) {
        Ok(Parsed { form, .. }) => Ok(form),
        Err(problem) => Err(match fixed(domain, &problem) {
            Some(_) => problem.without_constructor(),
            None => problem.without_constructor().without_fix(),
        }),
    }
}

struct Parsed {
    form: Form,
    /// Why only [`Domain::private`] accepts the host.
    not_public: Option<NotPublic>,
}

const fn parse(domain: &str) -> Result<Parsed, Problem> {
    let text = domain.as_bytes();
    if text.is_empty() {
        return Err(Problem::new("it is empty; write a domain such as `img.example.com`"));
    }
    let host_name::HostName { length, has_template, not_public } = match host_name::parse(text) {
        Ok(parsed) => parsed,
        Err(problem) => return Err(problem_of_url(text, problem)),
    };
    let (name, _) = text.split_at(length);
    let is_of_tencent_cloud = cos_host::is_of_tencent_cloud(name);
    if is_of_tencent_cloud {
        let mut buffer = [0; MAX_AUTHORITY];
        let mut lower = ConstWriter::new(&mut buffer);
        lower.push_lower(name);
        if let Some(host) = CosHost::read(written(&buffer, length).as_bytes())
            && let Err(problem) = host.check(text)
        {
            return Err(problem);
        }
    }
    let form = if !is_of_tencent_cloud && !has_template {
        Form::Fixed
    } else if not_public.is_none() {
        Form::Public
    } else {
        Form::Private
    };
    Ok(Parsed { form, not_public })
}

/// Returns the problem with its fix if [`Domain::new`] accepts the fix, with the constructor [`Domain::private`] if
/// only that accepts it, and otherwise without the fix.
#[cold]
const fn with_accepted_fix(domain: &str, problem: Problem) -> Problem {
    let Some(fix) = problem.fix else { return problem };
    match fixed(domain, &problem) {
        Some(Parsed { not_public: None, .. }) => problem,
        Some(_) => problem.with_constructor_for(&host_name::PRIVATE, fix),
        None => problem.without_fix(),
    }
}

/// The suggested fix as a domain, if it is one.
const fn fixed(domain: &str, problem: &Problem) -> Option<Parsed> {
    let Some(fix) = problem.fix else { return None };
    let mut buffer = [0; size_of::<FixBuffer>()];
    match fix.apply(domain, &mut buffer) {
        Some(fixed) => match parse(fixed) {
            Ok(parsed) => Some(parsed),
            Err(_) => None,
        },
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    fn message(result: Result<Domain, Error>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn public_names_are_accepted_by_both_constructors() {
        for domain in [
            "img.example.com",
            "IMG.Example.COM:8443",
            "img.example.com:443",
            "img.example.com:1",
            "img.example.com:65535",
            "a-b.4x.example",
            "xn--fiqs8s.example",
            "XN--12C1FE0BR.example",
            "xn--mgbh0fb.example",
            "xn--i-7iq.example",
            "{Bucket}.example.com",
            "x-{BucketName}.{AppId}.{Region}.example.com:8443",
            "otherbucket-1250000000.cos.ap-shanghai.myqcloud.com",
        ] {
            assert_eq!(Domain::new(domain).unwrap(), domain);
            assert_eq!(Domain::private(domain).unwrap(), domain);
        }
        let (label, name) = ("a".repeat(63) + ".com", "a.".repeat(126) + "a");
        assert!(Domain::new(&*label).is_ok() && Domain::new(&*name).is_ok());
        assert!(
            message(Domain::new(format!("a{label}")))
                .ends_with(": a label, the part between two dots, has at most 63 bytes (64 bytes)")
        );
        assert!(message(Domain::new(format!("a{name}"))).ends_with(": a DNS name has at most 253 bytes (254 bytes)"));
    }

    #[test]
    fn only_private_accepts_hosts_that_are_not_public() {
        for (domain, why) in [
            ("cos:9000", "a public DNS name has a dot, as in `img.example.com`"),
            ("{Bucket}", "a public DNS name has a dot, as in `img.example.com`"),
            ("img_x.example.com", "public host names have no underscore (`_` at byte 3)"),
            ("localhost", "it is this machine, not a public DNS name"),
            ("LOCALHOST:9000", "it is this machine, not a public DNS name"),
            ("app.LocalHost", "it is this machine, not a public DNS name"),
            ("10.0.0.5:8080", "it is an IP address, not a public DNS name"),
            ("169.254.169.254", "it is an IP address, not a public DNS name"),
            ("[::1]:9000", "it is an IP address, not a public DNS name"),
        ] {
            let advice = format!("for a test server, container or private cloud, use `Domain::private(\"{domain}\")`");
            assert_eq!(message(Domain::new(domain)), format!("invalid domain `{domain}`: {why}; {advice}"));
            assert_eq!(Domain::private(domain).unwrap(), domain);
        }
    }

    #[test]
    fn both_constructors_reject_with_the_same_message() {
        for (domain, expected) in [
            ("", ": it is empty; write a domain such as `img.example.com`"),
            ("evil.com@img.example.com", "a domain has no user name (`@` at byte 8)"),
            ("user:pw@img.example.com", "a domain has no user name (`@` at byte 7)"),
            ("img.example.com\\@evil.com", "a domain has no user name (`@` at byte 16)"),
            (
                "https://img.example.com",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
            ),
            (
                "https//img.example.com",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
            ),
            (
                "http:/img.example.com",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
            ),
            (
                "HTTP:img.example.com:80",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com:80`",
            ),
            (
                "HTTP://img.example.com:8080/p?x=1",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write \
                 `img.example.com:8080`; the path belongs in front of the key",
            ),
            (
                "//img.example.com/",
                "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
            ),
            ("img.example.com/", "a domain has no path (`/` at byte 15); write `img.example.com`"),
            (
                "img.example.com//p",
                "a domain has no path (`/` at byte 15); write `img.example.com`; the path belongs in front of the key",
            ),
            ("img.example.com:8443\\p@x", "a domain has no user name (`@` at byte 22)"),
            (
                "img.example.com?x=http://a",
                "a domain has no query (`?` at byte 15); write `img.example.com`; the parameters of the query are given \
                 separately",
            ),
            (
                "img.example.com#f",
                "a domain has no fragment (`#` at byte 15); write `img.example.com`; a URL of an object has no fragment",
            ),
            ("img.example.com\r\n", "whitespace around the domain (`\\n` at byte 16); write `img.example.com`"),
            ("a b.example.com/p", "a domain has no path (`/` at byte 15); the path belongs in front of the key"),
        ] {
            for result in [Domain::new(domain), Domain::private(domain)] {
                assert!(message(result).ends_with(expected), "{domain}: {expected}");
            }
        }
    }

    #[test]
    fn advice_for_a_private_host_names_its_constructor() {
        for (domain, host) in [("http://localhost:9000", "localhost:9000"), ("https://[::1]", "[::1]")] {
            let start = "a domain has no scheme; the protocol, `https` or `http`, is given separately";
            let advice = format!("for a test server, container or private cloud, use `Domain::private(\"{host}\")`");
            assert_eq!(message(Domain::new(domain)), format!("invalid domain `{domain}`: {start}; {advice}"));
            assert_eq!(message(Domain::private(domain)), format!("invalid domain `{domain}`: {start}; write `{host}`"));
        }
    }

    #[test]
    fn upper_and_lower_case_are_the_same_domain() {
        let domain = Domain::from_static("IMG.example.com");
        assert_eq!(domain, Domain::from_static("img.EXAMPLE.com"));
        assert_eq!(domain, "img.example.com");
        assert_ne!(domain, Domain::from_static("image.example.com"));
        assert!(Domain::from_static("a.example.com") < Domain::from_static("B.example.com"));
        assert_eq!(format!("{domain:?} {domain}"), "Domain(\"IMG.example.com\") IMG.example.com");
    }

    #[test]
    fn a_long_text_is_cut_in_the_message() {
        // Miri runs a thousand times slower.
        let length = if cfg!(miri) { 1 << 10 } else { 1 << 20 };
        let long = "a".repeat(length);
        for text in [long.clone(), format!("https://{long}"), format!("{long}@"), "a.".repeat(length / 2) + "a"] {
            assert!(message(Domain::new(text)).len() < 300);
        }
    }
}
