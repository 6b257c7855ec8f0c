//! The floor: the SHA-1 compressions that a URL needs, in the order of their dependencies, and the returned `String`.
//! It encodes no text and checks nothing.

use super::{Case, Task, key_time};
use cos_url::Signer;
use cos_url::signature::StringToSign;
use sha1::block_api::compress;
use std::hint::black_box;

/// The state that the caller stores between URLs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stored {
    SigningKey,
    Signer,
    Nothing,
}

const START: [u32; 5] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];

type Block = [u8; 64];

fn one(state: &mut [u32; 5], block: &Block) {
    compress(state, std::slice::from_ref(block));
}

/// A block that depends on a digest. Writing it takes one store instruction.
fn after(state: &[u32; 5], block: &Block) -> Block {
    let mut block = *block;
    block[..4].copy_from_slice(&state[0].to_ne_bytes());
    block
}

/// The `HttpString` has this number of blocks; the other blocks are the same for every URL. Independent compressions
/// are next to each other.
fn sign(stored: Stored, blocks: &[Block], url: &str) -> String {
    let block = black_box([1; 64]);
    let (mut http, mut waiting) = (START, blocks.iter());
    let (mut inner, mut outer) = (START, START);
    let mut beside = |http: &mut [u32; 5]| {
        if let Some(block) = waiting.next() {
            one(http, block);
        }
    };
    if stored == Stored::Nothing {
        one(&mut inner, &block);
        one(&mut outer, &block);
    }
    if stored >= Stored::Signer {
        one(&mut inner, &block);
        beside(&mut http);
        one(&mut outer, &after(&inner, &block));
        beside(&mut http);
        let key = after(&outer, &block);
        (inner, outer) = (START, START);
        one(&mut inner, &key);
        one(&mut outer, &key);
    }
    waiting.for_each(|block| one(&mut http, block));
    one(&mut inner, &after(&http, &block));
    one(&mut inner, &block);
    one(&mut outer, &after(&inner, &block));
    black_box(outer);
    String::from(url)
}

pub fn cases(task: &Task) -> Vec<Case> {
    let signer = Signer::new(task.credentials());
    let signing_key = signer.signing_key(key_time()).unwrap();
    let url = signing_key.sign(&task.object()).unwrap().into_string();
    let http_string = signing_key.http_string(&task.object()).unwrap();
    // A message is followed by a byte and its length in eight bytes.
    let blocks = vec![[2; 64]; (http_string.as_str().len() + 9).div_ceil(64)];
    assert_eq!((StringToSign::new(key_time(), &http_string).as_str().len() + 9).div_ceil(64), 2);
    [
        ("floor, signing key stored", Stored::SigningKey),
        ("floor, signer stored", Stored::Signer),
        ("floor, nothing stored", Stored::Nothing),
    ]
    .map(|(name, stored)| {
        let (blocks, url) = (blocks.clone(), url.clone());
        Case {
            name,
            floor: Some(stored),
            sample: url.clone(),
            urls: 1,
            run: Box::new(move || sign(stored, black_box(&blocks), black_box(&url)).len()),
        }
    })
    .into()
}
