#!/usr/bin/env bash
# Packs the package and installs the tarball in plain apps, as a user does:
# one with the cdk8s-plus it is built for, and others beside newer ones whose
# objects go into our properties. Needs a package registry.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
npm pack --ignore-scripts --pack-destination "$work" >/dev/null 2>&1
tarball=$(ls "$work"/*.tgz)

echo "The tarball holds nothing but the package:"
unwanted=$(tar -tzf "$tarball" | grep -vE '^package/(package\.json|README\.md|LICENSE|\.jsii|\.jsii\.[a-z.]+|lib/.*\.(js|d\.ts))$' || true)
if [ -n "$unwanted" ]; then
  printf '  it also holds:\n%s\n' "$unwanted"
  exit 1
fi
tar -tzf "$tarball" | wc -l | sed 's/^ */  files: /'

# app NAME MAIN PACKAGE...: an app of its own with the packages, compiled and run.
app() {
  local name=$1 main=$2
  shift 2
  echo "App '$name' with ${*:-nothing else}:"
  mkdir "$work/$name"
  cd "$work/$name"
  cp "$here/tsconfig.app.json" tsconfig.json
  cp "$here/$main" main.ts
  cp "$here/expectations.ts" .
  echo '{ "name": "app", "version": "1.0.0", "private": true }' >package.json
  npm install --no-audit --no-fund --loglevel=error "$tarball" cdk8s cdk8s-plus-28 constructs 'typescript@5.9' ts-node '@types/node@20' "$@" >/dev/null
  npx tsc --noEmit
  echo '  compiles'
  npx ts-node main.ts
}

app plain plain.ts
app beside-33 beside-newer.ts newer@npm:cdk8s-plus-33
app beside-34 beside-newer.ts newer@npm:cdk8s-plus-34
echo 'All apps work.'
