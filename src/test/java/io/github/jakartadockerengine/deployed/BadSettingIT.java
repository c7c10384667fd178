package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("deployed")
class BadSettingIT {

  private static final String VARIABLE = "JAKARTA_DOCKER_ENGINE_UPLOAD_LIMIT_MEGABYTES";

  @TempDir private Path directory;

  @Test
  void a_bad_value_fails_the_deployment_and_is_named() throws Exception {
    try (TestServer server = new TestServer(directory, Map.of(VARIABLE, "lots"))) {
      eventually(
          "the value is named",
          TestServer.PATIENCE,
          () ->
              server
                  .log()
                  .contains(
                      VARIABLE
                          + " is invalid: got \"lots\", must be a whole number from 1 to"
                          + " 1000000"));
      Http http = new Http(server.base());
      // 404 on WildFly; 500, without a body, on Payara.
      eventually("the server has no application", TestServer.PATIENCE, () -> status(http) >= 400);
    }
  }

  /** Of the home page, or 0 while there is no server. */
  private static int status(Http http) {
    try {
      return http.get("/").statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }
}
