#!/bin/sh
# The page. It shows what is here already; what takes a network is left to fetched.cgi.
. /usr/share/debugger/page.sh

file=${INPUT_FILE:-/tmp/input.json}

input_file() {
  echo "<h3>File <code>$(escaped "$file")</code></h3>"
  if [ -f "$file" ]; then json "$file"; else echo '<p class="facts">There is no such file.</p>'; fi
}

input_variable() {
  echo '<h3>Variable <code>INPUT_JSON</code></h3>'
  [ -n "${INPUT_JSON+set}" ] || { echo '<p class="facts">Not set.</p>'; return; }
  copy=$(mktemp); printf %s "$INPUT_JSON" >"$copy"; json "$copy"; rm "$copy"
}

input_url() {
  echo '<h3>Variable <code>INPUT_JSON_URL</code></h3>'
  if [ -n "$INPUT_JSON_URL" ]; then echo "<p><code>$(escaped "$INPUT_JSON_URL")</code></p>"; else echo '<p class="facts">Not set.</p>'; fi
}

# The first process has the container's own variables, without those that a CGI script gets besides.
environment() {
  tr '\000' '\001' </proc/1/environ | escape |
    awk 'BEGIN { RS = "\001" } i = index($0, "=") { print "<dt>" substr($0, 1, i - 1) "</dt><dd>" substr($0, i + 1) "</dd>" }'
}

request() {
  fact Request "$REQUEST_METHOD $REQUEST_URI $SERVER_PROTOCOL"
  fact From "$REMOTE_ADDR"
  env | grep '^HTTP_' | sort | while IFS='=' read -r name value; do
    fact "$(echo "${name#HTTP_}" | tr '_A-Z' '-a-z')" "$value"
  done
}

# Mounts other than the engine's own: extra directories, for one.
mounts() {
  echo '<tr><th>Directory</th><th>Type</th><th>Writable</th><th>Free</th></tr>'
  while read -r _ place type _; do
    case $place in /proc | /proc/* | /sys | /sys/* | /dev | /dev/* | /etc/*) continue ;; esac
    place=$(printf %b "$place")
    [ -w "$place" ] && writable='<td class="good">yes</td>' || writable='<td class="bad">no</td>'
    free=$(df -hP "$place" 2>/dev/null | awk 'NR == 2 { print $4 }')
    echo "<tr><td>$(escaped "$place")</td><td>$(escaped "$type")</td>$writable<td>$free</td></tr>"
  done </proc/mounts
}

begin 'Container debugger'
cat <<HTML
<header><h1>Container debugger</h1>
<p>What this container was given, as it sees it. Host name <code>$(hostname | escape)</code>, $(uptime | sed 's/^ *\([^ ]*\).*/\1/') UTC.</p></header>
<main>
<section id="input"><h2>Input</h2>$(input_file)$(input_variable)$(input_url)</section>
<section id="fetched"><h2>Files of the input, fetched</h2>
<div data-from="cgi-bin/fetched.cgi"><p class="facts">Fetching…</p>
<noscript><p><a href="cgi-bin/fetched.cgi">Fetch them now</a></p></noscript></div></section>
<section id="environment"><h2>Environment</h2><dl>$(environment)</dl></section>
<section id="request"><h2>This request</h2><dl>$(request)</dl></section>
<section id="directories"><h2>Directories</h2><table>$(mounts)</table></section>
</main>
HTML
end
