//! Methods, protocols and endpoints.

use super::Rejected;

/// Strings that are not a method.
pub(crate) const METHOD: &[Rejected] = &[
    // Another spelling, another method.
    ("get", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS; write `GET`"),
    ("", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("FETCH", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("PATCH", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("GET\n/other", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    (" GET", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS; write `GET`"),
    ("GETT", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS; did you mean `GET`?"),
];

/// Strings that are not a protocol.
pub(crate) const PROTOCOL: &[Rejected] = &[
    // Another spelling, another scheme.
    ("HTTPS", "the protocol is `https` or `http`; write `https`"),
    ("http://", "the protocol is `https` or `http`; write `http`"),
    ("ftp", "the protocol is `https` or `http`"),
    ("", "the protocol is `https` or `http`"),
    ("htps", "the protocol is `https` or `http`; did you mean `https`?"),
    ("https://img.example.com", "the protocol is `https` or `http`; write `https`"),
];

/// Strings that are not the name of an endpoint.
pub(crate) const ENDPOINT: &[Rejected] = &[
    // Another spelling, a host, nothing.
    (
        "Default",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; write `default`",
    ),
    (
        "dual_stack",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; write `dual-stack`",
    ),
    (
        "dualstack",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; write `dual-stack`",
    ),
    ("cos.accelerate.myqcloud.com", "it is a host or URL, not the name of an endpoint; write `accelerate`"),
    ("custom", "a custom endpoint needs a domain; use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`"),
    ("cdn", "a CDN endpoint needs a domain; use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`"),
    (
        "",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`",
    ),
    (
        "acelerate",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; did you mean `accelerate`?",
    ),
    (
        "img.example.com",
        "it is a host or URL, not the name of an endpoint; for a custom domain, use \
         `Domain::new(\"img.example.com\")`",
    ),
    (
        "https://img.example.com",
        "it is a host or URL, not the name of an endpoint; for a custom domain, use `Domain::new(\"img.example.com\")`",
    ),
    (
        "static-website",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; did you mean `website`?",
    ),
];
