package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("deployed")
class BadSettingIT {

  @TempDir private Path directory;

  @Test
  void a_bad_value_fails_the_deployment_and_is_named() throws Exception {
    try (PayaraMicro server =
        new PayaraMicro(
            directory,
            Map.of(),
            "--postbootcommandfile",
            "src/test/resources/payara/bad-setting.asadmin")) {
      eventually(
          "the deployment fails", () -> server.log().contains("Exception while loading the app"));
      assertThat(server.log())
          .contains(
              "JNDI resource jakarta-docker-engine/upload-limit-megabytes is invalid: got \"lots\","
                  + " must be a whole number from 1 to 1000000");
    }
  }
}
