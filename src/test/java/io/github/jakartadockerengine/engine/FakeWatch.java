package io.github.jakartadockerengine.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One watch of a {@link FakeContainerEngine}. */
final class FakeWatch implements EngineWatch {

  private final EngineListener listener;
  private final Consumer<FakeWatch> onOver;
  private final AtomicBoolean over = new AtomicBoolean();

  FakeWatch(EngineListener listener, Consumer<FakeWatch> onOver) {
    this.listener = listener;
    this.onOver = onOver;
  }

  void heard() {
    if (!over.get()) {
      listener.changed();
    }
  }

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
    }
    return first;
  }
}
