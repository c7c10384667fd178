package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "'10.0.0.0/8, 192.168.1.1', 10.255.0.1, true",
    "'10.0.0.0/8, 192.168.1.1', 192.168.1.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "0.0.0.0/0, 255.1.2.3, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 127.0.0.1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe80::1, false",
    "fe80::/10, fe80::1%eth0, true",
    "10.0.0.1, ::ffff:10.0.0.1, true",
    "0.0.0.0/0, localhost, false",
    "'', 127.0.0.1, false"
  })
  void proxy_is_trusted_by_its_address(String trusted, String peer, boolean expected) {
    assertThat(TrustedProxies.of(trusted).contains(peer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "10.0.0.1,",
        "10.0.0",
        "10.0.0.256",
        "010.0.0.0/x",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "::1/129",
        ":::",
        "dead:beef",
        "abc",
        "*"
      })
  void anything_but_addresses_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.of(text));
  }
}
