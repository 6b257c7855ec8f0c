# The steps source this file. It contains the versions of the tools, and functions that install tools, report skipped
# tests and run tests.
# shellcheck shell=bash

# The compiler whose messages the UI tests record.
rust=1.95.0
# For Miri, the fuzz targets, the lists of public items and the minimal versions. It is pinned to a date, because
# nightlies differ.
nightly=nightly-2026-05-20
# The compiler of `rust-version`.
oldest=$(sed --quiet 's/^rust-version = "\(.*\)"/\1.0/p' "$(dirname "${BASH_SOURCE[0]}")/../Cargo.toml")

# The directory for the tools of `tool`, separate from those that a contributor has installed.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/cos-url-tools
PATH="$tools/bin:$PATH"

# skip <what>: reports a skipped test, for tools that are optional even in CI.
skip() {
  printf 'Skipped: %s\n' "$1"
  printf '%s\n' "$1" >>"${CI_SKIPPED:-/dev/null}"
}

# missing <what>: the same as `skip`, but in CI an error. For tools that can be installed by name.
missing() {
  if [ "${CI-}" = true ]; then
    printf 'error: missing in CI: %s\n' "$1" >&2
    exit 1
  fi
  skip "$1"
}

# tool <name@version>: installs a program from crates.io. It is built without optimization, because compiling it takes
# longer than running it. (`--config`, because the manifest of a program may optimize its dependencies.)
tool() { cargo install --quiet --locked --debug --config 'profile.dev.package."*".opt-level = 0' --root "$tools" "$1"; }

# toolchain <name> [component..]: installs the toolchain and the components that are missing. An installed toolchain is
# never updated, because others use it too.
toolchain() {
  local installed component
  if ! installed=$(rustup component list --installed --toolchain "$1" 2>/dev/null); then
    rustup toolchain install "$1" --profile minimal --no-self-update || return
  fi
  for component in "${@:2}"; do
    grep "^$component\b" <<<"$installed" >/dev/null || rustup component add --toolchain "$1" "$component" || return
  done
}

# debian <package..>: installs Debian packages. This needs root.
debian() {
  apt-get update --quiet --quiet
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet --no-install-recommends "$@" >/dev/null
}

# some_tests <command..>: runs a command. Also fails if the command runs no test.
some_tests() {
  "$@" | awk '{ print; fflush() }
    /^test result: ok\. [1-9]/ { some = 1 }
    END { if (!some) { print "error: no test was run"; exit 1 } }'
}
