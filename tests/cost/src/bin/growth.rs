//! Runs one case once, for the script `growth`, which counts the instructions.

use cos_url_cost::{LISTS, PARSERS, lists, strings};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let Some(case) = arguments.next() else {
        for (name, _) in PARSERS {
            println!("text {name}");
        }
        for (name, _) in LISTS {
            println!("list {name}");
        }
        return Ok(());
    };
    let size: usize = arguments.next().ok_or("the size is missing")?.parse()?;
    if let Some((_, parse)) = PARSERS.iter().find(|(name, _)| *name == case) {
        strings(size).for_each(|text| parse(&text));
    } else if let Some((_, function)) = LISTS.iter().find(|(name, _)| *name == case) {
        lists(size).for_each(|pairs| function(&pairs));
    } else {
        return Err(format!("unknown case `{case}`").into());
    }
    Ok(())
}
