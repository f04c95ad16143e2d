#!/usr/bin/env bash
# supervise.sh FOLDER OWNER COMMAND...: runs a command until standard input is
# closed, which also happens when the process that started this one is killed,
# or the process with the id OWNER is gone. Then the folder with its state goes too.
set -u
folder=$1 owner=$2
shift 2
exec 3<&0
"$@" <&- 3<&- &
child=$!
trap 'kill -KILL "$child" 2>/dev/null' TERM INT
{
  cat <&3 >/dev/null &
  input=$!
  while kill -0 "$input" && kill -0 "$owner"; do sleep 0.2; done 2>/dev/null
  # No state is worth the time to end in order.
  kill -KILL "$child" "$input" 2>/dev/null
  rm -rf "$folder"
} &
watcher=$!
wait "$child"
status=$?
# 128 + 9: the watcher has done it.
if [ "$status" -eq 137 ]; then wait "$watcher"; else kill "$watcher" 2>/dev/null; fi
exit "$status"
