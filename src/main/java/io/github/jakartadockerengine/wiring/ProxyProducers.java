package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.history.Historian;
import io.github.jakartadockerengine.history.HistoryEntry;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import io.github.jakartadockerengine.proxy.ActivityListener;
import io.github.jakartadockerengine.proxy.Departures;
import io.github.jakartadockerengine.proxy.NotReadyResponder;
import io.github.jakartadockerengine.proxy.OriginClient;
import io.github.jakartadockerengine.proxy.OriginResolver;
import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.proxy.Relay;
import io.github.jakartadockerengine.proxy.Tunnels;
import io.github.jakartadockerengine.waiting.WaitingResponder;
import io.github.jakartadockerengine.waiting.WaitingSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The proxy, and what it needs of the containers' lives and history. */
@Dependent
public class ProxyProducers {

  @Produces
  @Singleton
  OriginClient client(ProxySettings settings) {
    return new OriginClient(settings);
  }

  void close(@Disposes OriginClient client) {
    client.close();
  }

  @Produces
  @Singleton
  Tunnels tunnels(ProxySettings settings) {
    return new Tunnels(settings);
  }

  void close(@Disposes Tunnels tunnels) {
    tunnels.close();
  }

  @Produces
  @Singleton
  Departures departures() {
    return new Departures();
  }

  void close(@Disposes Departures departures) {
    departures.close();
  }

  @Produces
  @Singleton
  OriginResolver resolver(RouteTable routes) {
    return new RoutedOrigins(routes);
  }

  @Produces
  @Singleton
  ActivityListener activity(RouteTable routes, Historian historian, InstantSource clock) {
    return (name, path) ->
        routes
            .find(name)
            .ifPresent(
                route ->
                    historian.record(
                        route.container().name(), new HistoryEntry(clock.instant(), path)));
  }

  @Produces
  @Singleton
  NotReadyResponder notReady(
      WaitingSettings settings,
      RouteTable routes,
      RouteSynchronizer synchronizer,
      ActivityListener activity) {
    return new WaitingResponder(settings, routes, synchronizer::status, activity);
  }

  @Produces
  @Singleton
  Relay relay(
      ProxySettings settings,
      OriginClient client,
      OriginResolver resolver,
      ActivityListener activity,
      NotReadyResponder notReady,
      Tunnels tunnels,
      Departures departures) {
    return new Relay(settings, client, resolver, activity, notReady, tunnels, departures);
  }
}
