//! Region: where a bucket lives.

use crate::ascii::{self, count_digits, equal, equal_ignoring_case, find, starts_with};
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::spelling;
use crate::text::{serde_with_escape, text_doors};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The longest region: it is one DNS label of the host.
const MAX_BYTES: usize = 63;

/// The region of a bucket, such as `ap-beijing`.
///
/// There is a constant for every region that COS documents, and for those whose buckets still answer although
/// new ones cannot be made there. Source: Regions and Access Endpoints, document 436/6224. A region that is newer
/// than this crate is taken by [`Region::custom`].
///
/// ```
/// use cos_url_core::Region;
///
/// assert_eq!("ap-beijing".parse::<Region>()?, Region::AP_BEIJING);
/// assert_eq!(Region::AP_BEIJING.display_name(), Some("Beijing"));
/// # Ok::<(), cos_url_core::InvalidRegion>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Cow<'static, str>);

/// The answer to a text that is not a region.
pub type InvalidRegion = Invalid<RegionReason>;

/// Why a text is not a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegionReason {
    /// Nothing was given.
    Empty,
    /// A host or a URL, or the `cos.` at the beginning of one, in which the region is a part.
    Address,
    /// The name of a region before 2018.
    OldName {
        /// The name today.
        new: &'static str,
    },
    /// A data centre inside a region, such as `ap-beijing-5`.
    AvailabilityZone {
        /// The region that it belongs to.
        region: &'static str,
    },
    /// `accelerate`, which is an endpoint.
    Accelerate,
    /// A name in capitals that was to be replaced, such as `COS_REGION`.
    Placeholder,
    /// A blank or a line end stands before or after the name.
    OuterBlank {
        /// The byte at which it stands.
        at: usize,
    },
    /// An upper-case letter.
    UpperCase {
        /// The byte at which it stands.
        at: usize,
    },
    /// A character outside ASCII.
    NonAscii {
        /// The byte at which it begins.
        at: usize,
    },
    /// Any other character that no region has.
    Character {
        /// The byte at which it stands.
        at: usize,
    },
    /// A hyphen at the beginning, at the end or beside another.
    Hyphen {
        /// The byte at which it stands.
        at: usize,
    },
    /// A single word without a hyphen.
    OneWord,
    /// More than 63 bytes.
    TooLong {
        /// How many bytes were given.
        length: usize,
    },
    /// Well formed, but no region that this crate knows.
    Unknown,
}

