//! Region: where a bucket is stored. The regions are in [`table`].

mod nearest;
mod table;

pub(crate) use nearest::{meant, nearest};
pub(crate) use table::is_known;

use crate::Error;
use crate::const_bytes::{self, equal, find, find_ignoring_case, starts_with_ignoring_case};
use crate::endpoint_hosts::{Family, HostParts};
use crate::error::Part;
use crate::message::{CommandLineOption, Constructor, Fix, Problem};
use crate::string_newtype::{compared_by_bytes, serde_with_constructor, string_newtype, validated_by_rule};
use crate::text::Text;
use alloc::string::String;
use nearest::{new_name, region_in, region_in_chinese, region_meant_in, region_of_zone};
use table::{DOCUMENTED, DOCUMENTED_LIST, IDS, MAX_BYTES, PLACES, regions};

/// The region of a bucket, such as `ap-beijing`.
///
/// There is a constant for each region that COS documents, and for each withdrawn region whose buckets may still work.
/// Source: Regions and Access Endpoints, document [436/6224](https://cloud.tencent.com/document/product/436/6224).
/// [`Region::custom`] accepts a region that is newer than this version.
///
/// With the feature `serde`, a region is a string, `"ap-beijing"`; one from [`Region::custom`] is a table with one
/// entry, in TOML `region = { custom = "ap-newcity" }`.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::Region;
///
/// assert_eq!(Region::new("ap-beijing")?, Region::AP_BEIJING);
/// assert_eq!(Region::AP_BEIJING.display_name(), Some("Beijing"));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Text);

