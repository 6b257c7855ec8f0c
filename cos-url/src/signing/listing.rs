//! [`Listing`]: one request for many object keys.

mod buffer;
mod key;
mod urls;

pub use buffer::Buffer;
pub use key::Key;
pub use urls::Urls;

use super::canonical_request::{CanonicalRequest, SignatureLocation};
use super::hex_digits::HexDigits;
use super::hmac_sha1::{Block, FEW, GROUP, MAX_PADDING, are_few, padded_blocks, write_length};
use super::{SignedUrl, SigningKey};
use crate::{KeyTime, ObjectUrl};
use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;
use core::{array, fmt};
use cos_url_core::{Error, Headers, KeyRef, Method};
use zeroize::Zeroizing;

/// A request for many object keys, from [`SigningKey::listing`].
///
/// If one request is signed for many keys, only the path and the signature of the URLs differ. A `Listing` writes all
/// other parts once and signs up to 16 URLs at a time. With AVX-512 or AVX2, which are detected at run time, a URL takes
/// about half the time of [`SigningKey::sign_key_into`], which returns the same URL; otherwise, and for a few keys, it
/// takes about three quarters.
///
/// [`urls`](Self::urls) is an iterator with a [`SignedUrl`] for each key; [`for_each`](Self::for_each) writes into one
/// buffer, without an allocation. Each key has its own result: an invalid key does not affect the others. A `Listing`
/// is immutable, so several threads can share it, and each can sign a part of the keys:
///
/// ```
/// use cos_url::{Credentials, KeyTime, Signer, cos_url};
/// use std::thread;
///
/// let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
/// let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700003600)?)?;
/// let object = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "any",
/// };
/// let listing = &signing_key.listing(&object)?;
///
/// let keys: Vec<String> = (0..1000).map(|number| format!("photos/{number}.jpg")).collect();
/// thread::scope(|scope| {
///     for part in keys.chunks(250) {
///         scope.spawn(move || {
///             for (key, url) in listing.urls(part) {
///                 println!("{key} {}", url.expect("all of these keys are valid"));
///             }
///         });
///     }
/// });
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
pub struct Listing {
    signing_key: SigningKey,
    method: Method,
    headers: Headers,
    /// The `HttpString` before the key.
    before_key: String,
    /// The `HttpString` after the key, followed by the padding of SHA-1 without the length. It contains the token.
    after_key: Zeroizing<Vec<u8>>,
    /// The number of bytes of `after_key` without the padding.
    after_key_length: usize,
    /// The URL up to the key, from the key to the signature, and after the signature. The last part contains the token.
    origin: String,
    before_signature: String,
    after_signature: Zeroizing<String>,
}

impl SigningKey {
    /// Prepares to sign a request for many keys. The key of the request itself is not used.
    ///
    /// ```
    /// # use cos_url::{Credentials, KeyTime, Signer, cos_url};
    /// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    /// # let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700003600)?)?;
    /// let object = cos_url! {
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "any",
    /// };
    /// let listing = signing_key.listing(&object)?;
    /// for (key, url) in listing.urls(["a.txt", "../b.txt"]) {
    ///     match url {
    ///         Ok(url) => println!("{url}"),
    ///         Err(error) => eprintln!("{key}: {error}"),
    ///     }
    /// }
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`sign`](Self::sign) for fields that contradict each other. These rules are checked once, here.
    pub fn listing(&self, object: &ObjectUrl) -> Result<Listing, Error> {
        let token = self.shared.credentials.token.as_ref();
        let request = CanonicalRequest::new(object, object.key(), token, SignatureLocation::Query)?;
        // Capacity for the complete text, because a buffer that grows leaves a copy of the token behind.
        let text = || Zeroizing::new(String::with_capacity(request.capacity()));
        let (mut after_key, mut after_signature) = (text(), text());
        request.push_after_key(&mut after_key);
        request.push_query(&mut after_signature);
        let mut listing = Listing {
            signing_key: self.clone(),
            method: object.method(),
            headers: object.headers().clone(),
            before_key: String::new(),
            after_key: Zeroizing::new([after_key.as_bytes(), &[0x80], &[0; MAX_PADDING]].concat()),
            after_key_length: after_key.len(),
            origin: String::new(),
            before_signature: self.shared.query_prefix.clone(),
            after_signature,
        };
        request.push_before_key(&mut listing.before_key);
        request.push_origin(&mut listing.origin);
        listing.origin.push('/');
        request.push_lists(&mut listing.before_signature);
        Ok(listing)
    }
}

