package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {

  private static final long LIMIT = 10;

  @TempDir private Path directory;

  @Test
  void an_empty_directory_gets_a_sample() {
    Uploads uploads = Uploads.open(directory.resolve("new/one"), 100);
    assertThat(uploads.find("3x3.csv").orElseThrow()).content().startsWith("city,");
  }

  @Test
  void a_directory_with_files_gets_no_sample() {
    TextFiles.write(directory.resolve("a.csv"), "a");
    assertThat(Uploads.open(directory, LIMIT).names()).containsExactly("a.csv");
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() {
    Path file = TextFiles.write(directory.resolve("file"), "");
    assertThatThrownBy(() -> Uploads.open(file, LIMIT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_c.9.csv", "-", "_", "a..b"})
  void a_file_is_found_under_its_name(String name) throws IOException {
    opened().store(name, content("1234567890"));
    assertThat(opened().find(name).orElseThrow()).hasContent("1234567890");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", ".hidden", "a/b", "../a", "a\\b", "a b", "ä", "a\n", "a\0b", "a:b"})
  void a_name_that_could_lead_elsewhere_is_refused(String name) throws IOException {
    Uploads uploads = opened();
    assertThatThrownBy(() -> uploads.store(name, content("1")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("[a-zA-Z0-9_.-]+");
    assertThat(uploads.find(name)).isEmpty();
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("present"));
  }

  @Test
  void a_file_that_is_too_large_leaves_nothing() throws IOException {
    assertThatThrownBy(() -> opened().store("a", content("12345678901")))
        .isInstanceOf(UploadTooLargeException.class)
        .hasMessageContaining("10 bytes");
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("present"));
  }

  @Test
  void an_upload_that_breaks_off_leaves_the_older_file() throws IOException {
    opened().store("a", content("old"));
    InputStream gone = InputStream.nullInputStream();
    gone.close();
    InputStream broken = new SequenceInputStream(content("new"), gone);
    assertThatThrownBy(() -> opened().store("a", broken)).isInstanceOf(IOException.class);
    assertThat(directory.resolve("a")).hasContent("old");
    assertThat(opened().names()).containsExactly("a", "present");
  }

  @Test
  void a_newer_file_replaces_an_older_one() throws IOException {
    opened().store("a", content("old"));
    opened().store("a", content("new"));
    assertThat(directory.resolve("a")).hasContent("new");
  }

  @Test
  void what_is_no_plain_file_is_not_given_out() throws IOException {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("/etc/hostname"));
    Files.createDirectory(directory.resolve("folder"));
    assertThat(opened().names()).containsExactly("present");
    assertThat(opened().find("link")).isEmpty();
  }

  private Uploads opened() {
    TextFiles.write(directory.resolve("present"), "");
    return Uploads.open(directory, LIMIT);
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
