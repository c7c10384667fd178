package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets to see of an origin's response, apart from its body. The reason phrase is not
 * part of it: Servlet 6 has no way to set one, and clients should ignore it (RFC 9112 §4).
 */
final class ResponseHead {

  private final HttpResponse head;
  private final @Nullable EntityDetails body;
  private final HopByHopHeaders hopByHop;
  private final ResponseFields fields;

  /**
   * @param body null when the response cannot have one (RFC 9112 §6.3)
   */
  ResponseHead(HttpResponse head, @Nullable EntityDetails body, ResponseFields fields) {
    this.head = head;
    this.body = body;
    this.hopByHop = new HopByHopHeaders(connectionOptions(head));
    this.fields = fields;
  }

  void copyTo(HttpServletResponse response) {
    response.setStatus(head.getCode());
    for (Header header : head.getHeaders()) {
      if (isPassedOn(header)) {
        fields
            .forClient(header.getName(), header.getValue())
            .ifPresent(value -> response.addHeader(header.getName(), value));
      }
    }
    if (body != null && body.getContentLength() >= 0) {
      response.setContentLengthLong(body.getContentLength());
    }
  }

  private boolean isPassedOn(Header header) {
    return header.getName().equalsIgnoreCase("Content-Length")
        ? saysLengthOfOmittedBody()
        : !hopByHop.contains(header.getName());
  }

  /** A response to HEAD and a 304 tell the length that GET would have; a 204 must not (§8.6). */
  private boolean saysLengthOfOmittedBody() {
    return body == null && head.getCode() != HttpServletResponse.SC_NO_CONTENT;
  }

  private static List<String> connectionOptions(HttpResponse head) {
    return Arrays.stream(head.getHeaders("Connection")).map(Header::getValue).toList();
  }
}
