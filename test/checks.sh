# Sourced by scripts that run several checks. They get a directory $work, which is
# removed at the end, and count failed checks in $failures.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# check NAME COMMAND...: one line for a check, with the output if it fails.
check() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    printf '  %s\n' "$name"
  else
    cat "$work/log"
    printf '  FAILED: %s\n' "$name"
    failures=$((failures + 1))
    return 1
  fi
}
