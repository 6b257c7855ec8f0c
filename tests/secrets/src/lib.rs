//! The secrets that the tests look for, and an allocator that looks for them in every freed block.
//!
//! It does not search the stack and the registers.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A SecretKey that occurs nowhere else.
pub const SECRET_KEY: &str = "CANARY-SecretKey-3kfd93kdfh39dk3";
/// A token that occurs nowhere else. It needs no encoding, so its encoded form is the same text.
pub const TOKEN: &str = "CANARY-Token-p0o9i8u7y6t5r4e3w2q1";
/// The text that [`long_token`] repeats. Percent-encoding more than doubles its length.
pub const LONG_TOKEN_UNIT: &str = "+/=CANARY+/=+/=+/=+/";
/// [`LONG_TOKEN_UNIT`] as in a URL.
pub const ENCODED_LONG_TOKEN_UNIT: &str = "%2B%2F%3DCANARY%2B%2F%3D%2B%2F%3D%2B%2F%3D%2B%2F";
/// The start and the end of the `KeyTime` that [`SIGN_KEY`] is for.
pub const KEY_TIME: (u64, u64) = (1_700_000_000, 1_700_000_600);
/// `SignKey` of [`SECRET_KEY`] and [`KEY_TIME`], computed by Python's `hmac`.
pub const SIGN_KEY: &str = "b3fcc6cdd0a649b1503cb320002d1508860ffcfc";

/// The state of SHA-1 after one block, a key XOR 0x36 or XOR 0x5c. Whoever has both states can sign, as with the key
/// itself.
type State = [u32; 5];

/// The inner and outer state of [`SECRET_KEY`], computed by a separate implementation of FIPS 180-4.
const SECRET_KEY_STATES: [State; 2] = [
    [0x59bc_3cff, 0xb447_ef2d, 0x1151_c444, 0xb4f8_b81c, 0x697c_94dd],
    [0x18df_3db7, 0x06c8_7a44, 0x8eaf_b8f4, 0xb7bf_960a, 0x1d90_a090],
];
/// The inner and outer state of [`SIGN_KEY`].
const SIGN_KEY_STATES: [State; 2] = [
    [0x4a30_c046, 0x11e6_c65c, 0x399b_65c3, 0x8732_3396, 0x8b1e_448e],
    [0x21ec_d23a, 0x509e_97af, 0xc6a0_b3b9, 0x2715_2f05, 0xa9bc_7302],
];

/// A token of 700 bytes, as STS returns them, that needs percent-encoding.
pub fn long_token() -> String {
    LONG_TOKEN_UNIT.repeat(35)
}

/// The number of freed blocks that contained each secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// [`SECRET_KEY`] as text.
    pub secret_key: usize,
    /// [`SIGN_KEY`] as text.
    pub sign_key: usize,
    /// A state of one of the two.
    pub states: usize,
    /// [`TOKEN`], or a part of [`long_token`], encoded or not.
    pub token: usize,
}

static SECRET_KEY_FOUND: AtomicUsize = AtomicUsize::new(0);
static SIGN_KEY_FOUND: AtomicUsize = AtomicUsize::new(0);
static STATES_FOUND: AtomicUsize = AtomicUsize::new(0);
static TOKEN_FOUND: AtomicUsize = AtomicUsize::new(0);

/// Counts the secrets in the blocks that `scenario` frees, on any thread. One scenario runs at a time.
pub fn found_in_freed_memory(scenario: impl FnOnce()) -> Found {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard: MutexGuard<'_, ()> = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    for counter in [&SECRET_KEY_FOUND, &SIGN_KEY_FOUND, &STATES_FOUND, &TOKEN_FOUND] {
        counter.store(0, Relaxed);
    }
    scenario();
    Found {
        secret_key: SECRET_KEY_FOUND.load(Relaxed),
        sign_key: SIGN_KEY_FOUND.load(Relaxed),
        states: STATES_FOUND.load(Relaxed),
        token: TOKEN_FOUND.load(Relaxed),
    }
}

/// The system allocator. It searches every block before it is freed.
#[derive(Debug)]
pub struct Watching;

// SAFETY: every call is passed to the allocator of the system. `realloc` is the default of the trait, which allocates,
// copies and frees. So each block that a growing `String` leaves behind is passed to `dealloc`.
#[allow(unsafe_code, reason = "the trait is unsafe")]
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // Zeroed, so that `dealloc` reads no uninitialized byte. SAFETY: the caller satisfies the contract of `alloc`,
        // which is the same as that of `alloc_zeroed`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is allocated until it is freed below, and has the length of its layout.
        look(unsafe { std::slice::from_raw_parts(block, layout.size()) });
        // SAFETY: the caller satisfies the contract of `dealloc`.
        unsafe { System.dealloc(block, layout) }
    }
}

fn look(block: &[u8]) {
    for (counter, secret) in [
        (&SECRET_KEY_FOUND, SECRET_KEY),
        (&SIGN_KEY_FOUND, SIGN_KEY),
        (&TOKEN_FOUND, TOKEN),
        (&TOKEN_FOUND, LONG_TOKEN_UNIT),
        (&TOKEN_FOUND, ENCODED_LONG_TOKEN_UNIT),
    ] {
        if block.windows(secret.len()).any(|window| window == secret.as_bytes()) {
            counter.fetch_add(1, Relaxed);
        }
    }
    for state in SECRET_KEY_STATES.into_iter().chain(SIGN_KEY_STATES) {
        // A state is an array of `u32`, so its offset in a block is a multiple of 4.
        let words = block.chunks_exact(4).map(|word| u32::from_ne_bytes([word[0], word[1], word[2], word[3]]));
        if holds(words, state) {
            STATES_FOUND.fetch_add(1, Relaxed);
        }
    }
}

fn holds(words: impl Iterator<Item = u32>, state: State) -> bool {
    let mut last = State::default();
    for word in words {
        last.rotate_left(1);
        last[4] = word;
        if last == state {
            return true;
        }
    }
    false
}
