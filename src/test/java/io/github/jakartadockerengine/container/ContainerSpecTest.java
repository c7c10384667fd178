package io.github.jakartadockerengine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSpecTest {

  private final ContainerSpecBuilder builder = ContainerSpec.of("nginx", "my-server");

  @Test
  void every_value_has_a_default() {
    ContainerSpec spec = builder.build();
    assertThat(spec.image().value()).isEqualTo("nginx:latest");
    assertThat(spec.input().text()).isEqualTo("{}");
    assertThat(spec.deliveries()).containsExactly(new InputDelivery.File("/tmp/input.json"));
    assertThat(spec.port()).isEqualTo(80);
    assertThat(spec.cpus()).isEqualTo(0.5);
    assertThat(spec.extraDirectories()).isEmpty();
    assertThat(spec.labels()).isEmpty();
    assertThat(spec.memoryReservation()).isEmpty();
  }

  @Test
  void labels_are_not_shared_between_specifications() {
    ContainerSpec first = builder.label("a", "1").build();
    builder.label("b", "2");
    assertThat(first.labels()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void ways_of_delivery_can_be_combined() {
    InputDelivery url = new InputDelivery.Url(URI.create("https://example.org/input"));
    ContainerSpec spec =
        builder.deliver(new InputDelivery.EnvironmentVariable()).deliver(url).build();
    assertThat(spec.deliveries()).containsExactly(new InputDelivery.EnvironmentVariable(), url);
  }

  @Test
  void one_way_of_delivery_is_needed() {
    ContainerSpec spec = builder.build();
    refused(
        () ->
            new ContainerSpec(
                spec.image(),
                spec.name(),
                spec.input(),
                List.of(),
                List.of(),
                Map.of(),
                80,
                1,
                spec.memoryReservation()),
        "at least one of file, environment variable and URL");
  }

  @Test
  void a_way_of_delivery_is_given_once() {
    builder.deliver(new InputDelivery.File("/a")).deliver(new InputDelivery.File("/b"));
    refused(builder::build, "only once");
  }

  @Test
  void an_input_that_just_fits_the_environment_is_accepted() {
    int quotes = 2;
    String most = "é".repeat((InputDelivery.EnvironmentVariable.MAX_BYTES - quotes) / 2);
    builder.deliver(new InputDelivery.EnvironmentVariable());
    assertThat(builder.input(InputJson.of(most)).build().input().utf8())
        .hasSizeLessThanOrEqualTo(131_060);
    builder.input(InputJson.of(most + "é"));
    refused(builder::build, "must be at most 131060 bytes");
  }

  @Test
  void an_input_of_any_size_is_delivered_as_a_file() {
    assertThat(builder.input(InputJson.of("x".repeat(1_000_000))).build().input().utf8())
        .hasSize(1_000_002);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "", "/data/../etc", "/data/.", "/\0"})
  void extra_directories_are_plain_absolute_paths(String path) {
    builder.extraDirectory(path);
    refused(builder::build, "Extra directory");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void ports_are_from_1_to_65535(int port) {
    builder.port(port);
    refused(builder::build, "must be from 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void cpus_are_above_nothing(double cpus) {
    builder.cpus(cpus);
    refused(builder::build, "must be at least 0.01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.json", "/tmp/", "/tmp/../x"})
  void the_input_path_is_absolute_and_names_a_file(String path) {
    refused(() -> new InputDelivery.File(path), "Input path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/input", "ftp://example.org/x", "http:///x"})
  void the_input_url_is_absolute_http(String url) {
    refused(() -> new InputDelivery.Url(URI.create(url)), "Input URL");
  }

  @Test
  void docker_accepts_no_less_than_6_megabytes() {
    assertThat(MemorySize.ofMegabytes(6).bytes()).isEqualTo(6_291_456);
    refused(() -> MemorySize.ofMegabytes(5), "at least 6 MB");
    refused(() -> MemorySize.ofMegabytes(Long.MAX_VALUE), "too large");
  }

  private static void refused(Runnable attempt, String message) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }
}
