//! Signs a URL without the standard library. If a dependency linked the standard library, there would be two panic
//! handlers, which is an error.

#![no_std]

extern crate alloc;

use alloc::string::String;
use core::alloc::{GlobalAlloc, Layout};
use cos_url::{Credentials, KeyTime, Signer, cos_url};

/// The length of a signed URL, or 0 if there is none.
pub fn sign() -> usize {
    signed_url().map_or(0, |url| url.len())
}

fn signed_url() -> Option<String> {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").ok()?);
    let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" };
    let key_time = KeyTime::new(1_700_000_000, 1_700_000_600).ok()?;
    object.sign_at(&signer, key_time).ok().map(String::from)
}

/// An allocator that always fails, because the program is linked but never run.
struct Nothing;

// SAFETY: it returns only null, which means that the allocation failed.
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static NOTHING: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
