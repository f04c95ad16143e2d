#!/usr/bin/env bash
# Writes src/kubernetes/rbac/built-in-roles-data.ts from the source of the version
# of Kubernetes that go.mod names. Needs Go and its module proxy; Go keeps what it
# downloads and builds in its own caches.
set -euo pipefail
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
data=../../src/kubernetes/rbac/built-in-roles-data.ts
made=$(mktemp)
trap 'rm -f "$made"' EXIT
go run -mod=readonly . "$version" > "$made"
cp "$made" "$data"
