#!/usr/bin/env bash
# Runs a command until standard input is closed, which also happens when the
# process that started this one is killed.
set -u
exec 3<&0
"$@" <&- 3<&- &
child=$!
trap 'kill "$child" 2>/dev/null' TERM INT
{
  cat <&3 >/dev/null
  kill "$child" 2>/dev/null
} &
watcher=$!
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
