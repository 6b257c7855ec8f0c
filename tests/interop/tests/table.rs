//! Sends a part of the requests of `table.md` with the clients in Rust. `cargo run -p cos-url-interop` sends all of
//! them, and also runs the other clients.

#![allow(clippy::unwrap_used, reason = "tests and their helper functions may panic")]

use cos_url_interop::{Answer, Cases, Client, Matrix, Reach, Sent, Steps, rust};
use std::path::Path;

/// Every key, every set of parameters and every set of headers, but not in every combination.
const SOME: Steps = Steps { parameters: 8, headers: 7 };

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn client(name: &str) -> Box<dyn Client> {
    rust::clients().unwrap().into_iter().find(|(found, _)| *found == name).unwrap().1
}

#[test]
fn every_url_arrives_intact_from_the_clients_in_rust() {
    let cases = Cases::read(&root().join("data")).unwrap();
    let table = std::fs::read_to_string(root().join("table.md")).unwrap();
    std::thread::scope(|scope| {
        for (name, _) in rust::clients().unwrap() {
            let (cases, table) = (&cases, &table);
            scope.spawn(move || {
                let mut matrix = Matrix::default();
                matrix.run(cases, name, &mut *client(name), SOME).unwrap();
                assert_eq!(matrix.failures(), [""; 0]);
                // With a part of the requests, the kinds occur in another order.
                let column = |table: &str| {
                    let mut cells = Matrix::column(table, name).unwrap();
                    cells.sort();
                    cells
                };
                assert_eq!(column(&matrix.to_string()), column(table));
            });
        }
    });
}

/// A function that changes a request before a client sends it.
type Change = fn(&mut Sent);

/// A client that changes requests, or sends them more than once.
struct Changing {
    change: Change,
    times: usize,
    socket: Box<dyn Client>,
}

impl Client for Changing {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        let mut changed = request.clone();
        (self.change)(&mut changed);
        for _ in 1..self.times {
            self.socket.send(&changed)?;
        }
        self.socket.send(&changed)
    }
}

#[test]
fn a_client_that_changes_requests_is_detected() {
    let cases = Cases::read(&root().join("data")).unwrap();
    let changing: [(&str, Change, usize, bool); 8] = [
        ("writes escape sequences in lower case, which have the same meaning", lower_case_escapes, 1, true),
        ("writes a blank as `+`", |sent| sent.url = sent.url.replace("%20", "+"), 1, false),
        ("encodes twice", |sent| sent.url = sent.url.replace('%', "%25"), 1, false),
        ("replaces two slashes with one", |sent| sent.url = sent.url.replace("//", "/").replace(":/", "://"), 1, false),
        ("resolves dot segments", |sent| sent.url = sent.url.replace("%2F..%2F", "/"), 1, false),
        ("leaves a header out", |sent| drop(sent.headers.pop()), 1, false),
        ("sends another body", |sent| sent.body = sent.body.to_uppercase(), 1, false),
        ("sends everything twice", |_| (), 2, false),
    ];
    for (name, change, times, is_intact) in changing {
        let cos = cases.stand_in().unwrap();
        let mut client = Changing { change, times, socket: client("socket") };
        let requests = cases.requests(&cos.authority(), Reach::Everything, SOME).unwrap();
        let failure = requests.iter().find_map(|request| request.check(&mut client, &cos).err());
        assert_eq!(failure.is_none(), is_intact, "{name}: {failure:?}");
    }
}

fn lower_case_escapes(sent: &mut Sent) {
    let escape = sent.url.clone();
    for (at, _) in escape.match_indices('%') {
        sent.url.replace_range(at..at + 3, &escape[at..at + 3].to_lowercase());
    }
}
