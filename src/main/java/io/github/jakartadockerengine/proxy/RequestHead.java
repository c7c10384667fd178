package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/** What an origin gets to see of a client's request, apart from its body. */
final class RequestHead {

  /** A body of unknown length, which is sent in chunks (RFC 9112 §7.1). */
  static final long CHUNKED = -1;

  private final HttpServletRequest request;
  private final HopByHopHeaders hopByHop;
  private final SessionCookie sessionCookie;

  RequestHead(HttpServletRequest request, SessionCookie sessionCookie) {
    this.request = request;
    this.hopByHop = new HopByHopHeaders(values("Connection"));
    this.sessionCookie = sessionCookie;
  }

  /** The body's length in bytes, 0 without a body, or {@link #CHUNKED} (RFC 9112 §6.3). */
  long bodyLength() {
    return request.getHeader("Transfer-Encoding") != null
        ? CHUNKED
        : Math.max(0, request.getContentLengthLong());
  }

  /**
   * The request to send. It keeps the client's {@code Host}, so that an origin which builds
   * absolute URLs or checks the {@code Origin} of a request against its own name gets them right.
   *
   * @param forwarded fields to set
   */
  HttpRequest forOrigin(Origin origin, ProxyTarget target, Map<String, String> forwarded) {
    HttpRequest head = new BasicHttpRequest(request.getMethod(), null, target.originTarget());
    Collections.list(request.getHeaderNames()).forEach(name -> copy(name, head));
    if (!head.containsHeader("Host")) {
      head.setHeader("Host", origin.authority());
    }
    forwarded.forEach(head::setHeader);
    frame(head);
    return head;
  }

  private void copy(String name, HttpRequest head) {
    if (isPassedOn(name)) {
      values(name).forEach(value -> add(name, value, head));
    }
  }

  private boolean isPassedOn(String name) {
    return !hopByHop.contains(name)
        && !ForwardedHeaders.isClaim(name)
        && !name.equalsIgnoreCase("Content-Length")
        && (!name.equalsIgnoreCase("Expect") || bodyLength() != 0);
  }

  private void add(String name, String value, HttpRequest head) {
    String passedOn = name.equalsIgnoreCase("Cookie") ? sessionCookie.removedFrom(value) : value;
    if (!passedOn.isEmpty() || value.isEmpty()) {
      head.addHeader(name, passedOn);
    }
  }

  private void frame(HttpRequest head) {
    if (bodyLength() == CHUNKED) {
      head.setHeader("Transfer-Encoding", "chunked");
    } else if (request.getHeader("Content-Length") != null) {
      head.setHeader("Content-Length", bodyLength());
    }
  }

  private Iterable<String> values(String name) {
    return Collections.list(request.getHeaders(name));
  }
}
