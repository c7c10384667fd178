package io.github.jakartadockerengine.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the head of a response from the bytes that came so far (RFC 9112 §2.2, §4, §5). What could
 * be understood in two ways is refused. One parser serves one connection, response after response;
 * it is not thread-safe and keeps no bytes.
 */
final class ResponseHeadParser {

  private static final byte[] PROTOCOL = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

  /** From the status line's start to the status, and to behind it. */
  private static final int STATUS = PROTOCOL.length + 2;

  private static final int STATUS_END = STATUS + 3;

  private static final boolean[] IN_NAMES = new boolean[128];

  /** Names that most responses have, by their length: one object for all of them is enough. */
  private static final Map<Integer, List<String>> USUAL_NAMES =
      Stream.of(
              "Accept-Ranges Cache-Control Connection Content-Encoding Content-Length Content-Type"
                  + " Date ETag Keep-Alive Last-Modified Server Set-Cookie Transfer-Encoding Vary")
          .flatMap(names -> Stream.of(names, names.toLowerCase(Locale.ROOT)))
          .flatMap(names -> Stream.of(names.split(" ", -1)))
          .collect(Collectors.groupingBy(String::length));

  static {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    ("!#$%&'*+-.^_`|~0123456789" + letters + letters.toLowerCase(Locale.ROOT))
        .chars()
        .forEach(c -> IN_NAMES[c] = true);
  }

  /** How many of the bytes were looked at in vain for the head's end. */
  private int searched;

  /** Whether the line that the search is in has nothing in it yet. */
  private boolean emptyLine;

  /**
   * The head with which the bytes begin; null when its end has not come yet: then ask again with
   * the same bytes and those that came meanwhile. The buffer's position is moved behind the head,
   * or stays.
   *
   * @param bytes backed by an array
   * @throws MalformedHeadException when the bytes are no response, or not one that is safe to read
   */
  @Nullable OriginHead parse(ByteBuffer bytes) throws MalformedHeadException {
    checkProtocol(bytes);
    int length = lengthOfHead(bytes);
    if (length < 0) {
      return null;
    }
    OriginHead head = head(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
    bytes.position(bytes.position() + length);
    searched = 0;
    emptyLine = false;
    return head;
  }

  /** Something else that listens on the port need not be heard to its end. */
  private static void checkProtocol(ByteBuffer bytes) throws MalformedHeadException {
    int known = Math.min(PROTOCOL.length, bytes.remaining());
    for (int i = 0; i < known; i++) {
      if (bytes.get(bytes.position() + i) != PROTOCOL[i]) {
        throw new MalformedHeadException("it does not begin with HTTP/1.");
      }
    }
  }

  /** A line may end without CR (RFC 9112 §2.2): CGI scripts behind BusyBox's server do that. */
  private int lengthOfHead(ByteBuffer bytes) {
    for (; searched < bytes.remaining(); searched++) {
      byte b = bytes.get(bytes.position() + searched);
      if (b == '\n') {
        if (emptyLine) {
          return searched + 1;
        }
        emptyLine = true;
      } else if (b != '\r') {
        emptyLine = false;
      }
    }
    return -1;
  }

  private static OriginHead head(byte[] bytes, int start, int length)
      throws MalformedHeadException {
    int lineEnd = endOfLine(bytes, start);
    int minorVersion = digit(bytes[start + PROTOCOL.length]);
    int status = status(bytes, start, contentEnd(bytes, start, lineEnd));
    return new OriginHead(minorVersion, status, fields(bytes, lineEnd + 1, start + length));
  }

  /** The field lines in a range of bytes that ends with an empty line (RFC 9112 §5). */
  static FieldLines fields(byte[] bytes, int from, int to) throws MalformedHeadException {
    FieldLines fields = new FieldLines();
    int line = from;
    for (int end = endOfLine(bytes, line); end < to - 1; end = endOfLine(bytes, line)) {
      addField(bytes, line, contentEnd(bytes, line, end), fields);
      line = end + 1;
    }
    contentEnd(bytes, line, to - 1);
    return fields;
  }

  private static int endOfLine(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Where a line's content ends, which has no other CR than the one before the LF, and no NUL. */
  private static int contentEnd(byte[] bytes, int start, int lineFeed)
      throws MalformedHeadException {
    int end = lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\r' || bytes[i] == 0) {
        throw new MalformedHeadException("a line has CR or NUL in it.");
      }
    }
    return end;
  }

  private static int status(byte[] bytes, int start, int end) throws MalformedHeadException {
    boolean complete =
        end - start >= STATUS_END
            && bytes[start + STATUS - 1] == ' '
            && (end - start == STATUS_END || bytes[start + STATUS_END] == ' ');
    if (!complete || bytes[start + STATUS] == '0') {
      throw new MalformedHeadException("there is no status in its first line.");
    }
    int status = 0;
    for (int i = STATUS; i < STATUS_END; i++) {
      status = 10 * status + digit(bytes[start + i]);
    }
    return status;
  }

  private static int digit(byte b) throws MalformedHeadException {
    if (b < '0' || b > '9') {
      throw new MalformedHeadException("its first line has no digit where one must be.");
    }
    return b - '0';
  }

  /** A line that continues the one before is refused (§5.2): it begins with a space, not a name. */
  private static void addField(byte[] bytes, int start, int end, FieldLines fields)
      throws MalformedHeadException {
    int nameEnd = start;
    while (nameEnd < end && bytes[nameEnd] >= 0 && IN_NAMES[bytes[nameEnd]]) {
      nameEnd++;
    }
    // A proxy must remove space before the colon of a response's field (§5.1).
    int colon = skipSpace(bytes, nameEnd, end);
    if (nameEnd == start || colon == end || bytes[colon] != ':') {
      throw new MalformedHeadException("a line is not a name, a colon and a value.");
    }
    fields.add(name(bytes, start, nameEnd), value(bytes, colon + 1, end));
  }

  private static String name(byte[] bytes, int start, int end) {
    List<String> usual = USUAL_NAMES.getOrDefault(end - start, List.of());
    for (int i = 0; i < usual.size(); i++) {
      if (isAt(start, bytes, usual.get(i))) {
        return usual.get(i);
      }
    }
    return text(bytes, start, end);
  }

  private static boolean isAt(int start, byte[] bytes, String name) {
    int i = 0;
    while (i < name.length() && bytes[start + i] == name.charAt(i)) {
      i++;
    }
    return i == name.length();
  }

  private static String value(byte[] bytes, int start, int end) {
    int first = skipSpace(bytes, start, end);
    int last = end;
    while (last > first && isSpace(bytes[last - 1])) {
      last--;
    }
    return text(bytes, first, last);
  }

  private static int skipSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
