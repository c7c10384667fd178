package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A directory with one file a container, {@code NAME.tsv}. Only one thread may write; any may read.
 * The directory is made when it is missing, also when something removed it meanwhile.
 *
 * @param path where it is
 */
record HistoryDirectory(Path path) {

  /** Makes a container's file, or empties it. */
  void begin(ContainerName name) throws IOException {
    ensureExists();
    Files.write(file(name), new byte[0]);
  }

  /** Adds entries to a container's file, in one write, behind its last whole line. */
  void append(ContainerName name, List<HistoryEntry> entries) throws IOException {
    ensureExists();
    Path file = file(name);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      if (channel.size() > 0) {
        channel.truncate(endOfLastLine(file));
      }
      ByteBuffer lines = lines(entries);
      while (lines.hasRemaining()) {
        channel.write(lines);
      }
    }
  }

  /** The newest entries of a container, oldest first; empty when it has no file. */
  List<HistoryEntry> newest(ContainerName name, int limit) throws IOException {
    try {
      return Tail.read(file(name), limit).stream()
          .map(HistoryLine::parse)
          .flatMap(Optional::stream)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private void ensureExists() throws IOException {
    // Before JDK 19, createDirectories refuses a symbolic link to a directory (JDK-8294193).
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
    }
  }

  private Path file(ContainerName name) {
    return path.resolve(name.value() + ".tsv");
  }

  private static long endOfLastLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Tail.of(channel, 0).start();
    }
  }

  private static ByteBuffer lines(List<HistoryEntry> entries) {
    String lines = entries.stream().map(HistoryLine::format).collect(Collectors.joining());
    return ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
  }
}
