package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import java.io.IOException;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance
class ResponseFieldsIT {

  @Parameter Proxy proxy;

  @Holds("RFC 9110 §5.1: fields that a proxy does not know are passed on")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Own|value",
        "Content-Type|text/html",
        "Content-Type|text/html;charset=utf-8",
        "Content-Type|application/json",
        "Content-Type|multipart/byteranges; boundary=\"a b\"",
        "Content-Language|de, en",
        "Content-Disposition|attachment; filename=\"a; b.txt\"",
        "Content-Encoding|gzip",
        "Cache-Control|max-age=60, private",
        "ETag|W/\"a\"",
        "Last-Modified|Sat, 29 Oct 1994 19:43:31 GMT",
        "Expires|0",
        "Date|Sat, 29 Oct 1994 19:43:31 GMT",
        "Server|origin/1",
        "Vary|Accept, Cookie",
        "Content-Security-Policy|default-src 'self'; frame-ancestors *",
        "X-Frame-Options|SAMEORIGIN",
        "Access-Control-Allow-Origin|*",
        "WWW-Authenticate|Basic realm=\"a, b\", Digest x=1",
        "Link|</a>; rel=next, </b>; rel=prev",
        "Retry-After|120",
        "X-Accel-Buffering|no",
        "Permissions-Policy|camera=()"
      })
  void an_end_to_end_field_is_passed_on(String name, String value) throws Exception {
    assertThat(got(name + ": " + value).values(name)).containsExactly(value);
  }

  @Holds("Isolation: the server adds nothing that speaks of the product or of framing")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Powered-By", "Server", "X-Frame-Options", "Content-Security-Policy", "Set-Cookie",
        "Content-Type", "Cache-Control", "Pragma", "Expires", "Via"
      })
  void no_field_is_added(String name) throws Exception {
    assertThat(got().values(name)).isEmpty();
  }

  @Holds("RFC 9110 §8.3.1: a charset stays what it is; WildFly takes the space before it away")
  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "ISO-8859-1", "windows-1252", "none"})
  void a_charset_is_passed_on(String charset) throws Exception {
    assertThat(got("Content-Type: text/html; charset=" + charset).values("Content-Type"))
        .containsExactly(
            proxy.onPayaraOrWildFly("text/html; charset=", "text/html;charset=") + charset);
  }

  @Holds("RFC 6265 §3: cookies stay apart and in order")
  @Test
  void cookies_stay_in_order() throws Exception {
    Head head = got("Set-Cookie: a=1", "X-A: b", "Set-Cookie: b=2; HttpOnly", "Set-Cookie: a=3");
    assertThat(head.values("Set-Cookie")).containsExactly("a=1", "b=2; HttpOnly", "a=3");
  }

  @Holds("RFC 9110 §5.3: the order of lines of the same name is kept")
  @Test
  void lines_of_the_same_name_stay_in_order() throws Exception {
    assertThat(got("X-A: 1", "X-B: 2", "x-a: 3, 4", "X-A: 1").values("X-A"))
        .containsExactly("1", "3, 4", "1");
  }

  @Holds("RFC 9110 §5.5: a field's value may be empty")
  @Test
  void an_empty_value_stays_empty() throws Exception {
    assertThat(got("X-Empty:").values("X-Empty")).containsExactly("");
  }

  @Holds(
      "RFC 9110 §5.5: octets above 127 in a value arrive as they came; Payara leaves the value out")
  @Test
  void octets_above_127_arrive_as_they_came() throws Exception {
    assertThat(got("X-Own: \u00c3\u00a9 \u00ff").values("X-Own"))
        .containsExactly(proxy.onPayaraOrWildFly("", "\u00c3\u00a9 \u00ff"));
  }

  @Holds("RFC 9110 §7.6.1: fields for one hop are not passed on")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Keep-Alive: timeout=5, max=9",
        "Proxy-Authenticate: Basic realm=a",
        "Proxy-Connection: keep-alive",
        "Trailer: X-Sum",
        "Upgrade: h2c",
        "TE: trailers"
      })
  void a_hop_by_hop_field_is_not_passed_on(String field) throws Exception {
    String name = field.substring(0, field.indexOf(':'));
    assertThat(got(field).values(name)).doesNotContain(field.substring(name.length() + 2));
  }

  @Holds("RFC 9110 §7.6.1: fields that Connection names are not passed on")
  @ParameterizedTest
  @ValueSource(strings = {"Connection: X-Hop", "connection: close, x-hop", "Connection: ,X-HOP ,"})
  void a_nominated_field_is_not_passed_on(String connection) throws Exception {
    Head head = got("X-Hop: 1", connection, "X-Stays: 2");
    assertThat(head.values("X-Hop")).isEmpty();
    assertThat(head.values("X-Stays")).containsExactly("2");
  }

  @Holds("RFC 9112 §9.6: that an origin closes its connection is not the client's concern")
  @Test
  void the_clients_connection_is_kept_when_the_origin_closes() throws Exception {
    assertThat(got("Connection: close").values("Connection")).isSubsetOf("keep-alive");
  }

  @Holds("RFC 9110 §5.4: large fields arrive whole")
  @ParameterizedTest
  @ValueSource(ints = {1_000, 4_000, 7_000})
  void a_large_field_arrives(int length) throws Exception {
    assertThat(got("X-Large: " + Texts.ofLength(length).strip()).values("X-Large"))
        .containsExactly(Texts.ofLength(length).strip());
  }

  @Holds("RFC 9110 §5.4: a head of 16 KB arrives whole")
  @Test
  void a_large_head_arrives() throws Exception {
    String[] fields = new String[16];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = "X-%d: %s".formatted(i, "v".repeat(1_024));
    }
    assertThat(got(fields).fields()).contains(fields);
  }

  @Holds("RFC 9110 §15.6.3: a head without end is refused with 502")
  @Test
  void a_head_of_200_kilobytes_is_refused() throws Exception {
    assertThat(answer("X-Large: " + "v".repeat(200_000)).status()).isEqualTo(502);
  }

  @Holds("Behaviour: locations of the origin lead to where clients find it")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/login?a=b|PREFIX/login?a=b",
        "http://HOST/x|PREFIX/x",
        "http://127.0.0.1:PORT/x|PREFIX/x",
        "//HOST/x|PREFIX/x",
        "PREFIX/x|PREFIX/x",
        "x/y|x/y",
        "?x|?x",
        "#x|#x",
        "http://elsewhere.test/x|http://elsewhere.test/x",
        "https://elsewhere.test/|https://elsewhere.test/"
      })
  void a_location_leads_back_through_the_proxy(String location, String expected) throws Exception {
    try (TestOrigin origin =
        new TestOrigin(
            (self, client) ->
                Origins.answer(
                    self,
                    client,
                    "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                        + filled(location, self)
                        + "\r\n\r\n"))) {
      String got = proxy.get(origin, "/").head().field("Location").orElseThrow();
      boolean rewritten = !location.equals(expected) && proxy.route() == Route.BY_PATH;
      assertThat(got).isEqualTo(filled(rewritten ? expected : location, origin));
    }
  }

  @Holds("Isolation: a cookie is only for its own origin")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1; Path=/|a=1; Path=PREFIX/",
        "a=1; Path=/x; Secure|a=1; Path=PREFIX/x; Secure",
        "a=1; Domain=docker.localhost; HttpOnly|a=1; HttpOnly",
        "a=1; domain=.localhost|a=1",
        "a=1; Max-Age=0; SameSite=None|a=1; Max-Age=0; SameSite=None"
      })
  void a_cookie_is_only_for_its_origin(String cookie, String expected) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(ok("Set-Cookie: " + cookie))) {
      assertThat(proxy.get(origin, "/").head().values("Set-Cookie"))
          .containsExactly(expected.replace("PREFIX", proxy.prefix(origin)));
    }
  }

  @Holds("Isolation: no origin sets the product's own session cookie")
  @Test
  void the_session_cookie_cannot_be_set() throws Exception {
    assertThat(got("Set-Cookie: JAKARTA_DOCKER_ENGINE_SESSION=x; Path=/").values("Set-Cookie"))
        .isEmpty();
  }

  @Holds("Isolation: below a path, no origin speaks for the whole host")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clear-Site-Data: \"cookies\"",
        "Strict-Transport-Security: max-age=9",
        "Alt-Svc: h3=\":443\"",
        "NEL: {}"
      })
  void an_origin_below_a_path_does_not_speak_for_the_host(String field) throws Exception {
    boolean alone = proxy.route() == Route.BY_HOST;
    assertThat(got(field).fields().contains(field)).isEqualTo(alone);
  }

  /** What a client gets of a response with more lines. */
  private Head got(String... fields) throws IOException {
    Answer answer = answer(fields);
    assertThat(answer.body()).isEqualTo("ok");
    return answer.head();
  }

  private Answer answer(String... fields) throws IOException {
    try (TestOrigin origin = TestOrigin.answering(ok(fields))) {
      return proxy.get(origin, "/");
    }
  }

  private static String ok(String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return Origins.OK.replaceFirst("\r\n", "\r\n" + Matcher.quoteReplacement(lines));
  }

  private String filled(String text, TestOrigin origin) {
    return text.replace("HOST", proxy.host(origin))
        .replace("PORT", "" + origin.port())
        .replace("PREFIX", proxy.prefix(origin));
  }
}
