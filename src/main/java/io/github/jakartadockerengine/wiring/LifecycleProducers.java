package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.docker.DockerEngine;
import io.github.jakartadockerengine.engine.docker.DockerSettings;
import io.github.jakartadockerengine.history.Historian;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.lifecycle.ReadinessProbe;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import io.github.jakartadockerengine.proxy.ProxySettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The engine, and what keeps track of its containers. */
@Dependent
public class LifecycleProducers {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  ContainerEngine engine(DockerSettings settings, ContainerLabels labels) {
    return new DockerEngine(settings, labels);
  }

  void close(@Disposes ContainerEngine engine) {
    engine.close();
  }

  @Produces
  @Singleton
  ReadinessProbe probe() {
    return new ReadinessProbe();
  }

  void close(@Disposes ReadinessProbe probe) {
    probe.close();
  }

  @Produces
  @Singleton
  RouteTable routes(ReadinessProbe probe) {
    return new RouteTable(probe);
  }

  @Produces
  @Singleton
  RouteSynchronizer synchronizer(
      ContainerEngine engine, ContainerLabels labels, RouteTable routes) {
    return new RouteSynchronizer(engine, labels, routes);
  }

  void close(@Disposes RouteSynchronizer synchronizer) {
    synchronizer.close();
  }

  @Produces
  @Singleton
  ContainerService containers(
      ContainerEngine engine,
      ContainerLabels labels,
      RouteTable routes,
      Historian historian,
      ProxySettings proxy) {
    return new ContainerService(engine, labels, routes, historian, proxy.pathPrefix());
  }
}
