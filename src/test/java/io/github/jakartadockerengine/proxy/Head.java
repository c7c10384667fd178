package io.github.jakartadockerengine.proxy;

import java.util.List;
import java.util.Optional;

/** The head of an HTTP message as it was on the wire. */
record Head(String startLine, List<String> fields) {

  int status() {
    return Integer.parseInt(startLine.split(" ", 3)[1]);
  }

  Optional<String> field(String name) {
    return values(name).stream().findFirst();
  }

  List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(field -> field.substring(name.length() + 1).strip())
        .toList();
  }

  boolean isChunked() {
    return field("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }
}
