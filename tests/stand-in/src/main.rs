//! The stand-in for use by hand: `cargo run -p cos-url-stand-in [address:port]`.
//!
//! It takes the signatures of the key pair that the COS documentation signs its examples with.

use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:9000".into());
    let cos = StandIn::with(Config::default().address(address.parse()?))?;
    println!("listening at http://{}", cos.authority());
    println!("SecretId {SECRET_ID}, SecretKey {SECRET_KEY}: the example of the COS documentation");
    cos.serve_forever()
}
