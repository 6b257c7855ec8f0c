//! The names of all regions.

/// Calls a macro with a row for each region that [`Region::new`](super::Region::new) accepts.
macro_rules! regions {
    ($macro:ident) => {
        $macro! {
            documented {
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
            }
            others {
                /// Sold out: existing buckets work, new ones cannot be created.
                AP_BEIJING_1 = "ap-beijing-1", "Beijing Zone 1";
                /// The region formerly called `cn-south-2`; existing buckets may work.
                AP_GUANGZHOU_2 = "ap-guangzhou-2", "Guangzhou Zone 2";
                /// Withdrawn: existing buckets may work.
                AP_MUMBAI = "ap-mumbai", "Mumbai";
                /// Withdrawn: existing buckets may work.
                NA_TORONTO = "na-toronto", "Toronto";
                /// Withdrawn: existing buckets may work.
                EU_MOSCOW = "eu-moscow", "Moscow";
                /// Withdrawn: existing buckets may work.
                AP_TAIPEI = "ap-taipei", "Taipei";
                /// Not in the documented list, but its buckets work.
                AP_OSAKA = "ap-osaka", "Osaka";
                /// Not in the documented list, but its buckets work.
                AP_SHANGHAI_ADC = "ap-shanghai-adc", "Shanghai Auto-Driving Cloud";
            }
        }
    };
}

pub(super) use regions;

macro_rules! table {
    (
        documented {
            $FIRST:ident = $first_id:literal, $first_display:literal;
            $($DOCUMENTED:ident = $documented_id:literal, $documented_display:literal;)*
        }
        others {
            $($(#[$doc:meta])* $NAME:ident = $id:literal, $display:literal;)*
        }
    ) => {
        /// The name of each region. The documented ones are first.
        pub(super) const IDS: &[&str] = &[$first_id, $($documented_id,)* $($id),*];

        /// The location of each region, in the same order.
        pub(super) const PLACES: &[&str] = &[$first_display, $($documented_display,)* $($display),*];

        /// The number of regions in the documented list, where new buckets can be created.
        pub(super) const DOCUMENTED: usize = [$first_id, $($documented_id),*].len();

        /// The documented regions, as messages list them.
        pub(super) const DOCUMENTED_LIST: &str = concat!("the regions are ", $first_id, $(", ", $documented_id),*);

        /// Whether a text is a known region. The compiler evaluates this for every literal. A match on patterns takes a
        /// tenth of the time of a search in the table.
        pub(crate) const fn is_known(text: &[u8]) -> bool {
            struct Id;
            impl Id {
                const $FIRST: &[u8] = $first_id.as_bytes();
                $(const $DOCUMENTED: &[u8] = $documented_id.as_bytes();)*
                $(const $NAME: &[u8] = $id.as_bytes();)*
            }
            matches!(text, Id::$FIRST $(| Id::$DOCUMENTED)* $(| Id::$NAME)*)
        }
    };
}

regions!(table);

/// The longest region: it is one DNS label of the host.
pub(super) const MAX_BYTES: usize = 63;

/// The Chinese names of the documented regions in the console, without the words for "region" and "China". A name
/// is before each other name that it contains.
pub(super) const CHINESE_NAMES: &[(&str, &str)] = &[
    ("北京金融", "ap-beijing-fsi"),
    ("北京", "ap-beijing"),
    ("南京", "ap-nanjing"),
    ("上海金融", "ap-shanghai-fsi"),
    ("上海", "ap-shanghai"),
    ("广州", "ap-guangzhou"),
    ("成都", "ap-chengdu"),
    ("重庆", "ap-chongqing"),
    ("深圳金融", "ap-shenzhen-fsi"),
    ("香港", "ap-hongkong"),
    ("新加坡", "ap-singapore"),
    ("雅加达", "ap-jakarta"),
    ("首尔", "ap-seoul"),
    ("曼谷", "ap-bangkok"),
    ("东京", "ap-tokyo"),
    ("利雅得", "me-saudi-arabia"),
    ("硅谷", "na-siliconvalley"),
    ("弗吉尼亚", "na-ashburn"),
    ("圣保罗", "sa-saopaulo"),
    ("法兰克福", "eu-frankfurt"),
];

/// The names from before 2018 and the current names.
pub(super) const OLD_NAMES: &[(&str, &str)] = &[
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
