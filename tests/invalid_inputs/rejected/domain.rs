//! Domains.

use super::Rejected;

/// Strings that are not a public domain.
pub(crate) const DOMAIN: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; write a domain such as `img.example.com`"),
    // A user name.
    ("evil.com@img.example.com", "a domain has no user name (`@` at byte 8)"),
    ("img.example.com@evil.com", "a domain has no user name (`@` at byte 15)"),
    ("img.example.com\\@evil.com", "a domain has no user name (`@` at byte 16)"),
    // A scheme.
    (
        "https://img.example.com",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
    ),
    (
        "https://img.example.com/",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
    ),
    (
        "HTTP://img.example.com:8080/p?x=1#f",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com:8080`; \
         the path belongs in front of the key",
    ),
    (
        "javascript://x",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; for a test server, container \
         or private cloud, use `Domain::private(\"x\")`",
    ),
    (
        "ftp://x",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; for a test server, container \
         or private cloud, use `Domain::private(\"x\")`",
    ),
    (
        "https://h.example/prefix",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `h.example`; the path \
         belongs in front of the key",
    ),
    (
        "http://localhost:9000",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; for a test server, container \
         or private cloud, use `Domain::private(\"localhost:9000\")`",
    ),
    (
        "http://10.0.0.5:8080/",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; for a test server, container \
         or private cloud, use `Domain::private(\"10.0.0.5:8080\")`",
    ),
    (
        "https://{Bucket}.cos.{Region}.myqcloud.com/",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write \
         `{Bucket}.cos.{Region}.myqcloud.com`",
    ),
    // Text with more than a host.
    (
        "img.example.com/p",
        "a domain has no path (`/` at byte 15); write `img.example.com`; the path belongs in front of the key",
    ),
    ("img.example.com/", "a domain has no path (`/` at byte 15); write `img.example.com`"),
    ("img.example.com:8443/", "a domain has no path (`/` at byte 20); write `img.example.com:8443`"),
    (
        "img.example.com?x=1",
        "a domain has no query (`?` at byte 15); write `img.example.com`; the parameters of the query are given \
         separately",
    ),
    (
        "img.example.com#f",
        "a domain has no fragment (`#` at byte 15); write `img.example.com`; a URL of an object has no fragment",
    ),
    (
        "img.example.com\\p",
        "a domain has no path (`\\\\` at byte 15); write `img.example.com`; the path belongs in front of the key",
    ),
    (
        "//img.example.com",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `img.example.com`",
    ),
    // Whitespace and control characters.
    (" img.example.com", "whitespace around the domain (` ` at byte 0); write `img.example.com`"),
    ("img .example.com", "a domain has no whitespace and no invisible characters (` ` at byte 3)"),
    ("img.example.com\t", "whitespace around the domain (`\\t` at byte 15); write `img.example.com`"),
    ("img.example.com\r\n", "whitespace around the domain (`\\n` at byte 16); write `img.example.com`"),
    ("img\n.example.com", "a domain has no whitespace and no invisible characters (`\\n` at byte 3)"),
    ("img.example.com\0", "a domain has no whitespace and no invisible characters (`\\0` at byte 15)"),
    ("img.example.com: 80", "a port is a number from 1 to 65535 without leading zeros (` ` at byte 16)"),
    // Characters outside ASCII, and invisible characters.
    (
        "exämple.com",
        "a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example` (`ä` at byte 2)",
    ),
    (
        "\u{430}pple.com",
        "a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example` (`\u{430}` at byte 0)",
    ),
    ("img.example.com\u{202e}", "a domain has no whitespace and no invisible characters (`\\u{202e}` at byte 15)"),
    ("img。example.com", "the dots of a domain are ASCII (`。` at byte 3); write `img.example.com`"),
    ("img\u{200b}.example.com", "a domain has no whitespace and no invisible characters (`\\u{200b}` at byte 3)"),
    (
        "中国.cn",
        "a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example` (`中` at byte 0)",
    ),
    // Escapes.
    ("%65vil.com", "a domain is not percent-encoded (`%` at byte 0)"),
    // Unknown templates.
    ("{Bukket}.example.com", "unknown template (`{` at byte 0); did you mean `{Bucket}.example.com`?"),
    ("{bucket}.example.com", "unknown template (`{` at byte 0); did you mean `{Bucket}.example.com`?"),
    (
        "{Bucket.example.com",
        "unknown template (`{` at byte 0); the templates are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`",
    ),
    (
        "Bucket}.example.com",
        "unknown template (`}` at byte 6); the templates are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`",
    ),
    ("<Bucket>.example.com", "a template is written in braces, as in `{Bucket}` (`<` at byte 0)"),
    ("${Bucket}.example.com", "a template has no `$` (`$` at byte 0); write `{Bucket}.example.com`"),
    // Not a DNS name.
    (
        "169.254.169.254",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"169.254.169.254\")`",
    ),
    (
        "0x7f.1",
        "an IPv4 address is written in its canonical form, as in `10.0.0.5`; for a test server, container or private \
         cloud, use `Domain::private(\"10.0.0.5\")`",
    ),
    (
        "2130706433",
        "an IPv4 address is written in its canonical form, as in `10.0.0.5`; for a test server, container or private \
         cloud, use `Domain::private(\"10.0.0.5\")`",
    ),
    (
        "1.2.3.4.5",
        "an IPv4 address is written in its canonical form, as in `10.0.0.5`; for a test server, container or private \
         cloud, use `Domain::private(\"10.0.0.5\")`",
    ),
    (
        "[::2]",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"[::2]\")`",
    ),
    ("img.{AppId}", "the last label is a number, so URL parsers read the host as an IPv4 address"),
    (
        "img",
        "a public DNS name has a dot, as in `img.example.com`; for a test server, container or private cloud, use \
         `Domain::private(\"img\")`",
    ),
    (
        "{Bucket}",
        "a public DNS name has a dot, as in `img.example.com`; for a test server, container or private cloud, use \
         `Domain::private(\"{Bucket}\")`",
    ),
    (
        "LOCALHOST",
        "it is this machine, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"LOCALHOST\")`",
    ),
    // A host of COS without the bucket.
    (
        "cos.ap-beijing.myqcloud.com",
        "it is a host of COS without the bucket; write `{Bucket}.cos.ap-beijing.myqcloud.com`",
    ),
    (
        "COS-internal.{Region}.tencentcos.cn:8080",
        "it is a host of COS without the bucket; write `{Bucket}.COS-internal.{Region}.tencentcos.cn:8080`",
    ),
    (
        "cos.accelerate.myqcloud.com:443",
        "it is a host of COS without the bucket; write `{Bucket}.cos.accelerate.myqcloud.com:443`",
    ),
    ("service.cos.myqcloud.com", "it is a host of COS without the bucket"),
    ("ap-beijing.myqcloud.com", "it is a host of COS without the bucket; write `{Bucket}.cos.ap-beijing.myqcloud.com`"),
    (
        "ci.ap-beijing.myqcloud.com",
        "it is a host of COS without the bucket; write `{Bucket}.ci.ap-beijing.myqcloud.com`",
    ),
    (
        "c1.cos-cdc.ap-beijing.myqcloud.com",
        "it is a host of COS without the bucket; write `{Bucket}.c1.cos-cdc.ap-beijing.myqcloud.com`",
    ),
    (
        "COS.ap-beijing.myqcloud.com:8443",
        "it is a host of COS without the bucket; write `{Bucket}.COS.ap-beijing.myqcloud.com:8443`",
    ),
    ("cos.{Region}.myqcloud.com", "it is a host of COS without the bucket; write `{Bucket}.cos.{Region}.myqcloud.com`"),
    ("x.{BucketName}.myqcloud.com", "a host of COS starts with the bucket, `<BucketName>-<APPID>`"),
    ("myqcloud.com", "it is a host of COS without the bucket; write `{Bucket}.cos.{Region}.myqcloud.com`"),
    (
        "examplebucket.cos.ap-beijing.myqcloud.com",
        "a host of COS starts with the bucket, `<BucketName>-<APPID>`; did you mean \
         `{Bucket}.cos.ap-beijing.myqcloud.com`?",
    ),
    // The local machine.
    (
        "localhost",
        "it is this machine, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"localhost\")`",
    ),
    (
        "localhost:9000",
        "it is this machine, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"localhost:9000\")`",
    ),
    (
        "127.0.0.1",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"127.0.0.1\")`",
    ),
    (
        "[::1]",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"[::1]\")`",
    ),
    // Dots and hyphens.
    ("a..b", "there is nothing between two dots (`.` at byte 2)"),
    (".a", "a domain does not start with a dot (`.` at byte 0)"),
    ("img.example.com.", "a domain does not end with a dot (`.` at byte 15); write `img.example.com`"),
    ("img.example.com..", "there is nothing between two dots (`.` at byte 16)"),
    ("-a.com", "a label does not start or end with a hyphen (`-` at byte 0)"),
    ("a-.com", "a label does not start or end with a hyphen (`-` at byte 1)"),
    // Other characters.
    (
        "img_x.example.com",
        "public host names have no underscore (`_` at byte 3); for a test server, container or private cloud, use \
         `Domain::private(\"img_x.example.com\")`",
    ),
    ("*.example.com", "a domain has only letters, digits, hyphens and dots (`*` at byte 0)"),
    ("img.example.com,b.com", "a domain has only letters, digits, hyphens and dots (`,` at byte 15)"),
    // Too long.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com",
        "a label, the part between two dots, has at most 63 bytes (64 bytes)",
    ),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "a DNS name has at most 253 bytes (254 bytes)",
    ),
    // Ports.
    ("img.example.com:", "there is no port after the colon (`:` at byte 15); write `img.example.com`"),
    ("img.example.com:0", "a port is a number from 1 to 65535 without leading zeros (`0` at byte 16)"),
    ("img.example.com:080", "a port is a number from 1 to 65535 without leading zeros (`0` at byte 16)"),
    ("img.example.com:65536", "a port is a number from 1 to 65535 without leading zeros (`6` at byte 16)"),
    ("img.example.com:99999", "a port is a number from 1 to 65535 without leading zeros (`9` at byte 16)"),
    ("img.example.com:8a", "a port is a number from 1 to 65535 without leading zeros (`8` at byte 16)"),
    ("img.example.com:443:443", "a port is a number from 1 to 65535 without leading zeros (`4` at byte 16)"),
    (":0", "there is no host before the port (`:` at byte 0)"),
    (":", "there is no host before the port (`:` at byte 0)"),
    // Hosts of test servers, containers and private clouds.
    (
        "cos:9000",
        "a public DNS name has a dot, as in `img.example.com`; for a test server, container or private cloud, use \
         `Domain::private(\"cos:9000\")`",
    ),
    (
        "app.localhost",
        "it is this machine, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"app.localhost\")`",
    ),
    (
        "LOCALHOST:9000",
        "it is this machine, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"LOCALHOST:9000\")`",
    ),
    (
        "10.0.0.5:8080",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"10.0.0.5:8080\")`",
    ),
    (
        "[::1]:9000",
        "it is an IP address, not a public DNS name; for a test server, container or private cloud, use \
         `Domain::private(\"[::1]:9000\")`",
    ),
    (
        "_minio.example.com",
        "public host names have no underscore (`_` at byte 0); for a test server, container or private cloud, use \
         `Domain::private(\"_minio.example.com\")`",
    ),
    // Other forms of an address.
    (
        "010.0.0.1",
        "an IPv4 address is written in its canonical form, as in `10.0.0.5`; for a test server, container or private \
         cloud, use `Domain::private(\"10.0.0.5\")`",
    ),
    (
        "[0:0:0:0:0:0:0:1]",
        "an IPv6 address is written in its canonical form (RFC 5952), as in `[fe80::1]`; for a test server, \
         container or private cloud, use `Domain::private(\"[fe80::1]\")`",
    ),
    (
        "::1",
        "an IPv6 address is written in brackets, as in `[fe80::1]`; for a test server, container or private cloud, \
         use `Domain::private(\"[fe80::1]\")`",
    ),
    (
        "192.168.1.1.",
        "a domain does not end with a dot (`.` at byte 11); for a test server, container or private cloud, use \
         `Domain::private(\"192.168.1.1\")`",
    ),
    // A host of COS with an unknown region, or without one.
    (
        "{Bucket}.cos.ap-gaungzhou.myqcloud.com",
        "unknown COS region (`a` at byte 13); did you mean `{Bucket}.cos.ap-guangzhou.myqcloud.com`?",
    ),
    (
        "examplebucket-1250000000.cos.ap-gaungzhou.myqcloud.com",
        "unknown COS region (`a` at byte 29); did you mean `examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com`?",
    ),
    (
        "{Bucket}.COS.cn-north.MyQCloud.com",
        "unknown COS region (`c` at byte 13); did you mean `{Bucket}.COS.ap-beijing-1.MyQCloud.com`?",
    ),
    (
        "{Bucket}.cos.ap-newcity.tencentcos.cn",
        "unknown COS region (`a` at byte 13); write `{Bucket}.cos.{Region}.tencentcos.cn`; `{Region}` is the region of \
         the request",
    ),
    (
        "{Bucket}.myqcloud.com",
        "it is a host of COS without a service and a region; write `{Bucket}.cos.{Region}.myqcloud.com`",
    ),
    ("{Bucket}.cos.myqcloud.com", "it is a host of COS without the region; write `{Bucket}.cos.{Region}.myqcloud.com`"),
];

