//! A page that uses signed URLs: it shows an image, saves a file under a Chinese name and uploads a file.
//!
//! `cargo run -p cos-url-stand-in --example browser`, then open the address that it prints.

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::{Bucket, Credentials, Domain, Method, ObjectKey, ObjectUrl, Protocol, Region, Signer, bucket};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;

const IMAGE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>"#;
const REPORT: &str = "季度,收入\n一,1\n";
const NOTES_TYPE: &str = "text/plain; charset=utf-8";

fn main() -> Result<(), Box<dyn Error>> {
    // The private bucket, and another origin that serves the page without signatures.
    let store = StandIn::start()?;
    let site = StandIn::with(Config::default().public_read())?;
    store.put("头像/a b+c.svg", IMAGE, "image/svg+xml");
    store.put("reports/2024 q1.csv", REPORT, "text/csv; charset=utf-8");
    site.put("index.html", page(&store)?, "text/html; charset=utf-8");
    println!("http://{}/index.html", site.authority());
    site.serve_forever()
}

fn page(store: &StandIn) -> Result<String, cos_url::Error> {
    let signer = Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?);
    let object = |key: &str| -> Result<Object, cos_url::Error> {
        Ok(ObjectUrl::builder()
            .bucket(bucket!("examplebucket-1250000000"))
            .region(Region::AP_BEIJING)
            .try_key(key)?
            .domain(Domain::private(store.authority())?)
            .protocol(Protocol::Http))
    };
    let sign = |object: Object| Ok::<_, cos_url::Error>(attribute(object.build().sign(&signer)?.as_str()));

    let preview = sign(object("头像/a b+c.svg")?.preview())?;
    let download = sign(object("reports/2024 q1.csv")?.try_download_as("报表 2024年 (终).csv")?)?;
    let upload = sign(object("inbox/笔记.txt")?.method(Method::Put).try_header("Content-Type", NOTES_TYPE)?)?;
    let uploaded = sign(object("inbox/笔记.txt")?)?;
    Ok(format!(
        r#"<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Signed URLs</title>
<p><img id="image" src="{preview}"> <a id="preview" href="{preview}">open the image</a>
<p><a id="download" href="{download}">save the report</a>
<form data-url="{upload}" data-type="{NOTES_TYPE}">
  <input type="file"> <button>upload notes</button> <output></output>
</form>
<p><a id="uploaded" href="{uploaded}">the uploaded file</a>
<script>
  const form = document.querySelector('form');
  form.addEventListener('submit', async (event) => {{
    event.preventDefault();
    // The header is signed, so the client must send it unchanged.
    const headers = {{ 'Content-Type': form.dataset.type }};
    const [body] = form.querySelector('input').files;
    const response = await fetch(form.dataset.url, {{ method: 'PUT', headers, body }});
    form.querySelector('output').textContent = response.status;
  }});
</script>
"#
    ))
}

type Object = ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>>;

/// Escapes a URL for an HTML attribute.
fn attribute(url: &str) -> String {
    url.replace('&', "&amp;")
}
