//! `format_key!` in functions, in other macros and next to user-defined names.

#![forbid(unused_imports)]
#![forbid(warnings)]

use cos_url::{Error, ObjectKey, format_key};
use std::future::Future;

struct Upload {
    user: u32,
    file: Option<String>,
}

/// Names in the expansion and names of the user do not conflict.
fn hygiene(user: &str, key: &str) -> Result<ObjectKey, Error> {
    let value_0 = "zero";
    let pieces = "pieces";
    format_key!("{user}/{value_0}/{pieces}/{other}-{third}", other = key, third = value_0)
}

/// The question mark returns from this function.
fn question_mark(upload: &Upload) -> Option<Result<ObjectKey, Error>> {
    Some(format_key!("users/{user:04}/{file}", user = upload.user, file = upload.file.as_ref()?))
}

async fn name(text: &str) -> String {
    text.into()
}

/// The future can be sent to another thread.
async fn awaits(user: String) -> Result<ObjectKey, Error> {
    format_key!("{user}/{first}/{second}", first = name("a").await, second = name("b").await)
}

fn is_send(_: &impl Send) {}

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!(),
    }
}

/// The literal and its variable belong to the macro.
macro_rules! avatar {
    ($user:expr) => {{
        let user = $user;
        format_key!("avatars/{user}.png")
    }};
}

/// The literal and its variable belong to the caller.
macro_rules! by_literal {
    ($format:literal) => {{
        let user = "of the macro";
        assert_eq!(user, "of the macro");
        format_key!($format)
    }};
}

macro_rules! by_tokens {
    ($($format:tt)*) => { format_key!($($format)*) };
}

pub fn main() -> Result<(), Error> {
    assert_eq!(hygiene("u", "k")?, "u/zero/pieces/k-zero");
    let upload = Upload { user: 42, file: Some("a b.txt".into()) };
    assert_eq!(question_mark(&upload).unwrap()?, "users/0042/a b.txt");
    assert!(question_mark(&Upload { user: 42, file: None }).is_none());
    let future = awaits("u".into());
    is_send(&future);
    assert_eq!(run(future)?, "u/a/b");

    let user = 7;
    assert_eq!(avatar!(user + 1)?, "avatars/8.png");
    assert_eq!(by_literal!("users/{user}")?, "users/7");
    assert_eq!(by_tokens!("users/{user}/{x}", x = user)?, "users/7/7");
    assert_eq!(format_key!(r#"a"{user}""#)?, "a\"7\"");
    assert_eq!(format_key!("fixed.txt")?, "fixed.txt");
    assert!(format_key!("users/{user}/{file}", file = "../8/a.txt").is_err());
    Ok(())
}