macro_rules! constants {
    ($($group:ident { $($(#[$doc:meta])* $NAME:ident = $id:literal, $display:literal;)* })*) => {
        impl Region {
            $($(
                #[doc = concat!("`", $id, "`: ", $display, ".")]
                $(#[$doc])*
                pub const $NAME: Self = Self(Text::Static($id));
            )*)*
        }
    };
}

regions!(constants);

const CUSTOM: Constructor = Constructor {
    when: "for a region that is newer than this version",
    run_time: "Region::custom",
    constant: "Region::custom_static",
    in_macro: None,
    in_file: &["custom"],
    option: CommandLineOption::WithValue("--custom-region"),
};

impl Region {
    /// Parses a region that this crate knows. Nothing is trimmed or changed to lower case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRegion`](crate::ErrorKind::InvalidRegion) for every other text, such as a misspelled region,
    /// a name from before 2018, an availability zone, a host or an endpoint.
    pub fn new(region: impl Into<String>) -> Result<Self, Error> {
        Self::validated(region.into(), check)
    }

    /// Accepts any well-formed region, such as one that is newer than this crate.
    ///
    /// A region is well-formed if it has two or more groups of `a-z` and `0-9`, joined by single hyphens, in at most
    /// 63 bytes.
    ///
    /// ```
    /// # use cos_url_core as cos_url;
    /// use cos_url::Region;
    ///
    /// assert_eq!(Region::custom("ap-newcity")?.as_str(), "ap-newcity");
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRegion`](crate::ErrorKind::InvalidRegion) for a text that is not well-formed.
    pub fn custom(region: impl Into<String>) -> Result<Self, Error> {
        Self::validated(region.into(), check_form)
    }

    /// [`Region::custom`] for a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`Region::custom`] rejects the text.
    #[track_caller]
    pub const fn custom_static(region: &'static str) -> Self {
        match check_form(region) {
            Ok(()) => Self(Text::Static(region)),
            Err(problem) => Self::reject_static(region, problem),
        }
    }

    /// The regions that COS documents. New buckets can be created only in these.
    pub fn documented() -> impl Iterator<Item = Self> {
        IDS.iter().take(DOCUMENTED).map(|id| Self(Text::Static(id)))
    }

    /// The location of the region in English, if this crate knows it.
    pub fn display_name(&self) -> Option<&'static str> {
        let at = IDS.iter().position(|id| *id == self.as_str())?;
        PLACES.get(at).copied()
    }
}

validated_by_rule!(Region(region), Part::Region, check);
string_newtype!(Region);
compared_by_bytes!(Region);
serde_with_constructor!(Region, check, custom);

/// The rule of [`Region::new`].
pub(crate) const fn check(region: &str) -> Result<(), Problem> {
    let text = region.as_bytes();
    if is_known(text) {
        return Ok(());
    }
    if let Some(new) = new_name(text) {
        return Err(Problem::new("this is a region name from before 2018").with_fix(Fix::text(new)));
    }
    if let Err(problem) = check_form(region) {
        return Err(problem);
    }
    if let Some(region) = region_of_zone(text) {
        return Err(Problem::new("it is an availability zone, and a bucket belongs to the whole region")
            .with_fix(Fix::text(region)));
    }
    let problem = Problem::new("unknown COS region");
    Err(match nearest(text) {
        Some(region) => problem.with_fix(Fix::text(region).guess()),
        None => problem.with_advice(DOCUMENTED_LIST).with_constructor(&CUSTOM),
    })
}

/// The rule of [`Region::custom`].
const fn check_form(region: &str) -> Result<(), Problem> {
    let text = region.as_bytes();
    if text.is_empty() {
        return Err(Problem::new("it is empty; write a region such as `ap-beijing`"));
    }
    let (mut at, mut has_hyphen, mut after_hyphen) = (0, false, true);
    while let Some(byte) = const_bytes::byte(text, at) {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => after_hyphen = false,
            b'-' if after_hyphen || at + 1 == text.len() => {
                let problem = Problem::at("single hyphens join the groups of a region, as in `ap-beijing`", at);
                return Err(with_nearest(problem, text));
            }
            b'-' => (has_hyphen, after_hyphen) = (true, true),
            _ => return Err(wrong_character(text, byte, at)),
        }
        at += 1;
    }
    if equal(text, b"accelerate") {
        return Err(Problem::new(ACCELERATE));
    }
    if !has_hyphen {
        let problem = Problem::new("a region has a hyphen, as in `ap-beijing`");
        return Err(match nearest(text) {
            Some(region) => problem.with_fix(Fix::text(region).guess()),
            None => problem.with_advice(DOCUMENTED_LIST),
        });
    }
    if text.len() > MAX_BYTES {
        return Err(Problem::too_long("a region has at most 63 bytes", text.len()));
    }
    Ok(())
}

const ACCELERATE: &str =
    "acceleration is an endpoint, not a region; use the region of the bucket and the endpoint `accelerate`";

/// The problem that the first invalid character indicates.
#[cold]
const fn wrong_character(text: &[u8], byte: u8, at: usize) -> Problem {
    if let Some(at) = const_bytes::outer_whitespace(text) {
        return with_spelled(Problem::at("whitespace around the region", at), text);
    }
    let is_address = find(text, b"://").is_some()
        || starts_with_ignoring_case(text, Family::DEFAULT.parts.without_bucket())
        || HostParts::has_suffix_in(text);
    if is_address {
        if find_ignoring_case(text, Family::ACCELERATE.parts.without_bucket()).is_some()
            || find_ignoring_case(text, Family::INTERNAL_ACCELERATE.parts.without_bucket()).is_some()
        {
            return Problem::new(ACCELERATE);
        }
        let problem = Problem::new("it is a host or URL, and the region is only a part of it");
        return match (region_in(text), region_meant_in(text)) {
            (Some((start, end)), _) => problem.with_fix(Fix::range(start, end).lower()),
            (None, Some(region)) => problem.with_fix(Fix::text(region).guess()),
            (None, None) => problem,
        };
    }
    // Such as `COS_REGION`, `{Region}`, `<region>` and `YOUR-REGION`.
    if find_ignoring_case(text, b"region").is_some() {
        return Problem::new("it is a placeholder; write a region, such as `ap-beijing`");
    }
    match byte {
        b'A'..=b'Z' => with_spelled(Problem::at("regions are lower-case", at), text),
        0x80.. => {
            let problem = Problem::at("regions are ASCII: `a-z`, `0-9` and `-`", at);
            match region_in_chinese(text) {
                Some(region) => problem.with_fix(Fix::text(region).guess()),
                None => problem,
            }
        }
        _ => with_spelled(Problem::at("regions have only `a-z`, `0-9` and `-`", at), text),
    }
}

/// Adds a region as the fix if the text is that region in upper case, with whitespace around it, or with `_` instead of
/// `-`.
const fn with_spelled(problem: Problem, text: &[u8]) -> Problem {
    let fix = Fix::trimmed(text).lower();
    let mut buffer = [0; size_of::<crate::message::FixBuffer>()];
    let Ok(text) = str::from_utf8(text) else { return problem };
    let Some(spelled) = fix.apply(text, &mut buffer) else { return with_nearest(problem, text.as_bytes()) };
    let spelled = spelled.as_bytes();
    if equal(spelled, b"accelerate") {
        return Problem::new(ACCELERATE);
    }
    if is_known(spelled) {
        return problem.with_fix(fix);
    }
    match (new_name(spelled), region_of_zone(spelled)) {
        (Some(region), _) | (None, Some(region)) => problem.with_fix(Fix::text(region)),
        (None, None) => with_nearest(problem, spelled),
    }
}

const fn with_nearest(problem: Problem, text: &[u8]) -> Problem {
    match nearest(text) {
        Some(region) => problem.with_fix(Fix::text(region).guess()),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::table::{CHINESE_NAMES, OLD_NAMES};
    use super::*;
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    #[test]
    fn every_documented_region_has_a_chinese_name() {
        for region in Region::documented() {
            let (name, _) = CHINESE_NAMES.iter().find(|(_, id)| *id == region.as_str()).unwrap();
            let message = Region::new(format!("{name}地区")).unwrap_err().to_string();
            assert!(message.ends_with(&format!("; did you mean `{region}`?")), "{message}");
        }
        assert_eq!(CHINESE_NAMES.len(), DOCUMENTED);
    }

    #[test]
    fn every_row_is_a_region_and_has_a_name() {
        for (id, place) in IDS.iter().zip(PLACES) {
            let region = Region::new(*id).unwrap();
            assert_eq!(region.display_name(), Some(*place));
            assert_eq!(Region::custom(*id).unwrap(), region, "every known region is well-formed");
        }
        assert_eq!(Region::documented().last(), Some(Region::AP_BEIJING_FSI));
    }

    #[test]
    fn the_list_in_messages_is_the_documented_one() {
        let ids: Vec<&str> = IDS.iter().take(DOCUMENTED).copied().collect();
        assert_eq!(DOCUMENTED_LIST, format!("the regions are {}", ids.join(", ")));
    }

    #[test]
    fn old_region_names_suggest_the_new_name() {
        for (old, new) in OLD_NAMES {
            assert!(Region::new(*new).is_ok(), "{new}");
            let message = Region::new(*old).unwrap_err().to_string();
            assert_eq!(
                message,
                format!("invalid region `{old}`: this is a region name from before 2018; write `{new}`")
            );
        }
    }

    #[test]
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
            assert_eq!(nearest(text.as_bytes()), expected, "{text}");
        }
    }
}
