//! Compares the Chinese front page, `cos-url/docs/README.zh-CN.md`, with `README.md`. Both must have the same
//! structure: in each heading, paragraph, list item and table cell the same code, links and numbers. Comments in Rust
//! code may differ, and block quotes in the Chinese page are notes that the English page does not need.

#![cfg(test)]

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;

const ENGLISH: &str = "README.md";
const CHINESE: &str = "cos-url/docs/README.zh-CN.md";
/// Links whose target differs. The first pair are the links of the two pages to each other.
const TRANSLATED_LINKS: [(&str, &str); 1] = [("cos-url/docs/README.zh-CN.md", "../../README.md")];
const VERSION: &str = "本页对应 cos-url ";

#[test]
fn the_chinese_page_follows_the_english_one() {
    let differences = differences(include_str!("../README.md"), include_str!("../cos-url/docs/README.zh-CN.md"));
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn the_chinese_page_names_the_version() {
    let page = include_str!("../cos-url/docs/README.zh-CN.md");
    assert_eq!(check_version(page, env!("CARGO_PKG_VERSION")), Ok(()));
}

/// A part of a page that has a counterpart in the other page.
#[derive(Debug, Default)]
struct Part {
    kind: String,
    line: usize,
    /// The lines of a code block, or the sorted code spans.
    code: Vec<String>,
    links: Vec<String>,
    numbers: Vec<String>,
}

const NOTE: &str = "note";

/// The differences, in the order of the pages. It ends at the first part of another kind, because the parts after it do
/// not correspond to each other.
fn differences(english: &str, chinese: &str) -> Vec<String> {
    let end = |page: &str| Part { kind: "end of the page".into(), line: page.lines().count(), ..Part::default() };
    let english_parts = parts(english).into_iter().chain([end(english)]);
    let chinese_parts = parts(chinese).into_iter().chain([end(chinese)]).filter(|part| part.kind != NOTE);

    let mut differences = Vec::new();
    for (english, mut chinese) in english_parts.zip(chinese_parts) {
        let places = [(ENGLISH, english.line), (CHINESE, chinese.line)];
        if english.kind != chinese.kind {
            differences.push(message(places, "kind", [&[english.kind], &[chinese.kind]]));
            break;
        }
        for link in &mut chinese.links {
            if let Some((target, _)) = TRANSLATED_LINKS.iter().find(|(_, translated)| translated == link) {
                *link = (*target).to_owned();
            }
        }
        let kind = &english.kind;
        for (what, one, other) in [
            ("code", &english.code, &chinese.code),
            ("links", &english.links, &chinese.links),
            ("numbers", &english.numbers, &chinese.numbers),
        ] {
            if one != other {
                differences.push(message(places, &format!("{what} of the {kind}"), without_common_ends(one, other)));
            }
        }
    }
    differences
}

fn message(places: [(&str, usize); 2], what: &str, values: [&[String]; 2]) -> String {
    let mut message = format!("{what}:");
    for ((page, line), values) in places.into_iter().zip(values) {
        let values = if values.is_empty() { "nothing".to_owned() } else { format!("`{}`", values.join("`, `")) };
        write!(message, "\n  {page}:{line}: {values}").unwrap();
    }
    message
}

/// Removes the common elements at the start and at the end of two lists.
fn without_common_ends<'a>(one: &'a [String], other: &'a [String]) -> [&'a [String]; 2] {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    [&one[..one.len() - end], &other[..other.len() - end]]
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // The index of each table and list that has not ended, and its number of rows or items.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut quotes = 0;
    let mut code_block: Option<String> = None;
    let mut column = 0;
    for (event, range) in Parser::new_ext(page, Options::ENABLE_TABLES).into_offset_iter() {
        let line = page[..range.start].matches('\n').count() + 1;
        let mut push = |kind: String| parts.push(Part { kind, line, ..Part::default() });
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                quotes += 1;
                push(NOTE.to_owned());
            }
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            _ if quotes > 0 => {}
            Event::Start(Tag::Heading { level, .. }) => push(format!("heading of level {}", level as u8)),
            Event::Start(Tag::Paragraph) => push("paragraph".to_owned()),
            Event::Start(Tag::CodeBlock(kind)) => {
                let language =
                    if let CodeBlockKind::Fenced(language) = kind { language.to_string() } else { String::new() };
                push(format!("{language} code block"));
                code_block = Some(language);
            }
            Event::End(TagEnd::CodeBlock) => code_block = None,
            Event::Start(Tag::Table(_) | Tag::List(_)) => {
                open.push((parts.len(), 0));
                parts.push(Part { line, ..Part::default() });
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                column = 0;
                open.last_mut().unwrap().1 += 1;
            }
            Event::Start(Tag::TableCell) => {
                column += 1;
                push(format!("table cell in column {column}"));
            }
            Event::Start(Tag::Item) => {
                push("list item".to_owned());
                open.last_mut().unwrap().1 += 1;
            }
            Event::End(TagEnd::Table) => {
                let (at, rows) = open.pop().unwrap();
                parts[at].kind = format!("table of {rows} rows and {column} columns");
            }
            Event::End(TagEnd::List(_)) => {
                let (at, items) = open.pop().unwrap();
                parts[at].kind = format!("list of {items} items");
            }
            Event::Start(Tag::Link { dest_url, .. }) => parts.last_mut().unwrap().links.push(dest_url.into_string()),
            Event::Code(code) => parts.last_mut().unwrap().code.push(code.into_string()),
            Event::Text(text) => {
                let part = parts.last_mut().unwrap();
                match &code_block {
                    Some(language) => part.code.extend(code_lines(language, &text)),
                    None => part.numbers.extend(numbers(&text)),
                }
            }
            _ => {}
        }
    }
    for part in parts.iter_mut().filter(|part| !part.kind.ends_with("code block")) {
        // The order of words differs between the languages.
        part.code.sort();
        part.links.sort();
        part.numbers.sort();
    }
    parts
}

