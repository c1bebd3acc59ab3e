# Lists what is below each path, links followed: a line ">PATH", then TYPE|MODE|SIZE|PATH for each.
# $1 a path, or a pattern of the shell
IFS=
for path in $1; do
  echo ">$path"
  find -L "$path" \( -type f -o -type d \) -exec stat -L -c '%F|%a|%s|%n' -- {} + || exit 66
done
