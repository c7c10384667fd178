package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  private static final Path TEMPORARY = Path.of("/tmp");

  private final Map<String, String> environment = new HashMap<>();
  private @TempDir Path home;

  @Test
  void systemd_says_first_where_state_is() {
    environment.put("STATE_DIRECTORY", "/var/lib/tools:/var/lib/other");
    environment.put("XDG_STATE_HOME", "/home/x/state");

    assertThat(find(home)).isEqualTo(Path.of("/var/lib/tools"));
  }

  @Test
  void then_the_desktop_specification() {
    environment.put("XDG_STATE_HOME", "/home/x/state");

    assertThat(find(home)).isEqualTo(Path.of("/home/x/state/jakarta-docker-engine"));
  }

  @Test
  void then_the_home() {
    assertThat(find(home)).isEqualTo(home.resolve(".local/state/jakarta-docker-engine"));
  }

  @Test
  void a_user_without_home_has_state_among_temporary_files() {
    assertThat(find(home.resolve("nonexistent"))).isEqualTo(Path.of("/tmp/jakarta-docker-engine"));
  }

  @Test
  void a_variable_that_is_no_absolute_path_is_ignored() {
    environment.put("STATE_DIRECTORY", "");
    environment.put("XDG_STATE_HOME", "state");

    assertThat(find(home)).startsWithRaw(home);
  }

  private Path find(Path userHome) {
    return StateDirectory.find(environment::get, userHome, TEMPORARY);
  }
}
