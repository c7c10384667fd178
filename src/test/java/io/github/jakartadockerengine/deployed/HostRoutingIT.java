package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.history.HistoryEntry;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers by host and by path at once, with the settings' defaults. */
@ArquillianTest
@Tag("deployed")
class HostRoutingIT {

  @ArquillianResource private URL url;
  @Inject private ContainerService containers;
  private final ContainerName name = new ContainerName("By-Host-" + System.nanoTime());
  private final String label = name.value().toLowerCase(Locale.ROOT);
  private HostHttp http;

  @Deployment
  static WebArchive war() {
    return Deployed.war();
  }

  @BeforeEach
  void launch() {
    http = new HostHttp(url.getPort());
    containers.run(ContainerSpec.of("jakarta-docker-engine/test-nginx:1", name.value()).build());
    eventually("the container answers", () -> containers.isLive(name));
  }

  @AfterEach
  void kill() {
    containers.kill(name);
  }

  @Test
  void container_is_reached_by_host_and_by_path() {
    assertThat(at("/").body()).contains("Welcome to nginx!");
    assertThat(http.get("localhost", "/docker/" + name + "/").body()).contains("Welcome to nginx!");
    assertThat(containers.history(name, 10))
        .extracting(HistoryEntry::path)
        .containsExactly("/", "/docker/" + name + "/");
  }

  @Test
  void everything_on_its_host_is_the_containers() {
    assertThat(at("/docker/" + name + "/").status()).isEqualTo(404);
    assertThat(at("/csrf-token").body()).contains("nginx");
    assertThat(at("/index.xhtml").body()).contains("nginx");
    assertThat(at("/docker-logs").body()).contains("nginx");
  }

  @Test
  void server_keeps_two_folders_to_itself_and_shows_no_page_of_ours() {
    HostHttp.Answer answer = at("/WEB-INF/web.xml");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.head()).doesNotContainIgnoringCase("Content-Security-Policy");
    assertThat(answer.body()).doesNotContain("jakarta_docker_engine");
  }

  @Test
  void target_with_another_host_counts_before_the_host_field() {
    // RFC 9112 §3.2.2; Undertow does not tell an application of the target's host.
    boolean told = System.getProperty("jboss.home.dir") == null;
    String expected = told ? "Welcome to nginx!" : "Running containers";
    String absolute = "http://" + label + ".docker.localhost/";
    assertThat(http.get("localhost", absolute).body()).contains(expected);
    assertThat(http.get(label + ".docker.localhost", "http://nobody.docker.localhost/").status())
        .isEqualTo(told ? 503 : 400);
  }

  @Test
  void two_hosts_are_refused() {
    String hosts = label + ".docker.localhost\r\nHost: localhost";
    assertThat(http.get(hosts, "/").status()).isEqualTo(400);
  }

  @Test
  void malformed_names_and_nobodys_reach_nothing() {
    assertThat(http.get("docker.localhost", "/").status()).isEqualTo(404);
    assertThat(http.get("x." + label + ".docker.localhost", "/").status()).isEqualTo(404);
    assertThat(http.get("nobody.docker.localhost", "/").status()).isEqualTo(503);
  }

  @Test
  void session_of_the_product_is_for_its_own_host() {
    assertThat(http.get("localhost", "/csrf-token").head())
        .contains("JAKARTA_DOCKER_ENGINE_SESSION=")
        .doesNotContainIgnoringCase("Domain=");
    assertThat(at("/csrf-token").head()).doesNotContain("Set-Cookie");
  }

  private HostHttp.Answer at(String target) {
    return http.get(label + ".docker.localhost", target);
  }
}
