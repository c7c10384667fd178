package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerSpec;
import org.junit.jupiter.api.Test;

/** How containers go. */
interface RemovalContract extends FixtureUser {

  @Test
  default void a_removed_container_is_gone_and_its_name_free() {
    ContainerSnapshot first = fixture().launch();
    engine().remove(first.id());
    assertThat(engine().find(first.name())).isEmpty();
    ContainerSpec again = ContainerSpec.of(fixture().image(), first.name().value()).build();
    assertThat(fixture().launch(again).id()).isNotEqualTo(first.id());
  }

  @Test
  default void removing_twice_does_nothing_and_spares_the_successor() {
    ContainerSnapshot first = fixture().launch();
    engine().remove(first.id());
    fixture().launch(ContainerSpec.of(fixture().image(), first.name().value()).build());
    engine().remove(first.id());
    assertThat(engine().find(first.name())).isPresent();
  }
}
