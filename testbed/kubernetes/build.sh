#!/usr/bin/env bash
# build.sh MINOR: builds etcd, kube-apiserver and kube-controller-manager of the
# version of Kubernetes in MINOR.mod (such as 1.34) from their Go modules, outside
# the checkout, and prints their folder. Existing builds are reused.
set -euo pipefail
cd "$(dirname "$0")"
[ -f "${1:-}.mod" ] || { echo "usage: build.sh $(ls -- [0-9]*.mod | sed 's/\.mod$//' | paste -sd '|')" >&2; exit 2; }
modules=$1.mod
version=$(go list -m -modfile="$modules" -f '{{.Version}}' k8s.io/kubernetes)
minor=${version#v1.}
key=$({ cat "$modules" "$1.sum" build.sh; go env GOOS GOARCH GOVERSION; } | sha256sum | cut -c1-16)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-least-privilege/kubernetes-$version-$key

# build NAME PACKAGE: written under another name first, because an interrupted build
# must not look finished.
build() {
  [ -x "$folder/$1" ] && return
  echo "building $1 $version, which takes minutes the first time" >&2
  CGO_ENABLED=0 go build -modfile="$modules" -mod=readonly -trimpath -tags selinux,notest,grpcnotrace -o "$folder/.$1" \
    -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=${minor%%.*}" \
    "$2" >&2
  mv "$folder/.$1" "$folder/$1"
}

mkdir -p "$folder"
build etcd go.etcd.io/etcd/server/v3
build kube-apiserver k8s.io/kubernetes/cmd/kube-apiserver
build kube-controller-manager k8s.io/kubernetes/cmd/kube-controller-manager
echo "$folder"
