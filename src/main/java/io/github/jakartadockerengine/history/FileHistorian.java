package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps history in a directory: one text file a container, {@code NAME.tsv}, one line an entry,
 * {@code 2026-11-22T18:00:00.123Z}, a tab and the path. Lines are only ever added until a new
 * container of the same name begins, so the files can be followed with {@code tail -F}.
 *
 * <p>Entries wait in memory for at most a moment before they are written; a crash loses those. When
 * the directory cannot be written, or not fast enough, entries are dropped, counted and logged
 * once, and writing goes on as soon as it works again. Safe for use by several threads.
 */
public final class FileHistorian implements Historian {

  private static final Logger LOG = System.getLogger(FileHistorian.class.getName());
  private static final int QUEUE_CAPACITY = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HistoryDirectory directory;
  private final Losses losses = new Losses();
  private final HistoryWriter writer;

  /**
   * Starts to keep history; what an earlier run kept there stays. Does not touch the directory,
   * which is made when it is first needed. At most 10,000 entries wait to be written, and no caller
   * waits for longer than 5 seconds.
   *
   * @param directory where the files are; must be used by nothing else
   */
  public FileHistorian(Path directory) {
    this(directory, QUEUE_CAPACITY, PATIENCE);
  }

  FileHistorian(Path directory, int queueCapacity, Duration patience) {
    this.directory = new HistoryDirectory(directory);
    this.writer = new HistoryWriter(this.directory, losses, queueCapacity, patience);
    writer.start();
  }

  @Override
  public void begin(ContainerName name) {
    if (!runBehindRecorded(() -> create(name))) {
      LOG.log(Level.WARNING, "History of container {0} was not begun in time.", name);
    }
  }

  @Override
  public void record(ContainerName name, HistoryEntry entry) {
    writer.append(name, entry);
  }

  @Override
  public List<HistoryEntry> history(ContainerName name, int limit) {
    try {
      if (!runBehindRecorded(() -> {})) {
        throw new InterruptedIOException("its last entries are not written yet");
      }
      return directory.newest(name, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "History of container %s in %s cannot be read: %s".formatted(name, directory.path(), e),
          e);
    }
  }

  @Override
  public Optional<Instant> lastRequest(ContainerName name) {
    return history(name, 1).stream().findFirst().map(HistoryEntry::time);
  }

  /** How many entries were dropped since the start, because they could not be written in time. */
  public long dropped() {
    return losses.total();
  }

  @Override
  public void close() {
    try {
      if (!writer.close()) {
        LOG.log(Level.WARNING, "History was not all written to {0} in time.", directory.path());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void create(ContainerName name) {
    try {
      directory.begin(name);
    } catch (IOException e) {
      losses.failed(name, 0, e);
    }
  }

  private boolean runBehindRecorded(Runnable action) {
    try {
      return writer.runBehindQueued(action);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