/// Writes the constants and, from the same rows, the table of the regions that [`Region::new`] takes.
macro_rules! regions {
    ($($(#[$doc:meta])* $NAME:ident = $id:literal, $display:literal;)*) => {
        impl Region {
            $(
                #[doc = concat!("`", $id, "`: ", $display, ".")]
                $(#[$doc])*
                pub const $NAME: Self = Self(Cow::Borrowed($id));
            )*
        }

        /// Each region and where it is.
        const REGIONS: &[(&str, &str)] = &[$(($id, $display)),*];

        /// Whether a text is one of them. The compiler evaluates this for every literal: patterns cost it a tenth of a
        /// search in the table.
        const fn is_known(text: &[u8]) -> bool {
            struct Id;
            impl Id {
                $(const $NAME: &[u8] = $id.as_bytes();)*
            }
            matches!(text, $(Id::$NAME)|*)
        }
    };
}

regions! {
    AP_BEIJING = "ap-beijing", "Beijing";
    AP_NANJING = "ap-nanjing", "Nanjing";
    AP_SHANGHAI = "ap-shanghai", "Shanghai";
    AP_GUANGZHOU = "ap-guangzhou", "Guangzhou";
    AP_CHENGDU = "ap-chengdu", "Chengdu";
    AP_CHONGQING = "ap-chongqing", "Chongqing";
    AP_HONGKONG = "ap-hongkong", "Hong Kong";
    AP_SINGAPORE = "ap-singapore", "Singapore";
    AP_JAKARTA = "ap-jakarta", "Jakarta";
    AP_SEOUL = "ap-seoul", "Seoul";
    AP_BANGKOK = "ap-bangkok", "Bangkok";
    AP_TOKYO = "ap-tokyo", "Tokyo";
    ME_SAUDI_ARABIA = "me-saudi-arabia", "Riyadh";
    NA_SILICONVALLEY = "na-siliconvalley", "Silicon Valley";
    NA_ASHBURN = "na-ashburn", "Virginia";
    SA_SAOPAULO = "sa-saopaulo", "São Paulo";
    EU_FRANKFURT = "eu-frankfurt", "Frankfurt";
    AP_SHENZHEN_FSI = "ap-shenzhen-fsi", "Shenzhen Finance";
    AP_SHANGHAI_FSI = "ap-shanghai-fsi", "Shanghai Finance";
    AP_BEIJING_FSI = "ap-beijing-fsi", "Beijing Finance";
    /// Sold out: old buckets answer, new ones cannot be made.
    AP_BEIJING_1 = "ap-beijing-1", "Beijing Zone 1";
    /// The region that was `cn-south-2`: old buckets may answer.
    AP_GUANGZHOU_2 = "ap-guangzhou-2", "Guangzhou Zone 2";
    /// Withdrawn: old buckets may answer.
    AP_MUMBAI = "ap-mumbai", "Mumbai";
    /// Withdrawn: old buckets may answer.
    NA_TORONTO = "na-toronto", "Toronto";
    /// Withdrawn: old buckets may answer.
    EU_MOSCOW = "eu-moscow", "Moscow";
    /// Withdrawn: old buckets may answer.
    AP_TAIPEI = "ap-taipei", "Taipei";
    /// Not in the documented list, but its buckets answer.
    AP_OSAKA = "ap-osaka", "Osaka";
    /// Not in the documented list, but its buckets answer.
    AP_SHANGHAI_ADC = "ap-shanghai-adc", "Shanghai Auto-Driving Cloud";
}

/// How many rows of [`REGIONS`] are in the documented list, in which new buckets can be made.
const DOCUMENTED: usize = 20;

/// The names before 2018 and what they are called today.
const OLD_NAMES: &[(&str, &str)] = &[
    ("cn-east", "ap-shanghai"),
    ("sh", "ap-shanghai"),
    ("cossh", "ap-shanghai"),
    ("cn-south", "ap-guangzhou"),
    ("gz", "ap-guangzhou"),
    ("cosgz", "ap-guangzhou"),
    ("cn-north", "ap-beijing-1"),
    ("tj", "ap-beijing-1"),
    ("costj", "ap-beijing-1"),
    ("cn-south-2", "ap-guangzhou-2"),
    ("cn-southwest", "ap-chengdu"),
    ("cd", "ap-chengdu"),
    ("coscd", "ap-chengdu"),
    ("sg", "ap-singapore"),
    ("sgp", "ap-singapore"),
    ("cossgp", "ap-singapore"),
    ("bj", "ap-beijing"),
    ("cosbj", "ap-beijing"),
    ("hk", "ap-hongkong"),
    ("coshk", "ap-hongkong"),
    ("ca", "na-toronto"),
    ("cosca", "na-toronto"),
    ("ger", "eu-frankfurt"),
    ("cosger", "eu-frankfurt"),
];

impl Region {
    /// Takes a region that this crate knows.
    ///
    /// # Errors
    ///
    /// [`InvalidRegion`] for every other text: a typing mistake, an old name, an availability zone, a host, ...
    /// ([`RegionReason`] lists them). Nothing is trimmed or lower-cased.
    pub fn new(region: impl Into<String>) -> Result<Self, InvalidRegion> {
        Self::judged(region.into(), check)
    }

    /// Takes a region that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`Region::new`] refuses.
    #[track_caller]
    pub const fn from_static(region: &'static str) -> Self {
        match check(region) {
            Ok(()) => Self(Cow::Borrowed(region)),
            Err(reason) => refuse(
                RegionReason::FIELD,
                region,
                reason.sentence(),
                &Details { at: reason.at(), length: reason.length(), instead: reason.instead() },
            ),
        }
    }

    /// Takes any well-formed region: one that is newer than this crate.
    ///
    /// Well formed is: two or more groups of `a-z` and `0-9`, joined by single hyphens, in at most 63 bytes.
    ///
    /// ```
    /// use cos_url_core::Region;
    ///
    /// assert_eq!(Region::custom("ap-newcity")?.as_str(), "ap-newcity");
    /// # Ok::<(), cos_url_core::InvalidRegion>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidRegion`] for a text that is not well formed.
    pub fn custom(region: impl Into<String>) -> Result<Self, InvalidRegion> {
        Self::judged(region.into(), check_form)
    }

    /// Takes any well-formed region that is part of the program, as [`Region::custom`] does.
    ///
    /// # Panics
    ///
    /// On a text that [`Region::custom`] refuses; in a `const`, that is a compile error.
    #[track_caller]
    pub const fn custom_static(region: &'static str) -> Self {
        match check_form(region) {
            Ok(()) => Self(Cow::Borrowed(region)),
            Err(reason) => refuse(
                RegionReason::FIELD,
                region,
                reason.sentence(),
                &Details { at: reason.at(), length: reason.length(), instead: reason.instead() },
            ),
        }
    }

    /// The regions of the documented list, in which new buckets can be made.
    pub fn documented() -> impl Iterator<Item = Self> {
        REGIONS.iter().take(DOCUMENTED).map(|(id, _)| Self(Cow::Borrowed(id)))
    }

    /// Where the region is, in English, if this crate knows it.
    pub fn display_name(&self) -> Option<&'static str> {
        REGIONS.iter().find(|(id, _)| *id == self.0).map(|(_, display)| *display)
    }

    fn judged(region: String, rule: fn(&str) -> Result<(), RegionReason>) -> Result<Self, InvalidRegion> {
        match rule(&region) {
            Ok(()) => Ok(Self(Cow::Owned(region))),
            Err(reason) => Err(Invalid::new(reason, &region)),
        }
    }
}

text_doors!(Region, InvalidRegion);
serde_with_escape!(Region, "custom", Region::custom);

/// The rule of [`Region::new`].
const fn check(region: &str) -> Result<(), RegionReason> {
    let text = region.as_bytes();
    if is_known(text) {
        return Ok(());
    }
    if let Some(new) = new_name(text) {
        return Err(RegionReason::OldName { new });
    }
    if let Err(reason) = check_form(region) {
        return Err(reason);
    }
    if let Some(region) = region_of_zone(text) {
        return Err(RegionReason::AvailabilityZone { region });
    }
    Err(RegionReason::Unknown)
}

/// The rule of [`Region::custom`].
const fn check_form(region: &str) -> Result<(), RegionReason> {
    let text = region.as_bytes();
    if text.is_empty() {
        return Err(RegionReason::Empty);
    }
    let (mut at, mut hyphens, mut after_hyphen) = (0, 0, true);
    while let Some(byte) = ascii::byte(text, at) {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => after_hyphen = false,
            b'-' if after_hyphen || at + 1 == text.len() => return Err(RegionReason::Hyphen { at }),
            b'-' => (hyphens, after_hyphen) = (hyphens + 1, true),
            _ => return Err(wrong_character(text, byte, at)),
        }
        at += 1;
    }
    if equal(text, b"accelerate") {
        return Err(RegionReason::Accelerate);
    }
    if hyphens == 0 {
        return Err(RegionReason::OneWord);
    }
    if text.len() > MAX_BYTES {
        return Err(RegionReason::TooLong { length: text.len() });
    }
    Ok(())
}

const fn wrong_character(text: &[u8], byte: u8, at: usize) -> RegionReason {
    if let Some(at) = ascii::outer_blank(text) {
        return RegionReason::OuterBlank { at };
    }
    let is_address = find(text, b"://").is_some()
        || starts_with(text, b"cos.")
        || find(text, b".myqcloud.com").is_some()
        || find(text, b".tencentcos.cn").is_some();
    if is_address {
        let is_accelerated =
            find(text, b"cos.accelerate").is_some() || find(text, b"cos-internal.accelerate").is_some();
        return if is_accelerated { RegionReason::Accelerate } else { RegionReason::Address };
    }
    if is_placeholder(text) {
        return RegionReason::Placeholder;
    }
    match byte {
        b'A'..=b'Z' => RegionReason::UpperCase { at },
        0x80.. => RegionReason::NonAscii { at },
        _ => RegionReason::Character { at },
    }
}

/// `COS_REGION`, `{Region}`, `<region>`, `YOUR-REGION`: the word stands for what was to be written there.
const fn is_placeholder(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_first() {
        if let Some((word, _)) = rest.split_at_checked("region".len())
            && equal_ignoring_case(word, b"region")
        {
            return true;
        }
        rest = tail;
    }
    false
}

const fn new_name(text: &[u8]) -> Option<&'static str> {
    let mut rows = OLD_NAMES;
    while let [(old, new), tail @ ..] = rows {
        if equal(text, old.as_bytes()) {
            return Some(new);
        }
        rows = tail;
    }
    None
}

