package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  @AutoClose private final ProxyFixture proxy = new ProxyFixture(origin.port());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a/b",
        "//a///b//",
        "/a;x=1/b;y",
        "/%2Fa%2fb",
        "/%20%C3%A9%25",
        "/a/./b/.",
        "/...",
        "/a..b/..c",
        "/%252e%252e/",
        "/+~!$&'()*,=:@",
        "/x?a=b&c=%26;d",
        "/x?u=http://h/../y?z",
        "/?%2e%2e/"
      })
  void path_and_query_reach_the_origin_byte_for_byte(String target) throws Exception {
    proxy.get("/docker/app" + target);
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docker/app/..",
        "/docker/app/../x",
        "/docker/app/a/%2e%2e/x",
        "/docker/app/a/.%2E/x",
        "/docker/app/..;p=1/x",
        "/docker/app/..%2fx",
        "/docker/app/a%2f..",
        "/docker/app/a%5c..%5cx"
      })
  void parent_segments_are_refused(String target) throws Exception {
    assertThat(proxy.get(target).status()).isEqualTo(400);
    assertThat(origin.unreadRequests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docker", "/docker/", "/docker//x", "/docker/?x"})
  void path_without_a_name_is_not_found(String target) throws Exception {
    assertThat(proxy.get(target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "ap%70", "app;x=1", "APP"})
  void name_that_does_not_resolve_is_answered_as_not_ready(String name) throws Exception {
    Answer answer = proxy.get("/docker/" + name + "/x");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("wait for " + name);
  }

  @Test
  void missing_slash_behind_the_name_is_redirected() throws Exception {
    Answer answer = proxy.send("POST", "/docker/app?a=%2F&b", "Content-Length: 0");
    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.head().field("Location")).contains("/docker/app/?a=%2F&b");
  }

  @Test
  void activity_is_reported_with_the_clients_path() throws Exception {
    proxy.get("/docker/app/a%20b?q");
    assertThat(proxy.requested).containsExactly("app /docker/app/a%20b");
  }
}
