package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.model.Info;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/**
 * How containers are reached from here.
 *
 * @param mode {@link Addressing#CONTAINER} or {@link Addressing#PUBLISHED}
 * @param publishAddress the IP address on which ports of new containers are published
 * @param engineHost the IP address at which the engine's host is dialled
 * @param reason the choice and why, in a sentence
 */
record Reach(Addressing mode, String publishAddress, String engineHost, String reason) {

  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Follows the settings, or what the engine says of itself when they leave it open.
   *
   * @param linux whether this process runs on Linux
   * @throws UnknownHostException when the engine's host has no address
   */
  static Reach choose(DockerSettings settings, Info engine, boolean linux)
      throws UnknownHostException {
    String host = settings.isLocal() ? LOOPBACK : addressOf(settings.endpoint().getHost());
    String publish = settings.publishAddress().orElse(host);
    String why = settings.isLocal() ? whyNotContainer(engine, linux) : "the engine is remote";
    return switch (settings.addressing()) {
      case CONTAINER -> container(publish, host, "as configured");
      case PUBLISHED -> published(publish, host, "as configured");
      case AUTO ->
          why.isEmpty()
              ? container(publish, host, "the engine runs on this host")
              : published(publish, host, why);
    };
  }

  private static Reach container(String publish, String host, String why) {
    String reason = "Containers are reached at their own addresses: %s.".formatted(why);
    return new Reach(Addressing.CONTAINER, publish, host, reason);
  }

  private static Reach published(String publish, String host, String why) {
    String reason = "Containers are reached at ports published on %s: %s.".formatted(publish, why);
    return new Reach(Addressing.PUBLISHED, publish, host, reason);
  }

  /** Why a container's own address cannot be dialled; empty when it can. */
  private static String whyNotContainer(Info engine, boolean linux) {
    if (!linux) {
      return "this host is not Linux";
    }
    if ("Docker Desktop".equals(engine.getOperatingSystem())) {
      return "Docker Desktop runs containers in a virtual machine";
    }
    boolean rootless =
        Objects.requireNonNullElse(engine.getSecurityOptions(), List.<String>of()).stream()
            .anyMatch(option -> option.contains("name=rootless"));
    return rootless ? "a rootless engine has a network of its own" : "";
  }

  private static String addressOf(String host) throws UnknownHostException {
    return InetAddress.getByName(host).getHostAddress();
  }
}