/// The region of `<region>-<digits>`.
const fn region_of_zone(text: &[u8]) -> Option<&'static str> {
    let mut rows = REGIONS;
    while let [(id, _), tail @ ..] = rows {
        if let Some((region, zone)) = text.split_at_checked(id.len())
            && equal(region, id.as_bytes())
            && let [b'-', digits @ ..] = zone
            && !digits.is_empty()
            && count_digits(digits) == digits.len()
        {
            return Some(id);
        }
        rows = tail;
    }
    None
}

impl RegionReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a region is written as in `ap-beijing`",
            Self::Address => "an address, of which the region is a part",
            Self::OldName { .. } => "the name of a region before 2018",
            Self::AvailabilityZone { .. } => "an availability zone; a bucket belongs to the whole region",
            Self::Accelerate => {
                "the acceleration endpoint, not a region; give the bucket's own region and the endpoint `accelerate`"
            }
            Self::Placeholder => "a placeholder, which was to be replaced by a region such as `ap-beijing`",
            Self::OuterBlank { .. } => "blank or line end around the region",
            Self::UpperCase { .. } => "upper-case letter in a region, which is lower-case",
            Self::NonAscii { .. } => "non-ASCII character in a region, which has only `a-z`, `0-9` and `-`",
            Self::Character { .. } => "character that a region cannot have, which has only `a-z`, `0-9` and `-`",
            Self::Hyphen { .. } => "hyphen out of place; a region is groups joined by single `-`, as in `ap-beijing`",
            Self::OneWord => "not a region; a region is written as in `ap-beijing`",
            Self::TooLong { .. } => "longer than 63 bytes, the most that a part of a host name has",
            Self::Unknown => "no region of COS",
        }
    }

    const fn at(self) -> Option<usize> {
        match self {
            Self::OuterBlank { at }
            | Self::UpperCase { at }
            | Self::NonAscii { at }
            | Self::Character { at }
            | Self::Hyphen { at } => Some(at),
            _ => None,
        }
    }

    const fn length(self) -> Option<usize> {
        if let Self::TooLong { length } = self { Some(length) } else { None }
    }

    /// The region to write instead, where it does not depend on the text.
    const fn instead(self) -> Option<&'static str> {
        match self {
            Self::OldName { new } => Some(new),
            Self::AvailabilityZone { region } => Some(region),
            _ => None,
        }
    }
}

