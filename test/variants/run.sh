#!/usr/bin/env bash
# Creates the variant of the package for each other cdk8s-plus, or for the named ones,
# in a copy outside the checkout, compiles it and the examples, and runs the tests of
# the constructs with that cdk8s-plus.
#
#   npm run test:variants -- 34
#
# test/examples.test.ts is excluded: it has plain StatefulSets, whose volumes cdk8s-plus 32 to 34 lose.
set -u
cd "$(dirname "$0")/../.." || exit 1
. test/checks.sh
root=$PWD
tests=(test/constructs test/aspects test/checks test/testing)

compiles() (
  cd "$copy" && ! grep -r "'cdk8s-plus-28'" src && npx projen compile
)

if [ $# -gt 0 ]; then numbers=("$@"); else mapfile -t numbers < <(node variants/numbers.mjs); fi
[ "${#numbers[@]}" -gt 0 ] || { echo 'There is no variant in .projenrc.ts.'; exit 1; }
for number in "${numbers[@]}"; do
  started=$SECONDS
  copy=$work/$number
  echo "cdk8s-plus-$number:"
  check 'is copied' bash variants/copy.sh "$number" "$copy" || continue
  check 'compiles' compiles
  check 'the examples compile' npx tsc --noEmit --project "$copy/examples/tsconfig.json"
  check 'the tests pass' env VARIANT="$number" npx jest --ci --config "$root/test/variants/jest.config.cjs" "${tests[@]}" && grep '^Tests: ' "$work/log"
  printf '  took %d s\n' $((SECONDS - started))
done

if [ "$failures" -gt 0 ]; then
  echo "$failures checks failed."
  exit 1
fi
echo 'All variants work.'
