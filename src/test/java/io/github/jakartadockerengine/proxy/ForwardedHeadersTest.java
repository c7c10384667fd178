package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

  @AutoClose
  private final TestOrigin origin =
      TestOrigin.answering(
          "HTTP/1.1 302 Found\r\nLocation: http://Example.org/x\r\nContent-Length: 0\r\n\r\n");

  @Test
  void trusted_proxys_word_is_carried_on() throws Exception {
    Head request =
        requestThrough(
            "127.0.0.0/8",
            "X-Forwarded-For: 192.0.2.1",
            "X-Forwarded-For: 2001:db8::1",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: example.org:8443",
            "X-Forwarded-Prefix: /outer/");
    assertThat(request.values("X-Forwarded-For"))
        .containsExactly("192.0.2.1, 2001:db8::1, 127.0.0.1");
    assertThat(request.values("X-Forwarded-Proto")).containsExactly("https");
    assertThat(request.values("X-Forwarded-Host")).containsExactly("example.org:8443");
    assertThat(request.values("X-Forwarded-Prefix")).containsExactly("/outer/docker/app");
    assertThat(request.values("Forwarded"))
        .containsExactly(
            "for=192.0.2.1;proto=https;host=\"example.org:8443\","
                + " for=\"[2001:db8::1]\", for=127.0.0.1");
  }

  @Test
  void trusted_proxys_forwarded_field_is_added_to() throws Exception {
    Head request = requestThrough("127.0.0.1", "Forwarded: for=_a", "Forwarded: for=\"[::2]:1\"");
    assertThat(request.values("Forwarded"))
        .containsExactly("for=_a, for=\"[::2]:1\", for=127.0.0.1");
  }

  @Test
  void trusted_proxy_that_says_nothing_is_a_client() throws Exception {
    Head request = requestThrough("127.0.0.1");
    assertThat(request.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(request.values("X-Forwarded-Host")).containsExactly("proxy.test");
    assertThat(request.values("Forwarded"))
        .containsExactly("for=127.0.0.1;proto=http;host=proxy.test");
  }

  @Test
  void nonsense_of_a_trusted_proxy_is_replaced() throws Exception {
    Head request =
        requestThrough(
            "127.0.0.1",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Host:",
            "X-Forwarded-Prefix: //evil");
    assertThat(request.values("X-Forwarded-Proto")).containsExactly("http");
    assertThat(request.values("X-Forwarded-Host")).containsExactly("proxy.test");
    assertThat(request.values("X-Forwarded-Prefix")).containsExactly("/docker/app");
  }

  @Test
  void quotes_in_an_address_stay_within_the_element() throws Exception {
    Head request = requestThrough("127.0.0.1", "X-Forwarded-For: a\";proto=x\\");
    assertThat(request.field("Forwarded").orElse("")).startsWith("for=\"a\\\";proto=x\\\\\";");
  }

  @Test
  void others_than_the_trusted_proxy_are_not_believed() throws Exception {
    Head request =
        requestThrough("192.0.2.7", "X-Forwarded-For: 6.6.6.6", "Forwarded: for=6.6.6.6");
    assertThat(request.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(request.values("Forwarded"))
        .containsExactly("for=127.0.0.1;proto=http;host=proxy.test");
  }

  @Test
  void location_at_the_host_that_the_client_sees_is_below_the_whole_prefix() throws Exception {
    try (ProxyFixture proxy = new ProxyFixture(origin.port(), ProxyFixture.trusting("127.0.0.1"))) {
      Answer answer =
          proxy.get("/docker/app/", "X-Forwarded-Host: example.org", "X-Forwarded-Prefix: /outer");
      assertThat(answer.head().values("Location")).containsExactly("/outer/docker/app/x");
    }
  }

  private Head requestThrough(String trusted, String... fields) throws Exception {
    try (ProxyFixture proxy = new ProxyFixture(origin.port(), ProxyFixture.trusting(trusted))) {
      proxy.get("/docker/app/", fields);
    }
    return origin.nextRequest();
  }
}
