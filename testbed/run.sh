#!/usr/bin/env bash
# Runs the tests that ask a real API server; arguments go to jest. They need Go,
# or what envtest needs: a folder with etcd and kube-apiserver, named by
# KUBEBUILDER_ASSETS. Without either it says so and ends with STATUS_WHEN_SKIPPED.
set -u
cd "$(dirname "$0")/.." || exit 1
if [ -z "${KUBEBUILDER_ASSETS:-}" ] && ! command -v go >/dev/null; then
  echo 'SKIPPED: the tests that ask a real API server need Go, or KUBEBUILDER_ASSETS with etcd and kube-apiserver'
  exit "${STATUS_WHEN_SKIPPED:-0}"
fi
exec npx jest --config testbed/jest.config.json "$@"
