# shellcheck shell=bash
# Sourced by `run`: runs checks, counts them, and records their durations.

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
skipped=0
times=()

# check NAME COMMAND...: one check, passed if the command succeeds, skipped if it exits with 77.
check() {
  check_each '' "$@"
}

# check_each PATTERN NAME COMMAND...: as many checks as the last line of the
# output that matches the pattern counts: `3 passed, 1 failed, 2 skipped`.
check_each() {
  local pattern=$1 name=$2 started=$SECONDS before=$failed result=passed status line=
  shift 2
  printf '\n=== %s\n' "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  if [ "$status" -eq 77 ]; then
    line='1 skipped'
    result=SKIPPED
  elif [ -n "$pattern" ]; then
    line=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E "$pattern" | tail -n 1)
    [ -n "$line" ] || printf 'It did not print how many checks passed.\n'
  elif [ "$status" -eq 0 ]; then
    line='1 passed'
  fi
  passed=$((passed + $(number_of passed "$line")))
  failed=$((failed + $(number_of failed "$line")))
  skipped=$((skipped + $(number_of skipped "$line")))
  # A command can fail after a line without failures: the linter runs after jest.
  if [ -z "$line" ] || { [ "$status" -ne 0 ] && [ "$status" -ne 77 ] && [ "$failed" -eq "$before" ]; }; then failed=$((failed + 1)); fi
  if [ "$failed" -gt "$before" ]; then result=FAILED; fi
  times+=("$(printf '%5d s  %s: %s' $((SECONDS - started)) "$result" "$name")")
  printf '=== %s after %d s: %s\n' "$result" $((SECONDS - started)) "$name"
}

# number_of WORD LINE: the number before a word, or 0.
number_of() {
  local number
  number=$(grep -oE "[0-9]+ $1" <<<"$2" | grep -oE '[0-9]+')
  echo "${number:-0}"
}

# Prints the durations, and a last line that counts all checks. Fails if a check failed.
report() {
  printf '\n=== Where the time went, %d min %d s in all\n' $((SECONDS / 60)) $((SECONDS % 60))
  printf '%s\n' "${times[@]}"
  printf '\n%d passed, %d failed' "$passed" "$failed"
  if [ "$skipped" -gt 0 ]; then printf ', %d skipped' "$skipped"; fi
  printf '\n'
  [ "$failed" -eq 0 ]
}
