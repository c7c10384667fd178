package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLocationsTest {

  private static final PathPrefix PREFIX = new PathPrefix("/docker/app");
  private static final Origin ORIGIN = new Origin("app", "172.17.0.2", 8888);

  private final ClientLocations locations = seenAt("http", "proxy.test");

  @ParameterizedTest
  @CsvSource({
    "/, /docker/app/",
    "/x?a=/#/b, /docker/app/x?a=/#/b",
    "/docker/app2/x, /docker/app/docker/app2/x",
    "/docker/ap, /docker/app/docker/ap",
    "/DOCKER/app/x, /docker/app/DOCKER/app/x",
    "'\\x', '/docker/app\\x'"
  })
  void absolute_path_is_put_below_the_prefix(String given, String seen) {
    assertThat(locations.of(given)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/docker/app", "/docker/app/", "/docker/app/x", "/docker/app?q", "/docker/app#f"})
  void path_below_the_prefix_is_not_prefixed_twice(String given) {
    assertThat(locations.of(given)).isEqualTo(given);
    assertThat(locations.of("http://proxy.test" + given)).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.test/x",
        "HTTP://Proxy.Test:80/x",
        "http://proxy.test:/x",
        "//proxy.test/x",
        "/\\proxy.test/x",
        "http:\\\\proxy.test/x",
        "http://172.17.0.2:8888/x",
        "https://172.17.0.2:8888/x",
        "//172.17.0.2:8888/x"
      })
  void url_of_this_host_or_the_origin_becomes_a_path_below_the_prefix(String given) {
    assertThat(locations.of(given)).isEqualTo("/docker/app/x");
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.test, /docker/app/",
    "http://proxy.test?x=/, /docker/app/?x=/",
    "http://proxy.test#f, /docker/app/#f",
    "http://proxy.test//evil/x, /docker/app//evil/x"
  })
  void url_without_a_plain_path_stays_on_this_host(String given, String seen) {
    assertThat(locations.of(given)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "./x",
        "../x",
        "?x=/",
        "#/x",
        "//evil",
        "//evil/docker/app/",
        "///evil/x",
        "/\\evil/x",
        "http://evil/x",
        "http://proxy.test.evil/x",
        "http://proxy.test@evil/x",
        "http://user@proxy.test/x",
        "http://proxy.test:8080/x",
        "http://172.17.0.2/x",
        "http:/x",
        "http:x",
        "ftp://proxy.test/x",
        "mailto:a@proxy.test",
        "javascript:alert(1)",
        "x:/y"
      })
  void everything_else_is_left_as_it_is(String given) {
    assertThat(locations.of(given)).isEqualTo(given);
  }

  @Test
  void client_that_came_by_tls_stays_there() {
    assertThat(seenAt("https", "proxy.test").of("http://proxy.test/x")).isEqualTo("/docker/app/x");
  }

  @Test
  void origin_can_send_its_client_to_tls() {
    assertThat(locations.of("https://proxy.test/x")).isEqualTo("https://proxy.test/docker/app/x");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.test:8080, http://proxy.test:8080/x",
    "[::1]:8080, 'http://[::1]:8080/x'",
    "[::1], 'http://[::1]:80/x'",
    "proxy.test:80, http://proxy.test/x"
  })
  void port_belongs_to_the_host(String authority, String given) {
    assertThat(seenAt("http", authority).of(given)).isEqualTo("/docker/app/x");
  }

  @Test
  void host_that_only_the_last_proxy_knows_is_this_one() {
    assertThat(seenAt("https", "proxy.test", "inner:8080").of("http://inner:8080/x"))
        .isEqualTo("/docker/app/x");
  }

  @Test
  void ipv6_origin_is_recognised() {
    ClientView client = new ClientView("http", List.of(), PREFIX);
    ClientLocations of = new ClientLocations(client, new Origin("app", "fd00::2", 80));
    assertThat(of.of("http://[FD00::2]/x")).isEqualTo("/docker/app/x");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "5; url=/x | 5; url=/docker/app/x",
        "0;URL=/x | 0;URL=/docker/app/x",
        "5 ; Url = '/x' | 5 ; Url = '/docker/app/x'",
        "5,url=\"/x\"; more | 5,url=\"/docker/app/x\"; more",
        "0 url='/x | 0 url='/docker/app/x",
        "1.5; /x | 1.5; /docker/app/x",
        "0; '/x' | 0; '/docker/app/x'",
        "5; url=http://proxy.test/x | 5; url=/docker/app/x"
      })
  void location_in_a_refresh_is_put_below_the_prefix(String given, String seen) {
    assertThat(locations.ofRefresh(given)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5;",
        "5; url=",
        "5; url=x",
        "5; url=?url=/x",
        "5; url=//evil/x",
        "5; url=/docker/app/x",
        "url=/x",
        "5; urn=/x"
      })
  void refresh_without_such_a_location_is_left_as_it_is(String given) {
    assertThat(locations.ofRefresh(given)).isEqualTo(given);
  }

  private static ClientLocations seenAt(String scheme, String... authorities) {
    return new ClientLocations(new ClientView(scheme, List.of(authorities), PREFIX), ORIGIN);
  }
}
