//! The functions that the module exports. `cos_url.mjs` calls them.
//!
//! A call consists of three steps: `input` returns the address of a buffer, JavaScript writes JSON into it, and `configure`
//! or `sign` reads it. Then `output` and `output_length` describe the result, which is text: the URL or an error message.

mod module;

use module::Module;
use std::cell::RefCell;

thread_local! {
    static MODULE: RefCell<Module> = const { RefCell::new(Module::new()) };
}

/// Returns the address of a buffer of this length.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    MODULE.with_borrow_mut(|module| module.input(length).as_mut_ptr())
}

/// Reads credentials from the buffer and stores them. Returns whether they are valid.
#[unsafe(no_mangle)]
pub extern "C" fn configure() -> bool {
    MODULE.with_borrow_mut(Module::configure)
}

/// Reads a request from the buffer and signs it. `now` is in Unix seconds. Returns whether the result is a URL.
#[unsafe(no_mangle)]
pub extern "C" fn sign(now: u64) -> bool {
    MODULE.with_borrow_mut(|module| module.sign(now))
}

/// Returns the address of the result of the last call.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    MODULE.with_borrow(|module| module.output().as_ptr())
}

/// Returns the length of the result of the last call, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    MODULE.with_borrow(|module| module.output().len())
}
