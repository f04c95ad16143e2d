#!/usr/bin/env bash
# supervise.sh FOLDER OWNER COMMAND...: runs a command until standard input is
# closed, which also happens if the parent process is killed, or until the process
# with the id OWNER has ended. Then it deletes the folder with the state.
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
  # A clean shutdown would only take time: the state is not needed.
  kill -KILL "$child" "$input" 2>/dev/null
  rm -rf "$folder"
} &
watcher=$!
wait "$child"
status=$?
# 128 + 9: the watcher killed it.
if [ "$status" -eq 137 ]; then wait "$watcher"; else kill "$watcher" 2>/dev/null; fi
exit "$status"
