//! A key is the name of the object in the bucket.

use cos_url::object_key;

const _: cos_url::ObjectKey = object_key!("");
const _: cos_url::ObjectKey = object_key!("/a.txt");
const _: cos_url::ObjectKey = object_key!("//a.txt");
const _: cos_url::ObjectKey = object_key!(r"\a.txt");
const _: cos_url::ObjectKey = object_key!("/");
const _: cos_url::ObjectKey = object_key!(".");
const _: cos_url::ObjectKey = object_key!("..");
const _: cos_url::ObjectKey = object_key!("a/..");
const _: cos_url::ObjectKey = object_key!("a/../b");
const _: cos_url::ObjectKey = object_key!("./a");
const _: cos_url::ObjectKey = object_key!("a\0b");
const _: cos_url::ObjectKey = object_key!("报表\u{1b}.pdf");
const _: cos_url::ObjectKey = object_key!("a%20b.txt");
const _: cos_url::ObjectKey = object_key!("%E8%85%BE.jpg");
const _: cos_url::ObjectKey = object_key!("100%zz/a%2Fb");
const _: cos_url::ObjectKey = object_key!("a\u{202e}gpj.exe");
const _: cos_url::ObjectKey = object_key!("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
const _: cos_url::ObjectKey = object_key!("腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾腾");

fn main() {}
