package io.github.jakartadockerengine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What descriptors and settings of the server do to the application's own answers. */
@ArquillianTest
@Tag("deployed")
class PagesIT {

  @ArquillianResource private URL url;
  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployed.war();
  }

  @BeforeEach
  void connect() {
    http = new Http(Deployed.base(url));
  }

  @Test
  void the_session_is_for_this_site_alone_and_not_for_scripts() {
    assertThat(http.get("/csrf-token").headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("JAKARTA_DOCKER_ENGINE_SESSION=[^;]+;.*")
        .containsIgnoringCase("; path=/")
        .containsOnlyOnce("HttpOnly")
        .containsOnlyOnce("SameSite=Lax");
  }

  @Test
  void a_session_lasts() {
    assertThat(http.get("/csrf-token").body()).isEqualTo(http.get("/csrf-token").body());
  }

  @Test
  void pages_cannot_be_framed() {
    HttpResponse<String> page = http.get("/");
    System.getLogger("x").log(System.Logger.Level.INFO, page.headers().map().toString());
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
  }

  @Test
  void an_unknown_path_has_a_page_of_our_own() {
    HttpResponse<String> page = http.get("/nothing/here");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<title>");
  }

  @Test
  void nothing_tells_the_server() {
    assertThat(http.get("/").headers().map()).doesNotContainKeys("Server", "X-Powered-By");
  }
}
