//! The table of results, with a column for each client and a row for each kind of input.

use crate::cases::{Cases, Steps};
use crate::client::{Client, Reach};
use crate::multipart;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::time::Instant;

/// The text of a cell if every request has arrived.
const SURVIVES: &str = "✓";

/// The text of a cell if the library rejects the inputs.
const REJECTED: &str = "rejected";

/// The text of a cell if the client does not support the requests.
const NOT_POSSIBLE: &str = "–";

/// The results for each client and kind of input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The kinds of input, in the order of the rows.
    kinds: Vec<String>,
    /// The clients, in the order of the columns, with a cell for each kind.
    clients: Vec<(String, BTreeMap<String, String>)>,
    /// Descriptions of all failures.
    failures: Vec<String>,
}

/// The number of requests of a kind that arrived unchanged, and the number that did not.
#[derive(Default)]
struct Tally {
    intact: usize,
    failed: usize,
}

impl Matrix {
    /// Sends the requests with a client, each key with these sets of parameters and headers, and adds the column of the
    /// client.
    ///
    /// # Errors
    ///
    /// Returns an error if the stand-in does not start, or the library rejects an input.
    pub fn run(
        &mut self,
        cases: &Cases,
        name: &str,
        client: &mut dyn Client,
        steps: Steps,
    ) -> Result<(), Box<dyn Error>> {
        let (cos, started) = (cases.stand_in()?, Instant::now());
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        let mut requests = 0;
        for case in cases.requests(&cos.authority(), client.reach(), steps)? {
            let outcome = case.check(client, &cos);
            requests += 1;
            for kind in &case.kinds {
                self.count(&mut tallies, kind, outcome.is_ok());
            }
            if let Err(failure) = outcome {
                self.failures.push(format!("{name}, key {:?}: {failure}\n    {}", case.key, case.sent.url));
            }
        }
        if client.reach() == Reach::Everything {
            for key in cases.keys() {
                let outcome = multipart::check(client, &cos, key);
                requests += 1;
                self.count(&mut tallies, multipart::KIND, outcome.is_ok());
                if let Err(failure) = outcome {
                    self.failures.push(format!("{name}, multipart upload of {:?}: {failure}", key.key));
                }
            }
        }
        let mut cells: BTreeMap<_, _> = tallies.iter().map(|(kind, tally)| (kind.clone(), tally.to_string())).collect();
        for kind in cases.rejected_kinds() {
            let kind = format!("key: {kind}");
            cells.insert(kind.clone(), REJECTED.into());
            self.add_kind(&kind);
        }
        println!("{name}: {requests} requests in {} s", started.elapsed().as_secs());
        self.clients.push((name.into(), cells));
        Ok(())
    }

    /// Descriptions of all failures.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// The column of one client in the committed table, for the comparison with a new column.
    ///
    /// # Errors
    ///
    /// Returns an error if the table has no such column.
    pub fn column(table: &str, client: &str) -> Result<Vec<(String, String)>, String> {
        let mut rows = table.lines().filter(|line| line.starts_with('|')).map(cells);
        let titles = rows.next().ok_or("there is no table")?;
        let at = titles.iter().position(|title| *title == client).ok_or(format!("there is no column `{client}`"))?;
        let cell = |row: Vec<&str>| Some(((*row.first()?).to_owned(), (*row.get(at)?).to_owned()));
        rows.skip(1).map(|row| cell(row).ok_or_else(|| "a row is too short".into())).collect()
    }

    fn count(&mut self, tallies: &mut BTreeMap<String, Tally>, kind: &str, intact: bool) {
        self.add_kind(kind);
        let tally = tallies.entry(kind.into()).or_default();
        if intact { tally.intact += 1 } else { tally.failed += 1 }
    }

    fn add_kind(&mut self, kind: &str) {
        if !self.kinds.iter().any(|found| found == kind) {
            self.kinds.push(kind.into());
        }
    }
}

/// The cells of a row.
fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split(" | ").map(str::trim).collect()
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.failed {
            0 => f.write_str(SURVIVES),
            failed => write!(f, "{failed} of {} fail", failed + self.intact),
        }
    }
}

/// The table, in Markdown.
impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.clients.iter().map(|(name, _)| name.as_str()).collect();
        writeln!(f, "| input | {} |", names.join(" | "))?;
        writeln!(f, "|---|{}", ":-:|".repeat(names.len()))?;
        let of_keys = self.kinds.iter().filter(|kind| kind.starts_with("key: "));
        let others = self.kinds.iter().filter(|kind| !kind.starts_with("key: "));
        for kind in of_keys.chain(others) {
            let cell = |(_, cells): &(String, BTreeMap<String, String>)| {
                cells.get(kind).cloned().unwrap_or_else(|| NOT_POSSIBLE.into())
            };
            let row: Vec<_> = self.clients.iter().map(cell).collect();
            writeln!(f, "| {kind} | {} |", row.join(" | "))?;
        }
        Ok(())
    }
}
