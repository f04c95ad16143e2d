#!/usr/bin/env bash
# run.sh [--kubernetes MINOR] [JEST ARGUMENT...]: runs the tests with a real API
# server, on every version with a MINOR.mod in testbed/kubernetes, oldest first, or
# on one. They need Go, or a folder with etcd and kube-apiserver in
# KUBEBUILDER_ASSETS, as for envtest; then only that server is used. Without either,
# it prints so and exits with STATUS_WHEN_SKIPPED.
set -u
cd "$(dirname "$0")/.." || exit 1

chosen=
case ${1:-} in
  --kubernetes) chosen=${2:-none}; shift $(($# > 1 ? 2 : 1)) ;;
  --kubernetes=*) chosen=${1#*=}; shift ;;
esac

if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
  if ! version=$("$KUBEBUILDER_ASSETS/kube-apiserver" --version); then
    echo "KUBEBUILDER_ASSETS names $KUBEBUILDER_ASSETS, which has no kube-apiserver that starts; unset it to build one" >&2
    exit 2
  fi
  versions=$(grep -oE '1\.[0-9]+' <<<"$version" | head -n 1)
elif command -v go >/dev/null; then
  versions=$(cd testbed/kubernetes && printf '%s\n' [0-9]*.mod | sed 's/\.mod$//' | sort -V)
else
  echo 'SKIPPED: the tests that ask a real API server need Go, or KUBEBUILDER_ASSETS with etcd and kube-apiserver'
  exit "${STATUS_WHEN_SKIPPED:-0}"
fi

if [ -n "$chosen" ]; then
  if ! grep -qxF -- "$chosen" <<<"$versions"; then
    echo "--kubernetes $chosen: choose one of ${versions//$'\n'/, }" >&2
    exit 2
  fi
  versions=$chosen
fi

status=0
for version in $versions; do
  TESTBED_KUBERNETES=$version npx jest --config testbed/jest.config.json "$@" || status=$?
done
exit "$status"
