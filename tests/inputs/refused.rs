//! What is refused, with its message.

/// A text, and what follows ``invalid <field> `<text>`: `` in the answer of every door.
pub(crate) type Refused = (&'static str, &'static str);

/// The whole message: the text is repeated with what cannot be seen escaped, and cut at 80 characters.
pub(crate) fn message(field: &str, text: &str, rest: &str) -> String {
    let (start, cut): (String, _) = match text.char_indices().nth(80) {
        Some((at, _)) => (text[..at].escape_debug().to_string(), "…"),
        None => (text.escape_debug().to_string(), ""),
    };
    if text.is_empty() { format!("invalid {field}: {rest}") } else { format!("invalid {field} `{start}{cut}`: {rest}") }
}

/// The list in the message for what is like no region.
macro_rules! regions {
    () => {
        "the regions are ap-beijing, ap-nanjing, ap-shanghai, ap-guangzhou, ap-chengdu, ap-chongqing, ap-hongkong, \
         ap-singapore, ap-jakarta, ap-seoul, ap-bangkok, ap-tokyo, me-saudi-arabia, na-siliconvalley, na-ashburn, \
         sa-saopaulo, eu-frankfurt, ap-shenzhen-fsi, ap-shanghai-fsi, ap-beijing-fsi"
    };
}

