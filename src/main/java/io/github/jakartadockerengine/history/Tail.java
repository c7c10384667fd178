package io.github.jakartadockerengine.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest whole lines of a file. What follows the last newline, a line that was cut off by a
 * crash or is just being written, is none of them.
 *
 * @param start where the first of them starts
 * @param lines how many there are
 */
record Tail(long start, long lines) {

  private static final int BLOCK_BYTES = 8 * 1024;

  /**
   * Finds the newest lines from the file's end backwards, in constant memory.
   *
   * @param limit how many at the most; with 0, {@link #start} is where the last whole line ends
   */
  static Tail of(FileChannel file, long limit) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    long newlines = 0;
    for (long end = file.size(); end > 0; end -= BLOCK_BYTES) {
      long start = Math.max(0, end - BLOCK_BYTES);
      file.read(block.clear().limit((int) (end - start)), start);
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n' && newlines++ == limit) {
          return new Tail(start + i + 1, limit);
        }
      }
    }
    return new Tail(0, newlines);
  }

  /** The newest lines without their newlines, oldest first. */
  static List<String> read(Path path, long limit) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Tail tail = of(file, limit);
      file.position(tail.start);
      Stream<String> lines =
          new BufferedReader(Channels.newReader(file, StandardCharsets.ISO_8859_1)).lines();
      return lines.limit(tail.lines).toList();
    }
  }
}
