//! Starts a stand-in by hand: `cargo run -p cos-url-stand-in [address:port [host ...]]`.
//!
//! The default address is `127.0.0.1:9000`. The hosts are further accepted values of the `Host` header.

use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:9000".into());
    let config = arguments.fold(Config::default().address(address.parse()?), Config::host);
    let cos = StandIn::with(config)?;
    println!("listening at http://{}", cos.authority());
    println!("SecretId {SECRET_ID}, SecretKey {SECRET_KEY}: the example of the COS documentation");
    cos.serve_forever()
}