/// Texts that are not a bucket.
pub(crate) const BUCKET: &[Refused] = &[
    // Nothing, or half of it.
    ("", "empty; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`"),
    (
        "examplebucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the APPID is \
         on the account page of the console",
    ),
    (
        "my-own-bucket",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the APPID is \
         on the account page of the console",
    ),
    (
        "examplebucket-",
        "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the APPID is \
         on the account page of the console",
    ),
    ("1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("-1250000000", "no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
    ("b-12500000x0", "the APPID, which follows the last `-`, has only the digits `0-9` (`x` at byte 10)"),
    (
        "1250000000-examplebucket",
        "APPID before the name; a bucket is `<BucketName>-<APPID>`; write `examplebucket-1250000000`",
    ),
    // Never lower-cased silently.
    (
        "UPPER-1250000000",
        "upper-case letter in a bucket, which is lower-case (`U` at byte 0); write `upper-1250000000`",
    ),
    ("EXAMPLEBUCKET", "upper-case letter in a bucket, which is lower-case (`E` at byte 0)"),
    // A hyphen at the edge of the name.
    ("-a-1250000000", "`-` at the beginning; a bucket begins with a letter or digit (`-` at byte 0)"),
    ("a--1250000000", "`-` at the end of the name; a letter or digit stands before `-<APPID>` (`-` at byte 1)"),
    ("--1250000000", "`-` at the beginning; a bucket begins with a letter or digit (`-` at byte 0)"),
    // Another kind of bucket.
    (
        "foo-x--1250000000",
        "a rapid bucket (`-x-` before the APPID), which has its own host and session credentials and is not \
         supported",
    ),
    // What no bucket has.
    (
        "b_u-1250000000",
        "underscore in a bucket, which has only `a-z`, `0-9` and `-` (`_` at byte 1); did you mean \
         `b-u-1250000000`?",
    ),
    ("a.b-1250000000", "dot in a bucket, which has only `a-z`, `0-9` and `-` (`.` at byte 1)"),
    ("b b-1250000000", "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (` ` at byte 1)"),
    ("{Region}-1250000000", "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`{` at byte 0)"),
    ("$BUCKET", "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`$` at byte 0)"),
    (
        "examplebucket-1250000000/",
        "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`/` at byte 24)",
    ),
    // What would change the host.
    ("evil.com/x-1250000000", "dot in a bucket, which has only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    (
        "user@evil.com/#-1250000000",
        "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`@` at byte 4)",
    ),
    ("evil.com?x=-1250000000", "dot in a bucket, which has only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("evil.com\\x-1250000000", "dot in a bucket, which has only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("xn--a-1250000000", "`xn--` at the beginning, which URL parsers take for an encoded international name"),
    // Line ends and blanks are not forgiven.
    ("b-1250000000\n", "blank or line end around the bucket (`\\n` at byte 12); write `b-1250000000`"),
    (" b-1250000000", "blank or line end around the bucket (` ` at byte 0); write `b-1250000000`"),
    (
        "b\r\nX-Evil: 1-1250000000",
        "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`\\r` at byte 1)",
    ),
    ("b\0-1250000000", "character that a bucket cannot have, which has only `a-z`, `0-9` and `-` (`\\0` at byte 1)"),
    // What only looks right.
    ("bücket-1250000000", "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-` (`ü` at byte 1)"),
    (
        "\u{430}b-1250000000",
        "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-` (`\u{430}` at byte 0)",
    ),
    ("b-１２５", "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-` (`１` at byte 2)"),
    (
        "b-1250000000\u{202e}",
        "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-` (`\\u{202e}` at byte 12)",
    ),
    (
        "examplebucket\u{2013}1250000000",
        "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-` (`\u{2013}` at byte 13)",
    ),
    // One byte more than a DNS label has.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1250000000",
        "longer than 63 bytes, the most that a bucket has with its APPID (64 bytes)",
    ),
    // A whole address.
    (
        "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    (
        "examplebucket-1250000000.cos-internal.ap-beijing.tencentcos.cn",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    (
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    (
        "https://cos.ap-beijing.myqcloud.com/examplebucket-1250000000/a.txt",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    (
        "//examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    (
        "cos://examplebucket-1250000000/a.txt",
        "an address, of which the bucket is a part; write `examplebucket-1250000000`",
    ),
    ("https://img.example.com/2024-01/a.txt", "an address, of which the bucket is a part"),
];

/// Texts that are not a region.
pub(crate) const REGION: &[Refused] = &[
    // Nothing.
    ("", "empty; a region is written as in `ap-beijing`"),
    // What would change the host.
    (
        "ap-beijing.evil.com/",
        "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`.` at byte 10)",
    ),
    ("evil.com#", "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    ("x@evil.com/", "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`@` at byte 1)"),
    ("evil.com:80#", "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`.` at byte 4)"),
    // Another spelling.
    ("AP-BEIJING", "upper-case letter in a region, which is lower-case (`A` at byte 0); write `ap-beijing`"),
    ("Beijing", "upper-case letter in a region, which is lower-case (`B` at byte 0); did you mean `ap-beijing`?"),
    (
        "ap_beijing",
        "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`_` at byte 2); write \
         `ap-beijing`",
    ),
    (
        "ap beijing",
        "character that a region cannot have, which has only `a-z`, `0-9` and `-` (` ` at byte 2); write \
         `ap-beijing`",
    ),
    (
        "ap--beijing",
        "hyphen out of place; a region is groups joined by single `-`, as in `ap-beijing` (`-` at byte 3); \
         did you mean `ap-beijing`?",
    ),
    (
        "-ap-beijing",
        "hyphen out of place; a region is groups joined by single `-`, as in `ap-beijing` (`-` at byte 0); \
         did you mean `ap-beijing`?",
    ),
    (
        "ap-beijing-",
        "hyphen out of place; a region is groups joined by single `-`, as in `ap-beijing` (`-` at byte 10); \
         did you mean `ap-beijing`?",
    ),
    ("beijing", "not a region; a region is written as in `ap-beijing`; did you mean `ap-beijing`?"),
    ("apbeijing", "not a region; a region is written as in `ap-beijing`; did you mean `ap-beijing`?"),
    // Blanks, line ends and what cannot be seen.
    (" ap-beijing", "blank or line end around the region (` ` at byte 0); write `ap-beijing`"),
    ("ap-beijing ", "blank or line end around the region (` ` at byte 10); write `ap-beijing`"),
    ("ap-beijing\n", "blank or line end around the region (`\\n` at byte 10); write `ap-beijing`"),
    (
        "ap-beijing\0",
        "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`\\0` at byte 10); did you \
         mean `ap-beijing`?",
    ),
    (
        "ap-beijing\u{202e}",
        "non-ASCII character in a region, which has only `a-z`, `0-9` and `-` (`\\u{202e}` at byte 10)",
    ),
    ("ap-北京", "non-ASCII character in a region, which has only `a-z`, `0-9` and `-` (`北` at byte 3)"),
    // A host.
    ("cos.ap-beijing", "an address, of which the region is a part; write `ap-beijing`"),
    ("cos.ap-shanghai.myqcloud.com", "an address, of which the region is a part; write `ap-shanghai`"),
    ("ap-beijing.myqcloud.com", "an address, of which the region is a part; write `ap-beijing`"),
    (
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/",
        "an address, of which the region is a part; write `ap-beijing`",
    ),
    ("cos.ap-nowhere.myqcloud.com", "an address, of which the region is a part"),
    // An endpoint.
    (
        "accelerate",
        "the acceleration endpoint, not a region; give the bucket's own region and the endpoint `accelerate`",
    ),
    (
        "cos.accelerate",
        "the acceleration endpoint, not a region; give the bucket's own region and the endpoint `accelerate`",
    ),
    (
        "examplebucket-1250000000.cos.accelerate.myqcloud.com",
        "the acceleration endpoint, not a region; give the bucket's own region and the endpoint `accelerate`",
    ),
    // The names before 2018.
    ("cn-east", "the name of a region before 2018; write `ap-shanghai`"),
    ("sh", "the name of a region before 2018; write `ap-shanghai`"),
    ("cossh", "the name of a region before 2018; write `ap-shanghai`"),
    ("cn-south", "the name of a region before 2018; write `ap-guangzhou`"),
    ("gz", "the name of a region before 2018; write `ap-guangzhou`"),
    ("cosgz", "the name of a region before 2018; write `ap-guangzhou`"),
    ("cn-north", "the name of a region before 2018; write `ap-beijing-1`"),
    ("tj", "the name of a region before 2018; write `ap-beijing-1`"),
    ("costj", "the name of a region before 2018; write `ap-beijing-1`"),
    ("cn-south-2", "the name of a region before 2018; write `ap-guangzhou-2`"),
    ("cn-southwest", "the name of a region before 2018; write `ap-chengdu`"),
    ("cd", "the name of a region before 2018; write `ap-chengdu`"),
    ("coscd", "the name of a region before 2018; write `ap-chengdu`"),
    ("sg", "the name of a region before 2018; write `ap-singapore`"),
    ("sgp", "the name of a region before 2018; write `ap-singapore`"),
    ("cossgp", "the name of a region before 2018; write `ap-singapore`"),
    ("bj", "the name of a region before 2018; write `ap-beijing`"),
    ("cosbj", "the name of a region before 2018; write `ap-beijing`"),
    ("hk", "the name of a region before 2018; write `ap-hongkong`"),
    ("coshk", "the name of a region before 2018; write `ap-hongkong`"),
    ("ca", "the name of a region before 2018; write `na-toronto`"),
    ("cosca", "the name of a region before 2018; write `na-toronto`"),
    ("ger", "the name of a region before 2018; write `eu-frankfurt`"),
    ("cosger", "the name of a region before 2018; write `eu-frankfurt`"),
    ("GZ", "upper-case letter in a region, which is lower-case (`G` at byte 0); write `ap-guangzhou`"),
    ("Cn-East", "upper-case letter in a region, which is lower-case (`C` at byte 0); write `ap-shanghai`"),
    // A data centre in a region.
    ("ap-beijing-5", "an availability zone; a bucket belongs to the whole region; write `ap-beijing`"),
    ("ap-hongkong-1", "an availability zone; a bucket belongs to the whole region; write `ap-hongkong`"),
    ("ap-shanghai-adc-1", "an availability zone; a bucket belongs to the whole region; write `ap-shanghai-adc`"),
    // Words that stand for a region.
    ("COS_REGION", "a placeholder, which was to be replaced by a region such as `ap-beijing`"),
    ("{Region}", "a placeholder, which was to be replaced by a region such as `ap-beijing`"),
    ("<region>", "a placeholder, which was to be replaced by a region such as `ap-beijing`"),
    // Typing mistakes.
    ("ap-gaungzhou", "no region of COS; did you mean `ap-guangzhou`?"),
    ("ap-guagnzhou", "no region of COS; did you mean `ap-guangzhou`?"),
    ("ap-chongqign", "no region of COS; did you mean `ap-chongqing`?"),
    ("me-riyadh", "no region of COS; did you mean `me-saudi-arabia`?"),
    ("ap-shenzhen", "no region of COS; did you mean `ap-shenzhen-fsi`?"),
    ("ap-hong-kong", "no region of COS; did you mean `ap-hongkong`?"),
    ("na-virginia", "no region of COS; did you mean `na-ashburn`?"),
    // No region of COS.
    (
        "us-east-1",
        concat!("no region of COS; ", regions!(), "; one that is newer than this list is taken by `Region::custom`"),
    ),
    (
        "cn-north-1",
        concat!("no region of COS; ", regions!(), "; one that is newer than this list is taken by `Region::custom`"),
    ),
    (
        "ap-newcity",
        concat!("no region of COS; ", regions!(), "; one that is newer than this list is taken by `Region::custom`"),
    ),
    ("internal", concat!("not a region; a region is written as in `ap-beijing`; ", regions!())),
    // One byte more than a DNS label has.
    (
        "ap-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "longer than 63 bytes, the most that a part of a host name has (64 bytes)",
    ),
];

/// Texts that `Region::custom` refuses too.
pub(crate) const CUSTOM_REGION: &[Refused] = &[
    // Malformed, however new.
    ("", "empty; a region is written as in `ap-beijing`"),
    ("AP-BEIJING", "upper-case letter in a region, which is lower-case (`A` at byte 0); write `ap-beijing`"),
    ("AP-NEWCITY", "upper-case letter in a region, which is lower-case (`A` at byte 0)"),
    ("ap_newcity", "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`_` at byte 2)"),
    (" ap-newcity", "blank or line end around the region (` ` at byte 0)"),
    ("ap-newcity\n", "blank or line end around the region (`\\n` at byte 10)"),
    ("ap--x", "hyphen out of place; a region is groups joined by single `-`, as in `ap-beijing` (`-` at byte 3)"),
    ("newcity", concat!("not a region; a region is written as in `ap-beijing`; ", regions!())),
    (
        "ap-newcity.evil.com/",
        "character that a region cannot have, which has only `a-z`, `0-9` and `-` (`.` at byte 10)",
    ),
    ("cos.ap-newcity.myqcloud.com", "an address, of which the region is a part"),
    (
        "accelerate",
        "the acceleration endpoint, not a region; give the bucket's own region and the endpoint `accelerate`",
    ),
    ("COS_REGION", "a placeholder, which was to be replaced by a region such as `ap-beijing`"),
];

/// Texts that are not a domain.
pub(crate) const DOMAIN: &[Refused] = &[
    // Nothing.
    ("", "empty; a domain is written as in `img.example.com`"),
    // A user name.
    ("evil.com@img.example.com", "user name before the domain; give the host alone (`@` at byte 8)"),
    ("img.example.com@evil.com", "user name before the domain; give the host alone (`@` at byte 15)"),
    ("img.example.com\\@evil.com", "user name before the domain; give the host alone (`@` at byte 16)"),
    ("user:pw@img.example.com", "user name before the domain; give the host alone (`@` at byte 7)"),
    // A scheme.
    (
        "https://img.example.com",
        "scheme before the domain; give the host alone, and the scheme as the protocol; write `img.example.com`",
    ),
    (
        "https://img.example.com/",
        "scheme before the domain; give the host alone, and the scheme as the protocol; write `img.example.com`",
    ),
    (
        "HTTP://img.example.com:8080/p?x=1#f",
        "scheme before the domain; give the host alone, and the scheme as the protocol; write \
         `img.example.com:8080`",
    ),
    ("javascript://x", "scheme before the domain; give the host alone, and the scheme as the protocol"),
    ("ftp://x", "scheme before the domain; give the host alone, and the scheme as the protocol"),
    // More than a host.
    ("img.example.com/p", "path after the domain; give the host alone (`/` at byte 15); write `img.example.com`"),
    ("img.example.com/", "path after the domain; give the host alone (`/` at byte 15); write `img.example.com`"),
    (
        "img.example.com:8443/",
        "path after the domain; give the host alone (`/` at byte 20); write `img.example.com:8443`",
    ),
    ("img.example.com?x=1", "query after the domain; give the host alone (`?` at byte 15); write `img.example.com`"),
    ("img.example.com#f", "fragment after the domain; give the host alone (`#` at byte 15); write `img.example.com`"),
    ("img.example.com\\p", "path after the domain; give the host alone (`\\\\` at byte 15); write `img.example.com`"),
    ("//img.example.com", "path after the domain; give the host alone (`/` at byte 0)"),
    // Blanks, line ends and control characters.
    (" img.example.com", "blank, line end or control character in the domain (` ` at byte 0); write `img.example.com`"),
    ("img .example.com", "blank, line end or control character in the domain (` ` at byte 3)"),
    (
        "img.example.com\t",
        "blank, line end or control character in the domain (`\\t` at byte 15); write `img.example.com`",
    ),
    (
        "img.example.com\r\n",
        "blank, line end or control character in the domain (`\\r` at byte 15); write `img.example.com`",
    ),
    ("img\n.example.com", "blank, line end or control character in the domain (`\\n` at byte 3)"),
    ("img.example.com\0", "blank, line end or control character in the domain (`\\0` at byte 15)"),
    ("img.example.com: 80", "blank, line end or control character in the domain (` ` at byte 16)"),
    // Other scripts than ASCII, and what cannot be seen.
    ("exämple.com", "non-ASCII character in the domain; write the name in Punycode, as `xn--..` (`ä` at byte 2)"),
    (
        "\u{430}pple.com",
        "non-ASCII character in the domain; write the name in Punycode, as `xn--..` (`\u{430}` at byte 0)",
    ),
    (
        "img.example.com\u{202e}",
        "non-ASCII character in the domain; write the name in Punycode, as `xn--..` (`\\u{202e}` at byte 15)",
    ),
    ("img。example.com", "non-ASCII character in the domain; write the name in Punycode, as `xn--..` (`。` at byte 3)"),
    // Punycode that a URL parser refuses.
    (
        "xn--a.com",
        "label that begins with `xn--` but is not the Punycode of Latin, Greek, Cyrillic, Armenian, \
         Georgian, Han, Kana or Hangul letters (`x` at byte 0)",
    ),
    (
        "xn---0la.example",
        "label that begins with `xn--` but is not the Punycode of Latin, Greek, Cyrillic, Armenian, \
         Georgian, Han, Kana or Hangul letters (`x` at byte 0)",
    ),
    (
        "xn--mgbh0fb.example",
        "label that begins with `xn--` but is not the Punycode of Latin, Greek, Cyrillic, Armenian, \
         Georgian, Han, Kana or Hangul letters (`x` at byte 0)",
    ),
    // Escapes.
    ("%65vil.com", "percent-encoded character in the domain; write the name itself (`%` at byte 0)"),
    // Templates that nobody replaces.
    (
        "{Bukket}.example.com",
        "unknown template; there are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}` (`{` at byte 0)",
    ),
    (
        "{bucket}.example.com",
        "unknown template; there are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}` (`{` at byte 0)",
    ),
    (
        "{Bucket.example.com",
        "unknown template; there are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}` (`{` at byte 0)",
    ),
    (
        "Bucket}.example.com",
        "unknown template; there are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}` (`}` at byte 6)",
    ),
    // Not a DNS name.
    ("169.254.169.254", "not a DNS name but a number or an IP address"),
    ("0x7f.1", "not a DNS name but a number or an IP address"),
    ("2130706433", "not a DNS name but a number or an IP address"),
    ("1.2.3.4.5", "not a DNS name but a number or an IP address"),
    ("[::2]", "not a DNS name but a number or an IP address"),
    ("img.{AppId}", "not a DNS name but a number or an IP address"),
    ("img", "not a full DNS name; a domain has a dot, as in `img.example.com`"),
    ("{Bucket}", "not a full DNS name; a domain has a dot, as in `img.example.com`"),
    ("LOCALHOST", "not a full DNS name; a domain has a dot, as in `img.example.com`"),
    // A host of COS that was to have the bucket before it.
    (
        "cos.ap-beijing.myqcloud.com",
        "a host of COS without the bucket, which COS refuses for buckets made since 2024; leave the domain out, or begin \
         it with the bucket; write `{Bucket}.cos.ap-beijing.myqcloud.com`",
    ),
    (
        "COS-internal.{Region}.tencentcos.cn:8080",
        "a host of COS without the bucket, which COS refuses for buckets made since 2024; leave the domain out, or begin \
         it with the bucket; write `{Bucket}.COS-internal.{Region}.tencentcos.cn:8080`",
    ),
    (
        "cos.accelerate.myqcloud.com:443",
        "a host of COS without the bucket, which COS refuses for buckets made since 2024; leave the domain out, or begin \
         it with the bucket; write `{Bucket}.cos.accelerate.myqcloud.com:443`",
    ),
    // The local machine.
    ("localhost", "the local machine; `Domain::loopback` takes it, for tests"),
    ("localhost:9000", "the local machine; `Domain::loopback` takes it, for tests"),
    ("127.0.0.1", "the local machine; `Domain::loopback` takes it, for tests"),
    ("[::1]", "the local machine; `Domain::loopback` takes it, for tests"),
    // Dots and hyphens.
    ("a..b", "dot with nothing before it (`.` at byte 2)"),
    (".a", "dot with nothing before it (`.` at byte 0)"),
    ("img.example.com.", "dot at the end of the domain (`.` at byte 15); write `img.example.com`"),
    ("img.example.com..", "dot with nothing before it (`.` at byte 16)"),
    ("-a.com", "`-` at the edge of a label; a letter or digit stands beside each dot (`-` at byte 0)"),
    ("a-.com", "`-` at the edge of a label; a letter or digit stands beside each dot (`-` at byte 1)"),
    // Other characters.
    (
        "img_x.example.com",
        "character that a domain cannot have, which has only letters, digits, `-` and `.` (`_` at byte 3)",
    ),
    (
        "*.example.com",
        "character that a domain cannot have, which has only letters, digits, `-` and `.` (`*` at byte 0)",
    ),
    (
        "img.example.com,b.com",
        "character that a domain cannot have, which has only letters, digits, `-` and `.` (`,` at byte 15)",
    ),
    // Too long.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com",
        "label longer than 63 bytes, the most between two dots (64 bytes)",
    ),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "longer than 253 bytes, the most that a domain has (254 bytes)",
    ),
    // Ports.
    ("img.example.com:", "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535"),
    (
        "img.example.com:0",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`0` at byte 16)",
    ),
    (
        "img.example.com:080",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`0` at byte 16)",
    ),
    (
        "img.example.com:65536",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`6` at byte 16)",
    ),
    (
        "img.example.com:99999",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`9` at byte 16)",
    ),
    (
        "img.example.com:8a",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`8` at byte 16)",
    ),
    (
        "img.example.com:443:443",
        "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`4` at byte 16)",
    ),
    (":0", "not a full DNS name; a domain has a dot, as in `img.example.com`"),
    (":", "not a full DNS name; a domain has a dot, as in `img.example.com`"),
];

