#!/bin/sh
# What INPUT_JSON_URL and the URLs in the input's file_relationships give, seen from this container.
. /usr/share/debugger/page.sh

readonly MOST_BYTES=65536 MOST_FILES=20 SECONDS_EACH=3 MOST_LINES=5

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME URL: leaves the body in NAME.body, cut to MOST_BYTES, and wget's account in NAME.log.
fetch() {
  { timeout $SECONDS_EACH wget -S -O - "$2" 2>"$work/$1.log"; echo $? >"$work/$1.exit"; } | head -c $MOST_BYTES >"$work/$1.body"
}

header() { sed -n "s/^ *$2: *\([^\r]*\).*/\1/Ip" "$work/$1.log" | tail -n 1; }

outcome() {
  case $(cat "$work/$1.exit") in
    0 | 141) echo "<p class=\"good\">$(sed -n 's/^ *HTTP[^ ]* //p' "$work/$1.log" | tail -n 1 | escape), $(size "$1")</p>" ;;
    143) echo "<p class=\"bad\">No answer within $SECONDS_EACH s</p>" ;;
    *) echo "<p class=\"bad\">$(tail -n 1 "$work/$1.log" | sed 's/^wget: //' | escape)</p>" ;;
  esac
}

size() {
  length=$(header "$1" content-length)
  got=$(wc -c <"$work/$1.body")
  if [ "$got" -ge $MOST_BYTES ]; then echo "${length:-more than $MOST_BYTES} bytes, the first $MOST_BYTES were read" | escape
  else echo "$got bytes"; fi
}

first_lines() {
  [ -s "$work/$1.body" ] || return
  if [ "$(tr -dc '\000' <"$work/$1.body" | head -c 1 | wc -c)" -gt 0 ]; then echo '<p class="facts">Not text.</p>'; return; fi
  printf '<pre tabindex="0">\n'; head -n $MOST_LINES "$work/$1.body" | cut -c1-200 | escape; echo '</pre>'
}

input() {
  cat "${INPUT_FILE:-/tmp/input.json}" 2>/dev/null || printf %s "${INPUT_JSON-$(cat "$work/input.body" 2>/dev/null)}"
}

[ -z "$INPUT_JSON_URL" ] || fetch input "$INPUT_JSON_URL"
input | awk -f "$SHARE/urls.awk" | head -n $MOST_FILES >"$work/urls"
n=0
while read -r url; do n=$((n + 1)); fetch $n "$url" & done <"$work/urls"
wait

begin 'Fetched files'
echo '<main>'
if [ -n "$INPUT_JSON_URL" ]; then
  echo "<h3><code>INPUT_JSON_URL</code></h3>$(outcome input)"
  [ ! -s "$work/input.body" ] || json "$work/input.body"
fi
n=0
while read -r url; do
  n=$((n + 1))
  echo "<h3>$(escaped "$url")</h3>$(outcome $n)$(first_lines $n)"
done <"$work/urls"
[ $n -gt 0 ] || echo '<p class="facts">The input has no <code>file_relationships</code> with http or https URLs.</p>'
echo '</main>'
end
