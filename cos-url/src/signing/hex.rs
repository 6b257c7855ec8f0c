//! The hexadecimal digits of a digest, for the public stages.

/// The length of a SHA-1 digest in hexadecimal digits.
pub(super) const HEX_LENGTH: usize = 40;

/// Writes a digest in lower-case hexadecimal digits, with the hex crate.
pub(super) fn write_hex(digest: &[u8; 20], digits: &mut [u8; HEX_LENGTH]) {
    // The lengths fit, so there is no error to report.
    let written = hex::encode_to_slice(digest, digits);
    debug_assert_eq!(written, Ok(()));
}
