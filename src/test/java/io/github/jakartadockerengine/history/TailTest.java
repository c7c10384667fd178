package io.github.jakartadockerengine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailTest {

  private @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"'',0", "'a',0", "'\n',1", "'a\n',1", "'a\nb',1", "'a\nb\n',2", "'a\n\n',2"})
  void only_whole_lines_count(String content, int lines) throws IOException {
    assertThat(Tail.read(file(content), 10)).hasSize(lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 999, 1000, 1001, 4999, 5000, 5001, Integer.MAX_VALUE})
  void the_newest_lines_are_found_across_blocks(int limit) throws IOException {
    List<String> lines = IntStream.range(0, 5000).mapToObj(i -> i + "x".repeat(i % 50)).toList();
    Path file = file(String.join("\n", lines) + "\nhalf");

    assertThat(Tail.read(file, limit)).isEqualTo(lines.subList(Math.max(0, 5000 - limit), 5000));
  }

  @Test
  void a_line_may_be_longer_than_a_block() throws IOException {
    String longLine = "y".repeat(100_000);

    assertThat(Tail.read(file("a\n" + longLine + "\n"), 1)).containsExactly(longLine);
  }

  @Test
  void a_huge_file_is_not_read_whole() throws IOException {
    Path path = temp.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(50L << 30);
      file.write("\na\nb\n".getBytes(StandardCharsets.US_ASCII));
    }

    assertThat(Tail.read(path, 2)).containsExactly("a", "b");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(temp.resolve("file"), content);
  }
}
