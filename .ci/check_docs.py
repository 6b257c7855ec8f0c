"""Checks the HTML that `cargo doc` writes. `.ci/steps/21-docs` runs it.

Usage: check_docs.py ALL NONE FEATURE=DIRECTORY..

ALL is the documentation with all features, NONE that without features, and each other directory that with one feature.
"""

import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

CRATES = ["cos_url", "cos_url_core", "cos_url_macros"]
FRONT_PAGE = "cos_url/index.html"
# The README and cos-url-core link to these addresses, because other sites show the README, and because core cannot name
# the items of the crate that uses it.
DOCS_RS = re.compile(r"https://docs\.rs/cos-url[a-z-]*/latest/")
# In a window of 1280 pixels, a code block of docs.rs shows 94 columns. The reader must scroll to see the rest.
COLUMNS = 90
# The language of the blocks that `cos-url/docs/header.html` wraps.
WRAPPED = "language-text"
# The identifiers of the parts of an item. The identifiers of inherent implementations contain numbers, which depend on
# the features.
PART = re.compile(r"(method|tymethod|associatedconstant|variant|structfield)\.\w+|impl-.*-for-.*")
# The sections of implementations for every type.
BLANKET = ("synthetic-implementations", "blanket-implementations")


class Page(HTMLParser):
    """The links in the main part of a page, its code blocks, and the features that its labels name."""

    def __init__(self, path, text):
        super().__init__()
        self.path = path
        self.links = set()
        self.code_blocks = []
        # The features of each part. The part "" is the item itself.
        self.features = {"": set()}
        self.part = self.implementation = ""
        self.is_in_main = self.is_in_code = self.is_in_label = self.is_blanket = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        classes = attributes.get("class", "").split()
        if tag == "main":
            self.is_in_main = True
        elif tag == "pre":
            self.is_in_code = WRAPPED not in classes
            self.code_blocks.append("")
        elif tag == "a" and self.is_in_main:
            self.add_link(attributes.get("href", ""))
        elif tag == "div" and "portability" in classes:
            self.is_in_label = True
        self.start_part(attributes.get("id", ""), classes)

    def start_part(self, identifier, classes):
        self.is_blanket |= identifier in BLANKET
        if classes == ["impl"]:
            self.implementation = self.part = identifier
        elif "trait-impl" in classes:
            # The methods of a trait belong to the implementation.
            self.part = self.implementation
        elif PART.fullmatch(identifier):
            self.part = identifier
        else:
            return
        if not self.is_blanket:
            self.features.setdefault(self.part, set(self.features.get(self.implementation, ())))

    def handle_endtag(self, tag):
        if tag == "pre":
            self.is_in_code = False
        elif tag == "div":
            self.is_in_label = False

    def handle_data(self, data):
        if self.is_in_code:
            self.code_blocks[-1] += data
        if self.is_in_label and not self.is_blanket:
            self.features[self.part].update(re.findall(r"\w+", data))

    def add_link(self, address):
        path = DOCS_RS.sub("", urljoin(self.path, address)).partition("#")[0]
        if path.startswith("cos_url"):
            self.links.add(unquote(path))


def read(directory):
    """Returns the pages of the crates by their path. It omits lists of all items and redirections."""
    pages = {}
    for crate in CRATES:
        for file in Path(directory, crate).rglob("*.html"):
            text = file.read_text()
            if file.name != "all.html" and "<title>Redirection</title>" not in text:
                path = str(file.relative_to(directory))
                pages[path] = Page(path, text)
    if FRONT_PAGE not in pages:
        sys.exit(f"error: no {FRONT_PAGE} in {directory}")
    return pages


def width(line):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def wide_lines(pages):
    for path, page in pages.items():
        for line in "\n".join(page.code_blocks).splitlines():
            if width(line) > COLUMNS:
                yield f"{path}: a line of code is wider than {COLUMNS} columns: {line.strip()}"


def distant_pages(pages):
    near = {FRONT_PAGE}
    for _ in range(2):
        near |= {link for path in near & pages.keys() for link in pages[path].links}
    for path in pages:
        if path.startswith("cos_url/") and path not in near:
            yield f"{path}: more than two clicks away from the front page"


def dead_links(pages):
    for path, page in pages.items():
        for link in page.links - pages.keys():
            yield f"{path}: links to {link}, which does not exist"


def missing_labels(pages, without, alone):
    """An item that is missing in the documentation without features needs a feature, which its label must name."""
    count = 0
    for path, page in pages.items():
        for part, label in page.features.items():
            is_named = not part or PART.fullmatch(part)
            if not is_named or has(without, path, part):
                continue
            count += 1
            shown = (label | page.features[""]) & alone.keys()
            # Each of these features alone makes the item visible. If there is none, the item needs several features.
            needed = {feature for feature, other in alone.items() if has(other, path, part)}
            if not shown & needed if needed else len(shown) < 2:
                needs = " or ".join(sorted(needed)) or "several features"
                name = f"{path}#{part}" if part else path
                yield f"{name}: needs {needs}, but shows {' and '.join(sorted(shown)) or 'none'}"
    if count == 0:
        yield "no item needs a feature: the directories are wrong"


def has(pages, path, part):
    return path in pages and part in pages[path].features


def main():
    directory, none, *others = sys.argv[1:]
    pages = read(directory)
    alone = {feature: read(other) for feature, other in (argument.split("=", 1) for argument in others)}
    errors = [
        *wide_lines(pages),
        *distant_pages(pages),
        *dead_links(pages),
        *missing_labels(pages, read(none), alone),
    ]
    if errors:
        print(*sorted(errors), sep="\n")
        sys.exit(f"error: {len(errors)} problems in the documentation")
    print(f"Checked {len(pages)} pages.")


main()
