//! Regions.

use super::Rejected;

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
    ("ap-北京", "regions are ASCII: `a-z`, `0-9` and `-` (`北` at byte 3); did you mean `ap-beijing`?"),
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
            "; for a region that is newer than this version, use `Region::custom(\"us-east-1\")`"
        ),
    ),
    (
        "cn-north-1",
        concat!(
            "unknown COS region; ",
            regions!(),
            "; for a region that is newer than this version, use `Region::custom(\"cn-north-1\")`"
        ),
    ),
    (
        "ap-newcity",
        concat!(
            "unknown COS region; ",
            regions!(),
            "; for a region that is newer than this version, use `Region::custom(\"ap-newcity\")`"
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
