//! Measures the compile time of macro calls and builder chains, compared with similar code.
//!
//! `cargo run -p cos-url-cost --bin cos-url-compile-time` writes crates of [`CALLS`] calls each, runs `cargo check` on each of them
//! [`RUNS`] times, and prints the median minus that of an empty crate. Then it builds cos-url and its direct
//! dependencies from scratch. It downloads crates for the comparison, so `cargo test` does not run it.
//!
//! Measured on 2026-11-26 with rustc 1.95, `cos-url` and its macros built in the profile `dev`. The machine also ran
//! other programs, so the table shows the processor time of the compiler: the minimum of 9 runs, minus the time for the
//! empty crate.
//!
//! | call | milliseconds each |
//! |---|---|
//! | a plain `const` string | 0.02 |
//! | `cos_url!` with bucket, region and key | 0.20 |
//! | `cos_url!` also with a parameter, a header, method and lifetime | 0.47 |
//! | `cos_url!` with `sign: false` | 0.06 |
//! | `cos_url!` with `sign: false` and a constant bucket | 0.66 |
//! | `cos_url!` with `sign: false` and a constant key, and the constant | 0.87 |
//! | `time::macros::datetime!` | 0.28 |
//! | the builder, with bucket, region and key | 0.11 |
//! | typed-builder, with the same fields | 0.13 |
//! | bon, with the same fields | 0.12 |
//!
//! Valgrind counted the instructions of the compiler; 8.5 million take a millisecond on this machine. A call with three
//! literals takes 1.74 million: the constant of the type `ObjectUrl` 0.7 (the compiler proves that it needs no drop), the
//! macro 0.23, and the rules of the bucket and of the key 0.3 each. The expansion evaluates the rules again, although the
//! macro has checked them. An unsigned URL with a constant bucket takes 4.7 million, of which `from_utf8` takes 1.4.
//!
//! The compiler needs this many thousands of instructions to evaluate a part of a rule: `len` of a string 41, `len` of
//! a slice 23, `is_empty` 33, `split_at_mut` 250, `size_of_val` 16, a call of another function 8, an iteration over a
//! slice pattern 13, and one more byte in the same iteration 5.
//!
//! A clean release build takes 13.3 s of processor time for cos-url (24 crates) and 7.5 s for its direct dependencies
//! (22 crates). The dependencies are built in the same structure: a library, and a macro crate that uses syn.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const CALLS: usize = 1000;
const RUNS: usize = 5;

const OBJECT: &str = "bucket: \"examplebucket-1250000000\", region: \"ap-beijing\"";

/// A measured crate: its name, its dependencies, the start of its source, and one of its calls.
struct Subject {
    name: &'static str,
    dependencies: &'static str,
    head: &'static str,
    call: fn(usize) -> String,
}

const OURS: &str = "cos-url = { path = \"@\" }";

