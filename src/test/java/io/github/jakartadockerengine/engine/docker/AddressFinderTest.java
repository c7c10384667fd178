package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DockerClientConfig;
import io.github.jakartadockerengine.engine.ContainerAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The containers are what an engine says in its list. */
class AddressFinderTest {

  private static final Reach OWN = new Reach(Addressing.CONTAINER, "127.0.0.1", "127.0.0.1", "");
  private static final Reach LOCAL = new Reach(Addressing.PUBLISHED, "127.0.0.1", "127.0.0.1", "");
  private static final Reach REMOTE = new Reach(Addressing.PUBLISHED, "10.0.0.5", "10.0.0.5", "");

  private static final String BRIDGE = network("bridge", "172.17.0.2", "");
  private static final String NOTHING = network("none", "", "");

  @Test
  void a_container_is_dialled_at_its_own_address() {
    assertThat(find(OWN, BRIDGE, published("127.0.0.1", 80, 32768)))
        .contains(new ContainerAddress("172.17.0.2", 80));
  }

  @Test
  void any_network_gives_an_own_address() {
    assertThat(find(OWN, network("mine", "10.5.0.3", ""), ""))
        .contains(new ContainerAddress("10.5.0.3", 80));
  }

  @Test
  void a_network_with_ipv6_only_gives_an_own_address() {
    assertThat(find(OWN, network("six", "", "fd00::2"), ""))
        .contains(new ContainerAddress("fd00::2", 80));
  }

  @Test
  void a_container_in_the_hosts_network_is_dialled_at_the_host() {
    assertThat(find(OWN, hostNetwork(), "")).contains(new ContainerAddress("127.0.0.1", 80));
  }

  @Test
  void without_an_own_address_a_published_port_is_dialled() {
    assertThat(find(OWN, NOTHING, published("127.0.0.1", 80, 32768)))
        .contains(new ContainerAddress("127.0.0.1", 32768));
  }

  @Test
  void without_a_published_port_the_own_address_is_dialled() {
    assertThat(find(LOCAL, BRIDGE, "")).contains(new ContainerAddress("172.17.0.2", 80));
  }

  @Test
  void only_the_port_itself_counts_as_published() {
    String others =
        published("127.0.0.1", 81, 1)
            + ","
            + published("127.0.0.1", 80, 2).replace("tcp", "udp")
            + ",{\"PrivatePort\":80,\"Type\":\"tcp\"}";
    assertThat(find(LOCAL, NOTHING, others)).isEmpty();
  }

  @Test
  void a_port_on_every_address_is_dialled_at_the_host_by_ipv4() {
    String both = published("::", 80, 32769) + "," + published("0.0.0.0", 80, 32768);
    assertThat(find(LOCAL, BRIDGE, both)).contains(new ContainerAddress("127.0.0.1", 32768));
    assertThat(find(REMOTE, BRIDGE, both)).contains(new ContainerAddress("10.0.0.5", 32768));
  }

  @Test
  void a_port_on_one_address_is_dialled_there() {
    assertThat(find(REMOTE, BRIDGE, published("192.168.1.5", 80, 32768)))
        .contains(new ContainerAddress("192.168.1.5", 32768));
  }

  @Test
  void a_port_on_the_loopback_of_a_remote_host_is_out_of_reach() {
    assertThat(find(REMOTE, NOTHING, published("127.0.0.1", 80, 32768))).isEmpty();
  }

  @Test
  void a_container_without_network_and_port_has_no_address() {
    assertThat(find(OWN, NOTHING, "")).isEmpty();
    assertThat(find(LOCAL, NOTHING, "")).isEmpty();
  }

  private static Optional<ContainerAddress> find(Reach reach, String network, String ports) {
    String json = "{\"Id\":\"x\",%s,\"Ports\":[%s]}".formatted(network, ports);
    try {
      Container container =
          DockerClientConfig.getDefaultObjectMapper().readValue(json, Container.class);
      return new AddressFinder(reach).find(container, 80);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String hostNetwork() {
    return network("host", "", "");
  }

  private static String network(String name, String ipv4, String ipv6) {
    return """
        "HostConfig":{"NetworkMode":"%s"},"NetworkSettings":{"Networks":{"%s":
        {"IPAddress":"%s","GlobalIPv6Address":"%s"}}}\
        """
        .formatted(name, name, ipv4, ipv6);
  }

  private static String published(String ip, int port, int publicPort) {
    return "{\"IP\":\"%s\",\"PrivatePort\":%d,\"PublicPort\":%d,\"Type\":\"tcp\"}"
        .formatted(ip, port, publicPort);
  }
}
