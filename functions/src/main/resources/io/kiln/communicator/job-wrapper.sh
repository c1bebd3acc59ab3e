# Runs the command of one job and leaves behind what a later look needs.
# $1 the job's folder, $2 the login's umask, $3 "pty" or "plain"
folder=$1 mask=$2 terminal=$3
umask 077

# Atomic: a second start ends here.
mkdir "$folder/job" 2>/dev/null || exit 0

read -r boot </proc/sys/kernel/random/boot_id
read -r stat </proc/$$/stat
set -- ${stat##*") "}
echo "$$ ${20} $boot" >"$folder/job/owner.new" && mv "$folder/job/owner.new" "$folder/job/owner" || exit 73

# Room for the exit code now: a script that fills the disk must not lose it.
printf '%-15s\n' '' >"$folder/job/exit" || exit 73
: >"$folder/out" || exit 73
: >"$folder/err" || exit 73

command=$(cat "$folder/command") || exit 73
shell=${SHELL:-/bin/sh}
umask "$mask"
if [ "$terminal" = pty ] && command -v script >/dev/null; then
  SHELL=$shell script -qec "$command" /dev/null </dev/null >>"$folder/out" 2>>"$folder/err"
else
  "$shell" -c "$command" </dev/null >>"$folder/out" 2>>"$folder/err"
fi
printf '%-15s\n' $? 1<>"$folder/job/exit"
