#!/usr/bin/env bash
# Packs the package and uses it as users do: as a validation plugin of cdk8s-cli,
# and as a matcher in jest and in vitest, each with only its own types. Needs a
# package registry.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$here/../checks.sh"
export CDK8S_CHECK_UPGRADE=false

# app NAME PACKAGE...: copies an app of this folder and installs its packages.
app() {
  local name=$1
  shift
  echo "App '$name' with $*:"
  cp -r "$here/$name" "$work/$name" && cd "$work/$name" || exit 1
  echo '{ "name": "app", "version": "1.0.0", "private": true }' >package.json
  check 'installs' npm install --no-audit --no-fund --loglevel=error "$tarball" cdk8s cdk8s-plus-28 constructs "$@"
}

# synth STATUS CONFIGURATION ARGUMENT...: whether cdk8s-cli exits with the status; its output is in ./output.
synth() {
  local expected=$1 status
  cp "$2" cdk8s.yaml
  shift 2
  npx --no-install cdk8s synth "$@" >output 2>&1
  status=$?
  cat output
  [ "$status" -eq "$expected" ] || { printf 'It ended with %s instead of %s\n' "$status" "$expected"; return 1; }
}

# says TEXT...: whether the last synth printed all of the texts.
says() {
  local text
  for text in "$@"; do grep -qF -- "$text" output || { cat output; printf 'It does not say: %s\n' "$text"; return 1; }; done
}

says_not() {
  ! grep -F -- "$1" output
}

reports() {
  node -e "
    const { reports } = JSON.parse(require('fs').readFileSync('reports.json', 'utf8'));
    require('assert').deepStrictEqual(reports.map(({ summary, violations }) => [summary.status, violations.map(({ ruleName }) => ruleName)]), $1)"
}

echo 'The tarball:'
check 'is packed' npm pack --ignore-scripts --pack-destination "$work" "$root" || exit 1
tarball=$(ls "$work"/*.tgz)

if app cdk8s-cli cdk8s-cli@2.207.60; then
  APP=good check 'passes a good app' synth 0 default.yaml
  APP=bad check 'fails on findings' synth 2 default.yaml --validation-reports-output-file reports.json
  check 'names rule, object, file, field and fix' says 'read-secrets' 'HIGH  Role production/web [secrets get,list] at dist/bad.k8s.yaml:' 'rules[0]' \
    'How to fix: Permission.' "Findings.of(construct).accept({ rule: 'read-secrets'"
  check 'finds the construct of a unique name' says 'Construct Path: bad/other' 'Resource Name: other'
  check 'distinguishes objects with the same name' says 'Resource Name: Role production/web' 'Resource Name: RoleBinding production/web'
  check 'names no construct if it is ambiguous' says_not 'Construct Path: bad/role'
  check 'writes the reports of cdk8s-cli' reports "[['failure', ['binding-to-cluster-admin', 'read-secrets']]]"
  APP=bad check 'with failOn: never, reports and does not fail' synth 0 relaxed.yaml
  check 'and reports what would fail' says 'read-secrets' 'never; by default, 3 findings at or above medium would fail'
  APP=good check 'refuses invalid properties' synth 1 misspelt.yaml
  check 'and names them' says 'there is no key "exclude"' 'did you mean restricted?'
  APP=good check 'fails if the baseline is missing' synth 2 no-baseline.yaml
  check 'and reports why' says 'not-checked' 'nowhere.json'
  APP=unreadable check 'fails if a manifest is unreadable' synth 2 relaxed.yaml
  APP=other-extension check 'fails if there is nothing to check' synth 2 default.yaml
  APP=bad check 'works twice with different properties' synth 2 twice.yaml --validation-reports-output-file reports-of-two.json
  cp reports-of-two.json reports.json
  check 'and reports twice' reports "[['success', []], ['failure', ['binding-to-cluster-admin']]]"
  APP=bad check 'checks output to stdout' synth 2 default.yaml --stdout
  check 'and names no deleted file' says 'Manifest Path: STDOUT' '[secrets get,list] at line '
  APP=bad check 'supports custom rules in a plugin of a team' synth 2 own-plugin.yaml
  check 'which reports findings' says 'no-roles (' "the Role 'other' is not made by the platform team"
  mkdir -p plugins/cdk8s-least-privilege/0.0.0 && ln -s "$PWD/node_modules" plugins/cdk8s-least-privilege/0.0.0/node_modules
  APP=bad check 'works from the plugins directory' synth 2 by-name.yaml --plugins-dir "$PWD/plugins"
fi

if app jest jest@30 @types/jest@30 '@types/node@20' 'typescript@5.9'; then
  check 'passes' npx --no-install jest
  check 'compiles' npx --no-install tsc --noEmit
fi

if app vitest vitest@3 '@types/node@20' 'typescript@5.9'; then
  check 'passes' npx --no-install vitest run
  check 'passes with globals' npx --no-install vitest run --config vitest.globals.config.mjs
  check 'compiles' npx --no-install tsc --noEmit
fi

if [ "$failures" -gt 0 ]; then
  echo "$failures checks failed."
  exit 1
fi
echo 'All of them work.'
