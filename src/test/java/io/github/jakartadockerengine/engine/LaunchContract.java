package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a launch gives, or refuses. */
interface LaunchContract extends FixtureUser {

  @Test
  default void a_launched_container_runs_under_its_name() {
    ContainerSpec spec = fixture().spec().build();
    ContainerSnapshot launched = fixture().launch(spec);
    assertThat(launched.name()).isEqualTo(spec.name());
    assertThat(launched.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(launched.image()).isEqualTo(fixture().image());
  }

  @Test
  default void a_launched_container_was_created_just_now() {
    assertThat(Duration.between(fixture().launch().created(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  default void a_launched_container_carries_all_labels() {
    ContainerSpec spec = fixture().spec().label("purpose", "a test = a proof").build();
    assertThat(fixture().launch(spec).labels())
        .containsAllEntriesOf(fixture().labels().of(spec))
        .containsEntry("purpose", "a test = a proof");
  }

  @Test
  default void a_launch_without_its_image_is_refused() {
    ContainerSpec spec =
        ContainerSpec.of(EngineFixture.ABSENT_IMAGE, fixture().newName().value()).build();
    assertThatThrownBy(() -> fixture().launch(spec))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageContaining(EngineFixture.ABSENT_IMAGE)
        .message()
        .doesNotContain("{");
    assertThat(engine().find(spec.name())).isEmpty();
  }

  @Test
  default void a_name_in_use_is_refused_and_its_container_left_alone() {
    ContainerSnapshot first = fixture().launch();
    ContainerSpec second = ContainerSpec.of(fixture().image(), first.name().value()).build();
    assertThatThrownBy(() -> fixture().launch(second))
        .isInstanceOf(NameInUseException.class)
        .hasMessageContaining(first.name().value());
    assertThat(engine().find(first.name())).map(ContainerSnapshot::id).contains(first.id());
  }

  @Test
  default void a_container_that_cannot_start_is_reported_with_the_reason_and_leaves_nothing() {
    ContainerName name = fixture().newName();
    ContainerSpec spec = ContainerSpec.of(fixture().brokenImage(), name.value()).build();
    assertThatThrownBy(() -> fixture().launch(spec))
        .isInstanceOf(ContainerStartFailedException.class)
        .hasMessageContaining(name.value())
        .hasMessageContaining("/no/such/command");
    assertThat(engine().find(name)).isEmpty();
  }
}
