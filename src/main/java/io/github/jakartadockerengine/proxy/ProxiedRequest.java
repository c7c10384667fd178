package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** A client's request, its origin and where its response goes. Used by one thread at a time. */
final class ProxiedRequest {

  /** Methods that may be sent again when a connection breaks (RFC 9110 §9.2.2). */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  private final ProxyServices services;
  private final ProxyTarget target;
  private final Origin origin;
  private final FieldLines fields;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final RequestHead head;
  private final ForwardedHeaders forwarded;
  private final ClientView client;

  ProxiedRequest(
      ProxyServices services,
      ProxyTarget target,
      Origin origin,
      FieldLines fields,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.services = services;
    this.target = target;
    this.origin = origin;
    this.request = request;
    this.response = response;
    this.fields = fields;
    head = new RequestHead(request, fields, services.sessionCookie());
    forwarded = new ForwardedHeaders(request, fields, services.trustedProxies());
    client = forwarded.client(target);
  }

  Origin origin() {
    return origin;
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  /** What the origin may change the protocol to, as in an {@code Upgrade} field; empty for none. */
  String protocols() {
    return UpgradeRequest.protocols(request.getProtocol(), fields);
  }

  String method() {
    return request.getMethod();
  }

  RequestHead head() {
    return head;
  }

  Tunnels tunnels() {
    return services.tunnels();
  }

  /** Tells when the client has left. */
  Departures.Watch watchClient(Runnable left) {
    return services.departures().watch(request, left);
  }

  OriginClient originClient() {
    return services.client();
  }

  /** Whether sending it once more cannot do anything twice, and is possible. */
  boolean isRepeatable() {
    return head.bodyLength() == 0 && IDEMPOTENT.contains(method());
  }

  /**
   * The bytes that begin the request to the origin.
   *
   * @param room is used if it suffices
   */
  HeadBuffer writeHead(byte[] room) {
    return writeHead(room, "");
  }

  /**
   * The same for a request to change to another protocol.
   *
   * @param protocols as in an {@code Upgrade} field
   */
  HeadBuffer writeHead(byte[] room, String protocols) {
    HeadBuffer buffer = new HeadBuffer(room);
    head.writeTo(buffer, origin, target, forwarded, client);
    if (!protocols.isEmpty()) {
      buffer.field("Connection", "Upgrade");
      buffer.field("Upgrade", protocols);
    }
    buffer.endLine();
    return buffer;
  }

  /**
   * Tells the client the response's head.
   *
   * @param length of the body in bytes; -1 when nobody knows
   */
  void respond(OriginHead originHead, long length) {
    responseHead(originHead).copyTo(response, length);
  }

  /**
   * The same for a response with a body, behind which there may be trailers.
   *
   * @param length of the body in bytes; -1 when nobody knows
   */
  void respond(OriginHead originHead, BodyDecoder body, long length) {
    ResponseHead responseHead = responseHead(originHead);
    boolean trailing = body.mayHaveTrailers() && takesTrailers();
    responseHead.copyTo(response, trailing ? -1 : length);
    if (trailing) {
      originHead.fields().values("Trailer").forEach(names -> response.addHeader("Trailer", names));
      response.setTrailerFields(() -> responseHead.trailers(body.trailers()));
    }
  }

  private ResponseHead responseHead(OriginHead originHead) {
    ResponseFields rules = new ResponseFields(client, origin, services.sessionCookie());
    return new ResponseHead(originHead, method(), rules);
  }

  private boolean takesTrailers() {
    return Trailers.areTaken(fields) && !request.getProtocol().equals("HTTP/1.0");
  }

  /** What the origin gets of the trailers behind the request's body, once that has been read. */
  FieldLines trailers() {
    FieldLines passedOn = new FieldLines();
    if (request.isTrailerFieldsReady()) {
      Trailers rules = new Trailers(new HopByHopHeaders(fields.values("Connection")));
      request
          .getTrailerFields()
          .forEach(
              (name, value) -> {
                if (Tokens.isToken(name) && rules.isPassedOn(name)) {
                  passedOn.add(name, value);
                }
              });
    }
    return passedOn;
  }

  /** Answers for an origin that does not accept connections. */
  void refused() throws IOException {
    services.resolver().refused(origin);
    services.notReady().respond(origin.name(), request, response);
  }
}
