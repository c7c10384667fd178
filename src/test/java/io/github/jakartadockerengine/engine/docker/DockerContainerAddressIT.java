package io.github.jakartadockerengine.engine.docker;

import io.github.jakartadockerengine.engine.ContainerEngineContract;
import io.github.jakartadockerengine.engine.EngineFixture;
import org.junit.jupiter.api.AfterEach;

/** The real engine keeps the contract, with containers at their own addresses. */
class DockerContainerAddressIT implements ContainerEngineContract {

  private final DockerFixture fixture = DockerFixture.with(Addressing.CONTAINER);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Override
  public EngineFixture fixture() {
    return fixture;
  }
}
