#!/usr/bin/env bash
# Packs the package and installs the tarball in plain apps, as a user does:
# one with the cdk8s-plus it is built for, and others with newer ones whose objects
# are passed to our constructs. The apps are compiled with the settings of `cdk8s
# init`, including our declarations. Another one uses every entry point, as CommonJS
# and as an ES module, and one has several copies. Needs a package registry.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/../checks.sh"

# The bundled packages are those listed in the README and their dependencies.
nothing_else() {
  ! tar -tzf "$tarball" \
    | grep -vE '^package/(package\.json|README\.md|LICENSE|\.jsii|lib/.*\.(js|d\.ts)|(rules|testing)/package\.json|schema/[a-z.-]*\.json)$' \
    | grep -vE '^package/node_modules/(ajv|argparse|fast-deep-equal|fast-uri|json-schema-traverse|require-from-string|commander|fastest-levenshtein|js-yaml|picocolors|picomatch|yaml)/' \
    | grep -vE '^package/node_modules/(cli-progress|string-width|strip-ansi|ansi-regex|emoji-regex|is-fullwidth-code-point)/'
}

holds() {
  tar -tzf "$tarball" "package/$1"
}

echo 'The tarball:'
check 'is packed' npm pack --ignore-scripts --pack-destination "$work" "$root" || exit 1
tarball=$(ls "$work"/*.tgz)
check 'contains only the package' nothing_else
check 'is run by npx, which uses its only command' npx --yes "file:$tarball" --version
for file in package.json README.md LICENSE .jsii lib/index.js lib/index.d.ts rules/package.json testing/package.json; do
  check "contains $file" holds "$file"
done

finds_a_role_that_reads_secrets() {
  printf '%s\n' 'apiVersion: rbac.authorization.k8s.io/v1' 'kind: Role' 'metadata: { name: reader }' \
    'rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]' | npx --no-install least-privilege audit - >found.txt
  [ $? -eq 1 ] && grep 'read-secrets' found.txt
}

# The tool recognizes errors that the bundled audit throws.
says_what_is_wrong_with_an_option() {
  npx --no-install least-privilege audit --rule read-secrets - </dev/null >wrong.txt 2>&1
  [ $? -eq 2 ] && grep '^least-privilege: --rule takes' wrong.txt && ! grep 'internal error' wrong.txt
}

# install NAME MAIN PACKAGE...: a new folder with the packages and a program.
install() {
  local name=$1 main=$2
  shift 2
  echo "App '$name'${*:+ with $*}:"
  mkdir "$work/$name" && cd "$work/$name" || exit 1
  cp "$here/tsconfig.app.json" tsconfig.json
  cp "$here/$main" main.ts
  echo '{ "name": "app", "version": "1.0.0", "private": true }' >package.json
  check 'installs' npm install --no-audit --no-fund --loglevel=error \
    "$tarball" cdk8s cdk8s-plus-28 constructs 'typescript@5.9' ts-node '@types/node@20' "$@"
}

# runs: each check of the app prints its own line.
runs() {
  node_modules/.bin/ts-node main.ts || { printf '  FAILED: runs\n'; failures=$((failures + 1)); }
}

# app NAME MAIN PACKAGE...: an app with the packages, compiled and run.
app() {
  install "$@" || return
  cp "$here/expectations.ts" .
  check 'has all peer dependencies in matching versions' npm ls --all
  check 'compiles' npx tsc --noEmit
  check 'has the command line tool' npx --no-install least-privilege --version
  check 'which npx finds by the package name' npx --no-install cdk8s-least-privilege --version
  check 'audits with it' finds_a_role_that_reads_secrets
  check 'which reports an invalid option' says_what_is_wrong_with_an_option
  runs
}

runs_as() {
  "$root/node_modules/.bin/esbuild" main.ts --format="${1/mjs/esm}" --outfile="main.$1" && node "main.$1"
}

entry_points() {
  install entry-points entry-points.ts || return
  cp "$here/private-files.cjs" .
  check 'compile with moduleResolution node10' npx tsc --noEmit --module commonjs --moduleResolution node10
  check 'compile with moduleResolution node16' npx tsc --noEmit --module node16 --moduleResolution node16
  check 'compile with moduleResolution bundler' npx tsc --noEmit --module es2022 --moduleResolution bundler
  check 'run as CommonJS' runs_as cjs
  check 'run as an ES module' runs_as mjs
  check 'are the only files that can be loaded' node private-files.cjs
}

# other_version VERSION: the tarball with another version.
other_version() {
  mkdir "$work/other" && tar -xzf "$tarball" -C "$work/other" &&
    sed -i.before "s/\"version\": \"0.0.0\"/\"version\": \"$1\"/" "$work/other/package/package.json" && rm "$work/other/package/package.json.before" &&
    tar -czf "$work/other.tar.gz" -C "$work/other" package
}

two_copies() {
  check 'is packed as another version' other_version 9.9.9 || return
  install two-copies two-copies.ts "same@file:$tarball" "newer@file:$work/other.tar.gz" || return
  check 'compiles' npx tsc --noEmit
  runs
}

app plain plain.ts
app beside-33 beside-newer.ts newer@npm:cdk8s-plus-33
app beside-34 beside-newer.ts newer@npm:cdk8s-plus-34
entry_points
two_copies

if [ "$failures" -gt 0 ]; then
  echo "$failures checks of the package failed."
  exit 1
fi
echo 'All apps work.'
