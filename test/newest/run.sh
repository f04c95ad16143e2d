#!/usr/bin/env bash
# Runs tests, including golden files, with the newest packages that our peer
# ranges allow; `npm test` runs them with the oldest.
#
#   npm run test:newest                            the tests that synthesize
#   npm run test:newest -- --all                   all tests
#   npm run test:newest -- cdk8s@2.70.50           other versions
#
# It works in a copy outside the checkout. Needs a package registry.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
# The tests that import cdk8s or run the example apps.
some_tests=(test/app-access test/aspects test/audit test/checks test/configuration test/constructs test/docs test/plugin test/testing test/examples.test.ts test/readme.test.ts)
if [ "${1:-}" = --all ]; then
  shift
  some_tests=()
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
peers=$(node -p "Object.entries(require('./package.json').peerDependencies).map(([name, range]) => name + '@' + range).join(' ')")
[ -d node_modules ] || { echo 'There is no node_modules; run npm ci first.'; exit 1; }

bash test/copy-checkout.sh "$work/copy"
cd "$work/copy"

# The packages under test are installed; all others come from the checkout.
mkdir "$work/packages"
echo '{ "name": "newest", "version": "1.0.0", "private": true }' >"$work/packages/package.json"
# shellcheck disable=SC2086 # a list of packages
npm install --prefix "$work/packages" --no-audit --no-fund --loglevel=error $peers "$@" >/dev/null
mv "$work/packages/node_modules" .
for package in "$root"/node_modules/* "$root"/node_modules/.bin; do
  [ -e "node_modules/$(basename "$package")" ] && continue
  case $package in
    # Through a link, they would load the cdk8s of the checkout.
    */cdk8s-plus-*) cp -R "$package" node_modules/ ;;
    *) ln -s "$package" node_modules/ ;;
  esac
done

echo 'With these packages:'
for peer in $peers; do
  package=${peer%@*}
  oldest=$(node -p "require('$root/node_modules/$package/package.json').version")
  printf '  %s %s, the oldest is %s\n' "$package" "$(node -p "require('./node_modules/$package/package.json').version")" "$oldest"
  # `npm test` must use the lowest version of the range.
  [ "$peer" = "$package@^$oldest" ] || { echo "FAILED: the peer range is $peer, but $oldest is installed here."; exit 1; }
done

node_modules/.bin/jest --ci "${some_tests[@]}"
node_modules/.bin/tsc --noEmit --project test/tsconfig.json
node_modules/.bin/tsc --noEmit --project examples/tsconfig.json
