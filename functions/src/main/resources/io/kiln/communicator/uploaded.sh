# Tells how far an upload came.
# $1 destination, $2 mode, $3 SHA-256, $4 size
# Prints the size of its part; "done" when the file is in its place already.
LC_ALL=C
destination=$1
[ -L "$destination" ] && destination=$(readlink -f "$destination")
if [ -f "$destination.kiln.part" ]; then
  echo $(($(wc -c <"$destination.kiln.part")))
elif [ -f "$destination" ] && [ $(($(wc -c <"$destination"))) = "$4" ]; then
  sum=$({ sha256sum "$destination" 2>/dev/null || openssl dgst -sha256 -r "$destination"; } | cut -c1-64)
  [ "$sum" = "$3" ] && chmod "$2" "$destination" && echo done || echo 0
else
  echo 0
fi