/// Texts that `Domain::loopback` refuses.
pub(crate) const LOOPBACK: &[Refused] = &[
    // Other machines, other spellings.
    (
        "img.example.com",
        "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains",
    ),
    (
        "127.0.0.2",
        "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains",
    ),
    (
        "0.0.0.0",
        "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains",
    ),
    (
        "LOCALHOST",
        "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains",
    ),
    (
        "http://localhost",
        "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains",
    ),
    ("localhost:", "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535"),
    ("localhost:0", "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535 (`0` at byte 10)"),
    ("localhost:9000/", "path after the domain; give the host alone (`/` at byte 14)"),
];

/// Texts that are not an object key.
pub(crate) const OBJECT_KEY: &[Refused] = &[
    // Nothing.
    ("", "empty; an object key has at least one character"),
    // A separator at the beginning.
    ("/", "`/` at the beginning; an object key begins with the name itself (`/` at byte 0)"),
    ("/a", "`/` at the beginning; an object key begins with the name itself (`/` at byte 0); write `a`"),
    ("//a", "`/` at the beginning; an object key begins with the name itself (`/` at byte 0); write `a`"),
    ("\\a", "`\\` at the beginning; an object key begins with the name itself (`\\\\` at byte 0); write `a`"),
    ("/../a", "`/` at the beginning; an object key begins with the name itself (`/` at byte 0)"),
    // Segments that clients resolve.
    (
        "../a",
        "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; if the object really \
         has this name, `ObjectKey::with_dot_segments` takes it (`.` at byte 0)",
    ),
    (
        "a/./b",
        "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; if the object really \
         has this name, `ObjectKey::with_dot_segments` takes it (`.` at byte 2)",
    ),
    (
        "./a",
        "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; if the object really \
         has this name, `ObjectKey::with_dot_segments` takes it (`.` at byte 0)",
    ),
    (
        "a/../../b",
        "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; if the object really \
         has this name, `ObjectKey::with_dot_segments` takes it (`.` at byte 2)",
    ),
    (
        "a/.",
        "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; if the object really \
         has this name, `ObjectKey::with_dot_segments` takes it (`.` at byte 2)",
    ),
    // Segments that leave nothing.
    (".", "nothing is left of the key once its segments `.` and `..` are resolved"),
    ("..", "nothing is left of the key once its segments `.` and `..` are resolved"),
    ("a/..", "nothing is left of the key once its segments `.` and `..` are resolved"),
    ("a/../", "nothing is left of the key once its segments `.` and `..` are resolved"),
    // Characters that COS forbids.
    ("a\0b", "control character that COS forbids in an object key (`\\0` at byte 1)"),
    ("\u{18}", "control character that COS forbids in an object key (`\\u{18}` at byte 0)"),
    ("a\u{19}", "control character that COS forbids in an object key (`\\u{19}` at byte 1)"),
    ("腾\u{1a}", "control character that COS forbids in an object key (`\\u{1a}` at byte 3, character 1)"),
    ("a\u{1b}[31m", "control character that COS forbids in an object key (`\\u{1b}` at byte 1)"),
];

