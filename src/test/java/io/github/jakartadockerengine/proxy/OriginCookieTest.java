package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCookieTest {

  private static final PathPrefix PREFIX = new PathPrefix("/docker/app");

  @ParameterizedTest
  @CsvSource({
    "a=1; Path=/, a=1; Path=/docker/app/",
    "a=1;path=/x;HttpOnly, a=1;path=/docker/app/x;HttpOnly",
    "a=1; PATH = /x ; Secure, a=1; PATH = /docker/app/x ; Secure",
    "a=1; Path=/docker/app2, a=1; Path=/docker/app/docker/app2",
    "a=$1\\; Path=/$1\\, a=$1\\; Path=/docker/app/$1\\",
    "a=1; Path=/x; Path=/, a=1; Path=/docker/app/x; Path=/docker/app/",
    "a=Path=/; Max-Age=1; Path=/, a=Path=/; Max-Age=1; Path=/docker/app/"
  })
  void path_is_put_below_the_prefix(String set, String seen) {
    assertThat(new OriginCookie(set).below(PREFIX)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "a",
        "a=1",
        "a=\"/; Path\"",
        "a=1; Path=/docker/app",
        "a=1; Path=/docker/app/x",
        "a=1; Path= /docker/app ; Secure",
        "a=1; Path",
        "a=1; Path=",
        "a=1; Path=x",
        "a=1; Path=\"/\"",
        "Path=/",
        "Domain=x; Secure",
        "a= 1 ;  HttpOnly;SameSite=Lax; ;Expires=Wed, 21 Oct 2026 07:28:00 GMT;; Partitioned;",
        "a=1; XPath=/; Pathx=/; SubDomain=y"
      })
  void everything_else_stays_as_it_is(String set) {
    assertThat(new OriginCookie(set).below(PREFIX)).isEqualTo(set);
  }

  @ParameterizedTest
  @CsvSource({
    "a=1; Domain=proxy.test; Secure, a=1; Secure",
    "a=1;DOMAIN=.test, a=1",
    "a=1; domain ; Secure, a=1; Secure",
    "a=1; Domain=a; Path=/x; Domain=b, a=1; Path=/x"
  })
  void domain_is_dropped_at_a_root_too(String set, String seen) {
    assertThat(new OriginCookie(set).below(new PathPrefix(""))).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-a=1; Secure; Path=/, true",
    "' __HOST-a=1', true",
    "__Secure-a=1, false",
    "a=__Host-, false"
  })
  void cookie_for_a_whole_host_is_known_by_its_name(String set, boolean expected) {
    assertThat(new OriginCookie(set).isForWholeHost()).isEqualTo(expected);
  }
}
