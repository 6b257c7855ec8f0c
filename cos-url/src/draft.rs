//! A URL on its way into the buffer: how what is hashed and what is written take turns.

use crate::Conflict;
use crate::hmac_blocks::{Hashing, Message, Pads, hex};
use crate::request::Request;
use alloc::string::String;

/// The scheme and the host of a URL, and after them, for as long as it is needed, the `HttpString`.
///
/// So no text has a buffer of its own: one allocation is enough for a URL, and none for one in a used buffer.
pub(crate) struct Draft<'a, 'b> {
    request: &'a Request<'b>,
    out: &'a mut String,
    origin_end: usize,
}

impl<'a, 'b> Draft<'a, 'b> {
    /// Begins at the end of a buffer, which is left as it was after an error.
    #[inline]
    pub(crate) fn new(request: &'a Request<'b>, out: &'a mut String) -> Result<Self, Conflict> {
        let start = out.len();
        match request.push_origin(out) {
            Ok(host) => {
                let origin_end = out.len();
                request.push_http_string(out, host);
                Ok(Self { request, out, origin_end })
            }
            Err(conflict) => {
                out.truncate(start);
                Err(conflict)
            }
        }
    }

    /// The `HttpString`, to be hashed.
    #[inline]
    pub(crate) fn http_string<'c>(&'c self, end: &'c mut Message) -> Hashing<'c> {
        Hashing::new(self.out.as_bytes().get(self.origin_end..).unwrap_or_default(), end)
    }

    /// Writes the rest of the URL.
    #[inline]
    pub(crate) fn sign(
        &mut self,
        sign_key: &Pads,
        string_to_sign: &mut Message,
        http_string: &[u8; 20],
        push_head: impl FnOnce(&mut String),
    ) {
        let (request, out) = (self.request, &mut *self.out);
        out.truncate(self.origin_end);
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
        out.push_str(hex(&signature).as_str());
        request.push_query(out);
    }
}
