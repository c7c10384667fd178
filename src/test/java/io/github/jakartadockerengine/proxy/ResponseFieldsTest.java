package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFieldsTest {

  private final ResponseFields belowPrefix = seenBelow("/docker/app");
  private final ResponseFields atRoot = seenBelow("");

  @ParameterizedTest
  @CsvSource({
    "Location, /x, /docker/app/x",
    "LOCATION, /x, /docker/app/x",
    "Content-Location, http://proxy.test/x, /docker/app/x",
    "refresh, 0;url=/x, 0;url=/docker/app/x",
    "Set-Cookie, a=1; Path=/; Domain=proxy.test, a=1; Path=/docker/app/",
    "Link, </x>, </x>",
    "X-Location, /x, /x"
  })
  void what_an_origin_says_of_itself_holds_below_the_prefix(
      String name, String value, String seen) {
    assertThat(belowPrefix.forClient(name, value)).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "/, /docker/app/",
    "/sub/, /docker/app/sub/",
    "/docker/app/sub/, /docker/app/sub/",
    "/docker/, /docker/app/docker/",
    "./, ./",
    "sub, sub",
    "'', ''",
    "../, /docker/app/",
    "/docker/app/../, /docker/app/",
    "%2e%2e/, /docker/app/",
    "'..\\', /docker/app/",
    "//proxy.test/, /docker/app/",
    "http://proxy.test/, /docker/app/"
  })
  void service_worker_stays_below_the_prefix(String scope, String seen) {
    assertThat(belowPrefix.forClient("Service-Worker-Allowed", scope)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Clear-Site-Data", "strict-transport-security", "Alt-Svc", "NEL", "nel"})
  void nothing_is_said_of_the_host_that_origins_share(String name) {
    assertThat(belowPrefix.forClient(name, "x")).isNull();
    assertThat(atRoot.forClient(name, "x")).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SID=x", " SID =x; Path=/", "=SID=x", "SID"})
  void products_cookie_cannot_be_set_anywhere(String cookie) {
    assertThat(belowPrefix.forClient("Set-Cookie", cookie)).isNull();
    assertThat(atRoot.forClient("Set-Cookie", cookie)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sid=x", "SIDE=x", "a=SID"})
  void cookie_of_another_name_can_be_set(String cookie) {
    assertThat(belowPrefix.forClient("Set-Cookie", cookie)).isEqualTo(cookie);
  }

  @Test
  void cookie_for_a_whole_host_needs_one_of_its_own() {
    String cookie = "__Host-a=1; Secure; Path=/";
    assertThat(belowPrefix.forClient("Set-Cookie", cookie)).isNull();
    assertThat(atRoot.forClient("Set-Cookie", cookie)).isEqualTo(cookie);
  }

  @ParameterizedTest
  @CsvSource({
    "Location, http://172.17.0.2:80/x",
    "Location, /x",
    "Refresh, 0;url=/x",
    "Service-Worker-Allowed, /",
    "Set-Cookie, a=1; Path=/"
  })
  void field_of_an_origin_at_a_root_is_left_as_it_is(String name, String value) {
    assertThat(atRoot.forClient(name, value)).isEqualTo(value);
  }

  private static ResponseFields seenBelow(String prefix) {
    return new ResponseFields(
        new ClientView("http", List.of("proxy.test"), new PathPrefix(prefix)),
        new Origin("app", "172.17.0.2", 80),
        new SessionCookie("SID"));
  }
}
