//! Why a text is not the name of an endpoint.

use crate::const_bytes::{ends_with_ignoring_case, find, find_any_from, find_ignoring_case};
use crate::cos_host::is_of_tencent_cloud;
use crate::endpoint_hosts::Family;
use crate::message::{CommandLineOption, Constructor, Context, Fix, Problem};
use crate::{did_you_mean, domain, host_name};

const DOMAIN: Constructor = Constructor {
    when: "for a custom domain",
    run_time: "Domain::new",
    constant: "Domain::from_static",
    in_macro: Some(("domain: ", "")),
    in_file: &["domain"],
    option: CommandLineOption::WithValue("--domain"),
};

/// In a macro call, the domain is a field of its own. In a file, it is a part of the endpoint.
const PRIVATE: Constructor = Constructor {
    in_macro: Some(("domain: Domain::private_static(", ")")),
    in_file: &["domain", "private"],
    ..host_name::PRIVATE
};

const NAMES: &str = "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
                     and `website`";

/// The problem of a text that is not the name of an endpoint.
#[cold]
pub(crate) const fn unknown(endpoint: &str) -> Problem {
    let text = endpoint.as_bytes();
    match text {
        b"custom" => {
            return Problem::new(
                "a custom endpoint needs a domain; use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`",
            )
            .in_contexts(&[
                (Context::File, "a custom endpoint needs a domain; write `{ domain = \"..\" }`"),
                (Context::Macro, "a custom endpoint needs a domain; write `domain: \"..\"`"),
                (Context::CommandLine, "a custom endpoint needs a domain; use `--domain`"),
            ]);
        }
        b"cdn" => {
            return Problem::new(
                "a CDN endpoint needs a domain; use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`",
            )
            .in_contexts(&[
                (Context::File, "a CDN endpoint needs a domain; write `{ cdn = \"..\" }`"),
                (Context::Macro, "a CDN endpoint needs a domain; write `endpoint: Endpoint::Cdn(domain)`"),
                (Context::CommandLine, "a CDN endpoint needs a domain; use `--domain`"),
            ]);
        }
        _ => {}
    }
    if find_any_from(text, b".:/", 0) < text.len() {
        let problem = Problem::new("it is a host or URL, not the name of an endpoint");
        return match family_of_host(text) {
            Some(family) => problem.with_fix(Fix::text(family.name)),
            None if is_of_tencent_cloud(text) => problem.with_advice(NAMES),
            None if domain::check(endpoint).is_ok() => problem.with_constructor(&DOMAIN),
            None if domain::check_private(endpoint).is_ok() => problem.with_constructor(&PRIVATE),
            None => with_host(problem, endpoint),
        };
    }
    let problem = Problem::new(NAMES);
    let mut families = Family::ALL;
    while let [family, tail @ ..] = families {
        if equal_ignoring_separators(text, family.name.as_bytes()) {
            return problem.with_fix(Fix::text(family.name));
        }
        families = tail;
    }
    if find(text, b"website").is_some() {
        return problem.with_fix(Fix::text("website").guess());
    }
    match did_you_mean::nearest_to_lower_case(text, Family::NAMES) {
        Some(name) => problem.with_fix(Fix::text(name).guess()),
        None => problem,
    }
}

/// Adds the domain that a URL contains, if it is valid.
const fn with_host(problem: Problem, endpoint: &str) -> Problem {
    let text = endpoint.as_bytes();
    match domain::check(endpoint) {
        Err(Problem { fix: Some(host), fix_is_argument: true, .. }) if find(text, b"://").is_some() => {
            problem.with_constructor_for(&PRIVATE, host)
        }
        Err(Problem { fix: Some(host), fix_is_argument: false, .. }) if find(text, b"/").is_some() => {
            problem.with_constructor_for(&DOMAIN, host)
        }
        _ => problem.with_advice("pass only the host, as the domain"),
    }
}

/// The family whose hosts have the form of the text. If there are several, the one with the longest part after the
/// bucket.
const fn family_of_host(text: &[u8]) -> Option<&'static Family> {
    let (mut families, mut found, mut longest) = (Family::ALL, None, 0);
    while let [family, tail @ ..] = families {
        let service = family.parts.without_bucket();
        if service.len() > longest
            && find_ignoring_case(text, service).is_some()
            && ends_with_ignoring_case(text, family.parts.suffix.as_bytes())
        {
            (found, longest) = (Some(family), service.len());
        }
        families = tail;
    }
    found
}

/// Whether two strings are equal except for case, hyphens, underscores and spaces.
const fn equal_ignoring_separators(mut a: &[u8], mut b: &[u8]) -> bool {
    loop {
        match (a, b) {
            ([b'-' | b'_' | b' ', tail @ ..], _) => a = tail,
            (_, [b'-' | b'_' | b' ', tail @ ..]) => b = tail,
            ([first_a, tail_a @ ..], [first_b, tail_b @ ..]) if first_a.eq_ignore_ascii_case(first_b) => {
                (a, b) = (tail_a, tail_b);
            }
            ([], []) => return true,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Endpoint, ErrorKind};
    use alloc::string::ToString;

    #[test]
    fn other_strings_are_rejected() {
        const LIST: &str = super::NAMES;
        const HOST: &str = "it is a host or URL, not the name of an endpoint";
        for (text, sentence, rest) in [
            ("", LIST, ""),
            ("Default", LIST, "; write `default`"),
            ("dual_stack", LIST, "; write `dual-stack`"),
            ("dualstack", LIST, "; write `dual-stack`"),
            ("Acelerate", LIST, "; did you mean `accelerate`?"),
            ("static-website", LIST, "; did you mean `website`?"),
            ("x", LIST, ""),
            ("cos.accelerate.myqcloud.com", HOST, "; write `accelerate`"),
            ("b-1.cos-internal.accelerate.tencentcos.cn", HOST, "; write `internal-accelerate`"),
            ("b-1.cos-internal.ap-beijing.tencentcos.cn", HOST, "; write `internal`"),
            ("b-1.cos.ap-beijing.myqcloud.com", HOST, "; write `default`"),
            ("B-1.COS-INTERNAL.AP-BEIJING.TENCENTCOS.CN", HOST, "; write `internal`"),
            ("img.example.com", HOST, "; for a custom domain, use `Domain::new(\"img.example.com\")`"),
            (
                "localhost:9000",
                HOST,
                "; for a test server, container or private cloud, use `Domain::private(\"localhost:9000\")`",
            ),
            ("accelerate.myqcloud.com", HOST, &alloc::format!("; {LIST}")),
            ("https://img.example.com", HOST, "; for a custom domain, use `Domain::new(\"img.example.com\")`"),
            ("cos.example.com/", HOST, "; for a custom domain, use `Domain::new(\"cos.example.com\")`"),
            (
                "http://127.0.0.1:9000/",
                HOST,
                "; for a test server, container or private cloud, use `Domain::private(\"127.0.0.1:9000\")`",
            ),
            ("accelerate/", HOST, "; pass only the host, as the domain"),
            ("https://a..b/", HOST, "; pass only the host, as the domain"),
            (
                "custom",
                "a custom endpoint needs a domain; use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`",
                "",
            ),
            ("cdn", "a CDN endpoint needs a domain; use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`", ""),
        ] {
            let error = Endpoint::new(text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidEndpoint);
            let message = error.to_string();
            let (_, after_echo) = message.split_once(": ").unwrap();
            assert_eq!(after_echo, [sentence, rest].concat(), "{text}");
        }
    }
}
