package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.model.Event;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.EngineListener;
import io.github.jakartadockerengine.engine.EngineWatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One stream of events. It is over exactly once: closed, or lost. */
final class DockerWatch implements EngineWatch {

  private final EngineListener listener;
  private final Consumer<DockerWatch> onOver;
  private final EngineStream<Event> stream = new EngineStream<>(event -> heard());
  private final AtomicBoolean over = new AtomicBoolean();

  DockerWatch(EngineListener listener, Consumer<DockerWatch> onOver) {
    this.listener = listener;
    this.onOver = onOver;
  }

  EngineStream<Event> stream() {
    return stream;
  }

  boolean isOver() {
    return over.get();
  }

  /** Tells the listener, unless the watch is over already. */
  void lost(ContainerEngineException reason) {
    if (end()) {
      listener.lost(reason);
    }
  }

  @Override
  public void close() {
    end();
  }

  private boolean end() {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      onOver.accept(this);
      stream.close();
    }
    return first;
  }

  private void heard() {
    if (!over.get()) {
      listener.changed();
    }
  }
}
