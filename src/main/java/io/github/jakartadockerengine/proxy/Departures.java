package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Notices clients that leave while nothing is sent to them. Servers do not read from a client whose
 * request is under way, so that they notice when they write to it and no earlier; an origin that
 * computes for minutes, or an event stream without events, would go on for nobody. The kernel knows
 * at once, and Linux tells. Elsewhere nothing is noticed here.
 *
 * <p>A client that closes its side alone, and still wants to read, has left too, as for other
 * proxies. Thread-safe. To be closed when the proxy is no longer used.
 */
public final class Departures implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Departures.class.getName());

  /** The pause before the kernel is asked again while exchanges take long. */
  private static final Duration PAUSE = Duration.ofMillis(300);

  /**
   * A pause is at least this many times as long as the processor was busy with the look before it:
   * 5 % of a core at most.
   */
  private static final int PAUSES = 19;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How often in a row a connection must be missing to be gone, as tables have gaps. */
  private static final int GAPS = 2;

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Departures::daemon);

  /** Starts a thread, where there is something to ask. */
  public Departures() {
    if (TcpConnection.areKnown()) {
      lookAfter(PAUSE.toNanos());
    }
  }

  /**
   * Begins to watch the client of a request.
   *
   * @param left is called at most once, on a thread of its own, and must not block
   */
  Watch watch(ServletRequest request, Runnable left) {
    Watch watch = new Watch(TcpConnection.of(request), left);
    watches.add(watch);
    return watch;
  }

  /** Ends the thread; nobody is told any more. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void lookAfter(long nanos) {
    try {
      var unused = executor.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "Closed: nobody looks any more.", e);
    }
  }

  private void look() {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      lookAtAll();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "Cannot see whether clients are still there.", e);
    }
    lookAfter(Math.max(PAUSE.toNanos(), PAUSES * (THREADS.getCurrentThreadCpuTime() - start)));
  }

  private void lookAtAll() throws IOException {
    Set<Integer> ports =
        watches.stream()
            .flatMap(watch -> watch.connection.stream())
            .map(TcpConnection::localPort)
            .collect(Collectors.toSet());
    if (!ports.isEmpty()) {
      Map<TcpConnection, Boolean> connections = TcpConnection.at(ports);
      watches.forEach(watch -> watch.look(connections));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "departures");
    thread.setDaemon(true);
    return thread;
  }

  /** One client that is watched. */
  final class Watch {

    private final Optional<TcpConnection> connection;
    private final Runnable left;

    /** A server may tell other addresses than the kernel's; those of such clients are not seen. */
    private boolean seen;

    private int missing;

    private Watch(Optional<TcpConnection> connection, Runnable left) {
      this.connection = connection;
      this.left = left;
    }

    /** Ends. */
    void end() {
      watches.remove(this);
    }

    private void look(Map<TcpConnection, Boolean> connections) {
      Boolean established = connection.map(connections::get).orElse(null);
      missing = established == null ? missing + 1 : 0;
      seen |= established != null;
      boolean gone = missing == 0 ? Boolean.FALSE.equals(established) : missing >= GAPS;
      if (seen && gone && watches.remove(this)) {
        left.run();
      }
    }
  }
}
