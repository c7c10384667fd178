package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo where containers are reached by host only. */
class HostLinksTest {

  @TempDir private Path directory;
  private DemoFixture demo;

  @BeforeEach
  void start() throws Exception {
    demo = new DemoFixture(directory, Optional.empty(), Optional.of(".tools.test"));
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void launching_leads_to_the_containers_host() throws Exception {
    var answer = demo.client.post("/launch/", "tool=debugger&container_name=mine");
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("//mine.tools.test:%d/".formatted(demo.server.port()));
  }

  @Test
  void forms_may_lead_to_the_hosts_of_containers() throws Exception {
    assertThat(demo.client.get("/index.xhtml").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("form-action 'self' *.tools.test:*;"));
  }
}
