//! The tables of invalid inputs, each with its message.

/// A text, and the part of the message of every constructor that follows ``invalid <field> `<text>`: ``.
pub(crate) type Rejected = (&'static str, &'static str);

/// The whole message: it repeats at most 80 characters of the text, with invisible characters escaped.
pub(crate) fn message(field: &str, text: &str, rest: &str) -> String {
    if text.is_empty() {
        return format!("invalid {field}: {rest}");
    }
    let mut echo = String::new();
    for c in text.chars().take(80) {
        match c {
            '"' | '\'' => echo.push(c),
            _ => echo.extend(c.escape_debug()),
        }
    }
    let cut = if text.chars().count() > 80 { "…" } else { "" };
    format!("invalid {field} `{echo}{cut}`: {rest}")
}

/// The constructors that messages name, with the constructors for constants, and with the entries of a table in a file.
const CONSTRUCTORS: [(&str, &str, &str); 4] = [
    ("Region::custom", "Region::custom_static", "custom"),
    ("Domain::private", "Domain::private_static", "private"),
    ("Domain::new", "Domain::from_static", "domain"),
    ("ObjectKey::with_dot_segments", "ObjectKey::with_dot_segments_static", "with_dot_segments"),
];

/// The message in a constant.
pub(crate) fn in_constant(message: &str) -> String {
    CONSTRUCTORS.iter().fold(String::from(message), |message, (run_time, constant, _)| {
        message.replace(&format!("use `{run_time}"), &format!("use `{constant}"))
    })
}

/// The message in a file.
pub(crate) fn in_file(message: &str) -> String {
    for (run_time, _, entry) in CONSTRUCTORS {
        if let Some((before, argument)) = message.split_once(&format!("use `{run_time}(\"")) {
            return format!("{before}use `{{ {entry} = \"{}", argument.replace("\")`", "\" }`"));
        }
        if let Some(before) = message.strip_suffix(&format!("use `{run_time}`")) {
            return format!("{before}use a table with the entry `{entry}`");
        }
    }
    for (run_time, in_file) in SET_BY_LIBRARY {
        if let Some(before) = message.strip_suffix(run_time) {
            return format!("{before}{in_file}");
        }
    }
    message.into()
}

/// The ends of messages about what the library sets: the advice at run time and in a file.
const SET_BY_LIBRARY: [(&str, &str); 5] = [
    ("leave this one out and sign the URL with a `Signer`", "leave them out of the file"),
    ("call `authorize` to sign with this header", "leave it out of the file"),
    (
        "for another host, use `.domain(..)`",
        "for another host, write `endpoint = { domain = \"..\" }` in the table around the headers",
    ),
    (
        "sets the security token; pass it to `Credentials::temporary`",
        "sets the security token; leave it out of the file",
    ),
    (
        "sets this parameter; pass the token to `Credentials::temporary`",
        "sets this parameter; leave the token out of the file",
    ),
];

/// The list in the message for a text that is similar to no region.
macro_rules! regions {
    () => {
        "the regions are ap-beijing, ap-nanjing, ap-shanghai, ap-guangzhou, ap-chengdu, ap-chongqing, ap-hongkong, \
         ap-singapore, ap-jakarta, ap-seoul, ap-bangkok, ap-tokyo, me-saudi-arabia, na-siliconvalley, na-ashburn, \
         sa-saopaulo, eu-frankfurt, ap-shenzhen-fsi, ap-shanghai-fsi, ap-beijing-fsi"
    };
}

