package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRoutingTest {

  private static final String APP = "app.docker.localhost:8080";

  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  @AutoClose private final ProxyFixture proxy = new ProxyFixture(origin.port());

  @ParameterizedTest
  @ValueSource(strings = {"/", "/x?a=b&c", "/docker/app/", "//a;b/%2F%C3%A9/./..a", "/a?u=/../b"})
  void whole_target_reaches_the_origin_byte_for_byte(String target) throws Exception {
    assertThat(proxy.getAt(APP, target).body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.docker.localhost",
        "app.docker.localhost:1",
        "app.docker.localhost.:8080",
        "APP.Docker.LOCALHOST"
      })
  void port_case_and_last_dot_do_not_matter(String host) throws Exception {
    assertThat(proxy.getAt(host, "/").status()).isEqualTo(200);
    assertThat(origin.nextRequest().values("Host")).containsExactly(host);
  }

  @Test
  void paths_lead_to_origins_on_other_hosts_as_before() throws Exception {
    assertThat(proxy.get("/docker/app/x").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET /x HTTP/1.1");
  }

  @Test
  void requests_for_other_hosts_go_on() throws Exception {
    assertThat(proxy.get("/x").status()).isEqualTo(404);
    assertThat(proxy.exchange("GET /x HTTP/1.0\r\n\r\n").status()).isEqualTo(404);
    assertThat(origin.unreadRequests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker.localhost",
        ".docker.localhost",
        "x.app.docker.localhost",
        "ap%70.docker.localhost",
        "user@app.docker.localhost",
        "app\u00e4.docker.localhost"
      })
  void malformed_name_is_not_found(String host) throws Exception {
    Answer answer = proxy.getAt(host, "/docker/app/");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("There is nothing at this address.\n");
    assertThat(origin.unreadRequests()).isZero();
  }

  @Test
  void name_of_nobody_is_answered_as_not_ready() throws Exception {
    Answer answer = proxy.getAt("other.docker.localhost", "/docker/app/");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("wait for other");
  }

  @Test
  void parent_segments_are_refused() throws Exception {
    assertThat(proxy.getAt(APP, "/a/%2e%2e/b").status()).isEqualTo(400);
    assertThat(origin.unreadRequests()).isZero();
  }

  @Test
  void activity_is_reported_under_the_origins_name() throws Exception {
    proxy.getAt("App.docker.localhost", "/a%20b?q");
    assertThat(proxy.requested).containsExactly("app /a%20b");
  }

  @Test
  void origin_is_told_of_the_host_and_no_prefix() throws Exception {
    proxy.getAt(APP, "/", "X-Forwarded-Prefix: /x", "X-Forwarded-Host: x");
    Head request = origin.nextRequest();
    assertThat(request.values("Host")).containsExactly(APP);
    assertThat(request.values("X-Forwarded-Host")).containsExactly(APP);
    assertThat(request.values("X-Forwarded-Prefix")).isEmpty();
    assertThat(request.values("Forwarded"))
        .containsExactly("for=127.0.0.1;proto=http;host=\"" + APP + "\"");
  }

  @Test
  void session_cookie_of_the_product_stays_here() throws Exception {
    proxy.getAt(APP, "/", "Cookie: JAKARTA_DOCKER_ENGINE_SESSION=secret; a=b");
    assertThat(origin.nextRequest().values("Cookie")).containsExactly("a=b");
  }

  @Test
  void what_the_origin_says_of_its_paths_holds() throws Exception {
    String fields = "Location: /x\r\nSet-Cookie: a=b; Path=/x\r\nService-Worker-Allowed: /\r\n";
    try (TestOrigin redirecting =
            TestOrigin.answering("HTTP/1.1 302 Found\r\n" + fields + "Content-Length: 0\r\n\r\n");
        ProxyFixture toIt = new ProxyFixture(redirecting.port())) {
      Head head = toIt.getAt(APP, "/").head();
      assertThat(head.values("Location")).containsExactly("/x");
      assertThat(head.values("Set-Cookie")).containsExactly("a=b; Path=/x");
      assertThat(head.values("Service-Worker-Allowed")).containsExactly("/");
    }
  }

  @Test
  void forwarded_host_of_a_trusted_proxy_leads_nowhere() throws Exception {
    try (ProxyFixture trusting =
        new ProxyFixture(origin.port(), ProxyFixture.trusting("127.0.0.1"))) {
      assertThat(trusting.get("/", "X-Forwarded-Host: " + APP).status()).isEqualTo(404);
    }
  }

  @Test
  void every_method_reaches_the_origin() throws Exception {
    for (String method : new String[] {"OPTIONS", "DELETE", "PROPFIND"}) {
      proxy.exchange(ProxyFixture.requestAt(APP, method, "/x"));
      assertThat(origin.nextRequest().startLine()).isEqualTo(method + " /x HTTP/1.1");
    }
  }

  @Test
  void absolute_target_leads_where_it_says() throws Exception {
    proxy.exchange(ProxyFixture.requestAt(APP, "GET", "http://" + APP + "/x?q"));
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET /x?q HTTP/1.1");
  }

  /** Undertow takes the Host field, Grizzly the target (RFC 9112 §3.2.2). */
  @Test
  void origin_is_told_the_host_that_led_to_it() throws Exception {
    String other = "http://other.docker.localhost/x";
    assertThat(proxy.exchange(ProxyFixture.requestAt(APP, "GET", other)).status()).isEqualTo(200);
    assertThat(origin.nextRequest().values("Host")).containsExactly(APP);
  }

  @Test
  void two_hosts_are_refused() throws Exception {
    Answer answer = proxy.getAt(APP, "/", "Host: other.docker.localhost");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(origin.unreadRequests()).isZero();
  }

  @Test
  void without_suffixes_hosts_lead_nowhere() throws Exception {
    try (ProxyFixture byPath =
        new ProxyFixture(
            origin.port(), ProxyFixture.routing(Optional.of("/docker"), Optional.empty()))) {
      assertThat(byPath.getAt(APP, "/x").status()).isEqualTo(404);
      assertThat(byPath.getAt(APP, "/docker/app/x").status()).isEqualTo(200);
    }
  }

  @Test
  void without_a_prefix_paths_lead_nowhere() throws Exception {
    try (ProxyFixture byHost =
        new ProxyFixture(
            origin.port(),
            ProxyFixture.routing(Optional.empty(), Optional.of(HostSuffixes.of(".a.b"))))) {
      assertThat(byHost.get("/docker/app/").status()).isEqualTo(404);
      assertThat(byHost.getAt("app.a.b", "/docker/app/").status()).isEqualTo(200);
    }
  }
}
