package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailBufferTest {

  @Test
  void little_is_kept_whole() {
    assertThat(tail(10, "one ", "ä")).isEqualTo("one ä");
  }

  @Test
  void of_much_the_last_part_is_kept() {
    String[] numbers = new String[1000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = "%04d ".formatted(i);
    }
    assertThat(tail(12, numbers)).isEqualTo("7 0998 0999 ");
  }

  @Test
  void a_character_that_was_cut_is_left_out() {
    assertThat(tail(4, "漢漢")).isEqualTo("漢");
  }

  @Test
  void a_character_may_come_in_parts() {
    byte[] character = "漢".getBytes(StandardCharsets.UTF_8);
    var buffer = new TailBuffer(10);
    for (byte part : character) {
      buffer.append(new byte[] {part});
    }
    assertThat(buffer.text()).isEqualTo("漢");
  }

  private static String tail(int limit, String... parts) {
    var buffer = new TailBuffer(limit);
    for (String part : parts) {
      buffer.append(part.getBytes(StandardCharsets.UTF_8));
    }
    return buffer.text();
  }
}
