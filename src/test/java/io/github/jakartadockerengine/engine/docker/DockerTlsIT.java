package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.container.InputJson;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.docker.TestCertificates.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real engine behind a TLS port that wants a client certificate, as a remote one is. */
class DockerTlsIT {

  private final DockerFixture fixture = DockerFixture.with(Addressing.AUTO);

  @TempDir Path folder;
  private TestCertificates certificates;
  private EngineBridge bridge;

  @BeforeEach
  void open() throws IOException, InterruptedException, GeneralSecurityException {
    certificates = TestCertificates.in(folder);
    bridge = EngineBridge.tls(fixture.settings(), certificates.server());
  }

  @AfterEach
  void close() throws IOException {
    bridge.close();
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_with_any_kind_of_key_is_shown(KeyKind kind)
      throws IOException, InterruptedException {
    try (DockerEngine engine = engine(certificates.client(kind))) {
      assertThat(engine.info().product()).contains("Engine");
    }
  }

  @Test
  void a_container_is_launched_with_its_input_through_tls()
      throws IOException, InterruptedException {
    try (DockerEngine engine = engine(certificates.client(KeyKind.EC_SEC1))) {
      InputJson input = InputJson.of("x".repeat(100_000));
      ContainerSpec spec = fixture.spec().input(input).build();
      ContainerSnapshot launched = engine.launch(spec, fixture.labels().of(spec));
      assertThat(fixture.read(launched.id(), InputDelivery.File.DEFAULT_PATH))
          .isEqualTo(input.text());
      assertThat(launched.address().orElseThrow().host()).isEqualTo("127.0.0.1");
      assertThat(engine.info().addressing()).contains("published on 127.0.0.1");
    }
  }

  @Test
  void an_engine_of_another_authority_is_not_trusted() throws IOException, InterruptedException {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (DockerEngine engine = engine(TestCertificates.in(other).client(KeyKind.EC_PKCS8))) {
      assertThatThrownBy(() -> engine.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("docker-cert-path");
    }
  }

  @Test
  void an_engine_that_refuses_the_certificate_is_unreachable()
      throws IOException, InterruptedException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path client = TestCertificates.in(other).client(KeyKind.EC_PKCS8);
    Files.delete(client.resolve("ca.pem"));
    Files.copy(folder.resolve("ca.pem"), client.resolve("ca.pem"));
    try (DockerEngine engine = engine(client)) {
      assertThatThrownBy(() -> engine.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("docker-cert-path");
    }
  }

  @Test
  void a_missing_file_is_named() throws IOException, InterruptedException {
    Path client = certificates.client(KeyKind.EC_PKCS8);
    Files.delete(client.resolve("key.pem"));
    try (DockerEngine engine = engine(client)) {
      assertThatThrownBy(() -> engine.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining(client.resolve("key.pem").toString())
          .hasMessageContaining("docker-cert-path");
    }
  }

  private DockerEngine engine(Path certPath) {
    var settings =
        new DockerSettings(
            "tcp://127.0.0.1:" + bridge.port(),
            true,
            Optional.of(certPath),
            Addressing.AUTO,
            Optional.empty());
    return new DockerEngine(settings, fixture.labels());
  }
}
