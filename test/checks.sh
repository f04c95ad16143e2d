# Sourced by scripts that check something step by step. They get a directory
# $work, which is removed at the end, and count what fails in $failures.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# check NAME COMMAND...: one line for one check, with the output of what failed.
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
