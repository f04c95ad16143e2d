#!/usr/bin/env bash
# Builds the documentation site and reads it: links and anchors, requests to other
# hosts, text that looks like markup, and its pages in Chromium, which CHROMIUM
# names; without one these tests are skipped. Screenshots go to .cache/site. Needs
# a compiled package and a package registry.
set -eu
cd "$(dirname "$0")/../.."
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$CHROMIUM" ] || echo 'There is no Chromium: its tests are skipped. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.'
export CHROMIUM
bash site/generate.sh
node_modules/.bin/ts-node --transpile-only --project site/tsconfig.json test/site/write-hostile-page.ts
npm run build --prefix site
node_modules/.bin/jest --ci --coverage=false --testPathIgnorePatterns /node_modules/ --runInBand "$@" test/site/
