# Shows one chunk of a file.
# $1 path, $2 offset, $3 the most bytes
# Prints: kiln MODE SIZE BYTES, a newline, then that many bytes.
[ -d "$1" ] && { echo "$1: Is a directory" >&2; exit 21; }
mode=$(stat -L -c %a -- "$1") || exit 66
size=$(($(wc -c <"$1"))) || exit 66
bytes=$((size - $2))
[ "$bytes" -lt 0 ] && bytes=0
[ "$bytes" -gt "$3" ] && bytes=$3
echo "kiln $mode $size $bytes"
[ "$bytes" -gt 0 ] && tail -c "+$(($2 + 1))" "$1" | head -c "$bytes"
exit 0
