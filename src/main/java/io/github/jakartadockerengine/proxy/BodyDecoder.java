package io.github.jakartadockerengine.proxy;

import java.util.List;

/**
 * Takes the content out of what an origin sends behind a response's head (RFC 9112 §6). Not
 * thread-safe.
 */
interface BodyDecoder {

  /**
   * The decoder for a response.
   *
   * @param method the request's
   * @throws MalformedHeadException when the response can be read in more than one way
   */
  static BodyDecoder of(String method, OriginHead head) throws MalformedHeadException {
    List<String> codings = head.fields().values("Transfer-Encoding");
    List<String> lengths = head.fields().values("Content-Length");
    if (!head.hasBody(method)) {
      return new LengthDecoder(0);
    } else if (!codings.isEmpty()) {
      return chunked(head, codings, lengths);
    } else {
      return lengths.isEmpty() ? new CloseDecoder() : new LengthDecoder(length(lengths));
    }
  }

  private static BodyDecoder chunked(OriginHead head, List<String> codings, List<String> lengths)
      throws MalformedHeadException {
    boolean clear =
        head.minorVersion() == 1
            && lengths.isEmpty()
            && codings.size() == 1
            && codings.get(0).equalsIgnoreCase("chunked");
    if (!clear) {
      throw new MalformedHeadException("its framing is not clear.");
    }
    return new ChunkedDecoder();
  }

  private static long length(List<String> values) throws MalformedHeadException {
    String first = values.get(0);
    boolean clear = values.stream().allMatch(first::equals) && isNumber(first);
    if (!clear) {
      throw new MalformedHeadException("its length is not one number.");
    }
    return Long.parseLong(first);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Moves the content in a range of bytes to the range's start. What is behind the body's end does
   * not belong to it and is dropped.
   *
   * @return how many bytes of content there are now
   * @throws MalformedHeadException when the bytes break the rules of the framing
   */
  int decode(byte[] bytes, int from, int to) throws MalformedHeadException;

  /** Whether the body has ended. */
  boolean isComplete();

  /** Whether nothing came behind the body's end, so that the connection may serve others. */
  boolean isExact();

  /**
   * The origin will send no more on this connection.
   *
   * @return whether this is the body's proper end
   */
  boolean endsWithConnection();

  /** The length of the content in bytes; -1 when nobody knows it yet. */
  long length();

  /** Whether there may be trailers behind the content. */
  default boolean mayHaveTrailers() {
    return false;
  }

  /** The trailers that came behind the content; none before its end (RFC 9110 §6.5). */
  default FieldLines trailers() {
    return FieldLines.none();
  }
}
