//! The region that a text was probably meant to be.

use super::table::{CHINESE_NAMES, DOCUMENTED, IDS, MAX_BYTES, OLD_NAMES, PLACES, is_known};
use crate::const_bytes::{self, count_digits, equal, find, starts_with};
use crate::const_writer::{ConstWriter, written};
use crate::did_you_mean;
use crate::host_name::MAX_AUTHORITY;

/// The region for another name: a name from before 2018, an availability zone, or a misspelled region.
pub(crate) const fn meant(text: &[u8]) -> Option<&'static str> {
    match (new_name(text), region_of_zone(text)) {
        (Some(region), _) | (None, Some(region)) => Some(region),
        (None, None) => nearest(text),
    }
}

pub(super) const fn new_name(text: &[u8]) -> Option<&'static str> {
    let mut rows = OLD_NAMES;
    while let [(old, new), tail @ ..] = rows {
        if equal(text, old.as_bytes()) {
            return Some(new);
        }
        rows = tail;
    }
    None
}

/// The region whose Chinese name is in the text.
pub(super) const fn region_in_chinese(text: &[u8]) -> Option<&'static str> {
    let mut rows = CHINESE_NAMES;
    while let [(name, region), tail @ ..] = rows {
        // A long text is not searched.
        if text.len() <= MAX_BYTES && find(text, name.as_bytes()).is_some() {
            return Some(region);
        }
        rows = tail;
    }
    None
}

/// The region of `<region>-<digits>`.
pub(super) const fn region_of_zone(text: &[u8]) -> Option<&'static str> {
    let mut ids = IDS;
    while let [id, tail @ ..] = ids {
        if let Some((region, zone)) = text.split_at_checked(id.len())
            && equal(region, id.as_bytes())
            && let [b'-', digits @ ..] = zone
            && !digits.is_empty()
            && count_digits(digits) == digits.len()
        {
            return Some(id);
        }
        ids = tail;
    }
    None
}

/// The range of the region in a host or URL: the first label that is one.
pub(super) const fn region_in(address: &[u8]) -> Option<(usize, usize)> {
    let mut start = 0;
    while start < address.len() {
        let end = const_bytes::find_any_from(address, b"./:", start);
        let mut buffer = [0; MAX_BYTES];
        if is_known(lower_label(address, (start, end), &mut buffer)) {
            return Some((start, end));
        }
        start = end + 1;
    }
    None
}

/// The region that the first label with another name of a region probably means.
pub(super) const fn region_meant_in(address: &[u8]) -> Option<&'static str> {
    let mut start = 0;
    // The search for a label compares it with every region, so a long text is not searched.
    while start < address.len() && address.len() <= MAX_AUTHORITY {
        let end = const_bytes::find_any_from(address, b"./:", start);
        let mut buffer = [0; MAX_BYTES];
        if let Some(region) = meant(lower_label(address, (start, end), &mut buffer)) {
            return Some(region);
        }
        start = end + 1;
    }
    None
}

/// A label in lower case, or nothing if it is too long for a region.
const fn lower_label<'a>(address: &[u8], (start, end): (usize, usize), buffer: &'a mut [u8; MAX_BYTES]) -> &'a [u8] {
    let label = const_bytes::part(address, start, end);
    if label.len() > MAX_BYTES {
        return b"";
    }
    let mut lower = ConstWriter::new(buffer);
    lower.push_lower(label);
    written(buffer, label.len()).as_bytes()
}

/// The region that was probably meant: the region at the named place, the region that starts with the text, or the
/// region with the smallest edit distance.
pub(crate) const fn nearest(text: &[u8]) -> Option<&'static str> {
    // Limits the work, because the code below reads the text once for each region.
    if text.len() > MAX_BYTES {
        return None;
    }
    let (mut ids, mut places, mut row) = (IDS, PLACES, 0);
    while let ([id, other_ids @ ..], [place, other_places @ ..]) = (ids, places) {
        if row < DOCUMENTED && is_place(text, id.as_bytes(), place.as_bytes()) {
            return Some(id);
        }
        (ids, places, row) = (other_ids, other_places, row + 1);
    }
    let (mut ids, mut row) = (IDS, 0);
    while let [id, others @ ..] = ids {
        let begins = find(text, b"-").is_some() && starts_with(id.as_bytes(), text);
        if row < DOCUMENTED && begins && matches!(const_bytes::byte(id.as_bytes(), text.len()), Some(b'-')) {
            return Some(id);
        }
        (ids, row) = (others, row + 1);
    }
    did_you_mean::nearest(text, IDS)
}

/// Whether a text names the place of a region: `beijing`, `me-riyadh`, `hongkong`.
const fn is_place(text: &[u8], id: &[u8], place: &[u8]) -> bool {
    let city = match const_bytes::last_hyphen(text) {
        Some(at) => text.split_at(at + 1).1,
        None => text,
    };
    let after_prefix = match find(id, b"-") {
        Some(at) => id.split_at(at + 1).1,
        None => id,
    };
    equal(text, after_prefix) || equals_without_spaces(city, place) || equals_without_spaces(text, place)
}

/// Whether `place`, in lower case and without spaces, is `word`. The word may contain hyphens instead of the spaces.
const fn equals_without_spaces(mut word: &[u8], mut place: &[u8]) -> bool {
    loop {
        match (word, place) {
            (_, [b' ', tail @ ..]) => place = tail,
            ([b'-', tail @ ..], _) => word = tail,
            ([a, word_tail @ ..], [b, place_tail @ ..]) if *a == b.to_ascii_lowercase() => {
                (word, place) = (word_tail, place_tail);
            }
            ([], []) => return true,
            _ => return false,
        }
    }
}
