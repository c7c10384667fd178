package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Info;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {

  private static final String SOCKET = "unix:///var/run/docker.sock";
  private static final Info DEBIAN = new Info().withOperatingSystem("Debian GNU/Linux 12");

  @Test
  void a_local_engine_is_reached_at_the_containers_own_addresses() throws UnknownHostException {
    Reach reach = Reach.choose(DockerSettings.at(SOCKET), DEBIAN, true);
    assertThat(reach.mode()).isEqualTo(Addressing.CONTAINER);
    assertThat(reach.reason()).endsWith("the engine runs on this host.");
  }

  @Test
  void docker_desktop_is_reached_at_ports_on_loopback() throws UnknownHostException {
    Info desktop = new Info().withOperatingSystem("Docker Desktop");
    Reach reach = Reach.choose(DockerSettings.at(SOCKET), desktop, true);
    assertThat(reach.mode()).isEqualTo(Addressing.PUBLISHED);
    assertThat(reach.publishAddress()).isEqualTo("127.0.0.1");
    assertThat(reach.reason()).contains("127.0.0.1").contains("Docker Desktop");
  }

  @Test
  void a_rootless_engine_is_reached_at_ports_on_loopback() throws UnknownHostException {
    Info rootless =
        new Info()
            .withOperatingSystem("Debian GNU/Linux 12")
            .withSecurityOptions(List.of("name=seccomp,profile=default", "name=rootless"));
    Reach reach = Reach.choose(DockerSettings.at(SOCKET), rootless, true);
    assertThat(reach.mode()).isEqualTo(Addressing.PUBLISHED);
    assertThat(reach.reason()).contains("rootless");
  }

  @Test
  void another_system_than_linux_reaches_ports_on_loopback() throws UnknownHostException {
    Reach reach = Reach.choose(DockerSettings.at(SOCKET), DEBIAN, false);
    assertThat(reach.mode()).isEqualTo(Addressing.PUBLISHED);
    assertThat(reach.publishAddress()).isEqualTo("127.0.0.1");
  }

  @Test
  void a_remote_engine_is_reached_at_ports_on_its_own_address() throws UnknownHostException {
    Reach reach = Reach.choose(DockerSettings.at("tcp://10.9.8.7:2376"), DEBIAN, true);
    assertThat(reach.mode()).isEqualTo(Addressing.PUBLISHED);
    assertThat(reach.publishAddress()).isEqualTo("10.9.8.7");
    assertThat(reach.engineHost()).isEqualTo("10.9.8.7");
    assertThat(reach.reason()).contains("remote");
  }

  @Test
  void a_publish_address_is_followed() throws UnknownHostException {
    Reach reach = Reach.choose(published("tcp://10.9.8.7", "192.168.1.5"), DEBIAN, true);
    assertThat(reach.publishAddress()).isEqualTo("192.168.1.5");
    assertThat(reach.engineHost()).isEqualTo("10.9.8.7");
  }

  @Test
  void configured_addressing_is_followed() throws UnknownHostException {
    Reach reach = Reach.choose(published(SOCKET, "127.0.0.1"), DEBIAN, true);
    assertThat(reach.mode()).isEqualTo(Addressing.PUBLISHED);
    assertThat(reach.reason()).endsWith("as configured.");
  }

  private static DockerSettings published(String host, String publishAddress) {
    return new DockerSettings(
        host, false, Optional.empty(), Addressing.PUBLISHED, Optional.of(publishAddress));
  }
}
