#!/usr/bin/env bash
# Compiles and packs each variant: bash variants/pack.sh packages/variants
set -eu
cd "$(dirname "$0")/.."
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for number in $(node variants/numbers.mjs); do
  copy=$work/$number
  bash variants/copy.sh "$number" "$copy"
  # Through a link, npm would pack bundled packages with paths outside the package. Uses hard links on the same file system.
  rm "$copy/node_modules"
  cp -al node_modules "$copy" 2>/dev/null || { rm -rf "$copy/node_modules" && cp -a node_modules "$copy"; }
  (cd "$copy" && npx projen compile && npx projen package:js && mv packages/js/*.tgz "$out/$number.tgz")
done
