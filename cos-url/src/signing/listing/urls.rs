//! The iterator over the URLs of a listing.

use super::{Buffer, FEW, GROUP, Key, Listing, check, few_remain, valid};
use crate::SignedUrl;
use alloc::string::String;
use core::iter::{Fuse, FusedIterator};
use core::{array, fmt};
use cos_url_core::{Error, KeyRef};
use zeroize::Zeroize;

/// The URLs of keys, from [`Listing::urls`].
///
/// Each URL is one allocation. [`Listing::for_each`] needs none.
#[must_use = "an iterator does nothing until it is used"]
pub struct Urls<'a, I: Iterator> {
    listing: &'a Listing,
    keys: Fuse<I>,
    ready: array::IntoIter<Option<Ready<I::Item>>, GROUP>,
    buffer: Buffer,
}

type Ready<K> = (K, Result<String, Error>);

impl<'a, I: Iterator<Item: Key>> Urls<'a, I> {
    pub(super) fn new(listing: &'a Listing, keys: I) -> Self {
        Self { listing, keys: keys.fuse(), ready: [const { None }; GROUP].into_iter(), buffer: Buffer::new() }
    }

    /// Signs the next `N` keys.
    fn sign_next<const N: usize>(&mut self) {
        let keys: [_; N] = array::from_fn(|_| self.keys.next());
        let checked = check(&keys);
        let urls = self.listing.new_urls(&valid(&checked), &mut self.buffer);
        let results = checked.map(|key| key.map(|key| key.map(drop)));
        let mut signed = keys.into_iter().zip(results).zip(urls);
        self.ready = array::from_fn(|_| {
            let ((key, result), url) = signed.next()?;
            Some((key?, result?.map(|()| url)))
        })
        .into_iter();
    }
}

impl Listing {
    /// Signs keys, each into a `String`.
    fn new_urls<const N: usize>(&self, keys: &[Option<KeyRef<'_>>; N], buffer: &mut Buffer) -> [String; N] {
        buffer.reserve(keys.iter().flatten().count() * self.max_blocks(), 0);
        let mut urls = [const { String::new() }; N];
        self.sign_group(keys, &mut buffer.blocks, |at, key, signature| {
            if let Some(url) = urls.get_mut(at) {
                url.reserve_exact(self.url_length() + key.max_encoded_length());
                self.push_url(key, signature, url);
            }
        });
        urls
    }
}

impl<I: Iterator<Item: Key>> Iterator for Urls<'_, I> {
    type Item = (I::Item, Result<SignedUrl, Error>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.as_slice().first().is_none_or(Option::is_none) {
            if few_remain(&self.keys) {
                self.sign_next::<FEW>();
            } else {
                self.sign_next::<GROUP>();
            }
        }
        let (key, url) = self.ready.next()??;
        Some((key, url.map(|url| self.listing.signed_url(url))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let ready = self.ready.as_slice().iter().flatten().count();
        let (least, most) = self.keys.size_hint();
        (least.saturating_add(ready), most.and_then(|most| most.checked_add(ready)))
    }
}

/// Zeroizes the URLs that were not returned. (`Zeroizing<String>` would cost 70 ns per URL on processors on which
/// `memset` is slow for the address of an empty `String`.)
impl<I: Iterator> Drop for Urls<'_, I> {
    fn drop(&mut self) {
        for (_, url) in self.ready.by_ref().flatten() {
            drop(url.map(|mut url| url.zeroize()));
        }
    }
}

impl<I: Iterator<Item: Key>> FusedIterator for Urls<'_, I> {}

impl<I: Iterator> fmt::Debug for Urls<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Urls").field("listing", self.listing).finish_non_exhaustive()
    }
}
