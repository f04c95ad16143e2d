#!/usr/bin/env bash
# Writes src/objects/{type-table,kind-table,kubernetes-types}.ts from the OpenAPI
# description and the API lifecycle of a version of Kubernetes, read from its Go
# modules; to another folder where one is named. Needs Go and its module proxy.
set -euo pipefail
cd "$(dirname "$0")"
minor=37.2
folder=$(realpath "${1:-../../../src/objects}")
module() { go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p'; }
kubernetes=$(module "k8s.io/kubernetes@v1.$minor")
exec npx ts-node --transpile-only --project ../../tsconfig.json main.ts "v1.$minor" "$folder" "$kubernetes/api/openapi-spec/swagger.json" \
  "$(module "k8s.io/api@v0.$minor")" "$(module "k8s.io/apiextensions-apiserver@v0.$minor")/pkg/apis" "$(module "k8s.io/kube-aggregator@v0.$minor")/pkg/apis"
