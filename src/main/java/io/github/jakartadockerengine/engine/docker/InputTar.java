package io.github.jakartadockerengine.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The archive in which an input file travels into a container. */
final class InputTar {

  private static final int READABLE_BY_ALL = 0444;

  private InputTar() {}

  /**
   * One file with its whole path. There are no entries for its folders, since the engine makes
   * missing ones and an entry would change the mode of one that is there, such as {@code /tmp}.
   *
   * @param path absolute
   */
  static byte[] of(String path, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      tar.putArchiveEntry(entry(path, content.length));
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static TarArchiveEntry entry(String path, int size) {
    var entry = new TarArchiveEntry(path.substring(1));
    entry.setMode(READABLE_BY_ALL);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setSize(size);
    return entry;
  }
}
