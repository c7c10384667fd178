package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that people uploaded, all in one directory. A file appears when it is complete and
 * replaces an older one of the same name. Safe for use by several threads and processes.
 */
public final class Uploads {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9_.-]{0,199}");
  private static final String SAMPLE = "3x3.csv";
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path directory;
  private final long limitBytes;

  private Uploads(Path directory, long limitBytes) {
    this.directory = directory;
    this.limitBytes = limitBytes;
  }

  /**
   * Opens the directory; makes it when it is missing, and puts a small sample file into it when it
   * is empty.
   *
   * @param directory where the files are
   * @param limitBytes the largest file that is taken
   * @throws UncheckedIOException when the directory cannot be used
   */
  public static Uploads open(Path directory, long limitBytes) {
    Uploads uploads = new Uploads(directory, limitBytes);
    try {
      Files.createDirectories(directory);
      if (uploads.names().isEmpty()) {
        uploads.addSample();
      }
      return uploads;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Upload directory %s cannot be used: %s".formatted(directory, e), e);
    }
  }

  /** The largest file that is taken, in bytes. */
  public long limitBytes() {
    return limitBytes;
  }

  /** The names of all files, in alphabetical order. */
  public List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Uploads::isFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Upload directory %s cannot be read.".formatted(directory), e);
    }
  }

  /**
   * The file of a name.
   *
   * @param name any text
   */
  public Optional<Path> find(String name) {
    return Optional.of(name)
        .filter(n -> NAME.matcher(n).matches())
        .map(directory::resolve)
        .filter(Uploads::isFile);
  }

  /**
   * Stores a file. When this throws, nothing of the file is left and an older one of the same name
   * is as it was.
   *
   * @param name letters, digits, {@code _ . -}, not starting with a dot, at most 200
   * @param content read to its end, not closed
   * @throws InvalidSpecException when the name is not valid
   * @throws UploadTooLargeException when the content is larger than the limit
   * @throws IOException when the content cannot be read or stored
   */
  public void store(String name, InputStream content) throws IOException {
    requireName(name);
    Path incomplete = Files.createTempFile(directory, ".upload-", ".part");
    try {
      copy(content, incomplete);
      Files.move(incomplete, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(incomplete);
    }
  }

  /**
   * The name, when a file can be stored under it.
   *
   * @throws InvalidSpecException when it cannot
   */
  static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidSpecException(
          "File name \"%s\" is invalid: must match [a-zA-Z0-9_.-]+, not start with a dot and have at most 200 characters. Rename the file."
              .formatted(name));
    }
    return name;
  }

  private void copy(InputStream content, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long total = 0;
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        total += n;
        if (total > limitBytes) {
          throw new UploadTooLargeException(limitBytes);
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private void addSample() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Uploads.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      store(SAMPLE, in);
    }
  }

  /** Not a link, which could lead out of the directory. */
  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