/// Strings that are not a bucket.
pub(crate) const BUCKET: &[Rejected] = &[
    // Empty or incomplete.
    ("", "it is empty; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`"),
    (
        "examplebucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    (
        "my-own-bucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    (
        "examplebucket-",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of \
         the console shows the APPID",
    ),
    ("1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("-1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("b-12500000x0", "the APPID, after the last `-`, has only digits (`x` at byte 10)"),
    (
        "1250000000-examplebucket",
        "the APPID is before the name; a bucket is `<BucketName>-<APPID>`; write `examplebucket-1250000000`",
    ),
    // Upper case, which is never changed to lower case.
    ("UPPER-1250000000", "bucket names are lower-case (`U` at byte 0); write `upper-1250000000`"),
    ("EXAMPLEBUCKET", "bucket names are lower-case (`E` at byte 0)"),
    ("My_Photos-1250000000", "bucket names are lower-case (`M` at byte 0); did you mean `my-photos-1250000000`?"),
    // A hyphen at the edge of the name.
    ("-a-1250000000", "bucket names start with a letter or digit (`-` at byte 0)"),
    ("a--1250000000", "bucket names end with a letter or digit before `-<APPID>` (`-` at byte 1)"),
    ("--1250000000", "bucket names start with a letter or digit (`-` at byte 0)"),
    // Rapid buckets, which are not supported.
    (
        "foo-x--1250000000",
        "rapid buckets (`-x-` before the APPID) are not supported; they have another host and session credentials",
    ),
    // Characters that are invalid in a bucket.
    (
        "b_u-1250000000",
        "bucket names have no underscore, only `a-z`, `0-9` and `-` (`_` at byte 1); did you mean `b-u-1250000000`?",
    ),
    ("a.b-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 1)"),
    ("b b-1250000000", "bucket names have only `a-z`, `0-9` and `-` (` ` at byte 1)"),
    ("{Region}-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`{` at byte 0)"),
    ("$BUCKET", "bucket names have only `a-z`, `0-9` and `-` (`$` at byte 0)"),
    ("examplebucket-1250000000/", "bucket names have only `a-z`, `0-9` and `-` (`/` at byte 24)"),
    ("\"b-1250000000\"", "bucket names have only `a-z`, `0-9` and `-` (`\"` at byte 0)"),
    // Text that would change the host.
    ("evil.com/x-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("user@evil.com/#-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`@` at byte 4)"),
    ("evil.com?x=-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("evil.com\\x-1250000000", "bucket names have no dot, only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("xn--a-1250000000", "URL parsers read `xn--` at the start of a host as an encoded international name"),
    // Whitespace, which is never trimmed.
    ("b-1250000000\n", "whitespace around the bucket (`\\n` at byte 12); write `b-1250000000`"),
    (" b-1250000000", "whitespace around the bucket (` ` at byte 0); write `b-1250000000`"),
    ("b\r\nX-Evil: 1-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`\\r` at byte 1)"),
    ("b\0-1250000000", "bucket names have only `a-z`, `0-9` and `-` (`\\0` at byte 1)"),
    ("b-1250000000\t", "whitespace around the bucket (`\\t` at byte 12); write `b-1250000000`"),
    // Characters that look similar.
    ("bücket-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`ü` at byte 1)"),
    ("\u{430}b-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\u{430}` at byte 0)"),
    ("b-１２５", "bucket names are ASCII: `a-z`, `0-9` and `-` (`１` at byte 2)"),
    ("b-1250000000\u{202e}", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\\u{202e}` at byte 12)"),
    ("examplebucket\u{2013}1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\u{2013}` at byte 13)"),
    ("\u{feff}b-1250000000", "bucket names are ASCII: `a-z`, `0-9` and `-` (`\\u{feff}` at byte 0)"),
    // One byte more than the maximum length of a DNS label.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1250000000",
        "a bucket has at most 63 bytes with its APPID (64 bytes)",
    ),
    // A whole host or URL.
    (
        "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "examplebucket-1250000000.cos-internal.ap-beijing.tencentcos.cn",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "https://cos.ap-beijing.myqcloud.com/examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "//examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "cos://examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "EXAMPLEBUCKET-1250000000.COS.AP-BEIJING.MYQCLOUD.COM",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "HTTPS://COS.AP-BEIJING.MYQCLOUD.COM/examplebucket-1250000000/a.txt",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "examplebucket-1250000000.cos.ap-beijing",
        "it is a host or URL, and the bucket is only a part of it; write `examplebucket-1250000000`",
    ),
    (
        "Example_Bucket-1250000000.cos.ap-beijing.TencentCOS.cn",
        "it is a host or URL, and the bucket is only a part of it; did you mean `example-bucket-1250000000`?",
    ),
    ("https://img.example.com/2024-01/a.txt", "it is a host or URL, and the bucket is only a part of it"),
];

/// Strings that are not a region.
pub(crate) const REGION: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; write a region such as `ap-beijing`"),
    // Text that would change the host.
    ("ap-beijing.evil.com/", "regions have only `a-z`, `0-9` and `-` (`.` at byte 10)"),
    ("evil.com#", "regions have only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("x@evil.com/", "regions have only `a-z`, `0-9` and `-` (`@` at byte 1)"),
    ("evil.com:80#", "regions have only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    // Another spelling.
    ("AP-BEIJING", "regions are lower-case (`A` at byte 0); write `ap-beijing`"),
    ("Hong Kong", "regions are lower-case (`H` at byte 0); did you mean `ap-hongkong`?"),
    ("hong-kong", "unknown COS region; did you mean `ap-hongkong`?"),
    ("Silicon_Valley", "regions are lower-case (`S` at byte 0); did you mean `na-siliconvalley`?"),
    ("Beijing", "regions are lower-case (`B` at byte 0); did you mean `ap-beijing`?"),
    ("ap_beijing", "regions have only `a-z`, `0-9` and `-` (`_` at byte 2); write `ap-beijing`"),
    ("ap beijing", "regions have only `a-z`, `0-9` and `-` (` ` at byte 2); write `ap-beijing`"),
    (
        "ap--beijing",
        "single hyphens join the groups of a region, as in `ap-beijing` (`-` at byte 3); did you mean `ap-beijing`?",
    ),
    (
        "-ap-beijing",
        "single hyphens join the groups of a region, as in `ap-beijing` (`-` at byte 0); did you mean `ap-beijing`?",
    ),
    (
        "ap-beijing-",
        "single hyphens join the groups of a region, as in `ap-beijing` (`-` at byte 10); did you mean `ap-beijing`?",
    ),
    ("beijing", "a region has a hyphen, as in `ap-beijing`; did you mean `ap-beijing`?"),
    ("apbeijing", "a region has a hyphen, as in `ap-beijing`; did you mean `ap-beijing`?"),
    ("AP-BEIJING-5", "regions are lower-case (`A` at byte 0); write `ap-beijing`"),
    // Whitespace and invisible characters.
    (" ap-beijing", "whitespace around the region (` ` at byte 0); write `ap-beijing`"),
    ("ap-beijing ", "whitespace around the region (` ` at byte 10); write `ap-beijing`"),
    ("ap-beijing\n", "whitespace around the region (`\\n` at byte 10); write `ap-beijing`"),
    ("ap-beijing\0", "regions have only `a-z`, `0-9` and `-` (`\\0` at byte 10); did you mean `ap-beijing`?"),
    ("ap-beijing\u{202e}", "regions are ASCII: `a-z`, `0-9` and `-` (`\\u{202e}` at byte 10)"),
    ("ap-北京", "regions are ASCII: `a-z`, `0-9` and `-` (`北` at byte 3)"),
    ("\u{202e}ap-beijing", "regions are ASCII: `a-z`, `0-9` and `-` (`\\u{202e}` at byte 0)"),
    // A host.
    ("cos.ap-beijing", "it is a host or URL, and the region is only a part of it; write `ap-beijing`"),
    ("cos.ap-shanghai.myqcloud.com", "it is a host or URL, and the region is only a part of it; write `ap-shanghai`"),
    ("ap-beijing.myqcloud.com", "it is a host or URL, and the region is only a part of it; write `ap-beijing`"),
    (
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/",
        "it is a host or URL, and the region is only a part of it; write `ap-beijing`",
    ),
    (
        "EXAMPLEBUCKET-1250000000.COS.AP-BEIJING.MYQCLOUD.COM",
        "it is a host or URL, and the region is only a part of it; write `ap-beijing`",
    ),
    ("COS.AP-BEIJING", "it is a host or URL, and the region is only a part of it; write `ap-beijing`"),
    ("cos.ap-nowhere.myqcloud.com", "it is a host or URL, and the region is only a part of it"),
    // An endpoint.
    (
        "accelerate",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    (
        "cos.accelerate",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    (
        "examplebucket-1250000000.cos.accelerate.myqcloud.com",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    (
        "EXAMPLEBUCKET-1250000000.COS.ACCELERATE.MYQCLOUD.COM",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    (
        "ACCELERATE",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    // The names before 2018.
    ("cn-east", "this is a region name from before 2018; write `ap-shanghai`"),
    ("sh", "this is a region name from before 2018; write `ap-shanghai`"),
    ("cossh", "this is a region name from before 2018; write `ap-shanghai`"),
    ("cn-south", "this is a region name from before 2018; write `ap-guangzhou`"),
    ("gz", "this is a region name from before 2018; write `ap-guangzhou`"),
    ("cosgz", "this is a region name from before 2018; write `ap-guangzhou`"),
    ("cn-north", "this is a region name from before 2018; write `ap-beijing-1`"),
    ("tj", "this is a region name from before 2018; write `ap-beijing-1`"),
    ("costj", "this is a region name from before 2018; write `ap-beijing-1`"),
    ("cn-south-2", "this is a region name from before 2018; write `ap-guangzhou-2`"),
    ("cn-southwest", "this is a region name from before 2018; write `ap-chengdu`"),
    ("cd", "this is a region name from before 2018; write `ap-chengdu`"),
    ("coscd", "this is a region name from before 2018; write `ap-chengdu`"),
    ("sg", "this is a region name from before 2018; write `ap-singapore`"),
    ("sgp", "this is a region name from before 2018; write `ap-singapore`"),
    ("cossgp", "this is a region name from before 2018; write `ap-singapore`"),
    ("bj", "this is a region name from before 2018; write `ap-beijing`"),
    ("cosbj", "this is a region name from before 2018; write `ap-beijing`"),
    ("hk", "this is a region name from before 2018; write `ap-hongkong`"),
    ("coshk", "this is a region name from before 2018; write `ap-hongkong`"),
    ("ca", "this is a region name from before 2018; write `na-toronto`"),
    ("cosca", "this is a region name from before 2018; write `na-toronto`"),
    ("ger", "this is a region name from before 2018; write `eu-frankfurt`"),
    ("cosger", "this is a region name from before 2018; write `eu-frankfurt`"),
    ("GZ", "regions are lower-case (`G` at byte 0); write `ap-guangzhou`"),
    ("Cn-East", "regions are lower-case (`C` at byte 0); write `ap-shanghai`"),
    // An availability zone.
    ("ap-beijing-5", "it is an availability zone, and a bucket belongs to the whole region; write `ap-beijing`"),
    ("ap-hongkong-1", "it is an availability zone, and a bucket belongs to the whole region; write `ap-hongkong`"),
    (
        "ap-shanghai-adc-1",
        "it is an availability zone, and a bucket belongs to the whole region; write `ap-shanghai-adc`",
    ),
    // Placeholders.
    ("COS_REGION", "it is a placeholder; write a region, such as `ap-beijing`"),
    ("{Region}", "it is a placeholder; write a region, such as `ap-beijing`"),
    ("<region>", "it is a placeholder; write a region, such as `ap-beijing`"),
    // Misspelled regions.
    ("ap-gaungzhou", "unknown COS region; did you mean `ap-guangzhou`?"),
    ("ap-guagnzhou", "unknown COS region; did you mean `ap-guangzhou`?"),
    ("ap-chongqign", "unknown COS region; did you mean `ap-chongqing`?"),
    ("me-riyadh", "unknown COS region; did you mean `me-saudi-arabia`?"),
    ("ap-shenzhen", "unknown COS region; did you mean `ap-shenzhen-fsi`?"),
    ("ap-hong-kong", "unknown COS region; did you mean `ap-hongkong`?"),
    ("na-virginia", "unknown COS region; did you mean `na-ashburn`?"),
    // Unknown regions.
    (
        "us-east-1",
        concat!(
            "unknown COS region; ",
            regions!(),
            "; for a region that is newer than this crate, use `Region::custom(\"us-east-1\")`"
        ),
    ),
    (
        "cn-north-1",
        concat!(
            "unknown COS region; ",
            regions!(),
            "; for a region that is newer than this crate, use `Region::custom(\"cn-north-1\")`"
        ),
    ),
    (
        "ap-newcity",
        concat!(
            "unknown COS region; ",
            regions!(),
            "; for a region that is newer than this crate, use `Region::custom(\"ap-newcity\")`"
        ),
    ),
    ("internal", concat!("a region has a hyphen, as in `ap-beijing`; ", regions!())),
    // One byte more than the maximum length of a DNS label.
    ("ap-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a region has at most 63 bytes (64 bytes)"),
];

/// Strings that `Region::custom` rejects too.
pub(crate) const CUSTOM_REGION: &[Rejected] = &[
    // Malformed, so the name of a new region is not accepted either.
    ("", "it is empty; write a region such as `ap-beijing`"),
    ("AP-BEIJING", "regions are lower-case (`A` at byte 0); write `ap-beijing`"),
    ("AP-NEWCITY", "regions are lower-case (`A` at byte 0)"),
    ("ap_newcity", "regions have only `a-z`, `0-9` and `-` (`_` at byte 2)"),
    (" ap-newcity", "whitespace around the region (` ` at byte 0)"),
    ("ap-newcity\n", "whitespace around the region (`\\n` at byte 10)"),
    ("ap--x", "single hyphens join the groups of a region, as in `ap-beijing` (`-` at byte 3)"),
    ("newcity", concat!("a region has a hyphen, as in `ap-beijing`; ", regions!())),
    ("ap-newcity.evil.com/", "regions have only `a-z`, `0-9` and `-` (`.` at byte 10)"),
    ("cos.ap-newcity.myqcloud.com", "it is a host or URL, and the region is only a part of it"),
    (
        "accelerate",
        "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`",
    ),
    ("COS_REGION", "it is a placeholder; write a region, such as `ap-beijing`"),
    ("\u{202e}ap-newcity", "regions are ASCII: `a-z`, `0-9` and `-` (`\\u{202e}` at byte 0)"),
    ("ap-newcity\0", "regions have only `a-z`, `0-9` and `-` (`\\0` at byte 10)"),
    ("evil.com#", "regions have only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("x@evil.com/", "regions have only `a-z`, `0-9` and `-` (`@` at byte 1)"),
    ("evil.com:80#", "regions have only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("ap newcity", "regions have only `a-z`, `0-9` and `-` (` ` at byte 2)"),
    ("ap-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a region has at most 63 bytes (64 bytes)"),
];

/// Strings that are not a public domain.
pub(crate) const DOMAIN: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; write a domain such as `img.example.com`"),
    // A user name.
    ("evil.com@img.example.com", "a domain has no user name (`@` at byte 8)"),
    ("img.example.com@evil.com", "a domain has no user name (`@` at byte 15)"),
    ("img.example.com\\@evil.com", "a domain has no user name (`@` at byte 16)"),
    ("user:pw@img.example.com", "a domain has no user name (`@` at byte 7)"),
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

/// Strings that are not an object key.
pub(crate) const OBJECT_KEY: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; an object key has at least one character"),
    // A separator at the start.
    ("/", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("/a", "object keys do not start with `/` or `\\` (`/` at byte 0); write `a`"),
    ("//a", "object keys do not start with `/` or `\\` (`/` at byte 0); write `a`"),
    ("\\a", "object keys do not start with `/` or `\\` (`\\\\` at byte 0); write `a`"),
    ("/../a", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("\\\\server\\a", "object keys do not start with `/` or `\\` (`\\\\` at byte 0)"),
    // Keys with segments that clients resolve.
    (
        "../a",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"../a\")`",
    ),
    (
        "a/./b",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/./b\")`",
    ),
    (
        "./a",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"./a\")`",
    ),
    (
        "a/../../b",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/../../b\")`",
    ),
    (
        "a/.",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments(\"a/.\")`",
    ),
    (
        "../\u{202e}gpj",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0); for an object that really \
         has this name, use `ObjectKey::with_dot_segments`",
    ),
    (
        "a/../b\"c",
        "URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really \
         has this name, use `ObjectKey::with_dot_segments`",
    ),
    // Keys that are empty after their segments are resolved.
    (".", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("a/..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    ("a/../", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    // Characters that COS does not allow.
    ("a\0b", "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\0` at byte 1)"),
    (
        "\u{18}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{18}` at byte 0)",
    ),
    (
        "a\u{19}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{19}` at byte 1)",
    ),
    (
        "腾\u{1a}",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{1a}` at byte 3, \
         character 1)",
    ),
    (
        "a\u{1b}[31m",
        "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\u{1b}` at byte 1)",
    ),
];

/// Strings that `ObjectKey::with_dot_segments` rejects too.
pub(crate) const OBJECT_KEY_WITH_DOT_SEGMENTS: &[Rejected] = &[
    // Keys that `ObjectKey::new` rejects for another reason.
    ("", "it is empty; an object key has at least one character"),
    ("/a/../b", "object keys do not start with `/` or `\\` (`/` at byte 0)"),
    ("\\..", "object keys do not start with `/` or `\\` (`\\\\` at byte 0)"),
    ("a/../\0", "COS does not allow NUL and the control characters U+0018 to U+001B in object keys (`\\0` at byte 5)"),
    // Keys that are empty after their segments are resolved.
    (".", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
    ("a/..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)"),
    ("a/b/../..", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 4)"),
    ("../", "nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)"),
];

/// Strings that are not the name of a parameter.
pub(crate) const QUERY_NAME: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; every query parameter has a name"),
    // Names that the signature sets, in lower and upper case.
    ("q-signature", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-ak", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-sign-time", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("Q-AK", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("q-anything", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    ("x-cos-security-token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("X-Cos-Security-Token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("x-ci-security-token", "the signature sets this parameter; pass the token to `Credentials::temporary`"),
    ("q-", "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`"),
    // Control characters.
    ("a\r\nb", "parameter names have no control characters (`\\r` at byte 1)"),
    ("a\0", "parameter names have no control characters (`\\0` at byte 1)"),
    ("a\tb", "parameter names have no control characters (`\\t` at byte 1)"),
    ("a\u{7f}", "parameter names have no control characters (`\\u{7f}` at byte 1)"),
    ("中\u{85}", "parameter names have no control characters (`\\u{85}` at byte 3, character 1)"),
    // Names that Unicode case folding turns into a name that the signature sets.
    (
        "x-cos-security-to\u{212a}en",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{212a}` at byte 17)",
    ),
    (
        "x-co\u{17f}-security-token",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{17f}` at byte 4)",
    ),
    (
        "\u{17f}ign",
        "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for the \
         signature (`\u{17f}` at byte 0)",
    ),
    // Pasted pieces of a URL.
    ("?uploads", "parameter names do not start with `?` or `&` (`?` at byte 0); write `uploads`"),
    ("&uploads", "parameter names do not start with `?` or `&` (`&` at byte 0); write `uploads`"),
    ("?a=b", "parameter names do not start with `?` or `&` (`?` at byte 0); pass the name and the value separately"),
    (
        "&versionId=1",
        "parameter names do not start with `?` or `&` (`&` at byte 0); pass the name and the value separately",
    ),
    ("a=b", "parameter names have no `=` (`=` at byte 1); write `a`; pass the name and the value separately"),
    ("=", "parameter names have no `=` (`=` at byte 0); pass the name and the value separately"),
    (
        "versionId=MTg0",
        "parameter names have no `=` (`=` at byte 9); write `versionId`; pass the name and the value separately",
    ),
    (
        "ci-process=snapshot&time=1",
        "parameter names have no `=` (`=` at byte 10); write `ci-process`; pass the name and the value separately",
    ),
    (
        "response-content-type=text/plain",
        "parameter names have no `=` (`=` at byte 21); write `response-content-type`; pass the name and the value \
         separately",
    ),
    ("?q-ak", "parameter names do not start with `?` or `&` (`?` at byte 0)"),
    // Whitespace around a name.
    (" a", "whitespace around a parameter name (` ` at byte 0); write `a`"),
    ("a ", "whitespace around a parameter name (` ` at byte 1); write `a`"),
    (" a b ", "whitespace around a parameter name (` ` at byte 0); write `a b`"),
];

/// Strings that are not the value of a parameter.
pub(crate) const QUERY_VALUE: &[Rejected] = &[
    // Line ends and NUL.
    ("a\rb", "parameter values have no CR, LF or NUL (`\\r` at byte 1)"),
    ("a\nb", "parameter values have no CR, LF or NUL (`\\n` at byte 1)"),
    ("a\0b", "parameter values have no CR, LF or NUL (`\\0` at byte 1)"),
];

/// Strings that are not the name of a header.
pub(crate) const HEADER_NAME: &[Rejected] = &[
    // Nothing.
    ("", "it is empty; every header has a name"),
    // Characters that are invalid in a name.
    ("x-cos-a;b", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`;` at byte 7)"),
    ("a:b", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`:` at byte 1)"),
    ("a b", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (` ` at byte 1)"),
    ("a=b&c", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`=` at byte 1)"),
    ("a\r\nb", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`\\r` at byte 1)"),
    ("é", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`é` at byte 0)"),
    ("Content-Type: text/plain", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`:` at byte 12)"),
    (" a", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (` ` at byte 0)"),
    ("a\0", "header names have only letters, digits and `` !#$%&'*+-.^_`|~ `` (`\\0` at byte 1)"),
    // Headers that the library sets.
    ("Host", "the library sets and signs `Host`; for another host, use `.domain(..)`"),
    ("host", "the library sets and signs `Host`; for another host, use `.domain(..)`"),
    ("Authorization", "the library sets `Authorization`; call `authorize` to sign with this header"),
    ("x-cos-security-token", "the library sets the security token; pass it to `Credentials::temporary`"),
    ("X-CI-Security-Token", "the library sets the security token; pass it to `Credentials::temporary`"),
    // Headers that clients and proxies rewrite.
    ("user-agent", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Connection", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("accept-encoding", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Transfer-Encoding", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("X-Forwarded-For", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Proxy-Authorization", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("Via", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    ("TE", "clients and proxies rewrite this header, so it cannot be signed; leave it out"),
    // Underscores in custom metadata.
    (
        "x-cos-meta-my_tag",
        "names of custom metadata have no underscore (`_` at byte 13); did you mean `x-cos-meta-my-tag`?",
    ),
    ("X-Cos-Meta-A_B", "names of custom metadata have no underscore (`_` at byte 12); did you mean `x-cos-meta-a-b`?"),
];

/// Strings that are not the value of a header.
pub(crate) const HEADER_VALUE: &[Rejected] = &[
    // Control characters.
    ("a\rb", "header values have no control characters except tabs (`\\r` at byte 1)"),
    ("a\nb", "header values have no control characters except tabs (`\\n` at byte 1)"),
    ("a\0", "header values have no control characters except tabs (`\\0` at byte 1)"),
    ("\u{7f}", "header values have no control characters except tabs (`\\u{7f}` at byte 0)"),
    // Characters outside ASCII.
    ("é", "header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON (`é` at byte 0)"),
    ("报表", "header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON (`报` at byte 0)"),
    // Whitespace that HTTP removes.
    (" a", "HTTP removes whitespace around a header value (` ` at byte 0); write `a`"),
    ("a ", "HTTP removes whitespace around a header value (` ` at byte 1); write `a`"),
    ("\ta", "HTTP removes whitespace around a header value (`\\t` at byte 0); write `a`"),
    (" ", "HTTP removes whitespace around a header value (` ` at byte 0)"),
    ("a\t", "HTTP removes whitespace around a header value (`\\t` at byte 1); write `a`"),
];

/// Strings that are not the name of a file.
pub(crate) const FILE_NAME: &[Rejected] = &[
    // Nothing, or a path.
    ("", "it is empty; every file has a name"),
    (".", "`.` and `..` are names of directories"),
    ("..", "`.` and `..` are names of directories"),
    ("a/b", "file names have no path separator (`/` at byte 1); write the name without directories"),
    ("..\\b", "file names have no path separator (`\\\\` at byte 2); write the name without directories"),
    // Control characters.
    ("a\r\nb", "file names have no control characters (`\\r` at byte 1)"),
    ("a\0", "file names have no control characters (`\\0` at byte 1)"),
    ("a\u{7f}", "file names have no control characters (`\\u{7f}` at byte 1)"),
    ("a\u{85}", "file names have no control characters (`\\u{85}` at byte 1)"),
    ("a\u{9f}", "file names have no control characters (`\\u{9f}` at byte 1)"),
    // Line separators and bidirectional control characters.
    ("a\u{2028}b", "file names have no line or paragraph separators (`\\u{2028}` at byte 1)"),
    ("a\u{2029}", "file names have no line or paragraph separators (`\\u{2029}` at byte 1)"),
    (
        "gpj.\u{202e}exe",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{202e}` at \
         byte 4)",
    ),
    (
        "a\u{2066}",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{2066}` at \
         byte 1)",
    ),
    (
        "\u{61c}a",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{61c}` at \
         byte 0)",
    ),
    (
        "a\u{200f}",
        "file names have no bidirectional control characters, which change how the name is displayed (`\\u{200f}` at \
         byte 1)",
    ),
];

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
    ("https://img.example.com", "it is a host or URL, not the name of an endpoint; pass only the host, as the domain"),
    (
        "static-website",
        "the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` \
         and `website`; did you mean `website`?",
    ),
];
