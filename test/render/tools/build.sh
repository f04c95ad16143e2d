#!/usr/bin/env bash
# build.sh kustomize|helm: builds the program in the version that NAME.mod pins from
# its Go module, outside of the checkout, and prints the folder that holds it. What
# is built already is not built again.
set -euo pipefail
cd "$(dirname "$0")"
case ${1:-} in
  kustomize) module=sigs.k8s.io/kustomize/kustomize/v5; package=$module; variable=sigs.k8s.io/kustomize/api/provenance.version ;;
  helm) module=helm.sh/helm/v3; package=$module/cmd/helm; variable=$module/internal/version.version ;;
  *) echo 'usage: build.sh kustomize|helm' >&2; exit 2 ;;
esac
version=$(go list -m -modfile="$1.mod" -f '{{.Version}}' "$module")
key=$({ cat "$1.mod" "$1.sum" build.sh; go env GOOS GOARCH GOVERSION; } | sha256sum | cut -c1-16)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-least-privilege/$1-$version-$key

if [ ! -x "$folder/$1" ]; then
  echo "building $1 $version, which takes minutes the first time" >&2
  mkdir -p "$folder"
  # Written under another name first: an interrupted build is not taken for a finished one.
  CGO_ENABLED=0 go build -modfile="$1.mod" -mod=readonly -trimpath -o "$folder/.$1" -ldflags "-s -w -X $variable=$version" "$package" >&2
  mv "$folder/.$1" "$folder/$1"
fi
echo "$folder"
