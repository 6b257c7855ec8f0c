//! Tests every client with the stand-in: `cargo run -p cos-url-interop`.
//!
//! The resulting table must equal `tests/interop/table.md`. `--write` overwrites that file.
//!
//! Arguments of the form `name=command` run these programs instead (see [`Program`] for what they read and write), and
//! the table is only printed: `cargo run -p cos-url-interop -- wget="python3 my_wget.py"`.

use cos_url_interop::{Cases, Client, Matrix, Program, Reach, Steps, rust};
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The clients in other languages: name, command and capabilities. They are started in the directory `programs/`.
const PROGRAMS: [(&str, &str, Reach); 6] = [
    ("curl", "python3 curl_client.py", Reach::Everything),
    ("Node fetch", "node fetch.cjs", Reach::Everything),
    ("urllib", "python3 urllib_client.py", Reach::Everything),
    ("requests", "python3 requests_client.py", Reach::Everything),
    ("Chromium fetch", "node chromium.cjs fetch", Reach::Everything),
    ("Chromium address", "node chromium.cjs address", Reach::Addresses),
];

const ALL: Steps = Steps { parameters: 1, headers: 1 };

/// For the clients in other languages, without `--all`.
const SOME: Steps = Steps { parameters: 4, headers: 1 };

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = Cases::read(&root.join("data"))?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named: Vec<_> = arguments.iter().filter_map(|argument| argument.split_once('=')).collect();

    let steps = if arguments.iter().any(|argument| argument == "--all") { ALL } else { SOME };

    let mut matrix = Matrix::default();
    if named.is_empty() {
        for (name, mut client) in rust::clients()? {
            matrix.run(&cases, name, &mut *client, ALL)?;
        }
        for (name, command, reach) in PROGRAMS {
            let mut program = start(command, &root.join("programs"), reach)?;
            matrix.run(&cases, name, &mut program, steps)?;
        }
    }
    for (name, command) in &named {
        matrix.run(&cases, name, &mut start(command, Path::new("."), Reach::Everything)? as &mut dyn Client, steps)?;
    }

    let table = root.join("table.md");
    if arguments.iter().any(|argument| argument == "--write") {
        std::fs::write(&table, matrix.to_string())?;
    }
    println!("{matrix}");
    matrix.failures().iter().take(40).for_each(|failure| println!("{failure}"));
    let is_as_written = !named.is_empty() || matrix.to_string() == std::fs::read_to_string(&table)?;
    if !is_as_written {
        println!("the table differs from {}", table.display());
    }
    Ok(if matrix.failures().is_empty() && is_as_written { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn start(command: &str, directory: &Path, reach: Reach) -> Result<Program, Box<dyn Error>> {
    let mut words = command.split(' ');
    let mut command = Command::new(words.next().ok_or("an empty command")?);
    Ok(Program::start(command.args(words).current_dir(directory), reach)?)
}
