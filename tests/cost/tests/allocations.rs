//! Signing a URL allocates once, and not at all in a buffer that was used before.

use allocation_counter::measure;
use cos_url::listing::Buffer;
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, KeyTime, Method, ObjectKey, ObjectUrl, Query, QueryName, QueryValue, Region,
    Signer, cos_url,
};
use std::hint::black_box;

const SHORT: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "photos/2024/photo.jpg",
    query: { "response-content-disposition": "attachment" },
};

fn signers() -> [Signer; 2] {
    [
        Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap()),
        Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "T".repeat(640)).unwrap()),
    ]
}

fn key_time() -> KeyTime {
    KeyTime::new(1_557_989_151, 1_557_996_351).unwrap()
}

fn requests() -> Vec<(&'static str, ObjectUrl)> {
    let with_key = |key: String| SHORT.with_key(ObjectKey::new(key).unwrap());
    vec![
        ("a constant", SHORT),
        ("Chinese", with_key("腾".repeat(80))),
        ("the longest key", with_key("~".repeat(850))),
        ("the longest Chinese key", with_key("腾".repeat(283))),
        ("every byte encoded", with_key("%".repeat(850))),
        ("dot segments", SHORT.with_key(ObjectKey::with_dot_segments("a/../b/./c").unwrap())),
        ("a domain with a port", { SHORT.with_domain(Domain::from_static("{Bucket}.img.example.com:8443")) }),
        ("upper-case and encoded names", {
            let pairs = [("imageMogr2/thumbnail/!50p", ""), ("versionId", "腾")];
            SHORT.with_query(Query::EMPTY).to_builder().try_query_pairs(pairs).unwrap().build()
        }),
    ]
}

#[test]
fn a_url_is_one_allocation() {
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let signed = measure(|| drop(black_box(request.sign_at(&signer, key_time()))));
            assert_eq!(signed.count_total, 1, "{name}, with a signer");
            let signed = measure(|| drop(black_box(signing_key.sign(&request))));
            assert_eq!(signed.count_total, 1, "{name}, with a signing key");
        }
    }
}

/// In each request, one part has the maximum length after encoding: in the URL, in the lists of names and in the
/// canonical request.
fn longest_requests() -> Vec<(&'static str, ObjectUrl)> {
    let base_of = |bucket: &str| {
        ObjectUrl::builder()
            .bucket(Bucket::new(bucket).unwrap())
            .region(Region::from_static("ap-seoul"))
            .key(ObjectKey::from_static("a"))
            .endpoint(Endpoint::InternalAccelerate)
    };
    let base = || base_of("a-1");
    let long = |text: &str| text.repeat(600 / text.len());
    let name = |text: &str| QueryName::new(long(text)).unwrap();
    let value = |text: &str| QueryValue::new(long(text)).unwrap();
    let mut many_plain = base();
    let mut many_encoded = base();
    for at in 100..200 {
        many_plain = many_plain.try_query(format!("p{at}"), "").unwrap();
        many_encoded = many_encoded.try_query(format!("/{at}"), "").unwrap();
    }
    vec![
        ("a key", base().build().with_key(ObjectKey::new("%".repeat(850)).unwrap())),
        ("a plain name", base().query(name("a"), QueryValue::EMPTY).build()),
        ("a plain value", base().query(QueryName::from_static("a"), value("a")).build()),
        ("an encoded name", base().query(name("/"), QueryValue::EMPTY).build()),
        ("an encoded value", base().query(QueryName::from_static("/"), value("%")).build()),
        ("many plain names", many_plain.build()),
        ("many encoded names", many_encoded.build()),
        ("a domain whose text is longer than its host", {
            let domain = Domain::new("{Bucket}".repeat(19) + ".com").unwrap();
            base_of("a-1").domain(domain).build()
        }),
        ("a domain of many templates", {
            let domain = Domain::new("{Bucket}.".repeat(9) + "com:65535").unwrap();
            base_of(&("b".repeat(23) + "-1")).domain(domain).build()
        }),
        ("a domain of few templates", {
            let domain = Domain::new("{Bucket}.".repeat(4) + "com:65535").unwrap();
            base_of(&("b".repeat(59) + "-1")).domain(domain).build()
        }),
    ]
}

#[test]
fn a_listing_in_a_used_buffer_allocates_nothing() {
    let keys: Vec<String> = (0..=850).map(|length| "~".repeat(length)).chain(["腾".repeat(283)]).collect();
    let object_keys: Vec<ObjectKey> = keys.iter().skip(1).map(|key| ObjectKey::new(key).unwrap()).collect();
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let (listing, mut buffer) = (signing_key.listing(&request).unwrap(), Buffer::new());
            let mut sign =
                |keys: &[String]| measure(|| listing.for_each(keys, &mut buffer, |_, url| drop(black_box(url))));
            assert_eq!(sign(&keys[1..=1]).count_total, 2, "{name}, in a new buffer");
            assert_eq!(sign(&keys[1..]).count_total, 0, "{name}, strings in a used buffer");
            let signed = measure(|| listing.for_each(&object_keys, &mut buffer, |_, url| drop(black_box(url))));
            assert_eq!(signed.count_total, 0, "{name}, keys in a used buffer");
        }
    }
}

