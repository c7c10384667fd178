package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each of the two ways to containers switched off, and both. */
@Tag("deployed")
class OneWayRoutingIT {

  private static final String PATHS = "JAKARTA_DOCKER_ENGINE_PROXY_PATH_PREFIX";
  private static final String HOSTS = "JAKARTA_DOCKER_ENGINE_HOST_SUFFIXES";

  @TempDir private Path directory;

  @Test
  void without_paths_containers_are_found_by_host() throws Exception {
    try (TestServer server =
        new TestServer(directory, Map.of(PATHS, "off", HOSTS, ".tools.test, .more.test"))) {
      HostHttp http = started(server);
      assertThat(http.get("nobody.tools.test", "/").status()).isEqualTo(503);
      assertThat(http.get("nobody.more.test", "/docker/x/").status()).isEqualTo(503);
      assertThat(http.get("localhost", "/docker/nobody/").status()).isEqualTo(404);
      assertThat(http.get("nobody.docker.localhost", "/").status()).isEqualTo(200);
      assertThat(http.get("localhost", "/").head())
          .contains("form-action 'self' *.tools.test:*; frame-ancestors");
    }
  }

  @Test
  void without_paths_a_person_is_led_to_the_containers_host() throws Exception {
    try (TestServer server = new TestServer(directory, Map.of(PATHS, "off"))) {
      started(server);
      try (Browser browser = new Browser(server.base())) {
        browser.open("/");
        browser.fill("container_name", "By-Browser");
        browser.byId("launch-button").click();
        eventually("the tool shows its input", () -> browser.text().contains("file_relation"));
        assertThat(browser.host()).isEqualTo("by-browser.docker.localhost");

        browser.open("/");
        assertThat(browser.awaited("open-By-Browser").getDomAttribute("href"))
            .isEqualTo("//By-Browser.docker.localhost:%d/".formatted(server.base().getPort()));
        browser.click("kill-button-By-Browser");
        eventually("it is gone", () -> !browser.has("kill-button-By-Browser"));
      }
    }
  }

  @Test
  void without_hosts_containers_are_found_by_path() throws Exception {
    try (TestServer server = new TestServer(directory, Map.of(HOSTS, "off"))) {
      HostHttp http = started(server);
      assertThat(http.get("localhost", "/docker/nobody/").status()).isEqualTo(503);
      assertThat(http.get("nobody.docker.localhost", "/").body()).contains("Running containers");
    }
  }

  @Test
  void without_both_the_deployment_fails() throws Exception {
    try (TestServer server = new TestServer(directory, Map.of(PATHS, "off", HOSTS, "off"))) {
      eventually(
          "the deployment fails",
          () -> server.log().contains("The path prefix and the host suffixes are both off"));
    }
  }

  private static HostHttp started(TestServer server) {
    HostHttp http = new HostHttp(server.base().getPort());
    eventually("the application answers", () -> isUp(http));
    return http;
  }

  private static boolean isUp(HostHttp http) {
    try {
      return http.get("localhost", "/csrf-token").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
