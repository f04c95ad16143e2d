#!/usr/bin/env bash
# Makes the packages of each packed variant for a language, beside ours: bash variants/package.sh java ../dist.old/variants
set -eu
packed=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."

for tarball in "$packed"/*.tgz; do
  # Inside of the checkout, where it finds the packages that it depends on.
  folder=variants/build/$(basename "$tarball" .tgz)
  rm -rf "$folder" && mkdir -p "$folder"
  tar --strip-components=1 -xzf "$tarball" -C "$folder"
  npx jsii-pacmak --target "$1" --outdir packages "$folder"
done