const SUBJECTS: &[Subject] = &[
    Subject { name: "empty", dependencies: "", head: "", call: |_| String::new() },
    Subject {
        name: "const-str",
        dependencies: "",
        head: "",
        call: |i| {
            format!(
                "pub const C{i}: &str = \"https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/dir/photo-{i}.jpg\";"
            )
        },
    },
    Subject {
        name: "cos-url-macro",
        dependencies: OURS,
        head: "",
        call: |i| {
            format!(
                "pub const C{i}: cos_url::ObjectUrl = cos_url::cos_url! {{ {OBJECT}, key: \"dir/photo-{i}.jpg\" }};"
            )
        },
    },
    Subject {
        name: "cos-url-macro-unsigned",
        dependencies: OURS,
        head: "",
        call: |i| {
            format!("pub const C{i}: &str = cos_url::cos_url! {{ {OBJECT}, key: \"dir/photo-{i}.jpg\", sign: false }};")
        },
    },
    Subject {
        name: "cos-url-macro-all-fields",
        dependencies: OURS,
        head: "",
        call: |i| {
            format!(
                "pub const C{i}: cos_url::ObjectUrl = cos_url::cos_url! {{ {OBJECT}, key: \"dir/photo-{i}.jpg\", method: \
                 \"PUT\", query: {{ \"versionId\": \"{i}\" }}, headers: {{ \"Content-Type\": \"image/jpeg\" }}, expires: 600 }};"
            )
        },
    },
    Subject {
        name: "cos-url-macro-constant-bucket",
        dependencies: OURS,
        head: "const BUCKET: cos_url::Bucket = cos_url::Bucket::from_static(\"examplebucket-1250000000\");",
        call: |i| {
            format!(
                "pub const C{i}: &str = cos_url::cos_url! {{ bucket: BUCKET, region: \"ap-beijing\", \
                 key: \"dir/photo-{i}.jpg\", sign: false }};"
            )
        },
    },
    Subject {
        name: "cos-url-macro-constant-key",
        dependencies: OURS,
        head: "",
        call: |i| {
            format!(
                "pub const K{i}: cos_url::ObjectKey = cos_url::ObjectKey::from_static(\"dir/photo-{i}.jpg\");
                 pub const C{i}: &str = cos_url::cos_url! {{ {OBJECT}, key: K{i}, sign: false }};"
            )
        },
    },
    Subject {
        name: "time-datetime",
        dependencies: "time = { version = \"0.3\", features = [\"macros\"] }",
        head: "",
        call: |i| {
            format!(
                "pub const C{i}: time::OffsetDateTime = time::macros::datetime!(2024-01-01 {:02}:{:02} UTC);",
                i / 60,
                i % 60
            )
        },
    },
    Subject {
        name: "cos-url-builder",
        dependencies: OURS,
        head: "use cos_url::{Bucket, ObjectKey, ObjectUrl, Region};",
        call: |i| {
            format!(
                "pub fn c{i}(bucket: Bucket, region: Region, key: ObjectKey) -> ObjectUrl {{ \
                 ObjectUrl::builder().bucket(bucket).region(region).key(key).build() }}"
            )
        },
    },
    Subject {
        name: "typed-builder",
        dependencies: "typed-builder = \"0.23\"",
        head: "pub struct Bucket(String); pub struct Region(String); pub struct ObjectKey(String);
               #[derive(typed_builder::TypedBuilder)]
               pub struct ObjectUrl { bucket: Bucket, region: Region, key: ObjectKey, #[builder(default)] expires: u64 }",
        call: |i| {
            format!(
                "pub fn c{i}(bucket: Bucket, region: Region, key: ObjectKey) -> ObjectUrl {{ \
                 ObjectUrl::builder().bucket(bucket).region(region).key(key).build() }}"
            )
        },
    },
    Subject {
        name: "bon",
        dependencies: "bon = \"3\"",
        head: "pub struct Bucket(String); pub struct Region(String); pub struct ObjectKey(String);
               #[derive(bon::Builder)]
               pub struct ObjectUrl { bucket: Bucket, region: Region, key: ObjectKey, #[builder(default)] expires: u64 }",
        call: |i| {
            format!(
                "pub fn c{i}(bucket: Bucket, region: Region, key: ObjectKey) -> ObjectUrl {{ \
                 ObjectUrl::builder().bucket(bucket).region(region).key(key).build() }}"
            )
        },
    },
];

/// A crate with the direct dependencies of cos-url, with the same features and structure: the library has some of them;
/// a macro crate, which cargo builds unoptimized, has those of the macros.
const NAMED_BY_MACROS: &str = r#"syn = { version = "2.0.86", default-features = false, features = ["full", "parsing", "printing", "proc-macro"] }
quote = "1.0.35"
proc-macro2 = "1.0.83"
percent-encoding = { version = "2.3.1", default-features = false, features = ["alloc"] }

[lib]
proc-macro = true"#;

/// See [`NAMED_BY_MACROS`].
const NAMED: &str = r#"named-macros-crate = { path = "../named-macros" }
hmac = { version = "0.13", default-features = false, features = ["zeroize"] }
sha1 = { version = "0.11", default-features = false, features = ["zeroize"] }
hex = { version = "0.4.3", default-features = false }
itoa = "1.0"
zeroize = { version = "1.9", default-features = false, features = ["alloc"] }
percent-encoding = { version = "2.3.1", default-features = false }
typed-builder = "0.23.2""#;

fn main() -> Result<(), Box<dyn Error>> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cos-url").canonicalize()?;
    let bench = Bench { directory: env::temp_dir().join("cos-url-compile-time"), library };
    bench.write()?;
    bench.compile_calls()?;
    bench.build_from_nothing()
}

struct Bench {
    directory: PathBuf,
    library: PathBuf,
}

impl Bench {
    fn write(&self) -> Result<(), Box<dyn Error>> {
        let mut members = String::new();
        for subject in SUBJECTS {
            let calls: String = (0..CALLS).map(|i| (subject.call)(i) + "\n").collect();
            self.write_crate(subject.name, subject.dependencies, &format!("{}\n{calls}", subject.head))?;
            write!(members, "\"{}\", ", subject.name)?;
        }
        self.write_crate("ours", OURS, "")?;
        self.write_crate("named-macros", NAMED_BY_MACROS, "")?;
        self.write_crate("named", NAMED, "")?;
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = [{members} \"ours\", \"named\", \"named-macros\"]\n");
        Ok(fs::write(self.directory.join("Cargo.toml"), manifest)?)
    }

    fn write_crate(&self, name: &str, dependencies: &str, source: &str) -> Result<(), Box<dyn Error>> {
        let directory = self.directory.join(name);
        fs::create_dir_all(directory.join("src"))?;
        let dependencies = dependencies.replace('@', &self.library.display().to_string());
        let manifest = format!(
            "[package]\nname = \"{name}-crate\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n"
        );
        fs::write(directory.join("Cargo.toml"), manifest)?;
        Ok(fs::write(directory.join("src/lib.rs"), source)?)
    }

    fn compile_calls(&self) -> Result<(), Box<dyn Error>> {
        self.cargo(&["check", "--workspace"])?;
        let mut empty = Duration::ZERO;
        println!("{:28} {:>12} {:>10}", format!("{CALLS} of"), "cargo check", "a call");
        for subject in SUBJECTS {
            let mut runs = Vec::with_capacity(RUNS);
            for _ in 0..RUNS {
                let source = self.directory.join(subject.name).join("src/lib.rs");
                fs::OpenOptions::new().append(true).open(&source)?.set_modified(std::time::SystemTime::now())?;
                runs.push(self.cargo(&["check", "--package", &format!("{}-crate", subject.name)])?);
            }
            let median = median(&mut runs);
            if subject.name == "empty" {
                empty = median;
            }
            let all = median.saturating_sub(empty);
            let one = all / u32::try_from(CALLS)?;
            println!("{:28} {:>10.3} s {:>7.3} ms", subject.name, all.as_secs_f64(), one.as_secs_f64() * 1000.0);
        }
        Ok(())
    }

    fn build_from_nothing(&self) -> Result<(), Box<dyn Error>> {
        println!("{:28} {:>12} {:>10}", "from nothing, release", "cargo build", "crates");
        let mut medians = Vec::new();
        for name in ["named", "ours"] {
            let mut runs = Vec::with_capacity(3);
            for _ in 0..3 {
                fs::remove_dir_all(self.directory.join("target/release")).or_else(|error| match error.kind() {
                    std::io::ErrorKind::NotFound => Ok(()),
                    _ => Err(error),
                })?;
                runs.push(self.cargo(&["build", "--release", "--package", &format!("{name}-crate")])?);
            }
            let median = median(&mut runs);
            println!("{name:28} {:>10.3} s {:>10}", median.as_secs_f64(), self.count_crates(name)?);
            medians.push(median.as_secs_f64());
        }
        if let [named, ours] = medians[..] {
            println!("ours / named: {:.2}", ours / named);
        }
        Ok(())
    }

    /// The crates that a crate depends on, without itself.
    fn count_crates(&self, name: &str) -> Result<usize, Box<dyn Error>> {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--prefix", "none", "--edges", "normal,build", "--package", &format!("{name}-crate")])
            .current_dir(&self.directory)
            .output()?;
        let text = String::from_utf8(output.stdout)?;
        let mut crates: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
        crates.sort_unstable();
        crates.dedup();
        Ok(crates.len().saturating_sub(1))
    }

    fn cargo(&self, arguments: &[&str]) -> Result<Duration, Box<dyn Error>> {
        let started = Instant::now();
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--quiet")
            // Without this, an incremental build would reuse results of the previous run.
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTFLAGS", "--allow warnings")
            .current_dir(&self.directory)
            .stdout(Stdio::null())
            .status()?;
        let elapsed = started.elapsed();
        if status.success() { Ok(elapsed) } else { Err(format!("cargo {} failed", arguments.join(" ")).into()) }
    }
}

fn median(runs: &mut [Duration]) -> Duration {
    runs.sort_unstable();
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}
