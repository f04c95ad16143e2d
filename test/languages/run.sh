#!/usr/bin/env bash
# Builds the package for TypeScript, Python, Java and Go and runs the same apps
# with each: the manifests must be equal byte for byte, and the messages must be
# readable. Name languages to run only these; TypeScript always runs. A language
# whose tools are missing is skipped. Needs package registries.
#
# Parts that never change between runs are cached: the packages of constructs,
# cdk8s and cdk8s-plus-28, and the downloads of the package managers.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The major version of Node about which jsii should not warn.
JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=$(node -p "process.versions.node.split('.')[0]")
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION

version_of() {
  node -p "require('$root/node_modules/$1/package.json').version"
}
pacmak=$(version_of jsii-pacmak)
constructs=$(version_of constructs)
cdk8s=$(version_of cdk8s)
cdk8s_plus=$(version_of cdk8s-plus-28)
dependencies=(constructs cdk8s cdk8s-plus-28)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-least-privilege/languages/$pacmak-$constructs-$cdk8s-$cdk8s_plus
mkdir -p "$cache"
# Two simultaneous runs would write to the same cache.
if command -v flock >/dev/null; then exec 9>"$cache/lock" && flock 9; fi

passed=0
failed=0
skipped=0

# step NAME COMMAND...: one line per step, with the output if it failed.
step() {
  local name=$1 started=$SECONDS
  shift
  if "$@" >"$work/log" 2>&1; then
    printf '  %s (%d s)\n' "$name" $((SECONDS - started))
  else
    cat "$work/log"
    printf '  FAILED: %s\n' "$name"
    return 1
  fi
}

# cached NAME COMMAND...: a step that runs once per cache.
cached() {
  local name=$1
  shift
  [ -e "$cache/$1.done" ] || { step "$name" "$@" && touch "$cache/$1.done"; }
}

# generate LANGUAGE OUTDIR PACKAGE...: the sources of packages in a language, each in its own folder.
generate() {
  local language=$1 outdir=$2 package
  shift 2
  for package in "$@"; do
    rm -rf "${outdir:?}/$package"
    (cd "$root" && npx jsii-pacmak --code-only --target "$language" --outdir "$outdir/$package" "node_modules/$package") || return 1
  done
}

generate_own() {
  (cd "$root" && npx jsii-pacmak --code-only --target "$1" --outdir "$work/own" .)
}

# same WHAT EXPECTED ACTUAL: prints how two files or folders differ.
same() {
  diff -r "$2" "$3" >"$work/difference" && return
  cat "$work/difference"
  printf '  FAILED: %s differs\n' "$1"
  return 1
}

# run_app NAME COMMAND...: runs one app; its manifests and its output go to $out.
run_app() {
  local name=$1
  shift
  mkdir -p "$out/manifests" "$out/errors" "$out/ten-tasks"
  case $name in
    errors) export CDK8S_OUTDIR=$out/errors ;;
    ten-tasks) export CDK8S_OUTDIR=$out/ten-tasks ;;
    *) export CDK8S_OUTDIR=$out/manifests ;;
  esac
  "$@" >"$work/stdout" 2>"$work/stderr"
  local status=$?
  # Some builds of Maven print color codes even if they are switched off.
  sed $'s/\033\\[[0-9;]*m//g' "$work/stdout" >"$out/$name.txt"
  [ "$name" != errors ] || sed $'s/\033\\[[0-9;]*m//g' "$work/stderr" >>"$out/$name.txt"
  [ $status -eq 0 ] || { cat "$out/$name.txt" "$work/stderr"; printf '  FAILED: %s does not run\n' "$name"; return 1; }
}

