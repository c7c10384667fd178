package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTarTest {

  private static final byte[] CONTENT = "{\"ä\": 1}".getBytes(StandardCharsets.UTF_8);

  @Test
  void the_only_entry_is_the_file_which_all_may_read_and_root_owns() throws IOException {
    try (var tar = open("/a/b/input.json")) {
      TarArchiveEntry entry = tar.getNextEntry();
      assertThat(entry.isFile()).isTrue();
      assertThat(entry.getMode() & 0777).isEqualTo(0444);
      assertThat(entry.getLongUserId()).isZero();
      assertThat(entry.getLongGroupId()).isZero();
      assertThat(tar.readAllBytes()).isEqualTo(CONTENT);
      assertThat(tar.getNextEntry()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b/input.json", "ä/漢.json", "x/very-very-long-folder-name-that-goes-on"})
  void the_whole_path_is_kept(String path) throws IOException {
    String longPath = path.repeat(path.length() > 30 ? 8 : 1);
    try (var tar = open("/" + longPath)) {
      assertThat(tar.getNextEntry().getName()).isEqualTo(longPath);
    }
  }

  private static TarArchiveInputStream open(String path) {
    return new TarArchiveInputStream(
        new ByteArrayInputStream(InputTar.of(path, CONTENT)), StandardCharsets.UTF_8.name());
  }
}
