//! Arguments with which the program fails.

use crate::program::{FIXED, Result, SIGNED, TARGET, fails, run, run_in};

const USAGE: i32 = 2;
const INPUT: i32 = 1;

const SECRETS: &str = "credentials are not accepted as arguments, because other users of this machine can see arguments; set the environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, and TENCENTCLOUD_TOKEN for temporary credentials";

const NEW_REGION: &str = "invalid region `ap-newcity`: unknown COS region; the regions are ap-beijing, ap-nanjing, ap-shanghai, ap-guangzhou, ap-chengdu, ap-chongqing, ap-hongkong, ap-singapore, ap-jakarta, ap-seoul, ap-bangkok, ap-tokyo, me-saudi-arabia, na-siliconvalley, na-ashburn, sa-saopaulo, eu-frankfurt, ap-shenzhen-fsi, ap-shanghai-fsi, ap-beijing-fsi; for a region that is newer than this version, use `--custom-region ap-newcity`";

/// The arguments before [`SIGNED`], the exit status and the message.
const WITH_REGION: &[(&str, &[&str], i32, &str)] = &[
    (
        "no target",
        &["sign"],
        USAGE,
        "the following required arguments were not provided:\n  <TARGET>\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> <TARGET>",
    ),
    (
        "unknown option",
        &["sign", TARGET, "--expire", "5"],
        USAGE,
        "unexpected argument '--expire' found\n\n  tip: a similar argument exists: '--expires'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --expires <LIFETIME> <TARGET>",
    ),
    (
        "value that starts with a hyphen",
        &["sign", "--bucket", "b-1", "--key", "-a"],
        USAGE,
        "unexpected argument '-a' found\n\n  tip: to pass a value that starts with `-`, join it to its option, as in `--key=-a`\n\nUsage: cos-url sign [OPTIONS] [TARGET]",
    ),
    (
        "version of coscli",
        &["sign", TARGET, "--version-id", "1"],
        USAGE,
        "unknown option `--version-id`: for a version of the object, use `--query versionId=<ID>`",
    ),
    (
        "output of the AWS CLI",
        &["presign", TARGET, "--output=json"],
        USAGE,
        "unknown option `--output`: for JSON, use `--json`",
    ),
    (
        "option without a value",
        &["sign", TARGET, "--expires"],
        USAGE,
        "a value is required for '--expires <LIFETIME>' but none was supplied",
    ),
    (
        "two periods",
        &["sign", TARGET, "--expires", "5"],
        USAGE,
        "the argument '--key-time <START;END>' cannot be used with '--expires <LIFETIME>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> <TARGET>",
    ),
    (
        "two outputs",
        &["sign", TARGET, "--json", "--curl"],
        USAGE,
        "the argument '--json' cannot be used with '--curl'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --json <TARGET>",
    ),
    (
        "two hosts",
        &["sign", TARGET, "--domain", "img.example.com", "--endpoint", "accelerate"],
        USAGE,
        "the argument '--domain <DOMAIN>' cannot be used with '--endpoint <ENDPOINT>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --domain <DOMAIN> <TARGET>",
    ),
    (
        "two private hosts",
        &["sign", TARGET, "--domain", "img.example.com", "--private-domain", "cos"],
        USAGE,
        "the argument '--domain <DOMAIN>' cannot be used with '--private-domain <DOMAIN>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --domain <DOMAIN> <TARGET>",
    ),
    (
        "two regions",
        &["sign", TARGET, "--custom-region", "ap-newcity"],
        USAGE,
        "the argument '--region <REGION>' cannot be used with '--custom-region <REGION>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> <TARGET>",
    ),
    (
        "two schemes",
        &["sign", TARGET, "--http", "--protocol", "https"],
        USAGE,
        "the argument '--http' cannot be used with '--protocol <PROTOCOL>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --http <TARGET>",
    ),
    (
        "download and inline",
        &["sign", TARGET, "--download", "--inline"],
        USAGE,
        "the argument '--download' cannot be used with '--inline'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --download <TARGET>",
    ),
    (
        "target and bucket",
        &["sign", TARGET, "--bucket", "b-1"],
        USAGE,
        "the argument '[TARGET]' cannot be used with '--bucket <BUCKET>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> <TARGET>",
    ),
    (
        "key without a bucket",
        &["sign", TARGET, "--key", "a"],
        USAGE,
        "the argument '[TARGET]' cannot be used with '--key <KEY>'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> <TARGET>",
    ),
    ("bucket without a key", &["sign", "--bucket", "b-1"], USAGE, "the key is missing; write `--key <KEY>`"),
    (
        "empty key",
        &["sign", "--bucket", "b-1", "--key", ""],
        INPUT,
        "invalid object key: it is empty; an object key has at least one character",
    ),
    (
        "no key",
        &["sign", "cos://examplebucket-1250000000/"],
        INPUT,
        "invalid target `cos://examplebucket-1250000000/`: it has no key; write `cos://<bucket>/<key>`",
    ),
    (
        "keys and JSON",
        &["sign", "cos://examplebucket-1250000000/", "--keys-from", "-", "--json"],
        USAGE,
        "the argument '--keys-from <FILE>' cannot be used with '--json'\n\nUsage: cos-url sign --region <REGION> --example --key-time <START;END> --keys-from <FILE> <TARGET>",
    ),
    ("secret as an argument", &["sign", TARGET, "--secret-key", "CANARY"], USAGE, SECRETS),
    ("token as an argument", &["sign", TARGET, "--token=CANARY"], USAGE, SECRETS),
    (
        "endpoint of another bucket",
        &["sign", TARGET, "-e", "b-1.cos.ap-beijing.myqcloud.com"],
        INPUT,
        "the endpoint is a host of the bucket `b-1`, but the request is for `examplebucket-1250000000`; remove the bucket from the endpoint",
    ),
    (
        "endpoint of another region",
        &["sign", TARGET, "-e", "cos.ap-shanghai.myqcloud.com"],
        INPUT,
        "the endpoint is in the region `ap-shanghai`, but the request is for `ap-beijing`; remove one of the two regions",
    ),
    (
        "bucket in upper case",
        &["sign", "cos://Examplebucket-1250000000/a"],
        INPUT,
        "invalid bucket `Examplebucket-1250000000`: bucket names are lower-case (`E` at byte 0); write `examplebucket-1250000000`",
    ),
    (
        "bucket without APPID",
        &["sign", "cos://examplebucket/a"],
        INPUT,
        "invalid bucket `examplebucket`: no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account page of the console shows the APPID",
    ),
    (
        "target without a bucket",
        &["sign", "cos:///a"],
        INPUT,
        "invalid target `cos:///a`: it has no bucket; write `cos://<bucket>/<key>`",
    ),
    (
        "target without a scheme",
        &["sign", "examplebucket-1250000000/a"],
        INPUT,
        "invalid target `examplebucket-1250000000/a`: it has no scheme; write `cos://examplebucket-1250000000/a`",
    ),
    (
        "target with one slash",
        &["sign", "cos:/examplebucket-1250000000/a"],
        INPUT,
        "invalid target `cos:/examplebucket-1250000000/a`: it does not have two slashes after its scheme; write `cos://examplebucket-1250000000/a`",
    ),
    (
        "target without slashes",
        &["sign", "S3:examplebucket-1250000000/it's"],
        INPUT,
        "invalid target `S3:examplebucket-1250000000/it's`: it does not have two slashes after its scheme; write `'cos://examplebucket-1250000000/it'\\''s'`",
    ),
    (
        "target with a slash instead of a scheme",
        &["sign", "/examplebucket-1250000000/a b"],
        INPUT,
        "invalid target `/examplebucket-1250000000/a b`: it has no scheme; write `'cos://examplebucket-1250000000/a b'`",
    ),
    (
        "target whose bucket is invalid",
        &["sign", "cos:/examplebucket/a"],
        INPUT,
        "invalid target `cos:/examplebucket/a`: it has no scheme; write `cos://<bucket>/<key>`",
    ),
    (
        "target is a URL without its scheme",
        &["sign", "examplebucket-1250000000.cos.ap-beijing.tencentcos.cn/a%20b"],
        INPUT,
        "invalid target `examplebucket-1250000000.cos.ap-beijing.tencentcos.cn/a%20b`: it is a URL without its scheme; write `'cos://examplebucket-1250000000/a b' --region ap-beijing --endpoint tencentcos`",
    ),
    (
        "target is a URL in a parameter",
        &["sign", "https%3A%2F%2Fimg.example.com%2Fa%3Fq-signature%3DCANARY"],
        INPUT,
        "invalid target `https%3A%2F%2Fimg.example.com%2Fa%3Fq-signature%3D…`: it has no scheme; write `cos://<bucket>/<key>`",
    ),
    (
        "target with another scheme",
        &["sign", "oss://examplebucket-1250000000/a"],
        INPUT,
        "invalid target `oss://examplebucket-1250000000/a`: a target starts with `cos://`; write `cos://<bucket>/<key>`",
    ),
    (
        "target is a URL",
        &["sign", "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%20b.txt"],
        INPUT,
        "invalid target `https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%20b.txt`: it is a URL; write `'cos://examplebucket-1250000000/a b.txt' --region ap-beijing`",
    ),
    (
        "key that starts with a slash",
        &["sign", "cos://examplebucket-1250000000//a"],
        INPUT,
        "invalid object key `/a`: object keys do not start with `/` or `\\` (`/` at byte 0); write `a`",
    ),
    (
        "key with dot segments",
        &["sign", "cos://examplebucket-1250000000/a/../b"],
        INPUT,
        "invalid object key `a/../b`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2); for an object that really has this name, use `--dot-segments`",
    ),
    (
        "key that is empty without its dot segments",
        &["sign", "cos://examplebucket-1250000000/a/..", "--dot-segments"],
        INPUT,
        "invalid object key `a/..`: nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)",
    ),
    (
        "method in lower case",
        &["sign", TARGET, "-X", "put"],
        INPUT,
        "invalid method `put`: the method is GET, HEAD, PUT, POST, DELETE or OPTIONS; write `PUT`",
    ),
    (
        "parameter of the signature",
        &["sign", TARGET, "--query", "q-ak=1"],
        INPUT,
        "invalid query parameter name `q-ak`: the signature sets the `q-*` parameters; leave this one out, and sign with `cos-url sign`",
    ),
    (
        "token as a parameter",
        &["sign", TARGET, "--query", "x-cos-security-token=CANARY"],
        INPUT,
        "invalid query parameter name `x-cos-security-token`: the signature sets this parameter; set the token in the environment variable TENCENTCLOUD_TOKEN",
    ),
    (
        "parameter twice",
        &["sign", TARGET, "--query", "a=1", "--query", "A=2"],
        INPUT,
        "duplicate query parameter `A` (also given as `a`); names are case-insensitive",
    ),
    (
        "parameter of a CDN",
        &["sign", TARGET, "--query", "sign=1"],
        INPUT,
        "the query parameter `sign` belongs to the signature of a CDN; remove it, or use `cos-url public`",
    ),
    (
        "header without a colon",
        &["sign", TARGET, "-H", "Content-Type"],
        INPUT,
        "invalid header `Content-Type`: it has no colon; write `'<name>: <value>'`",
    ),
    (
        "Host header",
        &["sign", TARGET, "-H", "Host: img.example.com"],
        INPUT,
        "invalid header name `Host`: the program sets and signs `Host`; for another host, use `--domain`",
    ),
    (
        "Authorization header",
        &["sign", TARGET, "-H", "Authorization: CANARY"],
        INPUT,
        "invalid header name `Authorization`: the signature is in the URL; leave `Authorization` out",
    ),
    (
        "token header",
        &["sign", TARGET, "-H", "x-cos-security-token: CANARY"],
        INPUT,
        "invalid header name `x-cos-security-token`: the program sets the security token; set it in the environment variable TENCENTCLOUD_TOKEN",
    ),
    (
        "file name with a path",
        &["sign", TARGET, "--save-as", "a/b.pdf"],
        INPUT,
        "invalid file name `a/b.pdf`: file names have no path separator (`/` at byte 1); write the name without directories",
    ),
    (
        "name for an upload",
        &["sign", TARGET, "--save-as", "a.pdf", "-X", "PUT"],
        INPUT,
        "the query parameter `response-content-disposition` changes a header of the response to GET or HEAD, but the method is PUT; remove one of them",
    ),
    (
        "domain is a URL",
        &["sign", TARGET, "--domain", "https://img.example.com"],
        INPUT,
        "invalid domain `https://img.example.com`: a domain has no scheme; for http, use `--http`; write `img.example.com`",
    ),
    (
        "domain is not public",
        &["sign", TARGET, "--domain", "localhost:9000"],
        INPUT,
        "invalid domain `localhost:9000`: it is this machine, not a public DNS name; for a test server, container or private cloud, use `--private-domain localhost:9000`",
    ),
    (
        "endpoint is a custom domain",
        &["sign", TARGET, "-e", "img.example.com"],
        INPUT,
        "invalid endpoint `img.example.com`: it is a host or URL, not the name of an endpoint; for a custom domain, use `--domain img.example.com`",
    ),
    (
        "endpoint is a domain with a template",
        &["sign", TARGET, "-e", "{Bucket}.img.example.com"],
        INPUT,
        "invalid endpoint `{Bucket}.img.example.com`: it is a host or URL, not the name of an endpoint; for a custom domain, use `--domain '{Bucket}.img.example.com'`",
    ),
    (
        "endpoint is not public",
        &["sign", TARGET, "-e", "http://localhost:9000"],
        INPUT,
        "invalid endpoint `http://localhost:9000`: it is a host or URL, not the name of an endpoint; for a test server, container or private cloud, use `--private-domain localhost:9000`",
    ),
    (
        "endpoint with a port",
        &["sign", TARGET, "-e", "https://cos.ap-beijing.myqcloud.com:8443"],
        INPUT,
        "invalid endpoint `https://cos.ap-beijing.myqcloud.com:8443`: a host of COS has no port and no path; write `cos.ap-beijing.myqcloud.com`",
    ),
    (
        "endpoint with a path",
        &["sign", TARGET, "-e", "examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a"],
        INPUT,
        "invalid endpoint `examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a`: a host of COS has no port and no path; write `cos.ap-beijing.myqcloud.com`",
    ),
    (
        "endpoint without its first part",
        &["sign", TARGET, "-e", "ap-beijing.myqcloud.com"],
        INPUT,
        "invalid endpoint `ap-beijing.myqcloud.com`: it is not a host of COS; write `cos.ap-beijing.myqcloud.com`",
    ),
    (
        "endpoint is a region",
        &["sign", TARGET, "-e", "ap-beijing"],
        INPUT,
        "invalid endpoint `ap-beijing`: it is a region; write `--region ap-beijing`",
    ),
    (
        "unknown endpoint",
        &["sign", TARGET, "-e", "acelerate"],
        INPUT,
        "invalid endpoint `acelerate`: the endpoints are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` and `website`; did you mean `accelerate`?",
    ),
    (
        "endpoint without its domain",
        &["sign", TARGET, "-e", "custom"],
        INPUT,
        "invalid endpoint `custom`: a custom endpoint needs a domain; use `--domain`",
    ),
    (
        "endpoint that accepts no signature",
        &["sign", TARGET, "-e", "website"],
        INPUT,
        "the endpoint `website` does not accept COS signatures; use `cos-url public`, or use the endpoint `default`",
    ),
    (
        "domain of another bucket",
        &["sign", TARGET, "--domain", "b-1.cos.ap-beijing.myqcloud.com"],
        INPUT,
        "the domain `b-1.cos.ap-beijing.myqcloud.com` is a host of the bucket `b-1`, but the request is for `examplebucket-1250000000`; write `{Bucket}.cos.{Region}.myqcloud.com`",
    ),
    (
        "text that is not a processing rule",
        &["sign", TARGET, "--process", "imageMogr2"],
        INPUT,
        "invalid processing rule `imageMogr2`: this rule has no operation (`i` at byte 0); write one after the name, as in `imageMogr2/thumbnail/200x`",
    ),
    (
        "file that does not exist",
        &["sign", "cos://examplebucket-1250000000/", "--keys-from", "/nonexistent/keys.txt"],
        INPUT,
        "cannot read `/nonexistent/keys.txt`: No such file or directory (os error 2)",
    ),
    (
        "prefix without a slash",
        &["sign", "cos://examplebucket-1250000000/photos", "--keys-from", "-"],
        INPUT,
        "invalid key prefix `photos`: a key prefix ends with `/`, so that `users/4` does not cover `users/42`; write `photos/`",
    ),
];

