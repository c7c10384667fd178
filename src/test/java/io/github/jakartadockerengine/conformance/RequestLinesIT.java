package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose version or host is in doubt. */
@Conformance
class RequestLinesIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  private Attack attack;

  @BeforeEach
  void arm() {
    attack = new Attack(proxy, origin);
  }

  @Holds("RFC 9112 §3.2: a request without a valid Host or with several is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: HOST\r\nHost: HOST\r\n",
        "Host: HOST\r\nHost: other.test\r\n",
        "Host : HOST\r\n"
      })
  void not_exactly_one_host_is_refused(String hosts) throws Exception {
    attack.isRefused(get(hosts));
  }

  @Holds("RFC 9112 §2.2: white space before the first field is refused, or WildFly ignores it")
  @Test
  void white_space_before_the_first_field_hides_nothing() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(get(" Host: HOST\r\n"));
      boolean read = client.readHead().status() == 200;
      assertThat(read && origin.connections() > 0).isEqualTo(proxy.server().isWildFly());
    }
  }

  @Holds("RFC 9112 §3.2: a request with an invalid Host is not relayed")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: other.test\r\nHost: HOST\r\n",
        "Host: HOST, other.test\r\n",
        "Host: HOST other.test\r\n",
        "Host: HOST/x\r\n",
        "Host: x@HOST\r\n",
        "Host: HOST:80:80\r\n",
        "Host: HOST:x\r\n",
        "Host: [HOST\r\n",
        "Host: \"HOST\"\r\n"
      })
  void a_wrong_host_leads_nowhere(String hosts) throws Exception {
    attack.isNotRelayed(get(hosts));
  }

  @Holds("RFC 9112 §2.3: versions that are none of HTTP/1 are refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.2",
        "HTTP/1.10",
        "HTTP/3.0",
        "HTTP/0.9",
        "HTTP/11",
        "http/1.1",
        "HTTP/1.1x",
        "HTTP/1,1",
        "HTTP/x.1",
        "HTTP/-1.1",
        "FTP/1.1"
      })
  void an_unknown_version_is_refused(String version) throws Exception {
    attack.isRefused(proxy.request(origin, "GET", "/").replace("HTTP/1.1\r\n", version + "\r\n"));
  }

  @Holds("RFC 9112 §3: a request of HTTP/0.9 is not relayed")
  @Test
  void a_request_without_a_version_leads_nowhere() throws Exception {
    attack.isNotRelayed("GET " + proxy.prefix(origin) + "/\r\n\r\n");
  }

  @Holds("RFC 9112 §2.2: empty lines before a request are ignored or refused, never its method")
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r\n\r\n", "\n"})
  void empty_lines_before_a_request_are_not_passed_on(String lines) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(lines + proxy.request(origin, "GET", "/"));
      if (client.readHead().status() == 200) {
        assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
      } else {
        assertThat(origin.connections()).isZero();
      }
    }
  }

  private String get(String hosts) {
    String fields = hosts.replace("HOST", proxy.host(origin));
    return proxy.line(origin, "GET", "/") + fields + "\r\n";
  }
}
