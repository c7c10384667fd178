package io.github.jakartadockerengine.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

  private final ByteQueue queue = new ByteQueue();

  @Test
  void what_was_added_is_taken_in_one_piece() {
    add("ab");
    add("");
    add("cde");
    assertThat(queue.takeAll()).asString(US_ASCII).isEqualTo("abcde");
  }

  @Test
  void nothing_is_taken_twice() {
    add("ab");
    queue.takeAll();
    assertThat(queue.takeAll()).isEmpty();
  }

  @Test
  void taken_bytes_do_not_change_when_more_is_added() {
    add("ab");
    byte[] taken = queue.takeAll();
    add("cd");
    assertThat(taken).asString(US_ASCII).isEqualTo("ab");
  }

  private void add(String text) {
    queue.add(ByteBuffer.wrap(text.getBytes(US_ASCII)));
  }
}