impl Reason for RegionReason {
    const FIELD: &'static str = "region";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }

    fn length(&self) -> Option<usize> {
        (*self).length()
    }

    fn repair(&self, text: &str) -> Option<String> {
        match self {
            Self::OldName { new } => Some(format!("write `{new}`")),
            Self::AvailabilityZone { region } => Some(format!("write `{region}`")),
            Self::Address => region_in(text).map(|region| format!("write `{region}`")),
            Self::UpperCase { .. } | Self::OuterBlank { .. } | Self::Character { .. } => {
                let spelled = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
                match check(&spelled) {
                    Ok(()) => Some(format!("write `{spelled}`")),
                    Err(Self::OldName { new: region } | Self::AvailabilityZone { region }) => {
                        Some(format!("write `{region}`"))
                    }
                    Err(_) => guess(&spelled),
                }
            }
            Self::Hyphen { .. } => guess(text),
            Self::OneWord => guess(text).or_else(|| Some(alternatives())),
            Self::Unknown => guess(text).or_else(|| {
                Some(format!("{}; one that is newer than this list is taken by `Region::custom`", alternatives()))
            }),
            _ => None,
        }
    }
}

/// The region that is a part of a host: the label after `cos`, or any label that is a region.
fn region_in(address: &str) -> Option<&str> {
    address.split(['.', '/', ':']).find(|label| is_known(label.as_bytes()))
}

