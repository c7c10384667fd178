package io.github.jakartadockerengine.history;

import static io.github.jakartadockerengine.Eventually.eventually;
import static io.github.jakartadockerengine.history.HistorianContract.NAME;
import static io.github.jakartadockerengine.history.HistorianContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ContainerName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the directory cannot be written or a write hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileHistorianTroubleTest {

  private static final ContainerName OTHER = new ContainerName("other");
  private static final int CAPACITY = 10;

  private final CapturedLog log = new CapturedLog(FileHistorian.class);
  private final List<Path> links = new ArrayList<>();
  private @TempDir Path temp;
  private Path directory;
  private Path file;
  private FileHistorian historian;

  @BeforeEach
  void open() {
    directory = temp.resolve("history");
    file = directory.resolve("my-server.tsv");
    historian = new FileHistorian(directory);
  }

  @AfterEach
  void close() throws IOException {
    historian.close();
    log.close();
    for (Path link : links) {
      Files.deleteIfExists(link);
    }
  }

  @Test
  void a_full_disk_is_logged_once_and_once_when_it_works_again() throws IOException {
    fullDisk(NAME);
    fullDisk(OTHER);
    recordAndWrite(NAME, "/lost1");
    recordAndWrite(NAME, "/lost2");
    recordAndWrite(OTHER, "/lost3");
    Files.delete(file);
    recordAndWrite(NAME, "/kept1");
    recordAndWrite(NAME, "/kept2");

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/kept1"), entry("/kept2"));
    assertThat(historian.dropped()).isEqualTo(3);
    assertThat(log.messages())
        .hasSize(2)
        .satisfiesExactly(
            m -> assertThat(m).startsWith("WARNING").contains("my-server", "No space left"),
            m -> assertThat(m).startsWith("INFO").contains("my-server", "3 entries"));
  }

  @Test
  void a_second_full_disk_is_logged_again() throws IOException {
    fullDisk(NAME);
    recordAndWrite(NAME, "/lost1");
    recordAndWrite(OTHER, "/kept");
    fullDisk(new ContainerName("third"));
    recordAndWrite(new ContainerName("third"), "/lost2");

    assertThat(log.messages()).hasSize(2).allMatch(m -> m.startsWith("WARNING"));
  }

  @Test
  void one_bad_file_does_not_harm_the_others() throws IOException {
    Files.createDirectories(file);
    for (int i = 0; i < 3; i++) {
      recordAndWrite(NAME, "/lost");
      recordAndWrite(OTHER, "/kept");
    }

    assertThat(historian.history(OTHER, 10)).hasSize(3);
    assertThat(historian.dropped()).isEqualTo(3);
    assertThat(log.messages()).hasSize(1);
  }

  @Test
  void a_directory_that_cannot_be_made_costs_no_request() throws IOException {
    Files.writeString(directory, "a file where the directory should be");
    historian.begin(NAME);
    historian.record(NAME, entry("/lost"));
    historian.close();

    assertThat(historian.dropped()).isEqualTo(1);
    assertThat(log.messages()).hasSize(1).first().asString().contains(directory.toString());
  }

  @Test
  void history_that_cannot_be_read_is_an_error() throws IOException {
    Files.createDirectories(file);

    assertThatThrownBy(() -> historian.history(NAME, 10))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("my-server")
        .hasMessageContaining(directory.toString());
  }

  @Test
  void an_entry_that_cannot_be_written_does_not_end_the_writing() {
    recordAndWrite(NAME, null);
    recordAndWrite(NAME, "/next");

    assertThat(historian.history(NAME, 10)).containsExactly(entry("/next"));
    assertThat(historian.dropped()).isEqualTo(1);
  }

  @Test
  void entries_beyond_the_queue_are_dropped_and_counted_while_a_write_hangs() throws Exception {
    useSmallQueue();
    makeFifo(file);
    recordMany(100);
    // At most one batch was taken off the queue before the write hung on the pipe.
    assertThat(historian.dropped()).isBetween(100L - 1 - 2 * CAPACITY, 100L - CAPACITY);

    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "rw")) {
      historian.close();
      for (long i = historian.dropped(); i < 100; i++) {
        assertThat(HistoryLine.parse(reader.readLine())).isPresent();
      }
    }
    // The writer tells of the end of a trouble behind the last call that it answers.
    eventually("both messages", () -> log.messages().size() == 2);
    assertThat(log.messages())
        .satisfiesExactly(
            m -> assertThat(m).startsWith("WARNING").contains("too slowly"),
            m -> assertThat(m).startsWith("INFO").contains(historian.dropped() + " entries"));
  }

  @Test
  void a_write_that_hangs_delays_callers_by_a_bounded_time() throws Exception {
    useSmallQueue();
    makeFifo(file);
    recordMany(1);

    assertThatThrownBy(() -> historian.history(OTHER, 10)).isInstanceOf(UncheckedIOException.class);
    historian.begin(OTHER);
    historian.close();

    assertThat(log.messages()).hasSize(2).allMatch(m -> m.contains("in time"));
    letWritesOnPipeGo();
  }

  private void useSmallQueue() {
    historian.close();
    historian = new FileHistorian(directory, CAPACITY, Duration.ofMillis(500));
  }

  private void recordMany(int entries) {
    for (int i = 0; i < entries; i++) {
      historian.record(NAME, entry("/" + i));
    }
  }

  private void recordAndWrite(ContainerName name, String path) {
    historian.record(name, entry(path));
    assertThat(historian.history(new ContainerName("unknown"), 1)).isEmpty();
  }

  private void fullDisk(ContainerName name) throws IOException {
    Files.createDirectories(directory);
    Path link = directory.resolve(name + ".tsv");
    links.add(Files.createSymbolicLink(link, Path.of("/dev/full")));
  }

  private void letWritesOnPipeGo() throws IOException {
    new RandomAccessFile(file.toFile(), "rw").close();
  }

  private void makeFifo(Path path) throws Exception {
    Files.createDirectories(directory);
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
  }
}