#[test]
fn each_url_of_a_listing_is_one_allocation() {
    let keys: Vec<String> = (1..=850).map(|length| "~".repeat(length)).collect();
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let listing = signing_key.listing(&request).unwrap();
            let signed = measure(|| listing.urls(&keys).for_each(|url| drop(black_box(url))));
            assert_eq!(signed.count_total, 1 + keys.len() as u64, "{name}: one for what is signed, one for each URL");
        }
    }
}

#[test]
fn the_longest_url_is_one_allocation() {
    let last = KeyTime::new(253_402_300_798, 253_402_300_799).unwrap();
    for signer in signers() {
        for (name, request) in longest_requests() {
            let signed = measure(|| drop(black_box(request.sign_at(&signer, last).unwrap())));
            assert_eq!(signed.count_total, 1, "{name}");
            let signing_key = signer.signing_key(last).unwrap();
            let signed = measure(|| {
                let mut buffer = String::new();
                signing_key.sign_into(&request, &mut buffer).unwrap();
                drop(black_box(buffer));
            });
            assert_eq!(signed.count_total, 1, "{name}, in an empty buffer");
        }
    }
}

/// Counts the allocations besides those for the list of headers and for each name and value. No name or value makes the
/// buffer grow.
#[test]
fn the_longest_url_with_headers_is_one_allocation_more() {
    let base = || {
        SHORT
            .with_method(Method::Put)
            .with_key(ObjectKey::from_static("a"))
            .with_endpoint(Endpoint::InternalAccelerate)
            .with_query(Query::EMPTY)
    };
    let with = |headers: Vec<(String, String)>| base().to_builder().try_headers(headers).unwrap().build();
    let [permanent, _] = signers();
    for (count, request) in [
        (1, with(vec![("|".repeat(600), String::new())])),
        (1, with(vec![("a".into(), "%".repeat(600))])),
        (100, with(names_that_are_encoded().take(100).map(|name| (name, String::new())).collect())),
    ] {
        let signed = measure(|| drop(black_box(request.sign_at(&permanent, key_time()).unwrap())));
        assert_eq!(signed.count_total - signed_headers_of(&request), 1, "{count} headers");
    }
}

/// Two characters each.
fn names_that_are_encoded() -> impl Iterator<Item = String> {
    let characters = || "!#$%&'*+^`|".chars();
    characters().flat_map(move |first| characters().map(move |second| format!("{first}{second}")))
}

/// The parts that are copied into the signed URL: the list, and each text that is not empty.
fn signed_headers_of(request: &ObjectUrl) -> u64 {
    let strings = request.headers().iter().flat_map(|(name, value)| [name, value]);
    1 + strings.filter(|text| !text.is_empty()).count() as u64
}

/// The library reserves memory for a URL in which every byte of the key is percent-encoded, so for three times the
/// length of a key of plain letters.
#[test]
fn a_url_allocates_at_most_three_times_its_length() {
    for signer in signers() {
        for (name, request) in requests().into_iter().chain(longest_requests()) {
            let mut length = 0;
            let signed =
                measure(|| length = black_box(request.sign_at(&signer, key_time()).unwrap()).as_str().len() as u64);
            assert!(signed.bytes_max <= 3 * length, "{name}: {} for {length}", signed.bytes_max);
            let signing_key = signer.signing_key(key_time()).unwrap();
            let signed = measure(|| {
                let mut buffer = String::new();
                signing_key.sign_into(&request, &mut buffer).unwrap();
                drop(black_box(buffer));
            });
            assert!(signed.bytes_max <= 3 * length, "{name}, in a buffer: {} for {length}", signed.bytes_max);
        }
    }
}

#[test]
fn a_url_in_a_used_buffer_allocates_nothing() {
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let mut buffer = String::new();
            signing_key.sign_into(&request, &mut buffer).unwrap();
            let again = measure(|| {
                buffer.clear();
                signing_key.sign_into(&request, &mut buffer).unwrap();
                buffer.clear();
                signing_key.sign_key_into(&SHORT, request.key(), &mut buffer).unwrap();
            });
            assert_eq!(again.count_total, 0, "{name}");
        }
    }
}

/// The signed URL holds the headers to send: a name and a value for each.
#[test]
fn headers_are_copied_into_the_signed_url() {
    let upload = SHORT.with_query(Query::EMPTY).with_method(Method::Put).to_builder();
    let upload = upload.try_header("Content-Type", "text/plain").unwrap().build();
    let [signer, _] = signers();
    let with_headers = measure(|| drop(black_box(upload.sign_at(&signer, key_time()))));
    assert_eq!(with_headers.count_total, 1 + 1 + 2);
}
