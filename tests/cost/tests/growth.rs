//! The number and the bytes of allocations grow at most linearly with the length of the input.

use allocation_counter::{AllocationInfo, measure};
use cos_url::{HeaderName, HeaderValue, Headers, Query, QueryName, QueryValue};
use cos_url_cost::{LISTS, PARSERS, lists, strings};
use std::hint::black_box;

/// There is an allocation for the copy of the text that the value owns, and for the error. A text that is written piece
/// by piece doubles its buffer a few times.
#[test]
fn a_text_of_any_length_is_a_few_allocations() {
    // The first text, a long word, with more bytes.
    let words = || strings_of_sizes([1 << 16, 2 << 16, 4 << 16]).take(1);
    // A file has seven values, and the JSON parser copies each of them too.
    for (name, parse) in PARSERS.iter().filter(|(name, _)| *name != "file") {
        for strings in strings_of_sizes([1 << 12, 2 << 12, 4 << 12]).chain(words()) {
            let [one, two, four] = strings.map(|text| measure(|| parse(&text)));
            for counted in [&one, &two, &four] {
                assert!(counted.count_total <= 32, "{name}: {counted:?}");
            }
            check_linear(name, [&one, &two, &four]);
        }
    }
}

fn strings_of_sizes(sizes: [usize; 3]) -> impl Iterator<Item = [String; 3]> {
    let [one, two, four] = sizes.map(strings);
    one.zip(two).zip(four).map(|((one, two), four)| [one, two, four])
}

#[test]
fn the_allocations_for_a_list_grow_at_most_linearly() {
    for (name, function) in LISTS {
        let [one, two, four] = [500, 1_000, 2_000].map(lists);
        for ((one, two), four) in one.zip(two).zip(four) {
            let [one, two, four] = [one, two, four].map(|pairs| measure(|| function(&pairs)));
            check_linear(name, [&one, &two, &four]);
        }
    }
}

/// An input of twice the length needs at most twice the allocations and bytes, except that the capacity of a vector is
/// a power of two.
fn check_linear(name: &str, [one, two, four]: [&AllocationInfo; 3]) {
    for (less, more) in [(one, two), (two, four)] {
        assert!(more.count_total <= 2 * less.count_total + 8, "{name}: {less:?} {more:?}");
        assert!(more.bytes_total <= 2 * less.bytes_total + 4096, "{name}: {less:?} {more:?}");
        assert!(more.bytes_max <= 2 * less.bytes_max + 4096, "{name}: {less:?} {more:?}");
    }
}

/// The length of an array is part of its type, so arrays are counted separately.
#[test]
fn an_array_is_a_few_allocations() {
    fn allocations<const N: usize>() -> [u64; 2] {
        let name = |at: usize| format!("name{:08}", N - at);
        let parameters: Box<[_; N]> = boxed(|at| (QueryName::new(name(at)).unwrap(), QueryValue::EMPTY));
        let headers: Box<[_; N]> = boxed(|at| (HeaderName::new(name(at)).unwrap(), HeaderValue::from_static("")));
        [
            measure(|| drop(black_box(Query::from(*parameters)))).count_total,
            measure(|| drop(black_box(Headers::from(*headers)))).count_total,
        ]
    }
    fn boxed<T: std::fmt::Debug, const N: usize>(item: impl Fn(usize) -> T) -> Box<[T; N]> {
        (0..N).map(item).collect::<Vec<T>>().try_into().unwrap()
    }
    for counts in [allocations::<500>(), allocations::<1_000>(), allocations::<2_000>()] {
        assert!(counts.iter().all(|count| *count <= 16), "{counts:?}");
    }
}
