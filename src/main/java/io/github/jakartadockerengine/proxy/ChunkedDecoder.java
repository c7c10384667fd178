package io.github.jakartadockerengine.proxy;

import java.io.ByteArrayOutputStream;

/**
 * A body in chunks (RFC 9112 §7.1). Their extensions are dropped, as they are meant for the next
 * hop only.
 */
final class ChunkedDecoder implements BodyDecoder {

  /** What the next byte belongs to. */
  private enum State {
    SIZE,
    AFTER_SIZE,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER,
    TRAILER_LF,
    LAST_LF,
    COMPLETE
  }

  /** Lines of sizes, extensions and trailers are not endless. */
  private static final int MOST_FRAMING_BYTES = 16_384;

  private static final int MOST_DIGITS = 15;

  /** Behind the last chunk of most bodies is this alone. */
  private static final int EMPTY_LINE = 2;

  private State state = State.SIZE;
  private long missing;
  private int digits;
  private int framing;
  private boolean exact = true;

  /** What is behind the last chunk. */
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream(EMPTY_LINE);

  private FieldLines trailers = FieldLines.none();

  @Override
  public int decode(byte[] bytes, int from, int to) throws MalformedHeadException {
    int in = from;
    int out = from;
    while (in < to && state != State.COMPLETE) {
      if (state == State.DATA) {
        int count = (int) Math.min(missing, to - in);
        System.arraycopy(bytes, in, bytes, out, count);
        in += count;
        out += count;
        missing -= count;
        state = missing == 0 ? State.DATA_CR : State.DATA;
      } else {
        frame(bytes[in++]);
      }
    }
    exact &= in == to;
    return out - from;
  }

  private void frame(byte next) throws MalformedHeadException {
    if (++framing > MOST_FRAMING_BYTES) {
      throw new MalformedHeadException("The lines between two chunks are too long.");
    }
    if (state.compareTo(State.TRAILER_START) >= 0) {
      trailer.write(next);
    }
    state =
        switch (state) {
          case SIZE -> size(next);
          case AFTER_SIZE -> next == '\r' ? State.SIZE_LF : line(next, State.AFTER_SIZE);
          case SIZE_LF -> expect('\n', next, chunk());
          case DATA_CR -> expect('\r', next, State.DATA_LF);
          case DATA_LF -> expect('\n', next, nextSize());
          case TRAILER_START -> next == '\r' ? State.LAST_LF : line(next, State.TRAILER);
          case TRAILER -> next == '\r' ? State.TRAILER_LF : line(next, State.TRAILER);
          case TRAILER_LF -> expect('\n', next, State.TRAILER_START);
          case LAST_LF -> expect('\n', next, complete());
          case DATA, COMPLETE -> state;
        };
  }

  private State complete() throws MalformedHeadException {
    if (trailer.size() > EMPTY_LINE) {
      trailers = ResponseHeadParser.fields(trailer.toByteArray(), 0, trailer.size());
    }
    return State.COMPLETE;
  }

  private State size(byte next) throws MalformedHeadException {
    int digit = Character.digit(next, 16);
    if (digit >= 0 && digits < MOST_DIGITS) {
      missing = missing << 4 | digit;
      digits++;
      return State.SIZE;
    }
    boolean ends = next == '\r' || next == ';' || next == ' ' || next == '\t';
    if (digits == 0 || !ends) {
      throw new MalformedHeadException("A chunk's size is not a hexadecimal number.");
    }
    return next == '\r' ? State.SIZE_LF : State.AFTER_SIZE;
  }

  private State chunk() {
    return missing == 0 ? State.TRAILER_START : State.DATA;
  }

  private State nextSize() {
    digits = 0;
    framing = 0;
    return State.SIZE;
  }

  private static State line(byte next, State same) throws MalformedHeadException {
    if (next == '\n') {
      throw new MalformedHeadException("A line between chunks ends without CR.");
    }
    return same;
  }

  private static State expect(char wanted, byte next, State then) throws MalformedHeadException {
    if (next != wanted) {
      throw new MalformedHeadException("A chunk does not end where its size says.");
    }
    return then;
  }

  @Override
  public boolean isComplete() {
    return state == State.COMPLETE;
  }

  @Override
  public boolean isExact() {
    return exact;
  }

  @Override
  public boolean endsWithConnection() {
    return isComplete();
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public boolean mayHaveTrailers() {
    return true;
  }

  @Override
  public FieldLines trailers() {
    return trailers;
  }
}
