# Tells in one go how a job stands and what it wrote since the last look.
# $1 the job's folder, $2 and $3 the offsets into its output and errors, $4 the most bytes of each
# Prints: kiln STATE CODE BOOT-ID OUT-BYTES ERR-BYTES, a newline, then that many bytes of each.
folder=$1
read -r boot </proc/sys/kernel/random/boot_id

code() {
  [ -f "$folder/job/exit" ] && tr -d ' \n' <"$folder/job/exit"
}

alive() {
  { read -r stat </proc/"$pid"/stat; } 2>/dev/null || return 1
  set -- ${stat##*") "}
  [ "${20}" = "$start" ] && [ "$1" != Z ]
}

stand() {
  exit=$(code)
  [ -n "$exit" ] && { echo "exited $exit"; return; }
  [ -n "$wrapper" ] && { echo running -; return; }
  [ -d "$folder/job" ] || { echo not_started -; return; }
  { read -r pid start started <"$folder/job/owner"; } 2>/dev/null || { echo begun -; return; }
  [ "$started" = "$boot" ] || { echo rebooted -; return; }
  alive && { echo running -; return; }
  # It may have ended between the two looks above.
  exit=$(code)
  [ -n "$exit" ] && echo "exited $exit" || echo died -
}

# $1 file, $2 offset: how many bytes to show
unread() {
  size=0
  [ -f "$1" ] && size=$(($(wc -c <"$1")))
  size=$((size - $2))
  [ "$size" -lt 0 ] && size=0
  [ "$size" -gt "$3" ] && size=$3
  echo "$size"
}

show() {
  [ "$3" -gt 0 ] && tail -c "+$(($2 + 1))" "$1" | head -c "$3"
}

# Where the folder was cleared away, the wrapper's open files still hold what was written.
wrapper=
if [ ! -f "$folder/job/owner" ] || [ ! -f "$folder/out" ] || [ ! -f "$folder/err" ]; then
  wrapper=$(wrapper_of "$folder")
  [ -f "/proc/$wrapper/fd/3" ] || wrapper=
fi
# The state first: what is written after it is read by the next look.
standing=$(stand)
outputs=$folder/out errors=$folder/err
[ -n "$wrapper" ] && [ ! -f "$outputs" ] && outputs=/proc/$wrapper/fd/3
[ -n "$wrapper" ] && [ ! -f "$errors" ] && errors=/proc/$wrapper/fd/4
out=$(unread "$outputs" "$2" "$4")
err=$(unread "$errors" "$3" "$4")
echo "kiln $standing $boot $out $err"
show "$outputs" "$2" "$out"
show "$errors" "$3" "$err"
exit 0
