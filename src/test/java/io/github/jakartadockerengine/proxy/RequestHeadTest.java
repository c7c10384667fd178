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
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "PROPFIND", "TRACE", "X-Y"})
  void any_method_reaches_the_origin(String method) throws Exception {
    if (method.equals("HEAD")) {
      return;
    }
    assertThat(proxy.send(method, "/docker/app/").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine()).isEqualTo(method + " / HTTP/1.1");
  }

  @Test
  void get_is_relayed() throws Exception {
    Answer answer = proxy.get("/docker/app/x?y=z");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET /x?y=z HTTP/1.1");
  }
}