/// The arguments before [`FIXED`].
const WITHOUT_REGION: &[(&str, &[&str], i32, &str)] = &[
    (
        "no region",
        &["sign", TARGET],
        USAGE,
        "the region is missing; write `--region ap-beijing`, or set TENCENTCLOUD_REGION",
    ),
    (
        "misspelled region",
        &["sign", TARGET, "--region", "ap-gaungzhou"],
        INPUT,
        "invalid region `ap-gaungzhou`: unknown COS region; did you mean `ap-guangzhou`?",
    ),
    ("newer region", &["sign", TARGET, "--region", "ap-newcity"], INPUT, NEW_REGION),
    ("endpoint of a newer region", &["sign", TARGET, "-e", "cos.ap-newcity.myqcloud.com"], INPUT, NEW_REGION),
];

/// The complete arguments.
const COMPLETE: &[(&str, &[&str], i32, &str)] = &[
    (
        "unknown command",
        &["sing", TARGET],
        USAGE,
        "unrecognized subcommand 'sing'\n\n  tip: some similar subcommands exist: 'signurl', 'sign'\n\nUsage: cos-url <COMMAND>",
    ),
    (
        "URL instead of a command",
        &["https://img.example.com/a?q-signature=CANARY"],
        USAGE,
        "`https://img.example.com/a?q-signature=…` is before the command; write the command first, as in `cos-url sign cos://<bucket>/<key>`",
    ),
    (
        "option before the command",
        &["--region", "ap-beijing", "sign", TARGET],
        USAGE,
        "`--region` is before the command; write the command first, as in `cos-url sign cos://<bucket>/<key>`",
    ),
    (
        "command of the AWS CLI",
        &["s3", "presign", TARGET],
        USAGE,
        "unknown command `s3`; write `cos-url presign` instead of `aws s3 presign`",
    ),
    (
        "lifetime that is a time",
        &["sign", TARGET, "--region", "ap-beijing", "-t", "1800000000"],
        INPUT,
        "invalid lifetime `1800000000`: it looks like a Unix time, and a lifetime is counted from now; write a lifetime such as `15m`, or `1800000000s` if this number is intended",
    ),
    (
        "negative lifetime",
        &["sign", TARGET, "--region", "ap-beijing", "-t", "-5"],
        INPUT,
        "invalid lifetime `-5`: a lifetime is a number with the unit `s`, `m`, `h` or `d`, or several from the largest unit to the smallest, such as \"15m\" or \"1h30m\"",
    ),
    (
        "URL without its option",
        &["diagnose", "https://img.example.com/a?q-signature=CANARY"],
        USAGE,
        "unexpected argument '(hidden)' found\n\n  tip: write a value that contains spaces or `&` in quotes; this value is hidden, because it may be a secret\n\nUsage: cos-url diagnose [OPTIONS] --url <URL> --answer <FILE>",
    ),
    (
        "half of a URL",
        &["read", "https://img.example.com/a", "a&q-signature=CANARY\u{202e}"],
        USAGE,
        "unexpected argument '(hidden)' found\n\n  tip: write a value that contains spaces or `&` in quotes; this value is hidden, because it may be a secret\n\nUsage: cos-url read [OPTIONS] <URL>",
    ),
    (
        "key pair without options",
        &["read", "https://img.example.com/a", "CANARY-ID", "CANARY"],
        USAGE,
        "unexpected argument '(hidden)' found\n\n  tip: write a value that contains spaces or `&` in quotes; this value is hidden, because it may be a secret\n\nUsage: cos-url read [OPTIONS] <URL>",
    ),
    (
        "URL instead of a shell",
        &["completions", "a?q-signature=CANARY"],
        USAGE,
        "invalid value 'a?q-signature=…' for '<SHELL>'\n  [possible values: bash, elvish, fish, powershell, zsh]",
    ),
    (
        "URL without its scheme instead of a command",
        &["img.example.com/a?q-signature=CANARY"],
        USAGE,
        "unrecognized subcommand 'img.example.com/a?q-signature=…'\n\nUsage: cos-url <COMMAND>",
    ),
    (
        "text that is not a number",
        &["diagnose", "--url", "-", "--answer", "a.xml", "--received-at", "now"],
        USAGE,
        "invalid value 'now' for '--received-at <SECONDS>': invalid digit found in string",
    ),
    (
        "public with a method",
        &["public", TARGET, "--region", "ap-beijing", "--method", "PUT"],
        USAGE,
        "unexpected argument '--method' found\n\nUsage: cos-url public --region <REGION> <TARGET>",
    ),
    ("secret as a short argument", &["signurl", TARGET, "-iCANARY", "-k", "CANARY"], USAGE, SECRETS),
    (
        "profile",
        &["presign", "s3://examplebucket-1250000000/a", "--profile", "prod"],
        USAGE,
        "unknown option `--profile`: there is no configuration file; set the environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, and write `--region`",
    ),
    (
        "configuration file",
        &["signurl", TARGET, "-c", "cos.yaml"],
        USAGE,
        "unknown option `-c`: there is no configuration file; set the environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, and write `--region`",
    ),
    (
        "explain a URL with a region",
        &["explain", "https://img.example.com/a", "--region", "ap-beijing"],
        USAGE,
        "with a URL, only --method and --header can be given",
    ),
    (
        "diagnose without an answer",
        &["diagnose", "--url", "https://img.example.com/a"],
        USAGE,
        "the following required arguments were not provided:\n  --answer <FILE>\n\nUsage: cos-url diagnose --url <URL> --answer <FILE>",
    ),
    (
        "diagnose with one input for both",
        &["diagnose", "--url", "-", "--answer", "-"],
        USAGE,
        "only one of --url and --answer can be read from standard input",
    ),
    (
        "unknown shell",
        &["completions", "tcsh"],
        USAGE,
        "invalid value 'tcsh' for '<SHELL>'\n  [possible values: bash, elvish, fish, powershell, zsh]\n\n  tip: a similar value exists: 'zsh'",
    ),
    (
        "lifetime with an unknown unit",
        &["sign", TARGET, "--region", "ap-beijing", "--expires", "15min"],
        INPUT,
        "invalid lifetime `15min`: a lifetime is a number with the unit `s`, `m`, `h` or `d`, or several from the largest unit to the smallest, such as \"15m\" or \"1h30m\"; write \"15m\"",
    ),
    (
        "lifetime of zero",
        &["sign", TARGET, "--region", "ap-beijing", "--expires", "0"],
        INPUT,
        "invalid `expires`: the lifetime of a URL is at least 1 second",
    ),
    (
        "key time in the wrong order",
        &["sign", TARGET, "--example", "--region", "ap-beijing", "--key-time", "2;1"],
        INPUT,
        "invalid KeyTime `2;1`: the end is not after the start",
    ),
    (
        "key time is not two numbers",
        &["sign", TARGET, "--example", "--region", "ap-beijing", "--key-time", "1"],
        INPUT,
        "invalid KeyTime `1`: a KeyTime is `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`",
    ),
    (
        "public URL with an override",
        &["public", TARGET, "--region", "ap-beijing", "--query", "response-content-type=text/plain"],
        INPUT,
        "the query parameter `response-content-type` needs a signature: COS changes headers of the response only for signed requests; sign the URL or remove the parameter",
    ),
    (
        "read a URL of an unknown host",
        &["read", "https://img.example.com/a"],
        INPUT,
        "invalid URL: the host `img.example.com` does not name the bucket and the region",
    ),
    (
        "read no URL",
        &["read", "examplebucket-1250000000"],
        INPUT,
        "invalid URL: it has no scheme; write `https://` or `http://` before the host",
    ),
    ("read an empty standard input", &["read", "-"], INPUT, "the standard input has no URL"),
    (
        "read a malformed signature",
        &["read", "https://img.example.com/a?q-signature=CANARY"],
        INPUT,
        "malformed signature: `q-sign-algorithm` is missing",
    ),
    (
        "explain an unsigned URL",
        &["explain", "https://img.example.com/a"],
        INPUT,
        "there is no signature: `q-signature` and the other `q-*` fields are missing",
    ),
];

