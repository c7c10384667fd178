package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.container.InputJson;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a container gets its input and its directories. */
interface InputContract extends FixtureUser {

  /** With what a shell, a tar header or a wrong charset would spoil. */
  InputJson INPUT =
      InputJson.parse("{\"text\": \"ä \\\"quoted\\\" $HOME 'x' 漢字 \\n\", \"n\": [1, null]}");

  @Test
  default void input_arrives_as_a_file_with_exactly_its_content() {
    ContainerId id = fixture().launch(fixture().spec().input(INPUT).build()).id();
    assertThat(fixture().read(id, InputDelivery.File.DEFAULT_PATH)).isEqualTo(INPUT.text());
  }

  @Test
  default void an_input_file_may_lie_in_folders_that_the_image_does_not_have() {
    var file = new InputDelivery.File("/no/such folder/" + "long-".repeat(30) + "/ä.json");
    ContainerId id = fixture().launch(fixture().spec().input(INPUT).deliver(file).build()).id();
    assertThat(fixture().read(id, file.path())).isEqualTo(INPUT.text());
  }

  @Test
  default void a_large_input_arrives_whole_in_its_file() {
    InputJson large = InputJson.of("x".repeat(2 << 20));
    ContainerId id = fixture().launch(fixture().spec().input(large).build()).id();
    assertThat(fixture().read(id, InputDelivery.File.DEFAULT_PATH)).isEqualTo(large.text());
  }

  @Test
  default void input_arrives_as_an_environment_variable_with_exactly_its_content() {
    var variable = new InputDelivery.EnvironmentVariable();
    ContainerId id = fixture().launch(fixture().spec().input(INPUT).deliver(variable).build()).id();
    assertThat(fixture().variable(id, "INPUT_JSON")).isEqualTo(INPUT.text());
  }

  @Test
  default void the_url_of_the_input_arrives_as_an_environment_variable() {
    var url = new InputDelivery.Url(URI.create("https://example.org/input?a=b&c=%20d"));
    ContainerId id = fixture().launch(fixture().spec().deliver(url).build()).id();
    assertThat(fixture().variable(id, "INPUT_JSON_URL")).isEqualTo(url.url().toString());
  }

  @Test
  default void deliveries_can_be_combined() {
    var variable = new InputDelivery.EnvironmentVariable();
    var file = new InputDelivery.File("/input.json");
    ContainerId id =
        fixture()
            .launch(fixture().spec().input(INPUT).deliver(variable).deliver(file).build())
            .id();
    assertThat(fixture().variable(id, "INPUT_JSON")).isEqualTo(INPUT.text());
    assertThat(fixture().read(id, "/input.json")).isEqualTo(INPUT.text());
  }

  @Test
  default void extra_directories_are_writable() {
    ContainerId id =
        fixture().launch(fixture().spec().extraDirectory("/a").extraDirectory("/b/c").build()).id();
    fixture().write(id, "/a/file", "in a");
    fixture().write(id, "/b/c/file", "in b");
    assertThat(fixture().read(id, "/a/file")).isEqualTo("in a");
    assertThat(fixture().read(id, "/b/c/file")).isEqualTo("in b");
  }

  @Test
  default void extra_directories_vanish_with_their_container() {
    ContainerId id =
        fixture().launch(fixture().spec().extraDirectory("/a").extraDirectory("/b").build()).id();
    List<String> volumes = fixture().volumes(id);
    assertThat(volumes).hasSize(2).allMatch(fixture()::hasVolume);
    engine().remove(id);
    assertThat(volumes).noneMatch(fixture()::hasVolume);
  }

  @Test
  default void an_input_file_may_lie_in_an_extra_directory() {
    var file = new InputDelivery.File("/data/deep/input.json");
    ContainerSpec spec =
        fixture().spec().input(INPUT).deliver(file).extraDirectory("/data").build();
    assertThat(fixture().read(fixture().launch(spec).id(), file.path())).isEqualTo(INPUT.text());
  }
}
