//! The properties, each file for one subject.

#![cfg(test)]

mod config_files;
mod constructors;
mod diagnosis;
mod forms;
mod international;
mod listing;
mod prefixes;
mod read_back;
mod serde;
mod urls;
mod verification;
mod verified;
