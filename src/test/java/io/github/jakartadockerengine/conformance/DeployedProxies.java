package io.github.jakartadockerengine.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Starts the application once for all topics and gives its proxy by each route. */
final class DeployedProxies implements ArgumentsProvider {

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Server server =
        context
            .getRoot()
            .getStore(Namespace.create(Server.class))
            .getOrComputeIfAbsent("server", key -> Server.start(), Server.class);
    return Stream.of(Route.values()).map(route -> Arguments.of(new Proxy(server, route)));
  }
}
