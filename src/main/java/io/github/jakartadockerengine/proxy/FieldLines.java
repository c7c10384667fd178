package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field lines of a message's head in their order (RFC 9110 §5.2). */
final class FieldLines {

  /** Room for the fields of usual messages, so that it need not grow. */
  private static final int USUAL = 32;

  /** Names, each with its value behind it. */
  private final List<String> lines;

  FieldLines() {
    this(new ArrayList<>(USUAL));
  }

  private FieldLines(List<String> lines) {
    this.lines = lines;
  }

  /** No lines, and none to be added. */
  static FieldLines none() {
    return new FieldLines(List.of());
  }

  /** Those of a request, read once: servers look names up slowly. */
  static FieldLines of(HttpServletRequest request) {
    FieldLines lines = new FieldLines();
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      Enumeration<String> values = request.getHeaders(name);
      while (values.hasMoreElements()) {
        lines.add(name, values.nextElement());
      }
    }
    return lines;
  }

  void add(String name, String value) {
    lines.add(name);
    lines.add(value);
  }

  int size() {
    return lines.size() / 2;
  }

  String name(int index) {
    return lines.get(2 * index);
  }

  String value(int index) {
    return lines.get(2 * index + 1);
  }

  /**
   * The value of the first line with a name; null when there is none.
   *
   * @param name case does not matter
   */
  @Nullable String first(String name) {
    for (int i = 0; i < size(); i++) {
      if (name(i).equalsIgnoreCase(name)) {
        return value(i);
      }
    }
    return null;
  }

  /**
   * The values of all lines with a name, in order.
   *
   * @param name case does not matter
   */
  List<String> values(String name) {
    List<String> found = List.of();
    for (int i = 0; i < size(); i++) {
      if (name(i).equalsIgnoreCase(name)) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(value(i));
      }
    }
    return found;
  }

  /**
   * Whether an element is in a field's comma-separated list.
   *
   * @param name case does not matter
   * @param option case does not matter
   */
  boolean hasOption(String name, String option) {
    for (int i = 0; i < size(); i++) {
      if (name(i).equalsIgnoreCase(name) && isListed(option, value(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isListed(String option, String list) {
    if (list.indexOf(',') < 0) {
      return list.equalsIgnoreCase(option);
    }
    for (String element : list.split(",", -1)) {
      if (element.strip().equalsIgnoreCase(option)) {
        return true;
      }
    }
    return false;
  }
}
