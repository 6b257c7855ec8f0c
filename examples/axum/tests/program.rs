//! The built program: its environment variables and its messages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const PAIR: [(&str, &str); 2] =
    [("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE"), ("TENCENTCLOUD_SECRET_KEY", "SECRETKEYEXAMPLE")];
const BUCKET: [(&str, &str); 2] = [("COS_BUCKET", "photos-1250000000"), ("COS_REGION", "ap-guangzhou")];

fn program(variables: &[&[(&str, &str)]]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cos-url-axum"));
    command.arg("127.0.0.1:0").env_clear().envs(variables.concat());
    command
}

/// A running program. It ends when the value is dropped.
struct RunningProgram {
    child: Child,
    address: String,
    storage: String,
}

impl RunningProgram {
    fn start(variables: &[&[(&str, &str)]]) -> Self {
        let mut child = program(variables).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let [address, storage] = [(); 2].map(|()| lines.next().unwrap().unwrap());
        Self { child, address, storage }
    }

    /// The start of the URL with which a file is downloaded.
    fn location(&self) -> String {
        let client: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).proxy(None).build().into();
        let redirect = client.get(format!("{}/download/a.txt", self.address)).header("cookie", "user=alice").call();
        let location = redirect.unwrap().headers()["location"].to_str().unwrap().to_owned();
        location.split_once('?').unwrap().0.to_owned()
    }
}

impl Drop for RunningProgram {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn the_bucket_comes_from_the_environment() {
    for (variables, location) in [
        (&[][..], "https://photos-1250000000.cos.ap-guangzhou.myqcloud.com/uploads/alice/a.txt"),
        (
            &[("COS_PREFIX", "相册/")],
            "https://photos-1250000000.cos.ap-guangzhou.myqcloud.com/%E7%9B%B8%E5%86%8C/alice/a.txt",
        ),
        (&[("COS_PREFIX", ""), ("COS_DOMAIN", "img.example.com")], "https://img.example.com/uploads/alice/a.txt"),
    ] {
        let running = RunningProgram::start(&[&PAIR, &BUCKET, variables]);
        assert_eq!(running.storage, "Files are stored in the bucket photos-1250000000 in ap-guangzhou.");
        assert_eq!(running.location(), location);
    }
}

#[test]
fn without_a_bucket_a_stand_in_is_started() {
    for variables in [&[][..], &[("COS_BUCKET", "")], &PAIR] {
        let running = RunningProgram::start(&[variables]);
        let start = "Files are stored in the memory of this process, in a stand-in for COS at 127.0.0.1:";
        assert!(running.storage.starts_with(start), "{}", running.storage);
        let location = running.location();
        assert!(location.starts_with("http://127.0.0.1:") && location.ends_with("/uploads/alice/a.txt"), "{location}");
    }
}

#[test]
fn invalid_variables_are_errors() {
    for (variables, message) in [
        (&[&BUCKET[..1], &PAIR][..], "error: COS_BUCKET is set, but COS_REGION is not; set both\n"),
        (
            &[&BUCKET, &[("COS_REGION", "ap-gaungzhou")]],
            "error: invalid region `ap-gaungzhou`: unknown COS region; did you mean `ap-guangzhou`?\n",
        ),
        (
            &[&BUCKET, &PAIR, &[("COS_PREFIX", "photos")]],
            "error: invalid key prefix `photos`: a key prefix ends with `/`, so that `users/4` does not cover `users/42`; \
             write `photos/`\n",
        ),
        (
            &[&BUCKET],
            "error: no credentials in the environment; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, \
             TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or COS_SECRET_ID and COS_SECRET_KEY\n",
        ),
        (
            &[&BUCKET, &PAIR[..1]],
            "error: the environment variable TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not; set \
             both\n",
        ),
    ] {
        let output = program(variables).output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), message);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn an_address_in_use_is_an_error() {
    let running = RunningProgram::start(&[]);
    let address = running.address.strip_prefix("http://").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cos-url-axum")).arg(address).env_clear().output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with(&format!("error: cannot listen at {address}: ")), "{message}");
    assert!(message.ends_with("; pass another address and port as the first argument\n"), "{message}");
    assert_eq!(output.status.code(), Some(1));
}
