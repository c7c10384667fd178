package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.lifecycle.Route;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import io.github.jakartadockerengine.proxy.Origin;
import io.github.jakartadockerengine.proxy.OriginResolver;
import java.util.Optional;

/** The live containers of the route table as the proxy's origins. */
final class RoutedOrigins implements OriginResolver {

  private final RouteTable routes;

  RoutedOrigins(RouteTable routes) {
    this.routes = routes;
  }

  @Override
  public Optional<Origin> resolve(String name) {
    return routes
        .find(name)
        .flatMap(Route::liveAddress)
        .map(address -> new Origin(name, address.host(), address.port()));
  }

  @Override
  public String nameOf(String label) {
    return routes.nameIgnoringCase(label);
  }

  @Override
  public void refused(Origin origin) {
    routes.refused(origin.name());
  }
}
