package io.github.jakartadockerengine.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * One thread that waits for many connections to origins at once. Thread-safe. To be closed when the
 * connections are no longer used; closing it closes them.
 */
final class SelectorLoop implements AutoCloseable {

  /** How often watchers are told that time passes, in milliseconds. */
  static final int TICK = 100;

  private static final System.Logger LOG = System.getLogger(SelectorLoop.class.getName());

  private final Selector selector;
  private final Thread thread;
  private final LongConsumer onTick;
  private final Queue<Runnable> released = new ConcurrentLinkedQueue<>();
  private long nextTick;

  /** What waits for a connection. Its methods run on the loop's thread and must not block. */
  interface Watcher {

    /**
     * The connection is ready; it is not watched for these operations any more.
     *
     * @param operations as in {@link SelectionKey#readyOps()}
     */
    void ready(int operations);

    /**
     * Time passes: comes about every {@value #TICK} ms.
     *
     * @param now as {@link System#nanoTime()}
     */
    void tick(long now);
  }

  /**
   * Starts the thread.
   *
   * @param onTick is called as watchers are, with the same rules
   */
  SelectorLoop(String name, LongConsumer onTick) {
    this.onTick = onTick;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Begins to watch a connection, for nothing at first.
   *
   * @param channel must not be in blocking mode
   * @throws IOException when the connection is closed
   */
  Watch watch(SocketChannel channel, Watcher watcher) throws IOException {
    try {
      return new Watch(channel.register(selector, 0, watcher));
    } catch (ClosedSelectorException e) {
      throw new IOException("The proxy is being stopped.", e);
    }
  }

  /** Ends the thread and closes all connections at once. */
  @Override
  public void close() {
    try {
      selector.keys().forEach(SelectorLoop::closeChannel);
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Could not close a selector.", e);
    }
  }

  private void wakeUp() {
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  private void run() {
    nextTick = System.nanoTime();
    while (selector.isOpen()) {
      try {
        step();
      } catch (ClosedSelectorException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        // Whatever it was, all other connections still need the thread.
        LOG.log(Level.WARNING, "A connection to an origin could not be served.", e);
      }
    }
  }

  /** What fails for one connection is not to be the others' loss. */
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A connection to an origin could not be served.", e);
    }
  }

  private void step() throws IOException {
    // Cancelled keys leave the selector only while it selects.
    List<Runnable> due = drain();
    if (due.isEmpty()) {
      selector.select(SelectorLoop::notifyReady, TICK);
    } else {
      selector.selectNow(SelectorLoop::notifyReady);
      due.forEach(SelectorLoop::runSafely);
    }
    long now = System.nanoTime();
    if (now - nextTick >= 0) {
      nextTick = now + TICK * 1_000_000L;
      for (SelectionKey key : selector.keys()) {
        runSafely(() -> ((Watcher) key.attachment()).tick(now));
      }
      runSafely(() -> onTick.accept(now));
    }
  }

  private List<Runnable> drain() {
    if (released.isEmpty()) {
      return List.of();
    }
    List<Runnable> due = new ArrayList<>();
    for (Runnable next = released.poll(); next != null; next = released.poll()) {
      due.add(next);
    }
    return due;
  }

  private static void notifyReady(SelectionKey key) {
    try {
      int ready = key.readyOps();
      key.interestOpsAnd(~ready);
      ((Watcher) key.attachment()).ready(ready);
    } catch (CancelledKeyException e) {
      // Another thread has closed it.
      LOG.log(Level.TRACE, "A connection was closed.", e);
    }
  }

  private static void closeChannel(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Could not close a connection.", e);
    }
  }

  /** A connection in the loop. Thread-safe. */
  final class Watch {

    private final SelectionKey key;

    private Watch(SelectionKey key) {
      this.key = key;
    }

    /**
     * Tells the watcher once when the connection is ready for an operation.
     *
     * @param operation such as {@link SelectionKey#OP_READ}
     */
    void await(int operation) {
      try {
        if ((key.interestOpsOr(operation) & operation) == 0) {
          wakeUp();
        }
      } catch (CancelledKeyException e) {
        // It was closed meanwhile, and nobody is told of anything any more.
        LOG.log(Level.TRACE, "A connection was closed.", e);
      }
    }

    /**
     * Stops to watch the connection.
     *
     * @param then runs on the loop's thread once the loop has let go of the connection; must not
     *     block
     */
    void release(Runnable then) {
      key.cancel();
      released.add(then);
      wakeUp();
    }

    /** Closes the connection; the watcher is told nothing more. */
    void close() {
      key.cancel();
      closeChannel(key);
      // A channel that is watched is closed for good in the selector's next round.
      wakeUp();
    }
  }
}
