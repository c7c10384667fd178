package io.github.jakartadockerengine.proxy;

import java.util.List;
import java.util.Optional;

/** The head of an HTTP message as it was on the wire. */
public record Head(String startLine, List<String> fields) {

  /** The status code, when it is a response's head. */
  public int status() {
    return Integer.parseInt(startLine.split(" ", 3)[1]);
  }

  /** The first value of a field. */
  public Optional<String> field(String name) {
    return values(name).stream().findFirst();
  }

  /** The values of all lines of a field. */
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(field -> field.substring(name.length() + 1).strip())
        .toList();
  }

  /** Whether the body comes in chunks. */
  public boolean isChunked() {
    return field("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }
}
