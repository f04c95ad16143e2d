#!/usr/bin/env bash
# Compares the public API with that of the last commit: HEAD, or HEAD^ if the tree
# equals HEAD. A breaking change fails unless .compatignore lists it. It works
# outside the checkout, with the installed packages.
#
# Exit status: 0 compatible, 1 not, 77 skipped because there is nothing to compare with.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root" || exit 1
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1

readonly SKIPPED=77
readonly SOURCES=(src package.json tsconfig.json README.md)

skip() {
  printf 'SKIPPED: %s\n' "$1"
  exit "$SKIPPED"
}

# compile NAME: the assembly of the sources in $work/NAME.
compile() {
  ln -s "$root/node_modules" "$work/$1/node_modules"
  (cd "$work/$1" && node_modules/.bin/jsii --silence-warnings=reserved-word) >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
}

git rev-parse --quiet --verify HEAD >/dev/null || skip 'this is no clone, or it has no commit.'
before=HEAD
[ -n "$(git status --porcelain)" ] || before=HEAD^
git rev-parse --quiet --verify "$before^{commit}" >/dev/null || skip "there is no $before in this clone. It may be a shallow one; fetch one commit more."
before=$(git rev-parse --short "$before")

mkdir "$work/old" "$work/new"
cp -R "${SOURCES[@]}" "$work/new" || exit 1
compile new || { echo 'FAILED: the API does not compile.'; exit 1; }
git archive "$before" "${SOURCES[@]}" | tar -x -C "$work/old" && compile old || skip "the API of $before does not compile with the packages that are installed."

# Without --error-on, changes of an experimental API are only warnings, and our whole API is experimental.
node_modules/.bin/jsii-diff --keys --error-on all --ignore-file .compatignore "$work/old" "$work/new" || {
  printf 'FAILED: this breaks users of the API at %s. Keep the old API, or put the keys above into .compatignore with a reason.\n' "$before"
  exit 1
}
printf 'The API is compatible with that of %s.\n' "$before"
