# Ends a job and everything it started: first asked, then forced.
# $1 the job's folder
{ read -r pid start boot <"$1/job/owner"; } 2>/dev/null || exit 0
{ read -r stat </proc/"$pid"/stat; } 2>/dev/null || exit 0
set -- ${stat##*") "}
[ "${20}" = "$start" ] || exit 0
kill -s TERM -- "-$pid" 2>/dev/null
for second in 1 2 3; do
  kill -s 0 -- "-$pid" 2>/dev/null || exit 0
  sleep 1
done
kill -s KILL -- "-$pid" 2>/dev/null
exit 0