/// The lines of a code block, without the comments in Rust code, which may be translated.
fn code_lines(language: &str, text: &str) -> Vec<String> {
    let is_comment = |line: &str| language == "rust" && line.trim_start().starts_with("//");
    text.lines().filter(|line| !is_comment(line)).map(str::to_owned).collect()
}

/// The numbers in a text, and `@@`, which stands for a number.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '@')
        .filter(|word| *word == "@@" || word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty())
        .map(str::to_owned)
}

fn check_version(chinese: &str, version: &str) -> Result<(), String> {
    let Some(at) = chinese.find(VERSION) else {
        return Err(format!("{CHINESE} does not contain `{VERSION}{version}`"));
    };
    let line = chinese[..at].matches('\n').count() + 1;
    let named = chinese[at + VERSION.len()..].split(['。', '\n']).next().unwrap_or_default();
    if named == version {
        Ok(())
    } else {
        Err(format!("{CHINESE}:{line} names the version `{named}`, but this is the version `{version}`"))
    }
}

#[test]
fn equal_pages() {
    for (name, english, chinese) in [
        ("a link of the pages to each other", "[a](cos-url/docs/README.zh-CN.md)", "[b](../../README.md)"),
        ("another order of code and numbers", "1 `a` [a](x) 2 `b` [b](y)", "`b` 2 [b](y) `a` 1 [a](x)"),
        ("a comment in Rust", "```rust\nlet a = 1;\n// one\n// two\n```", "```rust\nlet a = 1;\n    // 一\n```"),
        ("a note in Chinese", "a\n\n| a |\n|---|\n| b |", "> 本页 `a` 1\n\n一\n\n| 一 |\n|---|\n| 二 |\n\n> - 注\n"),
        ("number words and words with digits", "one second, MD5", "一秒"),
    ] {
        assert_eq!(differences(english, chinese), [""; 0], "{name}");
    }
}

