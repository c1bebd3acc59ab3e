# Finds the living wrapper of a job whose folder is gone: its own command may have cleared /var/tmp.
# $1 the job's folder
# Prints its pid; fails when there is none.
wrapper_of() {
  wanted=$1
  for process in /proc/[0-9]*; do
    # The name of the folder is no secret: somebody else's process may bear it too.
    [ -O "$process" ] || continue
    words=
    # The shell's read drops the zeros between the words.
    { IFS= read -r words <"$process/cmdline"; } 2>/dev/null
    case $words in *"$wanted/wrapper$wanted"*) ;; *) continue ;; esac
    # A container's own /var/tmp is another one.
    [ "$(readlink "$process/ns/mnt")" = "$(readlink /proc/self/ns/mnt)" ] || continue
    { read -r stat <"$process/stat"; } 2>/dev/null || continue
    set -- ${stat##*") "}
    # Of the wrapper and what it forks only the wrapper leads their group.
    [ "$3" = "${process#/proc/}" ] && [ "$1" != Z ] && echo "$3" && return 0
  done
  return 1
}