/// Texts that are not the name of a parameter.
pub(crate) const QUERY_NAME: &[Refused] = &[
    // Nothing.
    ("", "empty; a parameter has a name"),
    // What the signer writes, in any case.
    ("q-signature", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("q-ak", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("q-sign-time", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("Q-AK", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("q-anything", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("sign", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("SIGN", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("x-cos-security-token", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("X-Cos-Security-Token", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    ("x-ci-security-token", "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)"),
    // Control characters.
    ("a\r\nb", "control character in the name of a parameter (`\\r` at byte 1)"),
    ("a\0", "control character in the name of a parameter (`\\0` at byte 1)"),
    ("a\tb", "control character in the name of a parameter (`\\t` at byte 1)"),
    ("a\u{7f}", "control character in the name of a parameter (`\\u{7f}` at byte 1)"),
    ("中\u{85}", "control character in the name of a parameter (`\\u{85}` at byte 3, character 1)"),
];

/// Texts that are not the value of a parameter.
pub(crate) const QUERY_VALUE: &[Refused] = &[
    // What ends a line or a text.
    ("a\rb", "line end or NUL in the value of a parameter (`\\r` at byte 1)"),
    ("a\nb", "line end or NUL in the value of a parameter (`\\n` at byte 1)"),
    ("a\0b", "line end or NUL in the value of a parameter (`\\0` at byte 1)"),
];

/// Texts that are not the name of a header.
pub(crate) const HEADER_NAME: &[Refused] = &[
    // Nothing.
    ("", "empty; a header has a name"),
    // What no name has.
    ("x-cos-a;b", "character that the name of a header cannot have (`;` at byte 7)"),
    ("a:b", "character that the name of a header cannot have (`:` at byte 1)"),
    ("a b", "character that the name of a header cannot have (` ` at byte 1)"),
    ("a=b&c", "character that the name of a header cannot have (`=` at byte 1)"),
    ("a\r\nb", "character that the name of a header cannot have (`\\r` at byte 1)"),
    ("é", "character that the name of a header cannot have (`é` at byte 0)"),
    // What the signer writes.
    ("Host", "a header that the signature writes itself (Host, Authorization and the security token)"),
    ("host", "a header that the signature writes itself (Host, Authorization and the security token)"),
    ("Authorization", "a header that the signature writes itself (Host, Authorization and the security token)"),
    ("x-cos-security-token", "a header that the signature writes itself (Host, Authorization and the security token)"),
    ("X-CI-Security-Token", "a header that the signature writes itself (Host, Authorization and the security token)"),
    // What is rewritten on the way.
    ("user-agent", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("Connection", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("accept-encoding", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("Transfer-Encoding", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("X-Forwarded-For", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("Proxy-Authorization", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("Via", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
    ("TE", "a header that clients and proxies rewrite on the way, so that it cannot be signed"),
];

/// Texts that are not the value of a header.
pub(crate) const HEADER_VALUE: &[Refused] = &[
    // Control characters.
    ("a\rb", "control character in the value of a header (`\\r` at byte 1)"),
    ("a\nb", "control character in the value of a header (`\\n` at byte 1)"),
    ("a\0", "control character in the value of a header (`\\0` at byte 1)"),
    ("\u{7f}", "control character in the value of a header (`\\u{7f}` at byte 0)"),
    // Other scripts than ASCII.
    ("é", "non-ASCII character in the value of a header; percent-encode it (`é` at byte 0)"),
    ("报表", "non-ASCII character in the value of a header; percent-encode it (`报` at byte 0)"),
    // What HTTP strips.
    (" a", "blank around the value of a header, which HTTP strips on the way (` ` at byte 0); write `a`"),
    ("a ", "blank around the value of a header, which HTTP strips on the way (` ` at byte 1); write `a`"),
    ("\ta", "blank around the value of a header, which HTTP strips on the way (`\\t` at byte 0); write `a`"),
    (" ", "blank around the value of a header, which HTTP strips on the way (` ` at byte 0)"),
];

/// Texts that are not the name of a file.
pub(crate) const FILE_NAME: &[Refused] = &[
    // Nothing, or a path.
    ("", "empty; a file has a name"),
    (".", "the name of a directory, not of a file"),
    ("..", "the name of a directory, not of a file"),
    ("a/b", "path separator; give the name of the file alone (`/` at byte 1)"),
    ("..\\b", "path separator; give the name of the file alone (`\\\\` at byte 2)"),
    // Control characters.
    ("a\r\nb", "control character in the name of a file (`\\r` at byte 1)"),
    ("a\0", "control character in the name of a file (`\\0` at byte 1)"),
    ("a\u{7f}", "control character in the name of a file (`\\u{7f}` at byte 1)"),
];

/// Texts that are not a method.
pub(crate) const METHOD: &[Refused] = &[
    // Another spelling, another method.
    ("get", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS; write `GET`"),
    ("", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("FETCH", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("PATCH", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    ("GET\n/other", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
    (" GET", "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS"),
];

/// Texts that are not a protocol.
pub(crate) const PROTOCOL: &[Refused] = &[
    // Another spelling, another scheme.
    ("HTTPS", "the protocol is `https` or `http`; write `https`"),
    ("http://", "the protocol is `https` or `http`; write `http`"),
    ("ftp", "the protocol is `https` or `http`"),
    ("", "the protocol is `https` or `http`"),
];

/// Texts that are not the name of an endpoint.
pub(crate) const ENDPOINT: &[Refused] = &[
    // Another spelling, a host, nothing.
    (
        "Default",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`; write `default`",
    ),
    (
        "dual_stack",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`; write `dual-stack`",
    ),
    (
        "dualstack",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`; write `dual-stack`",
    ),
    ("cos.accelerate.myqcloud.com", "a host, not an endpoint; give it as the domain"),
    (
        "custom",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`",
    ),
    (
        "cdn",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`",
    ),
    (
        "",
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
         `dual-stack` or `website`",
    ),
];
