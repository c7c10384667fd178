package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance
class RequestTargetsIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 9112 §3.2: a proxy passes the path and the query on as they came")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a/b",
        "//",
        "//a///b//",
        "/a;x=1/b;y",
        "/a%2Fb%2fc",
        "/%20",
        "/%C3%A9/%c3%a9",
        "/%E2%82%AC%F0%9F%98%80",
        "/100%25",
        "/a%3Fb",
        "/a%23b",
        "/a%3Bb",
        "/%5B1%5D",
        "/[1]",
        "/%7B%7D%7C%22%3C%3E%5E%60",
        "/a+b",
        "/~!$&'()*,=:@",
        "/a/./b",
        "/a..b/..c/d..",
        "/.hidden",
        "/%252e%252e/",
        "/index.xhtml",
        "/a.jsp"
      })
  void a_path_arrives_byte_for_byte(String target) throws Exception {
    assertThat(proxy.get(origin, target).body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @Holds("RFC 3986 §3.4: a query may contain slashes and question marks, and be empty")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x?a=b&c=%26;d",
        "/x?u=http://h/../y?z",
        "/?%2e%2e/",
        "/?q=%20+%2B",
        "/?%C3%A9=%FF",
        "/?a&a=&=a&&"
      })
  void a_query_arrives_byte_for_byte(String target) throws Exception {
    assertThat(proxy.get(origin, target).body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @Holds("RFC 3986 §3.4: an empty query is lost: servers do not tell it from none")
  @Test
  void an_empty_query_is_lost() throws Exception {
    proxy.get(origin, "/?");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
  }

  @Holds(
      "RFC 3986 §3.3: parameters of segments are the origin's; Payara takes this one for its own")
  @ParameterizedTest
  @CsvSource({"/;jsessionid=1, /", "/a;jsessionid=1;b, /a;b"})
  void a_session_in_the_path_arrives(String target, String onPayara) throws Exception {
    proxy.get(origin, target);
    assertThat(origin.nextRequest().startLine())
        .isEqualTo("GET " + proxy.onPayaraOrWildFly(onPayara, target) + " HTTP/1.1");
  }

  @Holds("RFC 3986 §2.1: octets that are no UTF-8 arrive as they came, or Payara refuses them")
  @ParameterizedTest
  @ValueSource(strings = {"/%FF%FE", "/%E9", "/a%C3", "/..."})
  void octets_that_are_no_text_are_not_changed(String target) throws Exception {
    assertPassedOnOr(400, target);
  }

  @Holds("RFC 3986 §6.2.2.3: a dot at the end arrives as it came, or Payara answers by itself")
  @ParameterizedTest
  @ValueSource(strings = {"/.", "/a/."})
  void a_dot_at_the_end_is_not_changed(String target) throws Exception {
    assertThat(proxy.get(origin, target).status()).isIn(200, proxy.onPayaraOrWildFly(400, 200));
    if (origin.connections() > 0 || proxy.server().isWildFly()) {
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
    }
  }

  @Holds("Servlet §10.5: below a path, directories of the product's own name are the origin's")
  @ParameterizedTest
  @ValueSource(strings = {"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF"})
  void a_directory_of_the_servers_is_the_origins_below_a_path(String target) throws Exception {
    Answer answer = proxy.get(origin, target);
    assertThat(answer.status()).isEqualTo(proxy.route() == Route.BY_PATH ? 200 : 404);
    assertThat(answer.body().equals("ok")).isEqualTo(proxy.route() == Route.BY_PATH);
  }

  @Holds("RFC 9112 §3: request lines of 8000 octets are supported")
  @Test
  void a_long_target_arrives() throws Exception {
    String target = "/" + "a".repeat(3_500) + "?" + "b".repeat(3_500);
    assertThat(proxy.get(origin, target).body()).isEqualTo("ok");
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @Holds("RFC 9112 §3: a target that is too long is refused")
  @Test
  void a_target_without_end_is_refused() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.line(origin, "GET", "/" + "a".repeat(2_000_000)));
      client.awaitClose();
    } catch (IOException e) {
      // The server may close the connection while it is sent.
    }
    assertThat(origin.connections()).isZero();
  }

  @Holds("RFC 3986 §6.2.2.3: a segment that leads up does not lead out of an origin")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../",
        "/../x",
        "/a/../x",
        "/a/../../x",
        "/%2e%2e/x",
        "/%2E%2E/x",
        "/.%2e/x",
        "/%2e./x",
        "/..;p=1/x",
        "/..%3bp/x",
        "/..%2fx",
        "/a%2f..%2Fx",
        "/..%5cx",
        "/a%5C..",
        "/a\\..\\x"
      })
  void parent_segments_are_refused(String target) throws Exception {
    assertThat(proxy.get(origin, target).status()).isEqualTo(400);
    assertThat(origin.connections()).isZero();
  }

  @Holds(
      "RFC 3986 §6.2.2.3: a parent segment at the end reaches no origin; Payara may answer by itself")
  @ParameterizedTest
  @ValueSource(strings = {"/..", "/a/.."})
  void a_parent_segment_at_the_end_is_refused(String target) throws Exception {
    Answer answer = proxy.get(origin, target);
    assertThat(answer.status()).isIn(proxy.onPayaraOrWildFly(200, 400), 400);
    assertThat(answer.body()).isNotEqualTo("ok");
    assertThat(origin.connections()).isZero();
  }

  @Holds("RFC 9112 §3.2: an encoded line break does not break the request line")
  @ParameterizedTest
  @ValueSource(
      strings = {"/%0d%0aX:%20y", "/%0A", "/%0D", "/x?a=%0d%0aX:%20y", "/%0d%0a%0d%0aGET%20/b"})
  void an_encoded_line_break_stays_encoded(String target) throws Exception {
    proxy.get(origin, target);
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @Holds("RFC 3986 §7.3: an encoded NUL stays encoded or is refused")
  @Test
  void an_encoded_nul_ends_nothing() throws Exception {
    assertThat(proxy.get(origin, "/a%00b").status()).isEqualTo(proxy.onPayaraOrWildFly(400, 200));
  }

  @Holds("RFC 3986 §2.1: an encoded backslash stays encoded or is refused")
  @Test
  void an_encoded_backslash_is_no_slash() throws Exception {
    assertThat(proxy.get(origin, "/a%5Cb").status()).isEqualTo(proxy.onPayaraOrWildFly(400, 200));
  }

  @Holds("RFC 3986 §2: characters that are not allowed arrive as they came or are refused")
  @ParameterizedTest
  @ValueSource(strings = {"/{a}", "/a|b", "/a\"b", "/a^b", "/a`b", "/<a>"})
  void characters_that_are_not_allowed_are_not_changed(String target) throws Exception {
    Answer answer = proxy.get(origin, target);
    assertThat(answer.status()).isEqualTo(proxy.onPayaraOrWildFly(200, 400));
    if (answer.status() == 200) {
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
    }
  }

  @Holds("RFC 9112 §3.2: white space or control characters in a target are refused")
  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\tb", "/a\u0000b", "/a\u0001b", "/a\u007fb", "/a\rb"})
  void white_space_and_controls_are_refused(String target) throws Exception {
    assertThat(proxy.get(origin, target).status()).isIn(400, 505);
    assertThat(origin.connections()).isZero();
  }

  @Holds("RFC 9110 §4.2.3: percent signs without two digits are no encoding")
  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz", "/%u002e", "/%2%65"})
  void broken_encodings_lead_nowhere_else(String target) throws Exception {
    assertThat(proxy.get(origin, target).body()).isNotEqualTo("ok");
    assertThat(origin.connections()).isZero();
  }

  @Holds("RFC 9112 §3.2.2: a target in absolute form is accepted, and its host counts")
  @Test
  void the_absolute_form_is_accepted() throws Exception {
    try (Wire client = proxy.connect()) {
      String path = proxy.prefix(origin) + "/x%2Fy?z";
      client.send("GET http://%s%s HTTP/1.1\r\n".formatted(proxy.host(origin), path));
      client.send("Host: " + proxy.host(origin) + "\r\n\r\n");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET /x%2Fy?z HTTP/1.1");
    }
  }

  @Holds("RFC 9112 §3.2.2: the proxy asks no other host, whatever the target says")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/x",
        "//127.0.0.1:PORT/x",
        "http://user@127.0.0.1:PORT/x",
        "http://proxy.test@127.0.0.1:PORT/",
        "127.0.0.1:PORT",
        "*",
        "x",
        "?x",
        "@127.0.0.1:PORT/"
      })
  void no_other_host_is_asked(String target) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send("GET %s HTTP/1.1\r\n".formatted(target.replace("PORT", "" + origin.port())));
      client.send("Host: proxy.test\r\n\r\n").endOutput();
      client.awaitClose();
      assertThat(origin.connections()).isZero();
    }
  }

  /** The origin gets the target as it came; Payara answers by itself with a status. */
  private void assertPassedOnOr(int onPayara, String target) throws Exception {
    Answer answer = proxy.get(origin, target);
    assertThat(answer.status()).isEqualTo(proxy.onPayaraOrWildFly(onPayara, 200));
    if (proxy.server().isWildFly()) {
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
    } else {
      assertThat(origin.connections()).isZero();
    }
  }
}
