package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which containers an engine shows, and what it says of them. */
interface ListContract extends FixtureUser {

  @Test
  default void a_running_container_has_an_address() {
    ContainerSnapshot launched = fixture().launch();
    assertThat(launched.address()).isPresent();
    assertThat(engine().find(launched.name())).map(ContainerSnapshot::address).isNotEmpty();
  }

  @Test
  default void an_exited_container_has_no_address() {
    ContainerSnapshot launched = fixture().launch();
    fixture().exit(launched.id());
    ContainerSnapshot exited = engine().find(launched.name()).orElseThrow();
    assertThat(exited.state()).isEqualTo(ContainerState.EXITED);
    assertThat(exited.address()).isEmpty();
  }

  @Test
  default void a_list_holds_only_containers_with_every_label() {
    fixture().launch(fixture().spec().label("a", "1").build());
    ContainerSnapshot both =
        fixture().launch(fixture().spec().label("a", "1").label("b", "2").build());
    fixture().launch(fixture().spec().label("b", "2").build());
    assertThat(engine().list(ours(Map.of("a", "1", "b", "2"))))
        .extracting(ContainerSnapshot::id)
        .containsExactly(both.id());
  }

  @Test
  default void a_label_without_a_value_matches_any_value() {
    ContainerSnapshot one = fixture().launch(fixture().spec().label("a", "1").build());
    ContainerSnapshot two = fixture().launch(fixture().spec().label("a", "2").build());
    fixture().launch();
    assertThat(engine().list(ours(Map.of("a", ""))))
        .extracting(ContainerSnapshot::id)
        .containsExactlyInAnyOrder(one.id(), two.id());
  }

  @Test
  default void a_list_is_ordered_by_name() {
    ContainerSnapshot first = fixture().launch();
    ContainerSnapshot second = fixture().launch();
    ContainerSnapshot third = fixture().launch();
    assertThat(engine().list(fixture().labels().ownership()))
        .extracting(ContainerSnapshot::name)
        .containsExactly(first.name(), second.name(), third.name());
  }

  @Test
  default void a_list_holds_exited_containers_too() {
    ContainerSnapshot launched = fixture().launch();
    fixture().exit(launched.id());
    assertThat(engine().list(fixture().labels().ownership()))
        .extracting(ContainerSnapshot::state)
        .containsExactly(ContainerState.EXITED);
  }

  @Test
  default void a_container_is_found_by_its_whole_name_only() {
    String name = fixture().newName().value();
    ContainerSnapshot dotted =
        fixture().launch(ContainerSpec.of(fixture().image(), name + ".x").build());
    fixture().launch(ContainerSpec.of(fixture().image(), name + ".x2").build());
    assertThat(engine().find(new ContainerName(name + ".x")))
        .map(ContainerSnapshot::id)
        .contains(dotted.id());
    assertThat(engine().find(new ContainerName(name))).isEmpty();
  }

  @Test
  default void a_dot_in_a_name_stands_for_itself() {
    String name = fixture().newName().value();
    fixture().launch(ContainerSpec.of(fixture().image(), name + "-x").build());
    assertThat(engine().find(new ContainerName(name + ".x"))).isEmpty();
  }

  @Test
  default void a_container_that_a_person_started_with_the_port_label_has_an_address() {
    ContainerName name = fixture().newName();
    fixture().startByHand(name, Map.of(fixture().labels().portKey(), "80"));
    ContainerSnapshot found = engine().find(name).orElseThrow();
    assertThat(found.address()).isPresent();
    assertThat(fixture().labels().areOurs(found.labels())).isFalse();
  }

  @Test
  default void a_container_without_the_port_label_has_no_address() {
    ContainerName name = fixture().newName();
    fixture().startByHand(name, Map.of());
    assertThat(engine().find(name).orElseThrow().address()).isEmpty();
  }

  /** The labels of our containers and some more. */
  default Map<String, String> ours(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(fixture().labels().ownership());
    all.putAll(more);
    return all;
  }
}
