//! A configuration in TOML, YAML and JSON, and the error messages of these formats. These inputs are not random.

use cos_url::processing::ProcessingRule;
use cos_url::{BucketUrl, KeyPrefix, ObjectUrl};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Config {
    thumbnail: ProcessingRule,
    uploads: BucketUrl,
    report: ObjectUrl,
}

const TOML: &str = include_str!("config_files/config.toml");
const YAML: &str = include_str!("config_files/config.yaml");

#[test]
fn toml_and_yaml_give_the_same_values() {
    let config: Config = toml::from_str(TOML).unwrap();
    assert_eq!(serde_norway::from_str::<Config>(YAML).unwrap(), config);

    assert_eq!(config.thumbnail, "imageMogr2/thumbnail/200x");
    assert_eq!(config.uploads.prefix(), Some(&KeyPrefix::from_static("users/")));
    let photo = config.uploads.object("42.jpg").unwrap();
    assert_eq!(photo.unsigned().unwrap(), "https://img.example.com/users/42.jpg");
    assert_eq!(config.report.key(), "reports/2026 报表.pdf");
    assert_eq!(config.report.expires(), Duration::from_secs(900));
    assert_eq!(config.report.query().get("response-content-type"), Some("application/pdf"));
    assert_eq!(config.report.headers().get("range"), Some("bytes=0-1023"));
}

