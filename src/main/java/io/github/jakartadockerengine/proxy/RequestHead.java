package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;

/** What an origin gets to see of a client's request, apart from its body. */
final class RequestHead {

  /** A body of unknown length, which is sent in chunks (RFC 9112 §7.1). */
  static final long CHUNKED = -1;

  private final HttpServletRequest request;
  private final FieldLines fields;
  private final HopByHopHeaders hopByHop;
  private final SessionCookie sessionCookie;
  private final long bodyLength;

  RequestHead(HttpServletRequest request, FieldLines fields, SessionCookie sessionCookie) {
    this.request = request;
    this.fields = fields;
    this.hopByHop = new HopByHopHeaders(fields.values("Connection"));
    this.sessionCookie = sessionCookie;
    this.bodyLength =
        fields.first("Transfer-Encoding") != null
            ? CHUNKED
            : Math.max(0, request.getContentLengthLong());
  }

  /** The body's length in bytes, 0 without a body, or {@link #CHUNKED} (RFC 9112 §6.3). */
  long bodyLength() {
    return bodyLength;
  }

  /** Whether the client waits for leave to send its body (RFC 9110 §10.1.1). */
  boolean expectsContinue() {
    return bodyLength != 0 && "100-continue".equalsIgnoreCase(fields.first("Expect"));
  }

  /**
   * Writes the request to send, but for the empty line at its end. It keeps the client's {@code
   * Host}, so that an origin which builds absolute URLs or checks the {@code Origin} of a request
   * against its own name gets them right.
   */
  void writeTo(
      HeadBuffer out,
      Origin origin,
      ProxyTarget target,
      ForwardedHeaders forwarded,
      ClientView client) {
    out.text(request.getMethod());
    out.text(" ");
    out.text(target.rest());
    if (target.query() != null) {
      out.text("?");
      out.text(target.query());
    }
    out.text(" HTTP/1.1");
    out.endLine();
    if (fields.first("Host") == null) {
      out.field("Host", origin.authority());
    }
    for (int i = 0; i < fields.size(); i++) {
      copy(fields.name(i), fields.value(i), out);
    }
    forwarded.writeTo(out, client);
    if (Trailers.areTaken(fields)) {
      out.field("Connection", "TE");
      out.field("TE", "trailers");
    }
    frame(out);
  }

  private boolean isPassedOn(String name) {
    return !hopByHop.contains(name)
        && !ForwardedHeaders.isClaim(name)
        && !name.equalsIgnoreCase("Content-Length")
        && (!name.equalsIgnoreCase("Expect") || bodyLength != 0);
  }

  private void copy(String name, String value, HeadBuffer out) {
    if (!isPassedOn(name)) {
      return;
    }
    String passedOn = name.equalsIgnoreCase("Cookie") ? sessionCookie.removedFrom(value) : value;
    if (!passedOn.isEmpty() || value.isEmpty()) {
      out.field(name, passedOn);
    }
  }

  private void frame(HeadBuffer out) {
    if (bodyLength == CHUNKED) {
      out.field("Transfer-Encoding", "chunked");
      fields.values("Trailer").forEach(names -> out.field("Trailer", names));
    } else if (fields.first("Content-Length") != null) {
      out.field("Content-Length", Long.toString(bodyLength));
    }
  }
}