/// Strings that `Domain::private` rejects too.
pub(crate) const PRIVATE_DOMAIN: &[Rejected] = &[
    // Other forms of an address.
    ("010.0.0.1", "an IPv4 address is written in its canonical form, as in `10.0.0.5`"),
    ("0x7f.1", "an IPv4 address is written in its canonical form, as in `10.0.0.5`"),
    ("2130706433", "an IPv4 address is written in its canonical form, as in `10.0.0.5`"),
    ("1.2.3", "an IPv4 address is written in its canonical form, as in `10.0.0.5`"),
    ("[0:0:0:0:0:0:0:1]", "an IPv6 address is written in its canonical form (RFC 5952), as in `[fe80::1]`"),
    ("[::1", "an IPv6 address is written in its canonical form (RFC 5952), as in `[fe80::1]`"),
    ("::1", "an IPv6 address is written in brackets, as in `[fe80::1]`"),
    ("a.1", "the last label is a number, so URL parsers read the host as an IPv4 address"),
    // Text with more than a host.
    (
        "http://localhost",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `localhost`",
    ),
    (
        "https://[::1]:9000/minio",
        "a domain has no scheme; the protocol, `https` or `http`, is given separately; write `[::1]:9000`; the path \
         belongs in front of the key",
    ),
    ("localhost:9000/", "a domain has no path (`/` at byte 14); write `localhost:9000`"),
    (
        "localhost?x",
        "a domain has no query (`?` at byte 9); write `localhost`; the parameters of the query are given separately",
    ),
    ("localhost#f", "a domain has no fragment (`#` at byte 9); write `localhost`; a URL of an object has no fragment"),
    ("user@localhost", "a domain has no user name (`@` at byte 4)"),
    // Whitespace and invisible characters.
    (" cos:9000", "whitespace around the domain (` ` at byte 0); write `cos:9000`"),
    ("localhost 9000", "a domain has no whitespace and no invisible characters (` ` at byte 9)"),
    ("cos:9000\n", "whitespace around the domain (`\\n` at byte 8); write `cos:9000`"),
    ("local\u{200b}host", "a domain has no whitespace and no invisible characters (`\\u{200b}` at byte 5)"),
    // Ports.
    ("localhost:", "there is no port after the colon (`:` at byte 9); write `localhost`"),
    ("localhost:0", "a port is a number from 1 to 65535 without leading zeros (`0` at byte 10)"),
    ("cos:09000", "a port is a number from 1 to 65535 without leading zeros (`0` at byte 4)"),
    ("127.0.0.1:65536", "a port is a number from 1 to 65535 without leading zeros (`6` at byte 10)"),
    ("[::1]x", "only a port, as in `:9000`, follows an IPv6 address (`x` at byte 5)"),
    // Text that is not valid in any host.
    ("", "it is empty; write a domain such as `img.example.com`"),
    ("localhost.", "a domain does not end with a dot (`.` at byte 9); write `localhost`"),
    ("a..b", "there is nothing between two dots (`.` at byte 2)"),
    ("-a", "a label does not start or end with a hyphen (`-` at byte 0)"),
    (
        "exämple",
        "a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example` (`ä` at byte 2)",
    ),
    ("%6cocalhost", "a domain is not percent-encoded (`%` at byte 0)"),
    ("{Bukket}", "unknown template (`{` at byte 0); did you mean `{Bucket}`?"),
    (
        "cos.ap-beijing.myqcloud.com",
        "it is a host of COS without the bucket; write `{Bucket}.cos.ap-beijing.myqcloud.com`",
    ),
];
