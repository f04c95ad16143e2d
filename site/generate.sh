#!/usr/bin/env bash
# Installs what the site needs and writes its pages into site/content. VitePress
# then builds them into site/dist, or serves them. Needs a compiled package, and a
# package registry where site/node_modules is not current.
set -eu
cd "$(dirname "$0")/.."
if [ ! -f .jsii ] || [ ! -f lib/cli/main.js ]; then
  echo 'The site describes the compiled package: run npx projen compile first.' >&2
  exit 2
fi
# npm writes this file at its end.
if [ site/package-lock.json -nt site/node_modules/.package-lock.json ]; then
  npm ci --prefix site --no-audit --no-fund --ignore-scripts --loglevel=error
  touch site/node_modules/.package-lock.json
fi
mkdir -p site/.cache
node_modules/.bin/jsii-docgen -f json -o site/.cache/API
node_modules/.bin/ts-node --transpile-only --project site/tsconfig.json --require tsconfig-paths/register site/generate/main.ts
