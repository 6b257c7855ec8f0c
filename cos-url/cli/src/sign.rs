//! `cos-url sign`

use crate::argument_group::arguments;
use crate::failure::Failure;
use crate::key_list::{Keys, sign_lines};
use crate::request::Request;
use crate::{input, output};
use clap::{ArgMatches, Command};
use cos_url::__program::Context;
use cos_url::error::Error;
use cos_url::{KeyPrefix, ObjectUrl, SignedUrl, object_key};
use std::io;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  cos-url sign cos://examplebucket-1250000000/a/b.txt --region ap-beijing
  cos-url sign cos://examplebucket-1250000000/a.pdf --region ap-beijing --save-as 报表.pdf
  cos-url sign cos://examplebucket-1250000000/a.png --region ap-beijing --method PUT \\
    --header 'Content-Type: image/png' --curl
  cos-url sign cos://examplebucket-1250000000 --region ap-beijing --keys-from keys.txt > urls.txt
  cos-url signurl cos://examplebucket-1250000000/a/b.txt -e cos.ap-beijing.myqcloud.com -t 3600
  cos-url presign s3://examplebucket-1250000000/a/b.txt --region ap-beijing --expires-in 3600";

#[derive(Debug)]
pub(crate) struct Sign {
    request: Request,
    output: Output,
}

arguments! {
    /// The form of the output.
    struct Output in "Output" {
        keys_from: Option<PathBuf> = |arg| arg
            .long("keys-from")
            .value_name("FILE")
            .conflicts_with("key")
            .help("Sign a list of keys, one per line, from this file or for `-` from standard input")
            .long_help(
                "Sign a list of keys, one per line, from this file or for `-` from standard input\n\n\
                 The URLs are printed in the same order. TARGET is `cos://<bucket>`, or\n\
                 `cos://<bucket>/<prefix>/` for keys below a prefix. A line that is not a key gets no URL;\n\
                 it is reported with its number, and the exit status is 1. If standard input pauses, the\n\
                 URLs of the lines before the pause are printed.",
            );
        json: bool = |arg| arg
            .long("json")
            .conflicts_with_all(["curl", "keys_from"])
            .help("Print a JSON object with the method, the URL, the headers and the expiration time");
        curl: bool = |arg| arg
            .long("curl")
            .conflicts_with("keys_from")
            .help("Print a curl command; for an upload, append `--upload-file <FILE>` to it");
    }
}

impl Sign {
    pub(crate) fn command() -> Command {
        const ABOUT: &str = "Print a signed URL";
        let command = Command::new("sign")
            .visible_aliases(["signurl", "presign"])
            .about(ABOUT)
            .long_about(format!(
                "{ABOUT}\n\nThe URL is valid from one minute before it is signed. Whoever has it can use it until it\nexpires."
            ))
            .after_long_help(EXAMPLES);
        Output::add_to(Request::add_to(command))
    }

    pub(crate) fn from_matches(matches: &mut ArgMatches) -> Self {
        Self { request: Request::from_matches(matches), output: Output::from_matches(matches) }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match &self.output.keys_from {
            Some(path) => self.sign_list(path),
            None => self.sign_one(),
        }
    }

    fn sign_one(&self) -> Result<(), Failure> {
        let url = self.request.sign()?;
        if self.output.json {
            output::write_line(&url.to_json())
        } else if self.output.curl {
            output::write_line(&url.to_curl())
        } else {
            output::write_line(url.as_str())
        }
    }

    fn sign_list(&self, path: &Path) -> Result<(), Failure> {
        let target = self.request.object.parts()?;
        let bucket = self.request.location.bucket_url(target.bucket)?;
        let keys = Keys {
            prefix: if target.key.is_empty() { None } else { Some(KeyPrefix::new(target.key)?) },
            accepts_dot_segments: self.request.object.dot_segments,
            describe: |error: Error| error.__in(Context::CommandLine),
        };
        let object = self.request.object_url(&bucket, object_key!("every key of the list"))?;
        let key_time = self.request.period.key_time()?;
        // Errors in the request are reported before missing credentials.
        object.http_string()?;
        let input = input::open(path)?;
        let listing = self.request.credentials.signer()?.signing_key(key_time)?.listing(&object)?;
        match sign_lines(input, io::stdout(), &listing, &keys) {
            Ok(0) => Ok(()),
            Ok(_) => Err(Failure::InvalidLines),
            Err(error) => Err(Failure::input(error.to_string())),
        }
    }
}

impl Request {
    /// Signs the request that the arguments describe.
    pub(crate) fn sign(&self) -> Result<SignedUrl, Failure> {
        let object = self.object()?;
        let key_time = self.period.key_time()?;
        // Errors in the request are reported before missing credentials.
        object.http_string()?;
        Ok(object.sign_at(&self.credentials.signer()?, key_time)?)
    }

    fn object(&self) -> Result<ObjectUrl, Failure> {
        let target = self.object.parts()?;
        let bucket = self.location.bucket_url(target.bucket)?;
        let key = self.object.key(target.key)?;
        self.object_url(&bucket, key)
    }
}
