# Writes one chunk (standard input) of a file; after the last one checks it and puts it in its place.
# $1 destination, $2 mode, $3 SHA-256, $4 size, $5 the chunk's offset in blocks of 64 KiB
# Prints how many bytes of the file are there; "done" when it is in its place. Exit 65: not what was sent.
LC_ALL=C
destination=$1

# Reads the rest of the chunk first: the other side would wait for room to send it.
fail() {
  cat >/dev/null
  echo "$1" >&2
  exit 73
}

[ -d "$destination" ] && fail "$destination: Is a directory"
[ -L "$destination" ] && destination=$(readlink -f "$destination")
part=$destination.kiln.part

sum() {
  { sha256sum "$1" 2>/dev/null || openssl dgst -sha256 -r "$1"; } | cut -c1-64
}

if [ "$5" = 0 ]; then
  told=$( (umask 077 && rm -f "$part" && : >"$part") 2>&1) || fail "$told"
fi
told=$(dd of="$part" bs=65536 seek="$5" conv=notrunc 2>&1) || fail "$told"
size=$(($(wc -c <"$part")))
[ "$size" -lt "$4" ] && { echo "$size"; exit 0; }

if [ "$(sum "$part")" != "$3" ]; then
  rm -f "$part"
  exit 65
fi
chmod "$2" "$part" && mv -f "$part" "$destination" && echo done
