package io.github.jakartadockerengine.history;

import java.time.Instant;

/**
 * One request.
 *
 * @param time when it came, to the millisecond
 * @param path its path as the client sent it, percent-encoded, without the query
 */
public record HistoryEntry(Instant time, String path) {}
