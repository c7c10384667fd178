package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts without an engine, which then appears: the machine's own, under another name. */
@Tag("deployed")
class EngineAwayIT {

  private static final Path ENGINE = Path.of("/var/run/docker.sock");

  @TempDir private Path directory;

  @Test
  void it_starts_without_an_engine_and_works_as_soon_as_there_is_one() throws Exception {
    Path socket = directory.resolve("docker.sock");
    try (TestServer server =
        new TestServer(
            directory, Map.of("JAKARTA_DOCKER_ENGINE_DOCKER_HOST", "unix://" + socket))) {
      Http http = new Http(server.base());
      eventually(
          "the page says what is wrong",
          TestServer.PATIENCE,
          () -> trouble(http).contains(socket.toString()));
      assertThat(trouble(http)).contains("Start the Docker Engine").contains("DOCKER_HOST");
      assertThat(http.get("/docker/any/").statusCode()).isEqualTo(503);

      Files.createSymbolicLink(socket, ENGINE);
      eventually("the page says nothing any more", () -> trouble(http).isEmpty());
    }
  }

  /** What the home page says of the engine; something else until the page is there. */
  private static String trouble(Http http) {
    try {
      HttpResponse<String> page = http.get("/");
      return page.statusCode() == 200
          ? Jsoup.parse(page.body()).select("#engine-trouble").text()
          : "not yet a page: " + page.statusCode();
    } catch (UncheckedIOException e) {
      return "not yet a server: " + e.getMessage();
    }
  }
}
