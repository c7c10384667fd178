package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.history.HistoryEntry;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The original's three walk-throughs, run inside the server: what a parent application does by
 * call, and what a person gets by URL. The waiting page's title and body are JNDI resources, which
 * {@code post-boot.asadmin} and {@code waiting-page.cli} set.
 */
@ArquillianTest
@Tag("deployed")
class WalkThroughIT {

  private static final String NGINX = "jakarta-docker-engine/test-nginx:1";
  private static final String NEVER = "jakarta-docker-engine/test-never:1";

  @ArquillianResource private URL url;
  @Inject private ContainerService containers;
  private final ContainerName name = new ContainerName("walk-through-" + System.nanoTime());
  private Http http;

  @Deployment
  static WebArchive war() {
    return Deployed.war();
  }

  @BeforeEach
  void connect() {
    http = new Http(Deployed.base(url));
    assertThat(containers.list(Map.of())).as("containers before the test").isEmpty();
  }

  @AfterEach
  void killAll() {
    containers.list(Map.of()).forEach(container -> containers.kill(container.name()));
  }

  @Test
  void basics() {
    String path = containers.run(ContainerSpec.of(NGINX, name.value()).build());
    assertThat(path).isEqualTo("/docker/" + name + "/");
    assertThat(containers.list(Map.of())).extracting(c -> c.name()).containsExactly(name);

    eventually("the container answers", () -> containers.isLive(name));
    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Welcome to nginx!");

    assertThat(containers.history(name, 10)).extracting(HistoryEntry::path).containsExactly(path);
    assertThat(http.get("/history/" + name).body()).matches("\\S+Z\t" + path + "\n");

    eventually(
        "the log has the request", () -> containers.log(name, 10).contains("GET / HTTP/1.1"));
    assertThat(http.get("/logs/" + name).body()).contains("GET / HTTP/1.1");
    assertThat(http.get(path + "docker-logs").body()).contains("GET / HTTP/1.1");

    containers.kill(name);
    assertThat(containers.list(Map.of())).isEmpty();
    Assertions.assertThatThrownBy(() -> containers.lookupPath(name))
        .isInstanceOf(ContainerNotFoundException.class);
  }

  @Test
  void please_wait() {
    String path = containers.run(ContainerSpec.of(NEVER, name.value()).build());
    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).contains("http-equiv=\"refresh\"");
    assertThat(answer.body()).contains("is starting; it does not answer yet");
    assertThat(containers.isLive(name)).isFalse();
  }

  @Test
  void historian() {
    HttpResponse<String> answer = http.get("/docker/" + name + "/");
    assertThat(answer.statusCode()).isEqualTo(503);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.title()).isEqualTo("<b>Not</b> HTML");
    assertThat(page.select("main > b#body").text()).isEqualTo("HTML");

    String path = containers.run(ContainerSpec.of(NEVER, name.value()).build());
    http.get(path + "some/path?and=query");
    assertThat(containers.history(name, 10))
        .extracting(HistoryEntry::path)
        .containsExactly(path + "some/path");
  }
}
