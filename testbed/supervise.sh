#!/usr/bin/env bash
# supervise.sh FOLDER COMMAND...: runs a command until standard input is closed,
# which also happens when the process that started this one is killed; then the
# folder with its state goes too.
set -u
folder=$1
shift
exec 3<&0
"$@" <&- 3<&- &
child=$!
trap 'kill -KILL "$child" 2>/dev/null' TERM INT
{
  cat <&3 >/dev/null
  # No state is worth the time to end in order.
  kill -KILL "$child" 2>/dev/null
  rm -rf "$folder"
} &
watcher=$!
wait "$child"
status=$?
# 128 + 9: the watcher has done it, or will where somebody else has.
if [ "$status" -eq 137 ]; then wait "$watcher"; else kill "$watcher" 2>/dev/null; fi
exit "$status"
