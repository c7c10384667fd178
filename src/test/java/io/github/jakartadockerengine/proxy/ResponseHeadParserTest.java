package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadParserTest {

  private final ResponseHeadParser parser = new ResponseHeadParser();

  @Test
  void status_version_and_fields_come_in_their_order() throws Exception {
    OriginHead head = parse("HTTP/1.1 404 Not Found\r\nA: 1\r\nb:2\r\na: 3\r\n\r\n");

    assertThat(head.minorVersion()).isEqualTo(1);
    assertThat(head.status()).isEqualTo(404);
    assertThat(head.fields().size()).isEqualTo(3);
    assertThat(head.fields().name(1)).isEqualTo("b");
    assertThat(head.fields().value(1)).isEqualTo("2");
    assertThat(head.fields().values("A")).containsExactly("1", "3");
    assertThat(head.fields().values("c")).isEmpty();
  }

  @Test
  void what_comes_behind_a_head_stays_in_the_buffer() throws Exception {
    ByteBuffer bytes = bytes("HTTP/1.1 101 S\r\nUpgrade: x\r\n\r\n\r\nmore");

    assertThat(parser.parse(bytes)).isNotNull();
    assertThat(StandardCharsets.US_ASCII.decode(bytes).toString()).isEqualTo("\r\nmore");
  }

  @Test
  void a_head_is_found_however_it_is_cut() throws Exception {
    byte[] whole = "HTTP/1.0 200 OK\r\nA: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int length = 0; length < whole.length; length++) {
      ByteBuffer bytes = ByteBuffer.wrap(whole, 0, length);
      assertThat(parser.parse(bytes)).isNull();
      assertThat(bytes.position()).isZero();
    }
    assertThat(parser.parse(ByteBuffer.wrap(whole)))
        .extracting(OriginHead::minorVersion)
        .isEqualTo(0);
  }

  @Test
  void heads_follow_each_other_in_one_buffer() throws Exception {
    ByteBuffer bytes = bytes("..HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n");
    ByteBuffer slice = bytes.position(2).slice();

    assertThat(parser.parse(slice)).extracting(OriginHead::status).isEqualTo(100);
    assertThat(parser.parse(slice)).extracting(OriginHead::status).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'A:', ''",
    "'A: ', ''",
    "'A:\t b c \t', 'b c'",
    "'A : b', 'b'",
    "'A: b:c', 'b:c'",
    "'A: \u00e9\u0001', '\u00e9\u0001'"
  })
  void a_value_has_no_space_around_it_and_is_otherwise_as_it_came(String line, String value)
      throws Exception {
    assertThat(parse("HTTP/1.1 200 OK\r\n" + line + "\r\n\r\n").fields().values("a"))
        .containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200\r\n\r\n", "HTTP/1.1 200 \r\n\r\n", "HTTP/1.1 200 OK\n\n"})
  void a_head_may_lack_the_reason_and_carriage_returns(String head) throws Exception {
    assertThat(parse(head).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0",
        "\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.x 200 OK\r\n\r\n",
        "HTTP/1.\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 2000\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/1.1 200 O\rK\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n",
        "HTTP/1.1 200 OK\r\n A: b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA\u00e9: c\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n"
      })
  void what_is_not_http_or_means_two_things_is_refused(String head) {
    assertThatExceptionOfType(MalformedHeadException.class).isThrownBy(() -> parse(head));
  }

  private OriginHead parse(String head) throws MalformedHeadException {
    return parser.parse(bytes(head));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
