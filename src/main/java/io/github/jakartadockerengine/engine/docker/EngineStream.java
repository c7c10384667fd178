package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that arrives in parts. docker-java's own callback never starts when the request is
 * refused, and leaks its thread when it is closed before it has started; this one does neither.
 */
final class EngineStream<T> implements ResultCallback<T> {

  private final Consumer<T> items;
  private final CompletableFuture<Closeable> started = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  /**
   * @param items gets every part, on docker-java's thread
   */
  EngineStream(Consumer<T> items) {
    this.items = items;
  }

  /** Returns when the engine has accepted the request. */
  void awaitStart() throws ExecutionException, InterruptedException {
    started.get();
  }

  /** Returns when the answer is complete. */
  void awaitEnd() throws ExecutionException, InterruptedException {
    ended.get();
  }

  /** Calls back once at the end, with the failure if there was one; at once when it is over. */
  void whenEnded(BiConsumer<@Nullable Void, @Nullable Throwable> action) {
    var unused = ended.whenComplete(action);
  }

  @Override
  public void onStart(Closeable stream) {
    started.complete(stream);
  }

  @Override
  public void onNext(T item) {
    items.accept(item);
  }

  @Override
  public void onError(Throwable failure) {
    started.completeExceptionally(failure);
    ended.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    ended.complete(null);
  }

  /** Ends the stream, as soon as it has started if it has not. */
  @Override
  public void close() {
    var unused = started.thenAccept(EngineStream::close);
  }

  private static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