#[test]
fn invalid_arguments() {
    for (cases, others) in [(WITH_REGION, &SIGNED[..]), (WITHOUT_REGION, &FIXED[..]), (COMPLETE, &[])] {
        for (name, arguments, status, message) in cases {
            let (command, rest) = arguments.split_at(1);
            let found = run(&[command, others, rest].concat());
            assert_eq!(found, fails(*status, message), "{name}");
            assert!(!found.errors.contains("CANARY"), "{name}");
        }
    }
}

#[test]
fn a_secret_is_rejected_in_every_form() {
    for argument in [
        "--secret-id",
        "--secret-id=CANARY",
        "--secret_key=CANARY",
        "--SecretKey",
        "--session-token",
        "--access-key-id",
        "-i",
        "-iCANARY",
        "-k=CANARY",
    ] {
        assert_eq!(run(&["sign", argument, "CANARY"]), fails(USAGE, SECRETS), "{argument}");
    }
}

#[test]
fn without_arguments_the_help_is_printed() {
    let Result { status, output, errors } = run(&[]);
    assert_eq!((status, output.as_str()), (USAGE, ""));
    assert!(errors.contains("Usage: cos-url <COMMAND>"), "{errors}");
}

#[test]
fn invalid_variables() {
    const CREDENTIALS: i32 = 3;
    const NO_CREDENTIALS: &str = "no credentials in the environment; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or COS_SECRET_ID and COS_SECRET_KEY; to try the program without an account, use `--example`";
    let pair = |id, key| [("TENCENTCLOUD_SECRET_ID", id), ("TENCENTCLOUD_SECRET_KEY", key)];
    for (name, variables, expected) in [
        ("no credentials", &[][..], fails(CREDENTIALS, NO_CREDENTIALS)),
        ("empty variables", &pair("", ""), fails(CREDENTIALS, NO_CREDENTIALS)),
        (
            "half a pair",
            &pair("AKIDEXAMPLE", ""),
            fails(
                CREDENTIALS,
                "the environment variable TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not; set both; \
                 to try the program without an account, use `--example`",
            ),
        ),
        (
            "a secret with a line end",
            &pair("AKIDEXAMPLE", "CANARY\n"),
            fails(CREDENTIALS, "whitespace around the SecretKey; remove the whitespace"),
        ),
    ] {
        let found = run_in(variables, &["sign", TARGET, "--region", "ap-beijing"]);
        assert_eq!(found, expected, "{name}");
    }
    let list = ["sign", "cos://examplebucket-1250000000", "--keys-from", "-", "--region", "ap-beijing"];
    assert_eq!(run(&list), fails(CREDENTIALS, NO_CREDENTIALS));
    let message =
        "the endpoint `website` does not accept COS signatures; use `cos-url public`, or use the endpoint `default`";
    assert_eq!(run(&[&list[..], &["-e", "website"]].concat()), fails(INPUT, message));
    let found = run_in(&[("TENCENTCLOUD_REGION", "beijing")], &[&["sign", TARGET][..], &FIXED].concat());
    assert_eq!(
        found,
        fails(
            INPUT,
            "invalid region `beijing`: a region has a hyphen, as in `ap-beijing`; did you mean `ap-beijing`?; it is the value of TENCENTCLOUD_REGION"
        )
    );
}