fn guess(text: &str) -> Option<String> {
    nearest(text).map(|region| format!("did you mean `{region}`?"))
}

/// The region that was probably meant.
fn nearest(text: &str) -> Option<&'static str> {
    let documented = || REGIONS.iter().take(DOCUMENTED);
    let city = text.rsplit('-').next().unwrap_or(text);
    let by_place = documented().find(|(id, display)| {
        let place: String = display.to_lowercase().split(' ').collect();
        place == city || id.split_once('-').is_some_and(|(_, id_city)| id_city == text)
    });
    let begins_with = |id: &str| text.contains('-') && id.strip_prefix(text).is_some_and(|rest| rest.starts_with('-'));
    let by_beginning = || documented().find(|(id, _)| begins_with(id));
    let by_spelling = || spelling::nearest(text, REGIONS.iter().map(|(id, _)| *id));
    by_place.or_else(by_beginning).map(|(id, _)| *id).or_else(by_spelling)
}

fn alternatives() -> String {
    let ids: Vec<&str> = REGIONS.iter().take(DOCUMENTED).map(|(id, _)| *id).collect();
    format!("the regions are {}", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_row_is_a_region_and_has_a_name() {
        for (id, display) in REGIONS {
            let region = Region::new(*id).unwrap();
            assert_eq!(region.display_name(), Some(*display));
            assert_eq!(Region::custom(*id).unwrap(), region, "well formed, too");
        }
        assert_eq!(Region::documented().last(), Some(Region::AP_BEIJING_FSI));
    }

    #[test]
    fn an_old_name_is_answered_with_a_region() {
        for (old, new) in OLD_NAMES {
            assert!(Region::new(*new).is_ok(), "{new}");
            let message = Region::new(*old).unwrap_err().to_string();
            assert_eq!(message, format!("invalid region `{old}`: the name of a region before 2018; write `{new}`"));
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "half a minute of nothing but arithmetic")]
    fn the_nearest_region_is_found() {
        for (text, expected) in [
            ("ap-gaungzhou", Some("ap-guangzhou")),
            ("ap-guagnzhou", Some("ap-guangzhou")),
            ("ap-chongqign", Some("ap-chongqing")),
            ("me-riyadh", Some("me-saudi-arabia")),
            ("ap-shenzhen", Some("ap-shenzhen-fsi")),
            ("beijing", Some("ap-beijing")),
            ("siliconvalley", Some("na-siliconvalley")),
            ("us-east-1", None),
            ("eu-west-1", None),
        ] {
            assert_eq!(nearest(text), expected, "{text}");
        }
    }
}
