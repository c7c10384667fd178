# Pieces of HTML, for the CGI scripts. Whatever is not ours goes through escape.

readonly SHARE=/usr/share/debugger

# HTML drops a carriage return; it must survive.
escape() { tr '\000' '?' | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g; s/\r/\&#13;/g'; }

escaped() { printf %s "$1" | escape; }

# begin TITLE: the page up to its content.
begin() {
  echo "debugger: $REQUEST_METHOD $REQUEST_URI from $REMOTE_ADDR" | tr -d '\r' >&2
  printf 'Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\r\n'
  echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
  echo '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
  echo "<title>$1</title><style>"; cat "$SHARE/style.css"; echo '</style></head><body>'
}

end() { echo '<script>'; cat "$SHARE/script.js"; echo '</script></body></html>'; }

# json FILE: the exact text of a file; the script puts an indented copy before it.
json() {
  echo "<p class=\"facts\">$(wc -c <"$1") bytes, SHA-256 <code>$(sha256sum <"$1" | cut -c1-16)…</code></p>"
  # HTML drops the first line break in <pre>, so there is one of ours before the text.
  printf '<h4>As received</h4><pre class="json" tabindex="0">\n'; escape <"$1"; echo '</pre>'
}

# fact NAME VALUE: one line of a list of facts.
fact() { echo "<dt>$(escaped "$1")</dt><dd>$(escaped "$2")</dd>"; }
