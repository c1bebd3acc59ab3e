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
# Kept open: a script may clear /var/tmp (a usual last line of a bake), and a look still finds what it wrote.
exec 3>>"$folder/out" 4>>"$folder/err" || exit 73

command=$(cat "$folder/command") || exit 73
shell=${SHELL:-/bin/sh}
umask "$mask"
# In a shell of its own: some shells redirect themselves while a command runs.
if [ "$terminal" = pty ] && command -v script >/dev/null; then
  (SHELL=$shell script -qec "$command" /dev/null </dev/null >&3 2>&4 3>&- 4>&-)
else
  ("$shell" -c "$command" </dev/null >&3 2>&4 3>&- 4>&-)
fi
code=$?

# What a script cleared away is made again, whole, before the exit code tells that it is over.
umask 077
own_folder() {
  mkdir "$1" 2>/dev/null || { [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]; }
}

own_folder "${folder%/*}" && own_folder "$folder" && own_folder "$folder/job" || exit 73
[ -f "$folder/out" ] || cat /proc/$$/fd/3 >"$folder/out"
[ -f "$folder/err" ] || cat /proc/$$/fd/4 >"$folder/err"
printf '%-15s\n' "$code" 1<>"$folder/job/exit"
