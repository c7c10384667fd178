package io.github.jakartadockerengine.proxy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Relays every request for a host such as {@code NAME.docker.localhost} to the origin of that name,
 * whatever its method and path; all others go on. To be mapped to {@code /*} with asynchronous
 * support before every other filter, for requests and for error pages, so that there is nothing of
 * the product on such hosts.
 *
 * <p>What counts is the Host field alone. No proxy's X-Forwarded-Host can lead a request elsewhere
 * than where its Host says, which the origin gets, too.
 */
public final class HostRoutingFilter extends HttpFilter {

  private final HostSuffixes suffixes;
  private final OriginResolver resolver;
  private final Relay relay;

  /**
   * A filter.
   *
   * @param suffixes what the hosts end with
   * @param resolver knows the origins' names
   * @param relay stays as it is when the filter is destroyed
   */
  public HostRoutingFilter(HostSuffixes suffixes, OriginResolver resolver, Relay relay) {
    this.suffixes = suffixes;
    this.resolver = resolver;
    this.relay = relay;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> label = suffixes.labelOf(request.getHeader("Host"));
    if (label.isEmpty()) {
      chain.doFilter(request, response);
    } else if (request.getDispatcherType() != DispatcherType.ERROR) {
      relay(label.get(), request, response);
    }
  }

  private void relay(String label, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (HostSuffixes.isLabel(label)) {
      String name = resolver.nameOf(label);
      relay.relay(ProxyTarget.byHost(name, request), request, response);
    } else {
      ErrorResponse.NOT_FOUND.sendTo(response);
    }
  }
}
