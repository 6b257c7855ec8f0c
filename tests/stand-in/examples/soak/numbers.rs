//! Pseudorandom numbers and strings, which are the same in every run.

/// The generator `SplitMix64`.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// A text of at most this number of characters, of kinds that clients and servers treat differently.
    pub(crate) fn text(&mut self, limit: u64) -> String {
        const CHARACTERS: [char; 32] = [
            'a', 'b', 'Z', '0', '9', '-', '_', '~', ' ', '+', '%', '&', '=', '#', '?', ';', ':', '@', '!', '\'', '(',
            '*', '"', '<', '[', '{', '|', '\\', 'é', '报', '😀', '\u{301}',
        ];
        let length = self.below(limit + 1);
        (0..length).filter_map(|_| CHARACTERS.get(usize::try_from(self.below(32)).ok()?)).collect()
    }
}
