#!/usr/bin/env bash
# Opens HTML reports in Chromium: what they show, their keyboard, accessibility,
# hostile names, many objects. CHROMIUM names the program; without one the tests
# are skipped, which `.ci/run` counts by STATUS_WHEN_SKIPPED.
set -eu
cd "$(dirname "$0")/../../.."
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  echo 'SKIPPED: there is no Chromium; install it (Debian: apt-get install chromium), or name it in CHROMIUM.'
  exit "${STATUS_WHEN_SKIPPED:-0}"
fi
export CHROMIUM
node_modules/.bin/jest --ci --coverage=false --testPathIgnorePatterns /node_modules/ --runInBand "$@" test/report/browser/
