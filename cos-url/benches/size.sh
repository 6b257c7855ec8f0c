#!/usr/bin/env bash
# Measures programs that sign one URL with cos-url, with reqsign-tencent-cos, and with opendal (only
# its COS service). Prints a table of the number of crates, the time of a clean release build, and the size of the
# stripped binary. Run it on an idle machine.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# package <name> <dependencies>: creates a package whose `main.rs` is the standard input.
package() {
  mkdir -p "$scratch/$1/src"
  cat > "$scratch/$1/src/main.rs"
  printf '[package]\nname = "one-%s"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[profile.release]\nstrip = true\n[dependencies]\n%s\n' \
    "$1" "$2" > "$scratch/$1/Cargo.toml"
}

package cos-url "cos-url = { path = \"$root/cos-url\" }" <<'RUST'
use cos_url::{Credentials, ObjectUrl, Region, Signer};

fn main() -> Result<(), cos_url::Error> {
    let object = ObjectUrl::builder()
        .try_bucket("examplebucket-1250000000")?
        .region(Region::AP_BEIJING)
        .try_key("photo.jpg")?
        .build();
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    println!("{}", object.sign(&signer)?);
    Ok(())
}
RUST

package reqsign-tencent-cos '
http = "=1.5.0"
pollster = "=0.4.0"
reqsign-core = "=3.3.2"
reqsign-tencent-cos = "=3.0.7"' <<'RUST'
use reqsign_core::{Context, SignRequest};
use reqsign_tencent_cos::{Credential, RequestSigner};
use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg";
    let (mut parts, ()) = http::Request::get(url).body(())?.into_parts();
    let credential = Credential {
        secret_id: "AKIDEXAMPLE".into(),
        secret_key: "SECRETKEYEXAMPLE".into(),
        security_token: None,
        expires_in: None,
    };
    let (signer, context) = (RequestSigner::new(), Context::new());
    pollster::block_on(signer.sign_request(&context, &mut parts, Some(&credential), Some(Duration::from_secs(900))))?;
    println!("{}", parts.uri);
    Ok(())
}
RUST

package opendal '
opendal = { version = "=0.59.5", default-features = false, features = ["services-cos"] }
pollster = "=0.4.0"' <<'RUST'
use opendal::{Operator, services::Cos};
use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let builder = Cos::default()
        .bucket("examplebucket-1250000000")
        .endpoint("https://cos.ap-beijing.myqcloud.com")
        .secret_id("AKIDEXAMPLE")
        .secret_key("SECRETKEYEXAMPLE");
    let operator = Operator::new(builder)?;
    let request = pollster::block_on(operator.presign_read("photo.jpg", Duration::from_secs(900)))?;
    println!("{}", request.uri());
    Ok(())
}
RUST

printf '%s, %s, %s processors\n\n' "$(date -u +%F)" "$(rustc --version)" "$(nproc)"
printf '| one signed URL with | crates | clean release build | stripped binary |\n|---|--:|--:|--:|\n'
for name in cos-url reqsign-tencent-cos opendal; do
  cd "$scratch/$name"
  cargo fetch --quiet
  crates=$(cargo tree --edges normal,build --prefix none --no-dedupe | awk '{ print $1, $2 }' | sort -u | wc -l)
  started=$(date +%s%N)
  CARGO_TARGET_DIR="$scratch/target-$name" cargo build --quiet --release --offline
  ended=$(date +%s%N)
  binary="$scratch/target-$name/release/one-$name"
  "$binary" | grep -q '[?&]q-signature=[0-9a-f]\{40\}'
  awk -v name="$name" -v crates="$((crates - 1))" -v ns="$((ended - started))" -v bytes="$(stat -c %s "$binary")" \
    'BEGIN { printf "| %s | %d | %.1f s | %.0f kB |\n", name, crates, ns / 1e9, bytes / 1000 }'
done
