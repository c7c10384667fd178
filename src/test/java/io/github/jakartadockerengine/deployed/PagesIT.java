package io.github.jakartadockerengine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application's own answers, as far as a server's descriptors and settings decide on them. */
@ArquillianTest
@Tag("deployed")
class PagesIT {

  @ArquillianResource private URL url;
  private URI base;
  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployed.war();
  }

  @BeforeEach
  void connect() {
    base = Deployed.base(url);
    http = new Http(base);
  }

  @Test
  void the_session_is_for_this_site_alone_and_not_for_scripts() {
    assertThat(http.get("/csrf-token").headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("JAKARTA_DOCKER_ENGINE_SESSION=[^;]+;.*")
        .containsIgnoringCase("; path=/")
        .containsOnlyOnce("; HttpOnly")
        .containsOnlyOnce("; SameSite=")
        .containsIgnoringCase("; SameSite=Lax");
  }

  @Test
  void a_session_lasts() {
    assertThat(http.get("/csrf-token").body()).isEqualTo(http.get("/csrf-token").body());
  }

  @Test
  void pages_say_how_browsers_have_to_guard_them() {
    HttpResponse<String> page = http.get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
  }

  @Test
  void answers_do_not_name_the_server() {
    assertThat(http.get("/").headers().map()).doesNotContainKeys("Server", "X-Powered-By");
  }

  @Test
  void an_unknown_path_has_a_page_of_the_applications_own() {
    HttpResponse<String> page = http.get("/nothing/here");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(page.body()).select("main p").text())
        .contains("There is nothing at this address.");
  }

  @Test
  void a_file_may_be_larger_than_what_servers_take_by_default() {
    String content = "x".repeat(11 << 20);
    String form =
        """
        --end\r
        Content-Disposition: form-data; name="csrf_token"\r
        \r
        %s\r
        --end\r
        Content-Disposition: form-data; name="file"; filename="large.csv"\r
        \r
        %s\r
        --end--\r
        """
            .formatted(http.get("/csrf-token").body(), content);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/upload/"))
            .header("Content-Type", "multipart/form-data; boundary=end")
            .POST(BodyPublishers.ofString(form));
    assertThat(http.send(request).statusCode()).isEqualTo(303);
    assertThat(http.get("/upload/large.csv").body()).isEqualTo(content);
  }
}
