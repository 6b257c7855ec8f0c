//! [`Diagnosis`]: the causes that were found.

use super::Cause;
use alloc::vec::Vec;
use core::fmt;

/// The possible causes of a rejection, the most likely one first.
///
/// `Display` prints one line for each.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "print the diagnosis, or match on its causes"]
pub struct Diagnosis {
    findings: Vec<Finding>,
}

/// A cause, and how certain it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    cause: Cause,
    certainty: Certainty,
}

/// How certain a cause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The response contains it, or the comparison with the signed request shows it.
    Proved,
    /// It is possible. Add the method, the headers or the credentials for a certain result.
    Possible,
}

impl Diagnosis {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        Self { findings }
    }

    /// The causes, the most likely one first. There is at least one.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter()
    }

    /// The most likely cause.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first()
    }
}

impl Finding {
    pub(super) fn proved(cause: Cause) -> Self {
        Self { cause, certainty: Certainty::Proved }
    }

    pub(super) fn possible(cause: Cause) -> Self {
        Self { cause, certainty: Certainty::Possible }
    }

    /// The cause.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// How certain it is.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, finding) in self.findings.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            finding.fmt(f)?;
        }
        Ok(())
    }
}

/// Prints a sentence. It starts with `possible: ` if the cause is not certain.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Certainty::Possible = self.certainty {
            f.write_str("possible: ")?;
        }
        self.cause.fmt(f)
    }
}
