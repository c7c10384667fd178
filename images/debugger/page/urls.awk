# Prints the http and https URLs below the key "file_relationships" of a JSON text, however deeply they are nested.
# Records end at quotes: they are, by turns, what is between strings and what is in one.
BEGIN { RS = "\"" }

in_string {
  text = text $0
  match($0, /\\*$/)
  if (RLENGTH % 2) { text = text "\""; next }
  in_string = 0
  if (wanted && text ~ /^https?:/) print unescaped(text)
  next
}

{
  if (text == "file_relationships" && /^[ \t\r\n]*:/) { wanted = 1; level = depth; starts = 1 }
  depth += gsub(/[[{]/, "&") - gsub(/[]}]/, "&")
  if (!starts && depth <= level) wanted = 0
  starts = 0
  text = ""
  in_string = 1
}

function unescaped(url) {
  gsub(/\\\//, "/", url)
  gsub(/\\u0026/, "\\&", url)
  gsub(/\\u003[dD]/, "=", url)
  return url
}
