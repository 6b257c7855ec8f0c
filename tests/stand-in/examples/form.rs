//! A page that uploads files by forms: one without a script, and one with `fetch`, which limits the size and the type.
//!
//! `cargo run -p cos-url-stand-in --example form`, then open the address that it prints.

use cos_url::form::PostForm;
use cos_url::{
    Credentials, Domain, KeyPrefix, KeyTime, ObjectKey, ObjectUrl, Protocol, Region, Signer, bucket, header_value,
    object_key, size_range,
};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;

const DONE: &str = "<!doctype html><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Uploaded</title>";
const AVATAR: ObjectKey = object_key!("头像/a \"b\" <c>&'d'.svg");

fn main() -> Result<(), Box<dyn Error>> {
    // The private bucket, and another origin that serves the pages without signatures.
    let store = StandIn::with(Config::default().bucket("examplebucket-1250000000"))?;
    let site = StandIn::with(Config::default().public_read())?;
    site.put("done.html", DONE, "text/html; charset=utf-8");
    site.put("index.html", page(&store, &site)?, "text/html; charset=utf-8");
    println!("http://{}/index.html", site.authority());
    site.serve_forever()
}

fn page(store: &StandIn, site: &StandIn) -> Result<String, cos_url::Error> {
    let signer = Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?);
    let domain = Domain::private(store.authority())?;
    let bucket = bucket!("examplebucket-1250000000");
    let to_store = |form: PostForm| form.with_domain(domain.clone()).with_protocol(Protocol::Http);

    let inbox = PostForm::for_prefix(bucket.clone(), Region::AP_BEIJING, KeyPrefix::from_static("收件箱 & 1/"))
        .with_content_type(header_value!("text/plain; charset=utf-8"))
        .with_redirect(format!("http://{}/done.html", site.authority()).parse()?);
    let html = to_store(inbox).sign(&signer)?.to_html();

    let avatar = to_store(PostForm::for_key(bucket.clone(), Region::AP_BEIJING, AVATAR))
        .with_size(size_range!(1, 1000))
        .with_content_type_prefix(header_value!("image/"));
    let json = avatar.sign(&signer)?.to_json();
    let uploaded =
        ObjectUrl::new(bucket, Region::AP_BEIJING, AVATAR).with_domain(domain.clone()).with_protocol(Protocol::Http);
    let uploaded = uploaded.sign(&signer)?.as_str().replace('&', "&amp;");
    let expired = avatar.sign_at(&signer, KeyTime::new(1_700_000_000, 1_700_000_900)?)?.to_json();
    Ok(format!(
        r#"<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Forms</title>
{html}<p><input type="file" id="avatar"> <a id="uploaded" href="{uploaded}">the avatar</a>
<script>
  const forms = {{ valid: {json}, expired: {expired} }};
  /** Uploads a file. The fields come first, the file comes last. */
  async function upload({{ url, fields }}, file, type) {{
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append('Content-Type', type);
    data.append('file', file);
    const response = await fetch(url, {{ method: 'POST', body: data }});
    return {{ status: response.status, body: await response.text() }};
  }}
</script>
"#
    ))
}
