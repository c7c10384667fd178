package io.github.jakartadockerengine.proxy;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The connections that wait for their next request, by the addresses that they lead to, whatever
 * the origins there are called. Thread-safe, without locks.
 */
final class ConnectionPool {

  private final Map<Address, Deque<OriginConnection>> idle = new ConcurrentHashMap<>();
  private final long longestRest;
  private volatile boolean closed;

  private record Address(String host, int port) {

    static Address of(Origin origin) {
      return new Address(origin.host(), origin.port());
    }
  }

  /**
   * @param longestRest in nanoseconds
   */
  ConnectionPool(long longestRest) {
    this.longestRest = longestRest;
  }

  /** The connection that was used last; null when there is none. */
  @Nullable OriginConnection take(Origin origin) {
    Deque<OriginConnection> connections = idle.get(Address.of(origin));
    OriginConnection latest = connections == null ? null : connections.pollLast();
    if (latest != null && isOld(latest, System.nanoTime())) {
      latest.close();
      return null;
    }
    return latest;
  }

  /** Keeps a connection for the next request. */
  void give(OriginConnection connection) {
    connection.rest(System.nanoTime());
    Address address = Address.of(connection.origin());
    Deque<OriginConnection> connections =
        idle.computeIfAbsent(address, a -> new ConcurrentLinkedDeque<>());
    connections.addLast(connection);
    if (closed || idle.get(address) != connections) {
      closeAll(connections);
    }
  }

  /** Closes what has waited for too long. */
  void sweep(long now) {
    idle.forEach(
        (address, connections) -> {
          OriginConnection oldest = connections.peekFirst();
          while (oldest != null && isOld(oldest, now)) {
            if (connections.remove(oldest)) {
              oldest.close();
            }
            oldest = connections.peekFirst();
          }
          if (connections.isEmpty()) {
            idle.remove(address, connections);
            closeAll(connections);
          }
        });
  }

  /** Closes all, and those that are given from now on. */
  void close() {
    closed = true;
    idle.values().forEach(ConnectionPool::closeAll);
  }

  private boolean isOld(OriginConnection connection, long now) {
    return now - connection.idleSince() > longestRest;
  }

  private static void closeAll(Deque<OriginConnection> connections) {
    OriginConnection connection = connections.poll();
    while (connection != null) {
      connection.close();
      connection = connections.poll();
    }
  }
}