#[test]
fn a_written_configuration_is_read_back() {
    let config: Config = toml::from_str(TOML).unwrap();
    let toml = toml::to_string(&config).unwrap();
    assert!(toml.contains("expires = 900\n"), "{toml}");
    assert_eq!(toml::from_str::<Config>(&toml).unwrap(), config);
    let yaml = serde_norway::to_string(&config).unwrap();
    assert!(yaml.contains("expires: 900\n"), "{yaml}");
    assert_eq!(serde_norway::from_str::<Config>(&yaml).unwrap(), config);
    let json = serde_json::to_string(&config).unwrap();
    assert!(json.contains(r#""expires":900,"#), "{json}");
    assert_eq!(serde_json::from_str::<Config>(&json).unwrap(), config);
}

#[test]
fn a_bucket_url_without_a_prefix_has_no_entry_for_it() {
    let place = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");
    let toml = toml::to_string(&place).unwrap();
    let expected = "bucket = \"examplebucket-1250000000\"\nregion = \"ap-beijing\"\nendpoint = \"default\"\nprotocol = \"https\"\n";
    assert_eq!(toml, expected);
    assert_eq!(toml::from_str::<BucketUrl>(&toml).unwrap(), place);
    assert_eq!(
        serde_json::from_str::<BucketUrl>(
            r#"{"bucket":"examplebucket-1250000000","region":"ap-beijing","prefix":null}"#
        )
        .unwrap(),
        place
    );
}

/// The message of the crate toml, without the quoted line and the marker under it.
fn toml_error(lines: &str) -> String {
    let text = format!("bucket = \"examplebucket-1250000000\"\nregion = \"ap-beijing\"\nkey = \"a.txt\"\n{lines}");
    toml::from_str::<ObjectUrl>(&text).unwrap_err().message().into()
}

#[test]
fn a_lifetime_is_a_number_or_text() {
    let read = |value: &str| {
        let text = format!("bucket = \"a-1250000000\"\nregion = \"ap-beijing\"\nkey = \"a\"\nexpires = {value}\n");
        toml::from_str::<ObjectUrl>(&text)
            .map(|object| object.expires().as_secs())
            .map_err(|error| error.message().to_owned())
    };
    let form = "a lifetime is a number with the unit `s`, `m`, `h` or `d`, or several from the largest unit to the smallest, \
                such as \"15m\" or \"1h30m\"";
    for (value, expected) in [
        ("900", Ok(900)),
        ("\"900s\"", Ok(900)),
        ("\"15m\"", Ok(900)),
        ("\"1h30m\"", Ok(5400)),
        ("\"7d\"", Ok(604_800)),
        ("\"900\"", Err("invalid `expires` \"900\": it has no unit; write \"900s\", or the number 900 without quotes".into())),
        ("\"15 minutes\"", Err(format!("invalid `expires` \"15 minutes\": {form}; write \"15m\""))),
        ("\"soon\"", Err(format!("invalid `expires` \"soon\": {form}"))),
        ("0", Err("invalid `expires`: the lifetime of a URL is at least 1 second".into())),
        ("\"0s\"", Err("invalid `expires`: the lifetime of a URL is at least 1 second".into())),
        (
            "-1",
            Err("invalid value: integer `-1`, expected a whole number of seconds, such as 900, or a text, such as \"15m\", for \
                 `expires`"
                .into()),
        ),
        (
            "1.5",
            Err("invalid type: floating point `1.5`, expected a whole number of seconds, such as 900, or a text, such as \
                 \"15m\", for `expires`"
                .into()),
        ),
    ] {
        assert_eq!(read(value), expected, "{value}");
    }
}

#[test]
fn an_error_says_what_to_write_in_the_file() {
    for (lines, expected) in [
        (
            "headers = { Host = \"a.com\" }",
            "invalid header name `Host`: the library sets and signs `Host`; for another host, write `endpoint = { domain = \
             \"..\" }` in the table around the headers",
        ),
        (
            "headers = { x-cos-security-token = \"t\" }",
            "invalid header name `x-cos-security-token`: the library sets the security token; leave it out of the file",
        ),
        (
            "query = { q-ak = \"t\" }",
            "invalid query parameter name `q-ak`: the signature sets the `q-*` parameters; leave them out of the file",
        ),
        (
            "timeout = 5",
            "unknown field `timeout`; the fields are `bucket`, `region`, `key`, `endpoint`, `protocol`, `method`, `query`, \
             `headers`, `expires`, `signs_host`",
        ),
    ] {
        assert_eq!(toml_error(lines), expected);
    }
    for (line, expected) in [
        (
            "prefix = \"users\"",
            "invalid key prefix `users`: a key prefix ends with `/`, so that `users/4` does not cover `users/42`; write \
             `users/`",
        ),
        ("key = \"a\"", "unknown field `key`; the fields are `bucket`, `region`, `endpoint`, `protocol`, `prefix`"),
        (
            "endpoint = \"custom\"",
            "invalid endpoint `custom`: a custom endpoint needs a domain; write `{ domain = \"..\" }`",
        ),
    ] {
        let text = format!("bucket = \"a-1250000000\"\nregion = \"ap-beijing\"\n{line}\n");
        assert_eq!(toml::from_str::<BucketUrl>(&text).unwrap_err().message(), expected);
    }
}

/// The value that an error suggests is accepted in the same place.
#[test]
fn the_table_that_an_error_suggests_is_accepted() {
    for (field, value, table) in [
        ("region", "ap-newcity", "{ custom = \"ap-newcity\" }"),
        ("endpoint", "img.example.com", "{ domain = \"img.example.com\" }"),
        ("endpoint", "https://img.example.com/", "{ domain = \"img.example.com\" }"),
        ("endpoint", "localhost:9000", "{ domain = { private = \"localhost:9000\" } }"),
        ("endpoint", "http://10.0.0.5:8080", "{ domain = { private = \"10.0.0.5:8080\" } }"),
        ("key", "../a", "{ with_dot_segments = \"../a\" }"),
    ] {
        let read = |value: &str| {
            let fields =
                [("bucket", "\"a-1250000000\""), ("region", "\"ap-beijing\""), ("key", "\"a\""), (field, value)];
            let lines = BTreeMap::from(fields).into_iter().map(|(name, value)| format!("{name} = {value}\n"));
            toml::from_str::<ObjectUrl>(&lines.collect::<String>())
        };
        let message = read(&format!("{value:?}")).unwrap_err().message().to_owned();
        assert!(message.ends_with(&format!("use `{table}`")), "{message}");
        assert!(read(table).is_ok(), "{table}");
    }
}

#[test]
fn an_error_in_yaml_has_its_line() {
    let text = YAML.replace("15m", "15 m");
    let message = serde_norway::from_str::<Config>(&text).unwrap_err().to_string();
    assert!(message.starts_with("report.expires: invalid `expires` \"15 m\": a lifetime is a number"), "{message}");
    assert!(message.ends_with(" at line 15 column 12"), "{message}");
}

/// The code blocks of a language in Markdown or in documentation comments.
fn examples(text: &str, language: &str) -> Vec<String> {
    let lines =
        text.lines().map(|line| line.strip_prefix("///").map_or(line, |line| line.strip_prefix(' ').unwrap_or(line)));
    let (mut examples, mut open) = (Vec::new(), None::<String>);
    for line in lines {
        match &mut open {
            None if line.strip_prefix("```") == Some(language) => open = Some(String::new()),
            Some(_) if line == "```" => examples.extend(open.take()),
            Some(example) => example.extend([line, "\n"]),
            None => {}
        }
    }
    examples
}

#[test]
fn the_examples_of_the_documentation_are_read() {
    let recipe = include_str!("../../../cos-url/docs/recipes/configuration.md");
    let place = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");
    let place = place.with_prefix(KeyPrefix::from_static("uploads/"));
    let expected = BTreeMap::from([("uploads".to_owned(), place)]);
    for example in examples(recipe, "toml") {
        assert_eq!(toml::from_str::<BTreeMap<String, BucketUrl>>(&example).unwrap(), expected);
    }
    for example in examples(recipe, "yaml") {
        assert_eq!(serde_norway::from_str::<BTreeMap<String, BucketUrl>>(&example).unwrap(), expected);
    }
    assert_eq!((examples(recipe, "toml").len(), examples(recipe, "yaml").len()), (1, 1));

    let [example] = &examples(include_str!("../../../cos-url/src/bucket_url.rs"), "toml")[..] else { panic!() };
    assert_eq!(toml::from_str::<BucketUrl>(example).unwrap().endpoint().name(), "accelerate");
    let [example] = &examples(include_str!("../../../cos-url/src/object_url.rs"), "toml")[..] else { panic!() };
    assert_eq!(toml::from_str::<ObjectUrl>(example).unwrap().expires(), Duration::from_secs(900));
}
