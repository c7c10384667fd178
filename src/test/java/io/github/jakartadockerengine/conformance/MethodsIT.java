package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance
class MethodsIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 9110 §9.1: a proxy passes on methods that it does not know")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "OPTIONS",
        "PATCH",
        "PROPFIND",
        "MKCOL",
        "LOCK",
        "REPORT",
        "QUERY",
        "PURGE",
        "M-SEARCH",
        "x!#$%&'*+.^_`|~9"
      })
  void every_method_reaches_the_origin(String method) throws Exception {
    assertThat(proxy.send(origin, method, "/m").body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo(method + " /m HTTP/1.1");
  }

  @Holds("RFC 9110 §9.1: methods are case-sensitive")
  @ParameterizedTest
  @ValueSource(strings = {"get", "Post", "pUT"})
  void the_case_of_a_method_is_kept(String method) throws Exception {
    proxy.send(origin, method, "/");
    assertThat(origin.nextRequest().startLine()).startsWith(method + " ");
  }

  @Holds("RFC 9110 §9: any method may have a body")
  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "QUERY"})
  void a_body_is_passed_on_with_any_method(String method) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, method, "/", "Content-Length: 5")).send("hello");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §9.3.2: a response to HEAD has no body")
  @Test
  void a_response_to_head_has_the_length_but_no_body() throws Exception {
    try (TestOrigin heads = TestOrigin.answering("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(heads, "HEAD", "/" + i)).readHead();
        assertThat(head.values("Content-Length")).containsExactly("99");
        assertThat(heads.nextRequest().startLine()).isEqualTo("HEAD /" + i + " HTTP/1.1");
      }
    }
  }

  @Holds("RFC 9110 §9.3.7: OPTIONS is the origin's to answer")
  @Test
  void options_is_answered_by_the_origin() throws Exception {
    try (TestOrigin options =
        TestOrigin.answering("HTTP/1.1 204 No Content\r\nAllow: GET, QUERY\r\n\r\n")) {
      assertThat(proxy.send(options, "OPTIONS", "/").head().values("Allow"))
          .containsExactly("GET, QUERY");
    }
  }

  @Holds("RFC 9110 §9.3.8: TRACE is not the proxy's to answer with the request's secrets")
  @Test
  void trace_shows_no_fields_of_the_request() throws Exception {
    assertThat(proxy.send(origin, "TRACE", "/", "Cookie: a=secret").body())
        .doesNotContain("secret");
  }

  @Holds("RFC 9110 §9.3.6: CONNECT opens no tunnel")
  @Test
  void connect_opens_no_tunnel() throws Exception {
    try (Wire client = proxy.connect()) {
      String authority = "127.0.0.1:" + origin.port();
      client.send("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
      assertThat(client.readHead().status()).isBetween(400, 501);
      assertThat(origin.connections()).isZero();
    }
  }

  @Holds("RFC 9110 §5.6.2: a method is a token")
  @ParameterizedTest
  @ValueSource(strings = {"G ET", "G(ET)", "GE\tT", "\"GET\"", "G\u00c9T", "{}"})
  void what_is_no_token_is_no_method(String method) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, method, "/"));
      assertThat(client.readHead().status()).isIn(400, 501, 505);
      assertThat(origin.connections()).isZero();
    }
  }
}
