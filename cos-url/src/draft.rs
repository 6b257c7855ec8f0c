//! A URL on its way into the buffer: how what is hashed and what is written take turns.

use crate::Conflict;
use crate::hex_digits::HexDigits;
use crate::hmac_blocks::{Digest, Hashing, Message, Pads};
use crate::request::Request;
use alloc::string::String;
use core::iter::repeat_n;
use zeroize::optimization_barrier;

/// The place at the end of a buffer where the URL will stand, and where until then the `HttpString` does.
///
/// So no text has a buffer of its own: one allocation is enough for a URL, and none for one in a used buffer. Nothing is
/// copied from the buffer, though the host stands in both: a copy of what was just written waits until it is in memory,
/// which took 20 ns.
pub(crate) struct Draft<'a, 'b> {
    request: &'a Request<'b>,
    out: &'a mut String,
    start: usize,
}

impl<'a, 'b> Draft<'a, 'b> {
    /// Begins at the end of a buffer, which is left as it was after an error.
    #[inline]
    pub(crate) fn new(request: &'a Request<'b>, out: &'a mut String) -> Result<Self, Conflict> {
        let start = out.len();
        match request.push_http_string(out) {
            Ok(()) => Ok(Self { request, out, start }),
            Err(conflict) => {
                give_up(out, start);
                Err(conflict)
            }
        }
    }

    /// The `HttpString`, to be hashed.
    #[inline]
    pub(crate) fn http_string<'c>(&'c self, end: &'c mut Message) -> Hashing<'c> {
        Hashing::new(self.out.as_bytes().get(self.start..).unwrap_or_default(), end)
    }

    /// Writes the URL in the place of the `HttpString`.
    #[inline]
    pub(crate) fn sign(
        self,
        sign_key: &Pads,
        string_to_sign: &mut Message,
        http_string: &Digest,
        push_head: impl FnOnce(&mut String),
    ) -> Result<(), Conflict> {
        let Self { request, out, start } = self;
        out.truncate(start);
        if let Err(conflict) = request.push_origin(out) {
            give_up(out, start);
            return Err(conflict);
        }
        request.push_path(out);
        push_head(out);
        string_to_sign.push_hex(http_string);
        string_to_sign.push(b"\n");
        let inner = sign_key.begin(string_to_sign, || {
            request.push_header_list(out);
            out.push_str("&q-url-param-list=");
            request.push_parameter_list(out);
            out.push_str("&q-signature=");
        });
        let signature = sign_key.finish(&inner);
        out.push_str(HexDigits::of(&signature).as_str());
        request.push_query(out);
        Ok(())
    }
}

/// Leaves the buffer as it was, and overwrites what the `HttpString` has left behind its end: a token may be in it.
#[cold]
fn give_up(out: &mut String, start: usize) {
    out.truncate(start);
    out.extend(repeat_n('\0', out.capacity() - start));
    optimization_barrier(out.as_bytes());
    out.truncate(start);
}
