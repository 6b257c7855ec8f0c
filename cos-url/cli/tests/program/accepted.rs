//! Arguments with which the program prints a signed URL.

use crate::program::{BUCKET, FIELDS, FIXED, SIGNED, TARGET, prints, run, run_in};
use cos_url_stand_in::{Caller, Request, SECRET_ID, SECRET_KEY, Secret, verify};

/// The URL before the fields of the signature, the two lists, the signature, and the parameters after it.
type Expected = (&'static str, [&'static str; 2], &'static str, &'static str);

/// The arguments before [`SIGNED`].
const WITH_REGION: &[(&str, &[&str], Expected)] = &[
    (
        "default",
        &["sign", TARGET],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
    (
        "method",
        &["sign", TARGET, "--method", "PUT"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "45c19ee5224e498580507d3487e2f27ef75fcd1b",
            "",
        ),
    ),
    (
        "short method and header",
        &["sign", TARGET, "-X", "PUT", "-H", "Content-Type: image/png"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["content-type%3Bhost", ""],
            "a997a448ba950c01c1de3fb95d90aabf955ea661",
            "",
        ),
    ),
    (
        "header without a space",
        &["sign", TARGET, "-H", "x-cos-meta-a:b", "-X", "PUT"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host%3Bx-cos-meta-a", ""],
            "8274473a5d9f8cdb77207e00bc980c44d4f342f7",
            "",
        ),
    ),
    (
        "header with an empty value",
        &["sign", TARGET, "-H", "x-cos-meta-a:"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host%3Bx-cos-meta-a", ""],
            "a8718d7ba39d42d3f70cdd1cc64445f7c357013f",
            "",
        ),
    ),
    (
        "header with a colon in its value",
        &["sign", TARGET, "-H", "x-cos-meta-a: b:c=d"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host%3Bx-cos-meta-a", ""],
            "7caa926a6f59d3ca43c57546d712cdc6663d6fed",
            "",
        ),
    ),
    (
        "parameters",
        &["sign", TARGET, "--query", "versionId=MTg0", "--query", "x"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "versionid%3Bx"],
            "c64d444c750c5aa5ba2c01c13e99270e862c1813",
            "&versionId=MTg0&x=",
        ),
    ),
    (
        "a parameter with an equals sign",
        &["sign", TARGET, "--query", "a=b=c d"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "a"],
            "b830b7d1f49905b8da7542ec7693eeaab30fdfb5",
            "&a=b%3Dc%20d",
        ),
    ),
    (
        "several parameters in another order",
        &["sign", TARGET, "--query", "b=2", "--query", "a=1"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "a%3Bb"],
            "9081761a09cc5ae49f70acde923cad09651db30a",
            "&a=1&b=2",
        ),
    ),
    (
        "processing",
        &["sign", "cos://examplebucket-1250000000/a.jpg", "--process", "imageMogr2/thumbnail/200x"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.jpg",
            ["host", "imagemogr2%252fthumbnail%252f200x"],
            "80aff0548acc63b7b8def6c12f852d3b2d0093c1",
            "&imageMogr2%2Fthumbnail%2F200x=",
        ),
    ),
    (
        "save under a name",
        &["sign", TARGET, "--save-as", "报表.pdf"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "response-content-disposition"],
            "a169de6f4a81140b7c6d3be524157478988a594d",
            "&response-content-disposition=attachment%3B%20filename%3D%22__.pdf%22%3B%20filename%2A%3DUTF-8%27%27%25E6%258A%25A5%25E8%25A1%25A8.pdf",
        ),
    ),
    (
        "display",
        &["sign", TARGET, "--inline"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "response-content-disposition"],
            "54f8ad6591581dd845563fb2f0a6624d4da1757f",
            "&response-content-disposition=inline",
        ),
    ),
    (
        "display with a name",
        &["sign", TARGET, "--inline", "--save-as", "报表.pdf"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "response-content-disposition"],
            "e62a5659a3375b8c92c6f0f65fb37ef3e5ab9fc3",
            "&response-content-disposition=inline%3B%20filename%3D%22__.pdf%22%3B%20filename%2A%3DUTF-8%27%27%25E6%258A%25A5%25E8%25A1%25A8.pdf",
        ),
    ),
    (
        "download",
        &["sign", TARGET, "--download"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", "response-content-disposition"],
            "82dcaa4fef2c64696a25d7608a52e37560727c7e",
            "&response-content-disposition=attachment",
        ),
    ),
    (
        "http",
        &["sign", TARGET, "--http"],
        (
            "http://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
    (
        "protocol of coscli",
        &["sign", TARGET, "--protocol", "http"],
        (
            "http://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
    (
        "acceleration",
        &["sign", TARGET, "--endpoint", "accelerate"],
        (
            "https://examplebucket-1250000000.cos.accelerate.myqcloud.com/a/b.txt",
            ["host", ""],
            "3190eb67e83f99fa9f74db4dfa64ed12d7261bd2",
            "",
        ),
    ),
    (
        "internal",
        &["sign", TARGET, "--endpoint", "internal"],
        (
            "https://examplebucket-1250000000.cos-internal.ap-beijing.tencentcos.cn/a/b.txt",
            ["host", ""],
            "cb586e958ba0ea276481dba3384572512a55009c",
            "",
        ),
    ),
    (
        "acceleration host",
        &["sign", TARGET, "-e", "cos.accelerate.myqcloud.com"],
        (
            "https://examplebucket-1250000000.cos.accelerate.myqcloud.com/a/b.txt",
            ["host", ""],
            "3190eb67e83f99fa9f74db4dfa64ed12d7261bd2",
            "",
        ),
    ),
    (
        "custom domain",
        &["sign", TARGET, "--domain", "img.example.com"],
        ("https://img.example.com/a/b.txt", ["host", ""], "8d61f840c821c35f031fd6ea9a30dd89eab78aec", ""),
    ),
    (
        "custom domain with a port and templates",
        &["sign", TARGET, "--domain", "{Bucket}.example.com:8443"],
        (
            "https://examplebucket-1250000000.example.com:8443/a/b.txt",
            ["host", ""],
            "fb93447817187fdc49dd4dc71d176588e522537e",
            "",
        ),
    ),
    (
        "private domain",
        &["sign", TARGET, "--private-domain", "localhost:9000", "--http"],
        ("http://localhost:9000/a/b.txt", ["host", ""], "8d4a9833760e4339359bd591cdd240ed5288f053", ""),
    ),
    (
        "host is not signed",
        &["sign", TARGET, "--unsigned-host"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["", ""],
            "2786ce55565b278741a40c392d16ec1d3e1aea21",
            "",
        ),
    ),
    (
        "key with spaces and Chinese",
        &["sign", "cos://examplebucket-1250000000/头像/Profile photo.jpg"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/%E5%A4%B4%E5%83%8F/Profile%20photo.jpg",
            ["host", ""],
            "475b67d2236c41a8247484f5fdc530791b541819",
            "",
        ),
    ),
    (
        "key that looks percent-encoded",
        &["sign", "cos://examplebucket-1250000000/a%20b.txt"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%2520b.txt",
            ["host", ""],
            "936a2c24a97874b47eb7bdb30c6a0d4d87dfbd1e",
            "",
        ),
    ),
    (
        "key with a question mark and a hash",
        &["sign", "cos://examplebucket-1250000000/a?b#c"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%3Fb%23c",
            ["host", ""],
            "aa7056778be23073aeb04d846e7205a617918a6c",
            "",
        ),
    ),
    (
        "key with dot segments",
        &["sign", "cos://examplebucket-1250000000/a/../b", "--dot-segments"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%2F..%2Fb",
            ["host", ""],
            "57c5f3b9b9446ee590708ec0eb911a0fc584d625",
            "",
        ),
    ),
    (
        "key as an option",
        &["sign", "--bucket", "examplebucket-1250000000", "--key=-a.txt"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/-a.txt",
            ["host", ""],
            "28ea519a825b0290bdc03fa3301881885846e173",
            "",
        ),
    ),
    (
        "aws",
        &["presign", "s3://examplebucket-1250000000/a/b.txt"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
    (
        "options before the target",
        &["sign", TARGET],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
];

/// The arguments before [`FIXED`].
const WITHOUT_REGION: &[(&str, &[&str], Expected)] = &[
    (
        "endpoint with a region",
        &["sign", TARGET, "--endpoint", "cos.ap-shanghai.myqcloud.com"],
        (
            "https://examplebucket-1250000000.cos.ap-shanghai.myqcloud.com/a/b.txt",
            ["host", ""],
            "99623c5a4e6360f0e622f27aacdbbefdc3639014",
            "",
        ),
    ),
    (
        "endpoint as a URL",
        &["sign", TARGET, "--endpoint-url", "https://cos.ap-shanghai.tencentcos.cn/"],
        (
            "https://examplebucket-1250000000.cos.ap-shanghai.tencentcos.cn/a/b.txt",
            ["host", ""],
            "b11ce1983196199605152d6dc4a5463f63c95691",
            "",
        ),
    ),
    (
        "endpoint as an http URL",
        &["sign", TARGET, "-e", "http://cos.ap-shanghai.myqcloud.com"],
        (
            "http://examplebucket-1250000000.cos.ap-shanghai.myqcloud.com/a/b.txt",
            ["host", ""],
            "99623c5a4e6360f0e622f27aacdbbefdc3639014",
            "",
        ),
    ),
    (
        "endpoint with the bucket",
        &["sign", TARGET, "-e", "examplebucket-1250000000.cos.ap-shanghai.myqcloud.com"],
        (
            "https://examplebucket-1250000000.cos.ap-shanghai.myqcloud.com/a/b.txt",
            ["host", ""],
            "99623c5a4e6360f0e622f27aacdbbefdc3639014",
            "",
        ),
    ),
    (
        "custom region",
        &["sign", TARGET, "--custom-region", "ap-newcity"],
        (
            "https://examplebucket-1250000000.cos.ap-newcity.myqcloud.com/a/b.txt",
            ["host", ""],
            "c5e5e940d39ab8c63a963779d84ab608ea303f1c",
            "",
        ),
    ),
    (
        "coscli",
        &["signurl", TARGET, "-e", "cos.ap-beijing.myqcloud.com"],
        (
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt",
            ["host", ""],
            "13aa725bc5eeca57cf3f0078cbf1748972f7e46c",
            "",
        ),
    ),
];

#[test]
fn signed_urls() {
    for (cases, others) in [(WITH_REGION, &SIGNED[..]), (WITHOUT_REGION, &FIXED[..])] {
        for (name, arguments, (address, [headers, parameters], signature, query)) in cases {
            let arguments = [*arguments, others].concat();
            let lists = format!("q-header-list={headers}&q-url-param-list={parameters}");
            let url = format!("{address}?{FIELDS}{lists}&q-signature={signature}{query}");
            assert_eq!(run(&arguments), prints([&url, "\n"].concat()), "{name}");
            assert!(is_accepted(&url, &arguments), "{name}");
        }
    }
}

/// Whether the stand-in accepts the URL, sent with the method and the headers of the arguments. Its verifier shares no
/// code with the library.
fn is_accepted(url: &str, arguments: &[&str]) -> bool {
    let values = |short: &str, long: &str| -> Vec<&str> {
        let pairs = arguments.iter().zip(arguments.iter().skip(1));
        pairs.filter(|(option, _)| **option == short || **option == long).map(|(_, value)| *value).collect()
    };
    let (_, address) = url.split_once("://").unwrap();
    let (host, target) = address.split_at(address.find('/').unwrap());
    let mut headers = vec![("host".to_owned(), host.as_bytes().to_vec())];
    for header in values("-H", "--header") {
        let (name, value) = header.split_once(':').unwrap();
        headers.push((name.to_owned(), value.trim().as_bytes().to_vec()));
    }
    let method = values("-X", "--method").first().copied().unwrap_or("GET");
    let request = Request::new(method, target, headers).unwrap();
    let secrets = [Secret::permanent(SECRET_ID, SECRET_KEY)];
    verify(&request, &secrets, 1_557_990_000) == Ok(Caller::Known)
}

#[test]
fn lifetimes_are_counted_from_now() {
    for (arguments, lifetime) in [
        (&["sign", TARGET][..], 900),
        (&["sign", TARGET, "--expires", "1h30m"], 5400),
        (&["sign", TARGET, "--expires", "60"], 60),
        (&["sign", TARGET, "--expires", "999999999"], 999_999_999),
        (&["sign", TARGET, "--expires", "1000000000s"], 1_000_000_000),
        (&["signurl", TARGET, "--time", "3600"], 3600),
        (&["signurl", TARGET, "-t", "3600"], 3600),
        (&["presign", TARGET, "--expires-in", "7d"], 604_800),
    ] {
        let found = run(&[arguments, &["--example", "--region", "ap-beijing"]].concat());
        assert_eq!((found.status, found.errors.as_str()), (0, ""), "{arguments:?}");
        let (_, period) = found.output.split_once("q-key-time=").unwrap();
        let (start, end) = period.split_once('&').unwrap().0.split_once("%3B").unwrap();
        let number = |text: &str| text.parse::<u64>().unwrap();
        // The period starts a minute ago.
        assert_eq!(number(end) - number(start), lifetime + 60, "{arguments:?}");
    }
}

#[test]
fn credentials_and_region_come_from_the_environment() {
    const PAIR: [(&str, &str); 2] = [("TENCENTCLOUD_SECRET_ID", SECRET_ID), ("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)];
    const COS: [(&str, &str); 2] = [("COS_SECRET_ID", SECRET_ID), ("COS_SECRET_KEY", SECRET_KEY)];
    const REGION: [(&str, &str); 1] = [("TENCENTCLOUD_REGION", "ap-beijing")];
    let expected = run(&[&["sign", TARGET][..], &SIGNED].concat());
    assert_eq!(expected.status, 0);
    let (example, key_time) = FIXED.split_at(1);
    let without_example = [&["sign", TARGET][..], key_time].concat();
    for (variables, arguments) in [
        ([&PAIR[..], &REGION].concat(), without_example.clone()),
        ([&COS[..], &REGION].concat(), without_example.clone()),
        (PAIR.to_vec(), [&without_example[..], &["--region", "ap-beijing"]].concat()),
        (REGION.to_vec(), [&without_example[..], example].concat()),
        ([("TENCENTCLOUD_REGION", "ap-shanghai")].to_vec(), [&["sign", TARGET][..], &SIGNED].concat()),
    ] {
        assert_eq!(run_in(&variables, &arguments), expected, "{arguments:?}");
    }
    let temporary = [&PAIR[..], &REGION, &[("TENCENTCLOUD_TOKEN", "T+/=")]].concat();
    let found = run_in(&temporary, &without_example);
    assert!(found.output.ends_with("&x-cos-security-token=T%2B%2F%3D\n"), "{found:?}");
}

#[test]
fn the_output_has_other_forms() {
    let arguments = ["sign", TARGET, "-X", "PUT", "-H", "Content-Type: image/png"];
    let sign = |form: &[&str]| run(&[&arguments[..], &SIGNED, form].concat());
    let url = sign(&[]).output.trim_end().to_owned();
    assert_eq!(
        sign(&["--json"]),
        prints(format!(
            "{{\"method\":\"PUT\",\"url\":\"{url}\",\"headers\":{{\"Content-Type\":\"image/png\"}},\"expiresAt\":1557996351}}\n"
        ))
    );
    assert_eq!(
        sign(&["--curl"]),
        prints(format!("curl --globoff --request PUT --header 'Content-Type: image/png' '{url}'\n"))
    );
}

#[test]
fn unsigned_urls() {
    const REGION: &[&str] = &["--region", "ap-beijing"];
    const HOST: &str = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
    for (arguments, expected) in [
        (&["public", TARGET][..], format!("{HOST}/a/b.txt\n")),
        (&["public", "s3://examplebucket-1250000000/报表 1.pdf"], format!("{HOST}/%E6%8A%A5%E8%A1%A8%201.pdf\n")),
        (&["public", TARGET, "--query", "versionId=1/2"], format!("{HOST}/a/b.txt?versionId=1%2F2\n")),
        (&["public", TARGET, "--process", "imageInfo"], format!("{HOST}/a/b.txt?imageInfo=\n")),
        (&["public", TARGET, "-e", "https://cos.ap-beijing.myqcloud.com:443/"], format!("{HOST}/a/b.txt\n")),
        (&["public", TARGET, "--domain", "img.example.com"], "https://img.example.com/a/b.txt\n".into()),
        (
            &["public", TARGET, "--endpoint", "website", "--http"],
            "http://examplebucket-1250000000.cos-website.ap-beijing.myqcloud.com/a/b.txt\n".into(),
        ),
    ] {
        assert_eq!(run(&[arguments, REGION].concat()), prints(expected), "{arguments:?}");
    }
    assert_eq!(run(&["public", BUCKET, "--region", "ap-beijing"]).status, 1);
}
