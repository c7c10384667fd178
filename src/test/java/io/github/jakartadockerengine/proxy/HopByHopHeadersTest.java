package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HopByHopHeadersTest {

  @Test
  void case_does_not_matter() {
    HopByHopHeaders headers = new HopByHopHeaders(List.of("X-ONE"));
    assertThat(headers.contains("x-one")).isTrue();
    assertThat(headers.contains("TRANSFER-encoding")).isTrue();
  }

  @Test
  void nominations_of_all_fields_count() {
    HopByHopHeaders headers = new HopByHopHeaders(List.of("a,, b ", "c"));
    assertThat(List.of("a", "b", "c")).allMatch(headers::contains);
  }

  @Test
  void other_fields_are_end_to_end() {
    HopByHopHeaders headers = new HopByHopHeaders(List.of("close"));
    assertThat(List.of("Host", "Cookie", "Authorization", "Via")).noneMatch(headers::contains);
  }
}
