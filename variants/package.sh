#!/usr/bin/env bash
# Builds the packages of each packed variant for a language, next to ours: bash variants/package.sh java ../dist.old/variants
set -eu
packed=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."

for tarball in "$packed"/*.tgz; do
  # Inside the checkout, where it finds its dependencies.
  folder=variants/build/$(basename "$tarball" .tgz)
  rm -rf "$folder" && mkdir -p "$folder"
  tar --strip-components=1 -xzf "$tarball" -C "$folder"
  npx jsii-pacmak --target "$1" --outdir packages "$folder"
done
