#!/usr/bin/env bash
# Runs --render with the real kustomize and helm, built from their Go modules, and
# with kubectl where it is installed. They need Go; without it the tests are skipped,
# which `.ci/run` counts by STATUS_WHEN_SKIPPED.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v go >/dev/null; then
  echo 'SKIPPED: the tests of --render build kustomize and helm, which needs Go'
  exit "${STATUS_WHEN_SKIPPED:-0}"
fi
KUSTOMIZE=$(bash test/render/tools/build.sh kustomize)
HELM=$(bash test/render/tools/build.sh helm)
KUBECTL=$(dirname "$(command -v kubectl || true)")
export KUSTOMIZE HELM KUBECTL
node_modules/.bin/jest --ci --coverage=false --testPathIgnorePatterns /node_modules/ --runInBand "$@" test/render/