impl Listing {
    /// The period for which the URLs are valid.
    pub fn key_time(&self) -> KeyTime {
        self.signing_key.key_time()
    }

    /// Signs the keys in order. Each item is a pair of a key and its URL or error.
    ///
    /// See [`Key`] for the types of keys. The iterator reads up to 16 keys ahead.
    ///
    /// # Errors
    ///
    /// An item contains the error of [`ObjectKey::new`](crate::ObjectKey::new) if its key is text that is not a valid
    /// object key.
    pub fn urls<I: IntoIterator<Item: Key>>(&self, keys: I) -> Urls<'_, I::IntoIter> {
        Urls::new(self, keys.into_iter())
    }

    /// Signs the keys in order, and calls a function with each key and its URL or error. The URL is in the buffer and
    /// can be used until the function returns.
    ///
    /// The method reserves room for the longest keys, so a buffer that was used for this listing never allocates again.
    ///
    /// ```
    /// # use cos_url::{Credentials, KeyTime, Signer, cos_url};
    /// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    /// # let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700003600)?)?;
    /// # let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "any" };
    /// use cos_url::listing::Buffer;
    ///
    /// let listing = signing_key.listing(&object)?;
    /// let (mut buffer, mut column) = (Buffer::new(), Vec::new());
    /// listing.for_each(["a.txt", "../b.txt"], &mut buffer, |_, url| {
    ///     column.push(url.ok().map(String::from));
    /// });
    /// assert!(column[0].is_some() && column[1].is_none());
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The function receives the error of [`ObjectKey::new`](crate::ObjectKey::new) for text that is not a valid object
    /// key.
    pub fn for_each<K: Key>(
        &self,
        keys: impl IntoIterator<Item = K>,
        buffer: &mut Buffer,
        mut each: impl FnMut(K, Result<&str, Error>),
    ) {
        let result: Result<(), Infallible> = self.try_for_each(keys, buffer, |key, url| {
            each(key, url);
            Ok(())
        });
        match result {
            Ok(()) => {}
        }
    }

    /// Does the same as [`for_each`](Self::for_each), but stops if the function returns an error. It may have read up
    /// to 15 more keys by then.
    ///
    /// ```
    /// # use cos_url::{Credentials, KeyTime, Signer, cos_url};
    /// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    /// # let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700003600)?)?;
    /// # let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "any" };
    /// use cos_url::listing::Buffer;
    /// use std::io::Write;
    ///
    /// let listing = signing_key.listing(&object)?;
    /// let (mut buffer, mut output) = (Buffer::new(), std::io::stdout().lock());
    /// let lines = "a.txt\n../b.txt".lines().enumerate();
    /// listing.try_for_each(lines, &mut buffer, |(line, key), url| {
    ///     match url {
    ///         Ok(url) => writeln!(output, "{url}"),
    ///         Err(error) => writeln!(output, "line {line}: {key}: {error}"),
    ///     }
    /// })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error of the function.
    pub fn try_for_each<K: Key, E>(
        &self,
        keys: impl IntoIterator<Item = K>,
        buffer: &mut Buffer,
        mut each: impl FnMut(K, Result<&str, Error>) -> Result<(), E>,
    ) -> Result<(), E> {
        buffer.reserve(GROUP * self.max_blocks(), GROUP * self.max_url_length());
        let mut keys = keys.into_iter().fuse();
        loop {
            let is_last = if few_remain(&keys) {
                self.sign_next::<_, _, FEW>(&mut keys, buffer, &mut each)?
            } else {
                self.sign_next::<_, _, GROUP>(&mut keys, buffer, &mut each)?
            };
            if is_last {
                return Ok(());
            }
        }
    }

    /// Signs the next `N` keys. Returns whether there are no more.
    #[inline]
    fn sign_next<K: Key, E, const N: usize>(
        &self,
        keys: &mut impl Iterator<Item = K>,
        buffer: &mut Buffer,
        each: &mut impl FnMut(K, Result<&str, Error>) -> Result<(), E>,
    ) -> Result<bool, E> {
        let group: [_; N] = array::from_fn(|_| keys.next());
        if group.first().is_none_or(Option::is_none) {
            return Ok(true);
        }
        buffer.urls.clear();
        let checked = check(&group);
        let places = self.push_urls(&valid(&checked), buffer);
        let results = checked.map(|key| key.map(|key| key.map(drop)));
        for ((key, result), place) in group.into_iter().zip(results).zip(places) {
            let (Some(key), Some(result)) = (key, result) else { return Ok(true) };
            each(key, result.map(|()| buffer.urls.get(place).unwrap_or_default()))?;
        }
        Ok(false)
    }

    /// Signs the keys of a group, and appends their URLs to the buffer. Returns their ranges in it.
    fn push_urls<const N: usize>(
        &self,
        keys: &[Option<KeyRef<'_>>; N],
        Buffer { blocks, urls }: &mut Buffer,
    ) -> [Range<usize>; N] {
        let mut places = [const { 0..0 }; N];
        self.sign_group(keys, blocks, |at, key, signature| {
            let start = urls.len();
            self.push_url(key, signature, urls);
            if let Some(place) = places.get_mut(at) {
                *place = start..urls.len();
            }
        });
        places
    }

    /// Calls `write` with each key of a group, in order, and its signature.
    #[inline]
    fn sign_group<const N: usize>(
        &self,
        keys: &[Option<KeyRef<'_>>; N],
        blocks: &mut [Block],
        mut write: impl FnMut(usize, KeyRef<'_>, &HexDigits),
    ) {
        let mut slots = blocks.chunks_exact_mut(self.max_blocks());
        let http_strings = keys.map(|key| {
            let Some(key) = key else { return [].as_slice() };
            slots.next().map_or(&[], |slot| self.write_http_string(key, slot))
        });
        self.signing_key.shared.url_key.sign_group(&http_strings, |at, signature| {
            if let Some(key) = keys.get(at).copied().flatten() {
                write(at, key, signature);
            }
        });
    }

    /// Writes the `HttpString` with its padding.
    #[inline]
    fn write_http_string<'a>(&self, key: KeyRef<'_>, slot: &'a mut [Block]) -> &'a [Block] {
        let start = self.before_key.len() + key.as_str().len();
        let length = start + self.after_key_length;
        let Some((message, _)) = slot.split_at_mut_checked(padded_blocks(length)) else { return &[] };
        let Some((head, tail)) = message.as_flattened_mut().split_at_mut_checked(start) else { return &[] };
        let Some((before_key, place)) = head.split_at_mut_checked(self.before_key.len()) else { return &[] };
        let Some(after_key) = self.after_key.get(..tail.len()) else { return &[] };
        before_key.copy_from_slice(self.before_key.as_bytes());
        place.copy_from_slice(key.as_str().as_bytes());
        tail.copy_from_slice(after_key);
        write_length(message, length);
        message
    }

    /// Appends a URL.
    #[inline]
    fn push_url(&self, key: KeyRef<'_>, signature: &HexDigits, out: &mut String) {
        out.push_str(&self.origin);
        key.push_encoded(out);
        out.push_str(&self.before_signature);
        out.push_str(signature.as_str());
        out.push_str(&self.after_signature);
    }

    fn signed_url(&self, url: String) -> SignedUrl {
        SignedUrl::of_parts(url, self.method, &self.headers, self.key_time().end())
    }

    /// An upper bound for the length of the URL of the longest key.
    fn max_url_length(&self) -> usize {
        self.url_length() + 3 * KeyRef::MAX_BYTES
    }

    /// The length of a URL without its key.
    fn url_length(&self) -> usize {
        self.origin.len() + self.before_signature.len() + HexDigits::LENGTH + self.after_signature.len()
    }

    /// The number of blocks of the `HttpString` of the longest key.
    fn max_blocks(&self) -> usize {
        padded_blocks(self.before_key.len() + KeyRef::MAX_BYTES + self.after_key_length)
    }
}

/// Whether few keys remain. An iterator that does not know how many remain has many.
#[inline]
fn few_remain(keys: &impl Iterator) -> bool {
    are_few(keys.size_hint().1.unwrap_or(usize::MAX))
}

#[inline]
fn check<K: Key, const N: usize>(keys: &[Option<K>; N]) -> [Option<Result<KeyRef<'_>, Error>>; N] {
    keys.each_ref().map(|key| key.as_ref().map(K::checked))
}

#[inline]
fn valid<'a, const N: usize>(keys: &[Option<Result<KeyRef<'a>, Error>>; N]) -> [Option<KeyRef<'a>>; N] {
    keys.each_ref().map(|key| key.as_ref()?.as_ref().ok().copied())
}

impl fmt::Debug for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing")
            .field("method", &self.method)
            .field("key_time", &self.key_time())
            .finish_non_exhaustive()
    }
}
