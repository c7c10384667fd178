package io.github.jakartadockerengine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistorianTest extends KeptHistoryContract {

  private @TempDir Path temp;
  private Path directory;
  private Path file;
  private FileHistorian historian;

  @BeforeEach
  void open() {
    directory = temp.resolve("state/history");
    file = directory.resolve("my-server.tsv");
    historian = new FileHistorian(directory);
  }

  @AfterEach
  void close() {
    historian.close();
  }

  @Override
  Historian historian() {
    return historian;
  }

  @Test
  void a_line_is_a_time_with_milliseconds_and_a_path() throws IOException {
    historian.record(NAME, entry("/docker/my-server/é\tx"));
    historian.close();

    assertThat(file).hasContent("2026-11-22T18:00:00.120Z\t/docker/my-server/%C3%A9%09x\n");
  }

  @Test
  void a_new_container_has_an_empty_file() {
    historian.begin(NAME);

    assertThat(file).isEmptyFile();
  }

  @Test
  void history_survives_a_restart() {
    historian.record(NAME, entry("/before"));
    historian.close();
    historian = new FileHistorian(directory);
    historian.record(NAME, entry("/after"));

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/before"), entry("/after"));
  }

  @Test
  void a_half_written_line_is_ignored_and_replaced() throws IOException {
    String whole = "2026-11-22T18:00:00.120Z\t/whole\n";
    Files.createDirectories(directory);
    Files.writeString(file, whole + "2026-11-22T18:00:00.120Z\t/ha");
    assertThat(historian.history(NAME, 10)).containsExactly(entry("/whole"));

    historian.record(NAME, entry("/next"));
    historian.close();

    assertThat(file).content().isEqualTo(whole + "2026-11-22T18:00:00.120Z\t/next\n");
  }

  @Test
  void a_foreign_line_is_ignored() throws IOException {
    Files.createDirectories(directory);
    Files.write(file, new byte[] {(byte) 0xFF, '\n', '\t', 'x', '\n'});
    historian.record(NAME, entry("/ours"));

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/ours"));
  }

  @Test
  void a_directory_that_was_removed_is_made_again() throws IOException {
    historian.begin(NAME);
    Files.delete(file);
    Files.delete(directory);
    historian.record(NAME, entry("/a"));

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/a"));
  }

  @Test
  void a_directory_may_be_a_symbolic_link() throws IOException {
    Files.createDirectories(directory.getParent());
    Files.createSymbolicLink(directory, Files.createDirectory(temp.resolve("elsewhere")));
    historian.record(NAME, entry("/a"));

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/a"));
  }

  @Test
  void no_file_stays_open() throws IOException {
    historian.record(NAME, entry("/a"));
    assertThat(historian.history(NAME, 10)).hasSize(1);

    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      assertThat(open.filter(fd -> target(fd).startsWith(temp))).isEmpty();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return Path.of("closed");
    }
  }
}
