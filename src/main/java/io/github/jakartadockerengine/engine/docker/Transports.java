package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of one engine. Streams have pools of their own, since each holds its connection
 * and would make questions wait.
 *
 * @param control for what is answered at once
 * @param events for streams of events
 * @param transfers for logs and pulls
 */
record Transports(DockerHttpClient control, DockerHttpClient events, DockerHttpClient transfers)
    implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 16;

  /**
   * Connects to nothing yet.
   *
   * @throws SSLException when the certificates cannot be used
   */
  static Transports of(DockerSettings settings, Deadlines deadlines) throws SSLException {
    @Nullable SSLContext tls = settings.isTls() ? sslContext(settings) : null;
    // On a network socket, a reading thread cannot be interrupted; on a unix socket, this is
    // ignored.
    Duration answer = deadlines.change().plus(deadlines.connect());
    return new Transports(
        transport(settings, tls, deadlines).responseTimeout(answer).build(),
        transport(settings, tls, deadlines).build(),
        transport(settings, tls, deadlines).build());
  }

  /**
   * docker-java's view on one of the clients.
   *
   * @param apiVersion such as {@code 1.41}; empty for paths without a version
   */
  static DockerClient client(
      DockerHttpClient transport, DockerSettings settings, String apiVersion) {
    var config =
        new DefaultDockerClientConfig.Builder()
            .withDockerHost(settings.endpoint().toString())
            .withApiVersion(apiVersion)
            .build();
    return DockerClientImpl.getInstance(config, transport);
  }

  @Override
  public void close() {
    for (DockerHttpClient transport : List.of(control, events, transfers)) {
      try {
        transport.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ZerodepDockerHttpClient.Builder transport(
      DockerSettings settings, @Nullable SSLContext tls, Deadlines deadlines) {
    var builder =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(settings.endpoint())
            .maxConnections(MAX_CONNECTIONS)
            .connectionTimeout(deadlines.connect());
    return tls == null ? builder : builder.sslConfig(() -> tls);
  }

  private static SSLContext sslContext(DockerSettings settings) throws SSLException {
    if (settings.certPath().isPresent()) {
      return new CertFolder(settings.certPath().get()).sslContext();
    }
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException(e);
    }
  }
}