# Each language adds text around a message, and Java the JavaScript stack after it.
messages_are_readable() {
  local printed message file unreadable=0
  printed=$(<"$out/errors.txt")
  # In Java, the report is in the error, which jsii prints twice.
  local reports=1
  [ "$language" != java ] || reports=2
  [ "$(grep -c 'HIGH  read-secrets' <<<"$printed")" -eq "$reports" ] || { printf '%s\n  FAILED: it does not print the report once\n' "$printed"; unreadable=1; }
  for file in "$here"/golden/errors/*; do
    message=$(<"$file")
    [[ $printed == *"$message"* ]] || { printf '%s\n  FAILED: it does not print the message in golden/errors/%s\n' "$printed" "$(basename "$file")"; unreadable=1; }
  done
  return $unreadable
}

matches_golden() {
  local status=0
  if [ "$language" != typescript ]; then
    same 'a manifest of TypeScript' "$work/out/typescript/manifests" "$out/manifests" || status=1
  fi
  same 'a golden manifest' "$here/golden/manifests" "$out/manifests" || status=1
  same 'a manifest of the ten tasks' "$root/examples/ten-tasks/golden" "$out/ten-tasks" || status=1
  same 'golden/shop.txt' "$here/golden/shop.txt" "$out/shop.txt" || status=1
  messages_are_readable || status=1
  return $status
}

build_typescript() {
  local package=$work/typescript/node_modules/cdk8s-least-privilege name
  mkdir -p "$package"
  (cd "$root" && npm pack --ignore-scripts --silent --pack-destination "$work" >/dev/null) || return 1
  tar -xzf "$work"/*.tgz -C "$package" --strip-components 1 || return 1
  for name in "${dependencies[@]}" @types; do ln -s "$root/node_modules/$name" "$work/typescript/node_modules/$name"; done
  cp "$here"/typescript/* "$work/typescript"
  cp "$root/examples/ten-tasks/main.ts" "$work/typescript/ten-tasks.ts"
  cd "$work/typescript" && "$root/node_modules/.bin/tsc"
}

has_typescript() { :; }

test_typescript() {
  step 'packs the package and compiles the apps' build_typescript || return
  cd "$work/typescript" || return
  run_app first-app node first-app.js && run_app shop node shop.js && run_app ten-tasks node ten-tasks.js && run_app errors node errors.js
}

has_python() {
  python3 -c 'import venv, ensurepip' 2>/dev/null
}

python_environment() {
  rm -rf "$environment"
  python3 -m venv "$environment" &&
    "$environment/bin/pip" install --quiet "constructs==$constructs" "cdk8s==$cdk8s" "cdk8s-plus-28==$cdk8s_plus"
}

python_package() {
  (cd "$root" && npx jsii-pacmak --target python --outdir "$work/own" .)
}

# Replaces the package of the last run; pip then checks our own requirements.
install_python_package() {
  "$environment/bin/pip" install --quiet --no-deps --force-reinstall "$work"/own/python/*.whl && "$environment/bin/pip" check
}

drops_keys_of_nested_dicts() {
  run_app nested_dicts "$environment/bin/python" -B nested_dicts.py || return
  rm -f "$out/manifests/dicts.k8s.yaml"
  same golden/nested-dicts.txt "$here/golden/nested-dicts.txt" "$out/nested_dicts.txt"
}

# audits STATUS TEXT ARGUMENT...: whether the command of the wheel exits with the status and prints the text.
audits() {
  local expected=$1 text=$2 status
  shift 2
  "$environment/bin/least-privilege" audit "$@" >"$work/audit" 2>&1
  status=$?
  [ "$status" -eq "$expected" ] && grep -qF -- "$text" "$work/audit" && return
  cat "$work/audit"
  printf 'It ended with %s instead of %s, or does not print: %s\n' "$status" "$expected" "$text"
  return 1
}

has_the_command() {
  audits 0 'PASSED' "$here/golden/manifests/payments.k8s.yaml" &&
    audits 1 'Role production/everything' "$here/../node/wildcard.yaml" &&
    audits 1 'Role production/everything' - <"$here/../node/wildcard.yaml" &&
    audits 2 "unknown option '--fail-onn'" --fail-onn high "$here/../node/wildcard.yaml" &&
    audits 2 'no such file or directory' "$work/missing.yaml"
}

test_python() {
  # A virtual environment works only with the Python that created it.
  environment=$cache/$(python3 -c 'import sys; print("python-%d.%d.%d" % sys.version_info[:3])')
  [ -x "$environment/bin/python" ] || rm -f "$cache/python_environment.done"
  cached 'installs cdk8s' python_environment || return
  step 'builds the wheel' python_package || return
  step 'installs it' install_python_package || return
  step 'audits with its command' has_the_command || return
  cd "$here/python" || return
  run_app first-app "$environment/bin/python" -B first_app.py && run_app shop "$environment/bin/python" -B shop.py &&
    run_app ten-tasks "$environment/bin/python" -B ten_tasks.py && run_app errors "$environment/bin/python" -B errors.py && drops_keys_of_nested_dicts
}

has_java() {
  javac -version >/dev/null 2>&1 && mvn --version >/dev/null 2>&1
}

maven() {
  mvn --quiet --batch-mode -Dstyle.color=never -Dmaven.repo.local="$cache/maven" "$@"
}

# install_java FOLDER: compiles generated sources into the Maven repository. For a
# version range, Maven would fetch the description of each version, so each range is
# replaced by the version that the other languages use.
install_java() {
  sed -E -e "/<artifactId>constructs</{n;s|\[.*\)|$constructs|;}" -e "/<artifactId>cdk8s</{n;s|\[.*\)|$cdk8s|;}" \
    -e "/<artifactId>cdk8s-plus-28</{n;s|\[.*\)|$cdk8s_plus|;}" -e 's|<version>\[([^,]*),.*\)<|<version>\1<|' "$1/pom.xml" >"$1/pinned.xml" &&
    maven --file "$1/pinned.xml" -Dmaven.javadoc.skip=true -Dmaven.source.skip=true install
}

java_dependencies() {
  local package
  generate java "$cache/java" "${dependencies[@]}" || return
  for package in "${dependencies[@]}"; do install_java "$cache/java/$package/java" || return; done
}

own_java_package() {
  generate_own java && install_java "$work/own/java"
}

java_app() {
  maven compile exec:java -Dexec.mainClass="com.example.$1"
}

test_java() {
  cached 'builds constructs, cdk8s and cdk8s-plus-28' java_dependencies || return
  step 'builds the package' own_java_package || return
  cp -R "$here/java" "$work/java" && cd "$work/java" || return
  run_app first-app java_app FirstApp && run_app shop java_app Shop && run_app ten-tasks java_app TenTasks && run_app errors java_app Errors
}

has_go() {
  go version >/dev/null 2>&1
}

go_dependencies() {
  generate go "$cache/go" "${dependencies[@]}"
}

# The module of the apps, with the new packages instead of published ones.
go_module() {
  local module required replaced=()
  for module in "$cache"/go/*/go/* "$work"/own/go/*; do
    required=$(sed -n 's/^module //p' "$module/go.mod")
    replaced+=(-require "$required@v$(<"$module/version")" -replace "$required=$module")
  done
  cp -R "$here/go" "$work/go" && cd "$work/go" && go mod init example.com/apps && go mod edit "${replaced[@]}" && go mod tidy
}

build_go_apps() {
  cd "$work/go" && go vet ./... && go build -o bin/ ./...
}

test_go() {
  cached 'generates constructs, cdk8s and cdk8s-plus-28' go_dependencies || return
  step 'generates the package' generate_own go || return
  step 'resolves the modules' go_module || return
  step 'compiles the apps' build_go_apps || return
  cd "$work/go" || return
  run_app first-app bin/first-app && run_app shop bin/shop && run_app ten-tasks bin/ten-tasks && run_app errors bin/errors
}

for language in typescript python java go; do
  case " typescript ${*:-python java go} " in *" $language "*) ;; *) continue ;; esac
  if ! "has_$language"; then
    printf '%s: SKIPPED, its tools are not installed\n' "$language"
    skipped=$((skipped + 1))
    continue
  fi
  printf '%s:\n' "$language"
  started=$SECONDS
  out=$work/out/$language
  rm -rf "$work/own"
  if "test_$language" && matches_golden; then
    printf '  writes the same manifests and messages (%d s in all)\n' $((SECONDS - started))
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done

printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
