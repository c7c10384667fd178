package io.github.jakartadockerengine.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NullHistorianTest extends HistorianContract {

  private final Historian historian = new NullHistorian();

  @Override
  Historian historian() {
    return historian;
  }

  @Test
  void nothing_is_kept() {
    historian.record(NAME, entry("/docker/my-server/"));

    assertThat(historian.history(NAME, 10)).isEmpty();
    assertThat(historian.lastRequest(NAME)).isEmpty();
  }
}
