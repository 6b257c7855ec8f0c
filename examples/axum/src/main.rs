//! `cargo run --manifest-path examples/axum/Cargo.toml [-- address:port]`, then open the address that it prints.

use cos_url_axum::{App, Clock, Storage, router};
use std::error::Error;
use std::process::ExitCode;
use tokio::net::TcpListener;

// The port is fixed, because a CORS rule of a bucket contains the origin of the page.
const ADDRESS: &str = "127.0.0.1:3000";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| ADDRESS.into());
    let storage = Storage::from_env()?;
    let listener = TcpListener::bind(&address).await.map_err(|error| {
        format!("cannot listen at {address}: {error}; pass another address and port as the first argument")
    })?;
    println!("http://{}", listener.local_addr()?);
    println!("Files are stored in {storage}.");
    let app = App::new(storage.bucket(), storage.signer(), Clock::System, &storage.to_string());
    axum::serve(listener, router(app)).await?;
    Ok(())
}
