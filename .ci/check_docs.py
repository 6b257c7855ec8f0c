"""Checks the HTML of `cargo doc`. Usage: check_docs.py ALL NONE FEATURE=DIRECTORY..

ALL is the documentation with all features, NONE that without features, and each other directory that with one feature.
"""

import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

CRATES = ["cos_url", "cos_url_core", "cos_url_macros"]
FRONT_PAGE = "cos_url/index.html"
# The README has absolute links, because it is also read elsewhere.
DOCS_RS = re.compile(r"https://docs\.rs/cos-url[a-z-]*/latest/")
# Wider code scrolls sideways at the column width of docs.rs, which is 94 characters in a window of 1280 pixels.
COLUMNS = 90
# The parts of an item. The methods of a trait belong to its `impl`.
PART = re.compile(r"(method|tymethod|associatedconstant|variant|structfield)\.\w+|impl-.*-for-.*")


class Page(HTMLParser):
    """The links in the main part of a page, its code blocks, and the features of its items."""

    def __init__(self, path, text):
        super().__init__()
        self.path = path
        self.links = set()
        self.code_blocks = []
        # The features that the label of each part names. The part "" is the page.
        self.features = {"": set()}
        self.part = self.implementation = ""
        self.is_inherited = False
        self.open = {"main": 0, "pre": 0, "label": 0}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in self.open:
            self.open[tag] += 1
        if tag == "pre":
            self.code_blocks.append("")
        if tag == "a" and self.open["main"]:
            self.add_link(attributes.get("href") or "")
        if tag == "div" and "portability" in attributes.get("class", ""):
            self.open["label"] = 1
        self.start_part(attributes.get("id") or "", attributes.get("class") or "")

    def start_part(self, identifier, classes):
        # Implementations for every type, which follow those of this type.
        if identifier in ("synthetic-implementations", "blanket-implementations"):
            self.is_inherited = True
        if classes == "impl":
            self.implementation = self.part = identifier
        elif "trait-impl" in classes:
            self.part = self.implementation
        elif PART.fullmatch(identifier):
            self.part = identifier
        else:
            return
        if not self.is_inherited:
            # A method has the features of its `impl`.
            self.features.setdefault(self.part, set(self.features.get(self.implementation, ())))

    def handle_endtag(self, tag):
        if tag in self.open and self.open[tag]:
            self.open[tag] -= 1
        if tag == "div":
            self.open["label"] = 0

    def handle_data(self, data):
        if self.open["pre"]:
            self.code_blocks[-1] += data
        if self.open["label"] and not self.is_inherited:
            self.features[self.part].update(re.findall(r"\w+", data))

    def add_link(self, address):
        address = urlsplit(address)._replace(fragment="").geturl()
        if DOCS_RS.match(address):
            self.links.add(unquote(DOCS_RS.sub("", address)))
        elif address and not urlsplit(address).scheme:
            path = (Path("/") / self.path).parent / unquote(address)
            self.links.add(str(path.resolve().relative_to("/")))


def read(directory):
    """The pages of our crates by their path, without source code, lists of all items and redirections."""
    pages = {}
    for crate in CRATES:
        for file in sorted(Path(directory, crate).rglob("*.html")):
            path = str(file.relative_to(directory))
            text = file.read_text()
            if file.name != "all.html" and "<title>Redirection</title>" not in text:
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


def distant_items(pages):
    near = {FRONT_PAGE}
    for _ in range(2):
        near |= {link for path in near if path in pages for link in pages[path].links}
    for path in pages:
        if path.startswith("cos_url/") and path not in near:
            yield f"{path}: more than two clicks away from the front page"


def dead_links(pages):
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("cos_url") and link.endswith(".html") and link not in pages and "all.html" not in link:
                yield f"{path}: a link leads to {link}, which does not exist"


def parts(pages):
    return {(path, part): page.features[part] for path, page in pages.items() for part in page.features}


def unlabelled_items(pages, without, with_one):
    always = parts(without)
    alone = {feature: parts(pages) for feature, pages in with_one.items()}
    count = 0
    for item, label in parts(pages).items():
        # An inherent `impl` has only a number, which depends on the others.
        if item in always or item[1] and not PART.fullmatch(item[1]):
            continue
        count += 1
        name = "#".join(filter(None, item))
        named = label & with_one.keys() | pages[item[0]].features[""] & with_one.keys()
        sufficient = {feature for feature in with_one if item in alone[feature]}
        if sufficient and not sufficient & named or not sufficient and len(named) < 2:
            yield f"{name}: needs {' or '.join(sorted(sufficient)) or 'several features'}, but the page shows {named or 'no feature'}"
    if not count:
        yield "no item needs a feature, so the directories are wrong"


def main():
    directory, none, *others = sys.argv[1:]
    pages = read(directory)
    with_one = {feature: read(path) for feature, path in (other.split("=", 1) for other in others)}
    errors = [
        *wide_lines(pages),
        *distant_items(pages),
        *dead_links(pages),
        *unlabelled_items(pages, read(none), with_one),
    ]
    print(*errors, sep="\n")
    if errors:
        sys.exit(f"error: {len(errors)} problems in the documentation")
    print(f"{len(pages)} pages of documentation are as required")


main()
