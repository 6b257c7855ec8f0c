//! cos-url, with each value that a caller may store between URLs.

use super::floor::Stored;
use super::{Case, SECRET_ID, SECRET_KEY, Task, key_time};
use cos_url::{Credentials, ObjectUrl, Signer, cos_url};
use std::hint::black_box;

const CONSTANT: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "photos/2024/photo.jpg",
    query: { "response-content-disposition": "attachment" },
};

fn case(name: &'static str, floor: Option<Stored>, mut sign: impl FnMut() -> String + 'static) -> Case {
    Case { name, floor, sample: sign(), urls: 1, run: Box::new(move || sign().len()) }
}

pub fn cases(task: &Task) -> Vec<Case> {
    let object = task.object();
    let signer = Signer::new(task.credentials());
    let signing_key = signer.signing_key(key_time()).unwrap();
    let (same, same_signer) = (object.clone(), signer.clone());
    let mut cases = vec![
        case("cos-url, sign_at", Some(Stored::Signer), move || {
            black_box(&same).sign_at(black_box(&same_signer), key_time()).unwrap().into_string()
        }),
        into_buffer(&object, &signing_key),
    ];
    let same = object.clone();
    cases.push(case("cos-url, stored signing key", Some(Stored::SigningKey), move || {
        black_box(&signing_key).sign(black_box(&same)).unwrap().into_string()
    }));
    let (same, same_signer) = (object.clone(), signer.clone());
    cases.push(case("cos-url, sign (reads the clock)", Some(Stored::Signer), move || {
        black_box(&same).sign(black_box(&same_signer)).unwrap().into_string()
    }));
    let (same, token) = (object, task.token.clone());
    cases.push(case("cos-url, new Credentials", Some(Stored::Nothing), move || {
        let credentials = match black_box(&token) {
            Some(token) => Credentials::temporary(black_box(SECRET_ID), black_box(SECRET_KEY), token.as_str()),
            None => Credentials::new(black_box(SECRET_ID), black_box(SECRET_KEY)),
        };
        black_box(&same).sign_at(&Signer::new(credentials.unwrap()), key_time()).unwrap().into_string()
    }));
    let (same, same_signer) = (task.clone(), signer.clone());
    cases.push(case("cos-url, ObjectUrl from strings", None, move || {
        black_box(&same).object().sign_at(black_box(&same_signer), key_time()).unwrap().into_string()
    }));
    let public = task.object_without_query();
    cases.push(case("cos-url, unsigned", None, move || black_box(&public).unsigned().unwrap()));
    if task.key == super::SHORT_KEY {
        cases.push(case("cos-url, macro constant", Some(Stored::Signer), move || {
            black_box(&CONSTANT).sign_at(black_box(&signer), key_time()).unwrap().into_string()
        }));
    }
    cases
}

fn into_buffer(object: &ObjectUrl, signing_key: &cos_url::SigningKey) -> Case {
    let (object, signing_key, mut buffer) = (object.clone(), signing_key.clone(), String::new());
    signing_key.sign_into(&object, &mut buffer).unwrap();
    Case {
        name: "cos-url, stored signing key into a buffer",
        floor: Some(Stored::SigningKey),
        sample: buffer.clone(),
        urls: 1,
        run: Box::new(move || {
            buffer.clear();
            black_box(&signing_key).sign_into(black_box(&object), &mut buffer).unwrap();
            black_box(&buffer).len()
        }),
    }
}

impl Task {
    fn object_without_query(&self) -> ObjectUrl {
        let object = self.object();
        ObjectUrl::new(object.bucket().clone(), object.region().clone(), object.key().clone())
    }
}
