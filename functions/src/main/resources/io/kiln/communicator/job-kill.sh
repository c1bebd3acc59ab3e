# Ends a job and everything it started: first asked, then forced.
# $1 the job's folder
start=
if ! { read -r pid start boot <"$1/job/owner"; } 2>/dev/null; then
  pid=$(wrapper_of "$1") || exit 0
fi
{ read -r stat </proc/"$pid"/stat; } 2>/dev/null || exit 0
set -- ${stat##*") "}
[ -z "$start" ] || [ "${20}" = "$start" ] || exit 0
kill -s TERM -- "-$pid" 2>/dev/null
for second in 1 2 3; do
  kill -s 0 -- "-$pid" 2>/dev/null || exit 0
  sleep 1
done
kill -s KILL -- "-$pid" 2>/dev/null
exit 0
