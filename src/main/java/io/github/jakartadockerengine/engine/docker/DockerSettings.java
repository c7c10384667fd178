package io.github.jakartadockerengine.engine.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the Docker Engine is and how its containers are reached. Immutable; files are not looked at
 * before the engine is asked.
 *
 * @param host {@code unix:///PATH}, {@code tcp://HOST[:PORT]}, {@code http://HOST[:PORT]} or {@code
 *     https://HOST[:PORT]}; the port's default is 2376 with TLS and 2375 without
 * @param tlsVerify whether to speak TLS with a {@code tcp} or {@code http} host; {@code https}
 *     always does. The engine's certificate is always verified
 * @param certPath folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; without one,
 *     Java's own trusted authorities are used and no client certificate is shown
 * @param addressing how containers are reached
 * @param publishAddress the IP address of the engine's host on which ports are published; empty
 *     means 127.0.0.1 on a local engine and the address of {@code host} on another
 */
public record DockerSettings(
    String host,
    boolean tlsVerify,
    Optional<Path> certPath,
    Addressing addressing,
    Optional<String> publishAddress) {

  /** Where Docker's command line looks for the engine when nothing else was said. */
  public static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

  private static final int PLAIN_PORT = 2375;
  private static final int TLS_PORT = 2376;
  private static final Pattern UNIX = Pattern.compile("unix:///[^?#]+");
  private static final Pattern NETWORK = Pattern.compile("(tcp|https?)://[^/?#@]+(/[^?#]*)?");
  private static final Pattern UNSUPPORTED = Pattern.compile("(ssh|npipe|fd)://.*");
  private static final Pattern IP_ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /**
   * @throws IllegalArgumentException when a part is not valid, with what is allowed
   */
  public DockerSettings {
    requireSupported(host);
    publishAddress.ifPresent(DockerSettings::requireIpAddress);
  }

  /** The engine at a place, without TLS unless the scheme says so, addressed automatically. */
  public static DockerSettings at(String host) {
    return new DockerSettings(host, false, Optional.empty(), Addressing.AUTO, Optional.empty());
  }

  /**
   * What Docker's command line would use: {@code DOCKER_HOST}, {@code DOCKER_TLS_VERIFY} and {@code
   * DOCKER_CERT_PATH}.
   *
   * @param environment the process's environment
   * @throws IllegalArgumentException when {@code DOCKER_HOST} is not supported
   */
  public static DockerSettings fromEnvironment(Map<String, String> environment) {
    return new DockerSettings(
        nonEmpty(environment.get("DOCKER_HOST")).orElse(DEFAULT_HOST),
        nonEmpty(environment.get("DOCKER_TLS_VERIFY")).isPresent(),
        nonEmpty(environment.get("DOCKER_CERT_PATH")).map(Path::of),
        Addressing.AUTO,
        Optional.empty());
  }

  /** Whether the engine is reached by a socket of this machine's file system. */
  boolean isLocal() {
    return host.startsWith("unix:");
  }

  /** Whether the connection is encrypted. */
  boolean isTls() {
    return host.startsWith("https:") || (tlsVerify && !isLocal());
  }

  /** The host in the form that docker-java takes: {@code unix} or {@code tcp} with a port. */
  URI endpoint() {
    URI uri = URI.create(host);
    if (isLocal()) {
      return uri;
    }
    int defaultPort = isTls() ? TLS_PORT : PLAIN_PORT;
    int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
    return URI.create("tcp://" + uri.getHost() + ":" + port + uri.getRawPath());
  }

  private static void requireSupported(String host) {
    if (UNSUPPORTED.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "Docker host \"%s\" is not supported yet: use unix:///PATH, tcp://HOST:PORT or https://HOST:PORT."
              .formatted(withoutUser(host)));
    }
    if (!isEndpoint(host)) {
      throw new IllegalArgumentException(
          "Docker host \"%s\" is invalid: must be unix:///PATH, tcp://HOST[:PORT], http://HOST[:PORT] or https://HOST[:PORT], without a user."
              .formatted(withoutUser(host)));
    }
  }

  private static boolean isEndpoint(String host) {
    try {
      boolean hasHost = URI.create(host).getHost() != null;
      return UNIX.matcher(host).matches() || (hasHost && NETWORK.matcher(host).matches());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireIpAddress(String address) {
    if (!IP_ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "Publish address \"%s\" is invalid: must be an IP address of the engine's host, such as 10.0.0.5."
              .formatted(address));
    }
  }

  /** A password in the host must not reach a message. */
  private static String withoutUser(String host) {
    return host.replaceFirst("//[^/]*@", "//…@");
  }

  private static Optional<String> nonEmpty(@Nullable String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }
}
