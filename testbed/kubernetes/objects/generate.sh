#!/usr/bin/env bash
# Writes src/objects/{type-table,kind-table,kubernetes-types}.ts from the OpenAPI
# description and the API lifecycle of the newest tested version of Kubernetes, read
# from its Go modules; to another folder where one is named. Needs Go and its module
# proxy.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "${1:-../../src/objects}")
modules=$(ls -- [0-9]*.mod | sort -V | tail -1)
go mod download -modfile="$modules" k8s.io/kubernetes k8s.io/api k8s.io/apiextensions-apiserver k8s.io/kube-aggregator
of() { go list -m -modfile="$modules" -f "{{.$1}}" "$2"; }
exec npx ts-node --transpile-only --project ../tsconfig.json objects/main.ts "$(of Version k8s.io/kubernetes)" "$folder" \
  "$(of Dir k8s.io/kubernetes)/api/openapi-spec/swagger.json" \
  "$(of Dir k8s.io/api)" "$(of Dir k8s.io/apiextensions-apiserver)/pkg/apis" "$(of Dir k8s.io/kube-aggregator)/pkg/apis"
