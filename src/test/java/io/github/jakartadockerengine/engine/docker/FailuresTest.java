package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerStartFailedException;
import io.github.jakartadockerengine.engine.EngineFailedException;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.ImageNotFoundException;
import io.github.jakartadockerengine.engine.NameInUseException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static final Operation LIST = Operation.question("list containers");
  private static final ContainerSpec SPEC = ContainerSpec.of("tool:1", "mine").build();

  @Test
  void a_missing_image_is_told_with_the_engines_words() {
    assertThat(translate(Operation.create(SPEC), new NotFoundException(json("No such image: x"))))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageEndingWith("could not be pulled: No such image: x");
  }

  @Test
  void a_name_conflict_is_a_name_in_use() {
    assertThat(translate(Operation.create(SPEC), new ConflictException(json("Conflict."))))
        .isInstanceOf(NameInUseException.class);
  }

  @Test
  void podmans_name_conflict_is_a_name_in_use() {
    var conflict = new InternalServerErrorException(json("the name \"mine\" is already in use"));
    assertThat(translate(Operation.create(SPEC), conflict)).isInstanceOf(NameInUseException.class);
  }

  @Test
  void a_refused_start_names_the_container() {
    var refusal = new BadRequestException(json("no such command"));
    assertThat(translate(Operation.start(new ContainerName("mine")), refusal))
        .isInstanceOf(ContainerStartFailedException.class)
        .hasMessageContaining("\"mine\"")
        .hasMessageEndingWith("no such command");
  }

  @Test
  void the_log_of_a_missing_container_is_a_missing_container() {
    assertThat(translate(Operation.log(new ContainerId("id")), new NotFoundException("gone")))
        .isInstanceOf(ContainerNotFoundException.class);
  }

  @Test
  void a_refused_pull_is_a_missing_image() {
    var refusal = new InternalServerErrorException(json("lookup h: no such host"));
    assertThat(translate(Operation.pull(new ImageName("h/x")), refusal))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageContaining("\"h/x:latest\"")
        .hasMessageEndingWith("lookup h: no such host");
  }

  @Test
  void another_refusal_says_what_could_not_be_done() {
    assertThat(translate(LIST, new InternalServerErrorException(json("disk full\n"))))
        .isInstanceOf(EngineFailedException.class)
        .hasMessageEndingWith("could not list containers: disk full");
  }

  @Test
  void a_refusal_that_is_not_json_is_told_as_it_is() {
    assertThat(translate(LIST, new DockerException("<h1>Bad gateway</h1>", 502)))
        .hasMessageEndingWith(": <h1>Bad gateway</h1>");
  }

  @Test
  void a_refusal_without_words_gives_its_status() {
    assertThat(translate(LIST, new DockerException("", 503)))
        .hasMessageEndingWith("HTTP status 503");
  }

  @Test
  void a_missing_socket_asks_for_an_engine() {
    assertThat(translate(LIST, wrapped(new SocketException("No such file or directory"))))
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("No such file or directory")
        .hasMessageContaining("Start the Docker Engine, or set docker-host");
  }

  @Test
  void a_forbidden_socket_asks_for_the_group() {
    assertThat(translate(LIST, wrapped(new SocketException("Permission denied"))))
        .hasMessageContaining("group docker");
  }

  @Test
  void a_failed_handshake_asks_for_the_certificates() {
    DockerSettings tls = DockerSettings.at("https://h");
    Exception handshake = wrapped(new SSLHandshakeException("unknown_ca"));
    assertThat(new Failures(tls).translate(LIST, Duration.ZERO, handshake))
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("unknown_ca")
        .hasMessageContaining("docker-cert-path");
  }

  @Test
  void plain_http_to_a_tls_port_asks_for_tls() {
    var refusal = new BadRequestException("Client sent an HTTP request to an HTTPS server.");
    assertThat(translate(LIST, refusal))
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("docker-tls-verify");
  }

  @Test
  void an_unknown_host_asks_for_another() {
    assertThat(translate(LIST, wrapped(new UnknownHostException("h"))))
        .hasMessageContaining("the host is unknown. Correct docker-host");
  }

  @Test
  void the_innermost_reason_of_a_failed_connection_is_told() {
    var failure = new SocketException("Connect to http://h:1 failed");
    failure.initCause(new ConnectException("Connection refused"));
    assertThat(translate(LIST, wrapped(failure))).hasMessageContaining(": Connection refused. ");
  }

  @Test
  void a_passed_deadline_says_how_long_it_was() {
    assertThat(translate(LIST, new TimeoutException()))
        .isInstanceOf(EngineTimedOutException.class)
        .hasMessageContaining("list containers within 7 s");
  }

  @Test
  void a_failure_of_our_own_keeps_its_cause() {
    var bug = new IllegalStateException("bug");
    assertThat(translate(LIST, bug)).isInstanceOf(EngineFailedException.class).hasCause(bug);
  }

  private static ContainerEngineException translate(Operation operation, Exception failure) {
    return new Failures(DockerSettings.at(DockerSettings.DEFAULT_HOST))
        .translate(operation, Duration.ofSeconds(7), new ExecutionException(failure));
  }

  /** As docker-java has it. */
  private static RuntimeException wrapped(Exception failure) {
    return new RuntimeException(failure);
  }

  private static String json(String message) {
    return "{\"message\":\"%s\"}\n".formatted(message.replace("\"", "\\\"").replace("\n", "\\n"));
  }
}
