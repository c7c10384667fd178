package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance
class RequestFieldsIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 9110 §5.1: fields that a proxy does not know are passed on")
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "X-Own:value",
        "Accept:text/html;q=0.5, */*",
        "Accept-Encoding:gzip, br",
        "Accept-Language:de, en;q=0.1",
        "Authorization:Basic YTpi",
        "If-None-Match:W/\"a\", \"b\"",
        "If-Modified-Since:Sat, 29 Oct 1994 19:43:31 GMT",
        "Range:bytes=0-9,20-",
        "Referer:http://proxy.test/a?b#c",
        "Origin:http://elsewhere.test",
        "User-Agent:a/1 (b; c) d/2",
        "Cache-Control:no-cache",
        "Sec-Fetch-Site:cross-site",
        "Via:1.1 other",
        "Max-Forwards:3",
        "DNT:1",
        "Content-Type:multipart/form-data; boundary=\"a b\"",
        "X_under.score-9!#$%&'*+^`|~:x"
      })
  void an_end_to_end_field_is_passed_on(String name, String value) throws Exception {
    assertThat(sent(name + ": " + value).values(name)).containsExactly(value);
  }

  @Holds("RFC 9110 §5.3: the order of lines of the same name is kept")
  @Test
  void lines_of_the_same_name_stay_in_order() throws Exception {
    assertThat(sent("X-A: 1", "X-B: 2", "x-a: 3, 4", "X-A: 1").values("X-A"))
        .containsExactly("1", "3, 4", "1");
  }

  @Holds("RFC 9110 §5.5: a field's value may be empty")
  @Test
  void an_empty_value_stays_empty() throws Exception {
    Head head = sent("X-Empty:", "X-Blank:   ");
    assertThat(head.values("X-Empty")).containsExactly("");
    assertThat(head.values("X-Blank")).containsExactly("");
  }

  @Holds(
      "RFC 9112 §5.1: white space around a value is no part of it; WildFly makes one space of several")
  @Test
  void white_space_around_a_value_is_dropped() throws Exception {
    assertThat(sent("X-Own: \t  a  b \t ").values("X-Own"))
        .containsExactly(proxy.onPayaraOrWildFly("a  b", "a b"));
  }

  @Holds("RFC 9110 §5.5: octets above 127 in a value arrive as they came or are refused")
  @Test
  void octets_above_127_arrive_as_they_came() throws Exception {
    Answer answer = proxy.get(origin, "/", "X-Own: \u00c3\u00a9 \u00ff");
    assertThat(answer.status()).isEqualTo(proxy.onPayaraOrWildFly(400, 200));
    if (answer.status() == 200) {
      assertThat(origin.nextRequest().values("X-Own")).containsExactly("\u00c3\u00a9 \u00ff");
    }
  }

  @Holds("RFC 9110 §5.4: long fields arrive whole")
  @ParameterizedTest
  @ValueSource(ints = {1_000, 4_000, 7_000})
  void a_long_value_arrives(int length) throws Exception {
    assertThat(sent("X-Long: " + "v".repeat(length)).values("X-Long"))
        .containsExactly("v".repeat(length));
  }

  @Holds("RFC 9110 §5.3: many fields arrive all")
  @Test
  void many_fields_arrive() throws Exception {
    String[] fields = new String[60];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = "X-%d: %d".formatted(i, i);
    }
    Head head = sent(fields);
    for (int i = 0; i < fields.length; i++) {
      assertThat(head.values("X-" + i)).containsExactly("" + i);
    }
  }

  @Holds("RFC 6585 §5: fields that are too large are refused")
  @Test
  void far_too_large_a_field_is_refused() throws Exception {
    try (var client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", "X-Long: " + "v".repeat(2_000_000)));
      client.awaitClose();
    } catch (IOException e) {
      // The server may close the connection while it is sent.
    }
    assertThat(origin.connections()).isZero();
  }

  @Holds("RFC 9110 §7.6.1: fields for one hop are not passed on")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: keep-alive",
        "Keep-Alive: timeout=5",
        "Proxy-Connection: keep-alive",
        "Proxy-Authorization: Basic YTpi",
        "TE: gzip",
        "Trailer: X-Sum",
        "Upgrade: h2c"
      })
  void a_hop_by_hop_field_is_not_passed_on(String field) throws Exception {
    assertThat(sent(field).values(field.substring(0, field.indexOf(':')))).isEmpty();
  }

  @Holds("RFC 9110 §7.6.1: fields that Connection names are not passed on")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: X-Hop",
        "connection: close, x-hop",
        "Connection: ,X-HOP ,",
        "Connection: X-Hop\r\nConnection: X-Other"
      })
  void a_nominated_field_is_not_passed_on(String connection) throws Exception {
    Head head = sent("X-Hop: 1", connection, "X-Stays: 2");
    assertThat(head.values("X-Hop")).isEmpty();
    assertThat(head.values("X-Stays")).containsExactly("2");
  }

  @Holds("RFC 9110 §7.6.1: naming an essential field in Connection does not remove it")
  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded"})
  void essential_fields_cannot_be_nominated(String name) throws Exception {
    assertThat(sent("Connection: close, " + name).values(name)).hasSize(1);
  }

  @Holds("RFC 9110 §7.6.1: naming Content-Length in Connection does not remove the body's framing")
  @Test
  void framing_cannot_be_nominated() throws Exception {
    try (var client = proxy.connect()) {
      client.send(
          proxy.request(origin, "POST", "/", "Content-Length: 5", "Connection: Content-Length"));
      client.send("hello").readHead();
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §7.2: the origin gets the host that the client asked for")
  @Test
  void the_host_is_the_clients() throws Exception {
    assertThat(sent().values("Host")).containsExactly(proxy.host(origin));
  }

  @Holds("RFC 6265 §4.2: cookies arrive unchanged, in one field")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1",
        "a=1; b=\"2 3\"; a=4",
        "a=; =b; c",
        "JSESSIONID=1",
        "XJAKARTA_DOCKER_ENGINE_SESSION=1"
      })
  void other_cookies_arrive_unchanged(String cookies) throws Exception {
    assertThat(sent("Cookie: " + cookies).values("Cookie")).containsExactly(cookies);
  }

  @Holds("Isolation: no origin sees the product's own session cookie")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SESSION=s|",
        "a=1; SESSION=s; b=2|a=1; b=2",
        "SESSION=s; a=1|a=1",
        "a=1;SESSION=s|a=1",
        "a=1; SESSION=s; SESSION=t|a=1",
        "a=1; SESSION = s|a=1",
        "a=1; =SESSION=s|a=1"
      })
  void the_session_cookie_is_not_passed_on(String cookies, String expected) throws Exception {
    Head head = sent("Cookie: " + cookies.replace("SESSION", "JAKARTA_DOCKER_ENGINE_SESSION"));
    assertThat(head.values("Cookie")).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  /** The head that the origin gets of a GET with more lines. */
  private Head sent(String... fields) throws Exception {
    assertThat(proxy.get(origin, "/", fields).status()).isEqualTo(200);
    return origin.nextRequest();
  }
}
