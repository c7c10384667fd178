package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  @AutoClose private final ProxyFixture proxy = new ProxyFixture(origin.port());

  @ParameterizedTest
  @ValueSource(strings = {"GET", "OPTIONS", "DELETE", "PATCH", "PUT", "PROPFIND", "X-own"})
  void any_method_reaches_the_origin(String method) throws Exception {
    assertThat(proxy.send(method, "/docker/app/").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine()).isEqualTo(method + " / HTTP/1.1");
  }

  @Test
  void header_fields_reach_the_origin_unchanged_and_in_order() throws Exception {
    Head request = headAfter("X-A: 1", "X-B: \"q\", r;s=t", "X-A: 2", "X-A:", "X-L: caf\u00e9");
    assertThat(request.values("X-A")).containsExactly("1", "2", "");
    assertThat(request.field("X-B")).contains("\"q\", r;s=t");
    assertThat(request.field("X-L")).contains("caf\u00e9");
  }

  @Test
  void nothing_is_added_but_forwarded_fields() throws Exception {
    assertThat(headAfter("Accept: */*").fields())
        .extracting(field -> field.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            "Host",
            "Accept",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "Forwarded");
  }

  @Test
  void host_of_the_client_is_kept() throws Exception {
    assertThat(headAfter().values("Host")).containsExactly("proxy.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Keep-Alive: timeout=5",
        "Proxy-Connection: keep-alive",
        "TE: gzip",
        "Trailer: X-T",
        "Upgrade: websocket",
        "Proxy-Authorization: Basic eA=="
      })
  void hop_by_hop_fields_end_at_the_proxy(String field) throws Exception {
    String name = field.replaceFirst(":.*", "");
    assertThat(headAfter(field).values(name)).isEmpty();
  }

  @Test
  void fields_nominated_by_connection_end_at_the_proxy() throws Exception {
    Head request =
        headAfter("Connection: keep-alive, x-one", "Connection: X-Two", "X-One: 1", "X-Two: 2");
    assertThat(request.values("Connection")).isEmpty();
    assertThat(request.values("X-One")).isEmpty();
    assertThat(request.values("X-Two")).isEmpty();
  }

  @Test
  void nominating_a_forwarded_field_does_not_remove_it() throws Exception {
    assertThat(headAfter("Connection: X-Forwarded-For").field("X-Forwarded-For"))
        .contains("127.0.0.1");
  }

  @Test
  void forwarded_fields_describe_the_client() throws Exception {
    Head request = headAfter();
    assertThat(request.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(request.values("X-Forwarded-Proto")).containsExactly("http");
    assertThat(request.values("X-Forwarded-Host")).containsExactly("proxy.test");
    assertThat(request.values("X-Forwarded-Prefix")).containsExactly("/docker/app");
    assertThat(request.values("Forwarded"))
        .containsExactly("for=127.0.0.1;proto=http;host=proxy.test");
  }

  @Test
  void clients_own_claims_are_not_believed() throws Exception {
    Head request =
        headAfter(
            "X-Forwarded-For: 6.6.6.6",
            "X-Forwarded-Port: 66",
            "Forwarded: for=6.6.6.6",
            "X-Real-IP: 6.6.6.6",
            "X-Scheme: https");
    assertThat(String.join("\n", request.fields())).doesNotContain("6.6.6.6", "66", "https");
  }

  @Test
  void products_session_cookie_is_kept_from_the_origin() throws Exception {
    Head request = headAfter("Cookie: a=1; JAKARTA_DOCKER_ENGINE_SESSION=secret; b=\"2\"");
    assertThat(request.values("Cookie")).containsExactly("a=1; b=\"2\"");
  }

  @Test
  void cookie_field_with_the_session_alone_is_left_out() throws Exception {
    assertThat(headAfter("Cookie: JAKARTA_DOCKER_ENGINE_SESSION=secret").values("Cookie"))
        .isEmpty();
  }

  @Test
  void csrf_token_of_the_web_tool_reaches_it() throws Exception {
    assertThat(headAfter("X-CSRF-Token: x").values("X-CSRF-Token")).containsExactly("x");
  }

  @Test
  void authorization_reaches_the_origin() throws Exception {
    assertThat(headAfter("Authorization: Bearer x").values("Authorization"))
        .containsExactly("Bearer x");
  }

  private Head headAfter(String... fields) throws Exception {
    proxy.get("/docker/app/", fields);
    return origin.nextRequest();
  }
}
