//! Panics that are expected.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// What `function` answers, or the message with which it panics. That panic is not reported; any other one is.
///
/// # Errors
///
/// The message of the panic.
pub fn unless_it_panics<T>(function: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |panic| {
            if !EXPECTED.get() {
                report(panic);
            }
        }));
    });
    EXPECTED.set(true);
    let answer = catch_unwind(AssertUnwindSafe(function));
    EXPECTED.set(false);
    answer.map_err(|payload| match payload.downcast::<String>() {
        Ok(message) => *message,
        Err(payload) => payload.downcast::<&str>().map_or_else(|_| String::new(), |message| String::from(*message)),
    })
}
