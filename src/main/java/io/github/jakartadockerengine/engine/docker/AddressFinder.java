package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import io.github.jakartadockerengine.engine.ContainerAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where a running container's port is dialled, from what a list of containers says. */
final class AddressFinder {

  private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1");

  private final Reach reach;

  AddressFinder(Reach reach) {
    this.reach = reach;
  }

  /** The preferred kind of address, else the other kind, which a person may have arranged. */
  Optional<ContainerAddress> find(Container container, int port) {
    return reach.mode() == Addressing.CONTAINER
        ? own(container, port).or(() -> published(container, port))
        : published(container, port).or(() -> own(container, port));
  }

  private Optional<ContainerAddress> own(Container container, int port) {
    Optional<String> host =
        sharesHostNetwork(container) ? Optional.of(reach.engineHost()) : ownAddress(container);
    return host.map(h -> new ContainerAddress(h, port));
  }

  private static boolean sharesHostNetwork(Container container) {
    return container.getHostConfig() != null
        && "host".equals(container.getHostConfig().getNetworkMode());
  }

  private static Optional<String> ownAddress(Container container) {
    if (container.getNetworkSettings() == null) {
      return Optional.empty();
    }
    var networks = container.getNetworkSettings().getNetworks().values();
    return Stream.concat(
            networks.stream().map(ContainerNetwork::getIpAddress),
            networks.stream().map(ContainerNetwork::getGlobalIPv6Address))
        .filter(address -> address != null && !address.isEmpty())
        .findFirst();
  }

  private Optional<ContainerAddress> published(Container container, int port) {
    return Stream.ofNullable(container.getPorts())
        .flatMap(Arrays::stream)
        .filter(p -> isPublication(p, port))
        .sorted(Comparator.comparing(p -> hostOf(p).contains(":")))
        .filter(p -> isDialable(hostOf(p)))
        .findFirst()
        .map(p -> new ContainerAddress(dialled(hostOf(p)), p.getPublicPort()));
  }

  private static boolean isPublication(ContainerPort candidate, int port) {
    return "tcp".equals(candidate.getType())
        && Integer.valueOf(port).equals(candidate.getPrivatePort())
        && candidate.getPublicPort() != null;
  }

  /** What a remote host publishes on its own loopback is out of reach. */
  private boolean isDialable(String host) {
    return !LOOPBACK.contains(host) || LOOPBACK.contains(reach.engineHost());
  }

  private String dialled(String host) {
    return EVERY_ADDRESS.contains(host) ? reach.engineHost() : host;
  }

  private static String hostOf(ContainerPort port) {
    @Nullable String ip = port.getIp();
    return ip == null ? "" : ip;
  }
}
