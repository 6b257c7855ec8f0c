//! Credentials from the environment.

use super::{ID, NOTHING, invalidated};
use cos_url::Credentials;
use cos_url_secrets::{SECRET_KEY, TOKEN, found_in_freed_memory, long_token};
use std::ffi::OsString;
use std::hint::black_box;

/// An environment: whether its credentials are valid, and its variables.
type Environment = (&'static str, bool, Vec<(&'static str, OsString)>);

fn environments() -> Vec<Environment> {
    let text = |text: &str| OsString::from(text);
    let id = || ("TENCENTCLOUD_SECRET_ID", text(ID));
    let key = || ("TENCENTCLOUD_SECRET_KEY", text(SECRET_KEY));
    let token = |name| (name, text(TOKEN));
    vec![
        ("a pair and a token", true, vec![id(), key(), token("TENCENTCLOUD_TOKEN")]),
        ("a long token", true, vec![id(), key(), ("TENCENTCLOUD_TOKEN", text(&long_token()))]),
        (
            "the same token twice",
            true,
            vec![id(), key(), token("TENCENTCLOUD_TOKEN"), token("TENCENTCLOUD_SECURITY_TOKEN")],
        ),
        (
            "an empty token before another one",
            true,
            vec![id(), key(), ("TENCENTCLOUD_TOKEN", text("")), token("TENCENTCLOUD_SESSIONTOKEN")],
        ),
        (
            "the family of COS",
            true,
            vec![("COS_SECRET_ID", text(ID)), ("COS_SECRET_KEY", text(SECRET_KEY)), token("COS_TOKEN")],
        ),
        ("a key without an id", false, vec![key(), token("TENCENTCLOUD_TOKEN")]),
        ("an id without a key", false, vec![("TENCENTCLOUD_SECRET_ID", text(SECRET_KEY)), token("TENCENTCLOUD_TOKEN")]),
        (
            "two tokens",
            false,
            vec![
                id(),
                key(),
                token("TENCENTCLOUD_TOKEN"),
                ("TENCENTCLOUD_SECURITY_TOKEN", text(&invalidated(TOKEN, "2"))),
            ],
        ),
        ("an invalid key", false, vec![id(), ("TENCENTCLOUD_SECRET_KEY", text(&invalidated(SECRET_KEY, "\n")))]),
        ("an invalid token", false, vec![id(), key(), ("TENCENTCLOUD_TOKEN", text(&invalidated(TOKEN, "é")))]),
        #[cfg(unix)]
        ("a key that is not Unicode", false, vec![id(), ("TENCENTCLOUD_SECRET_KEY", not_unicode(SECRET_KEY))]),
        #[cfg(unix)]
        ("a token that is not Unicode", false, vec![id(), key(), ("TENCENTCLOUD_TOKEN", not_unicode(TOKEN))]),
    ]
}

#[cfg(unix)]
fn not_unicode(text: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt;

    OsString::from_vec([text.as_bytes(), b"\xff"].concat())
}

/// For each environment, the test starts a separate process, which runs this test too.
#[test]
fn the_environment_leaves_no_copy_behind() {
    const CHILD: &str = "COS_URL_SECRETS_CHILD";
    if let Some(expected) = std::env::var_os(CHILD) {
        let mut is_valid = false;
        for _ in 0..3 {
            assert_eq!(found_in_freed_memory(|| is_valid = black_box(Credentials::from_env()).is_ok()), NOTHING);
        }
        assert_eq!(is_valid, expected == "valid");
        return;
    }
    let run = || {
        for (name, is_valid, variables) in environments() {
            let child = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "environment::the_environment_leaves_no_copy_behind"])
                .env(CHILD, if is_valid { "valid" } else { "invalid" })
                .envs(variables)
                .output()
                .unwrap();
            let output = String::from_utf8_lossy(&child.stdout);
            assert!(child.status.success() && output.contains("1 passed"), "{name}: {output}");
        }
    };
    // The parent process frees its own copies of the variables, so no other scenario may run at the same time.
    assert!(found_in_freed_memory(run).secret_key > 0);
}