#[test]
fn different_pages() {
    let table = "| a | b |\n|---|---|\n| `x` | 1 |\n| `y` | 2 |\n";
    for (name, english, chinese, expected) in [
        (
            "a line of code",
            "a\n\n```rust\nuse a;\n// one\nlet b = 1;\nlet c = 1;\n```\n",
            "一\n\n```rust\nuse a;\nlet b = 2;\nlet c = 1;\n```\n",
            "code of the rust code block:\n  README.md:3: `let b = 1;`\n  cos-url/docs/README.zh-CN.md:3: `let b = 2;`",
        ),
        (
            "a missing line of code",
            "```rust\nuse a;\nlet b = 1;\n```\n",
            "```rust\nuse a;\n```\n",
            "code of the rust code block:\n  README.md:1: `let b = 1;`\n  cos-url/docs/README.zh-CN.md:1: nothing",
        ),
        (
            "a comment in a command",
            "```sh\ncargo test # all\n```\n",
            "```sh\ncargo test # 全部\n```\n",
            "code of the sh code block:\n  README.md:1: `cargo test # all`\n  cos-url/docs/README.zh-CN.md:1: `cargo test # 全部`",
        ),
        (
            "the language of code",
            "```sh\nls\n```\n",
            "```text\nls\n```\n",
            "kind:\n  README.md:1: `sh code block`\n  cos-url/docs/README.zh-CN.md:1: `text code block`",
        ),
        (
            "a command in a sentence",
            "Run `cargo add a`, then `b`.",
            "先 `b`，再运行 `cargo add c`。",
            "code of the paragraph:\n  README.md:1: `cargo add a`\n  cos-url/docs/README.zh-CN.md:1: `cargo add c`",
        ),
        (
            "a missing row",
            table,
            "| 一 | 二 |\n|---|---|\n| `y` | 2 |\n",
            "kind:\n  README.md:1: `table of 3 rows and 2 columns`\n  cos-url/docs/README.zh-CN.md:1: `table of 2 rows and 2 columns`",
        ),
        (
            "a missing column",
            table,
            "| 一 |\n|---|\n| `x` |\n| `y` |\n",
            "kind:\n  README.md:1: `table of 3 rows and 2 columns`\n  cos-url/docs/README.zh-CN.md:1: `table of 3 rows and 1 columns`",
        ),
        (
            "the code of a cell",
            table,
            "| 一 | 二 |\n|---|---|\n| `x` | 1 |\n| `z` | 2 |\n",
            "code of the table cell in column 1:\n  README.md:4: `y`\n  cos-url/docs/README.zh-CN.md:4: `z`",
        ),
        (
            "the number in a cell",
            table,
            "| 一 | 二 |\n|---|---|\n| `x` | 1 |\n| `y` | 3 |\n",
            "numbers of the table cell in column 2:\n  README.md:4: `2`\n  cos-url/docs/README.zh-CN.md:4: `3`",
        ),
        (
            "an unknown number",
            "It takes @@ seconds.",
            "需要 60 秒。",
            "numbers of the paragraph:\n  README.md:1: `@@`\n  cos-url/docs/README.zh-CN.md:1: `60`",
        ),
        (
            "a link",
            "- a\n- [b](https://example.com/b)\n",
            "- 一\n- [二](https://example.com/c)\n",
            "links of the list item:\n  README.md:2: `https://example.com/b`\n  cos-url/docs/README.zh-CN.md:2: `https://example.com/c`",
        ),
        (
            "a missing list item",
            "- a\n- b\n",
            "- 一\n",
            "kind:\n  README.md:1: `list of 2 items`\n  cos-url/docs/README.zh-CN.md:1: `list of 1 items`",
        ),
        (
            "the level of a heading",
            "# a\n\n## b\n",
            "# 一\n\n# 二\n",
            "kind:\n  README.md:3: `heading of level 2`\n  cos-url/docs/README.zh-CN.md:3: `heading of level 1`",
        ),
        (
            "a missing section",
            "# a\n\n## b\n\nc\n",
            "# 一\n",
            "kind:\n  README.md:3: `heading of level 2`\n  cos-url/docs/README.zh-CN.md:1: `end of the page`",
        ),
        (
            "a note in the English page only",
            "a\n\n> b\n",
            "一\n",
            "kind:\n  README.md:3: `note`\n  cos-url/docs/README.zh-CN.md:1: `end of the page`",
        ),
    ] {
        assert_eq!(differences(english, chinese), [expected], "{name}");
    }
}

#[test]
fn every_difference_is_reported_while_the_parts_correspond() {
    assert_eq!(
        differences("`a` 1\n\n[b](x)\n\n- c\n\nd\n", "`b` 2\n\n[二](y)\n\n三\n\n- 四\n"),
        [
            "code of the paragraph:\n  README.md:1: `a`\n  cos-url/docs/README.zh-CN.md:1: `b`",
            "numbers of the paragraph:\n  README.md:1: `1`\n  cos-url/docs/README.zh-CN.md:1: `2`",
            "links of the paragraph:\n  README.md:3: `x`\n  cos-url/docs/README.zh-CN.md:3: `y`",
            "kind:\n  README.md:5: `list of 1 items`\n  cos-url/docs/README.zh-CN.md:5: `paragraph`",
        ]
    );
}

#[test]
fn a_missing_or_different_version_is_reported() {
    for (page, expected) in [
        ("# a\n\n> 本页对应 cos-url 1.2.3。其他\n", Ok(())),
        ("> 本页对应 cos-url 1.2.3\n", Ok(())),
        (
            "# a\n\n> 本页对应 cos-url 1.2.30。\n",
            Err("cos-url/docs/README.zh-CN.md:3 names the version `1.2.30`, but this is the version `1.2.3`"),
        ),
        ("# a\n", Err("cos-url/docs/README.zh-CN.md does not contain `本页对应 cos-url 1.2.3`")),
    ] {
        assert_eq!(check_version(page, "1.2.3"), expected.map_err(str::to_owned), "{page}");
    }
}
